// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgersteps.h"
#include "sqliteledger.h"

#include <QElapsedTimer>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile::dialer;
using namespace campanile::dialer::record;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_dialer_ledger final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void whatIsWrittenIsReadBack();
    void anOptOutStandsUntilItIsWithdrawn();
    void whoReachedUsIsNeverCalledAgain();
    void numbersAreNeverGivenTwice();
    void expiredAreForgotten();
    void rulesAreInTheFile_data();
    void rulesAreInTheFile();
    void oneBadBatchDoesNotSpoilItsNeighbours();
    void speed();

private:
    [[nodiscard]] std::unique_ptr<SqliteLedger> opened() const
    {
        auto ledger = SqliteLedger::open({m_path.toStdString(), {}});
        if (!ledger)
            qFatal("%s", ledger.error().text().c_str());
        return std::move(*ledger);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void tst_dialer_ledger::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"ledger.sqlite"_s);
}

void tst_dialer_ledger::whatIsWrittenIsReadBack()
{
    const auto campaign = newCampaign("campaign-1", 50, "2026-0001");
    const Events events{running(1), started(2, 0, 1), answered(3, 0, 1), ended(4, 0, 1, Outcome::Confirmed),
        started(5, 49, 1), {6, 1006, 49, 1, AttemptEnded{Outcome::Unreachable, 503, 900, 0, "", 5555, 0, 34, true}}};
    {
        const auto ledger = opened();
        QVERIFY(ledger->create(campaign));
        QVERIFY(!ledger->create(campaign)); // the id is taken
        QVERIFY(launch(*ledger, "campaign-1", 7));
        QVERIFY(append(*ledger, "campaign-1", {events.begin() + 1, events.end()}));
    }
    const auto ledger = opened();
    const auto record = ledger->campaign("campaign-1");
    QVERIFY(record && *record);
    QVERIFY((*record)->receipt == campaign.receipt);
    QCOMPARE((*record)->contentDigest, campaign.contentDigest);
    QCOMPARE((*record)->canary, 7U);
    QCOMPARE((*record)->state, CampaignState::Running);
    QCOMPARE((*record)->launchedMs, 1001);
    QCOMPARE((*record)->endedMs, 0);
    QCOMPARE((*record)->lastSeq, 6);
    QVERIFY(*ledger->events("campaign-1", 0, 100) == events);
    QVERIFY(*ledger->events("campaign-1", 4, 1) == Events{events[4]});
    QCOMPARE(ledger->unfinished()->size(), 1U);
    QCOMPARE(ledger->callees("campaign-1")->at(0), (Callee{393'400'000'000ULL, 0}));
    QCOMPARE(ledger->callees("campaign-1")->at(1), (Callee{390'461'000'001ULL, 1}));
    QCOMPARE(ledger->recipientIds("campaign-1", 10, 2)->at(1), "contact-11");
    for (const auto &[name, wav] : campaign.audio)
        QVERIFY(*ledger->audio(name) == wav);
    QCOMPARE(ledger->audioDigests()->size(), 4U);
    QCOMPARE(*ledger->audio("nothing"), std::string());
    QCOMPARE(*ledger->lastTimeMs(), 1'790'000'000'000);
    QVERIFY(!*ledger->campaign("campaign-2"));
    QVERIFY(append(*ledger, "campaign-1", {{7, 1007, 0, 0, StateChanged{CampaignState::Finished, {}}}}));
    QCOMPARE(ledger->unfinished()->size(), 0U);
    QCOMPARE(ledger->campaigns(0, 10)->at(0).endedMs, 1007);
}

void tst_dialer_ledger::anOptOutStandsUntilItIsWithdrawn()
{
    auto stop = ended(3, 0, 1, Outcome::Blocked);
    std::get<AttemptEnded>(stop.fact).optedOut = true;
    const Event back{4, 1004, 1, 0, CalledBack{Outcome::Heard, 20000, "00", 1, true}};
    const Event again{5, 1005, 0, 0, CalledBack{Outcome::HungUp, 500, "00", 1, true}};
    const auto one = 393'400'000'000ULL;
    const auto two = 390'461'000'001ULL;
    {
        const auto ledger = opened();
        QVERIFY(ledger->create(newCampaign("campaign-1", 50, "2026-0001")));
        QVERIFY(launch(*ledger, "campaign-1", 0));
        QVERIFY(append(*ledger, "campaign-1", {started(2, 0, 1), stop, back, again}));
        QVERIFY(!append(*ledger, "campaign-1", {started(7, 3, 1)})); // a gap: and its opt-out would go with it
    }
    const auto ledger = opened();
    QVERIFY(*ledger->events("campaign-1", 2, 9) == (Events{stop, back, again}));
    QVERIFY(*ledger->optedOut() == (std::unordered_set<std::uint64_t>{one, two}));
    const auto page = ledger->optOuts(0, 1);
    QCOMPARE(page->total, 2);
    QCOMPARE(page->optOuts.size(), 1U);
    QCOMPARE(page->optOuts[0].number, one);
    QCOMPARE(page->optOuts[0].sinceMs, 1003);
    QCOMPARE(page->optOuts[0].campaignId, "campaign-1");
    QCOMPARE(ledger->optOuts(page->optOuts[0].order, 9)->optOuts.at(0).number, two);
    QVERIFY(!*ledger->withdrawOptOut(393'400'000'777ULL, 2000, "nobody"));
    QCOMPARE((*ledger->withdrawOptOut(one, 2000, "a letter"))->number, one);
    QVERIFY(!*ledger->withdrawOptOut(one, 2001, "again"));
    QVERIFY(*ledger->optedOut() == (std::unordered_set<std::uint64_t>{two}));
    auto later = back;
    later.seq = 6;
    later.recipient = 0;
    QVERIFY(append(*ledger, "campaign-1", {later})); // may change their mind once more
    QCOMPARE(ledger->optOuts(0, 9)->optOuts.at(1).number, one);
}

void tst_dialer_ledger::whoReachedUsIsNeverCalledAgain()
{
    const auto ledger = opened();
    QVERIFY(ledger->create(newCampaign("campaign-1", 50, "2026-0001")));
    QVERIFY(launch(*ledger, "campaign-1", 0));
    QVERIFY(append(*ledger, "campaign-1",
        {{2, 1002, 0, 0, CalledBack{Outcome::Heard, 20000, {}, 1, false}},
            {3, 1003, 1, 0, CalledBack{Outcome::HungUp, 500, {}, 1, false}}, {4, 1004, 2, 0, HelpAsked{}}}));
    QVERIFY(!append(*ledger, "campaign-1", {started(5, 0, 1)}));
    QVERIFY(!append(*ledger, "campaign-1", {started(5, 2, 1)}));
    QVERIFY(append(
        *ledger, "campaign-1", {started(5, 1, 1), {6, 1006, 0, 0, CalledBack{Outcome::Heard, 20000, {}, 1, false}}}));
}

void tst_dialer_ledger::numbersAreNeverGivenTwice()
{
    {
        const auto ledger = opened();
        QCOMPARE(*ledger->nextNumber(2026), "2026-0001");
        QCOMPARE(*ledger->nextNumber(2026), "2026-0002");
        QCOMPARE(*ledger->nextNumber(2027), "2027-0001");
    }
    QCOMPARE(*opened()->nextNumber(2026), "2026-0003");
}

void tst_dialer_ledger::expiredAreForgotten()
{
    const auto ledger = opened();
    const auto campaign = newCampaign("campaign-1", 5, "2026-0001");
    QVERIFY(ledger->create(campaign));
    QVERIFY(ledger->create(newCampaign("campaign-2", 5, "2026-0002")));
    QVERIFY(launch(*ledger, "campaign-2"));
    QVERIFY(ledger->dropExpired(campaign.receipt.expiresMs));
    QVERIFY(*ledger->campaign("campaign-1"));
    QVERIFY(ledger->dropExpired(campaign.receipt.expiresMs + 1));
    QVERIFY(!*ledger->campaign("campaign-1"));
    QVERIFY(*ledger->campaign("campaign-2")); // it was launched: it stays for ever
    for (const auto &[name, wav] : campaign.audio)
        QVERIFY(*ledger->audio(name) == wav); // which both had
    QVERIFY(ledger->create(campaign));
}

void tst_dialer_ledger::rulesAreInTheFile_data()
{
    QTest::addColumn<Event>("bad");
    QTest::newRow("gap") << started(6, 2, 1);
    QTest::newRow("repeat") << started(4, 2, 1);
    QTest::newRow("second start") << started(5, 1, 1);
    QTest::newRow("second end") << ended(5, 0, 1, Outcome::Busy);
    QTest::newRow("call after heard") << started(5, 0, 2);
    QTest::newRow("heard twice") << ended(5, 0, 2, Outcome::Confirmed);
    QTest::newRow("no such recipient") << started(5, 5, 1);
}

void tst_dialer_ledger::rulesAreInTheFile()
{
    QFETCH(Event, bad);
    const auto ledger = opened();
    QVERIFY(ledger->create(newCampaign("campaign-1", 5, "2026-0001")));
    QVERIFY(launch(*ledger, "campaign-1"));
    QVERIFY(append(*ledger, "campaign-1", {started(2, 0, 1), ended(3, 0, 1, Outcome::Heard), started(4, 1, 1)}));
    const auto refused = append(*ledger, "campaign-1", {bad});
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, "LEDGER_RULE");
    QVERIFY(ledger->canWrite());
    QVERIFY(append(*ledger, "campaign-1", {started(5, 2, 1)})); // and it goes on as if nothing had been
    QCOMPARE(ledger->events("campaign-1", 0, 100)->size(), 5U);
}

void tst_dialer_ledger::oneBadBatchDoesNotSpoilItsNeighbours()
{
    const auto ledger = opened();
    QVERIFY(ledger->create(newCampaign("campaign-1", 5, "2026-0001")));
    QVERIFY(ledger->create(newCampaign("campaign-2", 5, "2026-0002")));
    QVERIFY(launch(*ledger, "campaign-1"));
    QVERIFY(launch(*ledger, "campaign-2"));
    std::atomic<int> good = 0;
    std::atomic<int> bad = 0;
    for (std::int64_t seq = 2; seq < 200; ++seq) {
        ledger->append("campaign-1", {{seq, 1, 0, 0, StateChanged{CampaignState::Running, {}}}},
            [&](const Result<void> &r) { r ? ++good : ++bad; });
        ledger->append("campaign-2", {{seq * 2, 1, 0, 0, StateChanged{CampaignState::Running, {}}}},
            [&](const Result<void> &r) { r ? ++good : ++bad; });
    }
    QTRY_COMPARE(good + bad, 396);
    QCOMPARE(good.load(), 198);
    QCOMPARE(bad.load(), 198);
}

void tst_dialer_ledger::speed()
{
    const auto ledger = opened();
    QElapsedTimer timer;
    timer.start();
    QVERIFY(ledger->create(newCampaign("campaign-1", 100'000, "2026-0001")));
    const auto created = timer.restart();
    QVERIFY(launch(*ledger, "campaign-1"));
    std::atomic<int> done = 0;
    for (std::int64_t seq = 2; seq < 50'002; ++seq)
        ledger->append(
            "campaign-1", {started(seq, static_cast<std::uint32_t>(seq), 1)}, [&](const Result<void> &) { ++done; });
    QTRY_COMPARE_WITH_TIMEOUT(done.load(), 50'000, 60000);
    const auto appended = timer.restart();
    QCOMPARE(ledger->callees("campaign-1")->size(), 100'000U);
    qInfo("100,000 recipients in %lld ms; 50,000 events in %lld ms; callees back in %lld ms", created, appended,
        timer.elapsed());
}

QTEST_GUILESS_MAIN(tst_dialer_ledger)
#include "tst_dialer_ledger.moc"
