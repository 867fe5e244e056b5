// SPDX-License-Identifier: GPL-3.0-or-later
// Several lines under one campaign: what goes where, what happens when one pushes back, dies, refuses us, comes back.
#include "conductor.h"
#include "lines.h"
#include "memoryledger.h"
#include "sampledata.h"
#include "scriptedtrunk.h"
#include "virtualloop.h"

#include <QTest>

#include <set>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using std::chrono::microseconds;

namespace {

CallEnd answer(int sipCode, std::optional<std::chrono::seconds> retryAfter = {})
{
    CallEnd end;
    end.sipCode = sipCode;
    end.cause = sipCode == 403 ? CallEnd::Cause::Refused
        : sipCode == 486       ? CallEnd::Cause::Busy
                               : CallEnd::Cause::Unreachable;
    end.lineFault = sipCode == 503 || sipCode == 429;
    end.retryAfter = retryAfter;
    return end;
}

Trunk::Info line(const std::string &name, int priority = 1, double callsPerSecond = 10)
{
    return {.name = name, .mode = Mode::Live, .channels = 500, .callsPerSecond = callsPerSecond, .priority = priority};
}

/// Lines that a test answers for, and one campaign over them.
struct Scene {
    explicit Scene(const std::vector<Trunk::Info> &infos, std::vector<ExchangeCap> exchanges = {})
    {
        std::vector<Trunk *> all;
        for (const auto &info : infos)
            all.push_back(lines.emplace_back(std::make_unique<ScriptedTrunk>(info, loop)).get());
        conductor = std::make_unique<Conductor>(
            loop, ledger, all, Conductor::Watcher(), Conductor::Options{std::move(exchanges), 7});
        ledger.setHealthListener([this](bool works, const std::string &reason) {
            loop.post([this, works, reason] { conductor->ledgerHealth(works, reason); });
        });
        loop.runFor(10s);
        start = loop.clock().now().steady;
    }

    ~Scene() { conductor.reset(); }

    void launch(int recipients, const std::string &callerId = {}, std::uint64_t firstNumber = 393'400'000'000)
    {
        board = std::make_shared<ProgressBoard>(Progress(static_cast<std::size_t>(recipients)));
        CampaignSetup setup;
        setup.id = "campaign-1";
        setup.mode = Mode::Live;
        setup.recipients = static_cast<std::uint32_t>(recipients);
        setup.tracks = {20s};
        setup.meanLength = 20s;
        setup.rules.policy = sample::emergency();
        setup.callerId = callerId;
        std::vector<Callee> callees;
        for (int i = 0; i < recipients; ++i)
            callees.push_back({firstNumber + static_cast<std::uint64_t>(i), 0});
        const auto playlist =
            std::make_shared<const Playlist>(Playlist{{{20s, std::make_shared<const std::string>("RIFF")}}, {}, {}});
        conductor->launch(
            {CampaignMachine(std::move(setup)), std::move(callees), playlist, board}, [](const Result<void> &) { });
    }

    void run()
    {
        while (!isOver(board->mark().state) && loop.step()) { }
    }

    void runUntil(microseconds sinceLaunch) { loop.runFor(start + sinceLaunch - loop.clock().now().steady); }

    [[nodiscard]] int reached() const
    {
        const auto progress = board->copy();
        return static_cast<int>(std::ranges::count_if(
            progress.recipients, [](const RecipientState &recipient) { return isReached(recipient.outcome); }));
    }

    /// When the campaign first said so, since the launch; and why.
    [[nodiscard]] std::optional<std::pair<std::chrono::milliseconds, std::string>> said(CampaignState state)
    {
        const auto &events = ledger.stored["campaign-1"];
        for (const auto &event : events) {
            const auto *changed = std::get_if<StateChanged>(&event.fact);
            if (changed && changed->state == state)
                return std::pair(std::chrono::milliseconds(event.timeMs - events.front().timeMs), changed->reason);
        }
        return {};
    }

    [[nodiscard]] static std::int64_t mostInASecond(std::vector<microseconds> times)
    {
        std::ranges::sort(times);
        std::int64_t most = 0;
        for (auto first = times.begin(); first != times.end(); ++first)
            most = std::max<std::int64_t>(most, std::upper_bound(first, times.end(), *first + 1s) - first);
        return most;
    }

    VirtualLoop loop;
    MemoryLedger ledger;
    std::vector<std::unique_ptr<ScriptedTrunk>> lines;
    std::unique_ptr<Conductor> conductor;
    std::shared_ptr<ProgressBoard> board;
    microseconds start{0};
};

std::vector<microseconds> timesOf(const ScriptedTrunk &line)
{
    std::vector<microseconds> times;
    for (const auto &call : line.dialled)
        times.push_back(call.at);
    return times;
}

} // namespace

class tst_dialer_lines final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void retryAfterStopsOneLineToTheLetter();
    void retryAfterOnTheOnlyLineHaltsAndGoesOn();
    void fiveMinutesOf503AreNoSurge();
    void aLineThatRefusesUsBurnsNobody();
    void oneRefusedNumberIsNotTheLine();
    void aNumberThatIsNeverCarriedEnds();
    void theBackupTakesOverWithinSeconds();
    void allLinesDownIsSaid();
    void weightsShareWhatIsCalled();
    void onlyALineWithTheCallerIdCarriesIt();
    void noLineForTheCallerIdIsSaid();
    void aFullExchangeHoldsNobodyUp();
    void capsHoldOverAllLines();
    void aClockThatIsSetMovesNoCall();
    void stopEndsAHaltedCampaign();
    void theHorizonEndsAHaltedCampaign();
    void whatAllLinesCarryIsCounted();
};

