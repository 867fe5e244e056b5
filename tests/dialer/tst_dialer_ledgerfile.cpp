// SPDX-License-Identifier: GPL-3.0-or-later
// The ledger as a file among others, on a disk that fails.
#include "dialerlife.h"
#include "failingvfs.h"
#include "ledgersteps.h"
#include "phonebox.h"
#include "simulatedtrunk.h"

#include <sqlite3.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace campanile::dialer;
using namespace campanile::dialer::record;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_dialer_ledgerfile final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
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

void tst_dialer_ledgerfile::init()
{
    FailingVfs::setFull(false);
    FailingVfs::setSyncFails(false);
    FailingVfs::setWriteFails(false);
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath(u"ledger.sqlite"_s);
}

void tst_dialer_ledgerfile::aSecondOpenerIsRefused()
{
    auto first = opened();
    const auto second = SqliteLedger::open(options());
    QVERIFY(!second);
    QCOMPARE(second.error().reason, "LEDGER_LOCKED");
    first.reset();
    QVERIFY(SqliteLedger::open(options()));
}

void tst_dialer_ledgerfile::aNewerFileIsRefusedAndUntouched()
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

void tst_dialer_ledgerfile::anOlderFileBecomesACurrentOne()
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
        QVERIFY(ledger->rests()->empty());
        QVERIFY(wait([&](Ledger::Done done) { ledger->keepRest("line", LineRest{1, 2}, std::move(done)); }));
    }
    const auto again = opened();
    QCOMPARE(std::get<AttemptEnded>(again->events("campaign-old", 5, 9)->at(0).fact).track, 2);
}

void tst_dialer_ledgerfile::anotherFileIsRefused_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("reason");
    QTest::newRow("empty") << QByteArray() << u"LEDGER_CORRUPT"_s;
    QTest::newRow("text") << QByteArray("this is a letter to the mayor, not a ledger\n").repeated(200)
                          << u"LEDGER_CORRUPT"_s;
    QTest::newRow("a database of someone else") << QByteArray() << u"LEDGER_OTHER_FILE"_s;
}

void tst_dialer_ledgerfile::anotherFileIsRefused()
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

void tst_dialer_ledgerfile::aDamagedFileIsRefused()
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

void tst_dialer_ledgerfile::aLostFileIsNotSilentlyEmpty()
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

void tst_dialer_ledgerfile::anInterruptedCreationIsRedone()
{
    QFile half(m_path + u".new"_s);
    QVERIFY(half.open(QIODevice::WriteOnly));
    half.write("SQLite form");
    half.close();
    QVERIFY(SqliteLedger::open(options()));
}

void tst_dialer_ledgerfile::aFullDiskWaitsAndLosesNothing_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("no space") << 0;
    QTest::newRow("writes fail") << 1;
    QTest::newRow("syncs fail") << 2;
}

void tst_dialer_ledgerfile::aFullDiskWaitsAndLosesNothing()
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

void tst_dialer_ledgerfile::aFullDiskHaltsACampaignAndItGoesOn()
{
    const auto ledger = opened(true);
    const ScaledClock clock(200, systemWallMs());
    ThreadLoop loop(clock);
    SimulatedTrunk trunk({"sim", true, Mode::Drill, 30, 6}, PhoneBox(3), loop);
    Switchboard switchboard(loop, *ledger, {&trunk}, {});
    const auto receipt = switchboard.prepare(sampleUpload("campaign-1", Mode::Drill, 300));
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

QTEST_GUILESS_MAIN(tst_dialer_ledgerfile)
#include "tst_dialer_ledgerfile.moc"
