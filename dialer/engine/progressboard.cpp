// SPDX-License-Identifier: GPL-3.0-or-later
#include "progressboard.h"

namespace campanile::dialer {

ProgressBoard::ProgressBoard(Progress progress)
    : m_progress(std::move(progress))
{
}

void ProgressBoard::apply(std::span<const Event> events, std::int64_t etaMs)
{
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &event : events)
            m_progress.apply(event);
        m_etaMs = etaMs;
    }
    m_changed.notify_all();
}

void ProgressBoard::setEta(std::int64_t etaMs)
{
    const std::lock_guard lock(m_mutex);
    m_etaMs = etaMs;
}

ProgressBoard::Mark ProgressBoard::mark() const
{
    const std::lock_guard lock(m_mutex);
    return {m_progress.seq, m_progress.state, m_progress.launchedMs, m_progress.endedMs, m_etaMs};
}

Progress ProgressBoard::copy() const
{
    const std::lock_guard lock(m_mutex);
    return m_progress;
}

void ProgressBoard::waitBeyond(std::int64_t seq, std::chrono::milliseconds atMost) const
{
    std::unique_lock lock(m_mutex);
    m_changed.wait_for(lock, atMost, [&] { return m_progress.seq > seq || isOver(m_progress.state); });
}

} // namespace campanile::dialer
