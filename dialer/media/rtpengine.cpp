// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpengine.h"

#include "rtpports.h"
#include "rtpstream.h"

#include <pthread.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <deque>
#include <functional>
#include <future>
#include <mutex>
#include <thread>
#include <unordered_map>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock; // CLOCK_MONOTONIC

constexpr std::size_t slotCount = 20; // of a millisecond each: one frame's length
constexpr std::int64_t mostCaughtUp = slotCount; // after a stall: the rest is left out, so that nothing else starves
constexpr std::size_t receivedAtOnce = 32; // sockets, then it is asked whether something is to be sent

/// How late frames left: counted in steps of 50 us up to 100 ms.
class LatenessBook {
public:
    void add(Clock::duration late)
    {
        const auto us = std::max<std::int64_t>(0, std::chrono::duration_cast<std::chrono::microseconds>(late).count());
        const auto step = std::min<std::size_t>(static_cast<std::size_t>(us / 50), m_steps.size() - 1);
        m_steps[step].fetch_add(1, std::memory_order_relaxed);
        if (us > m_worst.load(std::memory_order_relaxed))
            m_worst.store(us, std::memory_order_relaxed); // one thread writes
    }

    [[nodiscard]] RtpLateness read() const
    {
        RtpLateness result;
        for (const auto &step : m_steps)
            result.frames += step.load(std::memory_order_relaxed);
        result.p50 = quantile(result.frames / 2);
        result.p99 = quantile(result.frames - result.frames / 100);
        result.worst = static_cast<double>(m_worst.load(std::memory_order_relaxed)) / 1000;
        return result;
    }

private:
    [[nodiscard]] double quantile(std::uint64_t rank) const
    {
        std::uint64_t seen = 0;
        for (std::size_t i = 0; i < m_steps.size(); ++i) {
            seen += m_steps[i].load(std::memory_order_relaxed);
            if (seen >= rank)
                return static_cast<double>(i + 1) * 0.05;
        }
        return 100;
    }

    std::array<std::atomic<std::uint64_t>, 2001> m_steps{};
    std::atomic<std::int64_t> m_worst = 0;
};

} // namespace

struct RtpEngine::Private {
    Private(const Options &given, RtpListener &whoListens)
        : options(given)
        , listener(whoListens)
        , ports(given.address, given.firstPort, given.lastPort)
    {
    }

    Options options;
    RtpListener &listener;
    RtpPorts ports;
    LatenessBook lateness;
    std::atomic<StreamId> lastId = 0;
    std::atomic<std::uint64_t> received = 0;

    // of the engine's thread
    struct Entry {
        std::unique_ptr<RtpStream> stream;
        std::size_t slot = slotCount; ///< none yet
        bool twice = false; ///< also half a frame later
    };

    std::unordered_map<StreamId, Entry> streams;
    std::array<std::vector<RtpStream *>, slotCount> slots;
    int poll = -1;
    Clock::time_point next; ///< of the slot that is due next
    std::size_t slot = 0;
    bool stopping = false;

    std::mutex mutex;
    std::condition_variable posted;
    std::deque<std::function<void()>> commands;
    std::thread thread;

    /// Run on the next millisecond: a wake-up for each of a call's three would cost more than the call.
    void post(std::function<void()> command)
    {
        const std::scoped_lock lock(mutex);
        commands.push_back(std::move(command));
        if (commands.size() == 1)
            posted.notify_one(); // nobody waits for it while there are streams
    }

    void watch(int fd, RtpStream *stream)
    {
        epoll_event event{};
        event.events = EPOLLIN;
        event.data.ptr = stream;
        epoll_ctl(poll, EPOLL_CTL_ADD, fd, &event);
    }

    RtpStream *find(StreamId id)
    {
        const auto found = streams.find(id);
        return found == streams.end() ? nullptr : found->second.stream.get();
    }

    /// Into the emptiest slot, so that no millisecond has more to do than another; one whose packets are no multiple of
    /// 20 ms comes up every 10 ms.
    void enter(Entry &entry)
    {
        const bool twice = entry.stream->packetTime() % 20 != 0;
        if (entry.slot < slotCount && entry.twice == twice)
            return;
        leave(entry);
        const auto emptiest = std::ranges::min_element(slots, {}, [](const auto &each) { return each.size(); });
        entry.slot = static_cast<std::size_t>(emptiest - slots.begin());
        entry.twice = twice;
        slots[entry.slot].push_back(entry.stream.get());
        if (twice)
            slots[(entry.slot + slotCount / 2) % slotCount].push_back(entry.stream.get());
    }

    void leave(const Entry &entry)
    {
        if (entry.slot >= slotCount)
            return;
        std::erase(slots[entry.slot], entry.stream.get());
        if (entry.twice)
            std::erase(slots[(entry.slot + slotCount / 2) % slotCount], entry.stream.get());
    }

    void remove(StreamId id)
    {
        const auto found = streams.find(id);
        if (found == streams.end())
            return;
        const Entry &entry = found->second;
        leave(entry);
        const int port = entry.stream->port();
        // Closed it would leave by itself, unless a child of ours holds it for a moment.
        epoll_ctl(poll, EPOLL_CTL_DEL, entry.stream->socket(), nullptr);
        streams.erase(found);
        ports.release(port);
    }

    void runCommands()
    {
        std::deque<std::function<void()>> now;
        {
            const std::scoped_lock lock(mutex);
            now.swap(commands);
        }
        for (const auto &command : now)
            command();
    }

