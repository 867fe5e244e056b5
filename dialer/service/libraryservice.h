// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campanile/v1/library.grpc.pb.h"

#include "gate.h"
#include "library.h"
#include "threadloop.h"

namespace campanile::dialer {

/// The library's methods: who asks, may they, message to value, ask the library, value to message.
class LibraryService final : public v1::LibraryService::Service {
public:
    LibraryService(Library &library, const Gate &gate, Seats &watchers);

    void endWatches() { m_ending = true; } ///< within a second, with UNAVAILABLE

    grpc::Status GetBlob(grpc::ServerContext *context, const v1::GetBlobRequest *request, v1::Blob *reply) override;
    grpc::Status UploadBlob(
        grpc::ServerContext *context, grpc::ServerReader<v1::UploadBlobRequest> *reader, v1::Blob *reply) override;
    grpc::Status DownloadBlob(grpc::ServerContext *context, const v1::DownloadBlobRequest *request,
        grpc::ServerWriter<v1::DownloadBlobResponse> *writer) override;
    grpc::Status PutDocument(
        grpc::ServerContext *context, const v1::PutDocumentRequest *request, v1::Document *reply) override;
    grpc::Status ListDocuments(grpc::ServerContext *context, const v1::ListDocumentsRequest *request,
        v1::ListDocumentsResponse *reply) override;
    grpc::Status WatchDocuments(grpc::ServerContext *context, const v1::WatchDocumentsRequest *request,
        grpc::ServerWriter<v1::WatchDocumentsResponse> *writer) override;

private:
    Library &m_library;
    const Gate &m_gate;
    Seats &m_watchers;
    Seats m_transfers;
    std::atomic<bool> m_ending = false;
    ScaledClock m_realTime;
    ThreadLoop m_deadlines; ///< ends transfers that take too long
};

} // namespace campanile::dialer
