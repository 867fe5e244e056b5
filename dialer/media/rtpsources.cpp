// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpsources.h"

#include <algorithm>

namespace campanile::dialer {

namespace {

constexpr int mostLost = 3000; // a longer gap is a new beginning
constexpr int mostLate = 100;

} // namespace

RtpOrder::Place RtpOrder::place(std::uint16_t sequence)
{
    const int ahead = m_highest ? static_cast<std::int16_t>(sequence - *m_highest) : 1;
    if (ahead > 0 && ahead < mostLost) {
        m_highest = sequence;
        m_misfit.reset();
        return Place::Next;
    }
    if (ahead <= 0 && ahead > -mostLate)
        return Place::Late;
    const bool follows = m_misfit == sequence;
    m_misfit = static_cast<std::uint16_t>(sequence + 1);
    if (!follows)
        return Place::Late; // one stray packet moves nothing
    m_highest = sequence;
    m_misfit.reset();
    return Place::Restarted;
}

RtpSource &RtpSources::of(std::uint32_t id)
{
    const auto known = std::ranges::find_if(
        m_sources, [id](const RtpSource &source) { return source.lastSeen != 0 && source.id == id; });
    RtpSource &source =
        known != m_sources.end() ? *known : *std::ranges::min_element(m_sources, {}, &RtpSource::lastSeen);
    if (known == m_sources.end())
        source = RtpSource{.id = id};
    source.lastSeen = ++m_clock;
    return source;
}

} // namespace campanile::dialer
