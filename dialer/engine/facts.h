// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

/// What can be known about a campaign. The numbers of the enumerations are the contract's and the ledger's.
namespace campanile::dialer {

enum class Mode : std::uint8_t { Drill = 1, Live = 2 };

enum class Outcome : std::uint8_t {
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

/// A person has the message: never called again in this campaign.
[[nodiscard]] constexpr bool isReached(Outcome outcome)
{
    return outcome == Outcome::Heard || outcome == Outcome::Confirmed || outcome == Outcome::Help;
}

enum class CampaignState : std::uint8_t {
    Unknown = 0,
    Prepared = 1,
    Running = 2,
    CanaryDone = 3,
    Halted = 4,
    Stopping = 5,
    Stopped = 6,
    Finished = 7,
};

[[nodiscard]] constexpr bool isOver(CampaignState state)
{
    return state == CampaignState::Stopped || state == CampaignState::Finished;
}

enum class Phase : std::uint8_t { Queued = 1, Calling = 2, Talking = 3, Waiting = 4, Done = 5 };

struct StateChanged {
    CampaignState state = CampaignState::Unknown;
    std::string reason;
    friend bool operator==(const StateChanged &, const StateChanged &) = default;
};

struct AttemptStarted {
    friend bool operator==(const AttemptStarted &, const AttemptStarted &) = default;
};

struct AttemptAnswered {
    friend bool operator==(const AttemptAnswered &, const AttemptAnswered &) = default;
};

/// 9 was pressed, and the call still lasts.
struct HelpAsked {
    friend bool operator==(const HelpAsked &, const HelpAsked &) = default;
};

struct AttemptEnded {
    Outcome outcome = Outcome::None;
    int sipCode = 0;
    int ringMs = 0;
    int heardMs = 0;
    std::string keys;
    std::int64_t nextAttemptMs = 0; ///< wall clock; 0: this recipient is done
    int track = 0; ///< which was played: 1 the first; 0: none was
    int q850 = 0; ///< the network's own cause (ITU-T Q.850); 0: it said none
    bool lineFault = false; ///< the line did not carry it: no attempt at the number
    bool optedOut = false; ///< from now on nobody calls this number
    friend bool operator==(const AttemptEnded &, const AttemptEnded &) = default;
};

/// The recipient called us, and that call is over.
struct CalledBack {
    Outcome outcome = Outcome::None;
    int heardMs = 0;
    std::string keys;
    int track = 0;
    bool optedOut = false;
    friend bool operator==(const CalledBack &, const CalledBack &) = default;
};

/// One numbered fact: 1, 2, 3... in its campaign, without gap. Time never runs backwards in a campaign.
struct Event {
    std::int64_t seq = 0;
    std::int64_t timeMs = 0;
    std::uint32_t recipient = 0;
    int attempt = 0; ///< 0: the recipient called back
    std::variant<StateChanged, AttemptStarted, AttemptAnswered, AttemptEnded, CalledBack, HelpAsked> fact;
    friend bool operator==(const Event &, const Event &) = default;
};

using Events = std::vector<Event>;

} // namespace campanile::dialer
