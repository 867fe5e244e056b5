// SPDX-License-Identifier: GPL-3.0-or-later
// Session timers (RFC 4028): who renews, who waits, and those that know nothing of it.
#include "ear.h"
#include "sippcall.h"
#include "sipsessiontimer.h"

#include <QElapsedTimer>
#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class TestSipSession final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void headers();
    void asksForALongerOne();
    void renewsWhatIsOurs();
    void waitsForTheirs();
    void endsWhenTheirsDoesNotCome();

private:
    struct Told {
        CallEnd end;
        QByteArray messages;
        int invites = 0, byes = 0;
        std::chrono::milliseconds took{0};
    };

    Told call(const QString &scenario, std::chrono::milliseconds message);

    SipLine m_line;
};

void TestSipSession::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipSession::headers()
{
    using Refresher = SessionExpires::Refresher;
    QCOMPARE(sessionExpiresOf("1800"), (SessionExpires{1800s, Refresher::Unsaid}));
    QCOMPARE(sessionExpiresOf(" 90 ; Refresher = UAC "), (SessionExpires{90s, Refresher::Caller}));
    QCOMPARE(sessionExpiresOf("90;x=y;refresher=uas"), (SessionExpires{90s, Refresher::Callee}));
    QCOMPARE(sessionExpiresOf("90;refresher=them"), (SessionExpires{90s, Refresher::Unsaid}));
    for (const char *none : {"", "0", "-5", "soon", "99999999999999999999", "18x"})
        QVERIFY2(!sessionExpiresOf(none), none);
    QCOMPARE(minimumOf("3600;generic=1"), 3600s);
}

TestSipSession::Told TestSipSession::call(const QString &scenario, std::chrono::milliseconds message)
{
    Ear ear;
    SippCall call(m_line, scenario, ear.key());
    call.order.playlist = messageOf(message);
    Told told;
    if (!call.begins())
        return told;
    QElapsedTimer took;
    took.start();
    if (!call.ends(30'000))
        return told;
    told.took = std::chrono::milliseconds(took.elapsed());
    (void)QTest::qWaitFor([&] { return call.phone.received("BYE") > 0; }, 5'000);
    told.end = call.end();
    told.invites = call.phone.received("INVITE");
    told.byes = call.phone.received("BYE");
    told.messages = call.phone.messages();
    return told;
}

void TestSipSession::asksForALongerOne()
{
    const Told told = call(u"session422.xml"_s, 1s);
    QCOMPARE(told.end.sipCode, 200);
    QCOMPARE(told.end.heard, 1s);
    QCOMPARE(told.invites, 2);
    QVERIFY(told.messages.contains("Supported: timer"));
    QVERIFY(told.messages.contains("Session-Expires: 1800\r\n"));
    QVERIFY(told.messages.contains("Min-SE: 90\r\n"));
    QVERIFY(told.messages.contains("Session-Expires: 3600\r\n"));
    QVERIFY(told.messages.contains("Min-SE: 3600\r\n"));
}

void TestSipSession::renewsWhatIsOurs()
{
    const Told told = call(u"sessionours.xml"_s, 5s);
    QCOMPARE(told.end.heard, 5s); // across two renewals
    QCOMPARE(told.invites, 3);
    QCOMPARE(told.messages.count("Session-Expires: 4;refresher=uac\r\n"), 5); // theirs, ours, theirs, ours, theirs
    QCOMPARE(told.byes, 1);
}

void TestSipSession::waitsForTheirs()
{
    const Told told = call(u"sessiontheirs.xml"_s, 4s);
    QCOMPARE(told.end.heard, 4s);
    QCOMPARE(told.invites, 2); // one of them is theirs
    QVERIFY(told.messages.contains("Session-Expires: 6;refresher=uac\r\n"));
}

void TestSipSession::endsWhenTheirsDoesNotCome()
{
    const Told told = call(u"sessionforgotten.xml"_s, 20s);
    QCOMPARE(told.end.cause, CallEnd::Cause::Completed);
    QVERIFY2(told.end.heard < 5s, qPrintable(QString::number(told.end.heard.count())));
    QCOMPARE(told.byes, 1);
    QVERIFY(told.took < 8s);
}

QTEST_GUILESS_MAIN(TestSipSession)
#include "tst_sipsession.moc"
