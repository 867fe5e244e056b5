// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate.h"
#include "machinesteps.h"
#include "threadloop.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace campanile::dialer;
using namespace campanile::dialer::steps;
using namespace std::chrono_literals;
using std::chrono::microseconds;

class tst_dialer_engine final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void retryTable_data();
    void retryTable();
    void whatACallMeans_data();
    void whatACallMeans();
    void firstAttemptsComeFirst();
    void attemptsEnd();
    void reachedIsNeverCalledAgain();
    void canaryWaitsAndGoesOn();
    void aCanaryOfEverybodyIsNone();
    void stopStartsNothingMore();
    void horizonEndsIt();
    void aRetryBehindTheHorizonIsNone();
    void haltKeepsItsPlace();
    void aLineFaultIsNoAttempt();
    void aLineFaultIsNotLostAtTheHorizon();
    void estimateIsBoundedByTheLine();
    void estimateShrinksAsItGoes();
    void threadLoopRunsTimersInOrder();
};

void tst_dialer_engine::retryTable_data()
{
    QTest::addColumn<int>("outcome");
    QTest::addColumn<int>("attempt");
    QTest::addColumn<int>("uncertainBefore");
    QTest::addColumn<bool>("emergency");
    QTest::addColumn<int>("seconds"); // -1: final
    const auto row = [](const char *name, Outcome outcome, int attempt, int uncertain, bool emergency, int seconds) {
        QTest::addRow("%s", name) << static_cast<int>(outcome) << attempt << uncertain << emergency << seconds;
    };
    row("busy", Outcome::Busy, 1, 0, true, 120); // the policy says 60: a line is left alone for two minutes
    row("no answer", Outcome::NoAnswer, 2, 0, true, 120);
    row("unreachable", Outcome::Unreachable, 1, 0, true, 120);
    row("hung up", Outcome::HungUp, 1, 0, true, 60);
    row("not in the policy", Outcome::Voicemail, 1, 0, true, -1);
    row("last attempt", Outcome::Busy, 3, 0, true, -1);
    row("an uncertain one does not count", Outcome::Busy, 3, 1, true, 120);
    row("but one only", Outcome::Busy, 4, 2, true, -1);
    row("heard", Outcome::Heard, 1, 0, true, -1);
    row("confirmed", Outcome::Confirmed, 1, 0, true, -1);
    row("help", Outcome::Help, 1, 0, true, -1);
    row("invalid", Outcome::Invalid, 1, 0, true, -1);
    row("blocked", Outcome::Blocked, 1, 0, true, -1);
    row("stopped", Outcome::Stopped, 1, 0, true, -1);
    row("uncertain, emergency", Outcome::Uncertain, 1, 0, true, 10);
    row("uncertain at the last attempt, emergency", Outcome::Uncertain, 3, 0, true, 10);
    row("uncertain again, emergency", Outcome::Uncertain, 2, 1, true, -1);
    row("uncertain, service", Outcome::Uncertain, 1, 0, false, -1);
}

void tst_dialer_engine::retryTable()
{
    QFETCH(int, outcome);
    QFETCH(int, attempt);
    QFETCH(int, uncertainBefore);
    QFETCH(bool, emergency);
    QFETCH(int, seconds);
    Policy policy = sample::emergency(60s);
    policy.retryDelay.erase(Outcome::Voicemail);
    policy.retryDelay[Outcome::Heard] = 60s; // a policy that asks for the forbidden
    policy.retryDelay[Outcome::Invalid] = 60s;
    policy.redialUncertain = emergency;
    const auto after = retryAfter(static_cast<Outcome>(outcome), attempt, uncertainBefore, {policy, shortestRetry});
    QCOMPARE(after ? static_cast<int>(after->count()) : -1, seconds);
}

