// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaignjson.h"
#include "database.h"
#include "sqlitehistorystore.h"

#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHistoryStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWasSent();
    void savedTwiceIsOnce();
    void unknownIsNotFound();
    void soundsAreKeptOnce();
    void whatWasChangedSinceIsNotBelieved();
    void olderOnesHaveNoPrompts();
};

namespace {

PreparedCampaign campaign(const QString &id)
{
    PreparedCampaign result;
    result.id = CampaignId(id);
    result.title = u"Piena dell’Adige"_s;
    result.mode = Mode::Live;
    result.area.pieces = {
        {PieceId(u"p"_s), PieceKind::Polygon, u"Area A"_s, false, {{{1, 2}, {3, -4}, {-5, 6}}}, std::nullopt},
        {PieceId(u"s"_s), PieceKind::Street, u"Via Roma"_s, true, {{{1, 2}, {3, 4}}},
            StreetStretch{u"via roma"_s, StreetStretch::Side::Odd, {1, 45}, {}}}};
    for (int i = 0; i < 1000; ++i) // not in the order of their ids
        result.recipients.append({ContactId(u"c%1"_s.arg((i * 7919) % 1000)), u"+39046110%1"_s.arg(1000 + i),
            i % 2 == 0, i % 3 == 0 ? 1 : 0});
    result.tracks = {Track::of(u"it"_s, QByteArray("RIFF\0\1\2", 7), 1200ms), Track::of(u"de"_s, "RIFX"_ba, 900ms)};
    result.tracks[0].prompts = {Prompt::of(PromptKind::Keys, QByteArray("RIFK\0it", 7), 700ms),
        Prompt::of(PromptKind::OptOut, "RIFO"_ba, 300ms)};
    result.tracks[1].prompts = {Prompt::of(PromptKind::Keys, "RIFK-de"_ba, 800ms)};
    result.callerId = u"+390461889999"_s;
    result.menu = Track::of({}, "RIFM"_ba, 400ms);
    result.menuTimeout = 5s;
    result.policy = Policy::emergency();
    return result;
}

/// From outside, as another program would.
void execute(const QString &path, const QByteArray &sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

int numberIn(const QString &path, const char *sql)
{
    sqlite3 *db = nullptr;
    sqlite3_stmt *statement = nullptr;
    int number = -1;
    if (sqlite3_open(path.toUtf8().constData(), &db) == SQLITE_OK
        && sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) == SQLITE_OK && sqlite3_step(statement) == SQLITE_ROW)
        number = sqlite3_column_int(statement, 0);
    sqlite3_finalize(statement);
    sqlite3_close(db);
    return number;
}

} // namespace

void TestHistoryStore::comesBackAsItWasSent()
{
    const QTemporaryDir folder;
    const PreparedCampaign sent = campaign(u"one"_s);
    const QDateTime when = QDateTime::fromMSecsSinceEpoch(1'700'000'000'123);
    {
        auto database = Database::open(folder.filePath(u"registry.db"_s));
        QVERIFY(database);
        QVERIFY(SqliteHistoryStore(**database).save(sent, when).result());
    }
    auto database = Database::open(folder.filePath(u"registry.db"_s));
    QVERIFY(database);
    SqliteHistoryStore store(**database);
    const auto loaded = store.load(sent.id).result();
    QVERIFY(loaded);
    QCOMPARE(loaded->launched, when);
    QCOMPARE(loaded->recipients, 1000);
    QCOMPARE(loaded->campaign.title, sent.title);
    QCOMPARE(loaded->campaign.mode, sent.mode);
    QCOMPARE(loaded->campaign.area, sent.area);
    QCOMPARE(loaded->campaign.recipients, sent.recipients);
    QCOMPARE(loaded->campaign.tracks, sent.tracks);
    QCOMPARE(loaded->campaign.menu, sent.menu);
    QCOMPARE(loaded->campaign.menuTimeout, sent.menuTimeout);
    QCOMPARE(loaded->campaign.policy, sent.policy);
    QCOMPARE(loaded->campaign.callerId, sent.callerId);
    QCOMPARE(loaded->campaign.tracks[1].prompts, sent.tracks[1].prompts); // in the tracks, too: it is the point here
    QCOMPARE(areaDigest(loaded->campaign.area), areaDigest(sent.area));
}

