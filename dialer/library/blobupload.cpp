// SPDX-License-Identifier: GPL-3.0-or-later
#include "blobupload.h"

#include <filesystem>
#include <format>

namespace campanile::dialer {

BlobUpload::BlobUpload(BlobStore &store, std::shared_ptr<BlobSession> session)
    : m_store(store)
    , m_session(std::move(session))
{
}

BlobUpload::~BlobUpload()
{
    const std::lock_guard lock(m_session->mutex);
    if (!m_session->over && m_session->file)
        static_cast<void>(m_session->file->flush()); // what could not be flushed is found missing by the next upload
}

BlobState BlobUpload::state() const
{
    const std::lock_guard lock(m_session->mutex);
    return m_session->state;
}

Result<void> BlobUpload::add(std::string_view bytes)
{
    auto &session = *m_session;
    const std::lock_guard lock(session.mutex);
    auto &state = session.state;
    if (session.over)
        return failure(Failure::Kind::Aborted, "UPLOAD_TAKEN_OVER",
            "another upload of this blob goes on where this one was silent");
    const auto count = static_cast<std::int64_t>(bytes.size());
    if (count > state.size - state.received) {
        return failure(Failure::Kind::Invalid, "TOO_MANY_BYTES",
            std::format("{} bytes were announced, {} came", state.size, state.received + count));
    }
    if (auto room = m_store.room(count); !room)
        return room;
    if (auto written = session.file->write(state.received, bytes); !written)
        return written;
    session.sha.add(bytes);
    state.received += count;
    session.heard = std::chrono::steady_clock::now();
    if (!state.whole())
        return {};
    session.over = true;
    const auto partial = m_store.partialPath(state.sha256, state.size);
    if (const auto digest = session.sha.finish(); digest != state.sha256) {
        std::error_code ignored;
        std::filesystem::remove(partial, ignored);
        return failure(Failure::Kind::Invalid, "DIGEST_MISMATCH",
            std::format("announced as {}, received as {}; it was discarded", hex(state.sha256), hex(digest)));
    }
    return m_store.settle(session);
}

} // namespace campanile::dialer
