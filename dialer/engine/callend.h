// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

#include <chrono>
#include <span>

namespace campanile::dialer {

/// What the network said about a call that is over. What it means is decided by outcomeOf(), nowhere else.
struct CallEnd {
    enum class Cause {
        Completed, ///< was answered, then ended by either side
        NoAnswer, ///< rang until the ring timeout
        Busy,
        Unreachable, ///< switched off, no coverage, network full or failing
        Invalid, ///< no such number
        Refused, ///< the trunk will not carry it
        Cancelled, ///< hung up by us before it was answered
    };
    Cause cause = Cause::Unreachable;
    int sipCode = 0;
    std::chrono::milliseconds ring{0};
    std::chrono::milliseconds heard{0}; ///< of the track, played to the other end
    int track = 0; ///< which was played: 1 the first, as a menu's key says it; 0: none was
    std::string keys; ///< pressed once the track played
    bool machine = false; ///< an answering machine took it
};

/// `tracks`: how long each is. `stopping`: the campaign is being stopped, so that a call cut by us is not the citizen's
/// doing.
[[nodiscard]] Outcome outcomeOf(const CallEnd &end, std::span<const std::chrono::milliseconds> tracks, bool stopping);

} // namespace campanile::dialer
