// SPDX-License-Identifier: GPL-3.0-or-later
#include "ear.h"
#include "sipline.h"
#include "sippphone.h"

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
    void cannotBeHeard_data();
    void cannotBeHeard();

private:
    std::unique_ptr<SipLine> m_line;
};

void TestSipAnswers::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
    m_line = std::make_unique<SipLine>();
}

void TestSipAnswers::twoTelephonesAreAnswered()
{
    Ear first, second;
    SippPhone phone(u"forks.xml"_s, first.key() + second.key(u"other_port"_s));
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123456, 1s));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.answers(), 1);
    QCOMPARE(engine.ends().front().heard, 1000ms);
    QTRY_COMPARE(phone.received("BYE"), 2);
    QCOMPARE(phone.received("ACK"), 2);
    // the second is hung up long before the first has heard it all
    const auto messages = phone.messages();
    const auto bye = messages.sliced(messages.indexOf("\nBYE sip:"));
    const auto to = bye.sliced(bye.indexOf("\nTo: ") + 1);
    QVERIFY2(to.first(to.indexOf('\n')).contains("B1"), bye.left(600).constData());
    first.drain();
    second.drain();
    QCOMPARE(first.soundFrames, 50);
    QCOMPARE(second.soundFrames + second.silentFrames, 0);
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipAnswers::anotherTelephoneIsAnswered()
{
    Ear answered, rang;
    SippPhone phone(u"forkedmedia.xml"_s, answered.key() + rang.key(u"other_port"_s));
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123456, 1s));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.answers(), 1);
    QCOMPARE(engine.ends().front().heard, 1000ms);
    QTRY_COMPARE(phone.received("BYE"), 1);
    answered.drain();
    rang.drain();
    QCOMPARE(answered.soundFrames, 50);
    QCOMPARE(rang.soundFrames + rang.silentFrames, 0);
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipAnswers::theAcknowledgementIsLost()
{
    Ear ear;
    SippPhone phone(u"lostack.xml"_s, ear.key() + QStringList{u"-nr"_s}); // else SIPp answers each ACK again
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123456, 1s));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.answers(), 1);
    QCOMPARE(engine.ends().front().heard, 1000ms);
    QTRY_COMPARE(phone.received("BYE"), 1);
    QCOMPARE(phone.received("ACK"), 3);
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipAnswers::triesForEver()
{
    SippPhone phone(u"trying.xml"_s);
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    CallOrder call = SipLine::order(390461123456, 1s);
    call.ringTimeout = 700ms;
    trunk->dial(call);
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().cause, CallEnd::Cause::NoAnswer);
    QCOMPARE(engine.answers(), 0);
    QTRY_COMPARE(phone.received("CANCEL"), 1);
    QTRY_COMPARE(phone.received("ACK"), 1);
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipAnswers::isDeafToTheCancel()
{
    SippPhone phone(u"deaf.xml"_s);
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    CallOrder call = SipLine::order(390461123456, 1s);
    call.ringTimeout = 300ms;
    trunk->dial(call);
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().cause, CallEnd::Cause::NoAnswer);
    QTRY_VERIFY(phone.received("CANCEL") > 1);
    QCOMPARE(engine.ends().size(), 1U);
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
    SippPhone phone(u"says.xml"_s);
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123000 + std::uint64_t(code)));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().cause, CallEnd::Cause::Unreachable);
    QCOMPARE(engine.ends().front().sipCode, code);
    QVERIFY(!engine.ends().front().lineFault); // the number counts it as an attempt: no endless round
    QCOMPARE(engine.answers(), 0);
    QTRY_COMPARE(phone.received("ACK"), 1);
    QCOMPARE(phone.received("INVITE"), 1);
}

void TestSipAnswers::isPutOnHold()
{
    Ear ear;
    SippPhone phone(u"holds.xml"_s, ear.key());
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123456, 1s));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.answers(), 1);
    QCOMPARE(engine.ends().front().cause, CallEnd::Cause::Completed);
    QTRY_COMPARE(phone.received("BYE"), 1);
    QCOMPARE(phone.received("ACK"), 3); // of its answer, and the two that it sent itself
    const auto messages = phone.messages();
    QVERIFY2(messages.contains("a=recvonly"), "the answer to a hold takes no notice of it");
    QCOMPARE(phone.errors(), QByteArray());
}

void TestSipAnswers::knowsNoKeys()
{
    Ear ear;
    SippPhone phone(u"nokeys.xml"_s, ear.key());
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123456, 1s));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.ends().front().heard, 1000ms);
    QVERIFY(engine.ends().front().keys.empty());
    ear.drain();
    QCOMPARE(ear.soundFrames, 50);
    QCOMPARE(phone.errors(), QByteArray());
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
    SippPhone phone(scenario);
    QVERIFY(phone.start());
    const auto trunk = m_line->open(SipLine::settings(phone.port()));
    QVERIFY(trunk);
    CallLog engine(*trunk);
    trunk->dial(SipLine::order(390461123456, 1s));
    QTRY_COMPARE(engine.ends().size(), 1U);
    QCOMPARE(engine.answers(), 0); // nothing could be said: that is no answer
    QCOMPARE(engine.ends().front().cause, CallEnd::Cause::Unreachable);
    QTRY_COMPARE(phone.received("BYE"), 1); // and whoever picked up is not left with an open line
    QCOMPARE(phone.received("ACK"), 1);
}

QTEST_GUILESS_MAIN(TestSipAnswers)
#include "tst_sipanswers.moc"