    /// Sends what is due at that time, at most as much as one round of the slots.
    void sendDue(Clock::time_point now)
    {
        std::int64_t due = now < next ? 0 : (now - next) / 1ms + 1;
        if (due > mostCaughtUp) {
            const std::int64_t left = due - mostCaughtUp;
            next += left * 1ms;
            slot = (slot + static_cast<std::size_t>(left)) % slotCount;
            due = mostCaughtUp;
        }
        for (; due > 0; --due) {
            for (RtpStream *stream : slots[slot]) {
                if (stream->send())
                    lateness.add(Clock::now() - next);
            }
            slot = (slot + 1) % slotCount;
            next += 1ms;
        }
    }

    /// What has come by now; sending goes first whenever its time comes: what came can wait in its socket.
    void receive()
    {
        std::array<epoll_event, receivedAtOnce> events; // NOLINT: filled by epoll_wait
        for (int count = 1; count > 0;) {
            count = epoll_wait(poll, events.data(), static_cast<int>(events.size()), 0);
            for (int i = 0; i < count; ++i) {
                if (static_cast<RtpStream *>(events[static_cast<std::size_t>(i)].data.ptr)->receive())
                    received.fetch_add(1, std::memory_order_relaxed);
            }
            if (const auto now = Clock::now(); now >= next)
                return;
        }
    }

    void waitForStreams()
    {
        std::unique_lock lock(mutex);
        posted.wait(lock, [this] { return !commands.empty(); });
        next = Clock::now() + 1ms;
    }

    /// Wakes once a millisecond for all that is to be done: a wake-up for each packet that comes would cost more than
    /// its receipt, and no sound needs to be heard sooner.
    void run()
    {
        // Where the system allows it (LimitRTPRIO), a busy machine delays others first: a late frame is heard.
        const sched_param first{.sched_priority = 1};
        (void)pthread_setschedparam(pthread_self(), SCHED_RR, &first);
        (void)prctl(PR_SET_TIMERSLACK, 1); // where it does not: woken at the time, not up to 50 us after it
        while (!stopping) {
            if (streams.empty())
                waitForStreams();
            std::this_thread::sleep_until(next);
            sendDue(Clock::now());
            receive();
            runCommands();
        }
        streams.clear();
    }
};

RtpEngine::RtpEngine() = default;

Result<std::unique_ptr<RtpEngine>> RtpEngine::start(const Options &options, RtpListener &listener)
{
    std::unique_ptr<RtpEngine> engine(new RtpEngine);
    engine->d = std::make_unique<Private>(options, listener);
    Private &d = *engine->d;
    if (!d.ports.isValid())
        return failure(Failure::Kind::Invalid, "RTP_ADDRESS", "cannot send sound from " + options.address);
    d.poll = epoll_create1(EPOLL_CLOEXEC);
    if (d.poll < 0)
        return failure(Failure::Kind::Unavailable, "RTP_ADDRESS", "no file descriptors are left");
    d.thread = std::thread([&d] { d.run(); });
    return engine;
}

RtpEngine::~RtpEngine()
{
    if (d->thread.joinable()) {
        d->post([this] { d->stopping = true; });
        d->thread.join();
    }
    if (d->poll >= 0)
        ::close(d->poll);
}

Result<RtpEngine::Stream> RtpEngine::open()
{
    const auto socket = d->ports.take();
    if (!socket)
        return std::unexpected(socket.error());
    const StreamId id = ++d->lastId;
    const auto frames = std::make_shared<std::atomic<std::uint32_t>>(0);
    d->post([this, id, taken = *socket, frames] {
        auto &stream = d->streams[id].stream;
        stream = std::make_unique<RtpStream>(id, taken.fd, taken.port, frames, d->options, d->listener);
        d->watch(taken.fd, stream.get());
    });
    return Stream{id, socket->port, frames};
}

void RtpEngine::connect(StreamId stream, const Remote &remote)
{
    d->post([this, stream, remote] {
        const auto found = d->streams.find(stream);
        if (found == d->streams.end())
            return;
        found->second.stream->connect(remote);
        d->enter(found->second);
    });
}

void RtpEngine::play(StreamId stream, std::shared_ptr<const Prompt> prompt, int play)
{
    d->post([this, stream, prompt = std::move(prompt), play] {
        if (RtpStream *found = d->find(stream))
            found->play(prompt, play);
    });
}

void RtpEngine::endAtPause(StreamId stream, int play, std::chrono::milliseconds latest)
{
    d->post([this, stream, play, latest] {
        if (RtpStream *found = d->find(stream))
            found->endAtPause(play, latest);
    });
}

void RtpEngine::close(StreamId stream)
{
    d->post([this, stream] { d->remove(stream); });
}

std::vector<StreamId> RtpEngine::silent(std::chrono::milliseconds forAtLeast) const
{
    const auto found = std::make_shared<std::promise<std::vector<StreamId>>>();
    d->post([this, forAtLeast, found] {
        std::vector<StreamId> silent;
        for (const auto &[id, entry] : d->streams) {
            if (entry.stream->isConnected() && Clock::now() - entry.stream->lastHeard() >= forAtLeast)
                silent.push_back(id);
        }
        found->set_value(std::move(silent));
    });
    return found->get_future().get();
}

RtpLateness RtpEngine::lateness() const
{
    return d->lateness.read();
}

std::uint64_t RtpEngine::received() const
{
    return d->received;
}

} // namespace campanile::dialer
