// SPDX-License-Identifier: GPL-3.0-or-later
#include "button.h"
#include "faketownworkshop.h"
#include "filerow.h"
#include "note.h"
#include "photocard.h"
#include "screenshot.h"
#include "settingspage.h"
#include "townbuildcard.h"
#include "towncard.h"
#include "townsection.h"
#include "townwords.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

PackReport trento()
{
    PackReport pack{u"/dati/pacchetti/trento.townpack"_s, {}, u"2026-11-12T08:31:00Z"_s, 9'412'608};
    pack.town.name = u"Trento"_s;
    pack.town.bounds = {459'000'000, 110'000'000, 462'000'000, 112'000'000};
    pack.town.streets = 1'204;
    pack.town.civicNumbers = 23'118;
    pack.town.quarters = 31;
    pack.town.attribution = u"© OpenStreetMap contributors"_s;
    return pack;
}

PackReport rovereto()
{
    PackReport pack = trento();
    pack.path = u"/dati/pacchetti/rovereto.townpack"_s;
    pack.town.name = u"Rovereto"_s;
    pack.town.bounds = {458'500'000, 110'000'000, 459'300'000, 111'000'000};
    pack.town.streets = 611;
    pack.town.civicNumbers = 9'874;
    pack.town.quarters = 14;
    return pack;
}

PhotoReport photo()
{
    return {u"/dati/foto/trento-2023.mbtiles"_s, u"Ortofoto 2023"_s, u"Ente di esempio"_s, u"JPEG"_s, 12, 19,
        {459'100'000, 110'100'000, 461'900'000, 111'900'000}, 812'000'000};
}

TownBuilt built()
{
    return {rovereto(),
        {{u"civic_moved"_s, 37, {u"Via Roma 3"_s, u"Corso Rosmini 12/A"_s}}, {u"civic_no_street"_s, 214, {}},
            {u"street_not_on_map"_s, 6, {u"Vicolo del Pozzo"_s}}},
        {}};
}

} // namespace

/// The settings' first section: the town's pack, its photograph, and building another.
class TestTownSettings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void aPackIsLookedAtBeforeItIsTaken();
    void aBadPackIsRefusedInWords_data();
    void aBadPackIsRefusedInWords();
    void aRunningAlertKeepsTheTown();
    void municipalitiesAreOffered();
    void buildsWhatWasAsked();
    void aBuildCanBeInterrupted();
    void aFailedBuildSaysWhy();
    void photographOfAnotherPlace();
    void photographIsChosenAndTakenAway();
    void newerMapIsOffered();
    void contactsAreRelocatedOnRequest();
    void everyConflictHasWords();
    void choosingOpensADialogAndBlocksNothing();
    void pictures_data();
    void pictures();

private:
    template <class T> T *find(const char *name) { return m_page->findChild<T *>(QLatin1String(name)); }

    void click(const char *name)
    {
        auto *button = find<QAbstractButton>(name);
        QVERIFY2(button && button->isEnabled() && button->isVisible(), name);
        button->click();
    }

    std::unique_ptr<FakeTownWorkshop> m_workshop;
    std::unique_ptr<SettingsPage> m_page;
};

void TestTownSettings::initTestCase()
{
    speakItalian();
    applyLook(*qApp, Look::Light);
}

void TestTownSettings::init()
{
    m_page.reset();
    m_workshop = std::make_unique<FakeTownWorkshop>();
    m_workshop->packs.insert(rovereto().path, rovereto());
    m_workshop->photos.insert(photo().path, photo());
    m_page = std::make_unique<SettingsPage>(*m_workshop);
    m_page->town().setPack(trento());
    m_page->resize(1400, 1000);
    m_page->show();
}

void TestTownSettings::aPackIsLookedAtBeforeItIsTaken()
{
    QSignalSpy taken(&m_page->town(), &TownSection::townChosen);
    m_page->town().setKnownTowns([](const TownInfo &) { return PackCard::Known::New; });
    m_page->town().lookAtPack(rovereto().path);
    QTRY_VERIFY(find<QLabel>("packName")->isVisible());
    QCOMPARE(find<QLabel>("packName")->text(), u"Rovereto"_s);
    QVERIFY(find<QLabel>("packContents")->text().contains(u"9.874"_s));
    QVERIFY(find<QLabel>("packRegistry")->text().contains(u"Trento"_s)); // whose registry stays with it
    QCOMPARE(taken.count(), 0);
    click("packUse");
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toString(), rovereto().path);
    click("packBack");
    QVERIFY(!find<QLabel>("packName")->isVisible());
}

