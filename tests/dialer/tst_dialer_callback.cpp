// SPDX-License-Identifier: GPL-3.0-or-later
// Who calls us back: while their alert runs, while it ends, after it, and after a restart.
#include "dialerlife.h"
#include "dialerprocess.h"
#include "grpcverify.h"
#include "machinesteps.h"
#include "memoryledger.h"
#include "virtualloop.h"

#include <QTemporaryDir>
#include <QTest>

using namespace campanile::dialer;
using namespace campanile::dialer::steps;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

constexpr std::uint64_t citizen = 393'400'000'000;

CallEnd optsOut()
{
    auto said = end(CallEnd::Cause::Completed, 4s, "00");
    said.optedOut = true;
    return said;
}

std::shared_ptr<const Playlist> messageWithPrompts()
{
    const auto sound = [](std::chrono::milliseconds length) {
        return Sound{length, std::make_shared<const std::string>("RIFF")};
    };
    Playlist playlist{{sound(20s)}, {}, {}};
    auto &prompts = playlist.prompts.emplace_back();
    for (const auto kind :
        {PromptKind::Keys, PromptKind::Confirmed, PromptKind::Help, PromptKind::OptOut, PromptKind::OptedOut})
        prompts[kind] = sound(1s);
    return std::make_shared<const Playlist>(std::move(playlist));
}

/// What may be promised when nothing more is recorded.
bool isAfterTheEnd(const CallOrder &order)
{
    const auto &prompts = order.playlist->prompts.at(order.track);
    return prompts.size() == 2 && prompts.contains(PromptKind::OptOut) && prompts.contains(PromptKind::OptedOut);
}

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
    void init();
    void whoCallsBackIsCalledNoMore();
    void aCallBackEndsNoWaveEarly();
    void whoOptedOutIsCalledNoMore();
    void aHaltedCampaignWithNobodyLeftEnds();
    void aCampaignEndsWithItsLastCaller();
    void nobodyNewHoldsACampaignOpen();
    void aStopWaitsForCallersToo();
    void whatTheyPressAfterTheEndIsKept();
    void aFullDiskKeepsAnOptOut();
    void aFinishedAlertIsHeardAfterARestart();
    void onlyWhatMayBeHeardIsRemembered();
    void anOptOutAfterTheEndIsThereAfterARestart();

private:
    /// To its end, each call answered and heard; or stopped at once.
    void run(DialerLife &life, const std::string &id, Mode mode, int recipients, bool stopped = false);

    [[nodiscard]] std::string path() const { return m_folder->filePath(u"ledger.sqlite"_s).toStdString(); }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_dialer_callback::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

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

