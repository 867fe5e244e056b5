// SPDX-License-Identifier: GPL-3.0-or-later
#include "conductor.h"

#include <algorithm>
#include <format>
#include <utility>

namespace campanile::dialer {

using std::chrono::microseconds;

struct Conductor::Line {
    Trunk *trunk;
    Pacer attempts; ///< paces what is written...
    Pacer dials; ///< ...and again what is dialled, since a slow disk may bunch it
    std::vector<Campaign *> campaigns; ///< the one to be served next is first
    std::deque<CallId> waiting; ///< durable, to be dialled
    int active = 0;
    std::uint64_t timer = 0;
    std::uint64_t dialTimer = 0;

    [[nodiscard]] LineCapacity capacity() const { return {trunk->info().channels, trunk->info().callsPerSecond}; }
};

struct Conductor::Campaign {
    CampaignMachine machine;
    std::vector<Callee> callees;
    std::shared_ptr<const Playlist> playlist;
    std::shared_ptr<ProgressBoard> board;
    Line *line;
    bool launched = false; ///< its launch is durable
    bool broken = false; ///< the ledger refused its events

    [[nodiscard]] const std::string &id() const { return machine.setup().id; }
};

struct Conductor::Call {
    /// Recording: its start is on the way to the disk. Waiting: for the trunk's pace. Dialled: may ring. Answering: the
    /// answer is on the way to the disk. Playing: the citizen hears it.
    enum class Phase { Recording, Waiting, Dialled, Answering, Playing };
    Campaign *campaign;
    std::uint32_t recipient;
    Phase phase = Phase::Recording;
    bool hangUp = false; ///< asked for; ends it instead of going on
};

namespace {

CallId callId(const std::string &campaign, std::uint32_t recipient, int attempt)
{
    return std::format("{}/{}/{}", campaign, recipient, attempt);
}

} // namespace

Conductor::Conductor(Loop &loop, Ledger &ledger, std::vector<Trunk *> trunks, Watcher watcher)
    : m_loop(loop)
    , m_ledger(ledger)
    , m_watcher(std::move(watcher))
{
    // what was dialled in the second before this start is not known
    const auto from = now().steady + std::chrono::seconds(1);
    for (auto *trunk : trunks) {
        const auto cps = trunk->info().callsPerSecond;
        m_lines.push_back(std::make_unique<Line>(Line{trunk, Pacer(cps, from), Pacer(cps, from), {}, {}}));
        trunk->setListener(this);
    }
}

Conductor::~Conductor()
{
    for (const auto &line : m_lines)
        line->trunk->setListener(nullptr);
}

Conductor::Line *Conductor::lineOf(Mode mode)
{
    const auto found = std::ranges::find_if(m_lines, [&](const auto &l) { return l->trunk->info().mode == mode; });
    return found == m_lines.end() ? nullptr : found->get();
}

int Conductor::running() const
{
    return static_cast<int>(std::ranges::count_if(
        m_campaigns, [](const auto &entry) { return !isOver(entry.second->machine.progress().state); }));
}

Conductor::Campaign &Conductor::adopt(CampaignOrder order, Line &line)
{
    auto campaign = std::make_unique<Campaign>(Campaign{
        std::move(order.machine), std::move(order.callees), std::move(order.playlist), std::move(order.board), &line});
    auto &result = *campaign;
    line.campaigns.push_back(&result);
    m_campaigns.emplace(result.id(), std::move(campaign));
    return result;
}

void Conductor::launch(CampaignOrder order, Done done)
{
    auto *line = lineOf(order.machine.setup().mode);
    if (!line) {
        done(failure(Failure::Kind::Precondition, "NO_TRUNK", "no trunk carries campaigns of this mode"));
        return;
    }
    auto &campaign = adopt(std::move(order), *line);
    campaign.machine.launch(now(), "LAUNCHED");
    auto events = campaign.machine.takeEvents();
    m_ledger.launch(campaign.id(), campaign.machine.setup().canary, events,
        [this, &loop = m_loop, id = campaign.id(), events, done = std::move(done)](Result<void> result) {
            loop.post([this, id, events, done, result] {
                if (result) {
                    m_campaigns.at(id)->launched = true;
                    durable(id, events);
                } else {
                    refused(id, result.error());
                }
                done(result);
            });
        });
}

void Conductor::restore(CampaignOrder order)
{
    auto *line = lineOf(order.machine.setup().mode);
    if (!line)
        return;
    auto &campaign = adopt(std::move(order), *line);
    campaign.launched = true;
    campaign.machine.recover(now());
    haltOrGoOn(campaign);
    flush(campaign);
    pump(*line);
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
    pump(*found->second->line);
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
    for (const auto &call : calls)
        hangUp(call, m_calls.at(call));
}

void Conductor::hangUp(const CallId &id, Call &call)
{
    call.hangUp = true;
    switch (call.phase) {
    case Call::Phase::Recording: break; // ends when its start is durable: an attempt on disk needs its end there too
    case Call::Phase::Waiting: drop(id, CallEnd::Cause::Cancelled); break;
    case Call::Phase::Dialled:
    case Call::Phase::Answering:
    case Call::Phase::Playing: call.campaign->line->trunk->hangUp(id); break;
    }
}

void Conductor::drop(const CallId &id, CallEnd::Cause cause)
{
    CallEnd end;
    end.cause = cause;
    std::erase(m_calls.at(id).campaign->line->waiting, id);
    callEnded(id, end);
}

bool Conductor::mayStart(const Line &line) const
{
    return m_ledgerWorks && !m_quiescing && line.trunk->up() && line.active < line.trunk->info().channels;
}

bool Conductor::startOne(Line &line)
{
    for (std::size_t i = 0; i < line.campaigns.size(); ++i) {
        auto *campaign = line.campaigns[i];
        if (!campaign->launched || campaign->broken)
            continue;
        const auto attempt = campaign->machine.start(now());
        if (!attempt)
            continue;
        line.attempts.take(now().steady);
        begin(*campaign, *attempt);
        // campaigns of one trunk take turns
        std::rotate(
            line.campaigns.begin(), line.campaigns.begin() + static_cast<std::ptrdiff_t>(i) + 1, line.campaigns.end());
        return true;
    }
    return false;
}

void Conductor::begin(Campaign &campaign, CampaignMachine::Attempt attempt)
{
    ++campaign.line->active;
    m_calls.emplace(callId(campaign.id(), attempt.recipient, attempt.number), Call{&campaign, attempt.recipient});
    flush(campaign);
}

void Conductor::pump(Line &line)
{
    while (mayStart(line) && line.attempts.ready(now().steady)) {
        if (!startOne(line))
            break;
    }
    for (auto *campaign : line.campaigns) {
        if (campaign->launched && !campaign->broken) {
            campaign->machine.tick(now());
            flush(*campaign);
        }
    }
    arm(line);
}

void Conductor::arm(Line &line)
{
    m_loop.cancel(line.timer);
    line.timer = 0;
    std::optional<microseconds> due;
    for (const auto *campaign : line.campaigns) {
        const auto next = campaign->launched && !campaign->broken ? campaign->machine.nextDue(now()) : std::nullopt;
        if (next)
            due = due ? std::min(*due, *next) : next;
    }
    // with all channels in use the end of a call is what comes next
    if (!due || !mayStart(line))
        return;
    line.timer = m_loop.at(std::max(*due, line.attempts.next()), [this, &line] {
        line.timer = 0;
        pump(line);
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
        if (m_calls.at(call).phase >= Call::Phase::Dialled)
            campaign.line->trunk->hangUp(call);
        --campaign.line->active;
        std::erase(campaign.line->waiting, call);
        m_calls.erase(call);
    }
    std::erase(campaign.line->campaigns, &campaign);
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
            attemptDurable(callId(id, event.recipient, event.attempt));
        else if (std::holds_alternative<AttemptAnswered>(event.fact))
            answerDurable(callId(id, event.recipient, event.attempt));
        else if (const auto *changed = std::get_if<StateChanged>(&event.fact); changed && m_watcher)
            m_watcher(id, *changed);
    }
    auto &line = *campaign.line;
    if (isOver(campaign.board->mark().state)) {
        std::erase(line.campaigns, &campaign);
        m_campaigns.erase(found);
    }
    pump(line);
}

void Conductor::attemptDurable(const CallId &id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto &call = found->second;
    if (call.hangUp) {
        drop(id, CallEnd::Cause::Cancelled);
        return;
    }
    call.phase = Call::Phase::Waiting;
    call.campaign->line->waiting.push_back(id);
    dialWaiting(*call.campaign->line);
}

void Conductor::dialWaiting(Line &line)
{
    while (!line.waiting.empty() && line.dials.ready(now().steady)) {
        const auto id = std::move(line.waiting.front());
        line.waiting.pop_front();
        auto &call = m_calls.at(id);
        const auto &campaign = *call.campaign;
        if (m_optedOut.contains(campaign.callees[call.recipient].number)) { // since it was prepared
            drop(id, CallEnd::Cause::OptedOut);
            continue;
        }
        line.dials.take(now().steady);
        call.phase = Call::Phase::Dialled;
        const auto &callee = campaign.callees[call.recipient];
        const auto &setup = campaign.machine.setup();
        line.trunk->dial({.id = id,
            .number = callee.number,
            .ringTimeout = setup.rules.policy.ringTimeout,
            .playlist = campaign.playlist,
            .track = callee.track,
            .machine = setup.rules.policy.machine,
            .callerId = setup.callerId});
    }
    if (!line.waiting.empty() && line.dialTimer == 0) {
        line.dialTimer = m_loop.at(line.dials.next(), [this, &line] {
            line.dialTimer = 0;
            dialWaiting(line);
        });
    }
}

void Conductor::callAnswered(const CallId &id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end() || found->second.phase != Call::Phase::Dialled)
        return;
    auto &call = found->second;
    call.phase = Call::Phase::Answering;
    call.campaign->machine.answered(now(), call.recipient);
    flush(*call.campaign);
    // nobody is left listening to silence while the disk is full
    if (!m_ledgerWorks || call.hangUp)
        call.campaign->line->trunk->hangUp(id);
}

