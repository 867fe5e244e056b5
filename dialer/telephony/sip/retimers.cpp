// SPDX-License-Identifier: GPL-3.0-or-later
// libre keeps its timers in a sorted list: with one for 32 s after each call, a thousand calls a second stop it. These
// are the same functions over a tree; linked before libre, they are the ones it uses. A thread has its own.
#include "libre.h"

#include <ctime>
#include <set>

namespace {

struct Earlier {
    bool operator()(const tmr *a, const tmr *b) const { return a->jfs != b->jfs ? a->jfs < b->jfs : a < b; }
};

std::set<tmr *, Earlier> &timers()
{
    static thread_local std::set<tmr *, Earlier> all;
    return all;
}

} // namespace

extern "C" {

uint64_t tmr_jiffies_usec(void)
{
    timespec now{};
    clock_gettime(CLOCK_MONOTONIC, &now); // a clock that is set does not make a call longer
    return static_cast<uint64_t>(now.tv_sec) * 1'000'000 + static_cast<uint64_t>(now.tv_nsec) / 1000;
}

uint64_t tmr_jiffies(void)
{
    return tmr_jiffies_usec() / 1000;
}

void tmr_poll(list *)
{
    const uint64_t now = tmr_jiffies();
    auto &all = timers();
    while (!all.empty() && (*all.begin())->jfs <= now) {
        tmr *due = *all.begin();
        all.erase(all.begin());
        tmr_h *handler = due->th;
        due->th = nullptr; // it may be started again, or be gone, when its handler returns
        if (handler)
            handler(due->arg);
    }
}

uint64_t tmr_next_timeout(list *)
{
    const auto &all = timers();
    if (all.empty())
        return 0; // none
    const uint64_t now = tmr_jiffies(), next = (*all.begin())->jfs;
    return next > now ? next - now : 1;
}

void tmr_init(tmr *timer)
{
    if (timer)
        *timer = tmr{};
}

void tmr_start(tmr *timer, uint64_t delay, tmr_h *handler, void *arg)
{
    if (!timer)
        return;
    if (timer->th)
        timers().erase(timer);
    timer->th = handler;
    timer->arg = arg;
    if (!handler)
        return;
    timer->jfs = tmr_jiffies() + delay;
    timers().insert(timer);
}

void tmr_cancel(tmr *timer)
{
    tmr_start(timer, 0, nullptr, nullptr);
}

uint64_t tmr_get_expire(const tmr *timer)
{
    if (!timer || !timer->th)
        return 0;
    const uint64_t now = tmr_jiffies();
    return timer->jfs > now ? timer->jfs - now : 0;
}

int tmr_status(struct re_printf *, void *)
{
    return 0;
}

void tmr_debug(void) { }

} // extern "C"
