// SPDX-License-Identifier: GPL-3.0-or-later
// Signalling that nobody else reads: a certificate must be right in everything, and there is no way around it.
#include "ear.h"
#include "kamailio.h"
#include "sipline.h"
#include "sippphone.h"
#include "testcertificates.h"

#include <QTest>

#include <spdlog/sinks/callback_sink.h>
#include <spdlog/spdlog.h>

#include <mutex>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString withTls(const TestCertificates &by, const QString &certificate)
{
    return uR"(
loadmodule "tls.so"
modparam("tls", "tls_method", "TLSv1.2+")
modparam("tls", "private_key", "%1")
modparam("tls", "certificate", "%2"))"_s.arg(by.file(certificate + u".key"_s), by.file(certificate + u".pem"_s));
}

/// What the dialer's log would have.
class LogBook final {
public:
    LogBook()
    {
        const auto write = [this](const spdlog::details::log_msg &message) {
            const std::scoped_lock lock(m_mutex);
            m_text.append(message.payload.data(), qsizetype(message.payload.size())).append('\n');
        };
        spdlog::set_default_logger(
            std::make_shared<spdlog::logger>("book", std::make_shared<spdlog::sinks::callback_sink_mt>(write)));
    }

    ~LogBook() { spdlog::set_default_logger(m_before); }

    LogBook(const LogBook &) = delete;
    LogBook &operator=(const LogBook &) = delete;

    [[nodiscard]] QByteArray text() const
    {
        const std::scoped_lock lock(m_mutex);
        return m_text;
    }

private:
    const std::shared_ptr<spdlog::logger> m_before = spdlog::default_logger();
    mutable std::mutex m_mutex;
    QByteArray m_text;
};

/// The operator's telephones are behind it.
QString through(int phones)
{
    return uR"(
    if (has_totag()) {
        if (loose_route()) t_relay();
        exit;
    }
    record_route();
    $du = "sip:127.0.0.1:%1";
    t_relay();)"_s.arg(phones);
}

} // namespace

class TestSipTls final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aRightCertificateCarriesCalls_data();
    void aRightCertificateCarriesCalls();
    void aWrongOneCarriesNothing_data();
    void aWrongOneCarriesNothing();
    void withoutTlsNothingIsSaid();
    void aBrokenConnectionIsMadeAgain();
    void showsItsOwn();
    void filesThatAreNone();

private:
    SipSettings settings(const QString &server, int port) const
    {
        SipSettings settings = SipLine::settings(port);
        settings.server = server.toStdString();
        settings.transport = SipSettings::Transport::Tls;
        settings.caFile = m_good.file(u"ca.pem"_s).toStdString();
        settings.ping = 1s;
        return settings;
    }

    SipLine m_line;
    TestCertificates m_good, m_other;
    Ear m_ear;
};

void TestSipTls::initTestCase()
{
    if (!SippPhone::isInstalled() || !Kamailio::isInstalled())
        QSKIP("SIPp and Kamailio are not installed");
    QVERIFY(m_good.sign(u"localhost"_s, u"DNS:localhost"_s));
    QVERIFY(m_good.sign(u"address"_s, u"IP:127.0.0.1"_s));
    QVERIFY(m_good.sign(u"other"_s, u"DNS:other.example"_s));
    QVERIFY(m_good.sign(u"expired"_s, u"DNS:localhost"_s, true));
    QVERIFY(m_good.sign(u"client"_s, u"DNS:campanile.example"_s));
    QVERIFY(m_other.sign(u"localhost"_s, u"DNS:localhost"_s));
}

void TestSipTls::aRightCertificateCarriesCalls_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("certificate");
    QTest::newRow("name") << u"localhost"_s << u"localhost"_s;
    QTest::newRow("address") << u"127.0.0.1"_s << u"address"_s;
}

void TestSipTls::aRightCertificateCarriesCalls()
{
    QFETCH(const QString, server);
    QFETCH(const QString, certificate);
    SippPhone phone(u"answers.xml"_s, m_ear.key());
    QVERIFY(phone.start());
    Kamailio kamailio(withTls(m_good, certificate), through(phone.port()));
    QVERIFY(kamailio.start());
    const auto trunk = m_line.open(settings(server, kamailio.tlsPort()));
    QVERIFY(trunk);
    CallLog calls(*trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "", 10s);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 1U, 15s);
    QCOMPARE(calls.ends().front().cause, CallEnd::Cause::Completed);
    QCOMPARE(calls.ends().front().heard, 1s);
    QTRY_COMPARE(phone.received("BYE"), 1);
    QVERIFY(phone.messages().contains("Via: SIP/2.0/TLS")); // on the way from us to the operator
}

