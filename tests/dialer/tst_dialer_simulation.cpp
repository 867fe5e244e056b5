// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampledata.h"
#include "simulatedtown.h"

#include <QTest>

#include <algorithm>

using namespace campanile::dialer;
using namespace std::chrono_literals;

namespace {

constexpr std::int64_t morning = 1'790'000'000'000;

SimulatedTown::Options options(std::uint64_t seed)
{
    return {.seed = seed,
        .recipients = 40,
        .policy = sample::emergency(),
        .canary = 0,
        .channels = 5,
        .callsPerSecond = 2,
        .wallMs = morning};
}

/// Nothing was loud before it was durable, nobody was called again after hearing it, nobody was forgotten.
QString broken(
    const MemoryLedger &ledger, const PhoneLog &log, const Progress &progress, const SimulatedTown::Options &o)
{
    if (ledger.brokenRules)
        return QStringLiteral("the ledger refused %1 batches").arg(ledger.brokenRules);
    if (log.dialledBeforeRecorded || log.playedBeforeRecorded || log.endedTwice)
        return QStringLiteral("loud before durable: %1 dialled, %2 played, %3 ended twice")
            .arg(log.dialledBeforeRecorded)
            .arg(log.playedBeforeRecorded)
            .arg(log.endedTwice);
    if (log.most > o.channels)
        return QStringLiteral("%1 calls at once").arg(log.most);
    if (progress.state != CampaignState::Finished)
        return QStringLiteral("not finished: state %1").arg(static_cast<int>(progress.state));
    for (std::size_t i = 0; i < progress.recipients.size(); ++i) {
        const auto &recipient = progress.recipients[i];
        if (recipient.phase != Phase::Done || recipient.attempts == 0)
            return QStringLiteral("recipient %1 was forgotten").arg(i);
        if (recipient.uncertain > 0 && recipient.attempts > o.policy.maxAttempts + 1)
            return QStringLiteral("recipient %1 was called %2 times").arg(i).arg(recipient.attempts);
    }
    return {};
}

std::int64_t dials(const PhoneLog &log, std::uint32_t recipient)
{
    return std::ranges::count(log.dialled, SimulatedTown::numberOf(recipient), &PhoneLog::Dialled::number);
}

} // namespace

class tst_dialer_simulation final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void oneSeedOneStory();
    void manySeeds();
    void crashAtEveryLedgerStep();
    void manyCrashes();
    void stopAtEveryMoment();
    void everyWindowUnderTheCap();
    void diskFullAndBack();
    void lengthIsTheBound();
    void canarySurvivesACrash();
};

void tst_dialer_simulation::oneSeedOneStory()
{
    Events first;
    for (int run = 0; run < 2; ++run) {
        MemoryLedger ledger;
        PhoneLog log;
        SimulatedTown town(options(42), ledger, log);
        town.launch();
        town.run();
        if (run == 0)
            first = ledger.stored["campaign-1"];
        else
            QVERIFY(first == ledger.stored["campaign-1"]);
    }
    QVERIFY(first.size() > 80);
}

void tst_dialer_simulation::manySeeds()
{
    int others = 0; // who chose another language than the registry knows
    for (std::uint64_t seed = 1; seed <= 100; ++seed) {
        MemoryLedger ledger;
        PhoneLog log;
        auto o = options(seed);
        o.menu = seed % 2 == 0;
        SimulatedTown town(o, ledger, log);
        town.launch();
        town.run();
        for (const auto &event : ledger.stored["campaign-1"]) {
            const auto *end = std::get_if<AttemptEnded>(&event.fact);
            QVERIFY(!end || end->outcome != Outcome::Heard || end->track > 0); // what was heard has a name
        }
        QVERIFY(o.menu || log.notOwn == 0);
        others += log.notOwn;
        const auto why = broken(ledger, log, town.progress(), o);
        QVERIFY2(why.isEmpty(), qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(why)));
    }
    QVERIFY(others > 50);
}

