// SPDX-License-Identifier: GPL-3.0-or-later
#include "ear.h"
#include "sippcall.h"

#include <QElapsedTimer>
#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

/// A dialer that ends while it talks.
class TestSipFarewell final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isSaidAgain();
    void isHeardByNobody();
};

void TestSipFarewell::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipFarewell::isSaidAgain()
{
    Ear ear;
    auto line = std::make_unique<SipLine>();
    SippCall call(*line, u"hardofhearing.xml"_s, ear.key() + QStringList{u"-nr"_s}); // else SIPp answers it by itself
    call.order = SipLine::order(390461123456, 10s);
    QVERIFY(call.begins());
    QTRY_COMPARE(call.log->answers(), 1);
    call.log.reset();
    call.trunk.reset();
    line.reset();
    QTRY_COMPARE(call.phone.received("BYE"), 2); // SIPp writes it down in a moment
    QCOMPARE(call.phone.errors(), QByteArray());
}

void TestSipFarewell::isHeardByNobody()
{
    Ear ear;
    auto line = std::make_unique<SipLine>();
    SippCall call(*line, u"answers.xml"_s, ear.key());
    call.order = SipLine::order(390461123456, 10s);
    QVERIFY(call.begins());
    QTRY_COMPARE(call.log->answers(), 1);
    call.log.reset();
    call.phone.freeze(true);
    QElapsedTimer time;
    time.start();
    call.trunk.reset();
    line.reset();
    QVERIFY2(time.elapsed() < 8000, "a dead line holds the dialer up");
    call.phone.freeze(false);
    QTRY_VERIFY(call.phone.received("BYE") >= 4); // after 0, 0.5, 1.5 and 3.5 s; SIPp writes some of them twice
}

QTEST_GUILESS_MAIN(TestSipFarewell)
#include "tst_sipfarewell.moc"
