// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "sampledata.h"
#include "servicecalls.h"
#include "sipcampaign.h"

#include <QTest>

#include <chrono>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

qint64 nowUs()
{
    using namespace std::chrono;
    return duration_cast<microseconds>(system_clock::now().time_since_epoch()).count();
}

} // namespace

/// STOP while a campaign of ten thousand calls, by the telephones' own clock and record.
class TestSipStop final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void stopsWithinASecond();
    void letsASentenceEnd();
};

void TestSipStop::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipStop::stopsWithinASecond()
{
    SippTown town(u"stopped.xml"_s);
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 1000\ncalls_per_second = 200\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = Campaign::ofSize("campaign-1", 10000); // 20 s of message: who listens does so still
    campaign.policy.ringTimeout = std::chrono::seconds(60);
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() >= 900, 60000); // with some 600 of them up: there is room for more

    const qint64 stopUs = nowUs();
    campanile::v1::Campaign stopped;
    QVERIFY_OK(stop(dialer, campaign.id, &stopped));
    const qint64 toldUs = nowUs();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), campanile::v1::CAMPAIGN_STATE_STOPPED, 10000);
    // every telephone knows that it is over, and none rings again
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(town.calls(), &TownCall::endedUs), 10000);
    QTest::qWait(3000);
    const auto calls = town.calls();
    const auto ledger = ledgerCalls(dialer, campaign);

    int rang = 0, talked = 0, crossed = 0;
    qint64 lastInvite = 0, lastEnd = 0;
    for (const TownCall &call : calls) {
        const QByteArray who = call.id + " to " + call.number;
        lastInvite = std::max(lastInvite, call.invites.last());
        const qint64 ended = call.endedUs();
        QVERIFY2(ended, (who + " was never ended").constData());
        const bool up = call.invitedUs() <= stopUs && ended > stopUs;
        const bool answered = call.answeredUs && call.answeredUs <= stopUs;
        if (up && answered) {
            ++talked;
            QVERIFY2(call.byeUs || call.hungUpUs, (who + " talked, and nobody hung up").constData());
        } else if (up || call.invitedUs() > stopUs) {
            ++rang;
            crossed += call.answeredUs ? 1 : 0;
            QVERIFY2(call.cancelledUs || call.byeUs || call.hungUpUs || call.code == 486,
                (who + " rang, and was not cancelled").constData());
        }
        if (ended > stopUs && (call.byeUs || call.cancelledUs))
            lastEnd = std::max({lastEnd, call.byeUs, call.cancelledUs});

        // and in the ledger it is one call, with one end
        QVERIFY2(ledger.contains(call.id), (who + " is not in the ledger").constData());
        QCOMPARE(ledger[call.id].number, call.number);
    }
    QSet<QByteArray> dialled;
    for (const TownCall &call : calls)
        dialled.insert(call.id);
    QCOMPARE(dialled.size(), calls.size());
    int neverDialled = 0;
    for (const auto &[id, entry] : ledger.asKeyValueRange()) {
        QCOMPARE(entry.ends, 1);
        if (dialled.contains(id))
            continue;
        ++neverDialled; // its row was on the disk, and its turn did not come any more
        QCOMPARE(entry.outcome, campanile::v1::OUTCOME_STOPPED);
        QVERIFY(!entry.answered);
    }
    QVERIFY2(rang > 100 && talked > 50, qPrintable(u"%1 rang, %2 talked: no test"_s.arg(rang).arg(talked)));
    QVERIFY2(
        lastInvite < stopUs + 1'000'000, qPrintable(u"an INVITE %1 ms after STOP"_s.arg((lastInvite - stopUs) / 1000)));
    QVERIFY2(lastEnd < stopUs + 1'000'000,
        qPrintable(u"a call was ended %1 ms after STOP"_s.arg((lastEnd - stopUs) / 1000)));
    qInfo("%d calls of 10000 begun; at STOP %d rang (%d were answered in that moment), %d talked; the last INVITE came "
          "%.1f ms after STOP was asked for, the last CANCEL or BYE %.1f ms; STOP was durable after %.1f ms; %d were "
          "written down and not dialled",
        int(calls.size()), rang, crossed, talked, double(lastInvite - stopUs) / 1000, double(lastEnd - stopUs) / 1000,
        double(toldUs - stopUs) / 1000, neverDialled);
}

void TestSipStop::letsASentenceEnd()
{
    SippTown town(u"stopped.xml"_s);
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer, town.trunk("channels = 500\ncalls_per_second = 100\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = Campaign::ofSize("campaign-1", 2000); // 20 s of one tone: no pause anywhere
    campaign.policy.ringTimeout = std::chrono::seconds(60);
    campaign.policy.finishSentence = true;
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() >= 450, 60000);
    const qint64 stopUs = nowUs();
    campanile::v1::Campaign stopped;
    QVERIFY_OK(stop(dialer, campaign.id, &stopped));
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), campanile::v1::CAMPAIGN_STATE_STOPPED, 15000);
    QTRY_VERIFY_WITH_TIMEOUT(std::ranges::all_of(town.calls(), &TownCall::endedUs), 10000);
    int rang = 0, talked = 0;
    qint64 lastCancel = 0, firstBye = 0, lastBye = 0;
    for (const TownCall &call : town.calls()) {
        QVERIFY(call.invites.last() < stopUs + 1'000'000);
        if (call.invitedUs() > stopUs || call.endedUs() <= stopUs)
            continue;
        if (call.answeredUs && call.answeredUs < stopUs - 1'500'000) { // its answer was durable, and it was spoken to
            ++talked;
            if (!call.byeUs)
                continue; // the telephone was quicker
            firstBye = firstBye ? std::min(firstBye, call.byeUs) : call.byeUs;
            lastBye = std::max(lastBye, call.byeUs);
        } else if (call.cancelledUs) {
            ++rang;
            lastCancel = std::max(lastCancel, call.cancelledUs);
        }
    }
    qInfo("%d rang, the last was cancelled after %.1f ms; %d talked, and were hung up after %.1f to %.1f ms", rang,
        double(lastCancel - stopUs) / 1000, talked, double(firstBye - stopUs) / 1000, double(lastBye - stopUs) / 1000);
    QVERIFY(rang > 10 && talked > 10 && lastBye);
    QVERIFY(lastCancel < stopUs + 1'000'000);
    QVERIFY(lastBye > stopUs + 7'000'000);
    QVERIFY(lastBye < stopUs + 9'500'000);
}

QTEST_GUILESS_MAIN(TestSipStop)
#include "tst_sipstop.moc"
