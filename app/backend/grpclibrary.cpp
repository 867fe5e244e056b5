// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpclibrary.h"

#include "blobtransfer.h"
#include "pendingcall.h"

#include <QBuffer>

namespace campanile {

using namespace Qt::StringLiterals;
namespace pb = campanile::v1;

namespace {

constexpr int pageSize = 100;

LibraryDocument fromWire(const pb::Document &wire)
{
    LibraryDocument document;
    document.kind = static_cast<LibraryDocument::Kind>(wire.kind());
    document.id = wire.id_proto();
    document.revision = wire.revision();
    document.content = wire.content();
    document.blobs = wire.blobs();
    document.deleted = wire.deleted();
    document.changed = QDateTime::fromMSecsSinceEpoch(wire.changedMs());
    document.author = wire.author();
    return document;
}

} // namespace

GrpcLibrary::GrpcLibrary(DialerLink &link, QObject *parent)
    : Library(parent)
    , m_link(link)
{
}

GrpcLibrary::~GrpcLibrary() = default;

void GrpcLibrary::follow(BlobTransfer &transfer)
{
    connect(&transfer, &BlobTransfer::progress, this,
        [this, digest = transfer.digest()](qint64 done, qint64 size) { Q_EMIT progress(digest, done, size); });
}

QFuture<Result<void>> GrpcLibrary::send(const QByteArray &digest, std::unique_ptr<QIODevice> source)
{
    auto *transfer = new BlobUpload(m_link, digest, std::move(source), &m_calls);
    m_uploads.insert(digest, transfer);
    follow(*transfer);
    return transfer->wait();
}

QFuture<Result<void>> GrpcLibrary::upload(const QByteArray &digest, const QByteArray &bytes)
{
    if (const QPointer<BlobTransfer> there = m_uploads.value(digest); there && there->isUnderWay())
        return there->wait();
    auto buffer = std::make_unique<QBuffer>();
    buffer->setData(bytes);
    buffer->open(QIODevice::ReadOnly);
    return send(digest, std::move(buffer));
}

QFuture<Result<void>> GrpcLibrary::uploadFile(const QByteArray &digest, const QString &path)
{
    if (const QPointer<BlobTransfer> there = m_uploads.value(digest); there && there->isUnderWay())
        return there->wait();
    auto file = std::make_unique<QFile>(path);
    if (!file->exists())
        return failed<void>({ErrorCode::FileNotFound, {path}});
    if (!file->open(QIODevice::ReadOnly))
        return failed<void>({ErrorCode::FileUnreadable, {path, file->errorString()}});
    return send(digest, std::move(file));
}

QFuture<Result<void>> GrpcLibrary::download(const QByteArray &digest, const QString &path)
{
    if (const QPointer<BlobTransfer> there = m_downloads.value(path); there && there->isUnderWay())
        return there->wait();
    auto *transfer = new BlobDownload(m_link, digest, path, &m_calls);
    m_downloads.insert(path, transfer);
    follow(*transfer);
    return transfer->wait();
}

QFuture<Result<LibraryDocument>> GrpcLibrary::put(const LibraryDocument &document)
{
    pb::PutDocumentRequest request;
    request.setKind(static_cast<pb::DocumentKindGadget::DocumentKind>(document.kind));
    request.setId_proto(document.id);
    request.setBaseRevision(document.revision);
    request.setContent(document.content);
    request.setBlobs(document.blobs);
    request.setDeleted(document.deleted);
    return askDialer<LibraryDocument>(
        m_link, m_calls, m_link.patience().deadline,
        [&](DialerChannel &channel, const QGrpcCallOptions &options) {
            return channel.library.PutDocument(request, options);
        },
        [](const QGrpcOperation &operation) { return messageIn<pb::Document>(operation).transform(fromWire); });
}

QFuture<Result<LibraryPage>> GrpcLibrary::list(qint64 afterRevision)
{
    pb::ListDocumentsRequest request;
    request.setAfterRevision(afterRevision);
    request.setPageSize(pageSize);
    return askDialer<LibraryPage>(
        m_link, m_calls, m_link.patience().deadline,
        [&](DialerChannel &channel, const QGrpcCallOptions &options) {
            return channel.library.ListDocuments(request, options);
        },
        [](const QGrpcOperation &operation) {
            return messageIn<pb::ListDocumentsResponse>(operation).transform([](const pb::ListDocumentsResponse &wire) {
                LibraryPage page;
                for (const pb::Document &document : wire.documents())
                    page.documents.append(fromWire(document));
                page.lastRevision = wire.lastRevision();
                page.more = wire.more();
                page.libraryId = wire.libraryId();
                return page;
            });
        });
}

} // namespace campanile
