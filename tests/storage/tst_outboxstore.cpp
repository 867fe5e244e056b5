// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledatabase.h"
#include "sqliteareastore.h"
#include "sqlitemessagestore.h"
#include "sqliteoutboxstore.h"
#include "sqlitesyncjournal.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

PreparedCampaign campaign()
{
    PreparedCampaign made;
    made.id = CampaignId(u"campaign-1"_s);
    made.title = u"Piena dell’Adige"_s;
    made.mode = Mode::Live;
    made.area.pieces = {
        {PieceId(u"p"_s), PieceKind::Polygon, u"Area A"_s, false, {{{1, 2}, {3, -4}, {-5, 6}}}, std::nullopt}};
    for (int i = 0; i < 1000; ++i)
        made.recipients.append(
            {ContactId(u"c%1"_s.arg(i)), u"+39046110%1"_s.arg(1000 + i), i % 2 == 0, i % 3 == 0 ? 1 : 0});
    made.tracks = {Track::of(u"it"_s, QByteArray("RIFF\0\1\2", 7), 1200ms), Track::of(u"de"_s, "RIFX"_ba, 900ms)};
    made.tracks[1].prompts = {
        Prompt::of(PromptKind::Keys, "KEYS"_ba, 300ms), Prompt::of(PromptKind::Help, "HELP"_ba, 200ms)};
    made.menu = Track::of({}, "MENU"_ba, 400ms);
    made.menuTimeout = 5s;
    made.policy = Policy::service();
    made.policy.machine = MachinePolicy::HangUp;
    made.policy.finishSentence = true;
    made.callerId = u"+390461889999"_s;
    return made;
}

OutboxItem itemOf(const PreparedCampaign &campaign)
{
    OutboxItem item;
    item.id = OutboxId(u"item-1"_s);
    item.kind = OutboxItem::Kind::Alert;
    item.title = campaign.title;
    item.subject = campaign.id.text();
    item.created = QDateTime::fromMSecsSinceEpoch(1'760'000'000'000);
    item.expires = item.created.addSecs(1800);
    item.phones = static_cast<int>(campaign.recipients.size());
    item.mode = campaign.mode;
    item.size = 23;
    return item;
}

} // namespace

class TestOutboxStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void comesBackAsItWas();
    void whatIsDamagedIsNotSent_data();
    void whatIsDamagedIsNotSent();
    void journal();
    void removalsAreRemembered();

private:
    void reopen();
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleDatabase> m_database;
};

