// SPDX-License-Identifier: GPL-3.0-or-later
#include "callprogram.h"

#include <QTest>

#include <algorithm>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using std::chrono::milliseconds;

namespace {

constexpr std::pair<PromptKind, const char *> promptNames[] = {{PromptKind::Keys, "keys"},
    {PromptKind::Confirmed, "confirmed"}, {PromptKind::Help, "help"}, {PromptKind::OptOut, "question"},
    {PromptKind::OptedOut, "opted out"}};

/// A call whose time the test turns: writes down what is said, waits and ends as the trunk does.
class Phone final : public CallProgram::Stage {
public:
    explicit Phone(bool prompts = true, MachinePolicy policy = MachinePolicy::LeaveMessage, bool menu = false)
        : m_playlist(playlist(prompts, menu))
        , m_program(m_playlist, 0, policy, {.beforeAudio = 400ms, .keyWait = 3s}, *this)
    {
        m_program.begin();
    }

    /// Lets that much time pass; nothing happens any more once it is over.
    void pass(milliseconds time)
    {
        const auto until = m_now + time;
        for (;;) {
            const auto next = std::min(m_saidUntil, m_waitUntil);
            if (ended || next > until)
                break;
            m_now = next;
            if (next == m_saidUntil) {
                m_saidUntil = never;
                m_program.promptEnded(m_saidWhole);
            } else {
                m_waitUntil = never;
                m_program.waited();
            }
        }
        m_now = until;
    }

    void press(const char *keys)
    {
        for (; *keys; ++keys) {
            pass(100ms);
            if (!ended)
                m_program.keyPressed(*keys);
        }
    }

    void stop() { m_program.endAtPause(); }

    void isMachine() { m_program.answererKnown(true); }

    void beeps() { m_program.beepHeard(); }

    [[nodiscard]] CallEnd end() const
    {
        CallEnd end;
        end.cause = CallEnd::Cause::Completed;
        m_program.describe(end);
        return end;
    }

    [[nodiscard]] Outcome outcome() const { return outcomeOf(end(), std::array<milliseconds, 2>{10s, 8s}, false); }

    QStringList said;
    int helps = 0;
    bool ended = false;
    milliseconds untilPause = 1500ms; ///< from any moment

private:
    using Time = CallProgram::Clock::time_point;
    static constexpr Time never = Time::max();

    static std::shared_ptr<const Playlist> playlist(bool prompts, bool menu)
    {
        const auto sound = [](milliseconds length, const char *name) {
            return Sound{length, std::make_shared<const std::string>(name)};
        };
        Playlist list{{sound(10s, "message"), sound(8s, "other message")}, {}, {}};
        if (menu) {
            list.menu = sound(5s, "menu");
            list.menuTimeout = 4s;
        }
        if (prompts) {
            for (const auto &[kind, name] : promptNames)
                list.prompts.resize(1), list.prompts[0].emplace(kind, sound(2s, name));
        }
        return std::make_shared<const Playlist>(std::move(list));
    }

    void say(const Sound &sound) override
    {
        said << QString::fromStdString(*sound.wav);
        m_saidUntil = m_now + sound.length;
        m_saidWhole = true;
        m_waitUntil = never;
    }

    void wait(milliseconds time) override { m_waitUntil = m_now + time; }

    void endAtPause(milliseconds latest) override
    {
        QCOMPARE(latest, milliseconds(8s));
        const auto pause = m_now + untilPause;
        if (m_saidUntil > pause) {
            m_saidUntil = pause;
            m_saidWhole = false;
        }
    }

    void helpAsked() override { ++helps; }

    void over() override
    {
        QVERIFY(!ended);
        ended = true;
    }

    Time now() const override { return m_now; }

    Time m_now{};
    Time m_saidUntil = never;
    Time m_waitUntil = never;
    bool m_saidWhole = true;
    std::shared_ptr<const Playlist> m_playlist;
    CallProgram m_program;
};

} // namespace

