// SPDX-License-Identifier: GPL-3.0-or-later
// Is the line there? A trunk's light is green only while it is.
#include "ear.h"
#include "sippcall.h"

#include <QElapsedTimer>
#include <QTest>
#include <QUdpSocket>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Answers what it is told to, in the words of the request, and nothing else.
class OneWord final : public QUdpSocket {
public:
    OneWord(QByteArray method, QByteArray status)
        : m_method(std::move(method))
        , m_status(std::move(status))
    {
        bind(QHostAddress::LocalHost, 0);
        connect(this, &QUdpSocket::readyRead, this, [this] {
            while (hasPendingDatagrams()) {
                QByteArray request(65536, '\0');
                QHostAddress from;
                quint16 port = 0;
                request.resize(readDatagram(request.data(), request.size(), &from, &port));
                if (!request.startsWith(m_method + ' '))
                    continue;
                QByteArray answer = "SIP/2.0 " + m_status + "\r\n";
                for (const QByteArray &line : request.split('\n')) {
                    for (const char *kept : {"Via:", "From:", "Call-ID:", "CSeq:"})
                        answer += line.startsWith(kept) ? line + '\n' : QByteArray();
                    if (line.startsWith("To:"))
                        answer += line.trimmed() + ";tag=1\r\n";
                }
                writeDatagram(answer + "Content-Length: 0\r\n\r\n", from, port);
            }
        });
    }

private:
    QByteArray m_method, m_status;
};

} // namespace

class TestSipPing final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void silenceIsAnAlarmWithinTenSeconds();
    void anUnansweredCallAsksAtOnce();
    void anAnswerToACallIsLife();
    void anExchangeThatIsFullSaysSo();
    void aCallWhoseSoundStoppedIsLost();
    void aCallWhoseSoundGoesOnIsNot();
    void theOtherEndIsAnsweredToo();

private:
    SipLine m_line;
};

void TestSipPing::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipPing::silenceIsAnAlarmWithinTenSeconds()
{
    SippPhone phone(u"options.xml"_s);
    QVERIFY(phone.start());
    SipSettings settings = SipLine::settings(phone.port());
    settings.ping = SipSettings().ping; // as an administrator who says nothing has it
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QTRY_COMPARE(trunk->condition(), "");
    QVERIFY(trunk->up());
    phone.freeze(true);
    QElapsedTimer silence;
    silence.start();
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "NO_ANSWER", 15s);
    QVERIFY2(silence.elapsed() < 10'000, qPrintable(QString::number(silence.elapsed())));
    QVERIFY(!trunk->up());
    phone.freeze(false);
    QTRY_VERIFY_WITH_TIMEOUT(trunk->up(), 6s);
}

void TestSipPing::anUnansweredCallAsksAtOnce()
{
    SippPhone phone(u"options.xml"_s);
    QVERIFY(phone.start());
    SipSettings settings = SipLine::settings(phone.port());
    settings.ping = 60s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QTRY_VERIFY(trunk->up());
    phone.freeze(true);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "NO_ANSWER", 10s);
}

void TestSipPing::anAnswerToACallIsLife()
{
    OneWord busy("INVITE", "486 Busy Here"); // and OPTIONS are dropped, as some firewalls do
    SipSettings settings = SipLine::settings(busy.localPort());
    settings.ping = 1s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    CallLog calls(*trunk);
    int dialled = 0;
    QElapsedTimer since;
    since.start();
    while (since.elapsed() < 12'000) { // two rounds of unanswered questions
        trunk->dial(SipLine::order());
        ++dialled;
        QTRY_COMPARE(calls.ends().size(), std::size_t(dialled));
        QTest::qWait(300); // the pace of the calls: without them it would be quiet, and there is nothing to wait for
        if (since.elapsed() > 5'000)
            QCOMPARE(trunk->condition(), "");
    }
}

void TestSipPing::anExchangeThatIsFullSaysSo()
{
    OneWord full("OPTIONS", "503 Service Unavailable");
    SipSettings settings = SipLine::settings(full.localPort());
    settings.ping = 1s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QTRY_COMPARE(trunk->condition(), "UNAVAILABLE");
    OneWord knowsNoOptions("OPTIONS", "405 Method Not Allowed");
    settings.port = knowsNoOptions.localPort();
    const auto other = m_line.open(settings);
    QVERIFY(other);
    QTRY_VERIFY(other->up());
}

void TestSipPing::aCallWhoseSoundStoppedIsLost()
{
    Ear ear;
    SippCall call(m_line, u"town.xml"_s, ear.key());
    call.settings.ping = 1s;
    call.order.playlist = messageOf(30s);
    QVERIFY(call.begins());
    QTRY_VERIFY(call.trunk->up());
    QTRY_COMPARE(call.log->answers(), 1);
    call.phone.freeze(true);
    QVERIFY(call.ends(15'000));
    QCOMPARE(call.end().cause, CallEnd::Cause::Lost);
    QCOMPARE(call.trunk->condition(), "NO_ANSWER");
}

void TestSipPing::aCallWhoseSoundGoesOnIsNot()
{
    Ear ear;
    connect(&ear, &QUdpSocket::readyRead, &ear, [&] { // an echo: what comes goes back
        while (ear.hasPendingDatagrams()) {
            QByteArray packet(2000, '\0');
            QHostAddress from;
            quint16 port = 0;
            packet.resize(ear.readDatagram(packet.data(), packet.size(), &from, &port));
            ear.writeDatagram(packet, from, port);
        }
    });
    SippCall call(m_line, u"town.xml"_s, ear.key());
    call.settings.ping = 1s;
    call.order.playlist = messageOf(12s);
    QVERIFY(call.begins());
    QTRY_VERIFY(call.trunk->up());
    QTRY_COMPARE(call.log->answers(), 1);
    call.phone.freeze(true);
    QTRY_COMPARE_WITH_TIMEOUT(call.trunk->condition(), "NO_ANSWER", 10s);
    QVERIFY(call.ends(20'000));
    QCOMPARE(call.end().cause, CallEnd::Cause::Completed);
    QCOMPARE(call.end().heard, 12s);
}

void TestSipPing::theOtherEndIsAnsweredToo()
{
    OneWord operatorsEnd("OPTIONS", "200 OK");
    auto settings = SipLine::settings(operatorsEnd.localPort());
    settings.localPort = SipLine::freePort();
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QUdpSocket asks;
    QVERIFY(asks.bind(QHostAddress::LocalHost, 0));
    const QByteArray here = "127.0.0.1:" + QByteArray::number(asks.localPort());
    asks.writeDatagram("OPTIONS sip:campanile@127.0.0.1 SIP/2.0\r\nVia: SIP/2.0/UDP " + here
            + ";branch=z9hG4bK1\r\nMax-Forwards: 70\r\nFrom: <sip:operator@" + here
            + ">;tag=1\r\nTo: <sip:campanile@127.0.0.1>\r\nCall-ID: 1\r\nCSeq: 1 OPTIONS\r\nContent-Length: "
              "0\r\n\r\n",
        QHostAddress::LocalHost, quint16(settings.localPort));
    QTRY_VERIFY(asks.hasPendingDatagrams());
    QByteArray answer(65536, '\0');
    answer.resize(asks.readDatagram(answer.data(), answer.size()));
    QVERIFY2(answer.startsWith("SIP/2.0 200 OK\r\n"), answer.constData());
    QVERIFY2(answer.contains("\r\nAllow: INVITE, ACK, BYE, CANCEL, OPTIONS\r\n"), answer.constData());
}

QTEST_GUILESS_MAIN(TestSipPing)
#include "tst_sipping.moc"
