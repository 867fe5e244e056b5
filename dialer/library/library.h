// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "blobstore.h"
#include "documentstore.h"

#include <condition_variable>
#include <set>
#include <stop_token>
#include <thread>

namespace campanile::dialer {

class FileLock;

/// What consoles share: audio and the documents that speak of it, in one folder. Safe from any thread.
class Library final {
public:
    struct Options {
        std::string folder;
        std::string vfs; ///< SQLite's file layer; empty: the system's
        std::int64_t reserve = 64LL * 1024 * 1024; ///< bytes of the disk that uploads leave to the ledger
        std::function<std::int64_t()> nowMs; ///< Unix time; empty: the system's clock
        std::chrono::milliseconds silence{10'000}; ///< after which an upload may be taken over
        /// The audio of the campaigns; where it cannot be said, nothing is removed. Called on the sweeper's thread too.
        std::function<Result<std::set<std::string>>()> pinned;
    };

    /// Refuses with LIBRARY_LOCKED, LIBRARY_UNREADABLE, LIBRARY_NEWER, LIBRARY_CORRUPT.
    [[nodiscard]] static Result<std::unique_ptr<Library>> open(Options options);
    ~Library();

    [[nodiscard]] BlobStore &blobs() { return *m_blobs; }

    [[nodiscard]] DocumentStore &documents() { return *m_documents; }

    /// DocumentStore::put, once all its audio is here: AUDIO_MISSING; DISK_FULL as for an upload.
    [[nodiscard]] Result<Document> put(const DocumentChange &change, const std::string &author);
    /// The bytes of a whole blob, for a campaign, looked at once more: AUDIO_MISSING.
    [[nodiscard]] Result<std::string> audio(const std::string &sha256);
    [[nodiscard]] Result<int> sweep(); ///< removes what nobody needs; how many files
    void sweepNowAndThen(); ///< now, and every six hours

private:
    explicit Library(Options options);
    void run(const std::stop_token &stop);

    const Options m_options;
    std::unique_ptr<FileLock> m_lock;
    std::unique_ptr<BlobStore> m_blobs;
    std::unique_ptr<DocumentStore> m_documents;
    std::mutex m_mutex; ///< between a document that is put and the sweep that must see it
    std::mutex m_sleep;
    std::condition_variable_any m_wake;
    std::jthread m_sweeper;
};

} // namespace campanile::dialer