class tst_callprogram final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keys_data();
    void keys();
    void aCallEndsByItself();
    void aKeyThatIsNotAskedForOptsNobodyOut();
    void repeatsEnd();
    void aMessageCutByAQuestionIsHeardInTheEnd();
    void aMachineGetsTheMessageAlone();
    void aMachineIsHungUpAtOnce();
    void whatPressesIsNoMachine();
    void keysOfTheMenuAreNotTheMessages();
    void aStopWaitsForTheSentence();
    void anyKeysEndInACallThatEnds();
};

void tst_callprogram::keys_data()
{
    QTest::addColumn<bool>("prompts");
    QTest::addColumn<int>("after"); // ms after the answer
    QTest::addColumn<QByteArray>("keys");
    QTest::addColumn<QString>("said");
    QTest::addColumn<QString>("pressed");
    QTest::addColumn<int>("outcome");
    QTest::addColumn<bool>("optedOut");
    QTest::addColumn<int>("helps");
    QTest::addColumn<int>("seconds"); // the call's length
    const auto row = [](const char *name, bool prompts, int after, const char *keys, const char *said,
                         const char *pressed, Outcome outcome, int seconds, bool optedOut = false, int helps = 0) {
        QTest::addRow("%s", name) << prompts << after << QByteArray(keys) << QString::fromLatin1(said)
                                  << QString::fromLatin1(pressed) << static_cast<int>(outcome) << optedOut << helps
                                  << seconds;
    };
    constexpr int early = 3000; // in the message
    constexpr int late = 11000; // in what the keys do
    constexpr int after = 13500; // in the silence after it
    row("nothing", true, early, "", "message,keys", "", Outcome::Heard, 15);
    row("nothing, no prompts", false, early, "", "message", "", Outcome::Heard, 13);
    row("1 early: the message goes on", true, early, "1", "message,confirmed", "1", Outcome::Confirmed, 12);
    row("1 early, no prompts", false, early, "1", "message", "1", Outcome::Confirmed, 13);
    row("1 late", true, late, "1", "message,keys,confirmed", "1", Outcome::Confirmed, 13);
    row("1 after", true, after, "1", "message,keys,confirmed", "1", Outcome::Confirmed, 15);
    row("1 after, no prompts", false, 12000, "1", "message", "1", Outcome::Confirmed, 12);
    row("1 twice", true, late, "11", "message,keys,confirmed", "11", Outcome::Confirmed, 13);
    row("2 early", true, early, "2", "message,message,keys", "2", Outcome::Heard, 18);
    row("2 after", true, after, "2", "message,keys,message,keys", "2", Outcome::Heard, 28);
    row("2, then 1", true, early, "21", "message,message,confirmed", "21", Outcome::Confirmed, 15);
    row("9 early: the whole message comes after", true, early, "9", "message,help,message,keys", "9", Outcome::Help, 20,
        false, 1);
    row("9 late", true, late, "9", "message,keys,help", "9", Outcome::Help, 16, false, 1);
    row("9 three times is one call for help", true, late, "999", "message,keys,help", "999", Outcome::Help, 16, false,
        1);
    row("9, no prompts", false, early, "9", "message", "9", Outcome::Help, 13, false, 1);
    row("1, then 9", true, late, "19", "message,keys,confirmed,help", "19", Outcome::Help, 16, false, 1);
    row("0 twice early", true, early, "00", "message,question,opted out", "00", Outcome::Blocked, 5, true);
    row("0 twice late", true, late, "00", "message,keys,question,opted out", "00", Outcome::Heard, 13, true);
    row("0, then nothing, early", true, early, "0", "message,question,message,keys", "0", Outcome::Heard, 23);
    row("0, then nothing, late", true, late, "0", "message,keys,question,keys", "0", Outcome::Heard, 21);
    row("0, then 5", true, late, "05", "message,keys,question,keys", "05", Outcome::Heard, 16);
    row("0, then 1", true, late, "01", "message,keys,question,confirmed", "01", Outcome::Confirmed, 13);
    row("0, then 9", true, late, "09", "message,keys,question,help", "09", Outcome::Help, 16, false, 1);
    row("1, then 0 twice", true, early, "100", "message,question,opted out", "100", Outcome::Confirmed, 5, true);
    row("other keys", true, late, "5#*", "message,keys", "5#*", Outcome::Heard, 15);
}

