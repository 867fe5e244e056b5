// SPDX-License-Identifier: GPL-3.0-or-later
#include "ear.h"
#include "sippcall.h"
#include "sipwraps.h"

#include <QTest>
#include <QUdpSocket>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSipTrunk final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
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
    SipLine m_line;
};

void TestSipTrunk::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipTrunk::isHeardToTheEnd()
{
    Ear ear;
    SippCall call(m_line, u"answers.xml"_s, ear.key());
    QVERIFY(call.ends());
    QVERIFY(call.trunk->up());
    const CallEnd end = call.end();
    QCOMPARE(call.log->answers(), 1);
    QCOMPARE(call.log->ended(), std::vector{call.order.id});
    QCOMPARE(end.cause, CallEnd::Cause::Completed);
    QCOMPARE(end.sipCode, 200);
    QCOMPARE(end.heard, 1000ms);
    QCOMPARE(end.track, 1);
    QVERIFY(end.keys.empty());
    QVERIFY(end.ring >= 190ms && end.ring < 5s);
    QTRY_COMPARE(call.phone.received("BYE"), 1);
    ear.drain();
    QCOMPARE(ear.payloads, QSet<int>{8});
    QCOMPARE(ear.soundFrames, 50);
    QVERIFY(ear.silentFrames >= 2); // before the message
    const QByteArray messages = call.phone.messages();
    QVERIFY(messages.contains("INVITE sip:+390461123456@127.0.0.1"));
    QVERIFY(messages.contains("From: <sip:+390461889999@127.0.0.1"));
    QVERIFY(messages.contains("m=audio") && messages.contains("RTP/AVP 8 0 9 101"));
    QVERIFY(!messages.contains("P-Asserted-Identity"));
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipTrunk::speaksULaw()
{
    Ear ear;
    SippCall call(m_line, u"ulaw.xml"_s, ear.key());
    call.settings.assertIdentity = true;
    QVERIFY(call.ends());
    QCOMPARE(call.end().heard, 1000ms);
    ear.drain();
    QCOMPARE(ear.payloads, QSet<int>{0});
    QCOMPARE(ear.soundFrames, 50);
    QVERIFY(call.phone.messages().contains("P-Asserted-Identity: <sip:+390461889999@127.0.0.1"));
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
    SippCall call(m_line, scenario);
    QVERIFY(call.ends());
    const CallEnd end = call.end();
    QCOMPARE(end.cause, cause);
    QCOMPARE(end.sipCode, code);
    QCOMPARE(end.heard, 0ms);
    QCOMPARE(end.track, 0);
    QCOMPARE(end.lineFault, code == 503);
    QCOMPARE(end.retryAfter.has_value(), code == 503);
    QCOMPARE(end.q850, code == 486 ? 17 : 0);
    QCOMPARE(call.log->answers(), 0);
    QCOMPARE(call.phone.received("INVITE"), 1);
}

void TestSipTrunk::aRedirectionIsNotFollowed()
{
    SippCall call(m_line, u"redirects.xml"_s);
    QVERIFY(call.ends());
    QCOMPARE(call.end().sipCode, 302);
    QCOMPARE(call.end().cause, CallEnd::Cause::Unreachable);
    QTRY_COMPARE(call.phone.received("ACK"), 1);
    QCOMPARE(call.phone.received("INVITE"), 1);
    QVERIFY(!call.phone.messages().contains("INVITE sip:+39899000000"));
}

void TestSipTrunk::ringsOnAndIsCancelled()
{
    SippCall call(m_line, u"rings.xml"_s);
    call.order.ringTimeout = 700ms;
    QVERIFY(call.ends());
    const CallEnd end = call.end();
    QCOMPARE(end.cause, CallEnd::Cause::NoAnswer);
    QVERIFY(end.ring >= 690ms && end.ring < 5s); // libre counts whole milliseconds
    QTRY_COMPARE(call.phone.received("CANCEL"), 1);
    QTRY_COMPARE(call.phone.received("ACK"), 1); // of the 487
    QCOMPARE(call.log->answers(), 0);
}

void TestSipTrunk::isHungUpWhileItRings()
{
    SippCall call(m_line, u"rings.xml"_s);
    QVERIFY(call.begins());
    QTRY_VERIFY(call.phone.messages().contains("SIP/2.0 180"));
    call.trunk->hangUp(call.order.id);
    call.trunk->hangUp(call.order.id);
    call.trunk->hangUp("unknown");
    QTRY_COMPARE(call.log->ends().size(), 1U);
    QCOMPARE(call.end().cause, CallEnd::Cause::Cancelled);
    QTRY_COMPARE(call.phone.received("CANCEL"), 1);
    QTRY_COMPARE(call.phone.received("ACK"), 1);
    QCOMPARE(call.log->ends().size(), 1U);
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
    const auto trunk = m_line.open(SipLine::settings(exchange.localPort()));
    QVERIFY(trunk);
    CallLog log(*trunk);
    const CallOrder first = SipLine::order(), second = SipLine::order();
    trunk->dial(first);
    QTRY_VERIFY(exchange.hasPendingDatagrams());
    const QByteArray invite = next();
    QVERIFY(invite.startsWith("INVITE "));
    QTRY_VERIFY(exchange.hasPendingDatagrams()); // again after half a second
    QVERIFY(next().startsWith("INVITE "));
    trunk->hangUp(first.id);
    QTRY_COMPARE(log.ends().size(), 1U);
    QCOMPARE(log.ends().front().cause, CallEnd::Cause::Cancelled);
    // The next would be due a second after the last one; that it does not come cannot be waited for.
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
    trunk->dial(second);
    QByteArray sent;
    const QByteArray id = QByteArray::number(qulonglong(callIdBits(second.id)), 16).rightJustified(16, '0');
    QTRY_VERIFY((sent += next(), sent.contains("INVITE sip:") && sent.contains(id)));
}

void TestSipTrunk::isAnsweredWhileItIsCancelled()
{
    Ear ear;
    SippCall call(m_line, u"crossing.xml"_s, ear.key());
    call.order.ringTimeout = 500ms;
    QVERIFY(call.ends());
    QTRY_COMPARE(call.phone.received("BYE"), 1); // whoever picked up is not left with an open line
    QCOMPARE(call.phone.received("ACK"), 1);
    // of the CANCEL, of the INVITE, of the BYE: at once, not when it says again that it was answered
    QTRY_COMPARE(call.phone.messages().count("SIP/2.0 200 OK"), 3);
    QCOMPARE(call.log->ends().size(), 1U);
    QCOMPARE(call.log->answers(), 0);
    ear.drain();
    QCOMPARE(ear.soundFrames, 0);
}

void TestSipTrunk::isHungUpByThePerson()
{
    Ear ear;
    SippCall call(m_line, u"hangsup.xml"_s, ear.key());
    QVERIFY(call.ends());
    const CallEnd end = call.end();
    QCOMPARE(end.cause, CallEnd::Cause::Completed);
    QVERIFY2(end.heard > 100ms && end.heard < 900ms, qPrintable(QString::number(end.heard.count())));
    QCOMPARE(end.track, 1);
}

void TestSipTrunk::earlyMediaIsNoAnswer()
{
    Ear ear;
    SippCall call(m_line, u"earlymedia.xml"_s, ear.key());
    QVERIFY(call.ends());
    QCOMPARE(call.end().cause, CallEnd::Cause::Busy);
    QCOMPARE(call.log->answers(), 0);
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
    SippCall call(m_line, scenario, ear.key());
    call.settings.user = "campanile";
    call.settings.password = "segreta";
    QVERIFY(call.ends());
    QCOMPARE(call.end().sipCode, 200);
    QCOMPARE(call.end().heard, 1000ms);
    QCOMPARE(call.phone.received("INVITE"), 2);
}

void TestSipTrunk::aWrongPasswordEnds()
{
    Ear ear;
    SippCall call(m_line, u"digest401.xml"_s, ear.key());
    call.settings.user = "campanile";
    call.settings.password = "sbagliata";
    QVERIFY(call.ends());
    QCOMPARE(call.end().cause, CallEnd::Cause::Refused);
    QCOMPARE(call.end().sipCode, 403);
    const auto without = m_line.open(SipLine::settings(call.phone.port())); // no name at all
    QVERIFY(without);
    CallLog second(*without);
    without->dial(SipLine::order());
    QTRY_COMPARE(second.ends().size(), 1U);
    QVERIFY(second.ends().front().lineFault);
    QCOMPARE(second.ends().front().sipCode, 401);
}

void TestSipTrunk::keysAreHeard()
{
    Ear ear;
    SippCall call(m_line, u"answers.xml"_s, ear.key());
    call.settings.keyWait = 2s;
    QVERIFY(call.begins());
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 5));
    ear.press(2, 1000, 1); // again, please
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 50));
    QTRY_VERIFY((ear.drain(), ear.silentFrames > 30)); // it was said to the end, and a key may still come
    ear.press(1, 9000, 2);
    ear.press(1, 9000, 3);
    QTRY_COMPARE(call.log->ends().size(), 1U);
    QCOMPARE(call.end().keys, "21");
    QCOMPARE(call.end().heard, 1000ms);
}

