// SPDX-License-Identifier: GPL-3.0-or-later
#include "blobstore.h"

#include "blobupload.h"

#include <charconv>
#include <filesystem>
#include <format>

namespace campanile::dialer {

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t hashedAtOnce = 1024 * 1024;
constexpr std::size_t nameLength = 64; // hexadecimal digits

Result<void> checkName(const std::string &sha256)
{
    if (sha256.size() == 32)
        return {};
    return failure(Failure::Kind::Invalid, "BLOB_INVALID", "a blob's name is the 32 bytes of its SHA-256");
}

Result<void> hashAll(const DiskFile &file, std::int64_t size, Sha256 &sha)
{
    for (std::int64_t at = 0; at < size; at += hashedAtOnce) {
        const auto bytes = file.read(at, std::min(hashedAtOnce, size - at));
        if (!bytes)
            return std::unexpected(bytes.error());
        sha.add(*bytes);
    }
    return {};
}

std::string parentOf(const std::string &path)
{
    return fs::path(path).parent_path().string();
}

} // namespace

Result<std::unique_ptr<BlobStore>> BlobStore::open(Options options)
{
    try {
        fs::create_directories(options.folder + "/blobs");
        fs::create_directories(options.folder + "/partial");
        fs::permissions(options.folder, fs::perms::owner_all);
    } catch (const fs::filesystem_error &error) {
        return failure(Failure::Kind::Precondition, "LIBRARY_UNREADABLE", error.what());
    }
    return std::unique_ptr<BlobStore>(new BlobStore(std::move(options)));
}

BlobStore::BlobStore(Options options)
    : m_options(std::move(options))
{
}

BlobStore::~BlobStore() = default;

std::string BlobStore::wholePath(const std::string &sha256) const
{
    const auto name = hex(sha256);
    return std::format("{}/blobs/{}/{}", m_options.folder, name.substr(0, 2), name);
}

std::string BlobStore::partialPath(const std::string &sha256, std::int64_t size) const
{
    return std::format("{}/partial/{}.{}", m_options.folder, hex(sha256), size);
}

BlobState BlobStore::partial(const std::string &sha256) const
{
    const auto prefix = hex(sha256) + '.';
    std::error_code error;
    for (const auto &entry : fs::directory_iterator(m_options.folder + "/partial", error)) {
        const auto name = entry.path().filename().string();
        BlobState state{sha256, 0, 0};
        if (!name.starts_with(prefix)
            || std::from_chars(name.data() + prefix.size(), name.data() + name.size(), state.size).ec != std::errc())
            continue;
        state.received = static_cast<std::int64_t>(entry.file_size(error));
        if (!error)
            return state;
    }
    return {};
}

Result<BlobState> BlobStore::find(const std::string &sha256)
{
    if (auto checked = checkName(sha256); !checked)
        return std::unexpected(checked.error());
    const std::lock_guard lock(m_mutex);
    std::error_code error;
    if (const auto size = static_cast<std::int64_t>(fs::file_size(wholePath(sha256), error)); !error)
        return BlobState{sha256, size, size};
    auto state = partial(sha256);
    if (state.size > 0 && state.whole()) {
        if (finishLeftOver(state))
            return state;
        state = partial(sha256);
        state.received = std::min(state.received, state.size - 1); // its digest is being looked at: not whole yet
    }
    if (state.size > 0)
        return state;
    return failure(Failure::Kind::NotFound, "BLOB_NOT_FOUND", "nothing of " + hex(sha256) + " is here");
}

/// All bytes came, but the process died before their digest was seen. True: it is a blob now.
bool BlobStore::finishLeftOver(const BlobState &state)
{
    if (const auto going = m_going.find(state.sha256); going != m_going.end() && !going->second.expired())
        return false;
    const auto path = partialPath(state.sha256, state.size);
    auto file = DiskFile::open(path, DiskFile::For::Growing);
    Sha256 sha;
    if (!file || !hashAll(*file, state.size, sha) || !file->flush())
        return false;
    if (sha.finish() == state.sha256)
        return place(state).has_value();
    std::error_code ignored;
    fs::remove(path, ignored);
    return false;
}

bool BlobStore::has(const std::string &sha256)
{
    const auto state = find(sha256);
    return state && state->whole();
}

Result<void> BlobStore::room(std::int64_t bytes) const
{
    if (freeBytes(m_options.folder) - bytes >= m_options.reserve)
        return {};
    return failure(Failure::Kind::Unavailable, "DISK_FULL", "the rest of the disk is kept for the ledger");
}

