// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigndraft.h"
#include "consoledatabase.h"
#include "draftkeeper.h"
#include "messagejson.h"
#include "sqlitemessagestore.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestConsoleDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void messagesComeBack();
    void olderMessagesBecomeVersions();
    void audioHasItsDigest();
    void digestsAreReadOnce();
    void digestsAreReadApart();
    void whatChangesWhileDigestsAreRead();
    void closedWhileDigestsAreRead();
    void theDataFolderMayMove();
    void removedAudioGoesToTheTrash();
    void aRemovalIsUndone();
    void recordingsWithoutAMessage();
    void draftComesBack();
    void damagedDraftIsNoDraft();
    void keeperLosesNothing();

private:
    void open()
    {
        m_messages.reset();
        m_database.reset();
        auto database = ConsoleDatabase::open(m_folder->filePath(u"console.db"_s));
        QVERIFY(database);
        m_database = std::move(*database);
        m_messages = std::make_unique<SqliteMessageStore>(*m_database, m_folder->filePath(u"messages"_s));
    }

    static void touch(const QString &path)
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("RIFF");
    }

    /// As a program left it that knew no digests: messages "m0", "m1"..., each with a recording of its own.
    void fillWithoutDigests(int count, qint64 bytes)
    {
        for (int i = 0; i < count; ++i) {
            const Message each = message(u"m%1"_s.arg(i), 1000 + i);
            QFile file(each.main().audioPath);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray::number(i)) > 0 && file.resize(bytes));
            file.close();
            sqlite::Statement row(m_database->connection(),
                "INSERT INTO messages (id, content, created, last_used) VALUES (?1, ?2, ?3, NULL)");
            row.bind(1, each.id.text())
                .bind(2, toJson(each, [](const QString &path) { return QFileInfo(path).fileName(); }))
                .bind(3, 1000 + i);
            row.run();
        }
    }

    [[nodiscard]] int withDigest() const
    {
        return static_cast<int>(std::ranges::count_if(
            m_messages->messages(), [](const Message &each) { return each.main().digest.size() == 32; }));
    }

    Message message(const QString &id, qint64 created)
    {
        Message result = Message::blank(u"Piena"_s, u"it"_s, QDateTime::fromMSecsSinceEpoch(created));
        result.id = MessageId(id);
        result.versions.first().text = u"L’acqua sale."_s;
        result.versions.first().audioPath = m_messages->newAudioPath(MessageId(id));
        result.versions.first().length = std::chrono::milliseconds(34'000);
        return result;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleDatabase> m_database;
    std::unique_ptr<SqliteMessageStore> m_messages;
};

void TestConsoleDatabase::init()
{
    m_messages.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    open();
}

void TestConsoleDatabase::messagesComeBack()
{
    QSignalSpy changed(m_messages.get(), &MessageStore::changed);
    Message a = message(u"a"_s, 1000);
    Message b = message(u"b"_s, 2000);
    b.lastUsed = QDateTime::fromMSecsSinceEpoch(5000);
    b.versions.first().origin = MessageOrigin::Synthesised;
    QVERIFY(m_messages->save(a));
    QVERIFY(m_messages->save(b));
    a.title = u"Altro"_s;
    QVERIFY(m_messages->save(a));
    QCOMPARE(changed.count(), 3);
    QCOMPARE(m_messages->messages(), (QList<Message>{b, a}));
    open();
    QCOMPARE(m_messages->messages(), (QList<Message>{b, a}));
    QCOMPARE(m_messages->message(MessageId(u"a"_s)), a);
    QVERIFY(!m_messages->message(MessageId(u"none"_s)));
}

void TestConsoleDatabase::olderMessagesBecomeVersions()
{
    m_messages.reset();
    m_database.reset();
    const QString path = m_folder->filePath(u"console.db"_s);
    QVERIFY(QFile::remove(path));
    QByteArray script = "PRAGMA application_id = 0x436d7043; PRAGMA user_version = 3;";
    for (int version = 1; version <= 3; ++version) {
        QFile file(u":/storage/migrations/console-%1.sql"_s.arg(version));
        QVERIFY(file.open(QFile::ReadOnly));
        script += file.readAll();
    }
    script +=
        "INSERT INTO messages VALUES ('a', 'Piena \"A\"', 'L’acqua' || char(10) || 'sale.', 'it', 2, 'a-1.wav', 34000,"
        " 1000, 5000), ('b', 'Neve', '', 'de', 1, '', 0, 2000, NULL);";
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, script.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);

    open();
    QCOMPARE(m_messages->messages().size(), 2);
    const Message b = m_messages->messages().at(0), a = m_messages->messages().at(1);
    QCOMPARE(b.id, MessageId(u"b"_s));
    QCOMPARE(b.languages(), QStringList{u"de"_s});
    QVERIFY(!b.hasAudio() && !b.lastUsed.isValid());
    QCOMPARE(a.title, u"Piena \"A\""_s);
    QCOMPARE(a.main().text, u"L’acqua\nsale."_s);
    QCOMPARE(a.main().origin, MessageOrigin::Synthesised);
    QCOMPARE(a.main().audioPath, m_folder->filePath(u"messages/a-1.wav"_s));
    QCOMPARE(a.main().length, std::chrono::seconds(34));
    QCOMPARE(a.lastUsed, QDateTime::fromMSecsSinceEpoch(5000));
}

