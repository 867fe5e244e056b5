// SPDX-License-Identifier: GPL-3.0-or-later
#include "conductorparts.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

using std::chrono::microseconds;

// what was dialled in the second before this start is not known
Conductor::Conductor(Loop &loop, Ledger &ledger, const std::vector<Trunk *> &trunks, Watcher watcher, Options options)
    : m_loop(loop)
    , m_ledger(ledger)
    , m_lines(trunks, loop.clock().now().steady + std::chrono::seconds(1), options.seed)
    , m_exchanges(options.exchanges, loop.clock().now().steady + std::chrono::seconds(1))
    , m_callBacks(std::move(options.callBacks))
    , m_calledBack(std::move(options.calledBack))
    , m_unrecorded(std::move(options.unrecorded))
    , m_watcher(std::move(watcher))
{
    for (auto *trunk : trunks)
        trunk->setListener(this);
}

Conductor::~Conductor()
{
    for (const auto &line : m_lines.all())
        line->trunk().setListener(nullptr);
}

Conductor::Desk &Conductor::deskOf(const Campaign &campaign)
{
    return m_desks[campaign.mode()];
}

int Conductor::running() const
{
    return static_cast<int>(std::ranges::count_if(
        m_campaigns, [](const auto &entry) { return !isOver(entry.second->machine.progress().state); }));
}

std::map<std::string, std::string> Conductor::conditions() const
{
    std::map<std::string, std::string> conditions;
    for (const auto &line : m_lines.all()) {
        if (auto why = line->condition(); !why.empty())
            conditions[line->info().name] = std::move(why);
    }
    return conditions;
}

Conductor::Campaign &Conductor::adopt(CampaignOrder order)
{
    auto campaign = std::make_unique<Campaign>(Campaign{
        std::move(order.machine), std::move(order.callees), std::move(order.playlist), std::move(order.board)});
    auto &result = *campaign;
    if (m_exchanges.groups() > 1) {
        std::vector<Exchanges::Group> groups;
        groups.reserve(result.callees.size());
        for (const auto &callee : result.callees)
            groups.push_back(m_exchanges.groupOf(callee.number));
        result.machine.setGroups(std::move(groups));
    }
    deskOf(result).campaigns.push_back(&result);
    m_campaigns.emplace(result.id(), std::move(campaign));
    return result;
}

void Conductor::launch(CampaignOrder order, Done done)
{
    if (!m_lines.has(order.machine.setup().mode)) {
        done(failure(Failure::Kind::Precondition, "NO_TRUNK", "no trunk carries campaigns of this mode"));
        return;
    }
    auto &campaign = adopt(std::move(order));
    campaign.machine.launch(now(), "LAUNCHED");
    auto events = campaign.machine.takeEvents();
    m_ledger.launch(campaign.id(), campaign.machine.setup().canary, events,
        [this, &loop = m_loop, id = campaign.id(), events, done = std::move(done)](Result<void> result) {
            loop.post([this, id, events, done, result] {
                if (result) {
                    auto &launched = *m_campaigns.at(id);
                    launched.launched = true;
                    haltOrGoOn(launched); // there may be no line
                    flush(launched);
                    durable(id, events);
                } else {
                    refused(id, result.error());
                }
                done(result);
            });
        });
}

void Conductor::resume(const std::map<std::string, LineRest> &rests)
{
    for (const auto &line : m_lines.all()) {
        const auto found = rests.find(line->info().name);
        if (found == rests.end())
            continue;
        line->backoff.resume(now().steady, found->second.left(now().wallMs));
        line->kept = line->backoff.restsUntil();
    }
}

void Conductor::restore(CampaignOrder order)
{
    if (!m_lines.has(order.machine.setup().mode))
        return;
    auto &campaign = adopt(std::move(order));
    campaign.launched = true;
    campaign.machine.recover(now());
    haltOrGoOn(campaign);
    flush(campaign);
    pump(deskOf(campaign));
}

void Conductor::goOn(const std::string &id, const std::string &reason, Done done)
{
    const auto found = m_campaigns.find(id);
    if (found == m_campaigns.end()) {
        done({});
        return;
    }
    found->second->machine.goOn(now(), reason);
    flush(*found->second, std::move(done));
    pump(deskOf(*found->second));
}

