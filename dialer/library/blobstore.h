// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <mutex>

namespace campanile::dialer {

class BlobUpload;
struct BlobSession;

inline constexpr std::int64_t largestBlob = 64LL * 1024 * 1024;

/// How much of a blob is here.
struct BlobState {
    std::string sha256; ///< 32 bytes: its name
    std::int64_t size = 0;
    std::int64_t received = 0;

    [[nodiscard]] bool whole() const { return received == size; }

    friend bool operator==(const BlobState &, const BlobState &) = default;
};

/// Audio by the SHA-256 of its bytes, one file each: blobs/ab/ab01... when it is whole and its digest was seen to be
/// its name, partial/ab01....SIZE until then. Safe from any thread; one process at a time.
class BlobStore final {
public:
    struct Options {
        std::string folder;
        std::int64_t reserve = 0; ///< bytes of the disk that uploads leave to others
        std::function<std::int64_t()> nowMs; ///< Unix time
        std::chrono::milliseconds silence{10'000}; ///< after which an upload may be taken over
    };

    static constexpr std::chrono::hours keepUnused{24 * 30};
    static constexpr std::chrono::hours keepPartial{24 * 7};

    [[nodiscard]] static Result<std::unique_ptr<BlobStore>> open(Options options);
    ~BlobStore();

    /// BLOB_NOT_FOUND, BLOB_INVALID (a name that is no SHA-256).
    [[nodiscard]] Result<BlobState> find(const std::string &sha256);
    /// BLOB_INVALID, BLOB_TOO_LARGE, SIZE_MISMATCH, WRONG_OFFSET, UPLOAD_BUSY, DISK_FULL, DISK_FAILS.
    [[nodiscard]] Result<std::unique_ptr<BlobUpload>> upload(
        const std::string &sha256, std::int64_t size, std::int64_t offset);
    /// Of a whole one; fewer bytes only at its end. BLOB_NOT_FOUND, OFFSET_INVALID.
    [[nodiscard]] Result<std::string> read(const std::string &sha256, std::int64_t offset, std::int64_t count);
    [[nodiscard]] bool has(const std::string &sha256); ///< whole
    void touch(const std::string &sha256); ///< its thirty days begin again
    void discard(const std::string &sha256); ///< it is not what it was
    [[nodiscard]] Result<void> room(std::int64_t bytes) const; ///< DISK_FULL: they would take from the reserve
    /// Removes whole blobs that nobody used for 30 days and `used` does not know, and uploads that did not go on for 7.
    [[nodiscard]] int sweep(const std::function<bool(const std::string &sha256)> &used);

private:
    friend class BlobUpload;
    explicit BlobStore(Options options);
    [[nodiscard]] std::string wholePath(const std::string &sha256) const;
    [[nodiscard]] std::string partialPath(const std::string &sha256, std::int64_t size) const;
    [[nodiscard]] BlobState partial(const std::string &sha256) const; ///< size 0: there is none
    [[nodiscard]] Result<void> settle(BlobSession &session); ///< a whole upload becomes a blob
    // with m_mutex held
    [[nodiscard]] Result<void> place(const BlobState &state);
    [[nodiscard]] bool finishLeftOver(const BlobState &state);

    const Options m_options;
    std::mutex m_mutex;
    std::map<std::string, std::weak_ptr<BlobSession>> m_going; ///< uploads, by name
};

} // namespace campanile::dialer
