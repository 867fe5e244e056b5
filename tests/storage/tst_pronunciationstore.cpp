// SPDX-License-Identifier: GPL-3.0-or-later
#include "jsonpronunciationstore.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestPronunciationStore : public QObject {
    Q_OBJECT

    static Pronunciations list(int count)
    {
        Pronunciations result;
        for (int i = 0; i < count; ++i)
            result.entries.append({u"parola %1"_s.arg(i), u"paròla %1"_s.arg(i), i % 2 ? u"it"_s : QString()});
        return result;
    }

private Q_SLOTS:

    void staysAndIsUndone()
    {
        QTemporaryDir folder;
        {
            auto store = JsonPronunciationStore::open(folder.path());
            QVERIFY(store);
            QCOMPARE((*store)->pronunciations(), Pronunciations{});
            QVERIFY(!(*store)->canUndo());
            QCOMPARE((*store)->undo().error().code, ErrorCode::NotFound);
            QSignalSpy changed(store->get(), &PronunciationStore::changed);
            QVERIFY((*store)->save(list(2)));
            QVERIFY((*store)->save(list(3)));
            QVERIFY((*store)->save(list(3))); // nothing new: no step
            QCOMPARE(changed.size(), 2);
        }
        auto store = JsonPronunciationStore::open(folder.path());
        QVERIFY(store);
        QCOMPARE((*store)->pronunciations(), list(3));
        QVERIFY((*store)->undo());
        QCOMPARE((*store)->pronunciations(), list(2));
        auto again = JsonPronunciationStore::open(folder.path());
        QCOMPARE((*again)->pronunciations(), list(2));
        QVERIFY((*again)->undo());
        QCOMPARE((*again)->pronunciations(), Pronunciations{});
        QVERIFY(!(*again)->canUndo());
    }

    void keepsTwentySteps()
    {
        QTemporaryDir folder;
        auto store = JsonPronunciationStore::open(folder.path());
        for (int i = 1; i <= 30; ++i)
            QVERIFY((*store)->save(list(i)));
        int steps = 0;
        while ((*store)->canUndo()) {
            QVERIFY((*store)->undo());
            ++steps;
        }
        QCOMPARE(steps, 20);
        QCOMPARE((*store)->pronunciations(), list(10));
    }

    void damagedFileIsNotAnEmptyOne_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("empty") << ""_ba << ErrorCode::FileTruncated;
        QTest::newRow("cut") << R"({"format":1,"entries":[{"written":"a")"_ba << ErrorCode::FileTruncated;
        QTest::newRow("no list") << R"({"format":1})"_ba << ErrorCode::FileTruncated;
        QTest::newRow("entry") << R"({"format":1,"entries":[{"written":"a"}]})"_ba << ErrorCode::FileTruncated;
        QTest::newRow("step") << R"({"format":1,"entries":[],"before":[7]})"_ba << ErrorCode::FileTruncated;
        QTest::newRow("newer") << R"({"format":2,"entries":[]})"_ba << ErrorCode::FileTooNew;
    }

    void damagedFileIsNotAnEmptyOne()
    {
        QFETCH(const QByteArray, bytes);
        QFETCH(const ErrorCode, code);
        QTemporaryDir folder;
        QFile file(folder.filePath(u"pronunciations.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
        file.close();
        const auto store = JsonPronunciationStore::open(folder.path());
        QVERIFY(!store);
        QCOMPARE(store.error().code, code);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), bytes); // left as it was
    }

    void whatCannotBeWrittenChangesNothing()
    {
        QTemporaryDir folder;
        auto store = JsonPronunciationStore::open(folder.path() + u"/gone"_s);
        QVERIFY(store);
        QSignalSpy changed(store->get(), &PronunciationStore::changed);
        QCOMPARE((*store)->save(list(1)).error().code, ErrorCode::FileUnwritable);
        QCOMPARE((*store)->pronunciations(), Pronunciations{});
        QCOMPARE(changed.size(), 0);
    }

    void csv()
    {
        const auto read = pronunciationsFromCsv(
            u"\uFEFFparola;pronuncia\r\nPovo;pòvo\n\"S. Maria; la\";\"santa \"\"maria\"\"\";it\n\nCognola,cògnola\n"_s);
        QVERIFY(read);
        QCOMPARE(read->entries,
            (QList<Pronunciation>{{u"Povo"_s, u"pòvo"_s, {}}, {u"S. Maria; la"_s, u"santa \"maria\""_s, u"it"_s},
                {u"Cognola"_s, u"cògnola"_s, {}}}));
        QCOMPARE(*pronunciationsFromCsv(pronunciationsToCsv(*read)), *read);
        QCOMPARE(pronunciationsFromCsv(u"a,\"b"_s).error().code, ErrorCode::ImportQuoteOpen);
        QCOMPARE(pronunciationsFromCsv(u"alone"_s).error().code, ErrorCode::ImportNoColumn);
        QCOMPARE(pronunciationsFromCsv(u"a,"_s + u"b"_s.repeated(5000)).error().code, ErrorCode::ImportLineTooLong);
        QCOMPARE(*pronunciationsFromCsv({}), Pronunciations{});
        QVERIFY(pronunciationsToCsv({{{u"=cmd"_s, u"x"_s, {}}}}).contains("'=cmd"_L1));
    }
};

QTEST_GUILESS_MAIN(TestPronunciationStore)
#include "tst_pronunciationstore.moc"
