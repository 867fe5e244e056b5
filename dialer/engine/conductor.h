// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaignmachine.h"
#include "ledger.h"
#include "loop.h"
#include "pacer.h"
#include "progressboard.h"
#include "trunk.h"

#include <deque>
#include <unordered_map>
#include <unordered_set>

namespace campanile::dialer {

/// What the conductor needs of a campaign beside its rules.
struct CampaignOrder {
    CampaignMachine machine; ///< new, or replayed and not yet recovered
    std::vector<Callee> callees;
    std::shared_ptr<const Playlist> playlist;
    std::shared_ptr<ProgressBoard> board;
};

/// Turns the campaigns' decisions into calls, in the one safe order: what is about to happen is durable first, then it
/// happens. An attempt is on disk before the trunk is told to dial; an answer is on disk before the audio plays.
/// Everything runs on the loop's thread. Stop the loop before destroying it.
class Conductor final : public TrunkListener {
public:
    using Done = Ledger::Done;

    /// A campaign's state changed, durably; or it broke off because the ledger refused it (Unknown).
    using Watcher = std::function<void(const std::string &id, const StateChanged &change)>;

    Conductor(Loop &loop, Ledger &ledger, std::vector<Trunk *> trunks, Watcher watcher = {});
    ~Conductor();

    void launch(CampaignOrder order, Done done); ///< done: the launch is durable
    void restore(CampaignOrder order); ///< after a restart
    void goOn(const std::string &id, const std::string &reason, Done done);
    void stop(const std::string &id, const std::string &reason, Done done); ///< done: Stopping is durable
    void ledgerHealth(bool works, const std::string &reason);

    /// Numbers, E.164 without the plus, that are not dialled, whatever a campaign says.
    void setOptedOut(std::unordered_set<std::uint64_t> numbers) { m_optedOut = std::move(numbers); }

    void withdrawOptOut(std::uint64_t number) { m_optedOut.erase(number); }

    /// Starts nothing more; `idle` is called once when no call is left.
    void quiesce(std::function<void()> idle);

    [[nodiscard]] bool has(const std::string &id) const { return m_campaigns.contains(id); }

    [[nodiscard]] int running() const;

    [[nodiscard]] int activeCalls() const { return static_cast<int>(m_calls.size()); }

    void callAnswered(const CallId &id) override;
    void helpAsked(const CallId &id) override;
    void callEnded(const CallId &id, const CallEnd &end) override;
    void trunkChanged() override;

private:
    struct Campaign;
    struct Line;
    struct Call;

    [[nodiscard]] Now now() const { return m_loop.clock().now(); }

    Campaign &adopt(CampaignOrder order, Line &line);
    Line *lineOf(Mode mode);
    void begin(Campaign &campaign, CampaignMachine::Attempt attempt);
    void flush(Campaign &campaign, Done done = {});
    void durable(const std::string &id, const Events &events);
    void refused(const std::string &id, const Failure &why);
    void attemptDurable(const CallId &id);
    void answerDurable(const CallId &id);
    void dialWaiting(Line &line);
    void pump(Line &line);
    void arm(Line &line);
    void hangUp(const CallId &id, Call &call);
    void drop(const CallId &id, CallEnd::Cause cause);
    [[nodiscard]] bool mayStart(const Line &line) const;
    [[nodiscard]] bool startOne(Line &line);
    [[nodiscard]] std::int64_t eta(const Campaign &campaign) const;
    void haltOrGoOn(Campaign &campaign);
    void reportIdle();

    Loop &m_loop;
    Ledger &m_ledger;
    std::vector<std::unique_ptr<Line>> m_lines;
    std::unordered_map<std::string, std::unique_ptr<Campaign>> m_campaigns;
    std::unordered_map<CallId, Call> m_calls;
    std::unordered_set<std::uint64_t> m_optedOut;
    Watcher m_watcher;
    bool m_ledgerWorks = true;
    std::string m_ledgerReason;
    bool m_quiescing = false;
    std::function<void()> m_idle;
};

} // namespace campanile::dialer