void tst_dialer_engine::whatACallMeans_data()
{
    QTest::addColumn<CallEnd>("end");
    QTest::addColumn<bool>("stopping");
    QTest::addColumn<int>("outcome");
    const auto row = [](const char *name, const CallEnd &e, bool stopping, Outcome outcome) {
        QTest::addRow("%s", name) << e << stopping << static_cast<int>(outcome);
    };
    using Cause = CallEnd::Cause;
    row("heard", heard, false, Outcome::Heard);
    row("hung up before the end", end(Cause::Completed, 19s), false, Outcome::HungUp);
    row("confirmed", end(Cause::Completed, 20s, "1"), false, Outcome::Confirmed);
    row("confirmed before the end", end(Cause::Completed, 3s, "1"), false, Outcome::Confirmed);
    row("help wins", end(Cause::Completed, 20s, "19"), false, Outcome::Help);
    row("other keys say nothing", end(Cause::Completed, 20s, "25#"), false, Outcome::Heard);
    row("another language to its end", end(Cause::Completed, 40s, "", false, 2), false, Outcome::Heard);
    row("another language, half", end(Cause::Completed, 20s, "", false, 2), false, Outcome::HungUp);
    const auto optedOut = [](CallEnd e) {
        e.optedOut = true;
        return e;
    };
    row("opted out early", optedOut(end(Cause::Completed, 4s, "00")), false, Outcome::Blocked);
    row("opted out after hearing it", optedOut(end(Cause::Completed, 20s, "00")), false, Outcome::Heard);
    row("confirmed and opted out", optedOut(end(Cause::Completed, 4s, "100")), false, Outcome::Confirmed);
    row("opted out since it was prepared", end(Cause::OptedOut), false, Outcome::Blocked);
    row("hung up at the menu", end(Cause::Completed), false, Outcome::HungUp);
    row("a track that there is not", end(Cause::Completed, 40s, "", false, 3), false, Outcome::HungUp);
    row("machine", end(Cause::Completed, 20s, "", true), false, Outcome::Voicemail);
    row("a machine presses nothing", end(Cause::Completed, 20s, "1", true), false, Outcome::Voicemail);
    row("busy", busy, false, Outcome::Busy);
    row("no answer", end(Cause::NoAnswer), false, Outcome::NoAnswer);
    row("unreachable", end(Cause::Unreachable), false, Outcome::Unreachable);
    row("invalid", end(Cause::Invalid), false, Outcome::Invalid);
    row("refused", end(Cause::Refused), false, Outcome::Unreachable);
    row("stopped while ringing", end(Cause::Cancelled), true, Outcome::Stopped);
    row("stopped while talking", end(Cause::Completed, 5s), true, Outcome::Stopped);
    row("heard all just before the stop", heard, true, Outcome::Heard);
    row("pressed 9 before the stop", end(Cause::Completed, 5s, "9"), true, Outcome::Help);
}

void tst_dialer_engine::whatACallMeans()
{
    QFETCH(CallEnd, end);
    QFETCH(bool, stopping);
    QFETCH(int, outcome);
    QCOMPARE(static_cast<int>(outcomeOf(end, std::array<std::chrono::milliseconds, 2>{20s, 40s}, stopping)), outcome);
}

void tst_dialer_engine::firstAttemptsComeFirst()
{
    CampaignMachine machine(setup(3));
    machine.launch(at(0s), "LAUNCHED");
    QCOMPARE(machine.start(at(0s))->recipient, 0U);
    machine.ended(at(1s), 0, busy);
    // the retry of 0 is long due, but 1 and 2 were never called
    QCOMPARE(machine.start(at(400s))->recipient, 1U);
    QCOMPARE(machine.start(at(400s))->recipient, 2U);
    const auto retry = machine.start(at(400s));
    QVERIFY(retry);
    QCOMPARE(retry->recipient, 0U);
    QCOMPARE(retry->number, 2);
    QVERIFY(!machine.start(at(400s)));
}

void tst_dialer_engine::attemptsEnd()
{
    CampaignMachine machine(setup(1));
    machine.launch(at(0s), "LAUNCHED");
    microseconds now = 0s;
    for (int attempt = 1; attempt <= 3; ++attempt) {
        QVERIFY(!isOver(machine.progress().state));
        const auto due = machine.nextDue(at(now));
        QVERIFY(due);
        now = std::max(now, *due);
        QCOMPARE(machine.start(at(now))->number, attempt);
        now += 10s;
        machine.ended(at(now), 0, busy);
    }
    QCOMPARE(machine.progress().state, CampaignState::Finished);
    QCOMPARE(machine.progress().recipients[0].phase, Phase::Done);
    const auto events = machine.takeEvents();
    for (std::size_t i = 0; i < events.size(); ++i)
        QCOMPARE(events[i].seq, static_cast<std::int64_t>(i + 1));
}

void tst_dialer_engine::reachedIsNeverCalledAgain()
{
    CampaignMachine machine(setup(1));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(0s)));
    machine.answered(at(5s), 0);
    QCOMPARE(machine.progress().recipients[0].phase, Phase::Talking);
    machine.ended(at(30s), 0, heard);
    QCOMPARE(machine.progress().state, CampaignState::Finished);
    QVERIFY(!machine.start(at(4000s)));
}

