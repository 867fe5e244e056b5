// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "loop.h"

#include <condition_variable>
#include <deque>
#include <map>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace campanile::dialer {

/// A loop on its own thread, in the time of the clock it is given.
class ThreadLoop final : public Loop {
public:
    explicit ThreadLoop(const DialClock &clock);
    ~ThreadLoop() override; ///< stops

    [[nodiscard]] const DialClock &clock() const override { return m_clock; }

    void post(Task task) override;
    std::uint64_t at(std::chrono::microseconds steady, Task task) override;
    void cancel(std::uint64_t id) override;
    void stop(); ///< what has not run by then never runs; from another thread

private:
    using Key = std::pair<std::chrono::microseconds, std::uint64_t>;
    void run();
    const DialClock &m_clock;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    std::deque<Task> m_tasks;
    std::map<Key, Task> m_timers;
    std::unordered_map<std::uint64_t, std::chrono::microseconds> m_due;
    std::uint64_t m_lastId = 0;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace campanile::dialer
