// SPDX-License-Identifier: GPL-3.0-or-later
#include "digest.h"
#include "failingvfs.h"
#include "sampledata.h"
#include "simulatedtrunk.h"
#include "sqliteledger.h"
#include "switchboard.h"
#include "threadloop.h"

#include <sqlite3.h>

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>
#include <random>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

NewCampaign newCampaign(const std::string &id, int recipients, const std::string &number)
{
    NewCampaign campaign;
    campaign.recipients = sample::recipients(recipients);
    const auto wav = sample::wav(1000);
    const auto menu = sample::wav(700);
    campaign.audio = {{sha256(wav), wav}, {sha256(menu), menu}};
    campaign.contentDigest = sha256(id);
    auto &receipt = campaign.receipt;
    receipt.campaignId = id;
    receipt.number = number;
    receipt.title = "Il fiume sale: perché è \"urgente\"";
    receipt.mode = Mode::Live;
    receipt.accepted = recipients;
    receipt.mobiles = recipients;
    receipt.refused = {{"contact-x", "+39112", Refusal::EmergencyOrShort}};
    receipt.area = sample::area();
    receipt.areaDigest = sha256(canonicalText(receipt.area));
    receipt.audienceDigest = sha256("audience");
    receipt.programme = {
        {{"it", sha256(wav), 1000ms, recipients}, {"de", sha256(wav), 1000ms, 0}}, Track{"", sha256(menu), 700ms}, 5s};
    for (std::size_t i = 1; i < campaign.recipients.size(); i += 2)
        campaign.recipients[i].track = 1;
    receipt.eta = 77s;
    receipt.firstRound = 55s;
    receipt.channels = 90;
    receipt.callsPerSecond = 6.5;
    receipt.preparedMs = 1'790'000'000'000;
    receipt.expiresMs = receipt.preparedMs + 900'000;
    receipt.policy = sample::emergency();
    receipt.callerId = "+390461889999";
    receipt.policy.machine = MachinePolicy::HangUp;
    receipt.policy.finishSentence = true;
    for (const auto &[kind, length] : {std::pair(PromptKind::Keys, 900), std::pair(PromptKind::OptedOut, 600)}) {
        const auto prompt = sample::wav(length);
        campaign.audio[sha256(prompt)] = prompt;
        receipt.programme.tracks[1].prompts[kind] = {sha256(prompt), std::chrono::milliseconds(length)};
    }
    receipt.digest = sha256(canonicalText(receipt));
    return campaign;
}

Event started(std::int64_t seq, std::uint32_t recipient, int attempt)
{
    return {seq, 1000 + seq, recipient, attempt, AttemptStarted{}};
}

Event answered(std::int64_t seq, std::uint32_t recipient, int attempt)
{
    return {seq, 1000 + seq, recipient, attempt, AttemptAnswered{}};
}

Event ended(std::int64_t seq, std::uint32_t recipient, int attempt, Outcome outcome)
{
    return {seq, 1000 + seq, recipient, attempt, AttemptEnded{outcome, 200, 4000, 20000, "1", 0, 2}};
}

Event running(std::int64_t seq)
{
    return {seq, 1000 + seq, 0, 0, StateChanged{CampaignState::Running, "LAUNCHED"}};
}

Result<void> wait(const std::function<void(Ledger::Done)> &submit)
{
    const auto promise = std::make_shared<std::promise<Result<void>>>();
    auto future = promise->get_future();
    submit([promise](const Result<void> &result) { promise->set_value(result); });
    if (future.wait_for(10s) != std::future_status::ready)
        return failure(Failure::Kind::Internal, "TEST_TIMEOUT");
    return future.get();
}

Result<void> append(Ledger &ledger, const std::string &id, const Events &events)
{
    return wait([&](Ledger::Done done) { ledger.append(id, events, std::move(done)); });
}

