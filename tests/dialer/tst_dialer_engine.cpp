// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaignmachine.h"
#include "estimate.h"
#include "sampledata.h"
#include "threadloop.h"

#include <QTest>

#include <algorithm>
#include <array>
#include <random>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

CampaignSetup setup(std::uint32_t recipients, Policy policy = sample::emergency(), std::uint32_t canary = 0)
{
    return {"campaign-1", Mode::Drill, recipients, {20s}, 20s, {std::move(policy), shortestRetry}, canary};
}

Now at(microseconds steady)
{
    return {steady, 1'790'000'000'000 + steady.count() / 1000};
}

CallEnd end(CallEnd::Cause cause, std::chrono::milliseconds heard = 0ms, const char *keys = "", bool machine = false,
    int track = 1)
{
    CallEnd end;
    end.cause = cause;
    end.ring = 5s;
    end.heard = heard;
    end.track = heard > 0ms ? track : 0;
    end.keys = keys;
    end.machine = machine;
    return end;
}

const CallEnd heard = end(CallEnd::Cause::Completed, 20s);
const CallEnd busy = end(CallEnd::Cause::Busy);

CallEnd lineFault()
{
    CallEnd end;
    end.sipCode = 503;
    end.q850 = 34;
    end.lineFault = true;
    return end;
}

} // namespace

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
    void aLineFaultSurvivesARestart();
    void whoCallsBackIsCalledNoMore();
    void aCallBackEndsNoWaveEarly();
    void helpIsKnownAtOnceAndNeverLost();
    void whoOptedOutIsCalledNoMore();
    void emergencyRedialsUncertainOnce();
    void serviceLeavesUncertainAlone();
    void replayIsTheSame();
    void recoveryKeepsDueTimes();
    void aClockSetBackDoesNotDelay();
    void wallClockNeverRunsBackwardsInARecord();
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

void tst_dialer_engine::aLineFaultSurvivesARestart()
{
    Policy policy = sample::emergency();
    policy.maxAttempts = 1;
    CampaignMachine first(setup(1, policy));
    first.launch(at(0s), "LAUNCHED");
    QVERIFY(first.start(at(0s)));
    first.ended(at(1s), 0, lineFault());
    CampaignMachine second(setup(1, policy));
    for (const auto &event : first.takeEvents())
        second.replay(event);
    second.recover({0s, 1'790'000'000'000 - 3'600'000}); // an hour back: still called within a minute
    QCOMPARE(second.start({60s, 1'790'000'000'000 - 3'540'000})->number, 2);
    second.ended({61s, 1'790'000'000'000 - 3'539'000}, 0, busy);
    QCOMPARE(second.progress().state, CampaignState::Finished);
}

void tst_dialer_engine::whoCallsBackIsCalledNoMore()
{
    CampaignMachine machine(setup(4, sample::emergency(120s)));
    machine.launch(at(0s), {});
    machine.calledBack(at(1s), 1, heard); // before any call to them
    QCOMPARE(machine.start(at(2s))->recipient, 0U);
    QCOMPARE(machine.start(at(2s))->recipient, 2U);
    QCOMPARE(machine.start(at(2s))->recipient, 3U);
    QVERIFY(!machine.start(at(2s)));
    machine.ended(at(5s), 0, busy);
    machine.calledBack(at(6s), 0, heard); // while they wait for the next one
    machine.calledBack(at(7s), 2, heard); // while the phone rings
    machine.ended(at(8s), 2, busy);
    machine.calledBack(at(9s), 3, end(CallEnd::Cause::Completed, 5s)); // and hangs up early: that is nothing
    machine.ended(at(9s), 3, busy);
    QCOMPARE(machine.nextDue(at(10s)), std::optional<microseconds>(129s));
    QVERIFY(!machine.start(at(128s)));
    const auto again = machine.start(at(129s));
    QVERIFY(again);
    QCOMPARE(again->recipient, 3U);
    machine.ended(at(150s), 3, heard);
    const auto &progress = machine.progress();
    QCOMPARE(progress.state, CampaignState::Finished);
    for (const auto &recipient : progress.recipients) {
        QCOMPARE(recipient.outcome, Outcome::Heard);
        QCOMPARE(recipient.phase, Phase::Done);
    }
    QCOMPARE(progress.rounds.at(0).reached, 0);
    int reached = 0;
    for (const auto &minute : progress.minutes)
        reached += minute.reached;
    QCOMPARE(reached, 4);
    const auto before = machine.takeEvents().size();
    machine.calledBack(at(200s), 3, heard); // its record is closed
    QVERIFY(before > 0 && machine.takeEvents().empty());
}

