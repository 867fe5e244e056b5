// SPDX-License-Identifier: GPL-3.0-or-later
#include "localtownworkshop.h"
#include "mbtiles.h"
#include "smalltown.h"
#include "townidentity.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestTownWorkshop : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void buildsUnderTheTownsName();
    void replacesTheSameTown();
    void neverTakesANamesakesPlace();
    void cancelledLeavesTheOldPack();
    void refusedLeavesTheOldPack_data();
    void refusedLeavesTheOldPack();
    void unwritableFolder();
    void oneBuildAtATime();
    void endsInTheMiddleOfABuild();
    void looksAtPacks();
    void looksAtPhotographs();
    void listsMunicipalities();
    void namesForFiles_data();
    void namesForFiles();

private:
    using Built = Result<TownBuilt>;

    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }

    [[nodiscard]] QString packs() const { return path(u"packs"_s); }

    [[nodiscard]] QStringList files() const
    {
        return QDir(packs()).entryList(QDir::Files | QDir::Hidden | QDir::NoDotAndDotDot, QDir::Name);
    }

    [[nodiscard]] static QByteArray bytesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    [[nodiscard]] QString village() const
    {
        const QString file = path(u"village.osm"_s);
        return smalltown::write(file, smalltown::xml()) ? file : QString();
    }

    /// The village again and again, a little further each time: there is something to cancel.
    [[nodiscard]] QString largeTown() const
    {
        QByteArray xml = "<?xml version=\"1.0\"?><osm version=\"0.6\">\n", ways;
        for (int i = 1; i <= 20'000; ++i) {
            const QByteArray id = QByteArray::number(2 * i), next = QByteArray::number(2 * i + 1);
            const QByteArray lat = QByteArray::number(45 + (i % 300) * 0.0005, 'f', 4),
                             lon = QByteArray::number(9 + i * 1e-6, 'f', 6);
            xml += "<node id=\"" + id + "\" version=\"1\" lat=\"" + lat + "\" lon=\"" + lon + "\"/>\n<node id=\"" + next
                + "\" version=\"1\" lat=\"" + lat + "1\" lon=\"" + lon + "\"/>\n";
            ways += "<way id=\"" + id + "\" version=\"1\"><nd ref=\"" + id + "\"/><nd ref=\"" + next
                + "\"/><tag k=\"highway\" v=\"residential\"/><tag k=\"name\" v=\"Via " + id + "\"/></way>\n";
        }
        const QString file = path(u"large.osm"_s);
        return smalltown::write(file, xml + ways + "</osm>\n") ? file : QString();
    }

    [[nodiscard]] static Built builtBy(LocalTownWorkshop &workshop, const TownSources &sources)
    {
        Built built = failure(ErrorCode::Internal);
        connect(&workshop, &TownWorkshop::finished, &workshop, [&built](const Built &result) { built = result; });
        QSignalSpy finished(&workshop, &TownWorkshop::finished);
        workshop.build(sources);
        if (finished.isEmpty())
            finished.wait(60'000);
        workshop.disconnect(SIGNAL(finished(campanile::Result<campanile::TownBuilt>)));
        return built;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestTownWorkshop::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void TestTownWorkshop::buildsUnderTheTownsName()
{
    LocalTownWorkshop workshop(packs());
    QSignalSpy progressed(&workshop, &TownWorkshop::progressed);
    const Built built = builtBy(workshop, {.maps = {village()}});
    QVERIFY(built);
    QCOMPARE(built->pack.path, packs() + u'/' + townFileName(built->pack.town.name) + u".townpack"_s);
    QVERIFY(built->pack.town.streets >= 2);
    QVERIFY(built->pack.bytes > 10'000);
    QCOMPARE(files().size(), 1);
    QVERIFY(!workshop.isBuilding());
    QCOMPARE(workshop.done(), 1.0);
    const auto seen = workshop.inspectPack(built->pack.path).result();
    QVERIFY(seen);
    QCOMPARE(*seen, built->pack);
}

void TestTownWorkshop::replacesTheSameTown()
{
    LocalTownWorkshop workshop(packs());
    const Built first = builtBy(workshop, {.maps = {village()}});
    QVERIFY(first);
    QFile held(first->pack.path); // as a console that has it open
    QVERIFY(held.open(QIODevice::ReadOnly));
    const QByteArray old = bytesOf(first->pack.path);

    QByteArray changed = smalltown::xml();
    changed.replace("</osm>",
        "<node id=\"990001\" version=\"1\" lat=\"45.0012\" lon=\"11.0012\"><tag k=\"place\" v=\"hamlet\"/>"
        "<tag k=\"name\" v=\"Nuova\"/></node></osm>");
    QVERIFY(smalltown::write(path(u"new.osm"_s), changed));
    const Built second = builtBy(workshop, {.maps = {path(u"new.osm"_s)}});
    QVERIFY(second);
    QCOMPARE(second->pack.path, first->pack.path);
    QVERIFY(bytesOf(second->pack.path) != old);
    QCOMPARE(held.readAll(), old);
    QCOMPARE(files().size(), 1);
}

void TestTownWorkshop::neverTakesANamesakesPlace()
{
    LocalTownWorkshop workshop(packs());
    const Built first = builtBy(workshop, {.maps = {village()}});
    QVERIFY(first);
    const QByteArray old = bytesOf(first->pack.path);
    QByteArray elsewhere = smalltown::xml(); // the same village, far from there
    elsewhere.replace("lat=\"45.", "lat=\"40.");
    elsewhere.replace("lat=\"44.", "lat=\"39.");
    QVERIFY(smalltown::write(path(u"south.osm"_s), elsewhere));
    const Built second = builtBy(workshop, {.maps = {path(u"south.osm"_s)}});
    QVERIFY(second);
    QCOMPARE(second->pack.town.name, first->pack.town.name);
    QVERIFY(second->pack.path != first->pack.path);
    QCOMPARE(bytesOf(first->pack.path), old);
}

void TestTownWorkshop::cancelledLeavesTheOldPack()
{
    LocalTownWorkshop workshop(packs());
    const Built first = builtBy(workshop, {.maps = {village()}});
    QVERIFY(first);
    const QByteArray old = bytesOf(first->pack.path);
    std::optional<Built> result;
    connect(&workshop, &TownWorkshop::finished, this, [&](const Built &built) { result = built; });
    QSignalSpy finished(&workshop, &TownWorkshop::finished);
    workshop.build({.maps = {largeTown()}});
    QVERIFY(workshop.isBuilding());
    workshop.cancel();
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QVERIFY(!*result);
    QCOMPARE(result->error().code, ErrorCode::Cancelled);
    QCOMPARE(files().size(), 1);
    QCOMPARE(bytesOf(first->pack.path), old);
    QVERIFY(!workshop.isBuilding());
    QVERIFY(builtBy(workshop, {.maps = {village()}})); // and it can build again
}

void TestTownWorkshop::refusedLeavesTheOldPack_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not there") << QByteArray() << ErrorCode::FileNotFound;
    QTest::newRow("text") << QByteArray("not a map at all") << ErrorCode::FileWrongKind;
    QTest::newRow("no street") << QByteArray("<?xml version=\"1.0\"?><osm version=\"0.6\"><node id=\"1\" version=\"1\""
                                             " lat=\"45\" lon=\"9\"/></osm>")
                               << ErrorCode::FileWrongKind;
    QTest::newRow("cut") << smalltown::xml().first(smalltown::xml().size() / 2) << ErrorCode::FileTruncated;
}

void TestTownWorkshop::refusedLeavesTheOldPack()
{
    QFETCH(QByteArray, bytes);
    QFETCH(ErrorCode, code);
    LocalTownWorkshop workshop(packs());
    const Built first = builtBy(workshop, {.maps = {village()}});
    QVERIFY(first);
    const QByteArray old = bytesOf(first->pack.path);
    if (!bytes.isEmpty())
        QVERIFY(smalltown::write(path(u"bad.osm"_s), bytes));
    const Built second = builtBy(workshop, {.maps = {path(u"bad.osm"_s)}});
    QVERIFY(!second);
    QCOMPARE(second.error().code, code);
    QCOMPARE(bytesOf(first->pack.path), old);
    QCOMPARE(files().size(), 1);
}

void TestTownWorkshop::unwritableFolder()
{
    QVERIFY(smalltown::write(packs(), "a file where the folder should be"));
    LocalTownWorkshop workshop(packs());
    const Built built = builtBy(workshop, {.maps = {village()}});
    QVERIFY(!built);
    QCOMPARE(built.error().code, ErrorCode::FileUnwritable);
}

void TestTownWorkshop::oneBuildAtATime()
{
    LocalTownWorkshop workshop(packs());
    QSignalSpy started(&workshop, &TownWorkshop::started), finished(&workshop, &TownWorkshop::finished);
    workshop.build({.maps = {village()}});
    workshop.build({.maps = {village()}});
    QCOMPARE(started.count(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 20'000);
    QVERIFY(!workshop.isBuilding());
}

void TestTownWorkshop::endsInTheMiddleOfABuild()
{
    {
        LocalTownWorkshop workshop(packs());
        workshop.build({.maps = {largeTown()}});
        QVERIFY(workshop.isBuilding());
    }
    QVERIFY(files().isEmpty());
}

void TestTownWorkshop::looksAtPacks()
{
    LocalTownWorkshop workshop(packs());
    QVERIFY(smalltown::write(path(u"text.townpack"_s), QByteArray(500, 'x')));
    QCOMPARE(workshop.inspectPack(path(u"text.townpack"_s)).result().error().code, ErrorCode::FileWrongKind);
    QCOMPARE(workshop.inspectPack(path(u"gone.townpack"_s)).result().error().code, ErrorCode::FileNotFound);
    const Built built = builtBy(workshop, {.maps = {village()}});
    QVERIFY(built);
    QVERIFY(smalltown::write(path(u"cut.townpack"_s), bytesOf(built->pack.path).first(9'000)));
    QCOMPARE(workshop.inspectPack(path(u"cut.townpack"_s)).result().error().code, ErrorCode::FileTruncated);
}

void TestTownWorkshop::looksAtPhotographs()
{
    LocalTownWorkshop workshop(packs());
    {
        MbtilesMaker file(path(u"photo.mbtiles"_s));
        file.tables();
        file.put(10, 5, 6, MbtilesMaker::plain(0xff306090, "jpg"));
        QVERIFY(file.ok());
    }
    const auto photo = workshop.inspectPhoto(path(u"photo.mbtiles"_s)).result();
    QVERIFY(photo);
    QCOMPARE(photo->format, u"JPEG"_s);
    QCOMPARE(workshop.inspectPhoto(path(u"gone.mbtiles"_s)).result().error().code, ErrorCode::FileNotFound);
}

void TestTownWorkshop::listsMunicipalities()
{
    LocalTownWorkshop workshop(packs());
    const auto gone = workshop.municipalities({path(u"gone.osm"_s)}).result();
    QVERIFY(!gone);
    QCOMPARE(gone.error().code, ErrorCode::FileNotFound);
    const QString monaco = QStringLiteral(CAMPANILE_SHARED_DATA "/osm/monaco.osm.pbf");
    if (!QFile::exists(monaco))
        QSKIP("no shared data");
    const auto found = workshop.municipalities({monaco}).result();
    QVERIFY(found);
    for (const Municipality &municipality : *found)
        QVERIFY(municipality.relation != 0 && !municipality.name.isEmpty());
}

void TestTownWorkshop::namesForFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("file");
    QTest::newRow("plain") << u"Trento"_s << u"trento"_s;
    QTest::newRow("accents") << u"Forlì del Sannio"_s << u"forli-del-sannio"_s;
    QTest::newRow("apostrophe") << u"Sant'Angelo d’Alife"_s << u"sant-angelo-d-alife"_s;
    QTest::newRow("two languages") << u"Bolzano - Bozen"_s << u"bolzano-bozen"_s;
    QTest::newRow("path") << u"../../etc/passwd"_s << u"etc-passwd"_s;
    QTest::newRow("hidden") << u".."_s << u"town"_s;
    QTest::newRow("nothing") << QString() << u"town"_s;
    QTest::newRow("other letters") << u"東京"_s << u"town"_s;
}

void TestTownWorkshop::namesForFiles()
{
    QFETCH(QString, name);
    QTEST(townFileName(name), "file");
}

QTEST_MAIN(TestTownWorkshop)
#include "tst_townworkshop.moc"
