// SPDX-License-Identifier: GPL-3.0-or-later
// How many calls a second, and that a campaign is no longer than they allow.
#include "exchanges.h"
#include "pacer.h"
#include "pacingrun.h"
#include "sampledata.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <random>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using std::chrono::microseconds;

class tst_dialer_pacing final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noSecondHoldsMoreCallsThanTheCap_data();
    void noSecondHoldsMoreCallsThanTheCap();
    void aFreshPacerWaits();
    void theLongestPrefixWins();
    void anExchangeBearsNoMoreThanItsCap();
    void aCampaignIsNoLongerThanItsBound_data();
    void aCampaignIsNoLongerThanItsBound();
    void theEstimateIsNear();
};

void tst_dialer_pacing::noSecondHoldsMoreCallsThanTheCap_data()
{
    QTest::addColumn<double>("cps");
    for (const double cps : {0.2, 1.0, 2.5, 6.0, 17.0, 100.0, 350.0})
        QTest::addRow("%g", cps) << cps;
}

void tst_dialer_pacing::noSecondHoldsMoreCallsThanTheCap()
{
    QFETCH(double, cps);
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        Pacer pacer(cps, 0us);
        microseconds now = 0us;
        std::vector<microseconds> starts;
        while (static_cast<double>(starts.size()) < std::max(400.0, 3 * cps)) {
            // the caller comes late, in bursts, after pauses: it may never come too often
            now = std::max(now, pacer.next());
            if (random() % 3 == 0)
                now += microseconds(random() % static_cast<unsigned>(2e6 / cps));
            QVERIFY(pacer.ready(now));
            pacer.take(now);
            starts.push_back(now);
        }
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const auto inSecond =
                std::ranges::count_if(starts, [&](microseconds s) { return s >= starts[i] && s <= starts[i] + 1s; });
            QVERIFY2(static_cast<double>(inSecond) <= std::max(cps, 1.0), qPrintable(QString::number(inSecond)));
        }
    }
    // and an eager caller gets what the cap allows
    Pacer pacer(cps, 0us);
    int started = 0;
    for (microseconds now = 0us; now < 100s; now = std::max(now, pacer.next())) {
        pacer.take(now);
        ++started;
    }
    const double allowed = cps < 1 ? cps : std::floor(cps);
    QVERIFY2(started >= allowed * 100 * 0.98, qPrintable(QString::number(started)));
}

void tst_dialer_pacing::aFreshPacerWaits()
{
    const Pacer pacer(6, 1s);
    QVERIFY(!pacer.ready(999ms));
    QVERIFY(pacer.ready(1s));
}

void tst_dialer_pacing::theLongestPrefixWins()
{
    const Exchanges exchanges({{"+390461", 5, 0}, {"+3904612", 2, 0}, {"+39340", 9, 1}});
    QCOMPARE(exchanges.groupOf(390461999999), 1);
    QCOMPARE(exchanges.groupOf(390461299999), 2);
    QCOMPARE(exchanges.groupOf(393401234567), 3);
    QCOMPARE(exchanges.groupOf(390462123456), 0);
    QCOMPARE(exchanges.groupOf(39046), 0); // shorter than any prefix
    QCOMPARE(Exchanges().groupOf(390461999999), 0);
    QCOMPARE(exchanges.capacity(2, {90, 6}), (LineCapacity{2, 6}));
    QCOMPARE(exchanges.capacity(3, {4, 6}), (LineCapacity{4, 1}));
}

void tst_dialer_pacing::anExchangeBearsNoMoreThanItsCap()
{
    for (unsigned seed = 1; seed <= 20; ++seed) {
        std::mt19937 random(seed);
        Exchanges exchanges({{"+390461", 4, 3}});
        std::vector<microseconds> starts;
        std::multimap<microseconds, int> ends;
        microseconds now = 0us;
        while (starts.size() < 300) {
            while (!ends.empty() && ends.begin()->first <= now) {
                ends.erase(ends.begin());
                exchanges.release(1);
            }
            QVERIFY(exchanges.open(0, now)); // whatever becomes of it, the others go on
            if (exchanges.open(1, now)) {
                exchanges.take(1, now);
                starts.push_back(now);
                ends.emplace(now + microseconds(random() % 4'000'000), 0);
                QVERIFY(ends.size() <= 4);
            }
            now += microseconds(random() % 100'000);
        }
        for (std::size_t i = 0; i + 3 < starts.size(); ++i)
            QVERIFY(starts[i + 3] - starts[i] > 1s);
    }
}

void tst_dialer_pacing::aCampaignIsNoLongerThanItsBound_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<double>("cps");
    QTest::addColumn<int>("underCap"); // of a thousand
    QTest::newRow("by calls") << 2000 << 10.0 << 0;
    QTest::newRow("by channels") << 100 << 20.0 << 0;
    QTest::newRow("an exchange with room") << 2000 << 10.0 << 100;
    QTest::newRow("by an exchange") << 2000 << 30.0 << 300;
}

void tst_dialer_pacing::aCampaignIsNoLongerThanItsBound()
{
    QFETCH(int, channels);
    QFETCH(double, cps);
    QFETCH(int, underCap);
    PacingCase pacing{.name = {},
        .recipients = 24'000,
        .channels = channels,
        .callsPerSecond = cps,
        .policy = sample::emergency(300s)};
    pacing.policy.horizon = 24h;
    if (underCap > 0) {
        pacing.exchanges = {{"+390461", 60, 2}};
        pacing.underCap = underCap;
    }
    const auto result = runPacing(pacing);
    QVERIFY(result.finished);
    const auto words =
        QStringLiteral("%1 calls in %2 s, the bound is %3 s").arg(result.calls).arg(result.length).arg(result.bound);
    QVERIFY2(result.over() <= 0.02, qPrintable(words));
    QVERIFY2(result.over() >= 0, qPrintable(words)); // or the bound is none
    QVERIFY(result.mostChannels <= channels);
    QVERIFY(result.mostInASecond <= cps);
    QVERIFY2(result.mostOfAnExchange <= 100, qPrintable(QString::number(result.mostOfAnExchange)));
    QVERIFY(result.reached > 0.7);
}

void tst_dialer_pacing::theEstimateIsNear()
{
    PacingCase pacing{
        .name = {}, .recipients = 8'000, .channels = 200, .callsPerSecond = 10, .policy = sample::emergency(300s)};
    const auto result = runPacing(pacing);
    QVERIFY2(std::abs(result.estimated / result.length - 1) < 0.15,
        qPrintable(QStringLiteral("foretold %1, it was %2").arg(result.estimated).arg(result.length)));
}

QTEST_GUILESS_MAIN(tst_dialer_pacing)
#include "tst_dialer_pacing.moc"
