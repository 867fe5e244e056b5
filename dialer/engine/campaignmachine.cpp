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

void CampaignMachine::setGroups(std::vector<Exchanges::Group> groups)
{
    m_groups = std::move(groups);
}

Exchanges::Group CampaignMachine::groupOf(std::uint32_t recipient) const
{
    return m_groups.empty() ? Exchanges::Group(0) : m_groups[recipient];
}

void CampaignMachine::fillQueues()
{
    m_queues.clear();
    for (std::uint32_t i = 0; i < m_setup.recipients; ++i) {
        auto &queue = m_queues[groupOf(i)];
        if (m_progress.recipients[i].attempts == 0)
            queue.members.push_back(i);
    }
}

void CampaignMachine::recover(Now now)
{
    const auto wall = std::max(now.wallMs, m_progress.timeMs);
    const milliseconds elapsed(m_progress.launchedMs ? wall - m_progress.launchedMs : 0);
    m_horizonEnd = now.steady + std::max<microseconds>(m_setup.rules.policy.horizon - elapsed, microseconds(0));
    fillQueues();
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
    fillQueues();
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

void CampaignMachine::skipSettled(Queue &queue) const
{
    const auto is = [&](std::uint32_t recipient, Phase phase) {
        return m_progress.recipients[recipient].phase == phase;
    };
    while (queue.first < queue.members.size() && !is(queue.members[queue.first], Phase::Queued))
        ++queue.first;
    for (auto &retries : queue.retries) {
        while (!retries.empty() && !is(retries.top().recipient, Phase::Waiting))
            retries.pop();
    }
}

bool CampaignMachine::hasFirst(const Queue &queue) const
{
    return queue.first < queue.members.size() && queue.members[queue.first] < firstAttemptsEnd();
}

std::optional<std::size_t> CampaignMachine::dueRetries(const Queue &queue, microseconds now)
{
    const auto found = std::ranges::find_if(
        queue.retries, [&](const auto &retries) { return !retries.empty() && retries.top().due <= now; });
    return found == queue.retries.end() ? std::nullopt
                                        : std::optional(static_cast<std::size_t>(found - queue.retries.begin()));
}

std::optional<microseconds> CampaignMachine::soonestRetry(const Queue &queue)
{
    std::optional<microseconds> soonest;
    for (const auto &retries : queue.retries) {
        if (!retries.empty())
            soonest = std::min(soonest.value_or(microseconds::max()), retries.top().due);
    }
    return soonest;
}

std::optional<CampaignMachine::Attempt> CampaignMachine::startIn(Now now, Queue &queue)
{
    skipSettled(queue);
    Attempt attempt;
    if (hasFirst(queue)) {
        attempt = {queue.members[queue.first++], 1};
    } else if (const auto due = inWave() ? std::nullopt : dueRetries(queue, now.steady)) {
        attempt.recipient = queue.retries[*due].top().recipient;
        attempt.number = m_progress.recipients[attempt.recipient].attempts + 1;
        queue.retries[*due].pop();
        --queue.waitingFor[*due];
    } else {
        return {};
    }
    emit(now, attempt.recipient, attempt.number, AttemptStarted{});
    return attempt;
}

std::optional<CampaignMachine::Attempt> CampaignMachine::start(Now now, const Exchanges &exchanges, bool probe)
{
    const bool running =
        m_progress.state == CampaignState::Running || (probe && m_progress.state == CampaignState::Halted);
    if (!running || now.steady >= m_horizonEnd)
        return {};
    auto at = m_queues.upper_bound(m_served);
    for (std::size_t i = 0; i < m_queues.size(); ++i) {
        if (at == m_queues.end())
            at = m_queues.begin();
        auto &[group, queue] = *at++;
        if (group == 0 || !exchanges.open(group, now.steady))
            continue;
        if (const auto attempt = startIn(now, queue)) {
            m_served = group;
            return attempt;
        }
    }
    const auto rest = m_queues.find(0);
    return rest == m_queues.end() ? std::nullopt : startIn(now, rest->second);
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

bool CampaignMachine::callerCame()
{
    if (m_closing || m_progress.state == CampaignState::Stopping || isOver(m_progress.state))
        return false;
    ++m_callers;
    return true;
}

void CampaignMachine::callerLeft(Now now)
{
    --m_callers;
    tick(now);
}

void CampaignMachine::recordCallBack(Now now, std::uint32_t recipient, decltype(Event::fact) fact)
{
    if (isOver(m_progress.state))
        return; // its record is closed
    const auto &after = m_progress.recipients[recipient];
    const bool waited = after.phase == Phase::Waiting;
    emit(now, recipient, 0, std::move(fact));
    if (waited && after.phase == Phase::Done)
        --m_queues[groupOf(recipient)].waitingFor[static_cast<std::size_t>(after.attempts - after.lineFaults)];
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
    auto &queue = m_queues[groupOf(recipient)];
    m_lastDue = std::max(m_lastDue, due);
    const auto index = static_cast<std::size_t>(attempts);
    queue.retries.resize(std::max(queue.retries.size(), index + 1));
    queue.waitingFor.resize(queue.retries.size());
    queue.retries[index].push({due, recipient});
    ++queue.waitingFor[index];
}

/// With the last call from a recipient, if there is one.
void CampaignMachine::close(Now now, CampaignState state, std::string reason)
{
    m_closing = m_callers > 0;
    if (!m_closing)
        change(now, state, std::move(reason));
}

void CampaignMachine::tick(Now now)
{
    const auto state = m_progress.state;
    if (m_progress.active > 0)
        return;
    if (state == CampaignState::Stopping)
        return close(now, CampaignState::Stopped, {});
    if (state != CampaignState::Running && state != CampaignState::CanaryDone && state != CampaignState::Halted)
        return;
    if (m_progress.queued + m_progress.waiting == 0)
        close(now, CampaignState::Finished, {}); // halted, too: no line is needed for nobody
    else if (now.steady >= m_horizonEnd)
        close(now, CampaignState::Finished, "HORIZON: the time to call in is over");
    else if (state == CampaignState::Running && inWave() && std::ranges::none_of(m_queues, [&](auto &entry) {
                 skipSettled(entry.second);
                 return hasFirst(entry.second);
             }))
        change(now, CampaignState::CanaryDone, {});
}

std::optional<microseconds> CampaignMachine::nextStart(Now now, const Exchanges &exchanges, bool probe) const
{
    const bool running =
        m_progress.state == CampaignState::Running || (probe && m_progress.state == CampaignState::Halted);
    if (!running || now.steady >= m_horizonEnd)
        return {};
    std::optional<microseconds> soonest;
    for (auto &[group, queue] : m_queues) {
        skipSettled(queue);
        const auto wanted = hasFirst(queue) ? std::optional(microseconds(0))
            : inWave()                      ? std::nullopt
                                            : soonestRetry(queue);
        const auto open = wanted ? exchanges.next(group) : std::nullopt;
        if (!open)
            continue; // nobody is left, or one of its calls must end
        const auto due = std::max(*wanted, *open);
        soonest = soonest ? std::min(*soonest, due) : due;
    }
    return soonest;
}

std::optional<microseconds> CampaignMachine::nextDue(
    Now now, const Exchanges &exchanges, std::optional<microseconds> line, bool probe) const
{
    const auto state = m_progress.state;
    if (now.steady >= m_horizonEnd
        || (state != CampaignState::Running && state != CampaignState::CanaryDone && state != CampaignState::Halted))
        return {}; // nothing starts any more; the last call's end is the next thing to happen
    const auto start = line ? nextStart(now, exchanges, probe) : std::nullopt;
    return start ? std::min(std::max(*start, *line), m_horizonEnd) : m_horizonEnd;
}

Outstanding CampaignMachine::outstandingOf(const Queue &queue) const
{
    Outstanding outstanding;
    outstanding.pending.assign(queue.waitingFor.begin(), queue.waitingFor.end());
    outstanding.pending.resize(std::max<std::size_t>(outstanding.pending.size(), 1));
    outstanding.pending[0] += static_cast<double>(queue.members.size() - queue.first);
    outstanding.active = m_progress.active;
    return outstanding;
}

std::chrono::seconds CampaignMachine::remaining(Now now, const LineCapacity &line, const Exchanges &exchanges) const
{
    const auto left = [&](microseconds at) {
        return std::max(duration_cast<std::chrono::seconds>(at - now.steady), std::chrono::seconds(0));
    };
    const auto of = [&](Outstanding outstanding, const LineCapacity &capacity) {
        outstanding.retriesIn = left(m_lastDue);
        return estimate(outstanding, m_setup.meanLength, m_setup.rules.policy, capacity, left(m_horizonEnd)).total;
    };
    Outstanding all{{0}, {}, m_progress.active};
    std::chrono::seconds longest(0);
    for (const auto &[group, queue] : m_queues) {
        const auto outstanding = outstandingOf(queue);
        all.pending.resize(std::max(all.pending.size(), outstanding.pending.size()));
        for (std::size_t i = 0; i < outstanding.pending.size(); ++i)
            all.pending[i] += outstanding.pending[i];
        if (group != 0) // an exchange with a cap may be what everything waits for
            longest = std::max(longest, of(outstanding, exchanges.capacity(group, line)));
    }
    return std::max(longest, of(all, line));
}

} // namespace campanile::dialer
