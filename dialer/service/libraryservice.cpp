// SPDX-License-Identifier: GPL-3.0-or-later
#include "libraryservice.h"

#include "blobupload.h"
#include "convert.h"
#include "deadline.h"

#include <spdlog/spdlog.h>

#include <algorithm>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr int mostTransfers = 16;
constexpr std::chrono::seconds longestTransfer(600);
constexpr std::size_t largestChunk = 1024 * 1024;
constexpr std::int64_t sentAtOnce = 256 * 1024;
constexpr auto betweenHeartbeats = 10s;
constexpr auto shutdownCheck = 500ms;

const grpc::Status cancelled(grpc::StatusCode::CANCELLED, "CANCELLED: the transfer was not finished");
const grpc::Status tooMany(grpc::StatusCode::RESOURCE_EXHAUSTED, "TOO_MANY_TRANSFERS: try again in a while");

grpc::Status invalid(const char *words)
{
    return {grpc::StatusCode::INVALID_ARGUMENT, words};
}

void fill(v1::Blob &message, const BlobState &state)
{
    message.set_sha256(state.sha256);
    message.set_size(state.size);
    message.set_received(state.received);
}

void fill(v1::Document &message, const Document &document)
{
    message.set_kind(static_cast<v1::DocumentKind>(document.kind));
    message.set_id(document.id);
    message.set_revision(document.revision);
    message.set_content(document.content);
    for (const auto &sha256 : document.blobs)
        message.add_blobs(sha256);
    message.set_deleted(document.deleted);
    message.set_changed_ms(document.changedMs);
    message.set_author(document.author);
}

} // namespace

LibraryService::LibraryService(Library &library, const Gate &gate, Seats &watchers)
    : m_library(library)
    , m_gate(gate)
    , m_watchers(watchers)
    , m_transfers(mostTransfers)
    , m_realTime(1, systemWallMs())
    , m_deadlines(m_realTime)
{
}

grpc::Status LibraryService::GetBlob(grpc::ServerContext *context, const v1::GetBlobRequest *request, v1::Blob *reply)
{
    if (auto status = m_gate.allow(*context, "GetBlob", Right::See); !status.ok())
        return status;
    const auto state = m_library.blobs().find(request->sha256());
    if (!state)
        return statusOf(state.error());
    fill(*reply, *state);
    return grpc::Status::OK;
}

grpc::Status LibraryService::UploadBlob(
    grpc::ServerContext *context, grpc::ServerReader<v1::UploadBlobRequest> *reader, v1::Blob *reply)
{
    if (auto status = m_gate.allow(*context, "UploadBlob", Right::Write); !status.ok())
        return status;
    const auto seat = m_transfers.take();
    if (!seat)
        return tooMany;
    const Deadline deadline(m_deadlines, context, longestTransfer);
    v1::UploadBlobRequest part;
    if (!reader->Read(&part) || !part.has_header())
        return invalid("UPLOAD_ORDER: the header comes first");
    const auto upload = m_library.blobs().upload(part.header().sha256(), part.header().size(), part.header().offset());
    if (!upload)
        return statusOf(upload.error());
    while (!(*upload)->state().whole() && reader->Read(&part)) {
        if (part.part_case() != v1::UploadBlobRequest::kChunk)
            return invalid("UPLOAD_ORDER: there are two headers");
        if (part.chunk().size() > largestChunk)
            return invalid("CHUNK_TOO_LARGE: a chunk has at most 1 MB");
        if (const auto added = (*upload)->add(part.chunk()); !added) {
            spdlog::warn("event=upload refused=\"{}\"", plain(added.error().text()));
            return statusOf(added.error());
        }
    }
    const auto state = (*upload)->state();
    if (!state.whole() && context->IsCancelled())
        return cancelled;
    fill(*reply, state);
    return grpc::Status::OK;
}

grpc::Status LibraryService::DownloadBlob(grpc::ServerContext *context, const v1::DownloadBlobRequest *request,
    grpc::ServerWriter<v1::DownloadBlobResponse> *writer)
{
    if (auto status = m_gate.allow(*context, "DownloadBlob", Right::See); !status.ok())
        return status;
    const auto seat = m_transfers.take();
    if (!seat)
        return tooMany;
    const Deadline deadline(m_deadlines, context, longestTransfer);
    v1::DownloadBlobResponse part;
    for (auto at = request->offset();; at += static_cast<std::int64_t>(part.chunk().size())) {
        auto bytes = m_library.blobs().read(request->sha256(), at, sentAtOnce);
        if (!bytes)
            return statusOf(bytes.error());
        if (bytes->empty())
            return grpc::Status::OK;
        part.set_chunk(std::move(*bytes));
        if (!writer->Write(part))
            return cancelled;
    }
}

grpc::Status LibraryService::PutDocument(
    grpc::ServerContext *context, const v1::PutDocumentRequest *request, v1::Document *reply)
{
    const auto account = m_gate.enter(*context, "PutDocument", Right::Write);
    if (!account)
        return account.error();
    const auto document =
        m_library.put({static_cast<DocumentKind>(request->kind()), request->id(), request->base_revision(),
                          request->content(), {request->blobs().begin(), request->blobs().end()}, request->deleted()},
            (*account)->name);
    if (!document)
        return statusOf(document.error());
    fill(*reply, *document);
    return grpc::Status::OK;
}

grpc::Status LibraryService::ListDocuments(
    grpc::ServerContext *context, const v1::ListDocumentsRequest *request, v1::ListDocumentsResponse *reply)
{
    if (auto status = m_gate.allow(*context, "ListDocuments", Right::See); !status.ok())
        return status;
    if (request->page_size() < 0)
        return invalid("PAGE_SIZE_INVALID: a page cannot be negative");
    const int size = request->page_size() == 0 ? 100 : std::min(request->page_size(), 500);
    const auto page = m_library.documents().list(request->after_revision(), size);
    if (!page)
        return statusOf(page.error());
    for (const auto &document : page->documents)
        fill(*reply->add_documents(), document);
    reply->set_last_revision(page->lastRevision);
    reply->set_more(page->more);
    reply->set_library_id(m_library.documents().libraryId());
    return grpc::Status::OK;
}

grpc::Status LibraryService::WatchDocuments(grpc::ServerContext *context, const v1::WatchDocumentsRequest *,
    grpc::ServerWriter<v1::WatchDocumentsResponse> *writer)
{
    if (auto status = m_gate.allow(*context, "WatchDocuments", Right::See); !status.ok())
        return status;
    const auto seat = m_watchers.take();
    if (!seat)
        return {grpc::StatusCode::RESOURCE_EXHAUSTED, "TOO_MANY_WATCHERS: nobody else can watch now"};
    std::int64_t told = -1;
    auto beat = std::chrono::steady_clock::now();
    while (!context->IsCancelled()) {
        if (m_ending)
            return {grpc::StatusCode::UNAVAILABLE, "SHUTTING_DOWN: watch again when the dialer is back"};
        const auto last = m_library.documents().lastRevision();
        const auto now = std::chrono::steady_clock::now();
        if (last > told || now >= beat) {
            v1::WatchDocumentsResponse message;
            message.set_last_revision(last);
            message.set_library_id(m_library.documents().libraryId());
            if (!writer->Write(message))
                break;
            told = last;
            beat = now + betweenHeartbeats;
        }
        m_library.documents().waitBeyond(told, shutdownCheck);
    }
    return {grpc::StatusCode::CANCELLED, "CANCELLED: the watcher went away"};
}

} // namespace campanile::dialer
