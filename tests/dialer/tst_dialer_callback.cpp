// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls us back: while their alert runs, while it ends, and after it.
#include "callbacksteps.h"
#include "conductor.h"
#include "memoryledger.h"
#include "scriptedtrunk.h"
#include "virtualloop.h"

#include <QTest>

using namespace campanile::dialer;
using namespace campanile::dialer::steps;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr std::uint64_t citizen = 393'400'000'000;

/// One line, and a campaign over it, in virtual time.
struct Scene {
    explicit Scene(int recipients)
        : conductor(loop, ledger, {&line})
    {
        loop.runFor(10s);
        std::vector<Callee> callees;
        for (int i = 0; i < recipients; ++i)
            callees.push_back({citizen + static_cast<std::uint64_t>(i), 0});
        auto of = setup(static_cast<std::uint32_t>(recipients));
        of.mode = Mode::Live;
        conductor.launch({CampaignMachine(std::move(of)), std::move(callees), messageWithPrompts(), board},
            [](const Result<void> &) { });
        loop.runFor(5s);
    }

    template <class F> [[nodiscard]] std::vector<F> said()
    {
        std::vector<F> facts;
        for (const auto &event : ledger.stored["campaign-1"]) {
            if (const auto *fact = std::get_if<F>(&event.fact))
                facts.push_back(*fact);
        }
        return facts;
    }

    [[nodiscard]] CampaignState state() { return said<StateChanged>().back().state; }

    VirtualLoop loop;
    MemoryLedger ledger;
    ScriptedTrunk line{{.name = "line", .mode = Mode::Live}, loop};
    std::shared_ptr<ProgressBoard> board = std::make_shared<ProgressBoard>(Progress(10));
    Conductor conductor;
};

} // namespace

class tst_dialer_callback final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whoCallsBackIsCalledNoMore();
    void aCallBackEndsNoWaveEarly();
    void whoOptedOutIsCalledNoMore();
    void aHaltedCampaignWithNobodyLeftEnds();
    void aCampaignEndsWithItsLastCaller();
    void nobodyNewHoldsACampaignOpen();
    void aStopWaitsForCallersToo();
    void whatTheyPressAfterTheEndIsKept();
    void drillsPushNoAlertOut();
    void aFullDiskKeepsAnOptOut();
};

void tst_dialer_callback::whoCallsBackIsCalledNoMore()
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

void tst_dialer_callback::aCallBackEndsNoWaveEarly()
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

void tst_dialer_callback::whoOptedOutIsCalledNoMore()
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

void tst_dialer_callback::aHaltedCampaignWithNobodyLeftEnds()
{
    CampaignMachine machine(setup(1));
    machine.launch(at(0s), {});
    QVERIFY(machine.start(at(0s)));
    machine.halt(at(1s), "TRUNK_DOWN");
    machine.ended(at(30s), 0, heard); // the line falls silent behind the last call: nobody waits for it
    QCOMPARE(machine.progress().state, CampaignState::Finished);
}

void tst_dialer_callback::aCampaignEndsWithItsLastCaller()
{
    Scene scene(1);
    scene.line.arrive("back-1", citizen); // while their own call talks
    QCOMPARE(scene.line.taken.at("back-1").playlist->prompts.at(0).size(), 5U);
    scene.loop.runFor(60s); // that one is over long ago
    QCOMPARE(scene.said<AttemptEnded>().size(), 1U);
    QCOMPARE(scene.state(), CampaignState::Running);
    QVERIFY(scene.conductor.has("campaign-1"));
    scene.line.askForHelp("back-1");
    scene.loop.runFor(1s);
    QCOMPARE(scene.said<HelpAsked>().size(), 1U);
    auto end = optsOut();
    end.keys = "900";
    scene.line.leave("back-1", end);
    scene.loop.runFor(1s);
    QCOMPARE(scene.said<CalledBack>().size(), 1U);
    QVERIFY(scene.said<CalledBack>().front().optedOut);
    QCOMPARE(scene.said<CalledBack>().front().outcome, Outcome::Help);
    QCOMPARE(scene.state(), CampaignState::Finished);
    QVERIFY(std::holds_alternative<StateChanged>(scene.ledger.stored["campaign-1"].back().fact));
    QVERIFY(!scene.conductor.has("campaign-1"));
    QVERIFY(scene.ledger.optOutsAfterTheEnd.empty()); // it is in the record
    QCOMPARE(scene.ledger.brokenRules, 0);
}