void Conductor::stop(const std::string &id, const std::string &reason, Done done)
{
    const auto found = m_campaigns.find(id);
    if (found == m_campaigns.end()) {
        done({});
        return;
    }
    auto &campaign = *found->second;
    campaign.machine.stop(now(), reason);
    flush(campaign, std::move(done));
    std::vector<CallId> calls;
    for (const auto &[call, state] : m_calls) {
        if (state.campaign == &campaign)
            calls.push_back(call);
    }
    std::ranges::sort(calls); // the same order on every run
    const bool sentence = campaign.machine.setup().rules.policy.finishSentence;
    const auto how = sentence ? HangUp::AtPause : HangUp::Cut;
    for (const auto &call : calls)
        hangUp(call, m_calls.at(call), how);
    for (const auto &[call, state] : m_backCalls) {
        if (state.campaign == id)
            state.trunk->hangUp(call, how);
    }
}

bool Conductor::startOne(Desk &desk)
{
    for (std::size_t i = 0; i < desk.campaigns.size(); ++i) {
        auto *campaign = desk.campaigns[i];
        if (!campaign->works())
            continue;
        auto *line = m_lines.pick(campaign->mode(), campaign->callerId(), now().steady);
        const auto attempt = line ? campaign->machine.start(now(), m_exchanges, true) : std::nullopt;
        if (!attempt)
            continue;
        begin(*campaign, *line, *attempt);
        // campaigns of one mode take turns
        std::rotate(
            desk.campaigns.begin(), desk.campaigns.begin() + static_cast<std::ptrdiff_t>(i) + 1, desk.campaigns.end());
        return true;
    }
    return false;
}

void Conductor::begin(Campaign &campaign, Line &line, CampaignMachine::Attempt attempt)
{
    const auto group = campaign.machine.groupOf(attempt.recipient);
    m_exchanges.take(group, now().steady);
    m_lines.taken(line);
    const auto ticket = line.take(now().steady);
    keepRest(line);
    m_calls.emplace(callIdOf(campaign.id(), attempt.recipient, attempt.number),
        Call{&campaign, &line, ticket, group, attempt.recipient});
    flush(campaign);
}

void Conductor::pump(Desk &desk)
{
    while (m_ledgerWorks && !m_quiescing && startOne(desk)) { }
    for (auto *campaign : desk.campaigns) {
        if (campaign->works()) {
            campaign->machine.tick(now());
            flush(*campaign);
        }
    }
    arm(desk);
}

void Conductor::pumpAll()
{
    for (auto &[mode, desk] : m_desks)
        pump(desk);
}

void Conductor::arm(Desk &desk)
{
    m_loop.cancel(desk.timer);
    desk.timer = 0;
    if (m_quiescing)
        return;
    std::optional<microseconds> due;
    for (const auto *campaign : desk.campaigns) {
        if (!campaign->works())
            continue;
        // where no line can take a call, the end of one or a change of a trunk is what comes next
        const auto line = m_ledgerWorks ? m_lines.next(campaign->mode(), campaign->callerId()) : std::nullopt;
        const auto next = campaign->machine.nextDue(now(), m_exchanges, line, true);
        if (next)
            due = due ? std::min(*due, *next) : next;
    }
    if (!due)
        return;
    desk.timer = m_loop.at(*due, [this, &desk] {
        desk.timer = 0;
        pump(desk);
    });
}

void Conductor::flush(Campaign &campaign, Done done)
{
    auto events = campaign.machine.takeEvents();
    if (events.empty()) {
        if (done)
            done({});
        return;
    }
    const auto shared = std::make_shared<const Events>(events);
    m_ledger.append(campaign.id(), std::move(events),
        [this, &loop = m_loop, id = campaign.id(), shared, done = std::move(done)](Result<void> result) {
            loop.post([this, id, shared, done, result] {
                if (result)
                    durable(id, *shared);
                else
                    refused(id, result.error());
                if (done)
                    done(result);
            });
        });
}

