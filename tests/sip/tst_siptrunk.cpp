// SPDX-License-Identifier: GPL-3.0-or-later
#include "ear.h"
#include "sippphone.h"
#include "siptrunk.h"
#include "sipwraps.h"
#include "threadloop.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUdpSocket>

#include <cmath>
#include <cstring>
#include <mutex>
#include <numbers>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Sound tone(std::chrono::milliseconds length, double frequency)
{
    constexpr int rate = 16000;
    const auto samples = static_cast<std::uint32_t>(rate * length.count() / 1000);
    std::string bytes(44 + std::size_t(2) * samples, '\0');
    const auto put = [&](std::size_t at, std::uint32_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes[at + i] = static_cast<char>(value >> (8 * i));
    };
    std::memcpy(bytes.data(), "RIFF....WAVEfmt ", 16);
    put(4, static_cast<std::uint32_t>(bytes.size() - 8), 4);
    put(16, 16, 4), put(20, 1, 2), put(22, 1, 2), put(24, rate, 4), put(28, rate * 2, 4), put(32, 2, 2), put(34, 16, 2);
    std::memcpy(bytes.data() + 36, "data", 4);
    put(40, 2 * samples, 4);
    for (std::uint32_t i = 0; i < samples; ++i)
        put(44 + 2 * i,
            static_cast<std::uint32_t>(std::lround(8000 * std::sin(2 * std::numbers::pi * frequency * i / rate))), 2);
    return {length, std::make_shared<const std::string>(std::move(bytes))};
}

/// What the dialer's engine would do: an answer is written down, then the message plays.
struct Engine final : TrunkListener {
    explicit Engine(Trunk &line)
        : trunk(line)
    {
        trunk.setListener(this);
    }

    ~Engine() { trunk.setListener(nullptr); }

    void callAnswered(const CallId &id) override
    {
        const std::scoped_lock lock(mutex);
        answered.push_back(id);
        if (plays)
            trunk.play(id);
    }

    void helpAsked(const CallId &) override { ++helps; }

    void callEnded(const CallId &id, const CallEnd &end) override
    {
        const std::scoped_lock lock(mutex);
        ended.emplace_back(id, end);
    }

    void trunkChanged() override { ++changes; }

    int answers()
    {
        const std::scoped_lock lock(mutex);
        return static_cast<int>(answered.size());
    }

    std::vector<std::pair<CallId, CallEnd>> ends()
    {
        const std::scoped_lock lock(mutex);
        return ended;
    }

    Trunk &trunk;
    std::atomic<bool> plays = true;
    std::atomic<int> changes = 0;
    std::atomic<int> helps = 0;

private:
    std::mutex mutex;
    std::vector<CallId> answered;
    std::vector<std::pair<CallId, CallEnd>> ended;
};

} // namespace

class TestSipTrunk final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void isHeardToTheEnd();
    void speaksULaw();
    void whatTheNetworkSays_data();
    void whatTheNetworkSays();
    void aRedirectionIsNotFollowed();
    void ringsOnAndIsCancelled();
    void isHungUpWhileItRings();
    void isHungUpBeforeAnybodyAnswers();
    void isAnsweredWhileItIsCancelled();
    void isHungUpByThePerson();
    void earlyMediaIsNoAnswer();
    void saysWhoItIs_data();
    void saysWhoItIs();
    void aWrongPasswordEnds();
    void keysAreHeard();
    void aMenuChoosesTheLanguage();
    void theSessionIsRenewed();
    void nobodyThere();
    void knowsWhetherTheLineIsThere();
    void endsInTheMiddle();
    void callIdsAreTheLedgersOwn();

private:
    Result<std::unique_ptr<SipTrunk>> trunkTo(int port, const std::function<void(SipSettings &)> &change = {});
    CallOrder order(const CallId &id, std::uint64_t number = 390461123456);

    std::unique_ptr<ScaledClock> m_clock;
    std::unique_ptr<ThreadLoop> m_loop;
    std::unique_ptr<SipStack> m_stack;
    std::shared_ptr<const Playlist> m_playlist;
};

