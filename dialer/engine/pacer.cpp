// SPDX-License-Identifier: GPL-3.0-or-later
#include "pacer.h"

#include <algorithm>
#include <cmath>

namespace campanile::dialer {

using std::chrono::microseconds;
using namespace std::chrono_literals;

Pacer::Pacer(double callsPerSecond, microseconds from)
    : m_interval(static_cast<std::int64_t>(std::ceil(1e6 / callsPerSecond)))
    , m_perWindow(static_cast<std::size_t>(std::max(1.0, std::floor(callsPerSecond))))
    , m_schedule(from)
    , m_next(from)
{
}

void Pacer::take(microseconds now)
{
    m_window.push_back(now);
    if (m_window.size() > m_perWindow)
        m_window.pop_front();
    // A late start does not shift the schedule by more than one place, or what a busy machine takes: small delays are
    // caught up, gaps are not.
    constexpr microseconds busy = 50ms;
    m_schedule = std::max(m_schedule, now - std::max(m_interval, busy)) + m_interval;
    m_next = std::max(m_schedule, now);
    if (m_window.size() == m_perWindow)
        m_next = std::max(m_next, m_window.front() + 1s + 1us);
}

} // namespace campanile::dialer
