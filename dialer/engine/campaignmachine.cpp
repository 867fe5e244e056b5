// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaignmachine.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

using std::chrono::duration_cast;
using std::chrono::microseconds;
using std::chrono::milliseconds;

CampaignMachine::CampaignMachine(CampaignSetup setup)
    : m_setup(std::move(setup))
    , m_progress(m_setup.recipients)
{
    if (m_setup.canary >= m_setup.recipients)
        m_setup.canary = 0; // a wave of everybody is no wave
}

Events CampaignMachine::takeEvents()
{
    return std::exchange(m_events, {});
}

void CampaignMachine::emit(Now now, std::uint32_t recipient, int attempt, decltype(Event::fact) fact)
{
    // the wall clock may be set back; a campaign's record never runs backwards
    Event event{m_progress.seq + 1, std::max(now.wallMs, m_progress.timeMs), recipient, attempt, std::move(fact)};
    m_progress.apply(event);
    m_events.push_back(std::move(event));
}

void CampaignMachine::change(Now now, CampaignState state, std::string reason)
{
    emit(now, 0, 0, StateChanged{state, std::move(reason)});
}

void CampaignMachine::replay(const Event &event)
{
    m_progress.apply(event);
}

void CampaignMachine::recover(Now now)
{
    const auto wall = std::max(now.wallMs, m_progress.timeMs);
    const milliseconds elapsed(m_progress.launchedMs ? wall - m_progress.launchedMs : 0);
    m_horizonEnd = now.steady + std::max<microseconds>(m_setup.rules.policy.horizon - elapsed, microseconds(0));
    m_retries = {};
    m_waitingFor.assign(1, 0);
    for (std::uint32_t i = 0; i < m_setup.recipients; ++i) {
        const auto &recipient = m_progress.recipients[i];
        if (recipient.phase == Phase::Calling || recipient.phase == Phase::Talking) {
            finish(now, i, Outcome::Uncertain, {}); // or help, where it was asked for
        } else if (recipient.phase == Phase::Waiting) {
            // a wall clock that was set back in between must not make anyone wait longer than the policy says
            milliseconds wait(std::max<std::int64_t>(recipient.nextAttemptMs - wall, 0));
            const int counted = recipient.attempts - recipient.lineFaults;
            const auto limit = retryAfter(recipient.outcome, counted,
                recipient.uncertain - (recipient.outcome == Outcome::Uncertain ? 1 : 0), m_setup.rules);
            // who waits beyond the policy's attempts waits for the line
            wait = std::min<milliseconds>(wait, limit.value_or(lineFaultRetryMost));
            await(now.steady + wait, i, counted);
        }
    }
    tick(now);
}

void CampaignMachine::launch(Now now, std::string reason)
{
    m_horizonEnd = now.steady + m_setup.rules.policy.horizon;
    m_waitingFor.assign(1, 0);
    change(now, CampaignState::Running, std::move(reason));
}

void CampaignMachine::goOn(Now now, std::string reason)
{
    if (m_progress.state != CampaignState::CanaryDone)
        return;
    change(now, CampaignState::Running, std::move(reason));
    tick(now);
}

void CampaignMachine::stop(Now now, std::string reason)
{
    if (isOver(m_progress.state) || m_progress.state == CampaignState::Stopping)
        return;
    change(now, CampaignState::Stopping, std::move(reason));
    tick(now);
}

void CampaignMachine::halt(Now now, std::string reason)
{
    if (m_progress.state == CampaignState::Running)
        change(now, CampaignState::Halted, std::move(reason));
}

void CampaignMachine::unhalt(Now now, std::string reason)
{
    if (m_progress.state != CampaignState::Halted)
        return;
    change(now, CampaignState::Running, std::move(reason));
    tick(now);
}

bool CampaignMachine::inWave() const
{
    return m_setup.canary > 0 && !m_progress.wentOnAfterCanary;
}

std::uint32_t CampaignMachine::firstAttemptsEnd() const
{
    return inWave() ? m_setup.canary : m_setup.recipients;
}

std::uint32_t CampaignMachine::nextFirst() const
{
    while (m_firstAttempt < m_setup.recipients && m_progress.recipients[m_firstAttempt].phase != Phase::Queued)
        ++m_firstAttempt;
    return m_firstAttempt;
}

std::optional<CampaignMachine::Attempt> CampaignMachine::start(Now now)
{
    if (m_progress.state != CampaignState::Running || now.steady >= m_horizonEnd)
        return {};
    if (nextFirst() < firstAttemptsEnd()) {
        const Attempt attempt{m_firstAttempt++, 1};
        emit(now, attempt.recipient, attempt.number, AttemptStarted{});
        return attempt;
    }
    while (!m_retries.empty() && m_progress.recipients[m_retries.top().recipient].phase != Phase::Waiting)
        m_retries.pop();
    if (inWave() || m_retries.empty() || m_retries.top().due > now.steady)
        return {};
    const auto recipient = m_retries.top().recipient;
    m_retries.pop();
    const Attempt attempt{recipient, m_progress.recipients[recipient].attempts + 1};
    --m_waitingFor[static_cast<std::size_t>(attempt.number - 1 - m_progress.recipients[recipient].lineFaults)];
    emit(now, attempt.recipient, attempt.number, AttemptStarted{});
    return attempt;
}

void CampaignMachine::answered(Now now, std::uint32_t recipient)
{
    if (m_progress.recipients[recipient].phase == Phase::Calling)
        emit(now, recipient, m_progress.recipients[recipient].attempts, AttemptAnswered{});
}

