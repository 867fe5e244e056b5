// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "blobstore.h"
#include "digest.h"
#include "diskfile.h"

#include <optional>

namespace campanile::dialer {

/// What is known of an upload that goes on; shared so that another may take it over.
struct BlobSession {
    std::mutex mutex;
    BlobState state;
    std::optional<DiskFile> file;
    Sha256 sha;
    std::chrono::steady_clock::time_point heard; ///< when bytes came last
    bool over = false; ///< whole, refused or taken over
};

/// One upload of one blob. What it received stays when it goes.
class BlobUpload final {
public:
    BlobUpload(BlobStore &store, std::shared_ptr<BlobSession> session);
    ~BlobUpload();
    BlobUpload(const BlobUpload &) = delete;
    BlobUpload &operator=(const BlobUpload &) = delete;

    /// All of it or none. The last bytes make it whole. TOO_MANY_BYTES, DIGEST_MISMATCH (all of it is discarded),
    /// UPLOAD_TAKEN_OVER, DISK_FULL, DISK_FAILS.
    [[nodiscard]] Result<void> add(std::string_view bytes);
    [[nodiscard]] BlobState state() const;

private:
    BlobStore &m_store;
    std::shared_ptr<BlobSession> m_session;
};

} // namespace campanile::dialer