void tst_dialer_simulation::crashAtEveryLedgerStep()
{
    std::int64_t steps = 0;
    {
        MemoryLedger ledger;
        PhoneLog log;
        SimulatedTown town(options(7), ledger, log);
        town.launch();
        town.run();
        steps = ledger.commits;
    }
    QVERIFY(steps > 100);
    int uncertain = 0;
    for (std::int64_t step = 1; step < steps; ++step) {
        MemoryLedger ledger;
        PhoneLog log;
        auto o = options(7);
        Events atDeath;
        std::int64_t died = 0;
        {
            SimulatedTown town(o, ledger, log);
            ledger.diesAfter = step;
            town.launch();
            town.run();
            died = town.loop.clock().now().wallMs;
            atDeath = ledger.stored["campaign-1"];
        }
        const auto dialledBefore = log.dialled;
        Progress known(static_cast<std::size_t>(o.recipients));
        for (const auto &event : atDeath)
            known.apply(event);
        ledger.diesAfter = -1;
        o.wallMs = died + 5000;
        SimulatedTown town(o, ledger, log);
        town.restore();
        town.run();
        const auto why = broken(ledger, log, town.progress(), o);
        QVERIFY2(why.isEmpty(), qPrintable(QStringLiteral("crash after commit %1: %2").arg(step).arg(why)));
        int afterCrash = 0;
        for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(o.recipients); ++i) {
            const auto &then = known.recipients[i];
            const auto before =
                std::ranges::count(dialledBefore, SimulatedTown::numberOf(i), &PhoneLog::Dialled::number);
            if (isReached(then.outcome))
                QCOMPARE(dials(log, i), before); // a durable heard: never again
            afterCrash += town.progress().recipients[i].uncertain;
        }
        QVERIFY2(afterCrash <= o.channels,
            qPrintable(QStringLiteral("crash after commit %1: %2 uncertain").arg(step).arg(afterCrash)));
        uncertain += afterCrash;
    }
    QVERIFY(uncertain > 0);
}

void tst_dialer_simulation::manyCrashes()
{
    for (std::uint64_t seed = 1; seed <= 30; ++seed) {
        MemoryLedger ledger;
        PhoneLog log;
        auto o = options(seed);
        std::optional<SimulatedTown> town;
        int lives = 0;
        do {
            QVERIFY2(lives < 1000, "it does not get on");
            ledger.diesAfter =
                ledger.commits + 3 + static_cast<std::int64_t>((seed * 7 + static_cast<std::uint64_t>(lives)) % 29);
            town.emplace(o, ledger, log);
            if (ledger.stored["campaign-1"].empty())
                town->launch();
            else
                town->restore();
            town->run();
            o.wallMs = town->loop.clock().now().wallMs + 1000;
            ++lives;
        } while (!isOver(town->board->mark().state));
        const auto why = broken(ledger, log, town->progress(), o);
        QVERIFY2(why.isEmpty(), qPrintable(QStringLiteral("seed %1, %2 lives: %3").arg(seed).arg(lives).arg(why)));
    }
}

void tst_dialer_simulation::stopAtEveryMoment()
{
    for (int second = 2; second < 700; second += 3) {
        MemoryLedger ledger;
        PhoneLog log;
        SimulatedTown town(options(3), ledger, log);
        town.launch();
        town.loop.runFor(std::chrono::seconds(second));
        if (isOver(town.board->mark().state))
            break;
        const auto stopped = town.loop.clock().now().steady;
        town.stop();
        town.run();
        QCOMPARE(town.progress().state, CampaignState::Stopped);
        QVERIFY(town.loop.clock().now().steady - stopped <= 1s); // what rang was cancelled
        for (const auto &call : log.dialled)
            QVERIFY(call.at <= stopped);
        bool stopping = false;
        for (const auto &event : ledger.stored["campaign-1"]) {
            if (const auto *changed = std::get_if<StateChanged>(&event.fact))
                stopping = stopping || changed->state == CampaignState::Stopping;
            QVERIFY(!stopping || !std::holds_alternative<AttemptStarted>(event.fact));
        }
        QCOMPARE(town.progress().active, 0);
    }
}

