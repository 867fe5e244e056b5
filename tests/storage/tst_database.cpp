// SPDX-License-Identifier: GPL-3.0-or-later
#include "consoledatabase.h"
#include "database.h"
#include "sqlitecontactstore.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestDatabase : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void refusesWhatIsNotMine();
    void refusesNewer();
    void refusesTruncated();
    void neverSilentlyEmpty();
    void makesMissingFolders();
    void jobsFinishInOrderAndAtTheEnd();
    void aFailedJobChangesNothing();

private:
    [[nodiscard]] QString path(const char *name) const { return m_folder.filePath(QString::fromLatin1(name)); }

    void write(const QString &file, const QByteArray &bytes);
    void makeRegistry(const QString &file);
    void execute(const QString &file, const char *sql);
    QTemporaryDir m_folder;
};

void TestDatabase::write(const QString &file, const QByteArray &bytes)
{
    QFile f(file);
    QVERIFY(f.open(QIODevice::WriteOnly));
    QCOMPARE(f.write(bytes), bytes.size());
}

void TestDatabase::execute(const QString &file, const char *sql)
{
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(file.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
}

void TestDatabase::makeRegistry(const QString &file)
{
    auto database = Database::open(file);
    QVERIFY(database);
    SqliteContactStore store(**database);
    QList<Contact> contacts;
    for (int i = 0; i < 2000; ++i) {
        contacts.append({.id = ContactId::create(),
            .number = StoredPhoneNumber::trusted(u"+390461%1"_s.arg(100000 + i), LineKind::Landline),
            .name = u"Famiglia Esempio"_s});
    }
    QCOMPARE(store.upsert(contacts).result().value(), 2000);
    (*database)->run([](sqlite::Connection &c) { c.execute("PRAGMA wal_checkpoint(TRUNCATE)"); }).waitForFinished();
}

void TestDatabase::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("text") << QByteArray("nome;telefono\n").repeated(100) << static_cast<int>(ErrorCode::FileWrongKind);
    QTest::newRow("short text") << QByteArray("x") << static_cast<int>(ErrorCode::FileWrongKind);
    QTest::newRow("zeros") << QByteArray(8192, '\0') << static_cast<int>(ErrorCode::FileWrongKind);
    QTest::newRow("magic alone") << QByteArray("SQLite format 3\0", 16) << static_cast<int>(ErrorCode::FileWrongKind);
}

void TestDatabase::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    write(path("hostile.db"), bytes);
    const auto registry = Database::open(path("hostile.db"));
    QVERIFY(!registry);
    QCOMPARE(static_cast<int>(registry.error().code), code);
    QVERIFY(!ConsoleDatabase::open(path("hostile.db")));
    QFile after(path("hostile.db"));
    QVERIFY(after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), bytes); // somebody's file is left as it was
    const auto folder = Database::open(m_folder.path());
    QVERIFY(!folder);
    QCOMPARE(folder.error().code, ErrorCode::FileWrongKind);
}

void TestDatabase::refusesWhatIsNotMine()
{
    execute(path("other.db"), "CREATE TABLE contacts (id TEXT); INSERT INTO contacts VALUES ('x')");
    auto other = Database::open(path("other.db"));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::FileWrongKind);
    makeRegistry(path("registry-as-console.db"));
    auto console = ConsoleDatabase::open(path("registry-as-console.db"));
    QVERIFY(!console);
    QCOMPARE(console.error().code, ErrorCode::FileWrongKind);
}

void TestDatabase::refusesNewer()
{
    makeRegistry(path("newer.db"));
    execute(path("newer.db"), "PRAGMA user_version = 99");
    const auto newer = Database::open(path("newer.db"));
    QVERIFY(!newer);
    QCOMPARE(newer.error(), (Error{ErrorCode::FileTooNew, {path("newer.db"), u"99"_s, u"3"_s}}));
}

void TestDatabase::refusesTruncated()
{
    makeRegistry(path("whole.db"));
    QFile whole(path("whole.db"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QVERIFY(bytes.size() > 100'000);
    for (const double part : {0.1, 0.37, 0.5, 0.9, 0.99}) {
        write(path("cut.db"), bytes.left(static_cast<qsizetype>(static_cast<double>(bytes.size()) * part)));
        const auto cut = Database::open(path("cut.db"));
        QVERIFY2(!cut, qPrintable(QString::number(part)));
        QCOMPARE(cut.error().code, ErrorCode::FileTruncated);
    }
}

// Flipped bits are refused or harmless; what opens has every contact.
void TestDatabase::neverSilentlyEmpty()
{
    makeRegistry(path("flip.db"));
    QFile whole(path("flip.db"));
    QVERIFY(whole.open(QIODevice::ReadOnly));
    const QByteArray bytes = whole.readAll();
    QRandomGenerator random(7);
    int refused = 0;
    for (int round = 0; round < 100; ++round) {
        QByteArray damaged = bytes;
        // whole pages: a single bit inside a text is a change that nothing in the file format can tell
        const auto page = random.bounded(damaged.size() / 4096);
        for (int i = 0; i < 4096; ++i)
            damaged[page * 4096 + i] = static_cast<char>(random.bounded(256));
        QFile::remove(path("damaged.db-wal"));
        QFile::remove(path("damaged.db-shm"));
        write(path("damaged.db"), damaged);
        auto database = Database::open(path("damaged.db"));
        if (!database) {
            ++refused;
            continue;
        }
        SqliteContactStore store(**database);
        const auto stats = store.stats().result();
        QVERIFY2(!stats || stats->contacts == 2000, qPrintable(u"page %1"_s.arg(page)));
    }
    QVERIFY2(refused > 90, qPrintable(QString::number(refused)));
}

void TestDatabase::makesMissingFolders()
{
    QVERIFY(Database::open(path("a/b/c/registry.db")));
    write(path("file"), "x");
    const auto under = Database::open(path("file/registry.db"));
    QVERIFY(!under);
    QCOMPARE(under.error().code, ErrorCode::FileUnwritable);
}

void TestDatabase::jobsFinishInOrderAndAtTheEnd()
{
    QList<int> order;
    QList<QFuture<Result<int>>> futures;
    {
        auto database = Database::open(path("jobs.db"));
        QVERIFY(database);
        for (int i = 0; i < 100; ++i) {
            futures.append((*database)->run([&order, i](sqlite::Connection &) {
                order.append(i);
                return i;
            }));
        }
    } // destroyed at once: nothing that was given is lost
    for (int i = 0; i < 100; ++i) {
        QVERIFY(futures[i].isFinished());
        QCOMPARE(futures[i].result().value(), i);
        QCOMPARE(order[i], i);
    }
}

void TestDatabase::aFailedJobChangesNothing()
{
    auto database = Database::open(path("failed.db"));
    QVERIFY(database);
    const auto failed = (*database)->run([](sqlite::Connection &c) {
        sqlite::Transaction transaction(c);
        c.execute("INSERT INTO contact_changes (contact_id, kind, at) VALUES ('a', 1, 0)");
        c.execute("INSERT INTO no_such_table VALUES (1)");
        transaction.commit();
    });
    QVERIFY(!failed.result());
    QCOMPARE(failed.result().error().code, ErrorCode::DatabaseFailed);
    const auto rows =
        (*database)->run([](sqlite::Connection &c) { return c.integer("SELECT count(*) FROM contact_changes"); });
    QCOMPARE(rows.result().value(), 0);
}

QTEST_GUILESS_MAIN(TestDatabase)
#include "tst_database.moc"