void TestTownSettings::aBadPackIsRefusedInWords_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("words");
    QTest::newRow("gone") << ErrorCode::FileNotFound << u"non c’è"_s;
    QTest::newRow("cut") << ErrorCode::FileTruncated << u"incompleto o danneggiato"_s;
    QTest::newRow("kind") << ErrorCode::FileWrongKind << u"non è un pacchetto"_s;
    QTest::newRow("new") << ErrorCode::FileTooNew << u"più recente"_s;
}

void TestTownSettings::aBadPackIsRefusedInWords()
{
    QFETCH(ErrorCode, code);
    QFETCH(QString, words);
    const QString path = u"/dati/cattivo.townpack"_s;
    m_workshop->packs.insert(path, failure(code, {path, u"9"_s, u"1"_s}));
    m_page->town().lookAtPack(path);
    auto *problem = find<Note>("townProblem");
    QTRY_VERIFY(problem->isVisible());
    QVERIFY2(problem->text().contains(words), qPrintable(problem->text()));
    QVERIFY(!find<QLabel>("packName")->isVisible());
    m_page->town().lookAtPack(rovereto().path); // a good one takes the words away
    QTRY_VERIFY(find<QLabel>("packName")->isVisible());
    QVERIFY(!problem->isVisible());
}

void TestTownSettings::aRunningAlertKeepsTheTown()
{
    m_page->town().lookAtPack(rovereto().path);
    QTRY_VERIFY(find<QLabel>("packName")->isVisible());
    m_page->town().setForbidden(u"Un’allerta è in corso."_s);
    QVERIFY(!find<QAbstractButton>("packUse")->isEnabled());
    QVERIFY(find<Note>("packNote")->isVisible());
    m_page->town().setForbidden({});
    QVERIFY(find<QAbstractButton>("packUse")->isEnabled());
    QVERIFY(!find<Note>("packNote")->isVisible());
}

