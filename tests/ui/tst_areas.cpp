// SPDX-License-Identifier: GPL-3.0-or-later
#include "areachooser.h"
#include "areafilemodel.h"
#include "arealibrary.h"
#include "areashapes.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "clock.h"
#include "consoledatabase.h"
#include "contactstore.h"
#include "filedropzone.h"
#include "label.h"
#include "note.h"
#include "ograreafiles.h"
#include "savedareasmodel.h"
#include "screenshot.h"
#include "sqliteareastore.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLineEdit>
#include <QListView>
#include <QMimeData>
#include <QPromise>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

template <class Value> QFuture<Result<Value>> ready(Result<Value> value)
{
    QPromise<Result<Value>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

/// A phone every two hundred metres of a box around Naples and Vesuvius.
class GridContacts final : public ContactStore {
public:
    GridContacts()
    {
        QList<Contact> contacts;
        for (int i = 0; i < 200; ++i) {
            for (int j = 0; j < 200; ++j) {
                Contact contact{.id = ContactId(u"c%1-%2"_s.arg(i).arg(j)),
                    .number =
                        StoredPhoneNumber::trusted(u"+39081%1"_s.arg(1'000'000 + i * 200 + j), LineKind::Landline)};
                contact.position = GeoPoint{407'000'000 + i * 14'000, 141'500'000 + j * 20'000};
                contact.located = Located::Exact;
                contacts.append(contact);
            }
        }
        m_index = std::make_shared<AudienceIndex>(std::move(contacts));
    }

    QFuture<Result<int>> upsert(const QList<Contact> &) override { return ready<int>(0); }

    QFuture<Result<RegistryStats>> stats() override { return ready<RegistryStats>(RegistryStats{}); }

    QFuture<Result<std::shared_ptr<const AudienceIndex>>> index() override
    {
        return ready<std::shared_ptr<const AudienceIndex>>(m_index);
    }

private:
    std::shared_ptr<const AudienceIndex> m_index;
};

struct World {
    World()
    {
        auto opened = ConsoleDatabase::open(folder.filePath(u"console.db"_s));
        if (!opened)
            qFatal("no database");
        database = std::move(*opened);
        store = std::make_unique<SqliteAreaStore>(*database);
        page.setObjectName(u"page"_s);
        library = new AreaLibrary(draft, counter, *store, files, clock, &page);
        chooser = new AreaChooser(draft, counter, files, &page);
        drop = new FileDropZone(&page);
        QObject::connect(drop, &FileDropZone::dropped, chooser, &AreaChooser::open);
    }

    SavedArea save(const QString &name, const QString &inFolder, GeoPoint centre, double metres)
    {
        SavedArea saved{
            .id = SavedAreaId::create(), .name = name, .folder = inFolder, .area = {}, .changed = clock.now()};
        saved.area.pieces = {{PieceId::create(), PieceKind::Circle, name, false, {circleRing(centre, metres)},
                                 std::nullopt, CircleShape{centre, metres}},
            {PieceId::create(), PieceKind::Circle, u"Ospedale"_s, true, {circleRing(centre, metres / 4)}, std::nullopt,
                CircleShape{centre, metres / 4}}};
        if (!store->save(saved))
            qFatal("not saved");
        return saved;
    }

    template <class T> T *find(const QString &name) { return page.findChild<T *>(name); }

    QTemporaryDir folder;
    std::unique_ptr<ConsoleDatabase> database;
    std::unique_ptr<SqliteAreaStore> store;
    CampaignDraft draft;
    GridContacts contacts;
    AudienceCounter counter{draft, contacts};
    OgrAreaFiles files;
    SystemClock clock;
    QWidget page;
    AreaLibrary *library = nullptr;
    AreaChooser *chooser = nullptr;
    FileDropZone *drop = nullptr;
};

QString shared(const QString &file)
{
    return QStringLiteral(CAMPANILE_SHARED_DATA) + u'/' + file;
}

const GeoPoint centre = GeoPoint::fromDegrees(40.84, 14.25);

} // namespace

