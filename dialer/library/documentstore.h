// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <vector>

namespace campanile::dialer {

/// The contract's numbers (DocumentKind).
enum class DocumentKind : std::uint8_t { Message = 1, SavedArea = 2, Draft = 3 };

struct Document {
    DocumentKind kind = DocumentKind::Message;
    std::string id;
    std::int64_t revision = 0; ///< over the whole library
    std::string content;
    std::vector<std::string> blobs; ///< SHA-256, 32 bytes each
    bool deleted = false;
    std::int64_t changedMs = 0;
    std::string author;
    friend bool operator==(const Document &, const Document &) = default;
};

struct DocumentChange {
    DocumentKind kind = DocumentKind::Message;
    std::string id;
    std::int64_t baseRevision = 0; ///< what the change began from; 0: a new document
    std::string content;
    std::vector<std::string> blobs;
    bool deleted = false;
};

struct DocumentPage {
    std::vector<Document> documents;
    std::int64_t lastRevision = 0; ///< the library's
    bool more = false;
};

inline constexpr std::size_t largestContent = std::size_t{1024} * 1024;
inline constexpr std::size_t mostBlobsOfADocument = 64;
inline constexpr std::int64_t mostDocuments = 20'000;

/// The newest state of every document in one SQLite file (WAL, synchronous=FULL), and the number of the last change.
/// Safe from any thread.
class DocumentStore final {
public:
    /// LIBRARY_UNREADABLE, LIBRARY_NEWER, LIBRARY_CORRUPT. `vfs`: SQLite's file layer; empty: the system's.
    [[nodiscard]] static Result<std::unique_ptr<DocumentStore>> open(const std::string &path, const std::string &vfs);
    ~DocumentStore();

    /// CHANGED_MEANWHILE, DOCUMENT_INVALID, LIBRARY_FULL, DISK_FULL, LIBRARY_FAILS. What it answers is durable.
    [[nodiscard]] Result<Document> put(const DocumentChange &change, const std::string &author, std::int64_t nowMs);
    /// REVISION_UNKNOWN, LIBRARY_FAILS. At least one where there is one; then as many as `limit` and 2 MB allow.
    [[nodiscard]] Result<DocumentPage> list(std::int64_t afterRevision, int limit);
    [[nodiscard]] Result<bool> refersTo(const std::string &sha256);
    [[nodiscard]] Result<std::vector<std::string>> blobsOf(DocumentKind kind, const std::string &id);
    [[nodiscard]] std::int64_t lastRevision() const;
    [[nodiscard]] const std::string &libraryId() const; ///< made with the file, never the same in another
    /// Waits until there is more than `revision`, or for this long.
    void waitBeyond(std::int64_t revision, std::chrono::milliseconds atMost) const;

private:
    struct Private;
    explicit DocumentStore(std::unique_ptr<Private> d);
    std::unique_ptr<Private> d;
};

} // namespace campanile::dialer
