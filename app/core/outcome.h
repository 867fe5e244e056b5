// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>

namespace campanile {

/// Drill and live are two worlds; there is no third and no default.
enum class Mode { Drill = 1, Live = 2 };

/// What happened to one attempt; the numbers are the contract's (proto campanile.v1.Outcome).
enum class Outcome {
    None = 0,
    Heard = 1,
    Confirmed = 2,
    Help = 3,
    Voicemail = 4,
    HungUp = 5,
    NoAnswer = 6,
    Busy = 7,
    Unreachable = 8,
    Invalid = 9,
    Blocked = 10,
    Uncertain = 11,
    Stopped = 12,
};
inline constexpr int outcomeCount = 13;

/// A person has the message.
[[nodiscard]] constexpr bool isReached(Outcome o)
{
    return o == Outcome::Heard || o == Outcome::Confirmed || o == Outcome::Help;
}

enum class Phase { Queued = 1, Calling = 2, Talking = 3, Waiting = 4, Done = 5 };

enum class CampaignState {
    Unknown = 0,
    Prepared = 1,
    Running = 2,
    CanaryDone = 3,
    Halted = 4,
    Stopping = 5,
    Stopped = 6,
    Finished = 7,
};

[[nodiscard]] constexpr bool isOver(CampaignState s)
{
    return s == CampaignState::Stopped || s == CampaignState::Finished;
}

/// What a mark on the map, a bar or a row shows: the last outcome, or where the call stands now.
enum class Mark {
    Queued,
    Heard,
    Confirmed,
    Voicemail,
    HungUp,
    Invalid,
    Blocked,
    Stopped,
    Busy,
    NoAnswer,
    Uncertain,
    Unreachable,
    InCall,
    Help,
}; ///< in painting order: the worst on top
inline constexpr int markCount = 14;

[[nodiscard]] Mark markOf(Phase phase, Outcome lastOutcome);

} // namespace campanile
