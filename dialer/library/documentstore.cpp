// SPDX-License-Identifier: GPL-3.0-or-later
#include "documentstore.h"

#include "sqlitedatabase.h"

#include <algorithm>
#include <condition_variable>
#include <format>
#include <mutex>
#include <optional>

namespace campanile::dialer {

namespace {

constexpr std::int64_t applicationId = 0x434d4c42; // "CMLB"
constexpr int libraryVersion = 1;
constexpr std::size_t largestPage = 2 * 1024 * 1024;

constexpr const char *version1 = R"sql(
CREATE TABLE library (one INTEGER PRIMARY KEY CHECK (one = 1), id TEXT NOT NULL, last_revision INTEGER NOT NULL);
INSERT INTO library VALUES (1, lower(hex(randomblob(16))), 0);
CREATE TABLE document (
    kind INTEGER NOT NULL CHECK (kind BETWEEN 1 AND 3),
    id TEXT NOT NULL,
    revision INTEGER NOT NULL UNIQUE,
    base_revision INTEGER NOT NULL, -- what its last change began from
    content BLOB NOT NULL,
    deleted INTEGER NOT NULL,
    changed_ms INTEGER NOT NULL,
    author TEXT NOT NULL,
    PRIMARY KEY (kind, id),
    CHECK (revision > base_revision)
) WITHOUT ROWID;
CREATE TABLE document_blob (
    kind INTEGER NOT NULL, id TEXT NOT NULL, position INTEGER NOT NULL,
    sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
    PRIMARY KEY (kind, id, position),
    FOREIGN KEY (kind, id) REFERENCES document (kind, id)
) WITHOUT ROWID;
CREATE INDEX document_blob_used ON document_blob (sha256);
CREATE TRIGGER documents_stay BEFORE DELETE ON document BEGIN SELECT RAISE(ABORT, 'a document leaves a tombstone'); END;
)sql";

Failure failureOf(const SqlError &error)
{
    return {Failure::Kind::Unavailable, error.code == SQLITE_FULL ? "DISK_FULL" : "LIBRARY_FAILS", error.message};
}

auto refuse(const char *reason, std::string words)
{
    return failure(Failure::Kind::Precondition, reason, std::move(words));
}

Result<void> migrate(SqliteDatabase &db, const std::string &path)
{
    const auto version = db.integer("PRAGMA user_version");
    const bool empty = db.integer("SELECT count(*) FROM sqlite_schema") == 0;
    if (!empty && db.integer("PRAGMA application_id") != applicationId)
        return refuse("LIBRARY_CORRUPT", path + " is a database, but not a library");
    if (version > libraryVersion)
        return refuse("LIBRARY_NEWER", path + " was written by a newer campaniled. Nothing was changed in it.");
    if (const auto damage = db.text("PRAGMA quick_check(1)"); damage != "ok")
        return refuse("LIBRARY_CORRUPT", path + " is damaged: " + damage);
    if (version == libraryVersion)
        return {};
    db.execute("BEGIN IMMEDIATE");
    db.execute(version1);
    db.execute(std::format("PRAGMA application_id = {}; PRAGMA user_version = 1", applicationId).c_str());
    db.execute("COMMIT");
    return {};
}

Result<void> check(const DocumentChange &change)
{
    const auto invalid = [](std::string words) { return failure(Failure::Kind::Invalid, "DOCUMENT_INVALID", words); };
    if (change.kind < DocumentKind::Message || change.kind > DocumentKind::Draft)
        return invalid("it is neither a message nor an area nor a draft");
    const auto allowed = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' || c == '_'
            || c == '-';
    };
    if (change.id.empty() || change.id.size() > 64 || !std::ranges::all_of(change.id, allowed))
        return invalid("an id is 1 to 64 of A-Z, a-z, 0-9, '.', '_' and '-'");
    if (change.baseRevision < 0)
        return invalid("a revision cannot be negative");
    if (change.deleted != change.content.empty())
        return invalid(change.deleted ? "a tombstone has no content" : "there is no content");
    if (change.deleted && !change.blobs.empty())
        return invalid("a tombstone has no audio");
    if (change.content.size() > largestContent)
        return invalid(std::format("{} bytes; the limit is {}", change.content.size(), largestContent));
    if (change.blobs.size() > mostBlobsOfADocument)
        return invalid(std::format("{} blobs; the limit is {}", change.blobs.size(), mostBlobsOfADocument));
    if (!std::ranges::all_of(change.blobs, [](const auto &sha256) { return sha256.size() == 32; }))
        return invalid("a blob's name is the 32 bytes of its SHA-256");
    return {};
}

std::vector<std::string> selectBlobs(SqliteDatabase &db, DocumentKind kind, const std::string &id)
{
    std::vector<std::string> blobs;
    Query query(
        db, "SELECT sha256 FROM document_blob WHERE kind = ? AND id = ? ORDER BY position", static_cast<int>(kind), id);
    while (query.next())
        blobs.push_back(query.text(0));
    return blobs;
}

Document documentOf(SqliteDatabase &db, const Query &row)
{
    Document document{static_cast<DocumentKind>(row.number(0)), row.text(1), row.integer(2), row.text(3), {},
        row.number(4) != 0, row.integer(5), row.text(6)};
    document.blobs = selectBlobs(db, document.kind, document.id);
    return document;
}

struct Stored {
    Document document;
    std::int64_t base = 0;
};

std::optional<Stored> select(SqliteDatabase &db, DocumentKind kind, const std::string &id)
{
    Query query(db,
        "SELECT kind, id, revision, content, deleted, changed_ms, author, base_revision FROM document "
        "WHERE kind = ? AND id = ?",
        static_cast<int>(kind), id);
    if (!query.next())
        return {};
    return Stored{documentOf(db, query), query.integer(7)};
}