void TestSipTrunk::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
    m_clock = std::make_unique<ScaledClock>(1, systemWallMs());
    m_loop = std::make_unique<ThreadLoop>(*m_clock);
    auto stack = SipStack::start();
    QVERIFY(stack);
    m_stack = std::move(*stack);
    m_playlist = std::make_shared<Playlist>(Playlist{.tracks = {tone(1s, 1000)}, .menu = {}, .menuTimeout = {}});
}

void TestSipTrunk::cleanupTestCase()
{
    m_stack.reset();
    m_loop.reset();
}

Result<std::unique_ptr<SipTrunk>> TestSipTrunk::trunkTo(int port, const std::function<void(SipSettings &)> &change)
{
    SipSettings settings{.server = "127.0.0.1", .port = port, .callerId = "+390461889999"};
    settings.ping = 0s;
    settings.beforeAudio = 50ms;
    settings.keyWait = 200ms;
    settings.firstRtpPort = 24000;
    settings.lastRtpPort = 28000;
    if (change)
        change(settings);
    return SipTrunk::open(
        {.name = "sipp", .simulated = false, .mode = campanile::dialer::Mode::Drill}, settings, *m_stack, *m_loop);
}

CallOrder TestSipTrunk::order(const CallId &id, std::uint64_t number)
{
    return {.id = id, .number = number, .ringTimeout = 20s, .playlist = m_playlist, .track = 0};
}