Result<void> launch(Ledger &ledger, const std::string &id, std::uint32_t canary = 0)
{
    return wait([&](Ledger::Done done) { ledger.launch(id, canary, {running(1)}, std::move(done)); });
}

} // namespace

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
    void aSecondOpenerIsRefused();
    void aNewerFileIsRefusedAndUntouched();
    void anOlderFileBecomesACurrentOne();
    void anotherFileIsRefused_data();
    void anotherFileIsRefused();
    void aDamagedFileIsRefused();
    void aLostFileIsNotSilentlyEmpty();
    void anInterruptedCreationIsRedone();
    void aFullDiskWaitsAndLosesNothing_data();
    void aFullDiskWaitsAndLosesNothing();
    void aFullDiskHaltsACampaignAndItGoesOn();
    void speed();

private:
    [[nodiscard]] LedgerOptions options(bool failing = false) const
    {
        return {m_path.toStdString(), failing ? FailingVfs::name() : std::string()};
    }

    [[nodiscard]] std::unique_ptr<SqliteLedger> opened(bool failing = false) const
    {
        auto ledger = SqliteLedger::open(options(failing));
        if (!ledger)
            qFatal("%s", ledger.error().text().c_str());
        return std::move(*ledger);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_path;
};

void tst_dialer_ledger::init()
{
    FailingVfs::setFull(false);
    FailingVfs::setSyncFails(false);
    FailingVfs::setWriteFails(false);
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

void tst_dialer_ledger::aSecondOpenerIsRefused()
{
    auto first = opened();
    const auto second = SqliteLedger::open(options());
    QVERIFY(!second);
    QCOMPARE(second.error().reason, "LEDGER_LOCKED");
    first.reset();
    QVERIFY(SqliteLedger::open(options()));
}

void tst_dialer_ledger::aNewerFileIsRefusedAndUntouched()
{
    opened().reset();
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, "PRAGMA user_version = 99", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto before = file.readAll();
    const auto refused = SqliteLedger::open(options());
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, "LEDGER_NEWER");
    file.seek(0);
    QVERIFY(file.readAll() == before);
}

