// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipstack.h"

#include "libre.h"

#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <future>
#include <map>
#include <mutex>
#include <thread>
#include <utility>

namespace campanile::dialer {

namespace {

/// A BYE that is lost is sent again after 0.5, 1.5 and 3.5 s: a dialer that ends does not leave lines open because of
/// one. A line that is dead does not hold it up for long.
constexpr std::chrono::seconds farewell{4};

/// A call has a socket of its own: what the system gives a process to start with (1024) is a few hundred calls.
rlim_t raisedFileLimit()
{
    constexpr rlim_t enough = 65536;
    rlimit files{};
    if (getrlimit(RLIMIT_NOFILE, &files) != 0)
        return 1024;
    if (files.rlim_cur < enough) {
        rlimit more = files;
        more.rlim_cur = std::min(files.rlim_max, enough);
        if (setrlimit(RLIMIT_NOFILE, &more) == 0)
            files = more;
    }
    return std::min(files.rlim_cur, enough);
}

} // namespace

struct SipStack::Private {
    std::mutex mutex;
    std::deque<Task> tasks;
    std::map<const void *, Task> staying;
    std::condition_variable left;
    mqueue *wake = nullptr;
    std::thread thread;

    bool runTasks() ///< false: there were none
    {
        std::deque<Task> now;
        {
            const std::scoped_lock lock(mutex);
            now.swap(tasks);
        }
        for (const Task &task : now)
            task();
        return !now.empty();
    }

    static void woken(int, void *, void *self) { (void)static_cast<Private *>(self)->runTasks(); }

    void giveUp()
    {
        std::map<const void *, Task> last;
        {
            const std::scoped_lock lock(mutex);
            last.swap(staying);
        }
        for (const auto &[who, task] : last)
            task();
    }

    void main(std::promise<int> &started)
    {
        int error = libre_init();
        if (!error) {
            // Sound has its own poll, but its sockets take the low numbers: a connection that is made while thousands
            // talk has a high one.
            error = fd_setsize(static_cast<int>(raisedFileLimit()));
        }
        if (!error)
            error = mqueue_alloc(&wake, woken, this);
        started.set_value(error);
        if (error)
            return;
        re_main(nullptr);
        (void)runTasks(); // what was posted together with the end
        giveUp();
        while (runTasks()) { // what that set free
        }
        mem_deref(wake);
        libre_close();
    }
};

SipStack::SipStack()
    : d(std::make_unique<Private>())
{
}

Result<std::unique_ptr<SipStack>> SipStack::start()
{
    std::unique_ptr<SipStack> stack(new SipStack);
    std::promise<int> started;
    stack->d->thread = std::thread([d = stack->d.get(), &started] { d->main(started); });
    if (const int error = started.get_future().get()) {
        stack->d->thread.join();
        return failure(
            Failure::Kind::Unavailable, "SIP_STACK", "libre does not start: " + std::generic_category().message(error));
    }
    return stack;
}

SipStack::~SipStack()
{
    if (!d->thread.joinable())
        return;
    {
        std::unique_lock lock(d->mutex);
        d->left.wait_for(lock, farewell, [this] { return d->staying.empty(); });
    }
    post([] { re_cancel(); });
    d->thread.join();
}

void SipStack::enter(const void *who, Task giveUp)
{
    const std::scoped_lock lock(d->mutex);
    d->staying.emplace(who, std::move(giveUp));
}

void SipStack::leave(const void *who)
{
    const std::scoped_lock lock(d->mutex);
    d->staying.erase(who);
    d->left.notify_all();
}

void SipStack::post(Task task)
{
    bool first = false;
    {
        const std::scoped_lock lock(d->mutex);
        first = d->tasks.empty();
        d->tasks.push_back(std::move(task));
    }
    if (first)
        mqueue_push(d->wake, 0, nullptr);
}

void SipStack::run(const Task &task)
{
    std::promise<void> done;
    post([&] {
        task();
        done.set_value();
    });
    done.get_future().wait();
}

} // namespace campanile::dialer
