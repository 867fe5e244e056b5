// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"
#include "mainwindow.h"
#include "mappane.h"
#include "mbtiles.h"
#include "note.h"
#include "settingspage.h"
#include "townbook.h"
#include "townbuilder.h"
#include "townsection.h"

#include <QFile>
#include <QLabel>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdio>

using namespace campanile;
using namespace Qt::StringLiterals;

/// The real console, changing its town: what belongs to one is never shown with the other.
class TestTowns : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void registryAndDraftStayWithTheirTown();
    void aBadPackChangesNothing();
    void aRebuiltPackIsNoticedAndTaken();
    void photographIsLaidUnderTheMaps();
    void opensWhereItWas();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder.filePath(name); }

    /// The village, `degrees` further north (not by one), with `extra` in it.
    bool makeTown(const QString &name, int degrees, const QString &pack, const QByteArray &extra = {})
    {
        QFile source(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/smalltown.osm"));
        if (!source.open(QIODevice::ReadOnly))
            return false;
        QByteArray xml = source.readAll();
        for (const int whole : {45, 44})
            xml.replace(
                "lat=\"" + QByteArray::number(whole) + ".", "lat=\"" + QByteArray::number(whole + degrees) + ".");
        xml.replace("</osm>", extra + "</osm>");
        QFile file(path(u"town.osm"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(xml) != xml.size())
            return false;
        file.close();
        const QString part = pack + u".part"_s;
        if (!TownBuilder::build(file.fileName(), part, {.name = name, .sample = true}))
            return false;
        return std::rename(QFile::encodeName(part).constData(), QFile::encodeName(pack).constData()) == 0;
    }

    [[nodiscard]] QString townName() const { return m_console->town()->pack->town().name; }

    [[nodiscard]] int contacts() const { return m_console->services().contacts->stats().result()->contacts; }

    template <class T> T *find(const char *name) { return m_console->window()->findChild<T *>(QLatin1String(name)); }

    QTemporaryDir m_folder;
    std::unique_ptr<Console> m_console;
};

void TestTowns::initTestCase()
{
    QCoreApplication::setOrganizationName(u"Campanile tests"_s);
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, path(u"config"_s)); // nobody's own
    qputenv("XDG_CACHE_HOME", path(u"cache"_s).toUtf8());
    QVERIFY(makeTown(u"Alfa"_s, 0, path(u"alfa.townpack"_s)));
    QVERIFY(makeTown(u"Beta"_s, -5, path(u"beta.townpack"_s)));
    ConsoleOptions options;
    options.dataFolder = path(u"data"_s);
    options.packPath = path(u"alfa.townpack"_s);
    options.look = ConsoleSettings::LookChoice::Light;
    auto console = Console::create(options);
    QVERIFY(console);
    m_console = std::move(*console);
    m_console->window()->resize(1280, 720);
    m_console->show();
}

void TestTowns::cleanupTestCase()
{
    m_console.reset();
}

void TestTowns::registryAndDraftStayWithTheirTown()
{
    QCOMPARE(townName(), u"Alfa"_s);
    QCOMPARE(m_console->services().folder, path(u"data"_s)); // where it was before there were several towns
    const PlacedAddress house = m_console->town()->pack->allAddresses().first();
    QList<Contact> people;
    for (int i = 0; i < 3; ++i)
        people.append({.id = ContactId::create(),
            .number = StoredPhoneNumber::trusted(u"+39046190000%1"_s.arg(i), LineKind::Landline),
            .streetAsWritten = house.streetName,
            .civicAsWritten = house.civic.text(),
            .streetKey = house.streetKey,
            .civic = house.civic,
            .position = house.position,
            .located = Located::Exact,
            .sample = true});
    QVERIFY(m_console->services().contacts->upsert(people).result());
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.name = u"Argine"_s;
    piece.rings = {{{450'000'000, 110'000'000}, {450'010'000, 110'000'000}, {450'000'000, 110'010'000}}};
    m_console->services().draft.addPiece(piece);
    // The build that they were placed on is known before there is another.
    QTRY_VERIFY(QFile::exists(path(u"data/towns.json"_s)));

    m_console->changeTown(path(u"beta.townpack"_s));
    QCOMPARE(townName(), u"Beta"_s);
    QCOMPARE(m_console->services().folder, path(u"data/towns/beta"_s));
    QCOMPARE(contacts(), 0);
    QVERIFY(m_console->services().draft.area().pieces.isEmpty());
    QVERIFY(m_console->window()->isVisible());
    QCOMPARE(m_console->window()->currentPage(), u"settings"_s);
    QCOMPARE(find<QLabel>("townName")->text(), u"Beta (invented town)"_s);

    m_console->changeTown(path(u"alfa.townpack"_s));
    QCOMPARE(townName(), u"Alfa"_s);
    QCOMPARE(contacts(), 3);
    QCOMPARE(m_console->services().draft.area().pieces.size(), 1);
    QCOMPARE(m_console->services().draft.area().pieces[0].name, u"Argine"_s);
}