void Conductor::answerDurable(const CallId &id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end() || found->second.phase != Call::Phase::Answering || found->second.hangUp)
        return;
    found->second.phase = Call::Phase::Playing;
    found->second.campaign->line->trunk->play(id);
}

void Conductor::helpAsked(const CallId &id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto &campaign = *found->second.campaign;
    campaign.machine.helpAsked(now(), found->second.recipient);
    flush(campaign);
}

void Conductor::callEnded(const CallId &id, const CallEnd &end)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto &campaign = *found->second.campaign;
    const auto recipient = found->second.recipient;
    if (end.optedOut)
        m_optedOut.insert(campaign.callees[recipient].number);
    const bool silent = found->second.phase == Call::Phase::Answering;
    m_calls.erase(found);
    auto &line = *campaign.line;
    --line.active;
    auto said = end;
    // answered, but we could not record it and so played nothing: not the citizen's doing
    if (silent && end.heard.count() == 0 && !m_ledgerWorks)
        said.cause = CallEnd::Cause::Unreachable;
    campaign.machine.ended(now(), recipient, said);
    flush(campaign);
    pump(line);
    reportIdle();
}

void Conductor::haltOrGoOn(Campaign &campaign)
{
    if (!m_ledgerWorks)
        campaign.machine.halt(now(), m_ledgerReason);
    else if (!campaign.line->trunk->up())
        campaign.machine.halt(now(), "TRUNK_DOWN: " + campaign.line->trunk->info().name);
    else
        campaign.machine.unhalt(now(), "RECOVERED");
}

