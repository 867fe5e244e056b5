// SPDX-License-Identifier: GPL-3.0-or-later
#include "areashapes.h"
#include "consoledatabase.h"
#include "savedareasmodel.h"
#include "sqliteareastore.h"

#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestAreaStore : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void keepsEverything();
    void refusesNobody();
    void removesAndBringsBack();
    void survivesARowItCannotRead();
    void oldFilesAreMigrated();
    void theListFollows();
    void searches();

private:
    static SavedArea made(const QString &name, const QString &folder)
    {
        const GeoPoint centre = GeoPoint::fromDegrees(46.07, 11.12);
        SavedArea saved{.id = SavedAreaId::create(), .name = name, .folder = folder, .area = {}, .changed = {}};
        saved.area.pieces = {{PieceId::create(), PieceKind::Circle, name, false, {circleRing(centre, 150)},
            std::nullopt, CircleShape{centre, 150}}};
        saved.changed = QDateTime::fromMSecsSinceEpoch(1'770'000'000'123);
        return saved;
    }

    [[nodiscard]] QStringList texts(const SavedAreasModel &model) const
    {
        QStringList all;
        for (int i = 0; i < model.rowCount(); ++i)
            all.append(model.index(i).data().toString());
        return all;
    }

    void reopen()
    {
        m_store.reset();
        m_database.reset();
        auto opened = ConsoleDatabase::open(m_folder->filePath(u"console.db"_s));
        QVERIFY(opened);
        m_database = std::move(*opened);
        m_store = std::make_unique<SqliteAreaStore>(*m_database);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<ConsoleDatabase> m_database;
    std::unique_ptr<SqliteAreaStore> m_store;
};