void tst_dialer_engine::canaryWaitsAndGoesOn()
{
    CampaignMachine machine(setup(10, sample::emergency(), 3));
    machine.launch(at(0s), "LAUNCHED");
    for (std::uint32_t i = 0; i < 3; ++i)
        QCOMPARE(machine.start(at(0s))->recipient, i);
    QVERIFY(!machine.start(at(0s)));
    for (std::uint32_t i = 0; i < 3; ++i)
        machine.ended(at(20s), i, i == 0 ? busy : heard);
    QCOMPARE(machine.progress().state, CampaignState::CanaryDone);
    QVERIFY(!machine.start(at(1000s))); // not even the retry that is due
    machine.goOn(at(1000s), "RESUMED");
    QCOMPARE(machine.progress().state, CampaignState::Running);
    QCOMPARE(machine.start(at(1000s))->recipient, 3U);
    machine.goOn(at(1001s), "RESUMED"); // again: nothing
    QCOMPARE(machine.progress().seq, 10);
}

void tst_dialer_engine::aCanaryOfEverybodyIsNone()
{
    CampaignMachine machine(setup(2, sample::emergency(), 2));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(0s)));
    QVERIFY(machine.start(at(0s)));
    machine.ended(at(1s), 0, heard);
    machine.ended(at(1s), 1, heard);
    QCOMPARE(machine.progress().state, CampaignState::Finished);
}

void tst_dialer_engine::stopStartsNothingMore()
{
    CampaignMachine machine(setup(5));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(0s)));
    QVERIFY(machine.start(at(0s)));
    machine.ended(at(1s), 0, busy);
    machine.stop(at(2s), "STOP: wrong place");
    QCOMPARE(machine.progress().state, CampaignState::Stopping);
    QVERIFY(!machine.start(at(500s)));
    machine.stop(at(3s), "STOP: again");
    machine.ended(at(4s), 1, end(CallEnd::Cause::Cancelled));
    QCOMPARE(machine.progress().state, CampaignState::Stopped);
    QCOMPARE(machine.progress().recipients[1].outcome, Outcome::Stopped);
    QCOMPARE(machine.progress().recipients[1].phase, Phase::Done);
    QVERIFY(!machine.start(at(500s)));
    const auto events = machine.takeEvents();
    QCOMPARE(
        std::ranges::count_if(events, [](const Event &e) { return std::holds_alternative<StateChanged>(e.fact); }), 3);
}

void tst_dialer_engine::horizonEndsIt()
{
    Policy policy = sample::emergency();
    policy.horizon = 100s;
    CampaignMachine machine(setup(3, policy));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(99s)));
    QVERIFY(!machine.start(at(100s)));
    machine.tick(at(100s));
    QCOMPARE(machine.progress().state, CampaignState::Running); // one is still talking
    machine.ended(at(110s), 0, heard);
    QCOMPARE(machine.progress().state, CampaignState::Finished);
    QCOMPARE(machine.progress().queued, 2);
}

void tst_dialer_engine::aRetryBehindTheHorizonIsNone()
{
    Policy policy = sample::emergency();
    policy.horizon = 200s;
    CampaignMachine machine(setup(1, policy));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(0s)));
    machine.ended(at(10s), 0, busy);
    QCOMPARE(machine.progress().recipients[0].phase, Phase::Done);
    QCOMPARE(machine.progress().state, CampaignState::Finished);
}

void tst_dialer_engine::haltKeepsItsPlace()
{
    CampaignMachine machine(setup(2));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(0s)));
    machine.halt(at(1s), "DISK_FULL");
    machine.halt(at(1s), "DISK_FULL");
    QVERIFY(!machine.start(at(1s)));
    QVERIFY(!machine.nextStart(at(1s)));
    machine.ended(at(30s), 0, heard);
    QCOMPARE(machine.progress().state, CampaignState::Halted);
    machine.unhalt(at(60s), "RECOVERED");
    QCOMPARE(machine.start(at(60s))->recipient, 1U);
}