void Conductor::ledgerHealth(bool works, const std::string &reason)
{
    if (works == m_ledgerWorks)
        return;
    m_ledgerWorks = works;
    m_ledgerReason = reason;
    for (const auto &[id, campaign] : m_campaigns) {
        haltOrGoOn(*campaign);
        flush(*campaign);
    }
    if (!works) {
        std::vector<CallId> silent;
        for (const auto &[id, call] : m_calls) {
            if (call.phase == Call::Phase::Answering)
                silent.push_back(id);
        }
        for (const auto &id : silent)
            m_calls.at(id).campaign->line->trunk->hangUp(id);
    }
    for (const auto &line : m_lines)
        pump(*line);
}

void Conductor::trunkChanged()
{
    for (const auto &[id, campaign] : m_campaigns) {
        haltOrGoOn(*campaign);
        flush(*campaign);
    }
    for (const auto &line : m_lines)
        pump(*line);
}

std::int64_t Conductor::eta(const Campaign &campaign) const
{
    const auto state = campaign.machine.progress().state;
    if (state != CampaignState::Running)
        return 0;
    const auto moment = now();
    return moment.wallMs
        + std::chrono::milliseconds(campaign.machine.remaining(moment, campaign.line->capacity())).count();
}

void Conductor::quiesce(std::function<void()> idle)
{
    m_quiescing = true;
    m_idle = std::move(idle);
    reportIdle();
}

void Conductor::reportIdle()
{
    if (m_quiescing && m_idle && m_calls.empty())
        std::exchange(m_idle, {})();
}

} // namespace campanile::dialer