void Conductor::refused(const std::string &id, const Failure &why)
{
    const auto found = m_campaigns.find(id);
    if (found == m_campaigns.end())
        return;
    auto &campaign = *found->second;
    campaign.broken = true;
    if (m_watcher)
        m_watcher(id, {CampaignState::Unknown, why.text()});
    std::vector<CallId> calls;
    for (const auto &[call, state] : m_calls) {
        if (state.campaign == &campaign)
            calls.push_back(call);
    }
    for (const auto &call : calls) {
        const auto &state = m_calls.at(call);
        if (state.phase >= Call::Phase::Dialled)
            state.line->trunk().hangUp(call);
        --state.line->active;
        m_exchanges.release(state.group);
        std::erase(state.line->waiting, call);
        m_calls.erase(call);
    }
    std::erase(deskOf(campaign).campaigns, &campaign);
    m_campaigns.erase(found);
}

void Conductor::durable(const std::string &id, const Events &events)
{
    const auto found = m_campaigns.find(id);
    if (found == m_campaigns.end())
        return;
    auto &campaign = *found->second;
    campaign.board->apply(events, eta(campaign));
    for (const auto &event : events) {
        if (std::holds_alternative<AttemptStarted>(event.fact))
            attemptDurable(callIdOf(id, event.recipient, event.attempt));
        else if (std::holds_alternative<AttemptAnswered>(event.fact))
            answerDurable(callIdOf(id, event.recipient, event.attempt));
        else if (const auto *changed = std::get_if<StateChanged>(&event.fact); changed && m_watcher)
            m_watcher(id, *changed);
    }
    auto &desk = deskOf(campaign);
    if (isOver(campaign.board->mark().state)) {
        std::erase(desk.campaigns, &campaign);
        if (const auto mark = campaign.board->mark(); mark.state == CampaignState::Finished)
            m_callBacks.ended({id, campaign.mode(), mark.launchedMs, mark.endedMs, std::move(campaign.callees),
                std::move(campaign.playlist)});
        m_campaigns.erase(found);
    }
    pump(desk);
}

void Conductor::haltOrGoOn(Campaign &campaign)
{
    if (!m_ledgerWorks) {
        campaign.machine.halt(now(), m_ledgerReason);
        return;
    }
    const bool out = campaign.machine.progress().state == CampaignState::Halted;
    const auto why = m_lines.outage(campaign.mode(), campaign.callerId(), out);
    if (why.empty())
        campaign.machine.unhalt(now(), "RECOVERED");
    else
        campaign.machine.halt(now(), why);
}

void Conductor::haltOrGoOnAll()
{
    for (const auto &[id, campaign] : m_campaigns) {
        haltOrGoOn(*campaign);
        flush(*campaign);
    }
}

void Conductor::ledgerHealth(bool works, const std::string &reason)
{
    if (works == m_ledgerWorks)
        return;
    m_ledgerWorks = works;
    m_ledgerReason = reason;
    haltOrGoOnAll();
    if (!works) {
        std::vector<CallId> silent;
        for (const auto &[id, call] : m_calls) {
            if (call.phase == Call::Phase::Answering)
                silent.push_back(id);
        }
        for (const auto &id : silent)
            m_calls.at(id).line->trunk().hangUp(id);
    }
    pumpAll();
}

void Conductor::trunkChanged()
{
    for (const auto &line : m_lines.all()) {
        line->trunkChanged(now().steady);
        shed(*line);
    }
    haltOrGoOnAll();
    pumpAll();
}

std::int64_t Conductor::eta(const Campaign &campaign) const
{
    const auto state = campaign.machine.progress().state;
    if (state != CampaignState::Running)
        return 0;
    const auto moment = now();
    return moment.wallMs
        + std::chrono::milliseconds(
            campaign.machine.remaining(moment, m_lines.capacity(campaign.mode(), campaign.callerId()), m_exchanges))
              .count();
}

void Conductor::quiesce(std::function<void()> idle)
{
    m_quiescing = true;
    m_idle = std::move(idle);
    reportIdle();
}

void Conductor::reportIdle()
{
    if (m_quiescing && m_idle && m_calls.empty() && m_backCalls.empty())
        std::exchange(m_idle, {})();
}

} // namespace campanile::dialer