Result<std::unique_ptr<BlobUpload>> BlobStore::upload(const std::string &sha256, std::int64_t size, std::int64_t offset)
{
    if (auto checked = checkName(sha256); !checked)
        return std::unexpected(checked.error());
    if (size < 1 || offset < 0)
        return failure(Failure::Kind::Invalid, "BLOB_INVALID", "a blob has at least one byte, and starts at none");
    if (size > largestBlob)
        return failure(Failure::Kind::Limit, "BLOB_TOO_LARGE", std::format("the limit is {} bytes", largestBlob));
    const auto session = std::make_shared<BlobSession>();
    session->state = {sha256, size, offset};
    session->heard = std::chrono::steady_clock::now();
    const std::lock_guard guard(session->mutex); // nobody takes it over before it is ready
    {
        const std::lock_guard lock(m_mutex);
        std::error_code error;
        if (const auto whole = static_cast<std::int64_t>(fs::file_size(wholePath(sha256), error)); !error) {
            if (whole != size)
                return failure(Failure::Kind::Invalid, "SIZE_MISMATCH", std::format("this blob has {} bytes", whole));
            session->state.received = size;
            session->over = true;
            static_cast<void>(setChanged(wholePath(sha256), m_options.nowMs()));
            return std::make_unique<BlobUpload>(*this, session);
        }
        if (const auto other = m_going[sha256].lock()) {
            const std::unique_lock theirs(other->mutex, std::try_to_lock);
            if (!theirs || (!other->over && session->heard - other->heard < m_options.silence))
                return failure(Failure::Kind::Aborted, "UPLOAD_BUSY", "another upload of this blob goes on");
            other->over = true;
        }
        auto before = partial(sha256);
        if (before.size > 0 && before.whole()) {
            if (finishLeftOver(before))
                return failure(Failure::Kind::Precondition, "WRONG_OFFSET", std::to_string(before.received));
            before = partial(sha256);
        }
        if (before.size > 0 && before.size != size) { // one of the two announcements is wrong, and the digest will tell
            fs::remove(partialPath(sha256, before.size), error);
            before = {};
        }
        if (before.received != offset)
            return failure(Failure::Kind::Precondition, "WRONG_OFFSET", std::to_string(before.received));
        if (auto space = room(size - offset); !space)
            return std::unexpected(space.error());
        auto file = DiskFile::open(partialPath(sha256, size), DiskFile::For::Growing);
        if (!file)
            return std::unexpected(file.error());
        session->file.emplace(std::move(*file));
        std::erase_if(m_going, [](const auto &entry) { return entry.second.expired(); });
        m_going[sha256] = session;
    }
    if (auto hashed = hashAll(*session->file, offset, session->sha); !hashed) {
        session->over = true;
        return std::unexpected(hashed.error());
    }
    session->heard = std::chrono::steady_clock::now();
    return std::make_unique<BlobUpload>(*this, session);
}

Result<void> BlobStore::settle(BlobSession &session)
{
    if (auto flushed = session.file->flush(); !flushed)
        return flushed;
    const std::lock_guard lock(m_mutex);
    return place(session.state);
}

Result<void> BlobStore::place(const BlobState &state)
{
    const auto to = wholePath(state.sha256);
    std::error_code error;
    fs::create_directory(parentOf(to), error);
    if (!error)
        fs::rename(partialPath(state.sha256, state.size), to, error);
    if (error)
        return std::unexpected(diskFailure(to, error.value()));
    static_cast<void>(setChanged(to, m_options.nowMs()));
    if (auto flushed = flushFolder(parentOf(to)); !flushed)
        return flushed;
    return flushFolder(m_options.folder + "/blobs");
}

Result<std::string> BlobStore::read(const std::string &sha256, std::int64_t offset, std::int64_t count)
{
    const auto state = find(sha256);
    if (!state)
        return std::unexpected(state.error());
    if (!state->whole())
        return failure(Failure::Kind::NotFound, "BLOB_NOT_FOUND", hex(sha256) + " is not whole yet");
    if (offset < 0 || offset > state->size)
        return failure(Failure::Kind::Invalid, "OFFSET_INVALID", std::format("it has {} bytes", state->size));
    const auto file = DiskFile::open(wholePath(sha256), DiskFile::For::Reading);
    if (!file)
        return std::unexpected(file.error());
    return file->read(offset, std::min(count, state->size - offset));
}

void BlobStore::touch(const std::string &sha256)
{
    const std::lock_guard lock(m_mutex);
    static_cast<void>(setChanged(wholePath(sha256), m_options.nowMs())); // one that is not here has nothing to lose
}

void BlobStore::discard(const std::string &sha256)
{
    const std::lock_guard lock(m_mutex);
    std::error_code ignored;
    fs::remove(wholePath(sha256), ignored);
}

int BlobStore::sweep(const std::function<bool(const std::string &)> &used)
{
    const auto age = [this](const fs::path &path) {
        const auto changed = changedMs(path.string());
        return std::chrono::milliseconds(changed ? m_options.nowMs() - *changed : 0);
    };
    int removed = 0;
    std::error_code error;
    const auto files = [&error](const std::string &folder) {
        std::vector<fs::path> paths;
        for (auto entry = fs::recursive_directory_iterator(folder, error); entry != fs::end(entry);
            entry.increment(error)) {
            if (entry->is_regular_file(error))
                paths.push_back(entry->path());
        }
        return paths;
    };
    for (const auto &path : files(m_options.folder + "/blobs")) {
        const std::lock_guard lock(m_mutex);
        const auto sha256 = unhex(path.filename().string());
        if (sha256.size() == 32 && age(path) >= keepUnused && !used(sha256))
            removed += fs::remove(path, error) ? 1 : 0;
    }
    for (const auto &path : files(m_options.folder + "/partial")) {
        const std::lock_guard lock(m_mutex);
        const auto sha256 = unhex(path.filename().string().substr(0, nameLength));
        const auto going = m_going.find(sha256);
        if ((going == m_going.end() || going->second.expired()) && age(path) >= keepPartial)
            removed += fs::remove(path, error) ? 1 : 0;
    }
    return removed;
}

} // namespace campanile::dialer
