// SPDX-License-Identifier: GPL-3.0-or-later
#include "memoryledger.h"

#include <utility>

namespace campanile::dialer {

bool MemoryLedger::allowed(const std::string &id, const Events &events)
{
    auto last = stored[id].empty() ? 0 : stored[id].back().seq;
    for (const auto &event : events) {
        if (event.seq != ++last)
            return false;
        if (std::holds_alternative<AttemptStarted>(event.fact)
            && (m_reached.contains({id, event.recipient})
                || !m_started.insert({id, event.recipient, event.attempt}).second))
            return false;
        if (const auto *ended = std::get_if<AttemptEnded>(&event.fact)) {
            if (!m_ended.insert({id, event.recipient, event.attempt}).second)
                return false;
            if (isReached(ended->outcome))
                m_reached.insert({id, event.recipient});
        }
        const auto *called = std::get_if<CalledBack>(&event.fact);
        if (std::holds_alternative<HelpAsked>(event.fact) || (called && isReached(called->outcome)))
            m_reached.insert({id, event.recipient});
    }
    return true;
}

void MemoryLedger::append(const std::string &id, Events events, Done done)
{
    if (dead())
        return;
    if (full) {
        m_waiting.emplace_back(
            [this, id, events = std::move(events), done = std::move(done)] { append(id, events, done); });
        return;
    }
    if (!allowed(id, events)) {
        ++brokenRules;
        done(failure(Failure::Kind::Internal, "LEDGER_RULE", "refused"));
        return;
    }
    auto &to = stored[id];
    to.insert(to.end(), events.begin(), events.end());
    ++commits;
    done({});
}

void MemoryLedger::keepRest(const std::string &line, std::optional<LineRest> rest, Done done)
{
    if (dead())
        return;
    if (full) {
        m_waiting.emplace_back([this, line, rest, done = std::move(done)] { keepRest(line, rest, done); });
        return;
    }
    if (rest)
        resting[line] = *rest;
    else
        resting.erase(line);
    done({});
}

void MemoryLedger::optOut(const std::string &id, std::uint32_t recipient, std::int64_t nowMs, Done done)
{
    if (dead())
        return;
    if (full) {
        m_waiting.emplace_back(
            [this, id, recipient, nowMs, done = std::move(done)] { optOut(id, recipient, nowMs, done); });
        return;
    }
    optOutsAfterTheEnd.emplace_back(id, recipient);
    ++commits;
    done({});
}

void MemoryLedger::launch(const std::string &id, std::uint32_t, Events events, Done done)
{
    if (full)
        done(failure(Failure::Kind::Unavailable, "DISK_FULL", "full"));
    else
        append(id, std::move(events), std::move(done));
}

void MemoryLedger::setFull(bool now)
{
    full = now;
    if (full) {
        m_health(false, "DISK_FULL: no space left");
        return;
    }
    for (const auto &waiting : std::exchange(m_waiting, {}))
        waiting();
    m_health(true, {});
}

Result<Events> MemoryLedger::events(const std::string &id, std::int64_t afterSeq, int limit)
{
    Events result;
    for (const auto &event : stored[id]) {
        if (event.seq > afterSeq && static_cast<int>(result.size()) < limit)
            result.push_back(event);
    }
    return result;
}

} // namespace campanile::dialer