void tst_callprogram::keys()
{
    QFETCH(bool, prompts);
    QFETCH(int, after);
    QFETCH(QByteArray, keys);
    QFETCH(QString, said);
    QFETCH(QString, pressed);
    QFETCH(int, outcome);
    QFETCH(bool, optedOut);
    QFETCH(int, helps);
    QFETCH(int, seconds);
    Phone phone(prompts);
    phone.pass(milliseconds(after));
    phone.press(keys.constData());
    const auto pressedFor = 100ms * keys.size();
    int elapsed = after + static_cast<int>(pressedFor.count());
    for (; !phone.ended && elapsed < 300'000; elapsed += 10)
        phone.pass(10ms);
    QVERIFY(phone.ended);
    QCOMPARE(phone.said.join(u','), said);
    const auto end = phone.end();
    QCOMPARE(QString::fromStdString(end.keys), pressed);
    QCOMPARE(static_cast<int>(phone.outcome()), outcome);
    QCOMPARE(end.optedOut, optedOut);
    QCOMPARE(phone.helps, helps);
    QCOMPARE(elapsed / 1000, seconds);
}

void tst_callprogram::aCallEndsByItself()
{
    Phone phone;
    phone.pass(10'399ms); // 400 ms of silence, 10 s of message
    QCOMPARE(phone.end().heard, 9999ms);
    QCOMPARE(static_cast<int>(phone.outcome()), static_cast<int>(Outcome::HungUp));
    phone.pass(1ms);
    QCOMPARE(phone.end().heard, 10s);
    phone.pass(4999ms);
    QVERIFY(!phone.ended);
    phone.pass(1ms);
    QVERIFY(phone.ended);
}

void tst_callprogram::aKeyThatIsNotAskedForOptsNobodyOut()
{
    Phone phone(false);
    phone.pass(3s);
    phone.press("0000");
    phone.pass(60s);
    QVERIFY(phone.ended);
    QVERIFY(!phone.end().optedOut);
    QCOMPARE(phone.said, QStringList{QStringLiteral("message")});
}

void tst_callprogram::repeatsEnd()
{
    Phone phone;
    phone.pass(1s);
    phone.press("222222");
    phone.pass(60s);
    QVERIFY(phone.ended);
    QCOMPARE(phone.said.count(QStringLiteral("message")), 4);
}

void tst_callprogram::aMessageCutByAQuestionIsHeardInTheEnd()
{
    Phone phone;
    phone.pass(5400ms);
    phone.press("0");
    QCOMPARE(phone.end().heard, 5100ms); // what was said stays heard
    phone.pass(2s + 3s + 1s); // the question, silence, the message's first second
    QCOMPARE(phone.end().heard, 5100ms);
    phone.pass(60s);
    QCOMPARE(phone.end().heard, 10s);
}

void tst_callprogram::aMachineGetsTheMessageAlone()
{
    Phone phone;
    phone.pass(3s);
    phone.isMachine();
    phone.pass(3s);
    phone.beeps();
    QCOMPARE(phone.end().heard, 0ms); // it records from here
    phone.pass(10s);
    QCOMPARE(phone.end().heard, 10s);
    phone.pass(3s);
    QVERIFY(phone.ended);
    QCOMPARE(phone.said.join(u','), QStringLiteral("message,message")); // it presses no key
    QCOMPARE(static_cast<int>(phone.outcome()), static_cast<int>(Outcome::Voicemail));
}

void tst_callprogram::aMachineIsHungUpAtOnce()
{
    for (const auto when : {200ms, 3000ms, 11'000ms}) {
        Phone phone(true, MachinePolicy::HangUp);
        phone.pass(when);
        QVERIFY(!phone.ended);
        phone.isMachine();
        QVERIFY(phone.ended);
        QCOMPARE(static_cast<int>(phone.outcome()), static_cast<int>(Outcome::Voicemail));
        QCOMPARE(phone.end().heard, std::clamp<milliseconds>(when - 400ms, 0ms, 10s));
    }
}

void tst_callprogram::whatPressesIsNoMachine()
{
    Phone phone(true, MachinePolicy::HangUp);
    phone.pass(2s);
    phone.press("1");
    phone.isMachine(); // by the sound of a radio in the room
    QVERIFY(!phone.ended);
    phone.beeps();
    phone.pass(60s);
    QCOMPARE(phone.said.join(u','), QStringLiteral("message,confirmed"));
    QCOMPARE(static_cast<int>(phone.outcome()), static_cast<int>(Outcome::Confirmed));
    Phone known;
    known.pass(2s);
    known.isMachine();
    known.press("1");
    QCOMPARE(static_cast<int>(known.outcome()), static_cast<int>(Outcome::Confirmed));
}

void tst_callprogram::keysOfTheMenuAreNotTheMessages()
{
    Phone phone(true, MachinePolicy::LeaveMessage, true);
    phone.pass(2s);
    phone.press("902"); // two that choose nothing, one that chooses the second track, which has no prompts
    QCOMPARE(phone.helps, 0);
    phone.pass(60s);
    QCOMPARE(phone.said.join(u','), QStringLiteral("menu,other message"));
    QVERIFY(phone.end().keys.empty());
    QCOMPARE(phone.end().track, 2);
    Phone silent(true, MachinePolicy::LeaveMessage, true);
    silent.pass(60s);
    QCOMPARE(silent.said.join(u','), QStringLiteral("menu,message,keys"));
}

void tst_callprogram::aStopWaitsForTheSentence()
{
    Phone middle;
    middle.pass(4s);
    middle.stop();
    middle.press("2"); // says nothing again
    middle.pass(1399ms);
    QVERIFY(!middle.ended);
    middle.pass(1ms);
    QVERIFY(middle.ended);
    QCOMPARE(middle.end().heard, 5100ms);
    QCOMPARE(middle.said.size(), 1);
    QCOMPARE(outcomeOf(middle.end(), std::array<milliseconds, 1>{10s}, true), Outcome::Stopped);
    Phone last;
    last.pass(10s);
    last.stop();
    last.pass(400ms);
    QVERIFY(last.ended);
    QCOMPARE(outcomeOf(last.end(), std::array<milliseconds, 1>{10s}, true), Outcome::Heard); // to its very end
    Phone pressed;
    pressed.pass(4s);
    pressed.stop();
    pressed.press("9");
    QCOMPARE(pressed.helps, 1);
    pressed.pass(2s);
    QCOMPARE(outcomeOf(pressed.end(), std::array<milliseconds, 1>{10s}, true), Outcome::Help);
    for (const auto silent : {100ms, 13'000ms}) {
        Phone phone;
        phone.pass(silent);
        phone.stop();
        QVERIFY(phone.ended);
    }
    Phone endless; // whose pause is never told
    endless.untilPause = 20min;
    endless.pass(1s);
    endless.stop();
    endless.pass(9s);
    QVERIFY(endless.ended);
}

void tst_callprogram::anyKeysEndInACallThatEnds()
{
    unsigned seed = 1;
    const auto random = [&seed](unsigned below) {
        seed = seed * 1664525U + 1013904223U;
        return (seed >> 8U) % below;
    };
    for (int call = 0; call < 3000; ++call) {
        Phone phone(random(4) != 0, random(2) ? MachinePolicy::HangUp : MachinePolicy::LeaveMessage, random(3) == 0);
        for (int i = 0; i < 100 && !phone.ended; ++i) {
            phone.pass(milliseconds(random(4000)));
            const char key[] = {"0123456789*#"[random(12)], '\0'};
            if (random(20) == 0 && !phone.ended)
                phone.isMachine();
            else if (random(20) == 0 && !phone.ended)
                phone.beeps();
            else
                phone.press(key);
        }
        phone.pass(400s);
        QVERIFY(phone.ended);
        QVERIFY(phone.end().keys.size() <= 64);
        QVERIFY(phone.helps == (phone.end().keys.contains('9') ? 1 : 0));
        QVERIFY(phone.end().heard <= 10s);
    }
}

QTEST_GUILESS_MAIN(tst_callprogram)
#include "tst_callprogram.moc"