void TestConsoleDatabase::audioHasItsDigest()
{
    Message a = message(u"a"_s, 1);
    touch(a.main().audioPath);
    QVERIFY(m_messages->save(a));
    const QByteArray digest = QCryptographicHash::hash("RIFF", QCryptographicHash::Sha256);
    QCOMPARE(m_messages->messages().first().main().digest, digest);
    open();
    QCOMPARE(m_messages->messages().first().main().digest, digest);
    a.versions.first().audioPath.clear();
    QVERIFY(m_messages->save(a));
    QVERIFY(m_messages->messages().first().main().digest.isEmpty());
}

/// A database from before there were digests: the files are read at the first start, and not at the next.
void TestConsoleDatabase::digestsAreReadOnce()
{
    Message a = message(u"a"_s, 1);
    touch(a.main().audioPath);
    QVERIFY(m_messages->save(a));
    QVERIFY(m_messages->save(message(u"b"_s, 2))); // its file is gone
    const QByteArray digest = m_messages->message(a.id)->main().digest;
    const auto forgotten = [&]() -> qint64 {
        sqlite::Statement rows(m_database->connection(),
            "SELECT COUNT(*) FROM messages WHERE CAST(content AS TEXT) NOT LIKE '%' || ?1 || '%'");
        rows.bind(1, QString::fromLatin1(digest.toHex()));
        return rows.step() ? rows.integer(0) : -1;
    };
    {
        sqlite::Statement forget(
            m_database->connection(), "UPDATE messages SET content = CAST(REPLACE(content, ?1, '') AS BLOB)");
        forget.bind(1, QString::fromLatin1(digest.toHex()));
        forget.run();
    }
    QCOMPARE(forgotten(), 2);
    open();
    m_messages->settle();
    QCOMPARE(m_messages->message(a.id)->main().digest, digest);
    QCOMPARE(forgotten(), 1);
    QFile audio(a.main().audioPath);
    QVERIFY(audio.open(QIODevice::WriteOnly)); // never done to a message's file: it shows that nobody reads it again
    audio.write("another");
    audio.close();
    open();
    m_messages->settle();
    QCOMPARE(m_messages->message(a.id)->main().digest, digest);
    QCOMPARE(m_messages->message(a.id)->main().text, a.main().text);
    QVERIFY(m_messages->message(MessageId(u"b"_s))->main().digest.isEmpty());
}