void CampaignMachine::helpAsked(Now now, std::uint32_t recipient)
{
    if (m_progress.recipients[recipient].phase == Phase::Talking)
        emit(now, recipient, m_progress.recipients[recipient].attempts, HelpAsked{});
}

void CampaignMachine::calledBack(Now now, std::uint32_t recipient, HelpAsked help)
{
    recordCallBack(now, recipient, help);
}

void CampaignMachine::calledBack(Now now, std::uint32_t recipient, const CallEnd &end)
{
    recordCallBack(now, recipient,
        CalledBack{outcomeOf(end, m_setup.tracks, m_progress.state == CampaignState::Stopping),
            static_cast<int>(end.heard.count()), end.keys, end.track, end.optedOut});
}

void CampaignMachine::recordCallBack(Now now, std::uint32_t recipient, decltype(Event::fact) fact)
{
    if (isOver(m_progress.state))
        return; // its record is closed
    const auto &after = m_progress.recipients[recipient];
    const bool waited = after.phase == Phase::Waiting;
    emit(now, recipient, 0, std::move(fact));
    if (waited && after.phase == Phase::Done)
        --m_waitingFor[static_cast<std::size_t>(after.attempts - after.lineFaults)];
    while (!m_retries.empty() && m_progress.recipients[m_retries.top().recipient].phase != Phase::Waiting)
        m_retries.pop();
    tick(now);
}

void CampaignMachine::ended(Now now, std::uint32_t recipient, const CallEnd &end)
{
    finish(now, recipient, outcomeOf(end, m_setup.tracks, m_progress.state == CampaignState::Stopping), end);
    tick(now);
}

void CampaignMachine::finish(Now now, std::uint32_t recipient, Outcome outcome, const CallEnd &end)
{
    const auto &before = m_progress.recipients[recipient];
    if (before.phase != Phase::Calling && before.phase != Phase::Talking)
        return;
    if (before.reached && before.outcome == Outcome::Help && before.phase == Phase::Talking && outcome != Outcome::Help)
        outcome = Outcome::Help;
    const int attempt = before.attempts;
    const bool lineFault = end.lineFault && outcome == Outcome::Unreachable;
    const int faults = before.lineFaults + (lineFault ? 1 : 0);
    auto delay = lineFault ? std::optional(retryAfterLineFault(faults))
                           : retryAfter(outcome, attempt - faults, before.uncertain, m_setup.rules);
    if (before.settled || end.optedOut)
        delay.reset();
    // Whom the line did not carry waits on behind the horizon too: nobody may say that this one was called in vain.
    if (delay && (m_progress.state == CampaignState::Stopping || (!lineFault && now.steady + *delay >= m_horizonEnd)))
        delay.reset();
    std::int64_t next = 0;
    if (delay) {
        next = std::max(now.wallMs, m_progress.timeMs) + milliseconds(*delay).count();
        await(now.steady + *delay, recipient, attempt - faults);
    }
    emit(now, recipient, attempt,
        AttemptEnded{outcome, end.sipCode, static_cast<int>(end.ring.count()), static_cast<int>(end.heard.count()),
            end.keys, next, end.track, end.q850, lineFault, end.optedOut});
}

void CampaignMachine::await(microseconds due, std::uint32_t recipient, int attempts)
{
    m_retries.push({due, recipient});
    m_lastDue = std::max(m_lastDue, due);
    m_waitingFor.resize(std::max<std::size_t>(m_waitingFor.size(), static_cast<std::size_t>(attempts) + 1));
    ++m_waitingFor[static_cast<std::size_t>(attempts)];
}

void CampaignMachine::tick(Now now)
{
    if (m_progress.active > 0)
        return;
    if (m_progress.state == CampaignState::Stopping) {
        change(now, CampaignState::Stopped, {});
        return;
    }
    if (m_progress.state != CampaignState::Running && m_progress.state != CampaignState::CanaryDone)
        return;
    if (now.steady >= m_horizonEnd && m_progress.queued + m_progress.waiting > 0)
        change(now, CampaignState::Finished, "HORIZON: the time to call in is over");
    else if (m_progress.queued + m_progress.waiting == 0)
        change(now, CampaignState::Finished, {});
    else if (m_progress.state == CampaignState::Running && inWave() && nextFirst() >= firstAttemptsEnd())
        change(now, CampaignState::CanaryDone, {});
}

std::optional<microseconds> CampaignMachine::nextDue(Now now) const
{
    if (now.steady >= m_horizonEnd)
        return {}; // nothing starts any more; the last call's end is the next thing to happen
    if (m_progress.state == CampaignState::CanaryDone)
        return m_horizonEnd;
    if (m_progress.state != CampaignState::Running)
        return {};
    if (nextFirst() < firstAttemptsEnd())
        return microseconds(0);
    if (inWave() || m_retries.empty())
        return m_horizonEnd;
    return std::min(m_retries.top().due, m_horizonEnd);
}

std::chrono::seconds CampaignMachine::remaining(Now now, const LineCapacity &line) const
{
    Outstanding outstanding;
    outstanding.pending.assign(m_waitingFor.begin(), m_waitingFor.end());
    outstanding.pending.resize(std::max<std::size_t>(outstanding.pending.size(), 1));
    outstanding.pending[0] = m_progress.queued;
    outstanding.active = m_progress.active;
    const auto left = [&](microseconds at) {
        return std::max(duration_cast<std::chrono::seconds>(at - now.steady), std::chrono::seconds(0));
    };
    outstanding.retriesIn = left(m_lastDue);
    return estimate(outstanding, m_setup.meanLength, m_setup.rules.policy, line, left(m_horizonEnd)).total;
}

} // namespace campanile::dialer
