// SPDX-License-Identifier: GPL-3.0-or-later
#include "estimate.h"
#include "simulatedtrunk.h"
#include "virtualloop.h"

#include <QTest>

#include <array>
#include <map>
#include <random>

using namespace campanile::dialer;
using namespace std::chrono_literals;

namespace {

constexpr std::array<std::chrono::milliseconds, 1> oneLength{20s};

std::shared_ptr<const Playlist> oneTrack()
{
    return std::make_shared<const Playlist>(Playlist{{{20s, nullptr}}, {}, {}});
}

class Listener final : public TrunkListener {
public:
    std::map<CallId, int> answered;
    std::map<CallId, int> helped;
    std::map<CallId, std::vector<CallEnd>> ended;
    Trunk *playOn = nullptr;

    void callAnswered(const CallId &id) override
    {
        ++answered[id];
        if (playOn)
            playOn->play(id);
    }

    void helpAsked(const CallId &id) override { ++helped[id]; }

    void callEnded(const CallId &id, const CallEnd &end) override { ended[id].push_back(end); }

    void trunkChanged() override { }
};

} // namespace

class tst_dialer_network final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void calibratedOnThePublishedRun();
    void sameSeedSameCall();
    void everyCallEndsOnce();
    void callsLastAsCallsDo();
    void whatIsSaidAfterTheMessage();
    void aStopWaitsForASentence();
    void hangingUp();
    void silenceIsHungUp();
    void whatPeopleDoWithAMenu();
    void theKeysOfAMenu();
    void aMenuIsPlayedToTheEnd();
};

