// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephoneevent.h"

#include <string_view>

namespace campanile::dialer {

namespace {

constexpr std::uint32_t shortestPause = 320; // 40 ms, in steps of 1/8000 s: no finger is quicker

}

std::optional<char> TelephoneEvents::add(const RtpPacket &packet)
{
    constexpr std::string_view keys = "0123456789*#ABCD"; // section 3.2; above them are flash and tones
    if (packet.payload.size() < 4 || packet.payload[0] >= keys.size())
        return {};
    const Event event{.code = packet.payload[0],
        .timestamp = packet.timestamp,
        .duration = static_cast<std::uint16_t>(packet.payload[2] << 8 | packet.payload[3]),
        .ended = (packet.payload[1] & 0x80) != 0};
    // Timestamps wrap: older is what lies behind by less than half of the circle.
    if (m_last && static_cast<std::int32_t>(event.timestamp - m_last->timestamp) < 0)
        return {};
    const bool known = m_last && (m_last->timestamp == event.timestamp || goesOn(event, packet.marker));
    const bool ended = known && m_last->ended && m_last->timestamp == event.timestamp;
    m_last = event;
    m_last->ended |= ended; // an older packet of it that comes late opens nothing
    return known ? std::nullopt : std::optional(keys[event.code]);
}

bool TelephoneEvents::goesOn(const Event &event, bool marker) const
{
    return event.code == m_last->code && !marker && !m_last->ended
        && event.timestamp - m_last->timestamp < m_last->duration + shortestPause;
}

} // namespace campanile::dialer
