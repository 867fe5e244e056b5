// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

namespace campanile {

/// What a message's length does to the end of the calls.
struct LengthEffect {
    int phones = 0;
    int channels = 0;
    std::chrono::milliseconds audio{0};
    std::chrono::seconds total{0}; ///< as it is
    std::chrono::milliseconds shorter{0}; ///< the seconds that would be cut, never more than there are
    std::chrono::seconds saved{0}; ///< what cutting them saves; 0 where the trunk's calls a second are what takes long
    friend bool operator==(const LengthEffect &, const LengthEffect &) = default;
};

/// By `forecast`; all zero without phones, channels or audio.
[[nodiscard]] LengthEffect lengthEffect(int phones, std::chrono::milliseconds audio, std::chrono::milliseconds shorter,
    const Policy &policy, int channels, double callsPerSecond);

/// "34 s: 4.812 phones in 12 min with 90 channels. 10 s shorter saves 3 min." Less is said where there is less to say.
[[nodiscard]] QString words(const LengthEffect &effect);

} // namespace campanile