/// Two hundred recordings of twelve seconds: the program starts without having read one of them.
void TestConsoleDatabase::digestsAreReadApart()
{
    constexpr int recordings = 200;
    fillWithoutDigests(recordings, 12 * 32'000);
    QElapsedTimer timer;
    timer.start();
    open();
    const qint64 opened = timer.elapsed();
    QCOMPARE(m_messages->messages().size(), recordings);
    QCOMPARE(withDigest(), 0); // nothing waited for a file
    // Whoever asks for one gets all of it.
    QCOMPARE(m_messages->message(MessageId(u"m7"_s))->main().digest.size(), 32);
    const QSignalSpy changed(m_messages.get(), &MessageStore::changed);
    QTRY_COMPARE_WITH_TIMEOUT(changed.count(), 1, 60'000);
    const qint64 all = timer.elapsed();
    QCOMPARE(withDigest(), recordings);
    open();
    QCOMPARE(withDigest(), recordings); // kept
    qInfo("%d recordings: open after %lld ms, all digests after %lld ms", recordings, opened, all);
}

void TestConsoleDatabase::whatChangesWhileDigestsAreRead()
{
    fillWithoutDigests(20, 400'000);
    open();
    // another recording
    Message edited = *m_messages->message(MessageId(u"m3"_s));
    const QByteArray before = edited.main().digest;
    edited.versions.first().audioPath = m_messages->newAudioPath(edited.id);
    touch(edited.main().audioPath);
    QVERIFY(m_messages->save(edited));
    const QByteArray after = QCryptographicHash::hash("RIFF", QCryptographicHash::Sha256);
    QVERIFY(m_messages->remove(MessageId(u"m4"_s)));
    m_messages->settle();
    QVERIFY(before != after);
    QCOMPARE(m_messages->message(edited.id)->main().digest, after);
    QVERIFY(!m_messages->message(MessageId(u"m4"_s)));
    QCOMPARE(withDigest(), 19);
    open();
    QCOMPARE(m_messages->message(edited.id)->main().digest, after);
    QVERIFY(!m_messages->message(MessageId(u"m4"_s))); // a late digest brings nothing back
}

void TestConsoleDatabase::closedWhileDigestsAreRead()
{
    fillWithoutDigests(50, 40 * 32'000);
    open();
    QElapsedTimer timer;
    timer.start();
    m_messages.reset();
    QVERIFY2(timer.elapsed() < 1000, qPrintable(QString::number(timer.elapsed()))); // not all fifty
    open(); // it begins again
    m_messages->settle();
    QCOMPARE(withDigest(), 50);
}

void TestConsoleDatabase::theDataFolderMayMove()
{
    QVERIFY(m_messages->save(message(u"a"_s, 1)));
    m_messages = std::make_unique<SqliteMessageStore>(*m_database, m_folder->filePath(u"elsewhere"_s));
    QCOMPARE(m_messages->messages()[0].main().audioPath, m_folder->filePath(u"elsewhere/a-1.wav"_s));
}

void TestConsoleDatabase::removedAudioGoesToTheTrash()
{
    const Message a = message(u"a"_s, 1);
    touch(a.main().audioPath);
    QVERIFY(m_messages->save(a));
    QVERIFY(m_messages->newAudioPath(a.id) != a.main().audioPath); // a new recording never writes into the old
    QVERIFY(m_messages->remove(a.id));
    QVERIFY(!QFile::exists(a.main().audioPath));
    QVERIFY(QFile::exists(m_folder->filePath(u"messages/trash/a-1.wav"_s)));
    QVERIFY(m_messages->messages().isEmpty());
    QCOMPARE(m_messages->remove(a.id).error().code, ErrorCode::NotFound);
    open();
    QVERIFY(m_messages->messages().isEmpty());
}

void TestConsoleDatabase::aRemovalIsUndone()
{
    const Message a = message(u"a"_s, 1);
    touch(a.main().audioPath);
    QVERIFY(m_messages->save(a));
    const Message before = *m_messages->message(a.id);
    QVERIFY(m_messages->remove(a.id));
    QVERIFY(m_messages->restore(before));
    QCOMPARE(m_messages->message(a.id), before);
    QVERIFY(QFile::exists(a.main().audioPath));

    Message copy = before; // a copy has the same audio, until the last of both goes
    copy.id = MessageId(u"b"_s);
    QVERIFY(m_messages->save(copy));
    QVERIFY(m_messages->remove(a.id));
    QVERIFY(QFile::exists(a.main().audioPath));
    QVERIFY(m_messages->remove(copy.id));
    QVERIFY(!QFile::exists(a.main().audioPath));
    QVERIFY(m_messages->restore(copy));
    QVERIFY(QFile::exists(a.main().audioPath));
}

void TestConsoleDatabase::recordingsWithoutAMessage()
{
    const Message a = message(u"a"_s, 1);
    touch(a.main().audioPath);
    QVERIFY(m_messages->save(a));
    const QString lost = m_messages->newAudioPath(MessageId(u"lost"_s));
    touch(lost);
    QCOMPARE(m_messages->orphanedRecordings(), QList<QString>{lost});
}

void TestConsoleDatabase::draftComesBack()
{
    SqliteDraftStore store(*m_database);
    QVERIFY(!store.load());
    const SavedDraft draft{Mode::Live,
        Area{{{PieceId(u"p"_s), PieceKind::Street, u"Via Forlì \"1\""_s, true, {{{1, -2}}},
                  StreetStretch{u"via forli"_s, StreetStretch::Side::Even, {}, {2, 0}}},
            {PieceId(u"c"_s), PieceKind::Circle, u"C"_s, false, {{{1, 2}, {3, 4}, {5, 7}}}, std::nullopt,
                CircleShape{{3, 4}, 120.5}, true},
            {PieceId(u"d"_s), PieceKind::Corridor, u"D"_s, false, {{{1, 2}, {3, 4}, {5, 7}}},
                StreetStretch{u"via forli"_s, StreetStretch::Side::Both, {}, {}},
                CorridorShape{{{{1, 1}, {5, 6}}, {{9, 9}, {8, 8}}}, 30, CorridorShape::Flank::Left}}}},
        MessageId(u"a"_s), false,
        AudienceFilter{.mobiles = false,
            .languages = {u"de"_s, QString()},
            .imports = false,
            .unplaced = AudienceFilter::Unplaced::All}};
    QVERIFY(store.save(SavedDraft{}));
    QVERIFY(store.save(draft));
    open();
    QCOMPARE(SqliteDraftStore(*m_database).load(), draft);
}

void TestConsoleDatabase::damagedDraftIsNoDraft()
{
    SqliteDraftStore store(*m_database);
    for (const char *area :
        {"x'00'", "'not json'", "'{}'", "'[{\"kind\": 77}]'", "'[{\"kind\": 3, \"street\": {\"side\": 9}}]'"}) {
        m_database->connection().execute(
            QByteArray("INSERT OR REPLACE INTO draft VALUES (1, 2, ") + area + ", '', 1, NULL, 0)");
        QVERIFY2(!store.load(), area);
    }
}

void TestConsoleDatabase::keeperLosesNothing()
{
    const AreaPiece piece{
        PieceId(u"p"_s), PieceKind::Polygon, u"Area A"_s, false, {{{1, 2}, {3, 4}, {5, 6}}}, std::nullopt};
    const Message said = message(u"a"_s, 1);
    QVERIFY(m_messages->save(said));
    SqliteDraftStore store(*m_database);
    {
        CampaignDraft draft;
        DraftKeeper keeper(draft, store, *m_messages);
        draft.setMode(Mode::Live);
        draft.addPiece(piece);
        draft.setMessage(said);
        draft.setEmergency(false);
        QTRY_VERIFY(store.load().has_value()); // by itself, while the program runs
        draft.removePiece(piece.id);
    } // and what came last, at the end
    QVERIFY(store.load()->area.pieces.isEmpty());
    {
        CampaignDraft draft;
        DraftKeeper keeper(draft, store, *m_messages);
        QCOMPARE(draft.mode(), Mode::Live);
        QCOMPARE(draft.message(), said);
        QCOMPARE(draft.isEmergency(), false);
        draft.addPiece(piece);
    }
    CampaignDraft again;
    const DraftKeeper keeper(again, store, *m_messages);
    QCOMPARE(again.area(), Area{{piece}});
}

QTEST_GUILESS_MAIN(TestConsoleDatabase)
#include "tst_consoledatabase.moc"