void TestSipTrunk::isHeardToTheEnd()
{
    Ear ear;
    SippPhone phone(u"answers.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    QVERIFY((*trunk)->up());
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    const auto [id, end] = engine.ends().front();
    QCOMPARE(engine.answers(), 1);
    QCOMPARE(id, "c/1/1");
    QCOMPARE(end.cause, CallEnd::Cause::Completed);
    QCOMPARE(end.sipCode, 200);
    QCOMPARE(end.heard, 1000ms);
    QCOMPARE(end.track, 1);
    QVERIFY(end.keys.empty());
    QVERIFY(end.ring >= 190ms && end.ring < 5s);
    QTRY_COMPARE(phone.received("BYE"), 1);
    ear.drain();
    QCOMPARE(ear.payloads, QSet<int>{8});
    QCOMPARE(ear.soundFrames, 50);
    QVERIFY(ear.silentFrames >= 2); // before the message
    const QByteArray messages = phone.messages();
    QVERIFY(messages.contains("INVITE sip:+390461123456@127.0.0.1"));
    QVERIFY(messages.contains("From: <sip:+390461889999@127.0.0.1"));
    QVERIFY(messages.contains("m=audio") && messages.contains("RTP/AVP 8 0 9 101"));
    QVERIFY(!messages.contains("P-Asserted-Identity"));
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipTrunk::speaksULaw()
{
    Ear ear;
    SippPhone phone(u"ulaw.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port(), [](SipSettings &settings) { settings.assertIdentity = true; });
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.heard, 1000ms);
    ear.drain();
    QCOMPARE(ear.payloads, QSet<int>{0});
    QCOMPARE(ear.soundFrames, 50);
    QVERIFY(phone.messages().contains("P-Asserted-Identity: <sip:+390461889999@127.0.0.1"));
}

void TestSipTrunk::whatTheNetworkSays_data()
{
    using Cause = CallEnd::Cause;
    QTest::addColumn<QString>("scenario");
    QTest::addColumn<CallEnd::Cause>("cause");
    QTest::addColumn<int>("code");
    QTest::newRow("busy") << u"busy.xml"_s << Cause::Busy << 486;
    QTest::newRow("declined") << u"declined.xml"_s << Cause::Busy << 603;
    QTest::newRow("unknown") << u"unknown.xml"_s << Cause::Invalid << 404;
    QTest::newRow("unavailable") << u"unavailable.xml"_s << Cause::NoAnswer << 480;
    QTest::newRow("full") << u"full.xml"_s << Cause::Unreachable << 503;
    QTest::newRow("refused") << u"refused.xml"_s << Cause::Refused << 403;
}

void TestSipTrunk::whatTheNetworkSays()
{
    QFETCH(const QString, scenario);
    QFETCH(const CallEnd::Cause, cause);
    QFETCH(const int, code);
    SippPhone phone(scenario);
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    const CallEnd end = engine.ends().front().second;
    QCOMPARE(end.cause, cause);
    QCOMPARE(end.sipCode, code);
    QCOMPARE(end.heard, 0ms);
    QCOMPARE(end.track, 0);
    QCOMPARE(end.lineFault, code == 503);
    QCOMPARE(end.retryAfter.has_value(), code == 503);
    QCOMPARE(end.q850, code == 486 ? 17 : 0);
    QCOMPARE(engine.answers(), 0);
    QCOMPARE(phone.received("INVITE"), 1);
}

void TestSipTrunk::aRedirectionIsNotFollowed()
{
    SippPhone phone(u"redirects.xml"_s);
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.sipCode, 302);
    QCOMPARE(engine.ends().front().second.cause, CallEnd::Cause::Unreachable);
    QTRY_COMPARE(phone.received("ACK"), 1);
    QCOMPARE(phone.received("INVITE"), 1);
    QVERIFY(!phone.messages().contains("INVITE sip:+39899000000"));
}

void TestSipTrunk::ringsOnAndIsCancelled()
{
    SippPhone phone(u"rings.xml"_s);
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    CallOrder call = order("c/1/1");
    call.ringTimeout = 700ms;
    (*trunk)->dial(call);
    QTRY_COMPARE(engine.ends().size(), 1U);
    const CallEnd end = engine.ends().front().second;
    QCOMPARE(end.cause, CallEnd::Cause::NoAnswer);
    QVERIFY(end.ring >= 690ms && end.ring < 5s); // libre counts whole milliseconds
    QTRY_COMPARE(phone.received("CANCEL"), 1);
    QTRY_COMPARE(phone.received("ACK"), 1); // of the 487
    QCOMPARE(engine.answers(), 0);
}

void TestSipTrunk::isHungUpWhileItRings()
{
    SippPhone phone(u"rings.xml"_s);
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_VERIFY(phone.messages().contains("SIP/2.0 180"));
    (*trunk)->hangUp("c/1/1");
    (*trunk)->hangUp("c/1/1");
    (*trunk)->hangUp("unknown");
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.cause, CallEnd::Cause::Cancelled);
    QTRY_COMPARE(phone.received("CANCEL"), 1);
    QTRY_COMPARE(phone.received("ACK"), 1);
    QCOMPARE(engine.ends().size(), 1U);
}

void TestSipTrunk::isHungUpBeforeAnybodyAnswers()
{
    QUdpSocket exchange; // it is slow, or what it says is lost
    QVERIFY(exchange.bind(QHostAddress::LocalHost, 0));
    quint16 port = 0;
    const auto next = [&] {
        if (!exchange.hasPendingDatagrams())
            return QByteArray();
        QByteArray bytes(4096, '\0');
        bytes.resize(exchange.readDatagram(bytes.data(), bytes.size(), nullptr, &port));
        return bytes;
    };
    auto trunk = trunkTo(exchange.localPort());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_VERIFY(exchange.hasPendingDatagrams());
    const QByteArray invite = next();
    QVERIFY(invite.startsWith("INVITE "));
    QTRY_VERIFY(exchange.hasPendingDatagrams()); // again after half a second
    QVERIFY(next().startsWith("INVITE "));
    (*trunk)->hangUp("c/1/1");
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.cause, CallEnd::Cause::Cancelled);
    // The next would be due a second after the last one.
    QTest::qWait(1500);
    QVERIFY(!exchange.hasPendingDatagrams());
    // It rings after all: at once it is told not to.
    QByteArray ringing = "SIP/2.0 180 Ringing\r\n";
    const auto lines = invite.split('\n');
    for (const QByteArray &line : lines) {
        for (const char *name : {"Via:", "From:", "To:", "Call-ID:", "CSeq:"}) {
            if (line.startsWith(name))
                ringing += line.trimmed() + (line.startsWith("To:") ? ";tag=1\r\n" : "\r\n");
        }
    }
    exchange.writeDatagram(ringing + "Content-Length: 0\r\n\r\n", QHostAddress::LocalHost, port);
    QTRY_VERIFY(exchange.hasPendingDatagrams());
    const QByteArray cancel = next();
    QVERIFY2(cancel.startsWith("CANCEL "), cancel.constData());
    // Another call is made.
    (*trunk)->dial(order("c/2/1"));
    QByteArray sent;
    const QByteArray id = QByteArray::number(qulonglong(callIdBits("c/2/1")), 16).rightJustified(16, '0');
    QTRY_VERIFY((sent += next(), sent.contains("INVITE sip:") && sent.contains(id)));
}