void tst_dialer_lines::retryAfterStopsOneLineToTheLetter()
{
    Scene scene({line("first", 1), line("second", 2)});
    auto &first = *scene.lines[0];
    auto &second = *scene.lines[1];
    const auto full = scene.start + 20s;
    microseconds firstAsked = microseconds::max(), asked = 0s;
    first.script = [&](const CallOrder &, microseconds now) -> std::optional<CallEnd> {
        if (now < full || now > full + 1s)
            return {};
        firstAsked = std::min<microseconds>(firstAsked, now + first.ring);
        asked = std::max<microseconds>(asked, now + first.ring);
        return answer(503, 30s);
    };
    scene.launch(1500);
    scene.run();
    QCOMPARE(scene.reached(), 1500);
    QVERIFY(asked > 0s);
    // those that were under way when the first answer came ask for it too, each from its own moment
    QCOMPARE(first.dials(firstAsked, asked + 30s - 1us), 0);
    QVERIFY(second.dials(full, full + 30s) > 250); // meanwhile all goes over the other
    for (const auto &call : first.dialled) { // and back to the first, slowly
        const auto since = call.at - (asked + 30s);
        if (since > 0s && since < 4s)
            QVERIFY(first.dials(call.at - 1s, call.at) <= 10);
    }
    QVERIFY2(first.dials(asked + 30s, asked + 31s) <= 2, "one call tries");
    QVERIFY(first.dials(asked + 40s, asked + 45s) > 45);
    QVERIFY(!scene.said(CampaignState::Halted)); // the campaign never stood still
}

void tst_dialer_lines::retryAfterOnTheOnlyLineHaltsAndGoesOn()
{
    Scene scene({line("operator")});
    auto &only = *scene.lines[0];
    only.script = [&](const CallOrder &, microseconds now) -> std::optional<CallEnd> {
        return now < scene.start + 20s || now > scene.start + 21s ? std::nullopt : std::optional(answer(503, 30s));
    };
    scene.launch(600);
    scene.run();
    QCOMPARE(scene.reached(), 600);
    QCOMPARE(only.dials(scene.start + 22s, scene.start + 50s), 0);
    const auto halted = scene.said(CampaignState::Halted);
    QVERIFY(halted && halted->first < 22s);
    QCOMPARE(halted->second, "TRUNK_DOWN: operator BACK_OFF");
    const auto progress = scene.board->copy();
    const auto faulted =
        std::ranges::find_if(progress.recipients, [](const RecipientState &r) { return r.lineFaults > 0; });
    QVERIFY(faulted != progress.recipients.end()); // it was recorded, and cost nobody an attempt
}