void tst_dialer_engine::aCallBackEndsNoWaveEarly()
{
    CampaignMachine machine(setup(10, sample::emergency(), 3));
    machine.launch(at(0s), {});
    for (std::uint32_t later = 3; later < 7; ++later)
        machine.calledBack(at(1s), later, heard);
    QCOMPARE(machine.progress().state, CampaignState::Running);
    for (std::uint32_t i = 0; i < 3; ++i)
        QCOMPARE(machine.start(at(2s))->recipient, i);
    QVERIFY(!machine.start(at(2s)));
    for (std::uint32_t i = 0; i < 3; ++i)
        machine.ended(at(30s), i, heard);
    QCOMPARE(machine.progress().state, CampaignState::CanaryDone);
    machine.goOn(at(40s), {});
    QCOMPARE(machine.start(at(40s))->recipient, 7U);
}

void tst_dialer_engine::helpIsKnownAtOnceAndNeverLost()
{
    CampaignMachine machine(setup(3));
    machine.launch(at(0s), {});
    machine.helpAsked(at(0s), 0); // in no call: nothing
    for (std::uint32_t i = 0; i < 3; ++i) {
        QVERIFY(machine.start(at(1s)));
        machine.answered(at(2s), i);
    }
    machine.helpAsked(at(3s), 0);
    machine.helpAsked(at(3s), 1);
    QCOMPARE(machine.progress().recipients[0].outcome, Outcome::Help);
    QCOMPARE(machine.progress().recipients[0].phase, Phase::Talking);
    machine.ended(at(4s), 0, end(CallEnd::Cause::Lost)); // the line is gone; the wish is not
    const auto events = machine.takeEvents();
    CampaignMachine again(setup(3)); // a crash, with 1 and 2 in a call
    for (const auto &event : events)
        again.replay(event);
    QVERIFY(again.progress() == machine.progress());
    again.recover(at(5s));
    QCOMPARE(again.progress().recipients[0].outcome, Outcome::Help);
    QCOMPARE(again.progress().recipients[1].outcome, Outcome::Help);
    QCOMPARE(again.progress().recipients[1].phase, Phase::Done);
    QCOMPARE(again.progress().recipients[2].outcome, Outcome::Uncertain);
    QCOMPARE(again.progress().rounds.at(0).reached, 2);
}

void tst_dialer_engine::whoOptedOutIsCalledNoMore()
{
    CampaignMachine machine(setup(2));
    machine.launch(at(0s), {});
    QVERIFY(machine.start(at(1s)) && machine.start(at(1s)));
    auto early = end(CallEnd::Cause::Completed, 4s, "00");
    early.optedOut = true;
    machine.ended(at(9s), 0, early);
    QCOMPARE(machine.progress().recipients[0].phase, Phase::Done);
    QCOMPARE(machine.progress().recipients[0].outcome, Outcome::Blocked);
    machine.calledBack(at(9s), 1, early); // in a call to us, while we call them
    machine.ended(at(10s), 1, busy);
    QCOMPARE(machine.progress().recipients[1].phase, Phase::Done);
    QCOMPARE(machine.progress().recipients[1].outcome, Outcome::Blocked);
    QCOMPARE(machine.progress().state, CampaignState::Finished);
}