void TestSipTrunk::isAnsweredWhileItIsCancelled()
{
    Ear ear;
    SippPhone phone(u"crossing.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    CallOrder call = order("c/1/1");
    call.ringTimeout = 500ms;
    (*trunk)->dial(call);
    QTRY_COMPARE(engine.ends().size(), 1U);
    QTRY_COMPARE(phone.received("BYE"), 1); // whoever picked up is not left with an open line
    QCOMPARE(phone.received("ACK"), 1);
    QCOMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.answers(), 0);
    ear.drain();
    QCOMPARE(ear.soundFrames, 0);
}

void TestSipTrunk::isHungUpByThePerson()
{
    Ear ear;
    SippPhone phone(u"hangsup.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    const CallEnd end = engine.ends().front().second;
    QCOMPARE(end.cause, CallEnd::Cause::Completed);
    QVERIFY2(end.heard > 100ms && end.heard < 900ms, qPrintable(QString::number(end.heard.count())));
    QCOMPARE(end.track, 1);
}

void TestSipTrunk::earlyMediaIsNoAnswer()
{
    Ear ear;
    SippPhone phone(u"earlymedia.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.cause, CallEnd::Cause::Busy);
    QCOMPARE(engine.answers(), 0);
    QVERIFY(!ear.hasPendingDatagrams());
}

void TestSipTrunk::saysWhoItIs_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::newRow("401") << u"digest401.xml"_s;
    QTest::newRow("407") << u"digest407.xml"_s;
}

void TestSipTrunk::saysWhoItIs()
{
    QFETCH(const QString, scenario);
    Ear ear;
    SippPhone phone(scenario, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port(), [](SipSettings &settings) {
        settings.user = "campanile";
        settings.password = "segreta";
    });
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.sipCode, 200);
    QCOMPARE(engine.ends().front().second.heard, 1000ms);
    QCOMPARE(phone.received("INVITE"), 2);
}

void TestSipTrunk::aWrongPasswordEnds()
{
    Ear ear;
    SippPhone phone(u"digest401.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port(), [](SipSettings &settings) {
        settings.user = "campanile";
        settings.password = "sbagliata";
    });
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.cause, CallEnd::Cause::Refused);
    QCOMPARE(engine.ends().front().second.sipCode, 403);
    auto without = trunkTo(phone.port()); // no name at all
    QVERIFY(without);
    Engine second(**without);
    (*without)->dial(order("c/2/1"));
    QTRY_COMPARE(second.ends().size(), 1U);
    QVERIFY(second.ends().front().second.lineFault);
    QCOMPARE(second.ends().front().second.sipCode, 401);
}

void TestSipTrunk::keysAreHeard()
{
    Ear ear;
    SippPhone phone(u"answers.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port(), [](SipSettings &settings) { settings.keyWait = 2s; });
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 5));
    ear.press(2, 1000, 1); // again, please
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 50));
    QTRY_VERIFY((ear.drain(), ear.silentFrames > 30)); // it was said to the end, and a key may still come
    ear.press(1, 9000, 2);
    ear.press(1, 9000, 3);
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.keys, "21");
    QCOMPARE(engine.ends().front().second.heard, 1000ms);
}