void tst_dialer_lines::fiveMinutesOf503AreNoSurge()
{
    std::set<std::vector<microseconds>> stories;
    for (int run = 0; run < 2; ++run) {
        Scene scene({line("operator", 1, 20)});
        auto &only = *scene.lines[0];
        const auto down = scene.start + 30s, back = scene.start + 330s;
        only.script = [&](const CallOrder &, microseconds now) -> std::optional<CallEnd> {
            return now < down || now >= back ? std::nullopt : std::optional(answer(503));
        };
        scene.launch(3000);
        scene.run();
        QCOMPARE(scene.reached(), 3000);
        QVERIFY(Scene::mostInASecond(timesOf(only)) <= 20);
        const auto tried = only.dials(down + 1s, back);
        QVERIFY2(tried >= 5 && tried < 40, qPrintable(QString::number(tried)));
        const auto halted = scene.said(CampaignState::Halted);
        QVERIFY2(halted && halted->first < 42s, "it is said within ten seconds");
        // the end of it: from one call a second, twice as many each second
        const auto first = std::ranges::find_if(only.dialled, [&](const auto &call) { return call.at >= back; })->at;
        for (int second = 0; second < 4; ++second) {
            const auto dials = only.dials(first + second * 1s, first + (second + 1) * 1s);
            QVERIFY2(dials <= (2 << second), qPrintable(QString::number(dials)));
        }
        QVERIFY(first < back + 60s);
        QVERIFY(only.dials(first + 10s, first + 20s) > 190);
        stories.insert(timesOf(only));
    }
    QCOMPARE(stories.size(), 1U); // one seed, one story
}

void tst_dialer_lines::aLineThatRefusesUsBurnsNobody()
{
    Scene scene({line("operator")});
    auto &only = *scene.lines[0];
    const auto until = scene.start + 10min;
    only.script = [&](const CallOrder &, microseconds now) -> std::optional<CallEnd> {
        return now < until ? std::optional(answer(403)) : std::nullopt;
    };
    scene.launch(800);
    scene.runUntil(600s);
    QVERIFY2(only.dialled.size() < 20, qPrintable(QString::number(only.dialled.size())));
    QVERIFY(only.dials(scene.start + 60s, scene.start + 600s) <= 9); // one a minute
    QCOMPARE(scene.said(CampaignState::Halted)->second, "TRUNK_DOWN: operator REFUSED");
    QCOMPARE(scene.conductor->conditions(), (std::map<std::string, std::string>{{"operator", "REFUSED"}}));
    scene.run();
    QCOMPARE(scene.reached(), 800);
    QVERIFY(scene.conductor->conditions().empty());
}

void tst_dialer_lines::oneRefusedNumberIsNotTheLine()
{
    Scene scene({line("operator")});
    scene.lines[0]->script = [](const CallOrder &order, microseconds) {
        return order.number % 100 == 7 ? std::optional(answer(403)) : std::nullopt;
    };
    scene.launch(300);
    scene.run();
    QCOMPARE(scene.reached(), 297);
    QVERIFY(!scene.said(CampaignState::Halted));
    const auto progress = scene.board->copy();
    QCOMPARE(progress.recipients[7].outcome, Outcome::Unreachable); // called again by policy, then told as it is
    QCOMPARE(progress.recipients[7].attempts, 3);
    QCOMPARE(progress.recipients[7].lineFaults, 0);
}

void tst_dialer_lines::aNumberThatIsNeverCarriedEnds()
{
    Scene scene({line("operator")});
    scene.lines[0]->script = [](const CallOrder &order, microseconds) {
        return order.number % 100 == 7 ? std::optional(answer(503)) : std::nullopt;
    };
    scene.launch(100);
    scene.run(); // the line carries everybody else: an exchange behind it is dead, and the campaign is not held up
    QCOMPARE(scene.board->mark().state, CampaignState::Finished);
    QCOMPARE(scene.reached(), 99);
    const auto recipient = scene.board->copy().recipients[7];
    QCOMPARE(recipient.outcome, Outcome::Unreachable);
    QVERIFY(recipient.attempts <= 10);
}

void tst_dialer_lines::theBackupTakesOverWithinSeconds()
{
    Scene scene({line("first", 1), line("second", 2, 4)});
    scene.launch(2000);
    scene.runUntil(30s);
    scene.lines[0]->setCondition("NO_ANSWER");
    QCOMPARE(scene.conductor->conditions(), (std::map<std::string, std::string>{{"first", "NO_ANSWER"}}));
    scene.runUntil(90s);
    QCOMPARE(scene.lines[0]->dials(scene.start + 30s, scene.start + 90s), 0);
    QVERIFY(scene.lines[1]->dials(scene.start + 30s, scene.start + 33s) >= 10);
    scene.lines[0]->setCondition({});
    scene.runUntil(110s);
    QVERIFY(scene.lines[0]->dials(scene.start + 90s, scene.start + 91s) <= 2); // it is not run down
    QVERIFY(scene.lines[0]->dials(scene.start + 100s, scene.start + 110s) >= 95);
    scene.run();
    QCOMPARE(scene.reached(), 2000);
    QVERIFY(!scene.said(CampaignState::Halted));
    std::map<std::uint64_t, int> calls;
    for (const auto &trunk : scene.lines) {
        for (const auto &call : trunk->dialled)
            ++calls[call.order.number];
    }
    QVERIFY(std::ranges::all_of(calls, [](const auto &entry) { return entry.second == 1; })); // nobody twice
}

