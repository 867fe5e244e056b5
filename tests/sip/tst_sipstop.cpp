// SPDX-License-Identifier: GPL-3.0-or-later
#include "grpcverify.h"
#include "sampledata.h"
#include "servicecalls.h"
#include "sipcampaign.h"

#include <QTest>

#include <chrono>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

/// STOP while a campaign of ten thousand calls, by the telephones' own clock and record.
class TestSipStop final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void stopsWithinASecond_data();
    void stopsWithinASecond();
    void letsASentenceEnd();
};

void TestSipStop::initTestCase()
{
    if (!SippPhone::isInstalled())
        QSKIP("SIPp (sip-tester) is not installed");
}

void TestSipStop::stopsWithinASecond_data()
{
    QTest::addColumn<int>("channels");
    QTest::addColumn<int>("callsPerSecond");
    QTest::addColumn<int>("begun"); ///< calls, when STOP comes: there is room for more
    QTest::addColumn<QByteArray>("who"); ///< by the last digit of the number
    QTest::addColumn<int>("up"); ///< of those, at least
    QTest::newRow("hundreds") << 1000 << 200 << 900 << QByteArray("0123456789") << 550;
    QTest::newRow("thousands") << 3500 << 400 << 4600 << QByteArray("045678") << 2800;
}

void TestSipStop::stopsWithinASecond()
{
    QFETCH(const int, channels);
    QFETCH(const int, callsPerSecond);
    QFETCH(const int, begun);
    QFETCH(const QByteArray, who);
    QFETCH(const int, up);
    SippTown town(u"stopped.xml"_s);
    QVERIFY(town.start());
    DialerProcess dialer({u"--log-level"_s, u"warn"_s});
    useTrunk(dialer,
        town.trunk("channels = " + QByteArray::number(channels)
            + "\ncalls_per_second = " + QByteArray::number(callsPerSecond) + "\nping_seconds = 0\n"));
    QVERIFY2(dialer.start(), dialer.log().constData());
    auto campaign = Campaign::ofSize("campaign-1", 20000);
    std::erase_if(campaign.recipients, [&](const Recipient &each) { return !who.contains(each.number.back()); });
    campaign.recipients.resize(10000);
    campaign.policy.ringTimeout = std::chrono::seconds(60);
    campaign.voices = {{"it", sample::wav(60000, 8000)}}; // who listens does so still
    QVERIFY_OK(callTown(dialer, campaign));
    QTRY_VERIFY_WITH_TIMEOUT(town.invited() >= begun, 60000);

    const qint64 stopUs = nowUs();
    campanile::v1::Campaign stopped;
    QVERIFY_OK(stop(dialer, campaign.id, &stopped));
    const qint64 toldUs = nowUs();
    QTRY_COMPARE_WITH_TIMEOUT(stateOf(dialer, campaign.id), campanile::v1::CAMPAIGN_STATE_STOPPED, 10000);
    // every telephone knows that it is over, and none rings again
    const auto open = [&] { return town.openLine(); };
    QTRY_VERIFY2_WITH_TIMEOUT(open().isEmpty(), open().constData(), 35000);
    QTest::qWait(3000); // nothing is to happen: that cannot be waited for
    const auto calls = town.calls();
    const auto ledger = ledgerCalls(dialer, campaign);

    int rang = 0, talked = 0, crossed = 0;
    qint64 lastInvite = 0, lastEnd = 0, slowest = 0;
    std::vector<qint64> ends; // those of the dialer's making
    for (const TownCall &call : calls) {
        const QByteArray which = call.id + " to " + call.number;
        lastInvite = std::max(lastInvite, call.invites.last());
        const qint64 ended = call.endedUs();
        QVERIFY2(ended, (which + " was never ended").constData());
        const bool isUp = call.invitedUs() <= stopUs && ended > stopUs;
        const bool answered = call.answeredUs && call.answeredUs <= stopUs;
        if (isUp && answered) {
            ++talked;
            QVERIFY2(call.byeUs || call.hungUpUs, (which + " talked, and nobody hung up").constData());
        } else if (isUp || call.invitedUs() > stopUs) {
            ++rang;
            crossed += call.answeredUs ? 1 : 0;
            QVERIFY2(call.cancelledUs || call.byeUs || call.hungUpUs || call.code == 486,
                (which + " rang, and was not cancelled").constData());
        }
        for (const qint64 end : {call.byeUs, call.cancelledUs}) {
            if (end > stopUs)
                ends.push_back(end);
        }
        // who says something in that second is not kept waiting by it
        for (const auto &[said, heard] :
            {std::pair(call.answeredUs, call.ackedUs), std::pair(call.hungUpUs, call.hungUpHeardUs)}) {
            if (said > stopUs && said < stopUs + 1'000'000)
                slowest = std::max(slowest, heard ? heard - said : 10'000'000);
        }

        // and in the ledger it is one call, with one end
        QVERIFY2(ledger.contains(call.id), (which + " is not in the ledger").constData());
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
    QVERIFY2(rang > 100 && talked > 50 && rang + talked > up,
        qPrintable(u"%1 rang, %2 talked: no test"_s.arg(rang).arg(talked)));
    std::ranges::sort(ends);
    QVERIFY(!ends.empty());
    lastEnd = ends.back();
    qint64 most = 0; // in a hundredth of a second
    for (auto from = ends.begin(), to = ends.begin(); to != ends.end(); ++to) {
        while (*to - *from > 10'000)
            ++from;
        most = std::max<qint64>(most, to - from + 1);
    }
    QVERIFY2(
        lastInvite < stopUs + 1'000'000, qPrintable(u"an INVITE %1 ms after STOP"_s.arg((lastInvite - stopUs) / 1000)));
    QVERIFY2(lastEnd < stopUs + 1'000'000,
        qPrintable(u"a call was ended %1 ms after STOP"_s.arg((lastEnd - stopUs) / 1000)));
    // Portions: at most 200 in 5 ms, and one more where SIPp was late to look.
    QVERIFY2(most <= 600, qPrintable(u"%1 calls were ended in 10 ms"_s.arg(most)));
    QVERIFY2(slowest < 500'000, qPrintable(u"somebody waited %1 ms"_s.arg(slowest / 1000))); // then it is said again
    qInfo("%d calls of 10000 begun; at STOP %d rang (%d were answered in that moment), %d talked; the last INVITE came "
          "%.1f ms after STOP was asked for, the last CANCEL or BYE %.1f ms; STOP was durable after %.1f ms; %d were "
          "written down and not dialled; at most %lld were ended within 10 ms, and nobody waited longer than %.1f ms",
        int(calls.size()), rang, crossed, talked, double(lastInvite - stopUs) / 1000, double(lastEnd - stopUs) / 1000,
        double(toldUs - stopUs) / 1000, neverDialled, most, double(slowest) / 1000);
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
