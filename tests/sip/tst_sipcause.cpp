// SPDX-License-Identifier: GPL-3.0-or-later
// What a network's answers mean, also when they are written by somebody who read another standard.
#include "sipcause.h"

#include <QTest>

using namespace campanile::dialer;
using namespace std::chrono_literals;

class TestSipCause : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void reasons_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("cause");
        QTest::newRow("plain") << QByteArray("Q.850;cause=17;text=\"User busy\"") << 17;
        QTest::newRow("spaces") << QByteArray("Q.850 ; cause= 16 ;text=\"Terminated\"") << 16;
        QTest::newRow("after another") << QByteArray("SIP;cause=200;text=\"elsewhere\", Q.850;cause=34") << 34;
        QTest::newRow("before another") << QByteArray("Q.850;text=x,SIP;cause=200") << 0;
        QTest::newRow("another only") << QByteArray("SIP ;cause=580 ;text=\"Precondition Failure\"") << 0;
        QTest::newRow("no number") << QByteArray("Q.850;cause=;text=x") << 0;
        QTest::newRow("below zero") << QByteArray("Q.850;cause=-1") << 0;
        QTest::newRow("no such cause") << QByteArray("Q.850;cause=999") << 0;
        QTest::newRow("nothing") << QByteArray() << 0;
    }

    void reasons()
    {
        QFETCH(const QByteArray, header);
        QTEST(q850Of(header.toStdString()), "cause");
    }

    void waits_data()
    {
        QTest::addColumn<QByteArray>("header");
        QTest::addColumn<int>("seconds");
        QTest::newRow("plain") << QByteArray("30") << 30;
        QTest::newRow("with words") << QByteArray(" 18 (in a meeting);duration=60") << 18;
        QTest::newRow("none") << QByteArray("0") << 0;
        QTest::newRow("a date, as HTTP has it") << QByteArray("Fri, 31 Dec 1999 23:59:59 GMT") << -1;
        QTest::newRow("below zero") << QByteArray("-5") << -1;
        QTest::newRow("endless") << QByteArray("99999999999999999999") << 999999;
        QTest::newRow("nothing") << QByteArray() << -1;
    }

    void waits()
    {
        QFETCH(const QByteArray, header);
        QFETCH(const int, seconds);
        const auto found = retryAfterOf(header.toStdString());
        QCOMPARE(found.has_value(), seconds >= 0);
        if (found)
            QCOMPARE(found->count(), seconds);
    }

    void whoseFaultItIs()
    {
        for (const int code : {0, 401, 402, 407, 429, 503})
            QVERIFY2(isLineFault(code), qPrintable(QString::number(code)));
        for (const int code : {200, 302, 403, 404, 480, 486, 487, 500, 600, 603})
            QVERIFY2(!isLineFault(code), qPrintable(QString::number(code)));
    }
};

QTEST_GUILESS_MAIN(TestSipCause)
#include "tst_sipcause.moc"
