// SPDX-License-Identifier: GPL-3.0-or-later
// Where the line is: a real name server's answers (dnsmasq), followed to telephones that answer or do not.
#include "ear.h"
#include "kamailio.h"
#include "sipline.h"
#include "sippphone.h"

#include <QStandardPaths>
#include <QTest>
#include <QUdpSocket>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A name server that knows what it is told and nothing else.
class NameServer final {
public:
    explicit NameServer(QStringList records)
        : m_records(std::move(records))
    {
    }

    ~NameServer() { stop(); }

    static bool isInstalled() { return !QStandardPaths::findExecutable(u"dnsmasq"_s, {u"/usr/sbin"_s}).isEmpty(); }

    bool start(int port)
    {
        m_process.setProcessChannelMode(QProcess::MergedChannels);
        m_process.start(QStandardPaths::findExecutable(u"dnsmasq"_s, {u"/usr/sbin"_s}),
            QStringList{u"--no-daemon"_s, u"--conf-file=/dev/null"_s, u"--pid-file="_s, u"--user="_s, u"--no-resolv"_s,
                u"--no-hosts"_s, u"--local=/test/"_s, u"--bind-interfaces"_s, u"--listen-address=127.0.0.1"_s,
                u"--port=%1"_s.arg(port)}
                + m_records);
        for (int i = 0; i < 100; ++i) {
            QUdpSocket probe;
            if (!probe.bind(QHostAddress::LocalHost, quint16(port), QAbstractSocket::DontShareAddress))
                return true;
            probe.close();
            if (m_process.waitForFinished(50))
                break;
        }
        qWarning("%s", m_process.readAll().constData());
        return false;
    }

    void stop()
    {
        m_process.terminate();
        m_process.waitForFinished(5000);
    }

private:
    QStringList m_records;
    QProcess m_process;
};

QString service(const QString &host, int port, int priority)
{
    return u"--srv-host=_sip._udp.operator.test,%1,%2,%3,1"_s.arg(host).arg(port).arg(priority);
}

const QString first = u"--host-record=gw1.operator.test,127.0.0.1"_s;
const QString second = u"--host-record=gw2.operator.test,127.0.0.1"_s;

} // namespace

class TestSipNames final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void theNextOneServesWhenTheFirstIsSilent();
    void aNameThatIsKnownLater();
    void aPortIsNotLookedUp();
    void theProxyIsOnTheWay();
    void aRealProxyStaysOnTheWay();

private:
    SipSettings settings(int port = 0) const
    {
        SipSettings settings = SipLine::settings(port);
        settings.server = "operator.test";
        settings.dnsServer = "127.0.0.1:" + std::to_string(m_dnsPort);
        settings.ping = 1s;
        return settings;
    }

    SipLine m_line;
    Ear m_ear;
    int m_dnsPort = 0;
};

void TestSipNames::initTestCase()
{
    if (!SippPhone::isInstalled() || !NameServer::isInstalled())
        QSKIP("SIPp and dnsmasq are not installed");
    m_dnsPort = SipLine::freePort();
}

void TestSipNames::theNextOneServesWhenTheFirstIsSilent()
{
    SippPhone one(u"town.xml"_s, m_ear.key()), two(u"town.xml"_s, m_ear.key());
    QVERIFY(one.start());
    QVERIFY(two.start());
    NameServer names({first, second, service(u"gw2.operator.test"_s, two.port(), 20),
        service(u"gw1.operator.test"_s, one.port(), 10)});
    QVERIFY(names.start(m_dnsPort));
    const auto trunk = m_line.open(settings());
    QVERIFY(trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 10s);
    CallLog calls(*trunk);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 1U, 15s);
    QCOMPARE(calls.ends().front().heard, 1s);
    QCOMPARE(one.received("INVITE"), 1);
    QCOMPARE(one.received("BYE"), 1);
    QVERIFY(one.messages().contains("INVITE sip:+390461123456@operator.test;user=phone"));
    QVERIFY(one.messages().contains("From: <sip:+390461889999@operator.test>"));
    QVERIFY(!one.messages().contains("Route:")); // nothing that a plain server would stumble over
    QCOMPARE(two.received("INVITE"), 0);
    one.freeze(true);
    QTRY_VERIFY_WITH_TIMEOUT(two.received("OPTIONS") > 0, 12s);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 5s);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 2U, 15s);
    QCOMPARE(calls.ends().back().heard, 1s);
    QCOMPARE(two.received("INVITE"), 1);
}