void TestAreaStore::init()
{
    m_store.reset();
    m_database.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestAreaStore::keepsEverything()
{
    SavedArea saved = made(u"Fiume oltre 4 m"_s, u"Fiume/Piene"_s);
    saved.filter.mobiles = false;
    saved.filter.languages = {u"it"_s, u"de"_s};
    const QSignalSpy spy(m_store.get(), &AreaStore::changed);
    QVERIFY(m_store->save(saved));
    QCOMPARE(spy.count(), 1);
    reopen(); // what was answered is on the disk
    QCOMPARE(m_store->areas(), QList{saved});
    saved.name = u"Fiume oltre 5 m"_s;
    saved.folder = u" Fiume // Piene/ "_s;
    QVERIFY(m_store->save(saved));
    QCOMPARE(m_store->areas().size(), 1);
    QCOMPARE(m_store->area(saved.id)->folder, u"Fiume/Piene"_s);
    QCOMPARE(m_store->area(saved.id)->name, u"Fiume oltre 5 m"_s);
}

void TestAreaStore::refusesNobody()
{
    SavedArea saved = made(u"Vuota"_s, {});
    saved.area.pieces[0].exclude = true;
    QCOMPARE(m_store->save(saved).error().code, ErrorCode::AreaEmpty);
    QCOMPARE(m_store->remove(saved.id).error().code, ErrorCode::NotFound);
    QCOMPARE(m_store->restore(saved.id).error().code, ErrorCode::NotFound);
    QVERIFY(m_store->areas().isEmpty());
}

void TestAreaStore::removesAndBringsBack()
{
    const SavedArea a = made(u"A"_s, {}), b = made(u"B"_s, {});
    QVERIFY(m_store->save(a));
    QVERIFY(m_store->save(b));
    QVERIFY(m_store->remove(a.id));
    QCOMPARE(m_store->areas(), QList{b});
    QCOMPARE(m_store->remove(a.id).error().code, ErrorCode::NotFound);
    reopen(); // also after the program ended
    QCOMPARE(m_store->areas(), QList{b});
    QVERIFY(m_store->restore(a.id));
    QCOMPARE(m_store->areas(), (QList{a, b}));
    QCOMPARE(m_store->restore(a.id).error().code, ErrorCode::NotFound);
}

void TestAreaStore::survivesARowItCannotRead()
{
    const SavedArea a = made(u"A"_s, {}), b = made(u"B"_s, {});
    QVERIFY(m_store->save(a));
    QVERIFY(m_store->save(b));
    m_database->connection().execute("UPDATE areas SET area = 'x' WHERE name = 'A'");
    reopen();
    QCOMPARE(m_store->areas(), QList{b});
    QCOMPARE(m_database->connection().integer("SELECT count(*) FROM areas"), 2); // and it is not thrown away
}

void TestAreaStore::oldFilesAreMigrated()
{
    m_store.reset();
    m_database.reset();
    const QString path = m_folder->filePath(u"console.db"_s);
    QVERIFY(QFile::remove(path));
    QByteArray script = "PRAGMA application_id = 0x436d7043; PRAGMA user_version = 2;"; // before there were areas
    for (int version = 1; version <= 2; ++version) {
        QFile file(u":/storage/migrations/console-%1.sql"_s.arg(version));
        QVERIFY(file.open(QFile::ReadOnly));
        script += file.readAll();
    }
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(path.toUtf8().constData(), &db), SQLITE_OK);
    QCOMPARE(sqlite3_exec(db, script.constData(), nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    reopen();
    QVERIFY(m_store->save(made(u"A"_s, {})));
}

void TestAreaStore::theListFollows()
{
    SavedAreasModel model(*m_store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    const QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    SavedArea second = made(u"Zona 10"_s, u"Piene"_s);
    QVERIFY(m_store->save(second));
    QVERIFY(m_store->save(made(u"Zona 9"_s, u"Piene"_s)));
    QVERIFY(m_store->save(made(u"Centro"_s, {})));
    QVERIFY(m_store->save(made(u"Versante"_s, u"Frane"_s)));
    QCOMPARE(
        texts(model), (QStringList{u"Centro"_s, u"Frane"_s, u"Versante"_s, u"Piene"_s, u"Zona 9"_s, u"Zona 10"_s}));
    QVERIFY(model.index(1).data(SavedAreasModel::IsFolderRole).toBool());
    QVERIFY(!(model.flags(model.index(1)) & Qt::ItemIsSelectable));
    QCOMPARE(model.folders(), (QStringList{u"Frane"_s, u"Piene"_s}));

    QVERIFY(model.firstUncounted());
    model.setPhones(second.id, 812);
    QCOMPARE(model.indexOf(second.id).data(SavedAreasModel::PhonesRole).toInt(), 812);
    second.folder = u"Frane"_s; // moving
    QVERIFY(m_store->save(second));
    QCOMPARE(
        texts(model), (QStringList{u"Centro"_s, u"Frane"_s, u"Versante"_s, u"Zona 10"_s, u"Piene"_s, u"Zona 9"_s}));
    second.name = u"Argine"_s; // renaming
    QVERIFY(m_store->save(second));
    QCOMPARE(texts(model), (QStringList{u"Centro"_s, u"Frane"_s, u"Argine"_s, u"Versante"_s, u"Piene"_s, u"Zona 9"_s}));
    QVERIFY(m_store->remove(second.id));
    QCOMPARE(texts(model), (QStringList{u"Centro"_s, u"Frane"_s, u"Versante"_s, u"Piene"_s, u"Zona 9"_s}));
    QVERIFY(m_store->restore(second.id));
    QCOMPARE(model.rowCount(), 6);
    QCOMPARE(resets.count(), 0);
}

void TestAreaStore::searches()
{
    SavedAreasModel model(*m_store);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    QVERIFY(m_store->save(made(u"Città alta"_s, u"Frane"_s)));
    QVERIFY(m_store->save(made(u"Golena"_s, u"Piene"_s)));
    model.setSearch(u"citta FRA"_s);
    QCOMPARE(texts(model), (QStringList{u"Frane"_s, u"Città alta"_s}));
    model.setSearch(u"pien"_s);
    QCOMPARE(texts(model), (QStringList{u"Piene"_s, u"Golena"_s}));
    model.setSearch(u"niente"_s);
    QCOMPARE(model.rowCount(), 0);
    QCOMPARE(model.folders().size(), 2);
    model.setSearch({});
    QCOMPARE(model.rowCount(), 4);
}

QTEST_GUILESS_MAIN(TestAreaStore)
#include "tst_areastore.moc"
