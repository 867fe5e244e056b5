// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign that is read back from its record: a machine that died, and the one that goes on.
#include "machinesteps.h"

#include <QTest>

#include <random>

using namespace campanile::dialer;
using namespace campanile::dialer::steps;
using namespace std::chrono_literals;
using std::chrono::microseconds;

class tst_dialer_recovery final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aLineFaultSurvivesARestart();
    void helpIsKnownAtOnceAndNeverLost();
    void emergencyRedialsUncertainOnce();
    void serviceLeavesUncertainAlone();
    void replayIsTheSame();
    void recoveryKeepsDueTimes();
    void aClockSetBackDoesNotDelay();
    void wallClockNeverRunsBackwardsInARecord();
};

void tst_dialer_recovery::aLineFaultSurvivesARestart()
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

void tst_dialer_recovery::helpIsKnownAtOnceAndNeverLost()
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

void tst_dialer_recovery::emergencyRedialsUncertainOnce()
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

void tst_dialer_recovery::serviceLeavesUncertainAlone()
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

void tst_dialer_recovery::replayIsTheSame()
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

void tst_dialer_recovery::recoveryKeepsDueTimes()
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

void tst_dialer_recovery::aClockSetBackDoesNotDelay()
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

void tst_dialer_recovery::wallClockNeverRunsBackwardsInARecord()
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

QTEST_GUILESS_MAIN(tst_dialer_recovery)
#include "tst_dialer_recovery.moc"
