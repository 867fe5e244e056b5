// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"
#include "dialclock.h"
#include "estimate.h"
#include "exchanges.h"
#include "progressfold.h"
#include "retry.h"

#include <map>
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

    /// Which exchange each recipient's number belongs to, before launch() or recover(); without it: none.
    void setGroups(std::vector<Exchanges::Group> groups);
    [[nodiscard]] Exchanges::Group groupOf(std::uint32_t recipient) const;

    void replay(const Event &event); ///< one that was read back, in order
    void recover(Now now); ///< after the last replay: what was in a call is uncertain

    void launch(Now now, std::string reason);
    void goOn(Now now, std::string reason); ///< after the canary wave
    void stop(Now now, std::string reason); ///< ends in Stopped once no call is left
    void halt(Now now, std::string reason);
    void unhalt(Now now, std::string reason);

    /// The next attempt, started: those whose exchange has a cap before the others, since what an exchange leaves
    /// unused is lost; of each first attempts first, then retries that are due. Who waits for an exchange holds nobody
    /// up. `probe`: while it is halted too, since only a call can find out that a line carries again.
    [[nodiscard]] std::optional<Attempt> start(Now now, const Exchanges &exchanges = Exchanges(), bool probe = false);
    void answered(Now now, std::uint32_t recipient);
    void helpAsked(Now now, std::uint32_t recipient); ///< in the call that lasts
    /// The same in a call from the recipient, or that call's end.
    void calledBack(Now now, std::uint32_t recipient, HelpAsked help);
    void calledBack(Now now, std::uint32_t recipient, const CallEnd &end);
    /// A recipient is on the line to us. While they are, the campaign does not end, so that whatever their keys are
    /// promised is in its record; each is let go with callerLeft(). False: nothing but callers holds it open any more,
    /// and this one may not: what they do is not recorded.
    [[nodiscard]] bool callerCame();
    void callerLeft(Now now);
    void ended(Now now, std::uint32_t recipient, const CallEnd &end);
    void tick(Now now); ///< the end of the wave, of the horizon, of the campaign

    /// When start() may have something; nothing: only when something else happens.
    [[nodiscard]] std::optional<std::chrono::microseconds> nextStart(
        Now now, const Exchanges &exchanges = Exchanges(), bool probe = false) const;
    /// When start() or tick() may have something to do; nothing: only when something else happens.
    /// `line`: when one can take a call; nothing: none can.
    [[nodiscard]] std::optional<std::chrono::microseconds> nextDue(Now now, const Exchanges &exchanges = Exchanges(),
        std::optional<std::chrono::microseconds> line = std::chrono::microseconds::min(), bool probe = false) const;
    [[nodiscard]] Events takeEvents();

    [[nodiscard]] const Progress &progress() const { return m_progress; }

    [[nodiscard]] const CampaignSetup &setup() const { return m_setup; }

    [[nodiscard]] std::chrono::seconds remaining(
        Now now, const LineCapacity &line, const Exchanges &exchanges = Exchanges()) const;

private:
    struct Retry {
        std::chrono::microseconds due{0};
        std::uint32_t recipient = 0;
        friend auto operator<=>(const Retry &, const Retry &) = default;
    };

    struct Queue {
        std::vector<std::uint32_t> members; ///< in order
        std::size_t first = 0; ///< all before it were called, or reached us, at least once
        /// [n]: those whose next attempt is n + 1, not counted those that the line did not carry. Who was tried less
        /// comes first: whose last attempt is far off is what a campaign would end up waiting for.
        std::vector<std::priority_queue<Retry, std::vector<Retry>, std::greater<>>> retries;
        std::vector<int> waitingFor; ///< in step: how many they are, without those who reached us
    };

    void fillQueues();
    [[nodiscard]] Outstanding outstandingOf(const Queue &queue) const;
    void skipSettled(Queue &queue) const; ///< whom something else than a call has reached
    [[nodiscard]] bool hasFirst(const Queue &queue) const;
    /// The retries that come next, where some are due.
    [[nodiscard]] static std::optional<std::size_t> dueRetries(const Queue &queue, std::chrono::microseconds now);
    [[nodiscard]] static std::optional<std::chrono::microseconds> soonestRetry(const Queue &queue);
    [[nodiscard]] std::optional<Attempt> startIn(Now now, Queue &queue);
    void emit(Now now, std::uint32_t recipient, int attempt, decltype(Event::fact) fact);
    void change(Now now, CampaignState state, std::string reason);
    void close(Now now, CampaignState state, std::string reason);
    void finish(Now now, std::uint32_t recipient, Outcome outcome, const CallEnd &end);
    void await(std::chrono::microseconds due, std::uint32_t recipient, int attempts);
    [[nodiscard]] bool inWave() const;
    [[nodiscard]] std::uint32_t firstAttemptsEnd() const;
    void recordCallBack(Now now, std::uint32_t recipient, decltype(Event::fact) fact);

    CampaignSetup m_setup;
    Progress m_progress;
    Events m_events;
    std::vector<Exchanges::Group> m_groups; ///< of each recipient; empty: none has one
    mutable std::map<Exchanges::Group, Queue> m_queues;
    Exchanges::Group m_served = 0; ///< the last one with a cap: they take turns
    std::chrono::microseconds m_horizonEnd{0};
    std::chrono::microseconds m_lastDue{0};
    int m_callers = 0; ///< recipients on the line to us
    bool m_closing = false; ///< it would be over, but for them
};

} // namespace campanile::dialer