void TestSipTls::aWrongOneCarriesNothing_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("certificate");
    QTest::addColumn<QString>("server");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("of another name") << u"good"_s << u"other"_s << u"localhost"_s << "hostname mismatch"_ba;
    QTest::newRow("of another address") << u"good"_s << u"localhost"_s << u"127.0.0.1"_s << "IP address mismatch"_ba;
    QTest::newRow("expired") << u"good"_s << u"expired"_s << u"localhost"_s << "certificate has expired"_ba;
    QTest::newRow("signed by somebody else")
        << u"other"_s << u"localhost"_s << u"localhost"_s << "unable to get local issuer certificate"_ba;
}

void TestSipTls::aWrongOneCarriesNothing()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, certificate);
    QFETCH(const QString, server);
    QFETCH(const QByteArray, why);
    LogBook log;
    const TestCertificates &by = folder == u"good"_s ? m_good : m_other;
    Kamailio operatorServer(withTls(by, certificate), u"    exit;"_s);
    QVERIFY(operatorServer.start());
    const int port = operatorServer.tlsPort();
    const auto trunk = m_line.open(settings(server, port));
    QVERIFY(trunk);
    CallLog calls(*trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "TLS_REFUSED", 10s);
    const QByteArray line = "event=line name=\"line\" up=false condition=TLS_REFUSED why=\"" + why + "\"\n";
    QTRY_VERIFY2(log.text().contains(line), log.text().constData());
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 1U, 25s);
    QVERIFY(calls.ends().front().lineFault);
    QVERIFY(!trunk->up());
}

void TestSipTls::withoutTlsNothingIsSaid()
{
    SippPhone phone(u"town.xml"_s, {u"-t"_s, u"t1"_s, u"-key"_s, u"sound_port"_s, u"9"_s});
    QVERIFY(phone.start());
    const auto trunk = m_line.open(settings(u"localhost"_s, phone.port()));
    QVERIFY(trunk);
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "NO_ANSWER", 12s);
    QVERIFY(!phone.messages().contains("SIP/2.0")); // no call, no name, in the clear
}

void TestSipTls::aBrokenConnectionIsMadeAgain()
{
    SippPhone phone(u"answers.xml"_s, m_ear.key());
    QVERIFY(phone.start());
    Kamailio kamailio(withTls(m_good, u"localhost"_s), through(phone.port()));
    QVERIFY(kamailio.start());
    const auto trunk = m_line.open(settings(u"localhost"_s, kamailio.tlsPort()));
    QVERIFY(trunk);
    QTRY_VERIFY_WITH_TIMEOUT(trunk->up(), 10s);
    kamailio.stop();
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "NO_ANSWER", 12s);
    QVERIFY(kamailio.start(kamailio.port()));
    QTRY_VERIFY_WITH_TIMEOUT(trunk->up(), 12s);
    CallLog calls(*trunk);
    trunk->dial(SipLine::order());
    QTRY_COMPARE_WITH_TIMEOUT(calls.ends().size(), 1U, 15s);
    QCOMPARE(calls.ends().front().cause, CallEnd::Cause::Completed);
    QCOMPARE(calls.ends().front().heard, 1s);
}

void TestSipTls::showsItsOwn()
{
    Kamailio strict(withTls(m_good, u"localhost"_s) + uR"(
modparam("tls", "ca_list", "%1")
modparam("tls", "verify_certificate", 1)
modparam("tls", "require_certificate", 1))"_s.arg(m_good.file(u"ca.pem"_s)),
        u"    exit;"_s);
    QVERIFY(strict.start());
    SipSettings without = settings(u"localhost"_s, strict.tlsPort());
    const auto refused = m_line.open(without);
    QVERIFY(refused);
    // With TLS 1.3 it is refused after the handshake, and the connection's end can overtake the word that says why.
    QTRY_VERIFY_WITH_TIMEOUT(refused->condition() == "TLS_REFUSED" || refused->condition() == "NO_ANSWER", 12s);
    SipSettings with = without;
    with.certificateFile = m_good.file(u"client.pem"_s).toStdString();
    with.keyFile = m_good.file(u"client.key"_s).toStdString();
    const auto known = m_line.open(with);
    QVERIFY(known);
    QTRY_COMPARE_WITH_TIMEOUT(known->condition(), "", 10s);
}

void TestSipTls::filesThatAreNone()
{
    SipSettings wrong = settings(u"127.0.0.1"_s, 5061);
    wrong.caFile = "/nowhere/ca.pem";
    QCOMPARE(m_line.refusal(wrong), "TLS_FILES");
    wrong = settings(u"127.0.0.1"_s, 5061);
    wrong.certificateFile = m_good.file(u"client.pem"_s).toStdString();
    wrong.keyFile = m_good.file(u"localhost.key"_s).toStdString(); // of another certificate
    QCOMPARE(m_line.refusal(wrong), "TLS_FILES");
}

QTEST_GUILESS_MAIN(TestSipTls)
#include "tst_siptls.moc"