Document insert(SqliteDatabase &db, const DocumentChange &change, const std::string &author, std::int64_t nowMs)
{
    Document document{change.kind, change.id, 0, change.content, change.blobs, change.deleted, nowMs, author};
    {
        Query next(db, "UPDATE library SET last_revision = last_revision + 1 RETURNING last_revision");
        while (next.next())
            document.revision = next.integer(0);
    }
    const auto kind = static_cast<int>(change.kind);
    Query(db, "DELETE FROM document_blob WHERE kind = ? AND id = ?", kind, change.id).run();
    Query(db,
        "INSERT INTO document VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (kind, id) DO UPDATE SET "
        "revision = excluded.revision, base_revision = excluded.base_revision, content = excluded.content, "
        "deleted = excluded.deleted, changed_ms = excluded.changed_ms, author = excluded.author",
        kind, change.id, document.revision, change.baseRevision, Blob{change.content}, change.deleted ? 1 : 0, nowMs,
        author)
        .run();
    int position = 0;
    for (const auto &sha256 : change.blobs)
        Query(db, "INSERT INTO document_blob VALUES (?, ?, ?, ?)", kind, change.id, position++, Blob{sha256}).run();
    return document;
}

} // namespace

struct DocumentStore::Private {
    mutable std::mutex mutex;
    mutable std::condition_variable grew;
    std::unique_ptr<SqliteDatabase> db;
    std::int64_t last = 0;
    std::string id;
};

Result<std::unique_ptr<DocumentStore>> DocumentStore::open(const std::string &path, const std::string &vfs)
{
    auto d = std::make_unique<Private>();
    try {
        d->db = std::make_unique<SqliteDatabase>(
            path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE, vfs);
        if (auto ready = migrate(*d->db, path); !ready)
            return std::unexpected(ready.error());
        d->db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        d->last = d->db->integer("SELECT last_revision FROM library");
        d->id = d->db->text("SELECT id FROM library");
    } catch (const SqlError &error) {
        return refuse(error.corrupt() ? "LIBRARY_CORRUPT" : "LIBRARY_UNREADABLE", path + " (" + error.message + ")");
    }
    return std::unique_ptr<DocumentStore>(new DocumentStore(std::move(d)));
}

DocumentStore::DocumentStore(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

DocumentStore::~DocumentStore() = default;

Result<Document> DocumentStore::put(const DocumentChange &change, const std::string &author, std::int64_t nowMs)
{
    if (auto checked = check(change); !checked)
        return std::unexpected(checked.error());
    const std::lock_guard lock(d->mutex);
    auto &db = *d->db;
    try {
        db.execute("BEGIN IMMEDIATE");
        const auto before = select(db, change.kind, change.id);
        const auto current = before ? before->document.revision : 0;
        if (current != change.baseRevision) {
            db.rollback();
            const bool same = before && before->base == change.baseRevision
                && before->document.content == change.content && before->document.blobs == change.blobs
                && before->document.deleted == change.deleted;
            if (same) // this very change is here: its answer was lost
                return before->document;
            return failure(Failure::Kind::Aborted, "CHANGED_MEANWHILE", std::to_string(current));
        }
        if (!before && db.integer("SELECT count(*) FROM document") >= mostDocuments) {
            db.rollback();
            return failure(
                Failure::Kind::Limit, "LIBRARY_FULL", std::format("the limit is {} documents", mostDocuments));
        }
        auto document = insert(db, change, author, nowMs);
        db.execute("COMMIT");
        d->last = document.revision;
        d->grew.notify_all();
        return document;
    } catch (const SqlError &error) {
        db.rollback();
        return std::unexpected(failureOf(error));
    }
}

Result<DocumentPage> DocumentStore::list(std::int64_t afterRevision, int limit)
{
    const std::lock_guard lock(d->mutex);
    if (afterRevision < 0 || afterRevision > d->last)
        return refuse("REVISION_UNKNOWN", std::format("the last revision is {}; list from 0", d->last));
    DocumentPage page;
    page.lastRevision = d->last;
    try {
        Query query(*d->db,
            "SELECT kind, id, revision, content, deleted, changed_ms, author FROM document WHERE revision > ? "
            "ORDER BY revision LIMIT ?",
            afterRevision, limit + 1);
        std::size_t bytes = 0;
        while (query.next()) {
            auto document = documentOf(*d->db, query);
            bytes += document.content.size();
            page.more =
                static_cast<int>(page.documents.size()) == limit || (bytes > largestPage && !page.documents.empty());
            if (page.more)
                break;
            page.documents.push_back(std::move(document));
        }
        return page;
    } catch (const SqlError &error) {
        return std::unexpected(failureOf(error));
    }
}

Result<bool> DocumentStore::refersTo(const std::string &sha256)
{
    const std::lock_guard lock(d->mutex);
    try {
        return Query(*d->db, "SELECT 1 FROM document_blob WHERE sha256 = ?", Blob{sha256}).next();
    } catch (const SqlError &error) {
        return std::unexpected(failureOf(error));
    }
}

Result<std::vector<std::string>> DocumentStore::blobsOf(DocumentKind kind, const std::string &id)
{
    const std::lock_guard lock(d->mutex);
    try {
        return selectBlobs(*d->db, kind, id);
    } catch (const SqlError &error) {
        return std::unexpected(failureOf(error));
    }
}

std::int64_t DocumentStore::lastRevision() const
{
    const std::lock_guard lock(d->mutex);
    return d->last;
}

const std::string &DocumentStore::libraryId() const
{
    return d->id;
}

void DocumentStore::waitBeyond(std::int64_t revision, std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(d->mutex);
    d->grew.wait_for(lock, atMost, [&] { return d->last > revision; });
}

} // namespace campanile::dialer