void TestHistoryStore::savedTwiceIsOnce()
{
    const QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"registry.db"_s));
    QVERIFY(database);
    SqliteHistoryStore store(**database);
    const QDateTime first = QDateTime::fromMSecsSinceEpoch(1000);
    QVERIFY(store.save(campaign(u"one"_s), first).result());
    QVERIFY(store.save(campaign(u"two"_s), first.addSecs(1)).result());
    PreparedCampaign other = campaign(u"one"_s);
    other.title = u"another"_s;
    QVERIFY(store.save(other, first.addSecs(9)).result());
    const auto all = store.list().result();
    QVERIFY(all);
    QCOMPARE(all->size(), 2);
    QCOMPARE(all->at(0).campaign.id.text(), u"two"_s); // newest first
    QCOMPARE(all->at(1).launched, first);
    QCOMPARE(all->at(1).campaign.title, campaign({}).title);
    QCOMPARE(all->at(1).recipients, 1000);
}

void TestHistoryStore::unknownIsNotFound()
{
    const QTemporaryDir folder;
    auto database = Database::open(folder.filePath(u"registry.db"_s));
    QVERIFY(database);
    const auto none = SqliteHistoryStore(**database).load(CampaignId(u"nowhere"_s)).result();
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::NotFound);
}

void TestHistoryStore::soundsAreKeptOnce()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"registry.db"_s);
    auto database = Database::open(path);
    QVERIFY(database);
    SqliteHistoryStore store(**database);
    PreparedCampaign twice = campaign(u"two"_s);
    twice.tracks[1].prompts = twice.tracks[0].prompts; // the same sounds beside another track, too
    QVERIFY(store.save(campaign(u"one"_s), QDateTime::currentDateTime()).result());
    QVERIFY(store.save(twice, QDateTime::currentDateTime()).result());
    QCOMPARE(numberIn(path, "SELECT count(*) FROM prompt_sounds"), 3);
    const auto loaded = store.load(twice.id).result();
    QVERIFY(loaded);
    QCOMPARE(loaded->campaign.tracks, twice.tracks);
}

void TestHistoryStore::whatWasChangedSinceIsNotBelieved()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"registry.db"_s);
    auto database = Database::open(path);
    QVERIFY(database);
    SqliteHistoryStore store(**database);
    QVERIFY(store.save(campaign(u"one"_s), QDateTime::currentDateTime()).result());
    execute(path, "UPDATE prompt_sounds SET audio = x'00' WHERE audio = CAST('RIFK-de' AS BLOB)");
    const auto changed = store.load(CampaignId(u"one"_s)).result();
    QVERIFY(!changed);
    QCOMPARE(changed.error().code, ErrorCode::FileTruncated);
    execute(path, "UPDATE prompt_sounds SET audio = CAST('RIFK-de' AS BLOB) WHERE audio = x'00'");
    QVERIFY(store.load(CampaignId(u"one"_s)).result());
    execute(path, "UPDATE campaign_prompts SET kind = 9 WHERE position = 1");
    QCOMPARE(store.load(CampaignId(u"one"_s)).result().error().code, ErrorCode::FileTruncated);
}

/// A registry of before there were prompts: what was launched then is still there, without any.
void TestHistoryStore::olderOnesHaveNoPrompts()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"registry.db"_s);
    QByteArray script = "PRAGMA application_id = 0x436d7052; PRAGMA user_version = 2;";
    { // what makes the migrations' texts reachable
        QVERIFY(Database::open(folder.filePath(u"other.db"_s)));
    }
    for (int version = 1; version <= 2; ++version) {
        QFile file(u":/storage/migrations/registry-%1.sql"_s.arg(version));
        QVERIFY(file.open(QFile::ReadOnly));
        script += file.readAll();
    }
    const PreparedCampaign sent = campaign(u"old"_s);
    script +=
        "INSERT INTO campaigns (id, title, mode, area, policy, launched, menu_timeout) VALUES ('old', 'Piena', 2, '"
        + toJson(sent.area) + "', '" + toJson(sent.policy) + "', 1700000000123, 5);"
        + "INSERT INTO campaign_tracks VALUES ('old', 0, 'it', 1200, x'52494646'), ('old', -1, '', 400, x'4d');"
        + "INSERT INTO campaign_recipients VALUES ('old', 0, 'c1', '+390461101000', 0, 0);";
    execute(path, script);
    auto database = Database::open(path);
    QVERIFY(database);
    SqliteHistoryStore store(**database);
    const auto loaded = store.load(sent.id).result();
    QVERIFY(loaded);
    QCOMPARE(loaded->campaign.tracks, (QList<Track>{Track::of(u"it"_s, "RIFF"_ba, 1200ms)}));
    QVERIFY(loaded->campaign.menu);
    QVERIFY(loaded->campaign.callerId.isEmpty());
    QCOMPARE(loaded->campaign.recipients.size(), 1);
    QVERIFY(store.save(campaign(u"new"_s), QDateTime::currentDateTime()).result());
    QCOMPARE(store.load(CampaignId(u"new"_s)).result()->campaign.tracks, campaign(u"new"_s).tracks);
}

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "tst_historystore.moc"
