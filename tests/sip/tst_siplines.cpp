// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "sipcampaign.h"

#include <QTest>

#include <algorithm>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
namespace v1 = campanile::v1;

namespace {

constexpr qint64 second = 1'000'000; // the telephones' clock counts microseconds

QList<qint64> invitesOf(const QList<TownCall> &calls)
{
    QList<qint64> times;
    for (const auto &call : calls)
        times.append(call.invites.first());
    std::ranges::sort(times);
    return times;
}

/// The most that began in any window of one second, wherever it begins.
qsizetype mostInASecond(const QList<qint64> &times)
{
    qsizetype most = 0;
    for (qsizetype first = 0, next = 0; next < times.size(); ++next) {
        while (times[next] - times[first] >= second)
            ++first;
        most = std::max(most, next - first + 1);
    }
    return most;
}

} // namespace

/// What a line and an exchange may bear, by the telephones' own record.
class TestSipLines final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void retryAfterIsKeptToTheLetter();
    void noWindowIsOverTheCap();
};

void TestSipLines::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

/// The first line says 503 with Retry-After 7 to every call: it is asked once and left alone for seven seconds, the
/// other carries the campaign meanwhile, and what the first refused is no attempt at anybody.
void TestSipLines::retryAfterIsKeptToTheLetter()
{
    SippTown full(u"full.xml"_s), town;
    QVERIFY(full.start());
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    const QByteArray pace = "channels = 60\ncalls_per_second = 10\n";
    const QByteArray first = full.trunk(pace + "ping_seconds = 0\npriority = 1\n")
                                 .replace("name = \"town\"", "name = \"full\"")
                                 .replace("[20000, 32000]", "[20000, 25998]");
    const QByteArray other = town.trunk(pace + "priority = 2\n").replace("[20000, 32000]", "[26000, 32000]");
    useTrunk(dialer, first + other);
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto campaign = townCampaign("campaign-1", 150);
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 100'000);

    const auto refused = full.calls();
    QVERIFY2(refused.size() >= 2, qPrintable(QString::number(refused.size()))); // it was tried again...
    for (qsizetype i = 1; i < refused.size(); ++i) {
        const qint64 waited = refused[i].invites.first() - refused[i - 1].refusedUs;
        QVERIFY2(waited >= 7 * second, qPrintable(QString::number(waited))); // ...and never sooner
    }
    QSet<QByteArray> called;
    for (const auto &call : town.calls()) {
        QVERIFY2(!called.contains(call.number), call.number.constData());
        called.insert(call.number);
    }
    QCOMPARE(called.size(), 150); // one attempt each was allowed, and nobody lost theirs to the full line
}

void TestSipLines::noWindowIsOverTheCap()
{
    SippTown town;
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 60\ncalls_per_second = 12\n"),
        "[[exchange]]\nprefix = \"+390461\"\ncalls_per_second = 4\n");
    QVERIFY2(dialer.start(), dialer.log().constData());
    const auto campaign = townCampaign("campaign-1", 100);
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), v1::CAMPAIGN_STATE_FINISHED, 100'000);

    const auto calls = town.calls();
    QCOMPARE(calls.size(), 100);
    QList<TownCall> exchange, others;
    for (const auto &call : calls)
        (call.number.startsWith("+390461") ? exchange : others).append(call);
    // One more: a packet that was late on the way is seen in the next call's second.
    const auto most = mostInASecond(invitesOf(calls)), here = mostInASecond(invitesOf(exchange));
    QVERIFY2(most <= 12 + 1, qPrintable(QString::number(most)));
    QVERIFY2(here <= 4 + 1, qPrintable(QString::number(here)));
    // Those elsewhere did not wait for it.
    QVERIFY(!others.isEmpty() && invitesOf(others).last() < invitesOf(exchange).last() - 5 * second);
}

QTEST_GUILESS_MAIN(TestSipLines)
#include "tst_siplines.moc"