void tst_dialer_lines::allLinesDownIsSaid()
{
    Scene scene({line("first", 1), line("second", 2)});
    scene.launch(500);
    scene.runUntil(10s);
    scene.lines[1]->setCondition("TLS_REFUSED");
    scene.lines[0]->setCondition("NO_ANSWER");
    scene.runUntil(12s);
    QCOMPARE(scene.said(CampaignState::Halted)->second, "TRUNK_DOWN: first NO_ANSWER, second TLS_REFUSED");
    scene.runUntil(100s);
    QCOMPARE(scene.lines[0]->dials(scene.start + 11s, scene.start + 100s), 0);
    scene.lines[1]->setCondition({});
    scene.run();
    QCOMPARE(scene.reached(), 500);
}

void tst_dialer_lines::weightsShareWhatIsCalled()
{
    auto big = line("big", 1, 100), small = line("small", 1, 100);
    big.weight = 3;
    // the exchange is what limits: both lines could take every call
    Scene scene({small, big, line("never", 2, 100)}, {{"+39340", 0, 10}});
    scene.launch(400);
    scene.run();
    QCOMPARE(scene.reached(), 400);
    QCOMPARE(scene.lines[0]->dialled.size(), 100U);
    QCOMPARE(scene.lines[1]->dialled.size(), 300U);
    QCOMPARE(scene.lines[2]->dialled.size(), 0U);
}

void tst_dialer_lines::onlyALineWithTheCallerIdCarriesIt()
{
    auto first = line("first", 1), second = line("second", 2);
    first.callerIds = {"+390461000001"};
    second.callerIds = {"+390461000001", "+390461000002"};
    Scene scene({first, second});
    scene.lines[1]->script = [](const CallOrder &order, microseconds) {
        return order.id.ends_with("/1") ? std::optional(answer(486)) : std::nullopt;
    };
    scene.launch(50, "+390461000002");
    scene.run();
    QCOMPARE(scene.reached(), 50);
    QCOMPARE(scene.lines[0]->dialled.size(), 0U);
    QCOMPARE(scene.lines[1]->dialled.size(), 100U);
    for (const auto &call : scene.lines[1]->dialled)
        QCOMPARE(call.order.callerId, "+390461000002"); // the same in the repeated ones
}

void tst_dialer_lines::noLineForTheCallerIdIsSaid()
{
    auto only = line("operator");
    only.callerIds = {"+390461000001"};
    Scene scene({only});
    scene.launch(5, "+390461000009"); // the config file was changed since it was prepared
    scene.runUntil(60s);
    QCOMPARE(scene.lines[0]->dialled.size(), 0U);
    QCOMPARE(scene.said(CampaignState::Halted)->second, "TRUNK_DOWN: no trunk may show +390461000009");
}

