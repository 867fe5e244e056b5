// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcaller.h"

#include "wavtone.h"

#include <QCoreApplication>
#include <QTextStream>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <mutex>
#include <thread>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Clock = std::chrono::steady_clock;

/// Calls by number, and how long each took to be answered.
class Calls : public TrunkListener {
public:
    Calls(std::vector<Trunk *> lines, std::size_t most)
        : m_lines(std::move(lines))
        , m_dialled(most)
    {
        for (Trunk *each : m_lines)
            each->setListener(this);
    }

    virtual ~Calls()
    {
        for (Trunk *each : m_lines)
            each->setListener(nullptr);
    }

    void dial(const std::shared_ptr<const Playlist> &playlist)
    {
        const std::size_t number = made++;
        m_dialled[number] = Clock::now();
        line(number).dial({.id = std::to_string(number),
            .number = 390461000000 + number,
            .ringTimeout = 60s,
            .playlist = playlist,
            .track = 0});
    }

    void callAnswered(const CallId &id) override
    {
        const auto now = Clock::now();
        {
            const std::scoped_lock lock(mutex);
            if (setups.empty())
                first = now;
            last = now;
            setups.push_back(milliseconds(now - m_dialled[std::stoul(id)]));
        }
        answered(line(std::stoul(id)), id);
    }

    void callEnded(const CallId &, const CallEnd &end) override
    {
        failed += end.cause != CallEnd::Cause::Completed;
        ++ended;
    }

    void helpAsked(const CallId &) override { }

    void trunkChanged() override { }

    bool waitForEnds(std::chrono::seconds atMost) const
    {
        for (const auto until = Clock::now() + atMost; Clock::now() < until;) {
            if (ended == qint64(made))
                return true;
            std::this_thread::sleep_for(2ms);
        }
        return false;
    }

    void finish(LoadRun &run)
    {
        const std::scoped_lock lock(mutex);
        run.made = qint64(made);
        run.answered = qint64(setups.size());
        run.failed = failed + (qint64(made) - ended);
        run.rate = last > first ? double(run.answered - 1) * 1000 / milliseconds(last - first) : 0;
        run.p50 = quantile(setups, 0.5);
        run.p99 = quantile(setups, 0.99);
        run.worst = quantile(setups, 1);
    }

    std::atomic<std::size_t> made = 0;
    std::atomic<qint64> ended = 0, failed = 0;

protected:
    virtual void answered(Trunk &line, const CallId &id) = 0;

private:
    [[nodiscard]] Trunk &line(std::size_t number) const { return *m_lines[number % m_lines.size()]; }

    std::vector<Trunk *> m_lines;
    std::mutex mutex;
    std::vector<Clock::time_point> m_dialled;
    std::vector<double> setups;
    Clock::time_point first, last;
};

struct ShortCalls final : Calls {
    using Calls::Calls;

    void answered(Trunk &line, const CallId &id) override { line.hangUp(id); }
};

struct LongCalls final : Calls {
    using Calls::Calls;

    void answered(Trunk &line, const CallId &id) override { line.play(id); }
};

/// Evenly, by an absolute clock.
void offer(Calls &calls, std::size_t count, double callsPerSecond, const std::shared_ptr<const Playlist> &playlist)
{
    const auto begin = Clock::now();
    for (std::size_t i = 0; i < count; ++i) {
        std::this_thread::sleep_until(begin
            + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(double(i) / callsPerSecond)));
        calls.dial(playlist);
    }
}

} // namespace

Sound benchTone(std::chrono::milliseconds length)
{
    return {length, std::make_shared<const std::string>(wavTone(8000, length, 440))};
}

SipSide::SipSide()
    : m_clock(1, systemWallMs())
    , m_loop(m_clock)
{
    if (auto stack = SipStack::start())
        m_stack = std::move(*stack);
}

SipSide::~SipSide()
{
    m_stack.reset();
    m_loop.stop();
}

