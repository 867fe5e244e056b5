// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "library.h"

#include <QHash>
#include <QPointer>

#include <memory>

namespace campanile {

class BlobTransfer;
class DialerLink;

/// The dialer's library over Qt GRPC.
class GrpcLibrary final : public Library {
    Q_OBJECT
public:
    explicit GrpcLibrary(DialerLink &link, QObject *parent = nullptr); ///< outlives the library
    ~GrpcLibrary() override;

    QFuture<Result<void>> upload(const QByteArray &digest, const QByteArray &bytes) override;
    QFuture<Result<void>> uploadFile(const QByteArray &digest, const QString &path) override;
    QFuture<Result<void>> download(const QByteArray &digest, const QString &path) override;
    QFuture<Result<LibraryDocument>> put(const LibraryDocument &document) override;
    QFuture<Result<LibraryPage>> list(qint64 afterRevision) override;

private:
    QFuture<Result<void>> send(const QByteArray &digest, std::unique_ptr<QIODevice> source);
    void follow(BlobTransfer &transfer);

    DialerLink &m_link;
    QObject m_calls; ///< owner of what is under way
    QHash<QByteArray, QPointer<BlobTransfer>> m_uploads;
    QHash<QString, QPointer<BlobTransfer>> m_downloads; ///< by path
};

} // namespace campanile
