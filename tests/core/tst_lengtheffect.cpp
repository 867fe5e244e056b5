// SPDX-License-Identifier: GPL-3.0-or-later
#include "lengtheffect.h"

#include <QTest>

using namespace campanile;
using namespace std::chrono_literals;

class TestLengthEffect : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void isTheForecasts()
    {
        const Policy policy = Policy::emergency();
        const LengthEffect effect = lengthEffect(4812, 34s, 10s, policy, 90, 30);
        QCOMPARE(effect.total, forecast(4812, 34s, policy, 90, 30).total);
        QCOMPARE(effect.saved, effect.total - forecast(4812, 24s, policy, 90, 30).total);
        QVERIFY(effect.saved > 1min);
        // more to cut saves more
        QVERIFY(lengthEffect(4812, 34s, 20s, policy, 90, 30).saved > effect.saved);
        const QString said = words(effect);
        QVERIFY(said.contains(u"34") && said.contains(u"90") && said.contains(u"10"));
    }

    void nothingToSave()
    {
        const Policy policy = Policy::emergency();
        // one call a second: the channels are never the limit
        const LengthEffect slow = lengthEffect(4812, 34s, 10s, policy, 500, 1);
        QVERIFY(slow.saved < 30s);
        QVERIFY(words(slow).endsWith(u'.'));
        QCOMPARE(words(slow).count(u'.'), 1);
        // never more than there is
        const LengthEffect all = lengthEffect(100, 5s, 10s, policy, 10, 5);
        QCOMPARE(all.shorter, 5s);
        QCOMPARE(lengthEffect(100, 5s, -10s, policy, 10, 5).saved, 0s);
    }

    void nothingAtAll()
    {
        const Policy policy = Policy::service();
        QCOMPARE(lengthEffect(0, 34s, 10s, policy, 90, 30), LengthEffect());
        QCOMPARE(lengthEffect(10, 0s, 10s, policy, 90, 30), LengthEffect());
        QCOMPARE(lengthEffect(10, 34s, 10s, policy, 0, 30), LengthEffect());
        QCOMPARE(lengthEffect(10, 34s, 10s, policy, 90, 0), LengthEffect());
        QVERIFY(words(LengthEffect()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(TestLengthEffect)
#include "tst_lengtheffect.moc"
