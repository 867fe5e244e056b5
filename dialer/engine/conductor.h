// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callbacks.h"
#include "campaignmachine.h"
#include "ledger.h"
#include "lines.h"
#include "loop.h"
#include "progressboard.h"

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

    /// Who called us heard something, or nothing, and that call is over. `campaign` empty: no alert is for them.
    using BackWatcher = std::function<void(const std::string &trunk, const std::string &campaign, const CallEnd &end)>;

    struct Options {
        std::vector<ExchangeCap> exchanges{};
        std::uint64_t seed = 1; ///< of the jitter of lines that are backed off from
        CallBacks::Options callBacks{};
        BackWatcher calledBack{};
        std::function<void(const std::string &what)> unrecorded{}; ///< beside the campaigns: the ledger refused it
    };

    Conductor(Loop &loop, Ledger &ledger, const std::vector<Trunk *> &trunks, Watcher watcher, Options options);

    Conductor(Loop &loop, Ledger &ledger, const std::vector<Trunk *> &trunks, Watcher watcher = {})
        : Conductor(loop, ledger, trunks, std::move(watcher), Options())
    {
    }

    ~Conductor();

    void launch(CampaignOrder order, Done done); ///< done: the launch is durable
    void restore(CampaignOrder order); ///< after a restart
    void goOn(const std::string &id, const std::string &reason, Done done);
    void stop(const std::string &id, const std::string &reason, Done done); ///< done: Stopping is durable
    void ledgerHealth(bool works, const std::string &reason);

    void resume(const std::map<std::string, LineRest> &rests); ///< after a restart, before any campaign: by line

    void remember(EndedCampaign campaign) { m_callBacks.ended(std::move(campaign)); } ///< after a restart

    /// Numbers, E.164 without the plus, that are not dialled, whatever a campaign says.
    void setOptedOut(std::unordered_set<std::uint64_t> numbers) { m_optedOut = std::move(numbers); }

    void withdrawOptOut(std::uint64_t number) { m_optedOut.erase(number); }

    /// Starts nothing more; `idle` is called once when no call is left.
    void quiesce(std::function<void()> idle);

    [[nodiscard]] bool has(const std::string &id) const { return m_campaigns.contains(id); }

    [[nodiscard]] int running() const;

    /// By trunk: why it carries nothing now; only those that do not.
    [[nodiscard]] std::map<std::string, std::string> conditions() const;

    [[nodiscard]] int activeCalls() const { return static_cast<int>(m_calls.size()); }

    void callArrived(Trunk &trunk, const CallId &id, std::uint64_t caller) override;
    void callAnswered(const CallId &id) override;
    void helpAsked(const CallId &id) override;
    void callEnded(const CallId &id, const CallEnd &end) override;
    void trunkChanged() override;

private:
    struct Campaign;
    struct Call;

    struct BackCall { ///< somebody calls us
        Trunk *trunk;
        std::string campaign; ///< empty: no alert is for them
        std::uint32_t recipient = 0;
        std::uint64_t caller = 0;
        bool holds = false; ///< the campaign does not end before
    };

    /// The campaigns of one mode: they share its lines.
    struct Desk {
        std::vector<Campaign *> campaigns; ///< the one to be served next is first
        std::uint64_t timer = 0;
    };

    [[nodiscard]] Now now() const { return m_loop.clock().now(); }

    Campaign &adopt(CampaignOrder order);
    [[nodiscard]] Desk &deskOf(const Campaign &campaign);
    void begin(Campaign &campaign, Line &line, CampaignMachine::Attempt attempt);
    void flush(Campaign &campaign, Done done = {});
    void durable(const std::string &id, const Events &events);
    void refused(const std::string &id, const Failure &why);
    void attemptDurable(const CallId &id);
    void answerDurable(const CallId &id);
    void dialWaiting(Line &line);
    void shed(Line &line);
    void pump(Desk &desk);
    void pumpAll();
    void arm(Desk &desk);
    void hangUp(const CallId &id, Call &call, HangUp how);
    void drop(const CallId &id, CallEnd::Cause cause, bool lineFault = false);
    /// What the end of a call says of its line; the end as its campaign is told it.
    [[nodiscard]] CallEnd heedLine(const Call &call, const CallEnd &end);
    void lineMayHaveChanged(Line &line, bool blockedBefore, Backoff::Epoch before);
    [[nodiscard]] Done orComplain(const std::string &what); ///< through `unrecorded`
    void keepRest(Line &line); ///< in the ledger, if it has changed
    [[nodiscard]] bool startOne(Desk &desk);
    [[nodiscard]] std::int64_t eta(const Campaign &campaign) const;
    void haltOrGoOn(Campaign &campaign);
    void haltOrGoOnAll();
    void reportIdle();
    [[nodiscard]] Campaign *runningFor(Mode mode, std::uint64_t caller);
    void backEnded(const BackCall &call, const CallEnd &end);

    Loop &m_loop;
    Ledger &m_ledger;
    Lines m_lines;
    Exchanges m_exchanges;
    std::map<Mode, Desk> m_desks;
    std::unordered_map<std::string, std::unique_ptr<Campaign>> m_campaigns;
    std::unordered_map<CallId, Call> m_calls;
    std::unordered_map<CallId, BackCall> m_backCalls;
    CallBacks m_callBacks;
    BackWatcher m_calledBack;
    std::function<void(const std::string &)> m_unrecorded;
    std::unordered_set<std::uint64_t> m_optedOut;
    Watcher m_watcher;
    bool m_ledgerWorks = true;
    std::string m_ledgerReason;
    bool m_quiescing = false;
    std::function<void()> m_idle;
};

} // namespace campanile::dialer
