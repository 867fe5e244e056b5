// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loop.h"

#include <deque>
#include <map>
#include <unordered_map>

namespace campanile::dialer {

/// A clock that stands still until it is turned.
class ManualClock final : public DialClock {
public:
    explicit ManualClock(std::int64_t wallMs = 1'790'000'000'000)
        : m_now{std::chrono::microseconds(0), wallMs}
    {
    }

    [[nodiscard]] Now now() const override { return m_now; }

    [[nodiscard]] double scale() const override { return 1; }

    void turnTo(std::chrono::microseconds steady)
    {
        const auto wall = m_wallRest + (steady - m_now.steady);
        m_now.wallMs += wall.count() / 1000;
        m_wallRest = wall % std::chrono::milliseconds(1);
        m_now.steady = steady;
    }

    void setWall(std::int64_t wallMs) { m_now.wallMs = wallMs; } ///< as a wrong hand or NTP would

private:
    Now m_now;
    std::chrono::microseconds m_wallRest{0};
};

/// Virtual time on the test's own thread: when there is nothing to do, it is the moment of the next timer.
class VirtualLoop final : public Loop {
public:
    explicit VirtualLoop(std::int64_t wallMs = 1'790'000'000'000)
        : m_clock(wallMs)
    {
    }

    [[nodiscard]] const DialClock &clock() const override { return m_clock; }

    [[nodiscard]] ManualClock &hands() { return m_clock; }

    void post(Task task) override { m_tasks.push_back(std::move(task)); }

    std::uint64_t at(std::chrono::microseconds steady, Task task) override
    {
        m_timers.emplace(std::pair(steady, ++m_lastId), std::move(task));
        m_due[m_lastId] = steady;
        return m_lastId;
    }

    void cancel(std::uint64_t id) override
    {
        if (const auto due = m_due.extract(id))
            m_timers.erase({due.mapped(), id});
    }

    /// False: nothing left to do, ever.
    bool step()
    {
        Task task;
        if (!m_tasks.empty()) {
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        } else if (!m_timers.empty()) {
            const auto first = m_timers.begin();
            m_clock.turnTo(std::max(first->first.first, m_clock.now().steady));
            task = std::move(first->second);
            m_due.erase(first->first.second);
            m_timers.erase(first);
        } else {
            return false;
        }
        task();
        return true;
    }

    void runFor(std::chrono::microseconds time)
    {
        const auto end = m_clock.now().steady + time;
        while (!m_tasks.empty() || (!m_timers.empty() && m_timers.begin()->first.first <= end))
            step();
        m_clock.turnTo(end);
    }

private:
    ManualClock m_clock;
    std::deque<Task> m_tasks;
    std::map<std::pair<std::chrono::microseconds, std::uint64_t>, Task> m_timers;
    std::unordered_map<std::uint64_t, std::chrono::microseconds> m_due;
    std::uint64_t m_lastId = 0;
};

} // namespace campanile::dialer