std::unique_ptr<SipTrunk> SipSide::trunkTo(
    const SippPhones &phones, const std::string &from, int channels, double callsPerSecond)
{
    if (!m_stack)
        return nullptr;
    SipSettings settings{.server = "127.0.0.1", .port = phones.port(), .callerId = "+390461889999"};
    settings.localAddress = from;
    settings.ping = 0s;
    settings.beforeAudio = 0ms;
    settings.keyWait = 0ms;
    settings.firstRtpPort = 2048;
    settings.lastRtpPort = 65534;
    auto trunk = SipTrunk::open({.name = "sipp",
                                    .simulated = false,
                                    .mode = Mode::Drill,
                                    .channels = channels,
                                    .callsPerSecond = callsPerSecond,
                                    .fictional = true},
        settings, *m_stack, m_loop);
    if (!trunk) {
        QTextStream(stderr) << QString::fromStdString(trunk.error().text()) << '\n';
        return nullptr;
    }
    return std::move(*trunk);
}

LoadRun trunkCalls(const SippPhones &phones, int callsPerSecond, int seconds)
{
    LoadRun run{.offered = double(callsPerSecond)};
    SipSide side;
    // Two, for the ports of their sound, which rest for 5 s: 6,000 calls a second want more than one address has.
    const auto trunk = side.trunkTo(phones), second = side.trunkTo(phones, "127.0.0.2");
    if (!trunk || !second)
        return run;
    const auto count = std::size_t(callsPerSecond) * std::size_t(seconds);
    ShortCalls calls({trunk.get(), second.get()}, count);
    const double cpuBefore = ownCpuSeconds(), phonesBefore = phones.cpu();
    offer(calls, count, callsPerSecond, {});
    (void)calls.waitForEnds(35s);
    run.cpu = (ownCpuSeconds() - cpuBefore) / seconds;
    run.phonesCpu = (phones.cpu() - phonesBefore) / seconds;
    calls.finish(run);
    return run;
}

SoundRun soundChannels(int channels, int seconds)
{
    SoundRun run;
    run.channels = channels;
    run.seconds = seconds;
    QProcess peer;
    peer.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    peer.start(QCoreApplication::applicationFilePath(), {u"--sound-peer"_s});
    if (!peer.waitForStarted(5000) || !peer.waitForReadyRead(5000))
        return run;
    SippPhones phones(peer.readLine().trimmed().toInt());
    SipSide side;
    const auto trunk = phones.start() ? side.trunkTo(phones) : nullptr;
    if (!trunk)
        return run;
    constexpr double setUpRate = 200;
    const auto playlist = std::make_shared<const Playlist>(Playlist{
        .tracks = {benchTone(std::chrono::seconds(seconds + 30) + std::chrono::seconds(int(channels / setUpRate)))},
        .menu = {},
        .menuTimeout = {}});
    {
        LongCalls calls({trunk.get()}, std::size_t(channels));
        offer(calls, std::size_t(channels), setUpRate, playlist);
        std::this_thread::sleep_for(1s);
        const double cpuBefore = ownCpuSeconds(), peerBefore = cpuSeconds(peer.processId());
        std::this_thread::sleep_for(std::chrono::seconds(seconds));
        run.cpu = (ownCpuSeconds() - cpuBefore) / seconds;
        run.peerCpu = (cpuSeconds(peer.processId()) - peerBefore) / seconds;
        LoadRun set;
        calls.finish(set);
        run.up = int(set.answered - calls.ended);
        const auto began = Clock::now();
        for (int i = 0; i < channels; ++i)
            trunk->hangUp(std::to_string(i));
        (void)calls.waitForEnds(35s);
        run.hangUpMs = milliseconds(Clock::now() - began);
        run.lateness = trunk->lateness();
        run.received = trunk->soundReceived();
    }
    peer.closeWriteChannel();
    peer.waitForFinished(5000);
    run.peer = peer.readAll().trimmed();
    return run;
}
