// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"
#include "dialclock.h"
#include "estimate.h"
#include "progressfold.h"
#include "retry.h"

#include <optional>
#include <queue>

namespace campanile::dialer {

struct CampaignSetup {
    std::string id;
    Mode mode = Mode::Drill;
    std::uint32_t recipients = 0;
    std::vector<std::chrono::milliseconds> tracks; ///< how long each is
    std::chrono::milliseconds meanLength{0}; ///< of what a call plays, with its menu
    RetryRules rules;
    std::uint32_t canary = 0; ///< 0: all at once
    std::string callerId{}; ///< what citizens see; empty: the line's own
};

/// One campaign's rules: whom to call next, and what what happened means. It does nothing itself: every command turns
/// into numbered events, which its owner makes durable and acts on. Its state is nothing but the fold of its events, so
/// that one read back from a ledger is the one that wrote it.
class CampaignMachine final {
public:
    struct Attempt {
        std::uint32_t recipient = 0;
        int number = 0;
    };

    explicit CampaignMachine(CampaignSetup setup);

    void replay(const Event &event); ///< one that was read back, in order
    void recover(Now now); ///< after the last replay: what was in a call is uncertain

    void launch(Now now, std::string reason);
    void goOn(Now now, std::string reason); ///< after the canary wave
    void stop(Now now, std::string reason); ///< ends in Stopped once no call is left
    void halt(Now now, std::string reason);
    void unhalt(Now now, std::string reason);

    /// The next attempt, started: first attempts first, then retries that are due.
    [[nodiscard]] std::optional<Attempt> start(Now now);
    void answered(Now now, std::uint32_t recipient);
    void helpAsked(Now now, std::uint32_t recipient); ///< in the call that lasts
    /// The same in a call from the recipient, or that call's end.
    void calledBack(Now now, std::uint32_t recipient, HelpAsked help);
    void calledBack(Now now, std::uint32_t recipient, const CallEnd &end);
    void ended(Now now, std::uint32_t recipient, const CallEnd &end);
    void tick(Now now); ///< the end of the wave, of the horizon, of the campaign

    /// When start() or tick() may have something to do; nothing: only when something else happens.
    [[nodiscard]] std::optional<std::chrono::microseconds> nextDue(Now now) const;
    [[nodiscard]] Events takeEvents();

    [[nodiscard]] const Progress &progress() const { return m_progress; }

    [[nodiscard]] const CampaignSetup &setup() const { return m_setup; }

    [[nodiscard]] std::chrono::seconds remaining(Now now, const LineCapacity &line) const;

private:
    struct Retry {
        std::chrono::microseconds due{0};
        std::uint32_t recipient = 0;
        friend auto operator<=>(const Retry &, const Retry &) = default;
    };

    void emit(Now now, std::uint32_t recipient, int attempt, decltype(Event::fact) fact);
    void change(Now now, CampaignState state, std::string reason);
    void finish(Now now, std::uint32_t recipient, Outcome outcome, const CallEnd &end);
    void await(std::chrono::microseconds due, std::uint32_t recipient, int attempts);
    [[nodiscard]] bool inWave() const;
    [[nodiscard]] std::uint32_t firstAttemptsEnd() const;
    [[nodiscard]] std::uint32_t nextFirst() const; ///< who has not been called and shall be; the number of all: nobody
    void recordCallBack(Now now, std::uint32_t recipient, decltype(Event::fact) fact);

    CampaignSetup m_setup;
    Progress m_progress;
    Events m_events;
    mutable std::uint32_t m_firstAttempt = 0; ///< all before it were called, or reached us, at least once
    std::priority_queue<Retry, std::vector<Retry>, std::greater<>> m_retries;
    std::chrono::microseconds m_horizonEnd{0};
    std::chrono::microseconds m_lastDue{0};
    std::vector<int>
        m_waitingFor; ///< [n]: recipients whose next attempt is n + 1, not counted those the line did not carry
};

} // namespace campanile::dialer