void TestSipTrunk::aMenuChoosesTheLanguage()
{
    Ear ear;
    SippPhone phone(u"answers.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    CallOrder call = order("c/1/1");
    call.playlist = std::make_shared<Playlist>(
        Playlist{.tracks = {tone(1s, 1000), tone(600ms, 700)}, .menu = tone(800ms, 500), .menuTimeout = 400ms});
    (*trunk)->dial(call);
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 5));
    ear.press(9, 1000, 1); // no language
    ear.press(2, 5000, 2);
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.track, 2);
    QCOMPARE(engine.ends().front().second.heard, 600ms);
    QCOMPARE(engine.ends().front().second.keys, "");

    call.id = "c/2/1"; // nobody presses: its own language after the silence
    (*trunk)->dial(call);
    QTRY_COMPARE(engine.ends().size(), 2U);
    QCOMPARE(engine.ends().back().second.track, 1);
    QCOMPARE(engine.ends().back().second.heard, 1000ms);
}

void TestSipTrunk::theSessionIsRenewed()
{
    Ear ear;
    SippPhone phone(u"refreshes.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("c/1/1"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.heard, 1000ms);
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipTrunk::nobodyThere()
{
    QUdpSocket silent; // takes the INVITE and says nothing
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    auto trunk = trunkTo(silent.localPort());
    QVERIFY(trunk);
    Engine engine(**trunk);
    CallOrder call = order("c/1/1");
    call.ringTimeout = 1s;
    (*trunk)->dial(call);
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().second.cause, CallEnd::Cause::Unreachable);
    QVERIFY(engine.ends().front().second.lineFault);
    QCOMPARE(SipTrunk::open({}, {.server = "127.0.0.1", .localAddress = "192.0.2.7"}, *m_stack, *m_loop).error().reason,
        "RTP_ADDRESS");
}

void TestSipTrunk::knowsWhetherTheLineIsThere()
{
    SippPhone phone(u"options.xml"_s);
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port(), [](SipSettings &settings) { settings.ping = 1s; });
    QVERIFY(trunk);
    Engine engine(**trunk);
    QTRY_VERIFY((*trunk)->up());
    QTRY_VERIFY(phone.received("OPTIONS") >= 2); // and it goes on asking
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    auto away = trunkTo(silent.localPort(), [](SipSettings &settings) { settings.ping = 1s; });
    QVERIFY(away);
    QVERIFY(!(*away)->up());
}

void TestSipTrunk::endsInTheMiddle()
{
    Ear ear;
    SippPhone phone(u"answers.xml"_s, {u"-key"_s, u"sound_port"_s, QString::number(ear.localPort())});
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    auto engine = std::make_unique<Engine>(**trunk);
    for (int i = 0; i < 20; ++i)
        (*trunk)->dial(order("c/" + std::to_string(i) + "/1", 390461123400 + std::uint64_t(i)));
    QTRY_VERIFY(engine->answers() >= 10);
    engine.reset();
    trunk->reset();
    QTRY_VERIFY(phone.received("BYE") + phone.received("CANCEL") >= 10); // nobody listens to an empty line
}

void TestSipTrunk::callIdsAreTheLedgersOwn()
{
    SippPhone phone(u"busy.xml"_s);
    QVERIFY(phone.start());
    auto trunk = trunkTo(phone.port());
    QVERIFY(trunk);
    Engine engine(**trunk);
    (*trunk)->dial(order("campaign/17/2"));
    QTRY_COMPARE(engine.ends().size(), 1U);
    const QByteArray line =
        "Call-ID: " + QByteArray::number(qulonglong(callIdBits("campaign/17/2")), 16).rightJustified(16, '0');
    QVERIFY2(phone.messages().contains(line), phone.messages().left(800).constData());
    QVERIFY(callIdBits("campaign/17/2") != callIdBits("campaign/17/3"));
}

QTEST_GUILESS_MAIN(TestSipTrunk)
#include "tst_siptrunk.moc"
