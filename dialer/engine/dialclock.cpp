// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialclock.h"

namespace campanile::dialer {

std::int64_t systemWallMs()
{
    using namespace std::chrono;
    return duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count();
}

ScaledClock::ScaledClock(double scale, std::int64_t startWallMs)
    : m_scale(scale)
    , m_startWallMs(startWallMs)
    , m_start(std::chrono::steady_clock::now())
{
}

Now ScaledClock::now() const
{
    using namespace std::chrono;
    const duration<double, std::micro> real = steady_clock::now() - m_start;
    const auto steady = microseconds(static_cast<std::int64_t>(real.count() * m_scale));
    return {steady, m_scale == 1 ? systemWallMs() : m_startWallMs + steady.count() / 1000};
}

} // namespace campanile::dialer
