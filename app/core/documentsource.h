// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library.h"

#include <QHash>

#include <optional>

namespace campanile {

/// A document as this console has it.
struct LocalDocument {
    QString id;
    QString title{}; ///< for people
    QByteArray content{}; ///< JSON, the same bytes for the same thing; empty when deleted
    QByteArray digest{}; ///< its SHA-256; empty when deleted
    QHash<QByteArray, QString> blobs{}; ///< files of the audio it speaks of, by SHA-256
    QDateTime changed{}; ///< since when it is as it is
    bool deleted = false; ///< on purpose, by a person of this console
};

/// One kind of thing that consoles share, whatever it is kept in.
class DocumentSource : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual LibraryDocument::Kind kind() const = 0;
    /// Everything that is here and everything that was removed here. What is not ready yet (audio that is still being
    /// read) is left out and announced later; what merely cannot be read is left out too, and is never taken for
    /// removed.
    [[nodiscard]] virtual QList<LocalDocument> documents() const = 0;
    [[nodiscard]] virtual std::optional<LocalDocument> document(const QString &id) const = 0;
    /// Nobody else writes it: what the library has of it is never newer than what is here.
    [[nodiscard]] virtual bool isOwn(const QString &id) const = 0;
    /// Adds or replaces, or removes when it is deleted. FileTooNew, FileWrongKind: cannot be understood; what is here
    /// stays as it is.
    virtual Result<void> takeOver(const LibraryDocument &document) = 0;
    /// Both were changed: theirs takes the id, ours gets an id of its own and a name that says where it comes from
    /// (doing it twice makes one copy). False: ours is what it grew into and keeps the id.
    virtual Result<bool> keepBoth(const LibraryDocument &theirs, const QString &console) = 0;
    /// Where that audio is, or where it belongs.
    [[nodiscard]] virtual QString blobPath(const QByteArray &digest) const = 0;

Q_SIGNALS:
    void changed();
};

} // namespace campanile
