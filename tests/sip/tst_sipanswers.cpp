// SPDX-License-Identifier: GPL-3.0-or-later
#include "ear.h"
#include "sippcall.h"

#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// Answers as networks really give them: forked, crossed, half lost, on hold, or of no use.
class TestSipAnswers final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void twoTelephonesAreAnswered();
    void anotherTelephoneIsAnswered();
    void theAcknowledgementIsLost();
    void triesForEver();
    void isDeafToTheCancel();
    void isRefused_data();
    void isRefused();
    void isPutOnHold();
    void knowsNoKeys();
    void isAskedWhoHangsUp();
    void cannotBeHeard_data();
    void cannotBeHeard();

private:
    SipLine m_line;
};

void TestSipAnswers::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipAnswers::twoTelephonesAreAnswered()
{
    Ear first, second;
    SippCall call(m_line, u"forks.xml"_s, first.key() + second.key(u"other_port"_s));
    QVERIFY(call.ends());
    QCOMPARE(call.log->answers(), 1);
    QCOMPARE(call.end().heard, 1000ms);
    QTRY_COMPARE(call.phone.received("BYE"), 2);
    QCOMPARE(call.phone.received("ACK"), 2);
    // the second is hung up long before the first has heard it all
    const auto messages = call.phone.messages();
    const auto bye = messages.sliced(messages.indexOf("\nBYE sip:"));
    const auto to = bye.sliced(bye.indexOf("\nTo: ") + 1);
    QVERIFY2(to.first(to.indexOf('\n')).contains("B1"), bye.left(600).constData());
    first.drain();
    second.drain();
    QCOMPARE(first.soundFrames, 50);
    QCOMPARE(second.soundFrames + second.silentFrames, 0);
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::anotherTelephoneIsAnswered()
{
    Ear answered, rang;
    SippCall call(m_line, u"forkedmedia.xml"_s, answered.key() + rang.key(u"other_port"_s));
    QVERIFY(call.ends());
    QCOMPARE(call.log->answers(), 1);
    QCOMPARE(call.end().heard, 1000ms);
    QTRY_COMPARE(call.phone.received("BYE"), 1);
    answered.drain();
    rang.drain();
    QCOMPARE(answered.soundFrames, 50);
    QCOMPARE(rang.soundFrames + rang.silentFrames, 0);
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::theAcknowledgementIsLost()
{
    Ear ear;
    SippCall call(m_line, u"lostack.xml"_s, ear.key() + QStringList{u"-nr"_s}); // else SIPp answers each ACK again
    QVERIFY(call.ends());
    QCOMPARE(call.log->answers(), 1);
    QCOMPARE(call.end().heard, 1000ms);
    QTRY_COMPARE(call.phone.received("BYE"), 1);
    QCOMPARE(call.phone.received("ACK"), 3);
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::triesForEver()
{
    SippCall call(m_line, u"trying.xml"_s);
    call.order.ringTimeout = 700ms;
    QVERIFY(call.ends());
    QCOMPARE(call.end().cause, CallEnd::Cause::NoAnswer);
    QCOMPARE(call.log->answers(), 0);
    QTRY_COMPARE(call.phone.received("CANCEL"), 1);
    QTRY_COMPARE(call.phone.received("ACK"), 1);
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::isDeafToTheCancel()
{
    SippCall call(m_line, u"deaf.xml"_s);
    call.order.ringTimeout = 300ms;
    QVERIFY(call.ends());
    QCOMPARE(call.end().cause, CallEnd::Cause::NoAnswer);
    QTRY_VERIFY(call.phone.received("CANCEL") > 1);
    QCOMPARE(call.log->ends().size(), 1U);
}

void TestSipAnswers::isRefused_data()
{
    QTest::addColumn<int>("code");
    for (const int code : {420, 421, 422, 488, 606, 699})
        QTest::addRow("%d", code) << code;
}

void TestSipAnswers::isRefused()
{
    QFETCH(const int, code);
    SippCall call(m_line, u"says.xml"_s);
    call.order.number = 390461123000 + std::uint64_t(code);
    QVERIFY(call.ends());
    QCOMPARE(call.end().cause, CallEnd::Cause::Unreachable);
    QCOMPARE(call.end().sipCode, code);
    QVERIFY(!call.end().lineFault); // the number counts it as an attempt: no endless round
    QCOMPARE(call.log->answers(), 0);
    QTRY_COMPARE(call.phone.received("ACK"), 1);
    QCOMPARE(call.phone.received("INVITE"), 1);
}

void TestSipAnswers::isPutOnHold()
{
    Ear ear;
    SippCall call(m_line, u"holds.xml"_s, ear.key());
    QVERIFY(call.ends());
    QCOMPARE(call.log->answers(), 1);
    QCOMPARE(call.end().cause, CallEnd::Cause::Completed);
    QTRY_COMPARE(call.phone.received("BYE"), 1);
    QCOMPARE(call.phone.received("ACK"), 3); // of its answer, and the two that it sent itself
    const auto messages = call.phone.messages();
    QVERIFY2(messages.contains("a=recvonly"), "the answer to a hold takes no notice of it");
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::knowsNoKeys()
{
    Ear ear;
    SippCall call(m_line, u"nokeys.xml"_s, ear.key());
    QVERIFY(call.ends());
    QCOMPARE(call.end().heard, 1000ms);
    QVERIFY(call.end().keys.empty());
    ear.drain();
    QCOMPARE(ear.soundFrames, 50);
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::isAskedWhoHangsUp()
{
    Ear ear;
    SippCall call(m_line, u"whohangsup.xml"_s, ear.key());
    call.settings.user = "campanile";
    call.settings.password = "a password";
    QVERIFY(call.ends());
    QTRY_COMPARE(call.phone.received("BYE"), 2); // the call is over, and where its requests really go is still known
    QTRY_COMPARE(call.phone.messages().count("SIP/2.0 200 OK"), 2); // of the INVITE, of the BYE
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipAnswers::cannotBeHeard_data()
{
    QTest::addColumn<QString>("scenario");
    QTest::newRow("another codec") << u"nocodec.xml"_s;
    QTest::newRow("no sound at all") << u"nosound.xml"_s;
}

void TestSipAnswers::cannotBeHeard()
{
    QFETCH(const QString, scenario);
    SippCall call(m_line, scenario);
    QVERIFY(call.ends());
    QCOMPARE(call.log->answers(), 0); // nothing could be said: that is no answer
    QCOMPARE(call.end().cause, CallEnd::Cause::Unreachable);
    QTRY_COMPARE(call.phone.received("BYE"), 1); // and whoever picked up is not left with an open line
    QCOMPARE(call.phone.received("ACK"), 1);
}

QTEST_GUILESS_MAIN(TestSipAnswers)
#include "tst_sipanswers.moc"
