// SPDX-License-Identifier: GPL-3.0-or-later
// The conductor's calls, from the durable start to the only end; what it decides of campaigns is in conductor.cpp.
#include "conductorparts.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

using std::chrono::microseconds;

void Conductor::hangUp(const CallId &id, Call &call, HangUp how)
{
    call.hangUp = true;
    switch (call.phase) {
    case Call::Phase::Recording: break; // ends when its start is durable: an attempt on disk needs its end there too
    case Call::Phase::Waiting: drop(id, CallEnd::Cause::Cancelled); break;
    case Call::Phase::Dialled:
    case Call::Phase::Answering: call.line->trunk().hangUp(id); break;
    case Call::Phase::Playing: call.line->trunk().hangUp(id, how); break;
    }
}

void Conductor::drop(const CallId &id, CallEnd::Cause cause, bool lineFault)
{
    CallEnd end;
    end.cause = cause;
    end.lineFault = lineFault;
    std::erase(m_calls.at(id).line->waiting, id);
    callEnded(id, end);
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
    if (!call.line->stands(call.ticket)) {
        drop(id, CallEnd::Cause::Unreachable, true);
        return;
    }
    call.line->waiting.push_back(id);
    dialWaiting(*call.line);
}

void Conductor::dialWaiting(Line &line)
{
    const auto dueOf = [&](const CallId &id) {
        return std::max(line.dials.next(), m_exchanges.nextDial(m_calls.at(id).group));
    };
    const auto isDue = [&](const CallId &id) { return dueOf(id) <= now().steady; };
    // who waits for an exchange holds nobody up
    for (auto next = std::ranges::find_if(line.waiting, isDue); next != line.waiting.end();
        next = std::ranges::find_if(line.waiting, isDue)) {
        const auto id = std::move(*next);
        line.waiting.erase(next);
        auto &call = m_calls.at(id);
        const auto &campaign = *call.campaign;
        if (m_optedOut.contains(campaign.callees[call.recipient].number)) { // since it was prepared
            drop(id, CallEnd::Cause::OptedOut);
            continue;
        }
        line.dials.take(now().steady);
        m_exchanges.dialled(call.group, now().steady);
        call.phase = Call::Phase::Dialled;
        const auto &callee = campaign.callees[call.recipient];
        const auto &setup = campaign.machine.setup();
        line.trunk().dial({.id = id,
            .number = callee.number,
            .ringTimeout = setup.rules.policy.ringTimeout,
            .playlist = campaign.playlist,
            .track = callee.track,
            .machine = setup.rules.policy.machine,
            .callerId = setup.callerId});
    }
    m_loop.cancel(line.dialTimer);
    line.dialTimer = 0;
    if (line.waiting.empty())
        return;
    auto due = microseconds::max();
    for (const auto &id : line.waiting)
        due = std::min(due, dueOf(id));
    line.dialTimer = m_loop.at(due, [this, &line] {
        line.dialTimer = 0;
        dialWaiting(line);
    });
}

/// What waits for the pace of a line that is gone or backed off from never goes out on it.
void Conductor::shed(Line &line)
{
    std::vector<CallId> stale;
    for (const auto &id : line.waiting) {
        if (!line.stands(m_calls.at(id).ticket))
            stale.push_back(id);
    }
    for (const auto &id : stale)
        drop(id, CallEnd::Cause::Unreachable, true);
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
    auto &line = *call.line;
    // nobody is left listening to silence while the disk is full
    if (!m_ledgerWorks || call.hangUp)
        line.trunk().hangUp(id);
    const bool blocked = line.backoff.blocked();
    line.backoff.carried(now().steady, call.ticket);
    keepRest(line);
    lineMayHaveChanged(line, blocked, line.backoff.epoch());
}

void Conductor::answerDurable(const CallId &id)
{
    const auto found = m_calls.find(id);
    if (found == m_calls.end() || found->second.phase != Call::Phase::Answering || found->second.hangUp)
        return;
    found->second.phase = Call::Phase::Playing;
    found->second.line->trunk().play(id);
}

Conductor::Campaign *Conductor::runningFor(Mode mode, std::uint64_t caller)
{
    Campaign *newest = nullptr;
    for (const auto &[id, campaign] : m_campaigns) {
        const auto &progress = campaign->machine.progress();
        if (!campaign->works() || campaign->mode() != mode || progress.state == CampaignState::Stopping
            || progress.state == CampaignState::Stopped || !CallBacks::find(campaign->callees, caller))
            continue;
        if (!newest || progress.launchedMs > newest->machine.progress().launchedMs)
            newest = campaign.get();
    }
    return newest;
}

void Conductor::callArrived(Trunk &trunk, const CallId &id, std::uint64_t caller)
{
    auto message = m_callBacks.message(trunk.info().mode, caller, now().wallMs);
    auto *campaign = runningFor(trunk.info().mode, caller);
    if (campaign && campaign->machine.progress().launchedMs >= message.launchedMs) {
        message.campaign = campaign->id();
        message.recipient = *CallBacks::find(campaign->callees, caller);
        message.playlist = campaign->playlist;
        message.track = campaign->callees[message.recipient].track;
    } else {
        campaign = nullptr;
    }
    if (m_quiescing || !message.playlist)
        return trunk.hangUp(id);
    const bool holds = campaign && campaign->machine.callerCame();
    if (campaign && !holds)
        message.playlist = CallBacks::afterTheEnd(message.playlist);
    m_backCalls.emplace(id, BackCall{&trunk, message.campaign, message.recipient, caller, holds});
    trunk.answer({.id = id, .number = caller, .playlist = message.playlist, .track = message.track});
}