void TestSipNames::aNameThatIsKnownLater()
{
    SippPhone phone(u"town.xml"_s, m_ear.key());
    QVERIFY(phone.start());
    auto empty = std::make_unique<NameServer>(QStringList{});
    QVERIFY(empty->start(m_dnsPort));
    const auto trunk = m_line.open(settings());
    QVERIFY(trunk); // a dialer starts without the network
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "NAME_UNKNOWN", 10s);
    CallLog calls(*trunk);
    trunk->dial(SipLine::order());
    QTRY_COMPARE(calls.ends().size(), 1U);
    QVERIFY(calls.ends().front().lineFault);
    empty.reset();
    NameServer names({first, service(u"gw1.operator.test"_s, phone.port(), 1)});
    QVERIFY(names.start(m_dnsPort));
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 20s);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 2U, 15s);
    QCOMPARE(calls.ends().back().heard, 1s);
}

void TestSipNames::aPortIsNotLookedUp()
{
    SippPhone phone(u"town.xml"_s, m_ear.key());
    QVERIFY(phone.start());
    NameServer names({u"--host-record=operator.test,127.0.0.1"_s, first, service(u"gw1.operator.test"_s, 9, 1)});
    QVERIFY(names.start(m_dnsPort));
    const auto trunk = m_line.open(settings(phone.port()));
    QVERIFY(trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 10s);
}

void TestSipNames::theProxyIsOnTheWay()
{
    SippPhone phone(u"town.xml"_s, m_ear.key());
    QVERIFY(phone.start());
    SipSettings through = settings(phone.port());
    through.proxy = "127.0.0.1";
    const auto trunk = m_line.open(through);
    QVERIFY(trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 10s);
    CallLog calls(*trunk);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 1U, 15s);
    QCOMPARE(calls.ends().front().heard, 1s);
    QVERIFY(phone.messages().contains("INVITE sip:+390461123456@operator.test;user=phone"));
    QVERIFY(phone.messages().contains("Route: <sip:127.0.0.1:" + QByteArray::number(phone.port()) + ";lr>"));
}

void TestSipNames::aRealProxyStaysOnTheWay()
{
    if (!Kamailio::isInstalled())
        QSKIP("Kamailio is not installed");
    SippPhone phone(u"answers.xml"_s, m_ear.key());
    QVERIFY(phone.start());
    Kamailio proxy({}, uR"(
    if (has_totag()) {
        if (loose_route()) t_relay();
        exit;
    }
    remove_hf("Route"); # its own
    record_route();
    $du = "sip:127.0.0.1:%1";
    t_relay();)"_s.arg(phone.port()));
    QVERIFY(proxy.start());
    SipSettings through = settings(proxy.port());
    through.proxy = "127.0.0.1";
    const auto trunk = m_line.open(through);
    QVERIFY(trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 10s);
    CallLog calls(*trunk);
    trunk->dial(SipLine::order());
    const bool ended = QTest::qWaitFor([&] { return !calls.ends().empty(); }, 15'000);
    QVERIFY2(ended, (proxy.log() + phone.messages()).constData());
    QCOMPARE(calls.ends().front().heard, 1s);
    QTRY_COMPARE(phone.received("BYE"), 1);
    QCOMPARE(phone.received("ACK"), 1);
    QCOMPARE(phone.messages().count("Via: SIP/2.0/UDP 127.0.0.1:" + QByteArray::number(proxy.port())) > 0, true);
}

QTEST_GUILESS_MAIN(TestSipNames)
#include "tst_sipnames.moc"
