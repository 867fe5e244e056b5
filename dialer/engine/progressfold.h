// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "facts.h"

namespace campanile::dialer {

struct RecipientState {
    std::int64_t nextAttemptMs = 0;
    std::int64_t changedMs = 0;
    Phase phase = Phase::Queued;
    Outcome outcome = Outcome::None; ///< of the last attempt that ended; of what reached them, once something did
    std::uint16_t attempts = 0; ///< calls that were started
    std::uint16_t lineFaults = 0; ///< of them those that the line did not carry: they count for no policy
    std::uint8_t uncertain = 0; ///< attempts that ended uncertain
    bool settled = false; ///< is called no more, whatever becomes of a call that is up
    bool reached = false; ///< by a call or a call back; help is wanted: already in the call
    // What the network said of the last attempt that ended, and what its owner did.
    bool lineFault = false;
    bool calledBack = false; ///< and had the message by it
    bool optedOut = false;
    std::uint8_t q850 = 0;
    std::uint16_t sipCode = 0;
    std::string keys; ///< of the last call, theirs or ours; once reached, of the last in which there were any
    friend bool operator==(const RecipientState &, const RecipientState &) = default;
};

struct Round { ///< all attempts with the same number
    int attempt = 0;
    std::int64_t firstMs = 0; ///< of the first attempt's start
    std::int64_t lastMs = 0; ///< of the latest start or end
    int called = 0;
    int reached = 0; ///< by these attempts
    int active = 0;
    friend bool operator==(const Round &, const Round &) = default;
};

struct Minute {
    std::int64_t minute = 0; ///< Unix time / 60
    int called = 0;
    int reached = 0; ///< each recipient once
    friend bool operator==(const Minute &, const Minute &) = default;
};

/// Where a campaign stands: nothing but the fold of its events.
struct Progress {
    CampaignState state = CampaignState::Prepared;
    std::int64_t seq = 0;
    std::int64_t timeMs = 0; ///< of the last event
    std::int64_t launchedMs = 0;
    std::int64_t endedMs = 0;
    std::string stateReason; ///< of the last change of state
    bool wentOnAfterCanary = false;
    int active = 0; ///< calling or talking
    int queued = 0;
    int waiting = 0;
    std::vector<RecipientState> recipients;
    std::vector<Round> rounds;
    std::vector<Minute> minutes;

    explicit Progress(std::size_t recipientCount = 0);
    void apply(const Event &event);
    friend bool operator==(const Progress &, const Progress &) = default;

private:
    void change(RecipientState &recipient, Phase phase);
    void reach(RecipientState &recipient, Outcome outcome); ///< if it reached
    static void note(RecipientState &recipient, const AttemptEnded &ended);
    static void note(RecipientState &recipient, const CalledBack &called);
    void settle(RecipientState &recipient); ///< is called no more; a call that is up goes on
    Round &round(int attempt);
    Minute &minute(std::int64_t timeMs);
};

} // namespace campanile::dialer