void tst_dialer_callback::nobodyNewHoldsACampaignOpen()
{
    Scene scene(3);
    scene.line.arrive("back-1", citizen);
    scene.loop.runFor(60s);
    QCOMPARE(scene.state(), CampaignState::Running);
    scene.line.arrive("back-2", citizen + 1); // else a crowd of callers would keep it open for hours
    scene.line.arrive("back-3", citizen + 2);
    QVERIFY(isAfterTheEnd(scene.line.taken.at("back-2")));
    scene.line.leave("back-2", heard); // it is open still: recorded, but not waited for
    scene.loop.runFor(1s);
    QCOMPARE(scene.said<CalledBack>().size(), 1U);
    CallEnd gone;
    gone.cause = CallEnd::Cause::Cancelled; // before we answered: ends the waiting as well
    scene.line.leave("back-1", gone);
    scene.loop.runFor(1s);
    QCOMPARE(scene.state(), CampaignState::Finished);
    scene.line.leave("back-3", optsOut());
    scene.loop.runFor(1s);
    QCOMPARE(scene.said<CalledBack>().size(), 1U);
    QCOMPARE(scene.ledger.optOutsAfterTheEnd, (std::vector<std::pair<std::string, std::uint32_t>>{{"campaign-1", 2}}));
    QCOMPARE(scene.ledger.brokenRules, 0);
}

void tst_dialer_callback::aStopWaitsForCallersToo()
{
    Scene scene(1);
    scene.line.arrive("back-1", citizen);
    scene.conductor.stop("campaign-1", "STOP: test", [](const Result<void> &) { });
    QCOMPARE(scene.state(), CampaignState::Stopping);
    scene.line.arrive("back-2", citizen); // it may have been wrong: nobody else hears it
    QVERIFY(!scene.line.taken.contains("back-2"));
    scene.loop.runFor(1s); // both calls were hung up
    QCOMPARE(scene.state(), CampaignState::Stopped);
}

void tst_dialer_callback::whatTheyPressAfterTheEndIsKept()
{
    Scene scene(2);
    scene.loop.runFor(60s);
    QCOMPARE(scene.state(), CampaignState::Finished);
    const auto before = scene.ledger.stored["campaign-1"].size();
    scene.line.arrive("back-1", citizen + 1);
    QVERIFY(isAfterTheEnd(scene.line.taken.at("back-1")));
    scene.line.leave("back-1", optsOut());
    scene.line.arrive("back-2", citizen);
    scene.line.leave("back-2", heard);
    scene.loop.runFor(1s);
    QCOMPARE(scene.ledger.optOutsAfterTheEnd, (std::vector<std::pair<std::string, std::uint32_t>>{{"campaign-1", 1}}));
    QCOMPARE(scene.ledger.stored["campaign-1"].size(), before); // its record is closed
}

void tst_dialer_callback::aFullDiskKeepsAnOptOut()
{
    Scene scene(1);
    scene.loop.runFor(60s);
    scene.ledger.setHealthListener([](bool, const std::string &) { });
    scene.ledger.setFull(true);
    scene.line.arrive("back-1", citizen);
    scene.line.leave("back-1", optsOut());
    scene.loop.runFor(1s);
    QVERIFY(scene.ledger.optOutsAfterTheEnd.empty());
    scene.ledger.setFull(false);
    QCOMPARE(scene.ledger.optOutsAfterTheEnd.size(), 1U);
}

void tst_dialer_callback::drillsPushNoAlertOut()
{
    CallBacks backs({});
    const auto add = [&](const std::string &id, Mode mode, std::int64_t launchedMs) {
        backs.ended({id, mode, launchedMs, launchedMs + 1, {{citizen, 0}}, messageWithPrompts()});
    };
    add("alert", Mode::Live, 1000);
    for (int i = 0; i < 20; ++i)
        add("drill-" + std::to_string(i), Mode::Drill, 2000 + i);
    QCOMPARE(backs.message(Mode::Live, citizen, 3000).campaign, "alert");
    QCOMPARE(backs.message(Mode::Drill, citizen, 3000).campaign, "drill-19");
    for (int i = 0; i < 20; ++i) // and of alerts the newest stay, in whatever order they are told
        add("alert-" + std::to_string(i), Mode::Live, 2000 - i);
    QCOMPARE(backs.message(Mode::Live, citizen, 3000).campaign, "alert-0");
}

QTEST_GUILESS_MAIN(tst_dialer_callback)
#include "tst_dialer_callback.moc"
