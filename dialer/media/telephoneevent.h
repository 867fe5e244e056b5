// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rtppacket.h"

#include <optional>

namespace campanile::dialer {

/// Keys that come as packets (RFC 4733): a key is many packets with one timestamp, the last ones sent three times, and
/// any of them may get lost or come twice, late or after the next key's. A key held for more than eight seconds goes on
/// under a new timestamp, and some gateways count their timestamp on with every packet: neither is a second key.
class TelephoneEvents final {
public:
    /// The key, once for each time it was pressed: at its first packet, so that no lost end hides it. '0' to '9', '*',
    /// '#', 'A' to 'D'. Nothing for a packet of a key that was told already, and for what is no event.
    std::optional<char> add(const RtpPacket &packet);

private:
    struct Event {
        std::uint8_t code = 0;
        std::uint32_t timestamp = 0;
        std::uint16_t duration = 0; ///< so far
        bool ended = false;
    };

    [[nodiscard]] bool goesOn(const Event &event, bool marker) const;

    std::optional<Event> m_last; ///< the latest packet's
};

} // namespace campanile::dialer