class TestAreas : public QObject {
    Q_OBJECT
private:
    std::unique_ptr<World> w;

    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(w->folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    void pictures(const QString &name)
    {
        for (const Look look : {Look::Light, Look::Dark}) {
            for (const QSize size : {QSize(1280, 720), QSize(1920, 1080)}) {
                w->page.resize(size);
                QCoreApplication::processEvents();
                if (w->library->isVisible())
                    w->library->open(QPoint(size.width() - 430, 80), size.height() - 32);
                photograph(w->page,
                    u"areas-%1-%2-%3"_s.arg(name).arg(size.width()).arg(look == Look::Dark ? u"dark"_s : u"light"_s),
                    size, look);
            }
        }
        applyLook(*qApp, Look::Light);
    }

private Q_SLOTS:

    void initTestCase()
    {
        speakItalian();
        applyLook(*qApp, Look::Light);
    }

    void init()
    {
        w = std::make_unique<World>();
        w->page.resize(1280, 720);
        w->page.show();
        QVERIFY(QTest::qWaitForWindowExposed(&w->page));
        QTRY_VERIFY(w->counter.index());
    }

    void cleanup() { w.reset(); }

    void savesWhatIsDrawnAndAddsIt()
    {
        w->draft.addPiece({PieceId::create(), PieceKind::Circle, u"Centro"_s, false, {circleRing(centre, 800)},
            std::nullopt, CircleShape{centre, 800}});
        AudienceFilter filter;
        filter.mobiles = false;
        w->draft.setFilter(filter);
        w->library->open(QPoint(1000, 20), 680);
        QTest::mouseClick(w->find<QWidget>(u"saveThisArea"_s), Qt::LeftButton);
        auto *name = w->find<QLineEdit>(u"savedAreaName"_s);
        QTRY_VERIFY(name->isVisible());
        QCOMPARE(name->text(), u"Centro"_s);
        name->setText(u"Centro storico"_s);
        w->find<QComboBox>(u"savedAreaFolder"_s)->setEditText(u"Protezione civile/Quartieri"_s);
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(w->store->areas().size(), 1);
        QCOMPARE(w->store->areas()[0].name, u"Centro storico"_s);
        QCOMPARE(w->store->areas()[0].folder, u"Protezione civile/Quartieri"_s);
        QCOMPARE(w->store->areas()[0].filter, filter);
        auto *list = w->find<QListView>(u"areaLibraryList"_s);
        QTRY_VERIFY(list->model()->index(1, 0).data(SavedAreasModel::PhonesRole).toInt() > 0);

        w->draft.clearArea();
        w->draft.setFilter({});
        const QSignalSpy taken(w->library, &AreaLibrary::areaTaken);
        QTest::mouseClick(w->find<QWidget>(u"addSavedArea"_s), Qt::LeftButton);
        QCOMPARE(taken.count(), 1);
        QVERIFY(!w->library->isVisible());
        QCOMPARE(w->draft.area().pieces.size(), 1);
        QCOMPARE(w->draft.filter(), filter);
        w->draft.undo(); // one step: the area with its filter
        QVERIFY(w->draft.area().pieces.isEmpty());
        QCOMPARE(w->draft.filter(), AudienceFilter());
        w->draft.redo();
        QVERIFY(w->draft.area().pieces[0].id != w->store->areas()[0].area.pieces[0].id);
        // Added once more it is another one, with its own row and undo.
        w->library->open(QPoint(1000, 20), 680);
        QTest::keyClick(w->find<QWidget>(u"areaLibrarySearch"_s), Qt::Key_Return);
        QCOMPARE(w->draft.area().pieces.size(), 2);
        QVERIFY(w->draft.area().pieces[0].id != w->draft.area().pieces[1].id);
    }

    void deletesWithUndoAndRenames()
    {
        const SavedArea saved = w->save(u"Golena"_s, u"Piene"_s, centre, 500);
        w->library->open(QPoint(1000, 20), 680);
        auto *list = w->find<QListView>(u"areaLibraryList"_s);
        list->setFocus();
        QTest::keyClick(list, Qt::Key_Delete);
        QVERIFY(w->store->areas().isEmpty());
        auto *note = w->find<Note>(u"areaLibraryNote"_s);
        QVERIFY(note->isVisible());
        Q_EMIT note->linkActivated();
        QCOMPARE(w->store->areas().size(), 1);
        QTest::keyClick(list, Qt::Key_F2);
        auto *name = w->find<QLineEdit>(u"savedAreaName"_s);
        QTRY_VERIFY(name->isVisible());
        name->setText(u"Golena di Po"_s);
        QTest::mouseClick(w->find<QWidget>(u"saveAreaNow"_s), Qt::LeftButton);
        QCOMPARE(w->store->area(saved.id)->name, u"Golena di Po"_s);
        QCOMPARE(w->store->area(saved.id)->area, saved.area);
    }

    void exportedAndBroughtBack()
    {
        const SavedArea saved = w->save(u"Golena"_s, u"Piene"_s, centre, 500);
        const QString path = w->folder.filePath(u"golena.geojson"_s);
        w->library->exportTo(path, saved.area);
        QTRY_VERIFY(QFile::exists(path));
        w->chooser->open({path});
        auto *list = w->find<QListView>(u"areaFileList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 2);
        QTRY_VERIFY(list->isVisible());
        QTest::mouseClick(w->find<QWidget>(u"chooseAllAreas"_s), Qt::LeftButton);
        QTest::mouseClick(w->find<QWidget>(u"addChosenAreas"_s), Qt::LeftButton);
        QVERIFY(!w->chooser->isVisible());
        QCOMPARE(w->draft.area().pieces.size(), 2);
        for (int i = 0; i < 2; ++i) {
            AreaPiece piece = w->draft.area().pieces[i];
            piece.id = saved.area.pieces[i].id;
            QCOMPARE(piece, saved.area.pieces[i]);
        }
    }

    void oneAreaIsAddedAtOnce()
    {
        const QSignalSpy added(w->chooser, &AreaChooser::added);
        w->chooser->open({write(u"una.geojson"_s,
            R"({"type":"Polygon","coordinates":[[[14.2,40.8],[14.3,40.8],[14.3,40.9],[14.2,40.8]]]})")});
        QTRY_COMPARE(added.count(), 1);
        QVERIFY(!w->chooser->isVisible());
        QCOMPARE(w->draft.area().pieces[0].name, u"una"_s);
        w->draft.undo();
        QVERIFY(w->draft.area().pieces.isEmpty());
    }

    void asksForTheReferenceSystem()
    {
        w->chooser->open({write(u"metri.geojson"_s,
            R"({"type":"Polygon","coordinates":[[[437000,4520000],[438000,4520000],[438000,4521000],[437000,4520000]]]})")});
        auto *crs = w->find<QComboBox>(u"areaFileCrs"_s);
        QTRY_VERIFY(crs->isVisible());
        pictures(u"crs"_s);
        QVERIFY(w->find<Note>(u"areaFileProblem"_s)->text().contains(u"437000"_s));
        crs->setCurrentIndex(crs->findData(u"EPSG:32633"_s));
        QTest::mouseClick(w->find<QWidget>(u"readWithCrs"_s), Qt::LeftButton);
        QTRY_VERIFY(w->find<QListView>(u"areaFileList"_s)->isVisible()); // looked at before it is added
        QVERIFY(w->draft.area().pieces.isEmpty());
        QTest::mouseClick(w->find<QWidget>(u"addChosenAreas"_s), Qt::LeftButton);
        QTRY_COMPARE(w->draft.area().pieces.size(), 1);
        QVERIFY(std::abs(w->draft.area().pieces[0].rings[0][0].latitude() - 40.83) < 0.05);
    }

    void saysWhatIsWrongAndGoesOn()
    {
        w->chooser->open({write(u"rotto.geojson"_s, "{"), u"/nowhere.kml"_s,
            write(u"buona.geojson"_s,
                R"({"type":"Polygon","coordinates":[[[14.2,40.8],[14.3,40.8],[14.3,40.9],[14.2,40.8]]]})")});
        auto *problem = w->find<Note>(u"areaFileProblem"_s);
        QTRY_VERIFY(problem->isVisible());
        QVERIFY(!w->find<QWidget>(u"areaFileCrs"_s)->isVisible());
        QTest::keyClick(w->chooser, Qt::Key_Escape);
        QTRY_VERIFY(problem->isVisible() && problem->text().contains(u"nowhere"_s));
        QTest::mouseClick(w->find<QWidget>(u"cancelAreaFile"_s), Qt::LeftButton);
        QTRY_COMPARE(w->draft.area().pieces.size(), 1);
        QTRY_VERIFY(!w->chooser->isVisible());
    }

    void naplesIsChosenFrom()
    {
        if (!QFile::exists(shared(u"quarters"_s)))
            QSKIP("no shared data");
        w->chooser->open({shared(u"quarters/napoli-quartieri-utm33-shp.zip"_s)});
        auto *list = w->find<QListView>(u"areaFileList"_s);
        QTRY_VERIFY(list->isVisible());
        QCOMPARE(list->model()->rowCount(), 30);
        auto *phones = w->find<Label>(u"areaFilePhones"_s);
        auto *add = w->find<Button>(u"addChosenAreas"_s);
        QTRY_VERIFY(!add->isEnabled());
        for (const int row : {2, 5, 6})
            QVERIFY(list->model()->setData(list->model()->index(row, 0), Qt::Checked, Qt::CheckStateRole));
        QTRY_VERIFY(phones->text().contains(u"telefoni"_s));
        pictures(u"chooser"_s);
        // The keyboard ticks as well.
        list->setCurrentIndex(list->model()->index(0, 0));
        QTest::keyClick(list, Qt::Key_Space);
        QCOMPARE(list->model()->index(0, 0).data(Qt::CheckStateRole).toInt(), static_cast<int>(Qt::Checked));
        auto *column = w->find<QComboBox>(u"areaFileNameColumn"_s);
        QVERIFY(column->count() > 2);
        QTest::mouseClick(add, Qt::LeftButton);
        QCOMPARE(w->draft.area().pieces.size(), 4);
        w->draft.undo();
        QVERIFY(w->draft.area().pieces.isEmpty());
    }

    void waitingAreasBecomeCircles()
    {
        if (!QFile::exists(shared(u"hazard"_s)))
            QSKIP("no shared data");
        w->chooser->open({shared(u"hazard/piano_naz_ves_dati_aree_attesa.geojson"_s)});
        auto *list = w->find<QListView>(u"areaFileList"_s);
        QTRY_VERIFY(list->isVisible());
        QTest::mouseClick(w->find<QWidget>(u"chooseAllAreas"_s), Qt::LeftButton);
        auto *metres = w->find<QDoubleSpinBox>(u"areaFileMetres"_s);
        QVERIFY(metres->isVisible());
        metres->setValue(500);
        QTRY_VERIFY(w->find<Label>(u"areaFilePhones"_s)->text().contains(u"telefoni"_s));
        pictures(u"points"_s);
        QTest::mouseClick(w->find<QWidget>(u"addChosenAreas"_s), Qt::LeftButton);
        QCOMPARE(w->draft.area().pieces.size(), 77);
        QCOMPARE(w->draft.area().pieces[0].shape,
            PieceShape(CircleShape{std::get<CircleShape>(w->draft.area().pieces[0].shape).centre, 500}));
    }

    void filesAreDropped()
    {
        const QString path = write(u"una.geojson"_s,
            R"({"type":"Polygon","coordinates":[[[14.2,40.8],[14.3,40.8],[14.3,40.9],[14.2,40.8]]]})");
        QMimeData wanted, other;
        wanted.setUrls({QUrl::fromLocalFile(path)});
        other.setUrls({QUrl::fromLocalFile(u"/tmp/foto.jpg"_s)});
        QDragEnterEvent wrong(QPoint(100, 100), Qt::CopyAction, &other, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&w->page, &wrong);
        QVERIFY(w->drop->isVisible());
        QCOMPARE(wrong.dropAction(), Qt::IgnoreAction);
        QDragEnterEvent right(QPoint(100, 100), Qt::CopyAction, &wanted, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&w->page, &right);
        QVERIFY(right.isAccepted());
        pictures(u"drop"_s);
        QDropEvent dropped(QPointF(100, 100), Qt::CopyAction, &wanted, Qt::LeftButton, Qt::NoModifier);
        QCoreApplication::sendEvent(&w->page, &dropped);
        QVERIFY(!w->drop->isVisible());
        QTRY_COMPARE(w->draft.area().pieces.size(), 1);
    }

    void fileModelIsSound()
    {
        AreaFileModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        AreaFile file{.path = u"x.geojson"_s, .crs = {}, .columns = {u"a"_s, u"b"_s}, .nameColumn = 0, .features = {}};
        for (int i = 0; i < 5; ++i) {
            AreaFeature feature;
            feature.values = {u"n%1"_s.arg(i), u"m%1"_s.arg(i)};
            feature.rings = {circleRing(centre, 100 + i)};
            if (i == 3)
                feature.problem = Error{ErrorCode::AreaNotFinite, {u"n3"_s}};
            file.features.append(feature);
        }
        model.setFile(file);
        model.setAllChosen(true);
        QCOMPARE(model.chosen(), (QList<int>{0, 1, 2, 4}));
        QVERIFY(!model.setData(model.index(3), Qt::Checked, Qt::CheckStateRole));
        model.setNameColumn(1);
        QCOMPARE(model.index(2).data().toString(), u"m2"_s);
        QCOMPARE(model.pieces(0, true)->size(), 4);
        QVERIFY(model.pieces(0, true)->at(0).exclude);
        model.setFile({});
        QCOMPARE(model.rowCount(), 0);
    }

    void libraryPicture()
    {
        w->draft.addPiece({PieceId::create(), PieceKind::Circle, u"Centro"_s, false, {circleRing(centre, 800)},
            std::nullopt, CircleShape{centre, 800}});
        w->save(u"Tutto il lungomare"_s, {}, centre, 2000);
        w->save(u"Fiume oltre 4 m"_s, u"Piene"_s, GeoPoint::fromDegrees(40.86, 14.3), 900);
        w->save(u"Golena"_s, u"Piene"_s, GeoPoint::fromDegrees(40.85, 14.28), 500);
        const SavedArea gone = w->save(u"Prova"_s, u"Piene"_s, centre, 100);
        if (QFile::exists(shared(u"quarters"_s))) {
            const auto file = readAreaFile(shared(u"quarters/napoli-quartieri.geojson"_s));
            QVERIFY(file);
            SavedArea east{.id = SavedAreaId::create(),
                .name = u"Napoli est"_s,
                .folder = u"Protezione civile/Vesuvio"_s,
                .area = {},
                .changed = w->clock.now()};
            east.filter.mobiles = false;
            for (const int row : {3, 8, 14, 20})
                east.area.pieces += *piecesOf(file->features[row], {file->nameOf(row, file->nameColumn)});
            QVERIFY(w->store->save(east));
        }
        w->library->open(QPoint(850, 40), 680);
        QTRY_VERIFY(!w->find<QListView>(u"areaLibraryList"_s)->model()->index(0, 0).data().toString().isEmpty());
        auto *model = qobject_cast<SavedAreasModel *>(w->find<QListView>(u"areaLibraryList"_s)->model());
        QTRY_VERIFY(!model->firstUncounted());
        pictures(u"library"_s);
        QVERIFY(w->store->remove(gone.id));
    }
};

QTEST_MAIN(TestAreas)
#include "tst_areas.moc"
