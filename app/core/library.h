// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArray>
#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>

namespace campanile {

/// What consoles share through the dialer. proto campanile.v1.Document.
struct LibraryDocument {
    enum class Kind { Message = 1, Area = 2, Draft = 3 };
    Kind kind = Kind::Message;
    QString id;
    qint64 revision = 0; ///< put: the one that the change began from; 0: it was never there
    QByteArray content; ///< JSON
    QList<QByteArray> blobs; ///< SHA-256 of the audio it speaks of
    bool deleted = false;
    QDateTime changed; ///< the dialer's clock; ignored by put
    QString author; ///< ignored by put
    friend bool operator==(const LibraryDocument &, const LibraryDocument &) = default;
};

struct LibraryPage {
    QList<LibraryDocument> documents; ///< by revision
    qint64 lastRevision = 0; ///< the library's
    bool more = false; ///< list again after the last document's revision
    QString libraryId; ///< another one: another library, whose revisions mean nothing here
    friend bool operator==(const LibraryPage &, const LibraryPage &) = default;
};

/// The shared library of the dialer. Every future finishes exactly once. Everything may be repeated: what is there is
/// not sent twice. Errors are the dialer's; DialerRefused "CHANGED_MEANWHILE" when somebody else was first.
class Library : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Sends what is missing of a blob, in pieces, going on where it stopped, until it is whole at the dialer.
    virtual QFuture<Result<void>> upload(const QByteArray &digest, const QByteArray &bytes) = 0;
    virtual QFuture<Result<void>> uploadFile(const QByteArray &digest, const QString &path) = 0;
    /// Fetches what is missing of a blob. The file appears whole and verified, or not at all; what came before the
    /// connection broke is kept beside it and is not fetched again.
    virtual QFuture<Result<void>> download(const QByteArray &digest, const QString &path) = 0;
    virtual QFuture<Result<LibraryDocument>> put(const LibraryDocument &document) = 0;
    virtual QFuture<Result<LibraryPage>> list(qint64 afterRevision) = 0;

Q_SIGNALS:
    void progress(const QByteArray &digest, qint64 done, qint64 size); ///< of uploads and downloads
};

} // namespace campanile
