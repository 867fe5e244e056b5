// SPDX-License-Identifier: GPL-3.0-or-later
#include "townbook.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

TownInfo town(const QString &name, int degrees)
{
    TownInfo info;
    info.name = name;
    info.bounds = {degrees * 10'000'000, 90'000'000, degrees * 10'000'000 + 500'000, 90'500'000};
    return info;
}

} // namespace

class TestTownBook : public QObject {
    Q_OBJECT
private Q_SLOTS:

    void init() { m_folder = std::make_unique<QTemporaryDir>(); }

    void firstTownKeepsTheDataFolder()
    {
        auto book = TownBook::open(m_folder->path());
        QVERIFY(book);
        QVERIFY(book->entries().isEmpty());
        QVERIFY(!book->find(town(u"Trento"_s, 46)));
        QCOMPARE(book->folderOf(book->entryFor(town(u"Trento"_s, 46))), QDir::cleanPath(m_folder->path()));
    }

    void townsNeverShareAFolder()
    {
        auto book = TownBook::open(m_folder->path());
        QVERIFY(book);
        QSet<QString> folders;
        for (const TownInfo &info : {town(u"Castro"_s, 45), town(u"Castro"_s, 40), town(u"Castro"_s, 42),
                 town(u"Forlì"_s, 44), town(u".."_s, 43), town(u"../../x"_s, 43)})
            folders.insert(book->folderOf(book->entryFor(info)));
        QCOMPARE(folders.size(), 6);
        for (const QString &folder : std::as_const(folders))
            QVERIFY2(folder.startsWith(QDir::cleanPath(m_folder->path())), qPrintable(folder));
    }

    void aRebuildIsTheSameTown()
    {
        auto book = TownBook::open(m_folder->path());
        QVERIFY(book);
        const QString folder = book->folderOf(book->entryFor(town(u"Trento"_s, 46)));
        TownInfo rebuilt = town(u"TRENTO"_s, 46);
        rebuilt.bounds.north += 90'000;
        rebuilt.streets = 99;
        QCOMPARE(book->folderOf(book->entryFor(rebuilt)), folder);
        QCOMPARE(book->entries().size(), 1);
        QCOMPARE(book->entries()[0].bounds, rebuilt.bounds);
    }

    void isKept()
    {
        {
            auto book = TownBook::open(m_folder->path());
            QVERIFY(book);
            (void)book->entryFor(town(u"Trento"_s, 46));
            TownBook::Entry &entry = book->entryFor(town(u"Monaco"_s, 43));
            entry.photo = u"/foto/monaco.mbtiles"_s;
            entry.placedOn = u"abc"_s;
            QVERIFY(book->save());
        }
        const auto book = TownBook::open(m_folder->path());
        QVERIFY(book);
        QCOMPARE(book->entries().size(), 2);
        const TownBook::Entry *entry = book->find(town(u"Monaco"_s, 43));
        QVERIFY(entry);
        QCOMPARE(entry->photo, u"/foto/monaco.mbtiles"_s);
        QCOMPARE(entry->placedOn, u"abc"_s);
        QCOMPARE(book->folderOf(*entry), QDir::cleanPath(m_folder->path() + u"/towns/monaco"_s));
    }

    void damagedIsRefused_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("empty") << QByteArray() << ErrorCode::FileTruncated;
        QTest::newRow("half") << QByteArray("{\"format\":1,\"towns\":[{\"name\":\"Tre") << ErrorCode::FileTruncated;
        QTest::newRow("no towns") << QByteArray("{\"format\":1,\"towns\":[]}") << ErrorCode::FileTruncated;
        QTest::newRow("newer") << QByteArray("{\"format\":2,\"towns\":[]}") << ErrorCode::FileTooNew;
        QTest::newRow("elsewhere") << QByteArray(
            "{\"format\":1,\"towns\":[{\"name\":\"A\",\"bounds\":[1,1,2,2],\"folder\":\"../other\"}]}")
                                   << ErrorCode::FileTruncated;
        QTest::newRow("absolute") << QByteArray(
            "{\"format\":1,\"towns\":[{\"name\":\"A\",\"bounds\":[1,1,2,2],\"folder\":\"/etc\"}]}")
                                  << ErrorCode::FileTruncated;
    }

    void damagedIsRefused()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(ErrorCode, code);
        QFile file(m_folder->filePath(u"towns.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto book = TownBook::open(m_folder->path());
        QVERIFY(!book);
        QCOMPARE(book.error().code, code);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(TestTownBook)
#include "tst_townbook.moc"