void tst_dialer_ledger::anOlderFileBecomesACurrentOne()
{
    QFile old(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/dialer/data/ledger-1.sql"));
    QVERIFY(old.open(QIODevice::ReadOnly));
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, old.readAll().constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    {
        const auto ledger = opened();
        const auto record = *ledger->campaign("campaign-old");
        QVERIFY(record.has_value());
        const std::string wav = "RIFF-not-really";
        QCOMPARE(record->receipt.programme, (Programme{{{"", sha256(wav), 20s, 2}}, {}, {}}));
        QCOMPARE(*ledger->audio(sha256(wav)), wav);
        QCOMPARE(ledger->callees("campaign-old")->at(1), (Callee{393'400'000'001ULL, 0}));
        QCOMPARE(record->receipt.digest, sha256("receipt")); // as it was given, not made again
        QCOMPARE(record->receipt.callerId, std::string());
        QCOMPARE(std::get<AttemptEnded>(ledger->events("campaign-old", 3, 9)->at(0).fact).track, 0);
        QVERIFY(!std::get<AttemptEnded>(ledger->events("campaign-old", 3, 9)->at(0).fact).lineFault);
        QCOMPARE(*ledger->unfinished(), std::vector<std::string>{"campaign-old"});
        QVERIFY(append(*ledger, "campaign-old", {started(5, 1, 1), ended(6, 1, 1, Outcome::Heard)}));
        QVERIFY(!append(*ledger, "campaign-old", {started(7, 1, 2)})); // its rules still stand
        QVERIFY(ledger->dropExpired(1'760'000'000'000)); // the idle one goes, the audio that the other needs stays
        QVERIFY(!ledger->campaign("campaign-idle")->has_value());
        QCOMPARE(*ledger->audio(sha256(wav)), wav);
        QCOMPARE(*ledger->nextNumber(2025), "2025-0009");
    }
    const auto again = opened();
    QCOMPARE(std::get<AttemptEnded>(again->events("campaign-old", 5, 9)->at(0).fact).track, 2);
}

void tst_dialer_ledger::anotherFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray() << u"LEDGER_CORRUPT"_s;
    QTest::newRow("text") << QByteArray("this is a letter to the mayor, not a ledger\n").repeated(200)
                          << u"LEDGER_CORRUPT"_s;
    QTest::newRow("a database of someone else") << QByteArray() << u"LEDGER_OTHER_FILE"_s;
}

void tst_dialer_ledger::anotherFileIsRefused()
{
    QFETCH(QByteArray, content);
    QFETCH(QString, reason);
    if (reason == u"LEDGER_OTHER_FILE"_s) {
        sqlite3 *db = nullptr;
        QCOMPARE(sqlite3_open(m_path.toUtf8().constData(), &db), SQLITE_OK);
        QCOMPARE(sqlite3_exec(db, "CREATE TABLE recipes (name)", nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(db);
    } else {
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
    }
    const auto refused = SqliteLedger::open(options());
    QVERIFY(!refused);
    QCOMPARE(QString::fromStdString(refused.error().reason), reason);
}

void tst_dialer_ledger::aDamagedFileIsRefused()
{
    {
        const auto ledger = opened();
        QVERIFY(ledger->create(newCampaign("campaign-1", 5000, "2026-0001")));
    }
    QFile file(m_path);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const auto whole = file.readAll();
    QVERIFY(whole.size() > 200'000);
    for (const double share : {0.05, 0.3, 0.5, 0.9, 0.999}) {
        QVERIFY(file.resize(static_cast<qint64>(static_cast<double>(whole.size()) * share)));
        const auto refused = SqliteLedger::open(options());
        QVERIFY2(!refused, qPrintable(QString::number(share)));
        QCOMPARE(refused.error().reason, "LEDGER_CORRUPT");
        file.seek(0);
        file.write(whole);
        file.flush();
    }
    std::mt19937 random(1);
    int refusals = 0;
    for (int i = 0; i < 40; ++i) { // a page overwritten with noise
        const auto page = static_cast<qint64>(random() % static_cast<unsigned>(whole.size() / 4096));
        QByteArray noise(4096, Qt::Uninitialized);
        for (auto &byte : noise)
            byte = static_cast<char>(random());
        file.seek(page * 4096);
        file.write(noise);
        file.flush();
        const auto result = SqliteLedger::open(options());
        // overflow pages of the audio are bytes like any others; everything with a structure is noticed
        if (!result)
            ++refusals;
        file.seek(0);
        file.write(whole);
        file.flush();
    }
    QVERIFY2(refusals >= 30, qPrintable(QString::number(refusals)));
    QVERIFY(SqliteLedger::open(options())); // put back as it was, it opens
}

void tst_dialer_ledger::aLostFileIsNotSilentlyEmpty()
{
    opened().reset();
    QVERIFY(QFile::rename(m_path, m_path + u".moved"_s));
    QFile journal(m_path + u"-wal"_s);
    QVERIFY(journal.open(QIODevice::WriteOnly));
    journal.write("x");
    journal.close();
    const auto refused = SqliteLedger::open(options());
    QVERIFY(!refused);
    QCOMPARE(refused.error().reason, "LEDGER_CORRUPT");
}

void tst_dialer_ledger::anInterruptedCreationIsRedone()
{
    QFile half(m_path + u".new"_s);
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("SQLite form");
    half.close();
    QVERIFY(SqliteLedger::open(options()));
}

void tst_dialer_ledger::aFullDiskWaitsAndLosesNothing_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("no space") << 0;
    QTest::newRow("writes fail") << 1;
    QTest::newRow("syncs fail") << 2;
}

void tst_dialer_ledger::aFullDiskWaitsAndLosesNothing()
{
    QFETCH(int, how);
    const auto fail = [how](bool on) {
        how == 0 ? FailingVfs::setFull(on) : how == 1 ? FailingVfs::setWriteFails(on) : FailingVfs::setSyncFails(on);
    };
    auto ledger = opened(true);
    QVERIFY(ledger->create(newCampaign("campaign-1", 500, "2026-0001")));
    QVERIFY(launch(*ledger, "campaign-1"));
    std::mutex mutex;
    std::vector<std::pair<bool, std::string>> health;
    ledger->setHealthListener([&](bool works, const std::string &reason) {
        const std::lock_guard lock(mutex);
        health.emplace_back(works, reason);
    });
    fail(true);
    std::vector<std::int64_t> acknowledged;
    Events expected{running(1)};
    for (std::int64_t seq = 2; seq < 52; ++seq) {
        expected.push_back(started(seq, static_cast<std::uint32_t>(seq), 1));
        ledger->append("campaign-1", {expected.back()}, [&, seq](const Result<void> &result) {
            const std::lock_guard lock(mutex);
            if (result)
                acknowledged.push_back(seq);
        });
    }
    QTRY_VERIFY(!ledger->canWrite());
    const auto refused = ledger->create(newCampaign("campaign-2", 5, "2026-0002"));
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, Failure::Kind::Unavailable);
    {
        const std::lock_guard lock(mutex);
        QVERIFY(acknowledged.empty());
        QCOMPARE(health.size(), 1U);
        QVERIFY(!health[0].first);
        QVERIFY(health[0].second.starts_with(how == 0 ? "DISK_FULL" : "LEDGER_FAILS"));
    }
    fail(false);
    QTRY_VERIFY(ledger->canWrite());
    QTRY_VERIFY([&] {
        const std::lock_guard lock(mutex);
        return acknowledged.size() == 50;
    }());
    QVERIFY(std::ranges::is_sorted(acknowledged));
    ledger.reset();
    QVERIFY(*opened()->events("campaign-1", 0, 1000) == expected);
}

void tst_dialer_ledger::aFullDiskHaltsACampaignAndItGoesOn()
{
    const auto ledger = opened(true);
    const ScaledClock clock(200, systemWallMs());
    ThreadLoop loop(clock);
    SimulatedTrunk trunk({"sim", true, Mode::Drill, 30, 6}, PhoneBox(3), loop);
    Switchboard switchboard(loop, *ledger, {&trunk}, {});
    Upload upload;
    upload.header = {.campaignId = "campaign-1",
        .title = "Prova",
        .mode = Mode::Drill,
        .area = sample::area(),
        .policy = sample::emergency(),
        .recipientCount = 300,
        .areaDigest = sha256("a"),
        .audienceDigest = sha256("b"),
        .programme = {{{"it", sha256("c"), 5s, 300}}, {}, {}}};
    upload.accepted = sample::recipients(300);
    upload.audio = {{sha256("c"), sample::wav(5000)}};
    upload.contentDigest = sha256("d");
    const auto receipt = switchboard.prepare(std::move(upload));
    QVERIFY2(receipt.has_value(), receipt ? "" : receipt.error().text().c_str());
    QVERIFY(switchboard.launch("campaign-1", receipt->digest, 0));
    const auto board = *switchboard.board("campaign-1");
    QTRY_VERIFY(board->mark().seq > 100);
    FailingVfs::setFull(true);
    QTRY_VERIFY(!switchboard.status().canWrite);
    QVERIFY(!switchboard.launch("campaign-1", "other", 0)); // answered, not hung
    const auto seq = board->mark().seq;
    const auto full = clock.now().steady;
    QTRY_VERIFY(clock.now().steady - full > 1min); // of the campaign's time, in which nothing may be recorded
    FailingVfs::setFull(false);
    QTRY_VERIFY(switchboard.status().canWrite);
    QTRY_VERIFY_WITH_TIMEOUT(isOver(board->mark().state), 60000);
    QVERIFY(board->mark().seq > seq);
    loop.stop();
    const auto events = *ledger->events("campaign-1", 0, 1'000'000);
    std::vector<CampaignState> states;
    for (const auto &event : events) {
        if (const auto *changed = std::get_if<StateChanged>(&event.fact))
            states.push_back(changed->state);
    }
    QCOMPARE(states,
        (std::vector{CampaignState::Running, CampaignState::Halted, CampaignState::Running, CampaignState::Finished}));
    const auto progress = board->copy();
    QVERIFY(std::ranges::all_of(
        progress.recipients, [](const RecipientState &r) { return r.phase == Phase::Done && r.attempts > 0; }));
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
