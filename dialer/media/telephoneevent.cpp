// SPDX-License-Identifier: GPL-3.0-or-later
#include "telephoneevent.h"

#include <string_view>

namespace campanile::dialer {

std::optional<char> TelephoneEvents::add(const RtpPacket &packet)
{
    constexpr std::string_view keys = "0123456789*#ABCD"; // section 3.2; above them are flash and tones
    if (packet.payload.size() < 4 || packet.payload[0] >= keys.size())
        return {};
    // Timestamps wrap: older is what lies behind by less than half of the circle.
    if (m_last && static_cast<std::int32_t>(packet.timestamp - *m_last) <= 0)
        return {};
    m_last = packet.timestamp;
    return keys[packet.payload[0]];
}

} // namespace campanile::dialer