void tst_dialer_network::calibratedOnThePublishedRun()
{
    for (const std::uint64_t seed : {1ULL, 2ULL, 99ULL}) {
        const PhoneBox box(seed);
        std::vector<std::uint64_t> round;
        for (std::uint64_t i = 0; i < 60'000; ++i)
            round.push_back(390'461'000'000 + i * 7);
        for (int attempt = 1; attempt <= 3; ++attempt) {
            std::vector<std::uint64_t> next;
            std::map<Outcome, int> outcomes;
            for (const auto number : round) {
                const auto script = box.call(number, attempt);
                const bool machine = script.answer == CallScript::Answer::Machine;
                CallEnd end;
                end.cause = script.answer == CallScript::Answer::Nobody ? script.failure : CallEnd::Cause::Completed;
                end.machine = machine;
                end.heard = script.listens >= 1 ? 20s : 5s;
                end.track = 1;
                if (script.key)
                    end.keys = std::string(1, script.key);
                const auto outcome = outcomeOf(end, oneLength, false);
                ++outcomes[outcome];
                if (!isReached(outcome) && outcome != Outcome::Invalid)
                    next.push_back(number);
            }
            const double reached = (outcomes[Outcome::Heard] + outcomes[Outcome::Confirmed] + outcomes[Outcome::Help])
                / static_cast<double>(round.size());
            QVERIFY2(std::abs(reached - expectedYield(attempt)) < 0.01,
                qPrintable(QStringLiteral("attempt %1: %2").arg(attempt).arg(reached)));
            for (const auto outcome : {Outcome::Heard, Outcome::Confirmed, Outcome::Voicemail, Outcome::HungUp,
                     Outcome::NoAnswer, Outcome::Busy, Outcome::Unreachable})
                QVERIFY(outcomes[outcome] > 0);
            if (attempt == 1) {
                QVERIFY(outcomes[Outcome::Help] > 0);
                QVERIFY(outcomes[Outcome::Invalid] > 0);
            }
            round = std::move(next);
        }
    }
}

void tst_dialer_network::sameSeedSameCall()
{
    int different = 0;
    for (std::uint64_t number = 393'400'000'000; number < 393'400'001'000; ++number) {
        const auto a = PhoneBox(5).call(number, 2);
        const auto b = PhoneBox(5).call(number, 2);
        QVERIFY(a.answer == b.answer && a.ring == b.ring && a.failure == b.failure && a.key == b.key);
        different += PhoneBox(6).call(number, 2).ring == a.ring ? 0 : 1;
    }
    QVERIFY(different > 500);
}

void tst_dialer_network::everyCallEndsOnce()
{
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(4), loop);
    QVERIFY(trunk.info().simulated);
    Listener listener;
    listener.playOn = &trunk;
    trunk.setListener(&listener);
    std::mt19937 random(1);
    for (std::uint64_t i = 0; i < 2000; ++i) {
        const auto id = "c/" + std::to_string(i) + "/1";
        trunk.dial({id, 390'461'000'000 + i, 30s, oneTrack()});
        const auto what = random() % 4; // some are hung up at a random moment, some twice, some played twice
        if (what < 3) {
            loop.at(loop.clock().now().steady + std::chrono::milliseconds(random() % 60'000), [&trunk, id, what] {
                trunk.hangUp(id);
                if (what == 1)
                    trunk.hangUp(id);
                if (what == 2)
                    trunk.play(id);
            });
        }
    }
    while (loop.step()) { }
    QCOMPARE(listener.ended.size(), 2000U);
    for (const auto &[id, ends] : listener.ended)
        QCOMPARE(ends.size(), 1U);
    int helped = 0;
    for (const auto &[id, ends] : listener.ended) {
        const bool pressed = ends[0].keys.contains('9');
        QCOMPARE(listener.helped[id], pressed ? 1 : 0);
        helped += pressed ? 1 : 0;
    }
    QVERIFY(helped > 0);
    for (const auto &[id, count] : listener.answered)
        QCOMPARE(count, 1);
}

void tst_dialer_network::callsLastAsCallsDo()
{
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(8), loop);
    Listener listener;
    listener.playOn = &trunk;
    trunk.setListener(&listener);
    double sum = 0;
    for (std::uint64_t i = 0; i < 3000; ++i) {
        const auto id = "c/" + std::to_string(i) + "/1";
        const auto began = loop.clock().now().steady;
        trunk.dial({id, 390'461'000'000 + i, 25s, oneTrack()});
        while (loop.step()) { }
        const auto lasted = std::chrono::duration<double>(loop.clock().now().steady - began);
        sum += lasted.count();
        const auto &end = listener.ended[id].at(0);
        QVERIFY(end.ring <= 25s);
        QVERIFY(end.heard <= 20s);
        if (end.cause == CallEnd::Cause::Completed && outcomeOf(end, oneLength, false) == Outcome::Heard)
            QVERIFY(lasted.count() >= 20);
        if (end.cause == CallEnd::Cause::Busy)
            QVERIFY(lasted.count() < 3);
    }
    // what the estimate promises is what the network does
    Policy policy;
    policy.ringTimeout = 25s;
    const double expected = expectedHolding(1, 20s, policy).count();
    QVERIFY2(std::abs(sum / 3000 - expected) < expected * 0.08,
        qPrintable(QStringLiteral("%1 s, expected %2 s").arg(sum / 3000).arg(expected)));
}

void tst_dialer_network::whatIsSaidAfterTheMessage()
{
    Playlist spoken{{{20s, nullptr}}, {}, {}};
    spoken.prompts = {
        {{PromptKind::Keys, {7s, nullptr}}, {PromptKind::Confirmed, {3s, nullptr}}, {PromptKind::Help, {5s, nullptr}}}};
    const auto playlist = std::make_shared<const Playlist>(spoken);
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(8), loop);
    Listener listener;
    listener.playOn = &trunk;
    trunk.setListener(&listener);
    int heard = 0, confirmed = 0, machines = 0;
    for (std::uint64_t i = 0; i < 1500; ++i) {
        const auto id = "c/" + std::to_string(i) + "/1";
        const auto began = loop.clock().now().steady;
        trunk.dial({.id = id,
            .number = 390'461'000'000 + i,
            .ringTimeout = 25s,
            .playlist = playlist,
            .machine = MachinePolicy::HangUp});
        while (loop.step()) { }
        const auto &end = listener.ended[id].at(0);
        const auto talked = loop.clock().now().steady - began - end.ring;
        const auto outcome = outcomeOf(end, oneLength, false);
        heard += outcome == Outcome::Heard ? 1 : 0;
        if (outcome == Outcome::Heard)
            QVERIFY(talked >= 27s && talked < 30s);
        if (outcome == Outcome::Confirmed)
            QVERIFY(++confirmed && talked >= 30s && talked < 34s + 500ms);
        if (outcome == Outcome::Help)
            QVERIFY(talked >= 32s && talked < 36s + 500ms);
        if (outcome == Outcome::Voicemail)
            QVERIFY(++machines && talked < 4s && end.heard < 4s);
    }
    QVERIFY(heard > 300 && confirmed > 100 && machines > 20);
}

void tst_dialer_network::aStopWaitsForASentence()
{
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(8), loop);
    Listener listener;
    listener.playOn = &trunk;
    trunk.setListener(&listener);
    std::chrono::microseconds longest{0}, shortest{20s};
    for (std::uint64_t i = 0; i < 300; ++i) {
        const auto id = "c/" + std::to_string(i) + "/1";
        trunk.dial({id, 390'461'000'000 + i, 25s, oneTrack()});
        while (listener.answered[id] == 0 && loop.step()) { }
        if (listener.answered[id] == 0)
            continue;
        const auto before = loop.clock().now().steady;
        trunk.hangUp(id, HangUp::AtPause);
        while (loop.step()) { }
        QCOMPARE(listener.ended[id].size(), 1U);
        const auto took = loop.clock().now().steady - before;
        longest = std::max(longest, took);
        shortest = std::min(shortest, took);
    }
    QVERIFY(longest <= longestSentence && longest > 6s && shortest < 2s);
}

void tst_dialer_network::hangingUp()
{
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(8), loop);
    Listener listener;
    trunk.setListener(&listener);
    std::uint64_t number = 390'461'000'000;
    while (PhoneBox(8).call(number, 1).answer != CallScript::Answer::Person || PhoneBox(8).call(number, 1).ring < 3s)
        ++number;
    trunk.dial({"c/0/1", number, 30s, oneTrack()});
    loop.runFor(1s);
    trunk.hangUp("c/0/1");
    QVERIFY(listener.ended.empty()); // never from inside
    loop.runFor(1s);
    QCOMPARE(listener.ended["c/0/1"].at(0).cause, CallEnd::Cause::Cancelled);
    trunk.hangUp("nobody"); // ignored
    trunk.play("nobody");
    while (loop.step()) { }
    QCOMPARE(listener.ended.size(), 1U);
}

void tst_dialer_network::silenceIsHungUp()
{
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(8), loop);
    Listener listener; // never plays
    trunk.setListener(&listener);
    std::uint64_t number = 390'461'000'000;
    while (PhoneBox(8).call(number, 1).answer != CallScript::Answer::Person)
        ++number;
    trunk.dial({"c/0/1", number, 30s, oneTrack()});
    while (loop.step()) { }
    QCOMPARE(listener.ended["c/0/1"].at(0).heard, 0ms);
    QCOMPARE(outcomeOf(listener.ended["c/0/1"].at(0), oneLength, false), Outcome::HungUp);
}

void tst_dialer_network::whatPeopleDoWithAMenu()
{
    using Key = CallScript::MenuPress::Key;
    int persons = 0;
    int silent = 0;
    std::map<Key, int> keys;
    const PhoneBox box(12);
    for (std::uint64_t number = 390'461'000'000; number < 390'461'020'000; ++number) {
        const auto script = box.call(number, 1);
        QVERIFY(
            script.answer == CallScript::Answer::Person || script.menu.empty()); // machines and nobody press nothing
        if (script.answer != CallScript::Answer::Person)
            continue;
        ++persons;
        silent += script.menu.empty() ? 1 : 0;
        double last = 0;
        for (const auto &press : script.menu) {
            ++keys[press.key];
            QVERIFY(press.at > last);
            last = press.at;
        }
        const auto again = box.call(number, 1);
        QCOMPARE(again.menu.size(), script.menu.size());
    }
    QVERIFY(persons > 10'000);
    QVERIFY(std::abs(silent / static_cast<double>(persons) - 0.3) < 0.02);
    QVERIFY(keys[Key::NoLanguage] > 300 && keys[Key::AnyLanguage] > 500 && keys[Key::OwnLanguage] > 5000);
}

void tst_dialer_network::theKeysOfAMenu()
{
    const Playlist three{{{20s, nullptr}, {20s, nullptr}, {20s, nullptr}}, Sound{9s, nullptr}, 5s};
    QCOMPARE(trackOfKey('1', three), std::optional<std::size_t>(0));
    QCOMPARE(trackOfKey('3', three), std::optional<std::size_t>(2));
    for (const char key : {'0', '4', '9', '*', '#', 'A', '\0'})
        QVERIFY(!trackOfKey(key, three));
}

void tst_dialer_network::aMenuIsPlayedToTheEnd()
{
    VirtualLoop loop;
    SimulatedTrunk trunk({}, PhoneBox(8), loop);
    Listener listener;
    listener.playOn = &trunk;
    trunk.setListener(&listener);
    const std::array<std::chrono::milliseconds, 3> lengths{20s, 30s, 12s};
    const auto playlist = std::make_shared<const Playlist>(
        Playlist{{{20s, nullptr}, {30s, nullptr}, {12s, nullptr}}, Sound{10s, nullptr}, 5s});
    std::map<int, int> tracks;
    int own = 0;
    int other = 0;
    int silent = 0;
    for (std::uint64_t i = 0; i < 3000; ++i) {
        const auto id = "c/" + std::to_string(i) + "/1";
        const auto number = 390'461'000'000 + i;
        const auto script = PhoneBox(8).call(number, 1);
        const auto began = loop.clock().now().steady;
        trunk.dial({id, number, 30s, playlist, i % 3});
        while (loop.step()) { }
        const auto lasted = loop.clock().now().steady - began;
        const auto &end = listener.ended[id].at(0);
        ++tracks[end.track];
        QVERIFY(end.track >= 0 && end.track <= 3);
        QVERIFY(end.track > 0 || end.heard == 0ms);
        if (end.track > 0)
            QVERIFY(end.heard <= lengths[static_cast<std::size_t>(end.track) - 1]);
        const bool whole = end.track > 0 && end.heard == lengths[static_cast<std::size_t>(end.track) - 1];
        QCOMPARE(outcomeOf(end, lengths, false) == Outcome::Heard && end.keys.empty(),
            whole && !end.machine && end.keys.empty());
        if (!whole)
            continue;
        ++(end.track == static_cast<int>(i % 3) + 1 ? own : other);
        if (script.menu.empty()) { // silence: the whole menu, five seconds, then its own
            ++silent;
            QCOMPARE(end.track, static_cast<int>(i % 3) + 1);
            QVERIFY(lasted >= end.ring + 15s + end.heard);
        }
    }
    QVERIFY(tracks[1] > 300 && tracks[2] > 300 && tracks[3] > 300 && tracks[0] > 300);
    QVERIFY(own > 1000 && other > 30 && silent > 300);
}

QTEST_GUILESS_MAIN(tst_dialer_network)
#include "tst_dialer_network.moc"
