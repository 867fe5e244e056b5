// SPDX-License-Identifier: GPL-3.0-or-later
#include "threadloop.h"

namespace campanile::dialer {

ThreadLoop::ThreadLoop(const DialClock &clock)
    : m_clock(clock)
    , m_thread([this] { run(); })
{
}

ThreadLoop::~ThreadLoop()
{
    stop();
}

void ThreadLoop::stop()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    if (m_thread.joinable())
        m_thread.join();
}

void ThreadLoop::post(Task task)
{
    {
        const std::lock_guard lock(m_mutex);
        m_tasks.push_back(std::move(task));
    }
    m_wake.notify_one();
}

std::uint64_t ThreadLoop::at(std::chrono::microseconds steady, Task task)
{
    std::uint64_t id = 0;
    {
        const std::lock_guard lock(m_mutex);
        id = ++m_lastId;
        m_timers.emplace(Key{steady, id}, std::move(task));
        m_due.emplace(id, steady);
    }
    if (std::this_thread::get_id() != m_thread.get_id())
        m_wake.notify_one();
    return id;
}

void ThreadLoop::cancel(std::uint64_t id)
{
    const std::lock_guard lock(m_mutex);
    const auto due = m_due.find(id);
    if (due == m_due.end())
        return;
    m_timers.erase(Key{due->second, id});
    m_due.erase(due);
}

void ThreadLoop::run()
{
    std::unique_lock lock(m_mutex);
    while (!m_stopping) {
        Task task;
        const auto now = m_clock.now().steady;
        // timers first: they are few, and a flood of posts must not delay a hang-up
        if (!m_timers.empty() && m_timers.begin()->first.first <= now) {
            task = std::move(m_timers.begin()->second);
            m_due.erase(m_timers.begin()->first.second);
            m_timers.erase(m_timers.begin());
        } else if (!m_tasks.empty()) {
            task = std::move(m_tasks.front());
            m_tasks.pop_front();
        } else if (m_timers.empty()) {
            m_wake.wait(lock);
            continue;
        } else {
            const std::chrono::duration<double, std::micro> wait(
                static_cast<double>((m_timers.begin()->first.first - now).count()) / m_clock.scale());
            m_wake.wait_for(lock, std::min<std::chrono::duration<double, std::micro>>(wait, std::chrono::hours(1)));
            continue;
        }
        lock.unlock();
        task();
        task = nullptr; // what it holds dies unlocked
        lock.lock();
    }
}

} // namespace campanile::dialer