void TestTowns::aBadPackChangesNothing()
{
    QFile bad(path(u"bad.townpack"_s));
    QVERIFY(bad.open(QIODevice::WriteOnly));
    bad.write("this is no town");
    bad.close();
    const MainWindow *before = m_console->window();
    m_console->changeTown(bad.fileName());
    QCOMPARE(townName(), u"Alfa"_s);
    QCOMPARE(m_console->window(), before);
    QVERIFY(!find<Note>("townProblem")->text().isEmpty());
    QVERIFY(find<Note>("townProblem")->isVisible());
}

void TestTowns::aRebuiltPackIsNoticedAndTaken()
{
    // Known to be placed on this build: the console looks at its registry every two seconds.
    const auto isPlaced = [this] {
        const auto book = TownBook::open(path(u"data"_s));
        return book && !book->find(m_console->town()->pack->town())->placedOn.isEmpty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(isPlaced(), 10'000);
    const int places = static_cast<int>(m_console->town()->pack->quarters().size());
    QVERIFY(makeTown(u"Alfa"_s, 0, path(u"alfa.townpack"_s),
        "<node id=\"990001\" version=\"1\" lat=\"45.0012\" lon=\"11.0012\"><tag k=\"place\" v=\"hamlet\"/>"
        "<tag k=\"name\" v=\"Nuova\"/></node>"));
    QTRY_VERIFY_WITH_TIMEOUT(find<Note>("townNewer")->isVisible(), 10'000);
    QCOMPARE(int(m_console->town()->pack->quarters().size()), places); // it goes on with the one it has
    Q_EMIT find<Note>("townNewer")->linkActivated();
    QTRY_VERIFY_WITH_TIMEOUT(find<Note>("townMisplaced")->isVisible(), 10'000); // of the new window
    QCOMPARE(contacts(), 3);
    QVERIFY(find<Note>("townMisplaced")->text().contains(u'3'));
    QVERIFY(!find<Note>("townNewer")->isVisible());
    Q_EMIT find<Note>("townMisplaced")->linkActivated();
    QTRY_VERIFY_WITH_TIMEOUT(find<Note>("townRelocated")->isVisible(), 10'000);
    QVERIFY(!find<Note>("townMisplaced")->isVisible());
}

void TestTowns::photographIsLaidUnderTheMaps()
{
    const GeoBox town = m_console->town()->pack->town().bounds;
    const auto [x, y] = MbtilesMaker::tileAt((town.south + town.north) / 2e7, (town.west + town.east) / 2e7, 12);
    {
        MbtilesMaker file(path(u"photo.mbtiles"_s));
        file.tables();
        file.say("name", "Ortofoto");
        for (int dx = -1; dx <= 1; ++dx)
            for (int dy = -1; dy <= 1; ++dy)
                file.put(12, x + dx, y + dy, MbtilesMaker::plain(0xff2e6b3d));
        QVERIFY(file.ok());
    }
    auto *section = &m_console->window()->findChild<SettingsPage *>()->town();
    Q_EMIT section->photoChosen(path(u"photo.mbtiles"_s));
    QTRY_COMPARE(find<QLabel>("photoName")->text(), u"Ortofoto"_s);
    const auto switches = m_console->window()->findChildren<QWidget *>(u"mapPhotoSwitch"_s);
    QVERIFY(std::ranges::any_of(switches, [](const QWidget *ground) { return !ground->isHidden(); }));

    m_console->changeTown(path(u"beta.townpack"_s)); // it belongs to its town
    QVERIFY(!m_console->town()->tiles->photo());
    QCOMPARE(find<QLabel>("photoName")->text(), u"None"_s);
    m_console->changeTown(path(u"alfa.townpack"_s));
    QTRY_VERIFY(m_console->town()->tiles->photo());
    QTRY_COMPARE(find<QLabel>("photoName")->text(), u"Ortofoto"_s);
}

void TestTowns::opensWhereItWas()
{
    m_console->changeTown(path(u"beta.townpack"_s));
    QCOMPARE(townName(), u"Beta"_s);
    m_console.reset();
    ConsoleOptions options;
    options.dataFolder = path(u"data"_s);
    auto console = Console::create(options);
    QVERIFY(console);
    m_console = std::move(*console);
    QCOMPARE(townName(), u"Beta"_s);
    QCOMPARE(m_console->services().folder, path(u"data/towns/beta"_s));
    m_console.reset();
    QFile book(path(u"data/towns.json"_s)); // cut in half: refused, and nobody's registry is taken for another's
    QVERIFY(book.resize(book.size() / 2));
    const auto refused = Console::create(options);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::FileTruncated);
}

QTEST_MAIN(TestTowns)
#include "tst_towns.moc"
