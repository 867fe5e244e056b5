// SPDX-License-Identifier: GPL-3.0-or-later
#include "order.h"

namespace campanile::dialer {

std::chrono::milliseconds Programme::meanLength() const
{
    std::chrono::milliseconds sum{0};
    int recipients = 0;
    for (const auto &track : tracks) {
        sum += track.length * track.recipients;
        recipients += track.recipients;
    }
    const auto mean = recipients > 0 ? sum / recipients
        : tracks.empty()             ? std::chrono::milliseconds(0)
                                     : tracks.front().length;
    return mean + (menu ? menu->length : std::chrono::milliseconds(0));
}

} // namespace campanile::dialer
