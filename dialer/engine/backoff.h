// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "callend.h"

#include <cstdint>
#include <random>
#include <set>

namespace campanile::dialer {

/// When a line that pushes calls back is tried again. Its Retry-After is kept to the letter; without one it waits ever
/// longer, jittered; then one call tries, and the rate doubles every second up to what the line allows, so that the end
/// of an outage is no surge. Calls that were under way when it gave up count once, whatever they bring.
/// One fault among calls that went well is no outage: an operator answers 503 for a full exchange behind it too. Pure:
/// it does nothing itself, and time is what it is told.
class Backoff final {
public:
    struct Limits {
        std::chrono::microseconds first = std::chrono::seconds(1); ///< doubled each time...
        std::chrono::microseconds most = std::chrono::seconds(60); ///< ...up to this
        std::chrono::microseconds refused = std::chrono::seconds(60); ///< between the probes of a line that refuses us
        /// After a probe of which nothing is heard yet; halved each time, since a line that pushes back does it at
        /// once.
        std::chrono::microseconds unheard = std::chrono::seconds(4);
        std::chrono::microseconds unheardLeast = std::chrono::milliseconds(250);
        std::chrono::microseconds alarm = std::chrono::seconds(4); ///< a wait this long is worth saying
        std::size_t faults = 4; ///< of so many numbers in a row, a tenth of a second's calls at least: the line's
        std::size_t refusals = 5; ///< of so many numbers in a row with nothing better: it refuses us
    };

    using Epoch = std::uint64_t; ///< grows whenever it gives up
    /// A call's place in the order of starts: what was under way before says nothing of what came after.
    using Ticket = std::uint64_t;

    Backoff(double callsPerSecond, std::uint64_t seed, Limits limits);

    Backoff(double callsPerSecond, std::uint64_t seed)
        : Backoff(callsPerSecond, seed, Limits())
    {
    }

    [[nodiscard]] std::chrono::microseconds next() const; ///< earliest moment of the next call

    [[nodiscard]] Epoch epoch() const { return m_epoch; }

    /// It has not given up since this call was started.
    [[nodiscard]] bool stands(Ticket call) const { return call > m_givenUpAt; }

    [[nodiscard]] bool blocked() const { return m_state == State::Waiting || m_state == State::Probing; }

    [[nodiscard]] bool refusesUs() const { return m_refusesUs; }

    [[nodiscard]] bool alarming() const { return blocked() && (m_refusesUs || m_wait >= m_limits.alarm); }

    /// Before this moment nothing is tried, and until it carries all it may it is to be remembered; nothing: it does.
    [[nodiscard]] std::optional<std::chrono::microseconds> restsUntil() const { return m_restsUntil; }

    /// After a restart: so much is left of a rest. Then one call tries, as if nothing had been.
    void resume(std::chrono::microseconds now, std::chrono::microseconds left);

    Ticket start(std::chrono::microseconds now); ///< a call goes; not before next()
    void carried(std::chrono::microseconds now, Ticket call); ///< it was answered, or ended by nobody's fault
    void ended(std::chrono::microseconds now, Ticket call, const CallEnd &end, std::uint64_t number);
    void returned(std::chrono::microseconds now); ///< the line was gone and is back: it is not run down

private:
    enum class State { Carrying, Waiting, Probing, Climbing };

    [[nodiscard]] std::chrono::microseconds jittered();
    void trip(std::chrono::microseconds now, std::chrono::microseconds wait);
    void climb(std::chrono::microseconds now);
    void giveUp();
    void fault(std::chrono::microseconds now, Ticket call, const CallEnd &end, std::uint64_t number);
    void refusal(std::chrono::microseconds now, Ticket call, std::uint64_t number);

    double m_callsPerSecond;
    Limits m_limits;
    std::mt19937_64 m_random;
    State m_state = State::Carrying;
    Epoch m_epoch = 0;
    Ticket m_tickets = 0; ///< given so far
    Ticket m_givenUpAt = 0;
    Ticket m_badFrom = 0; ///< the first call of those in a row
    std::chrono::microseconds m_next{0};
    std::chrono::microseconds m_wait{0};
    std::optional<std::chrono::microseconds> m_restsUntil;
    std::chrono::microseconds m_unheard{0};
    std::chrono::microseconds m_climbsFrom{0};
    int m_trips = 0; ///< since the line last carried all it may
    std::set<std::uint64_t> m_faulted, m_refused; ///< numbers, in a row
    bool m_refusesUs = false;
};

} // namespace campanile::dialer
