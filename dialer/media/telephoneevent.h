// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rtppacket.h"

#include <optional>

namespace campanile::dialer {

/// Keys that come as packets (RFC 4733): a key is many packets with one timestamp, the last ones sent three times, and
/// any of them may get lost or come twice, late or after the next key's.
class TelephoneEvents final {
public:
    /// The key, once for each time it was pressed: at its first packet, so that no lost end hides it. '0' to '9', '*',
    /// '#', 'A' to 'D'. Nothing for a packet of a key that was told already, and for what is no event.
    std::optional<char> add(const RtpPacket &packet);

private:
    std::optional<std::uint32_t> m_last; ///< timestamp of the latest key that was told
};

} // namespace campanile::dialer