void TestOutboxStore::init()
{
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestOutboxStore::reopen()
{
    m_database.reset();
    auto database = ConsoleDatabase::open(m_folder->filePath(u"console.db"_s));
    QVERIFY(database);
    m_database = std::move(*database);
}

void TestOutboxStore::comesBackAsItWas()
{
    const PreparedCampaign sent = campaign();
    OutboxItem item = itemOf(sent);
    SavedDraft draft;
    draft.mode = Mode::Live;
    draft.area = sent.area;
    draft.message = MessageId(u"message-1"_s);
    draft.languages = LanguageChoice::Menu;
    draft.filter.mobiles = false;
    {
        SqliteOutboxStore store(*m_database);
        QVERIFY(store.add(item, sent, draft));
        QVERIFY(!store.add(item, sent, draft));
    }
    reopen();
    SqliteOutboxStore store(*m_database);
    QCOMPARE(store.alerts(), QList<OutboxItem>{item});
    const auto read = store.campaign(item.id);
    QVERIFY(read);
    QCOMPARE(read->id, sent.id);
    QCOMPARE(read->title, sent.title);
    QCOMPARE(read->mode, sent.mode);
    QCOMPARE(read->recipients, sent.recipients);
    QCOMPARE(read->tracks, sent.tracks);
    QCOMPARE(read->menu, sent.menu);
    QCOMPARE(read->menuTimeout, sent.menuTimeout);
    QCOMPARE(read->policy, sent.policy);
    QCOMPARE(areaDigest(read->area), areaDigest(sent.area));
    QCOMPARE(audienceDigest(read->recipients), audienceDigest(sent.recipients));
    QCOMPARE(store.draft(item.id).value(), draft);
    item.state = OutboxItem::State::Refused;
    item.error = {ErrorCode::DialerRefused, {u"LIMIT"_s, u"zu viele"_s}};
    QVERIFY(store.update(item));
    QCOMPARE(store.alerts()[0], item);
    QVERIFY(store.remove(item.id));
    QVERIFY(store.alerts().isEmpty());
    QCOMPARE(store.remove(item.id).error().code, ErrorCode::NotFound);
    QCOMPARE(store.update(item).error().code, ErrorCode::NotFound);
    QCOMPARE(store.campaign(item.id).error().code, ErrorCode::NotFound);
}

void TestOutboxStore::whatIsDamagedIsNotSent_data()
{
    QTest::addColumn<QByteArray>("damage");
    QTest::newRow("a number")
        << "UPDATE outbox SET audience = replace(CAST(audience AS TEXT), '+390461101000', '+390461101999')"_ba;
    QTest::newRow("nobody")
        << "UPDATE outbox SET audience = x'', digest = x'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'"_ba;
    QTest::newRow("area") << "UPDATE outbox SET area = 'nothing'"_ba;
    QTest::newRow("policy") << "UPDATE outbox SET policy = 'nothing'"_ba;
    QTest::newRow("audio") << "UPDATE outbox_tracks SET audio = 'RIFY' WHERE position = 1"_ba;
    QTest::newRow("menu") << "UPDATE outbox_tracks SET audio = 'RIFY' WHERE position = -1"_ba;
    QTest::newRow("no audio") << "DELETE FROM outbox_tracks"_ba;
}

void TestOutboxStore::whatIsDamagedIsNotSent()
{
    QFETCH(QByteArray, damage);
    SqliteOutboxStore store(*m_database);
    const PreparedCampaign sent = campaign();
    QVERIFY(store.add(itemOf(sent), sent, {}));
    m_database->connection().execute(damage);
    QCOMPARE(store.campaign(OutboxId(u"item-1"_s)).error().code, ErrorCode::FileTruncated);
}

void TestOutboxStore::journal()
{
    SyncedDocument document;
    document.kind = LibraryDocument::Kind::Area;
    document.id = u"area-1"_s;
    document.revision = 7;
    document.digest = QByteArray(32, 'd');
    document.waiting = QDateTime::fromMSecsSinceEpoch(1'760'000'000'000);
    document.error = {ErrorCode::DialerDenied, {}};
    document.refused = "deleted"_ba;
    QString console;
    {
        SqliteSyncJournal journal(*m_database);
        QCOMPARE(journal.cursor(), LibraryCursor());
        QVERIFY(journal.save(document));
        QVERIFY(journal.save(document)); // replaces
        QVERIFY(journal.setCursor({u"library-1"_s, 12}));
        console = journal.consoleId();
        QCOMPARE(console.size(), 36);
    }
    reopen();
    SqliteSyncJournal journal(*m_database);
    QCOMPARE(journal.consoleId(), console);
    QCOMPARE(journal.documents(), QList<SyncedDocument>{document});
    QCOMPARE(journal.cursor(), (LibraryCursor{u"library-1"_s, 12}));
    QVERIFY(journal.startAnew({u"library-2"_s, 0}));
    document.revision = 0;
    document.digest.clear();
    document.error = {ErrorCode::None, {}};
    QCOMPARE(journal.documents(), QList<SyncedDocument>{document});
    QCOMPARE(journal.cursor(), (LibraryCursor{u"library-2"_s, 0}));

    SqliteSoundDigests digests(*m_database);
    QVERIFY(digests.add(u"a.wav"_s, QByteArray(32, 'a')));
    QCOMPARE(digests.all().value(u"a.wav"_s), QByteArray(32, 'a'));

    SqliteSharedDrafts drafts(*m_database);
    SharedDraft draft{.id = u"other"_s, .console = u"portatile 2"_s, .draft = {}, .changed = document.waiting};
    draft.draft.area = campaign().area;
    QVERIFY(drafts.save(draft));
    QCOMPARE(drafts.drafts(), QList<SharedDraft>{draft});
    QVERIFY(drafts.remove(draft.id));
    QVERIFY(drafts.drafts().isEmpty());
}

void TestOutboxStore::removalsAreRemembered()
{
    SqliteMessageStore messages(*m_database, m_folder->filePath(u"messages"_s));
    Message message = Message::blank(u"Piena"_s, u"it"_s, QDateTime::fromMSecsSinceEpoch(1'760'000'000'000));
    QVERIFY(messages.save(message));
    QVERIFY(messages.removed().isEmpty());
    QVERIFY(messages.remove(message.id));
    QCOMPARE(messages.removed().size(), 1);
    QCOMPARE(messages.removed()[0].title, u"Piena"_s);
    QVERIFY(messages.restore(message));
    QVERIFY(messages.removed().isEmpty());

    SqliteAreaStore areas(*m_database);
    SavedArea area{.id = SavedAreaId(u"area-1"_s),
        .name = u"Riva"_s,
        .folder = {},
        .area = campaign().area,
        .changed = message.created};
    QVERIFY(areas.save(area));
    QVERIFY(areas.remove(area.id));
    QCOMPARE(areas.removed().size(), 1);
    QVERIFY(areas.restore(area.id));
    QVERIFY(areas.removed().isEmpty());
}

QTEST_GUILESS_MAIN(TestOutboxStore)
#include "tst_outboxstore.moc"
