// SPDX-License-Identifier: GPL-3.0-or-later
#include "backoff.h"

#include <algorithm>
#include <cmath>

namespace campanile::dialer {

using std::chrono::microseconds;

Backoff::Backoff(double callsPerSecond, std::uint64_t seed, Limits limits)
    : m_callsPerSecond(callsPerSecond)
    , m_limits(limits)
    , m_random(seed)
    , m_next(microseconds::min())
{
    m_limits.faults = std::max(m_limits.faults, static_cast<std::size_t>(callsPerSecond / 10));
}

microseconds Backoff::next() const
{
    return m_state == State::Carrying ? microseconds::min() : m_next;
}

/// Half of it at least, so that it grows, and never more than it.
microseconds Backoff::jittered()
{
    const auto whole = std::min<microseconds>(m_limits.first * (1L << std::min(m_trips, 20)), m_limits.most);
    const double share = 0.5 + 0.5 * static_cast<double>(m_random() >> 11U) * 0x1.0p-53;
    return microseconds(static_cast<std::int64_t>(static_cast<double>(whole.count()) * share));
}

/// What is under way counts no more.
void Backoff::giveUp()
{
    ++m_epoch;
    m_givenUpAt = m_tickets;
    m_faulted.clear();
    m_refused.clear();
}

void Backoff::trip(microseconds now, microseconds wait)
{
    giveUp();
    ++m_trips;
    m_state = State::Waiting;
    m_wait = wait;
    m_next = now + wait;
    m_restsUntil = m_next;
    m_unheard = m_limits.unheard;
}

void Backoff::resume(microseconds now, microseconds left)
{
    trip(now, left);
}

void Backoff::climb(microseconds now)
{
    m_state = State::Climbing;
    m_climbsFrom = now;
    m_next = now;
    m_refusesUs = false;
}

Backoff::Ticket Backoff::start(microseconds now)
{
    if (m_state == State::Waiting)
        m_state = State::Probing;
    if (m_state == State::Probing) {
        m_next = now + (m_refusesUs ? m_limits.refused : m_unheard);
        m_unheard = std::max(m_unheard / 2, m_limits.unheardLeast);
    } else if (m_state == State::Climbing) {
        const double seconds = std::chrono::duration<double>(now - m_climbsFrom).count();
        const double rate = std::exp2(std::min(seconds, 20.0));
        if (rate >= m_callsPerSecond) {
            m_state = State::Carrying;
            m_trips = 0;
            m_restsUntil.reset();
        } else {
            m_next = now + microseconds(static_cast<std::int64_t>(1e6 / rate));
        }
    }
    return ++m_tickets;
}

void Backoff::carried(microseconds now, Ticket call)
{
    if (!stands(call))
        return; // it was under way before the line gave up
    if (call > m_badFrom) { // or before it began to push back
        m_faulted.clear();
        m_refused.clear();
    }
    if (m_state == State::Probing)
        climb(now);
}

void Backoff::ended(microseconds now, Ticket call, const CallEnd &end, std::uint64_t number)
{
    if (end.cause == CallEnd::Cause::Refused)
        refusal(now, call, number);
    else if (end.lineFault)
        fault(now, call, end, number);
    else if (end.cause != CallEnd::Cause::Cancelled && end.cause != CallEnd::Cause::Lost)
        carried(now, call);
}

void Backoff::fault(microseconds now, Ticket call, const CallEnd &end, std::uint64_t number)
{
    const microseconds asked = end.retryAfter.value_or(std::chrono::seconds(0));
    if (!stands(call)) {
        // counted already, but what it asks for is kept
        if (asked > microseconds(0) && (m_state != State::Waiting || now + asked > m_next)) {
            --m_trips;
            trip(now, asked);
        }
        return;
    }
    if (m_faulted.empty() && m_refused.empty())
        m_badFrom = call;
    m_faulted.insert(number);
    // Good news rings for a while, and a fault is here at once: it takes half of the calls since, or of two seconds'.
    const double since = static_cast<double>(m_tickets - m_badFrom + 1);
    const auto many = static_cast<std::size_t>(std::min(since, 2 * m_callsPerSecond) / 2);
    if (asked > microseconds(0))
        trip(now, asked);
    else if (m_state == State::Probing || end.sipCode == 429 || m_faulted.size() >= std::max(m_limits.faults, many))
        trip(now, m_refusesUs ? m_limits.refused : jittered());
}

void Backoff::refusal(microseconds now, Ticket call, std::uint64_t number)
{
    if (!stands(call))
        return;
    if (m_state == State::Probing && !m_refusesUs)
        climb(now); // whatever it was, it is over: this is an answer
    if (m_refused.empty() && m_faulted.empty())
        m_badFrom = call;
    m_refused.insert(number);
    if (!m_refusesUs && m_refused.size() < m_limits.refusals)
        return;
    m_refusesUs = true;
    trip(now, m_limits.refused);
}

void Backoff::returned(microseconds now)
{
    giveUp();
    const bool told = m_state == State::Waiting && m_next > now; // what it asked for still holds
    if (!told)
        climb(now);
}

} // namespace campanile::dialer