void tst_dialer_lines::aFullExchangeHoldsNobodyUp()
{
    Scene scene({line("operator")}, {{"+3904610", 2, 0}});
    scene.launch(200, {}, 390'460'999'900); // the second hundred is of the small exchange
    scene.runUntil(30s);
    const auto small = [](const auto &call) { return call.order.number >= 390'461'000'000; };
    const auto &dialled = scene.lines[0]->dialled;
    QCOMPARE(std::ranges::count_if(dialled, [&](const auto &call) { return !small(call); }), 100);
    QVERIFY(std::ranges::count_if(dialled, small) <= 4);
    scene.run();
    QCOMPARE(scene.reached(), 200);
    const auto length = scene.loop.clock().now().steady - scene.start;
    QVERIFY2(length < 50 * 21s, "two at a time, without a gap");
}

void tst_dialer_lines::capsHoldOverAllLines()
{
    for (unsigned seed = 1; seed <= 5; ++seed) {
        Scene scene({line("first", 1, 7), line("second", 1, 5)}, {{"+39340000", 9, 3}, {"+393400001", 0, 1.5}});
        for (auto &trunk : scene.lines) {
            trunk->script = [seed](const CallOrder &order, microseconds) {
                return (order.number * 7 + seed) % 5 < 2 ? std::optional(answer(486)) : std::nullopt;
            };
        }
        scene.launch(400, {}, 393'400'000'900);
        scene.runUntil(40s);
        scene.ledger.setFull(true); // what was bunched behind a disk goes out no faster
        scene.runUntil(70s);
        scene.ledger.setFull(false);
        scene.run();
        std::vector<microseconds> wide, narrow;
        for (const auto &trunk : scene.lines) {
            QVERIFY(Scene::mostInASecond(timesOf(*trunk)) <= static_cast<int>(trunk->info().callsPerSecond));
            for (const auto &call : trunk->dialled)
                (call.order.number / 1000 == 393'400'001 ? narrow : wide).push_back(call.at);
        }
        QVERIFY(!narrow.empty() && !wide.empty());
        QVERIFY(Scene::mostInASecond(wide) <= 3);
        QVERIFY(Scene::mostInASecond(narrow) <= 1);
    }
}

void tst_dialer_lines::aClockThatIsSetMovesNoCall()
{
    std::set<std::vector<microseconds>> stories;
    for (const std::int64_t step : {0, 3'600'000, -3'600'000, 86'400'000}) { // a wrong hand, NTP, summer time
        Scene scene({line("operator", 1, 5)});
        scene.lines[0]->script = [](const CallOrder &order, microseconds) {
            return order.id.ends_with("/3") ? std::nullopt : std::optional(answer(486));
        };
        scene.launch(300);
        for (const auto moment : {20s, 200s, 400s}) {
            scene.runUntil(moment);
            scene.loop.hands().setWall(scene.loop.clock().now().wallMs + step);
        }
        scene.run();
        QCOMPARE(scene.reached(), 300);
        QCOMPARE(Scene::mostInASecond(timesOf(*scene.lines[0])), 5);
        stories.insert(timesOf(*scene.lines[0]));
    }
    QCOMPARE(stories.size(), 1U); // no burst, no gap: the same calls at the same moments
}

void tst_dialer_lines::stopEndsAHaltedCampaign()
{
    Scene scene({line("operator")});
    scene.launch(100);
    scene.runUntil(5s);
    scene.lines[0]->setCondition("NO_ANSWER");
    scene.runUntil(60s);
    scene.conductor->stop("campaign-1", "STOP: test", [](const Result<void> &) { });
    scene.runUntil(62s);
    QCOMPARE(scene.board->mark().state, CampaignState::Stopped);
}

void tst_dialer_lines::theHorizonEndsAHaltedCampaign()
{
    Scene scene({line("operator")});
    scene.lines[0]->script = [](const CallOrder &, microseconds) { return std::optional(answer(403)); };
    scene.launch(100);
    scene.run();
    QCOMPARE(scene.board->mark().state, CampaignState::Finished);
    QVERIFY(scene.said(CampaignState::Finished)->second.starts_with("HORIZON"));
    QVERIFY(scene.board->copy().waiting > 0); // nobody says that these were called in vain
}

/// What the receipt and the expected end are reckoned with.
void tst_dialer_lines::whatAllLinesCarryIsCounted()
{
    auto first = line("first", 1, 5), second = line("second", 2, 2), any = line("any", 3, 9),
         drill = line("drill", 1, 50);
    first.channels = 30;
    second.channels = 10;
    any.channels = 60;
    first.callerIds = {"+390461889999"};
    second.callerIds = {"+390461770000", "+390461889999"};
    drill.mode = Mode::Drill;
    Scene scene({first, second, any, drill});
    std::vector<Trunk *> trunks;
    for (const auto &trunk : scene.lines)
        trunks.push_back(trunk.get());
    const Lines lines(trunks, 0us, 1);
    QCOMPARE(lines.capacity(Mode::Live, "+390461889999"), (LineCapacity{100, 16}));
    QCOMPARE(lines.capacity(Mode::Live, "+390461770000"), (LineCapacity{70, 11})); // the first may not show it
    scene.lines[0]->setCondition("NO_ANSWER");
    QCOMPARE(lines.capacity(Mode::Live, "+390461889999"), (LineCapacity{70, 11}));
    scene.lines[1]->setCondition("NOT_REGISTERED");
    scene.lines[2]->setCondition("NO_ANSWER");
    QCOMPARE(lines.capacity(Mode::Live, "+390461889999"), (LineCapacity{100, 16})); // when they are back
    QCOMPARE(lines.capacity(Mode::Drill, {}), (LineCapacity{500, 50}));
}

QTEST_GUILESS_MAIN(tst_dialer_lines)
#include "tst_dialer_lines.moc"