void tst_dialer_engine::emergencyRedialsUncertainOnce()
{
    Policy policy = sample::emergency();
    policy.maxAttempts = 1;
    CampaignMachine first(setup(1, policy));
    first.launch(at(0s), "LAUNCHED");
    QVERIFY(first.start(at(0s)));
    CampaignMachine second(setup(1, policy));
    Events written = first.takeEvents();
    for (const auto &event : written)
        second.replay(event);
    second.recover(at(60s));
    QCOMPARE(second.progress().recipients[0].outcome, Outcome::Uncertain);
    QCOMPARE(second.progress().recipients[0].phase, Phase::Waiting);
    QVERIFY(!second.start(at(69s)));
    QCOMPARE(second.start(at(70s))->number, 2);
    const auto more = second.takeEvents();
    written.insert(written.end(), more.begin(), more.end());
    CampaignMachine third(setup(1, policy));
    for (const auto &event : written)
        third.replay(event);
    third.recover(at(120s));
    QCOMPARE(third.progress().recipients[0].phase, Phase::Done);
    QCOMPARE(third.progress().state, CampaignState::Finished);
}

void tst_dialer_engine::serviceLeavesUncertainAlone()
{
    Policy policy = sample::emergency();
    policy.redialUncertain = false;
    CampaignMachine first(setup(1, policy));
    first.launch(at(0s), "LAUNCHED");
    QVERIFY(first.start(at(0s)));
    CampaignMachine second(setup(1, policy));
    for (const auto &event : first.takeEvents())
        second.replay(event);
    second.recover(at(60s));
    QCOMPARE(second.progress().recipients[0].outcome, Outcome::Uncertain);
    QCOMPARE(second.progress().state, CampaignState::Finished);
}

void tst_dialer_engine::replayIsTheSame()
{
    CampaignMachine machine(setup(50));
    machine.launch(at(0s), "LAUNCHED");
    std::mt19937 random(7);
    microseconds now = 0s;
    Events all;
    while (!isOver(machine.progress().state)) {
        if (const auto attempt = machine.start(at(now))) {
            now += 10s;
            machine.ended(at(now), attempt->recipient, random() % 2 ? heard : busy);
        } else {
            now += 30s;
        }
        const auto events = machine.takeEvents();
        all.insert(all.end(), events.begin(), events.end());
    }
    CampaignMachine again(setup(50));
    for (const auto &event : all)
        again.replay(event);
    QVERIFY(again.progress() == machine.progress());
    QCOMPARE(again.progress().queued + again.progress().waiting + again.progress().active, 0);
}

void tst_dialer_engine::recoveryKeepsDueTimes()
{
    CampaignMachine first(setup(1));
    first.launch(at(0s), "LAUNCHED");
    QVERIFY(first.start(at(0s)));
    first.ended(at(10s), 0, busy); // due at 310 s
    CampaignMachine second(setup(1));
    for (const auto &event : first.takeEvents())
        second.replay(event);
    // a new process: its steady clock begins at 0, the wall clock says 100 s later
    const auto later = [](microseconds s) { return Now{s, 1'790'000'000'000 + 100'000 + s.count() / 1000}; };
    second.recover(later(0s));
    QVERIFY(!second.start(later(209s)));
    QVERIFY(second.start(later(210s)));
}

void tst_dialer_engine::aClockSetBackDoesNotDelay()
{
    CampaignMachine first(setup(1));
    first.launch(at(0s), "LAUNCHED");
    QVERIFY(first.start(at(0s)));
    first.ended(at(10s), 0, busy);
    CampaignMachine second(setup(1));
    for (const auto &event : first.takeEvents())
        second.replay(event);
    const auto hourBefore = [](microseconds s) { return Now{s, 1'790'000'000'000 - 3'600'000 + s.count() / 1000}; };
    second.recover(hourBefore(0s));
    QVERIFY(second.start(hourBefore(300s))); // the policy's five minutes, not an hour
}

void tst_dialer_engine::wallClockNeverRunsBackwardsInARecord()
{
    CampaignMachine machine(setup(2));
    machine.launch({0s, 5'000'000}, "LAUNCHED");
    QVERIFY(machine.start({1s, 5'001'000}));
    machine.ended({20s, 1'420'000}, 0, busy); // an hour back
    std::int64_t last = 0;
    for (const auto &event : machine.takeEvents()) {
        QVERIFY(event.timeMs >= last);
        last = event.timeMs;
    }
    QVERIFY(machine.nextDue({20s, 1'420'000}));
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
