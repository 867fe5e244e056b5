// SPDX-License-Identifier: GPL-3.0-or-later
#include "database.h"
#include "sqlitehistorystore.h"

#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class TestHistoryStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void comesBackAsItWasSent();
    void savedTwiceIsOnce();
    void unknownIsNotFound();
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
        result.recipients.append(
            {ContactId(u"c%1"_s.arg((i * 7919) % 1000)), u"+39046110%1"_s.arg(1000 + i), i % 2 == 0, i % 3 == 0 ? 1 : 0});
    result.tracks = {Track::of(u"it"_s, QByteArray("RIFF\0\1\2", 7), 1200ms), Track::of(u"de"_s, "RIFX"_ba, 900ms)};
    result.menu = Track::of({}, "RIFM"_ba, 400ms);
    result.menuTimeout = 5s;
    result.policy = Policy::emergency();
    return result;
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

QTEST_GUILESS_MAIN(TestHistoryStore)
#include "tst_historystore.moc"