void tst_dialer_engine::aLineFaultIsNoAttempt()
{
    Policy policy = sample::emergency();
    policy.horizon = 24h;
    CampaignMachine machine(setup(1, policy));
    machine.launch(at(0s), "LAUNCHED");
    microseconds now = 0s;
    for (int fault = 1; fault <= 300; ++fault) { // hours of a line that is full
        QVERIFY(!isOver(machine.progress().state));
        now = std::max(now, *machine.nextDue(at(now)));
        QCOMPARE(machine.start(at(now))->number, fault);
        machine.ended(at(now), 0, lineFault());
        const auto wait = *machine.nextDue(at(now)) - now;
        QVERIFY2(wait >= 5s && wait <= 60s, "a fault of ours is made good soon, and ever more slowly");
    }
    QCOMPARE(machine.progress().recipients[0].attempts, 300);
    QCOMPARE(machine.progress().recipients[0].lineFaults, 300);
    for (int attempt = 301; attempt <= 303; ++attempt) { // the policy's three are still there
        now = *machine.nextDue(at(now));
        QCOMPARE(machine.start(at(now))->number, attempt);
        machine.ended(at(now), 0, busy);
    }
    QCOMPARE(machine.progress().state, CampaignState::Finished);
    const auto events = machine.takeEvents();
    QCOMPARE(std::ranges::count_if(events,
                 [](const Event &event) {
                     const auto *ended = std::get_if<AttemptEnded>(&event.fact);
                     return ended && ended->lineFault && ended->q850 == 34 && ended->sipCode == 503;
                 }),
        300);
}

void tst_dialer_engine::aLineFaultIsNotLostAtTheHorizon()
{
    Policy policy = sample::emergency();
    policy.horizon = 60s;
    CampaignMachine machine(setup(1, policy));
    machine.launch(at(0s), "LAUNCHED");
    QVERIFY(machine.start(at(58s)));
    machine.ended(at(58s), 0, lineFault()); // due again at 63 s: too late, and nobody was called
    QCOMPARE(machine.progress().recipients[0].phase, Phase::Waiting);
    machine.tick(at(*machine.nextDue(at(58s))));
    QCOMPARE(machine.progress().state, CampaignState::Finished);
    QVERIFY(std::get<StateChanged>(machine.takeEvents().back().fact).reason.starts_with("HORIZON"));
    QCOMPARE(machine.progress().waiting, 1);
}

void tst_dialer_engine::estimateIsBoundedByTheLine()
{
    const auto policy = sample::emergency();
    const auto byCalls = estimate({{6000}, {}, 0}, 20s, policy, {1000, 6}, 48h);
    QVERIFY(byCalls.firstRound >= 1000s && byCalls.firstRound < 1100s);
    const auto byChannels = estimate({{6000}, {}, 0}, 20s, policy, {10, 100}, 48h);
    const double holding = expectedHolding(1, 20s, policy).count();
    QVERIFY(std::abs(static_cast<double>(byChannels.firstRound.count()) - 6000 * holding / 10) < 60);
    QVERIFY(byCalls.total > byCalls.firstRound);
    const auto cut = estimate({{6000}, {}, 0}, 20s, policy, {1000, 6}, 600s);
    QVERIFY(cut.total <= 660s);
    const auto none = estimate({{0}, {}, 0}, 20s, policy, {90, 6}, 48h);
    QCOMPARE(none.total, 0s);
}

void tst_dialer_engine::estimateShrinksAsItGoes()
{
    CampaignMachine machine(setup(600));
    machine.launch(at(0s), "LAUNCHED");
    const auto before = machine.remaining(at(0s), {90, 6});
    for (std::uint32_t i = 0; i < 600; ++i) {
        const auto now = at(std::chrono::milliseconds(167) * i);
        QVERIFY(machine.start(now));
        machine.ended(now, i, i % 3 ? heard : busy);
    }
    const auto after = machine.remaining(at(100s), {90, 6});
    QVERIFY2(after < before && after >= 200s, qPrintable(QString::number(after.count())));
}

void tst_dialer_engine::threadLoopRunsTimersInOrder()
{
    const ScaledClock clock(1000, 0); // a second of it is a millisecond
    ThreadLoop loop(clock);
    std::mutex mutex;
    std::vector<int> ran;
    std::atomic<int> count = 0;
    const auto note = [&](int what) {
        return [&, what] {
            const std::lock_guard lock(mutex);
            ran.push_back(what);
            ++count;
        };
    };
    const auto now = clock.now().steady;
    loop.at(now + 30s, note(3));
    loop.at(now + 10s, note(1));
    const auto never = loop.at(now + 15s, note(9));
    loop.at(now + 20s, note(2));
    loop.cancel(never);
    QTRY_COMPARE(count.load(), 3);
    loop.stop();
    QCOMPARE(ran, (std::vector<int>{1, 2, 3}));
    QVERIFY(clock.now().steady >= now + 30s);
}

QTEST_GUILESS_MAIN(tst_dialer_engine)
#include "tst_dialer_engine.moc"