void Conductor::backEnded(const BackCall &call, const CallEnd &end)
{
    const auto found = m_campaigns.find(call.campaign);
    auto *campaign = found == m_campaigns.end() ? nullptr : found->second.get();
    if (end.optedOut && call.caller != 0)
        m_optedOut.insert(call.caller);
    if (campaign && !isOver(campaign->machine.progress().state)) {
        if (end.cause == CallEnd::Cause::Completed || end.cause == CallEnd::Cause::Lost)
            campaign->machine.calledBack(now(), call.recipient, end);
    } else if (end.optedOut && !call.campaign.empty()) {
        m_ledger.optOut(call.campaign, call.recipient, now().wallMs, orComplain("an opt-out in " + call.campaign));
    }
    if (campaign) {
        if (call.holds)
            campaign->machine.callerLeft(now());
        flush(*campaign);
        pump(deskOf(*campaign));
    }
    if (m_calledBack)
        m_calledBack(call.trunk->info().name, call.campaign, end);
    reportIdle();
}

void Conductor::helpAsked(const CallId &id)
{
    if (const auto back = m_backCalls.find(id); back != m_backCalls.end()) {
        if (const auto campaign = m_campaigns.find(back->second.campaign); campaign != m_campaigns.end()) {
            campaign->second->machine.calledBack(now(), back->second.recipient, HelpAsked{});
            flush(*campaign->second);
            pump(deskOf(*campaign->second));
        }
        return;
    }
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    auto &campaign = *found->second.campaign;
    campaign.machine.helpAsked(now(), found->second.recipient);
    flush(campaign);
}

void Conductor::callEnded(const CallId &id, const CallEnd &end)
{
    if (const auto back = m_backCalls.extract(id))
        return backEnded(back.mapped(), end);
    const auto found = m_calls.find(id);
    if (found == m_calls.end())
        return;
    const auto call = found->second;
    if (end.optedOut)
        m_optedOut.insert(call.campaign->callees[call.recipient].number);
    m_calls.erase(found);
    auto &campaign = *call.campaign;
    auto &line = *call.line;
    --line.active;
    m_exchanges.release(call.group);
    const bool blocked = line.backoff.blocked();
    const auto epoch = line.backoff.epoch();
    auto said = heedLine(call, end);
    // answered, but we could not record it and so played nothing: not the citizen's doing
    if (call.phase == Call::Phase::Answering && end.heard.count() == 0 && !m_ledgerWorks)
        said.cause = CallEnd::Cause::Unreachable;
    campaign.machine.ended(now(), call.recipient, said);
    flush(campaign);
    lineMayHaveChanged(line, blocked, epoch);
    pump(deskOf(campaign));
    reportIdle();
}

CallEnd Conductor::heedLine(const Call &call, const CallEnd &end)
{
    auto said = end;
    if (call.phase < Call::Phase::Dialled)
        return said;
    auto &backoff = call.line->backoff;
    backoff.ended(now().steady, call.ticket, end, call.campaign->callees[call.recipient].number);
    keepRest(*call.line); // before the call's end is: who knows of a 503 knows how long it lasts
    if (end.cause == CallEnd::Cause::Refused && backoff.refusesUs())
        said.lineFault = true;
    // A line that carries the others and never this one: then it is this one's doing, and the policy ends it.
    constexpr int loneFaults = 3;
    const auto &recipient = call.campaign->machine.progress().recipients[call.recipient];
    if (said.lineFault && !backoff.blocked() && recipient.lineFaults >= loneFaults)
        said.lineFault = false;
    return said;
}

Ledger::Done Conductor::orComplain(const std::string &what)
{
    return [this, &loop = m_loop, what](const Result<void> &result) {
        if (!result && m_unrecorded)
            loop.post([this, words = what + ": " + result.error().text()] { m_unrecorded(words); });
    };
}

void Conductor::keepRest(Line &line)
{
    const auto until = line.backoff.restsUntil();
    if (until == line.kept)
        return;
    line.kept = until;
    std::optional<LineRest> rest;
    if (until) {
        const auto moment = now();
        const auto left = std::chrono::ceil<std::chrono::milliseconds>(*until - moment.steady);
        rest = {moment.wallMs, moment.wallMs + 1 + left.count()}; // the wall clock was rounded down
    }
    m_ledger.keepRest(line.info().name, rest, orComplain("how long line " + line.info().name + " rests"));
}

void Conductor::lineMayHaveChanged(Line &line, bool blockedBefore, Backoff::Epoch before)
{
    if (line.backoff.epoch() == before && line.backoff.blocked() == blockedBefore)
        return;
    shed(line);
    haltOrGoOnAll();
}

} // namespace campanile::dialer