void TestTownSettings::municipalitiesAreOffered()
{
    auto *choice = find<QComboBox>("buildMunicipality");
    QVERIFY(!choice->isEnabled());
    QVERIFY(!find<QAbstractButton>("buildStart")->isEnabled());
    m_workshop->found = QList<Municipality>{{47'101, u"Ala"_s}, {47'202, u"Rovereto"_s}, {47'303, u"Trento"_s}};
    m_page->town().build().setSources({.maps = {u"/dati/trento-provincia.osm.pbf"_s}});
    QTRY_COMPARE(choice->count(), 4);
    QCOMPARE(m_page->town().build().sources().municipality.relation, 0);
    choice->setCurrentIndex(2);
    Q_EMIT choice->activated(2);
    QCOMPARE(m_page->town().build().sources().municipality.name, u"Rovereto"_s);
    find<FileRow>("buildBoundary")->setFiles({u"/dati/confine.geojson"_s});
    QVERIFY(!choice->isEnabled()); // the polygon says it
    m_workshop->found = QList<Municipality>{{47'303, u"Trento"_s}};
    m_page->town().build().setSources({.maps = {u"/dati/trento.osm.pbf"_s}});
    QTRY_COMPARE(m_page->town().build().sources().municipality.relation, 47'303); // there is nothing to choose
}

void TestTownSettings::buildsWhatWasAsked()
{
    const TownSources sources{{u"/dati/a.osm.pbf"_s, u"/dati/b.osm.pbf"_s}, {}, u"/dati/confine.geojson"_s,
        {u"/dati/anncsu.csv"_s}, u"/dati/quartieri.kml"_s, u"name=Trento"_s, u"CODICE_ISTAT=022205"_s};
    m_page->town().build().setSources(sources);
    QTRY_VERIFY(find<QAbstractButton>("buildStart")->isEnabled());
    click("buildStart");
    QCOMPARE(m_workshop->asked, sources);
    QVERIFY(find<QProgressBar>("buildProgress")->isVisible());
    m_workshop->push(TownWorkshop::Step::Streets, 0.55);
    QCOMPARE(find<QProgressBar>("buildProgress")->value(), 550);
    QVERIFY(find<QLabel>("buildStep")->text().contains(u"55 %"_s));

    QSignalSpy taken(&m_page->town(), &TownSection::townChosen);
    m_workshop->end(built());
    QVERIFY(!find<QProgressBar>("buildProgress")->isVisible());
    const QString conflicts = find<QLabel>("packFindings")->text();
    QVERIFY(conflicts.contains(u"37 "_s) && conflicts.contains(u"214 "_s) && conflicts.contains(u"Via Roma 3"_s));
    QCOMPARE(taken.count(), 0); // the town in use stays until somebody says so
    QVERIFY(find<QLabel>("packName")->isVisible());
    click("packUse");
    QCOMPARE(taken.count(), 1);
}

void TestTownSettings::aBuildCanBeInterrupted()
{
    m_page->town().build().setSources({.maps = {u"/dati/a.osm.pbf"_s}});
    QTRY_VERIFY(find<QAbstractButton>("buildStart")->isEnabled());
    click("buildStart");
    QVERIFY(!find<QAbstractButton>("buildStart")->isVisible());
    click("buildCancel");
    QCOMPARE(m_workshop->cancelled, 1);
    QVERIFY(!find<QAbstractButton>("buildCancel")->isEnabled());
    m_workshop->end(failure(ErrorCode::Cancelled));
    QVERIFY(find<Note>("buildNote")->isVisible());
    QVERIFY(find<Note>("buildNote")->text().contains(u"interrotta"_s));
    QVERIFY(find<QAbstractButton>("buildStart")->isVisible());
    QVERIFY(!find<QLabel>("packName")->isVisible());
}

void TestTownSettings::aFailedBuildSaysWhy()
{
    m_workshop->found = failure(ErrorCode::FileTruncated, {u"/dati/a.osm.pbf"_s});
    m_page->town().build().setSources({.maps = {u"/dati/a.osm.pbf"_s}});
    QTRY_VERIFY(find<Note>("buildNote")->isVisible());
    QVERIFY(find<Note>("buildNote")->text().contains(u"a.osm.pbf"_s));
    click("buildStart");
    QVERIFY(!find<Note>("buildNote")->isVisible());
    m_workshop->end(failure(ErrorCode::DiskFull, {u"/dati/pacchetti"_s}));
    QVERIFY(find<Note>("buildNote")->text().contains(u"disco"_s));
}

void TestTownSettings::photographOfAnotherPlace()
{
    PhotoReport elsewhere = photo();
    elsewhere.bounds = {400'000'000, 90'000'000, 410'000'000, 91'000'000};
    m_workshop->photos.insert(elsewhere.path, elsewhere);
    QSignalSpy chosen(&m_page->town(), &TownSection::photoChosen);
    m_page->town().photo().look(elsewhere.path);
    QTRY_VERIFY(find<Note>("photoNote")->isVisible());
    QVERIFY(find<Note>("photoNote")->text().contains(u"Trento"_s));
    QCOMPARE(chosen.count(), 0);
    m_workshop->photos.insert(elsewhere.path, failure(ErrorCode::TilesVector, {elsewhere.path}));
    m_page->town().photo().look(elsewhere.path);
    QTRY_VERIFY(find<Note>("photoNote")->text().contains(u"vettoriali"_s));
}

void TestTownSettings::photographIsChosenAndTakenAway()
{
    QSignalSpy chosen(&m_page->town(), &TownSection::photoChosen);
    QVERIFY(!find<QAbstractButton>("photoRemove")->isVisible());
    m_page->town().photo().look(photo().path);
    QTRY_COMPARE(chosen.count(), 1);
    QCOMPARE(chosen[0][0].toString(), photo().path);
    m_page->town().photo().setPhoto(photo()); // as the tile server tells it
    QCOMPARE(find<QLabel>("photoName")->text(), u"Ortofoto 2023"_s);
    QVERIFY(find<QLabel>("photoDetail")->text().contains(u"Ente di esempio"_s));
    click("photoRemove");
    QCOMPARE(chosen.count(), 2);
    QVERIFY(chosen[1][0].toString().isEmpty());
}

void TestTownSettings::newerMapIsOffered()
{
    QSignalSpy taken(&m_page->town(), &TownSection::townChosen);
    QVERIFY(!find<Note>("townNewer")->isVisible());
    m_page->town().town().setNewer(true);
    QVERIFY(find<Note>("townNewer")->isVisible());
    Q_EMIT find<Note>("townNewer")->linkActivated();
    QCOMPARE(taken.count(), 1);
    QCOMPARE(taken[0][0].toString(), trento().path);
}

void TestTownSettings::contactsAreRelocatedOnRequest()
{
    QSignalSpy wanted(&m_page->town(), &TownSection::relocateWanted);
    TownCard &card = m_page->town().town();
    QVERIFY(!find<Note>("townMisplaced")->isVisible());
    card.setMisplaced(4'812);
    QVERIFY(find<Note>("townMisplaced")->text().contains(u"4.812"_s));
    Q_EMIT find<Note>("townMisplaced")->linkActivated();
    QCOMPARE(wanted.count(), 1);
    card.setRelocating(0.25);
    QCOMPARE(find<QProgressBar>("townRelocating")->value(), 250);
    QVERIFY(!find<Note>("townMisplaced")->isVisible());
    card.setRelocating(-1);
    card.setMisplaced(0);
    card.setRelocated(u"fatto"_s);
    QVERIFY(find<Note>("townRelocated")->isVisible() && !find<Note>("townMisplaced")->isVisible());
}

void TestTownSettings::everyConflictHasWords()
{
    QSet<QString> said;
    const QStringList kinds{u"civic_moved"_s, u"civic_repeated"_s, u"civic_outside"_s, u"civic_not_a_number"_s,
        u"civic_no_position"_s, u"civic_no_street"_s, u"street_not_on_map"_s, u"street_code_unknown"_s,
        u"namesakes_split"_s, u"boundary_incomplete"_s, u"quarter_outside"_s};
    for (const QString &kind : kinds) {
        const QString words = townwords::conflict({kind, 2'418, {}});
        QVERIFY2(words.contains(u"2.418"_s) && !words.contains(kind), qPrintable(words));
        said.insert(words);
    }
    QCOMPARE(said.size(), kinds.size());
    QVERIFY(townwords::conflict({u"of_tomorrow"_s, 3, {}}).contains(u"of_tomorrow"_s)); // never hidden
}

void TestTownSettings::choosingOpensADialogAndBlocksNothing()
{
    QCoreApplication::setAttribute(Qt::AA_DontUseNativeDialogs);
    for (const char *name : {"settingsOpenTown", "photoChoose", "buildMapsChoose"}) {
        click(name); // comes back at once
        auto *dialog = m_page->findChild<QFileDialog *>();
        QVERIFY2(dialog && dialog->isVisible(), name);
        dialog->reject();
        QTRY_VERIFY(!m_page->findChild<QFileDialog *>());
    }
}

void TestTownSettings::pictures_data()
{
    QTest::addColumn<QSize>("size");
    QTest::addColumn<Look>("look");
    QTest::newRow("1920") << QSize(1920, 1080) << Look::Light;
    QTest::newRow("1920-dark") << QSize(1920, 1080) << Look::Dark;
    QTest::newRow("1280") << QSize(1280, 720) << Look::Light;
    QTest::newRow("1280-dark") << QSize(1280, 720) << Look::Dark;
}

void TestTownSettings::pictures()
{
    QFETCH(QSize, size);
    QFETCH(Look, look);
    const QString tag = QString::fromLatin1(QTest::currentDataTag());
    size -= QSize(104, 72); // rail, bar and gutter
    m_page->town().setKnownTowns([](const TownInfo &) { return PackCard::Known::New; });
    m_page->town().photo().setPhoto(photo());
    m_page->town().town().setMisplaced(4'812);
    m_page->town().town().setNewer(true);
    photograph(*m_page, u"settings-town-"_s + tag, size, look);
    m_page->town().town().setMisplaced(0);
    m_page->town().town().setNewer(false);
    m_workshop->found = QList<Municipality>{{47'101, u"Ala"_s}, {47'202, u"Rovereto"_s}, {47'303, u"Trento"_s}};
    m_page->town().build().setSources(
        {.maps = {u"/dati/trento-provincia.osm.pbf"_s}, .municipality = {47'202, u"Rovereto"_s}});
    QTRY_COMPARE(find<QComboBox>("buildMunicipality")->currentText(), u"Rovereto"_s);
    m_page->town().showBuild();
    click("buildStart");
    m_workshop->push(TownWorkshop::Step::Streets, 0.55);
    photograph(*m_page, u"settings-build-"_s + tag, size, look);
    m_workshop->end(built());
    photograph(*m_page, u"settings-built-"_s + tag, size, look);
    applyLook(*qApp, Look::Light);
}

QTEST_MAIN(TestTownSettings)
#include "tst_townsettings.moc"