void tst_dialer_callback::run(DialerLife &life, const std::string &id, Mode mode, int recipients, bool stopped)
{
    const auto receipt = life.switchboard().prepare(sampleUpload(id, mode, recipients));
    QVERIFY2(receipt.has_value(), receipt ? "" : receipt.error().text().c_str());
    if (stopped)
        QVERIFY(life.switchboard().stop(id, "test"));
    else
        QVERIFY(life.switchboard().launch(id, receipt->digest, 0));
    const auto board = life.switchboard().board(id);
    QVERIFY(board.has_value());
    QTRY_VERIFY_WITH_TIMEOUT(isOver((*board)->mark().state), 20'000);
}

void tst_dialer_callback::aFinishedAlertIsHeardAfterARestart()
{
    const auto upload = sampleUpload("campaign-1", Mode::Live, 4);
    const auto number = [&](std::size_t of) { return std::stoull(upload.accepted[of].number.substr(1)); };
    DialerLife::Options options;
    options.limits.callBacks.noAlert = messageWithPrompts();
    {
        DialerLife life(path(), options);
        run(life, "campaign-1", Mode::Live, 4);
    }
    DialerLife life(path(), options);
    QCOMPARE(life.switchboard().status().runningCampaigns, 0);
    const auto heardBy = [&](const CallId &id, std::uint64_t caller) {
        return life.onLoop([&] {
            life.line().arrive(id, caller);
            const auto order = life.line().taken.at(id);
            life.line().leave(id, heard);
            return order;
        });
    };
    for (const std::size_t of : {0U, 1U}) { // each their own language, to the byte
        const auto order = heardBy("back-" + std::to_string(of), number(of));
        const auto &track = upload.header.programme.tracks[of];
        QCOMPARE(order.track, of);
        QVERIFY(isAfterTheEnd(order));
        QVERIFY(*order.playlist->tracks.at(of).wav == upload.audio.at(track.sha256));
        QCOMPARE(order.playlist->tracks.at(of).length, track.length);
        QVERIFY(*order.playlist->prompt(of, PromptKind::OptOut)->wav
            == upload.audio.at(track.prompts.at(PromptKind::OptOut).sha256));
    }
    QVERIFY(heardBy("back-stranger", 390'461'777'777).playlist == options.limits.callBacks.noAlert);
    const auto events = life.switchboard().ledger().events("campaign-1", 0, 1000);
    QVERIFY(std::ranges::none_of(
        *events, [](const Event &event) { return std::holds_alternative<CalledBack>(event.fact); }));
}

void tst_dialer_callback::onlyWhatMayBeHeardIsRemembered()
{
    const auto number = std::stoull(sampleUpload("campaign-1", Mode::Live, 2).accepted[0].number.substr(1));
    const std::vector<Trunk::Info> lines{
        {.name = "live", .mode = Mode::Live}, {.name = "exercise", .mode = Mode::Drill}};
    const auto heardOn = [&](DialerLife &life, std::size_t line) {
        return life.onLoop([&] {
            life.line(line).arrive("back", number);
            const auto found = life.line(line).taken.find("back");
            return found == life.line(line).taken.end() ? 0 : found->second.playlist->tracks.at(0).length.count();
        });
    };
    {
        DialerLife life(path(), {.lines = lines});
        run(life, "campaign-over", Mode::Live, 2);
        run(life, "campaign-drill", Mode::Drill, 2);
    }
    {
        DialerLife life(path(), {.lines = lines});
        QCOMPARE(heardOn(life, 0), 5000);
        QCOMPARE(heardOn(life, 1), 5000);
    }
    {
        DialerLife life(
            path(), {.lines = lines, .limits = {.callBacks = {.after = 0h, .noAlert = nullptr}}, .later = 1s});
        QCOMPARE(heardOn(life, 0), 0);
    }
    {
        DialerLife life(path(), {.lines = lines, .later = 13h});
        QCOMPARE(heardOn(life, 0), 0);
    }
    const QTemporaryDir other;
    const auto stopped = other.filePath(u"ledger.sqlite"_s).toStdString();
    {
        DialerLife life(stopped, {.lines = lines, .down = true});
        const auto receipt = life.switchboard().prepare(sampleUpload("campaign-wrong", Mode::Live, 2));
        QVERIFY(life.switchboard().launch("campaign-wrong", receipt->digest, 0));
        QVERIFY(life.switchboard().stop("campaign-wrong", "it was wrong"));
        run(life, "campaign-never", Mode::Live, 2, true);
    }
    DialerLife life(stopped, {.lines = lines});
    QCOMPARE(heardOn(life, 0), 0);
}

void tst_dialer_callback::anOptOutAfterTheEndIsThereAfterARestart()
{
    DialerProcess dialer;
    const auto ledger = dialer.ledgerPath().toStdString();
    const auto upload = sampleUpload("campaign-1", Mode::Live, 4);
    const auto wish = std::stoull(upload.accepted[2].number.substr(1));
    {
        DialerLife life(ledger, {});
        run(life, "campaign-1", Mode::Live, 4);
        QVERIFY(life.switchboard().prepare(sampleUpload("campaign-2", Mode::Live, 4))); // it is in there still
        life.onLoop([&] {
            life.line().arrive("back", wish);
            life.line().leave("back", optsOut());
        });
        QTRY_COMPARE(life.switchboard().ledger().optedOut()->size(), 1U);
    }
    {
        DialerLife life(ledger, {});
        const auto receipt = life.switchboard().campaign("campaign-2")->receipt;
        QVERIFY(life.switchboard().launch("campaign-2", receipt.digest, 0));
        const auto board = *life.switchboard().board("campaign-2");
        QTRY_VERIFY_WITH_TIMEOUT(isOver(board->mark().state), 20'000);
        QCOMPARE(board->copy().recipients[2].outcome, Outcome::Blocked);
        QCOMPARE(life.onLoop([&] { return life.line().dialled.size(); }), 3U);
        // a second wish changes nothing
        life.onLoop([&] {
            life.line().arrive("back", wish);
            life.line().leave("back", optsOut());
        });
        QCOMPARE(life.switchboard().ledger().optOuts(0, 9)->total, 1);
    }
    QVERIFY2(dialer.start(), dialer.log().constData());
    namespace v1 = campanile::v1;
    v1::ListOptOutsResponse listed;
    QVERIFY_OK(dialer.stub().ListOptOuts(contextFor(dialer.token()).get(), {}, &listed));
    QCOMPARE(listed.total(), 1);
    QCOMPARE(listed.opt_outs(0).number(), upload.accepted[2].number);
    QCOMPARE(listed.opt_outs(0).campaign_id(), "campaign-1");
    QVERIFY(listed.opt_outs(0).since_ms() > 0);
    auto next = Campaign::ofSize("campaign-3", 4);
    v1::Receipt receipt;
    QVERIFY_OK(prepare(dialer, dialer.token(), next, &receipt));
    QCOMPARE(receipt.accepted(), 3);
    QCOMPARE(receipt.refused(0).reason(), v1::RefusedNumber::REASON_OPTED_OUT);
}

QTEST_GUILESS_MAIN(tst_dialer_callback)
#include "tst_dialer_callback.moc"
