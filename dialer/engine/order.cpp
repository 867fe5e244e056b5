// SPDX-License-Identifier: GPL-3.0-or-later
#include "order.h"

namespace campanile::dialer {

std::chrono::milliseconds Programme::meanLength() const
{
    const auto said = [](const Track &track) {
        const auto keys = track.prompts.find(PromptKind::Keys);
        return track.length + (keys == track.prompts.end() ? std::chrono::milliseconds(0) : keys->second.length);
    };
    std::chrono::milliseconds sum{0};
    int recipients = 0;
    for (const auto &track : tracks) {
        sum += said(track) * track.recipients;
        recipients += track.recipients;
    }
    const auto mean = recipients > 0 ? sum / recipients
        : tracks.empty()             ? std::chrono::milliseconds(0)
                                     : said(tracks.front());
    return mean + (menu ? menu->length : std::chrono::milliseconds(0));
}

} // namespace campanile::dialer
