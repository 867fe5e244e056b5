// SPDX-License-Identifier: GPL-3.0-or-later
#include "library.h"

#include "dialclock.h"
#include "digest.h"
#include "filelock.h"

namespace campanile::dialer {

namespace {

constexpr std::chrono::hours betweenSweeps(6);

Failure missing(const std::string &sha256)
{
    return {Failure::Kind::Precondition, "AUDIO_MISSING", hex(sha256)};
}

} // namespace

Result<std::unique_ptr<Library>> Library::open(Options options)
{
    if (!options.nowMs)
        options.nowMs = systemWallMs;
    std::unique_ptr<Library> library(new Library(std::move(options)));
    const auto &o = library->m_options;
    auto blobs = BlobStore::open({o.folder, o.reserve, o.nowMs, o.silence});
    if (!blobs)
        return std::unexpected(blobs.error());
    library->m_blobs = std::move(*blobs);
    auto lock = FileLock::take(o.folder + "/lock", "LIBRARY");
    if (!lock)
        return std::unexpected(lock.error());
    library->m_lock = std::move(*lock);
    auto documents = DocumentStore::open(o.folder + "/documents.sqlite", o.vfs);
    if (!documents)
        return std::unexpected(documents.error());
    library->m_documents = std::move(*documents);
    return library;
}

Library::Library(Options options)
    : m_options(std::move(options))
{
}

Library::~Library() = default;

Result<Document> Library::put(const DocumentChange &change, const std::string &author)
{
    const std::lock_guard lock(m_mutex);
    for (const auto &sha256 : change.blobs) {
        if (!m_blobs->has(sha256))
            return std::unexpected(missing(sha256));
    }
    if (auto room = m_blobs->room(static_cast<std::int64_t>(change.content.size())); !room)
        return std::unexpected(room.error());
    const auto before = m_documents->blobsOf(change.kind, change.id);
    auto document = m_documents->put(change, author, m_options.nowMs());
    if (document) { // what it speaks of now, and what it does not speak of any more, stays for thirty days
        for (const auto *blobs : {&change.blobs, before ? &*before : &change.blobs}) {
            for (const auto &sha256 : *blobs)
                m_blobs->touch(sha256);
        }
    }
    return document;
}

Result<std::string> Library::audio(const std::string &sha256)
{
    m_blobs->touch(sha256);
    auto bytes = m_blobs->read(sha256, 0, largestBlob);
    if (!bytes && bytes.error().kind != Failure::Kind::NotFound)
        return bytes;
    if (bytes && dialer::sha256(*bytes) == sha256)
        return bytes;
    if (bytes)
        m_blobs->discard(sha256); // the disk gives back other bytes than it was given: they are to be sent again
    return std::unexpected(missing(sha256));
}

Result<int> Library::sweep()
{
    const std::lock_guard lock(m_mutex);
    const auto pinned = m_options.pinned ? m_options.pinned() : Result<std::set<std::string>>{};
    if (!pinned)
        return std::unexpected(pinned.error());
    return m_blobs->sweep([&](const std::string &sha256) {
        const auto referred = m_documents->refersTo(sha256);
        return !referred || *referred || pinned->contains(sha256);
    });
}

void Library::sweepNowAndThen()
{
    m_sweeper = std::jthread([this](const std::stop_token &stop) { run(stop); });
}

void Library::run(const std::stop_token &stop)
{
    std::unique_lock lock(m_sleep);
    while (!stop.stop_requested()) {
        static_cast<void>(sweep()); // what it could not do waits for the next
        m_wake.wait_for(lock, stop, betweenSweeps, [] { return false; });
    }
}

} // namespace campanile::dialer