void TestSipTrunk::aMenuChoosesTheLanguage()
{
    Ear ear;
    SippCall call(m_line, u"answers.xml"_s, ear.key());
    call.order.playlist = std::make_shared<Playlist>(
        Playlist{.tracks = {toneOf(1s, 1000), toneOf(600ms, 700)}, .menu = toneOf(800ms, 500), .menuTimeout = 400ms});
    QVERIFY(call.begins());
    QTRY_VERIFY((ear.drain(), ear.soundFrames > 5));
    ear.press(9, 1000, 1); // no language
    ear.press(2, 5000, 2);
    QTRY_COMPARE(call.log->ends().size(), 1U);
    QCOMPARE(call.end().track, 2);
    QCOMPARE(call.end().heard, 600ms);
    QCOMPARE(call.end().keys, "");

    call.order.id = "c/2/1"; // nobody presses: its own language after the silence
    call.trunk->dial(call.order);
    QTRY_COMPARE(call.log->ends().size(), 2U);
    QCOMPARE(call.log->ends().back().track, 1);
    QCOMPARE(call.log->ends().back().heard, 1000ms);
}

void TestSipTrunk::theSessionIsRenewed()
{
    Ear ear;
    SippCall call(m_line, u"refreshes.xml"_s, ear.key());
    QVERIFY(call.ends());
    QCOMPARE(call.end().heard, 1000ms);
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipTrunk::nobodyThere()
{
    QUdpSocket silent; // takes the INVITE and says nothing
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    const auto trunk = m_line.open(SipLine::settings(silent.localPort()));
    QVERIFY(trunk);
    CallLog log(*trunk);
    CallOrder call = SipLine::order();
    call.ringTimeout = 1s;
    trunk->dial(call);
    QTRY_COMPARE(log.ends().size(), 1U);
    QCOMPARE(log.ends().front().cause, CallEnd::Cause::Unreachable);
    QVERIFY(log.ends().front().lineFault);
    QCOMPARE(m_line.refusal({.server = "127.0.0.1", .localAddress = "192.0.2.7"}), "RTP_ADDRESS");
}

void TestSipTrunk::knowsWhetherTheLineIsThere()
{
    SippPhone phone(u"options.xml"_s);
    QVERIFY(phone.start());
    SipSettings settings = SipLine::settings(phone.port());
    settings.ping = 1s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QTRY_VERIFY(trunk->up());
    QTRY_VERIFY(phone.received("OPTIONS") >= 2); // and it goes on asking
    QUdpSocket silent;
    QVERIFY(silent.bind(QHostAddress::LocalHost, 0));
    settings.port = silent.localPort();
    const auto away = m_line.open(settings);
    QVERIFY(away);
    QVERIFY(!away->up());
}

void TestSipTrunk::endsInTheMiddle()
{
    Ear ear;
    SippPhone phone(u"answers.xml"_s, ear.key());
    QVERIFY(phone.start());
    auto trunk = m_line.open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    auto log = std::make_unique<CallLog>(*trunk);
    for (int i = 0; i < 20; ++i)
        trunk->dial(SipLine::order(390461123400 + std::uint64_t(i)));
    QTRY_VERIFY(log->answers() >= 10);
    log.reset();
    trunk.reset();
    QTRY_VERIFY(phone.received("BYE") + phone.received("CANCEL") >= 10); // nobody listens to an empty line
}

void TestSipTrunk::callIdsAreTheLedgersOwn()
{
    SippCall call(m_line, u"busy.xml"_s);
    call.order.id = "campaign/17/2";
    QVERIFY(call.ends());
    const QByteArray line =
        "Call-ID: " + QByteArray::number(qulonglong(callIdBits("campaign/17/2")), 16).rightJustified(16, '0');
    QVERIFY2(call.phone.messages().contains(line), call.phone.messages().left(800).constData());
    QVERIFY(callIdBits("campaign/17/2") != callIdBits("campaign/17/3"));
}

QTEST_GUILESS_MAIN(TestSipTrunk)
#include "tst_siptrunk.moc"