void tst_dialer_simulation::everyWindowUnderTheCap()
{
    MemoryLedger ledger;
    PhoneLog log;
    auto o = options(11);
    o.recipients = 600;
    o.channels = 200;
    o.callsPerSecond = 6;
    SimulatedTown town(o, ledger, log);
    town.launch();
    town.run();
    for (std::size_t i = 0; i + 6 < log.dialled.size(); ++i)
        QVERIFY(log.dialled[i + 6].at - log.dialled[i].at > 1s);
}

void tst_dialer_simulation::diskFullAndBack()
{
    for (int second = 3; second < 60; second += 4) {
        MemoryLedger ledger;
        PhoneLog log;
        const auto o = options(5);
        SimulatedTown town(o, ledger, log);
        town.launch();
        town.loop.runFor(std::chrono::seconds(second));
        ledger.setFull(true);
        town.loop.runFor(1s);
        const auto dialled = log.dialled.size();
        town.loop.runFor(600s);
        QCOMPARE(log.dialled.size(), dialled); // nothing new while nothing can be recorded
        QVERIFY(town.board->mark().state == CampaignState::Running); // what watchers know is what is durable
        ledger.setFull(false);
        town.run();
        const auto why = broken(ledger, log, town.progress(), o);
        QVERIFY2(why.isEmpty(), qPrintable(QStringLiteral("full at %1 s: %2").arg(second).arg(why)));
        const auto &events = ledger.stored["campaign-1"];
        QVERIFY(std::ranges::any_of(events, [](const Event &e) {
            const auto *changed = std::get_if<StateChanged>(&e.fact);
            return changed && changed->state == CampaignState::Halted && changed->reason.starts_with("DISK_FULL");
        }));
    }
}

void tst_dialer_simulation::lengthIsTheBound()
{
    // enough channels: the calls per second are the bound
    MemoryLedger ledger;
    PhoneLog log;
    auto o = options(2);
    o.recipients = 1200;
    o.channels = 500;
    o.callsPerSecond = 6;
    o.policy.maxAttempts = 1;
    SimulatedTown town(o, ledger, log);
    town.launch();
    town.run();
    const auto began = log.dialled.front().at;
    const double lastStart = std::chrono::duration<double>(log.dialled.back().at - began).count();
    QVERIFY2(lastStart <= 1200 / 6.0 * 1.02, qPrintable(QString::number(lastStart)));
    // few channels: the talking is, and a channel never waits
    MemoryLedger second;
    PhoneLog secondLog;
    o.channels = 4;
    o.recipients = 200;
    SimulatedTown small(o, second, secondLog);
    small.launch();
    small.run();
    double holding = 0;
    std::map<std::uint32_t, std::int64_t> since;
    for (const auto &event : second.stored["campaign-1"]) {
        if (std::holds_alternative<AttemptStarted>(event.fact))
            since[event.recipient] = event.timeMs;
        else if (std::holds_alternative<AttemptEnded>(event.fact))
            holding += static_cast<double>(event.timeMs - since[event.recipient]) / 1000;
    }
    const auto progress = small.progress();
    const double length = static_cast<double>(progress.endedMs - progress.launchedMs) / 1000;
    QVERIFY2(
        length <= holding / 4 * 1.02 + 60, qPrintable(QStringLiteral("%1 s, bound %2 s").arg(length).arg(holding / 4)));
}

void tst_dialer_simulation::canarySurvivesACrash()
{
    MemoryLedger ledger;
    PhoneLog log;
    auto o = options(9);
    o.canary = 6;
    {
        SimulatedTown town(o, ledger, log);
        town.launch();
        town.loop.runFor(200s);
        QCOMPARE(town.progress().state, CampaignState::CanaryDone);
        QCOMPARE(log.dialled.size(), 6U);
        o.wallMs = town.loop.clock().now().wallMs;
    }
    SimulatedTown town(o, ledger, log);
    town.restore();
    town.loop.runFor(500s);
    QCOMPARE(log.dialled.size(), 6U); // it still waits for a person
    town.conductor->goOn(town.id, "RESUMED", [](const Result<void> &) { });
    town.run();
    const auto why = broken(ledger, log, town.progress(), o);
    QVERIFY2(why.isEmpty(), qPrintable(why));
}

QTEST_GUILESS_MAIN(tst_dialer_simulation)
#include "tst_dialer_simulation.moc"
