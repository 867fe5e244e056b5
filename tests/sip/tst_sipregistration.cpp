// SPDX-License-Identifier: GPL-3.0-or-later
// The line knows where we are: Kamailio as the operator, SIPp where an operator is strange.
#include "kamailio.h"
#include "sipline.h"
#include "sippphone.h"

#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// Asks who it is, and calls only those it knows: everybody is busy.
Kamailio registrar(const QString &more = {})
{
    return Kamailio(more, uR"(
    if (is_method("ACK")) exit;
    if (is_method("REGISTER")) {
        if (!pv_www_authenticate("$td", "segreta", "0")) { www_challenge("$td", "1"); exit; }
        xlog("L_ERR", "REGISTER from $fU expires $hdr(Contact)\n");
        save("location");
        exit;
    }
    if (is_method("INVITE")) {
        if (!pv_proxy_authenticate("$fd", "segreta", "0")) { proxy_challenge("$fd", "1"); exit; }
        if (!registered("location", "sip:0461889999@$fd")) { sl_send_reply("404", "Not Registered"); exit; }
        sl_send_reply("486", "Busy Here");
        exit;
    }
    sl_send_reply("405", "Method Not Allowed");)"_s);
}

SipSettings settingsFor(int port, const std::string &password = "segreta")
{
    SipSettings settings = SipLine::settings(port);
    settings.user = "0461889999";
    settings.password = password;
    settings.registers = true;
    settings.ping = 1s;
    return settings;
}

} // namespace

class TestSipRegistration final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isUpOnlyWhenItIsKnown();
    void aWrongPasswordIsSaid();
    void isRenewedBeforeItIsForgotten();
    void comesBackWithTheLine();
    void asksForLongerWhereItMust();
    void aStaleNonceIsNoRefusal();

private:
    SipLine m_line;
};

void TestSipRegistration::initTestCase()
{
    if (!Kamailio::isInstalled() || !SippPhone::isInstalled())
        QSKIP("Kamailio and SIPp are not installed");
}

void TestSipRegistration::isUpOnlyWhenItIsKnown()
{
    Kamailio kamailio = registrar();
    QVERIFY(kamailio.start());
    SipSettings settings = settingsFor(kamailio.port());
    settings.registers = false;
    {
        const auto stranger = m_line.open(settings);
        QVERIFY(stranger);
        CallLog calls(*stranger);
        stranger->dial(SipLine::order());
        QTRY_COMPARE(calls.ends().size(), 1U);
        QCOMPARE(calls.ends().front().sipCode, 404);
    }
    settings.registers = true;
    {
        const auto trunk = m_line.open(settings);
        QVERIFY(trunk);
        QTRY_COMPARE(trunk->condition(), "");
        CallLog calls(*trunk);
        trunk->dial(SipLine::order()); // 407, and then
        QTRY_COMPARE(calls.ends().size(), 1U);
        QCOMPARE(calls.ends().front().sipCode, 486);
    }
    settings.registers = false; // and it says goodbye
    const auto after = m_line.open(settings);
    QVERIFY(after);
    CallLog calls(*after);
    auto nextAnswer = [&, dialled = std::size_t(0)]() mutable {
        after->dial(SipLine::order());
        ++dialled;
        return QTest::qWaitFor([&] { return calls.ends().size() == dialled; }) ? calls.ends().back().sipCode : 0;
    };
    QTRY_COMPARE_WITH_TIMEOUT(nextAnswer(), 404, 10s);
}

void TestSipRegistration::aWrongPasswordIsSaid()
{
    Kamailio kamailio = registrar();
    QVERIFY(kamailio.start());
    const auto trunk = m_line.open(settingsFor(kamailio.port(), "sbagliata"));
    QVERIFY(trunk);
    QTRY_COMPARE(trunk->condition(), "REFUSED");
    QVERIFY(!trunk->up());
}

void TestSipRegistration::isRenewedBeforeItIsForgotten()
{
    Kamailio kamailio = registrar(u"modparam(\"registrar\", \"max_expires\", 4)\n"_s);
    QVERIFY(kamailio.start());
    const auto trunk = m_line.open(settingsFor(kamailio.port()));
    QVERIFY(trunk);
    CallLog calls(*trunk);
    QTRY_VERIFY(trunk->up());
    QByteArray log;
    bool stands = true;
    const auto renewals = [&] {
        log += kamailio.log();
        stands = stands && trunk->up();
        return int(log.count("REGISTER from ")) - 1;
    };
    for (int i = 1; i <= 3; ++i) { // for longer than one lasts
        QTRY_COMPARE(renewals(), i);
        QVERIFY(stands);
        trunk->dial(SipLine::order());
        QTRY_COMPARE(calls.ends().size(), std::size_t(i));
        QCOMPARE(calls.ends().back().sipCode, 486);
    }
}

void TestSipRegistration::comesBackWithTheLine()
{
    Kamailio kamailio = registrar();
    QVERIFY(kamailio.start());
    const int port = kamailio.port();
    const auto trunk = m_line.open(settingsFor(port));
    QVERIFY(trunk);
    QTRY_VERIFY(trunk->up());
    kamailio.stop();
    QTRY_COMPARE_WITH_TIMEOUT(trunk->condition(), "NO_ANSWER", 12s);
    Kamailio forgot = registrar(); // in memory: it knows nobody
    QVERIFY(forgot.start(port));
    QTRY_VERIFY_WITH_TIMEOUT(trunk->up(), 12s);
    CallLog calls(*trunk);
    trunk->dial(SipLine::order());
    QTRY_COMPARE(calls.ends().size(), 1U);
    QCOMPARE(calls.ends().front().sipCode, 486);
}

void TestSipRegistration::asksForLongerWhereItMust()
{
    SippPhone phone(u"register423.xml"_s);
    QVERIFY(phone.start());
    SipSettings settings = settingsFor(phone.port());
    settings.ping = 0s;
    settings.registration = 60s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QTRY_COMPARE(trunk->condition(), "");
    QVERIFY(phone.messages().contains("expires=60"));
    QVERIFY(phone.messages().contains("expires=1800"));
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipRegistration::aStaleNonceIsNoRefusal()
{
    SippPhone phone(u"registerstale.xml"_s);
    QVERIFY(phone.start());
    SipSettings settings = settingsFor(phone.port());
    settings.ping = 0s;
    const auto trunk = m_line.open(settings);
    QVERIFY(trunk);
    QTRY_COMPARE(trunk->condition(), "");
    QCOMPARE(phone.received("REGISTER"), 3);
    QVERIFY(phone.messages().contains("nonce=\"second\""));
}

QTEST_GUILESS_MAIN(TestSipRegistration)
#include "tst_sipregistration.moc"
