// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

#include <chrono>
#include <optional>
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
        OptedOut, ///< not dialled: its owner asked for no more calls
        Cancelled, ///< hung up by us before it was answered
        Lost, ///< was answered, then the line was gone: nobody knows what was heard
    };
    Cause cause = Cause::Unreachable;
    int sipCode = 0;
    int q850 = 0; ///< the network's own cause (ITU-T Q.850), where it said one (Reason, RFC 3326)
    /// The line did not carry it: it is full, gone, or refuses us. Says nothing of the number, and is no attempt at it.
    bool lineFault = false;
    std::optional<std::chrono::seconds> retryAfter; ///< the line wants no call before (RFC 3261, 20.33)
    std::chrono::milliseconds ring{0};
    std::chrono::milliseconds heard{0}; ///< of the track, played to the other end
    int track = 0; ///< which was played: 1 the first, as a menu's key says it; 0: none was
    std::string keys; ///< pressed once the track played
    bool machine = false; ///< an answering machine took it
    bool optedOut = false; ///< asked not to be called any more, twice
};

/// `tracks`: how long each is. `stopping`: the campaign is being stopped, so that a call cut by us is not the citizen's
/// doing.
[[nodiscard]] Outcome outcomeOf(const CallEnd &end, std::span<const std::chrono::milliseconds> tracks, bool stopping);

} // namespace campanile::dialer
