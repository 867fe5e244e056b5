// SPDX-License-Identifier: GPL-3.0-or-later
#include "areamapping.h"
#include "errorwords.h"
#include "ograreafiles.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

#include <minizip/zip.h>
#include <sqlite3.h>
#include <sys/resource.h>
#include <sys/stat.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

const QByteArray triangle = R"({"type":"Polygon","coordinates":[[[11.1,46.0],[11.2,46.0],[11.2,46.1],[11.1,46.0]]]})";

QByteArray polygonAt(const QByteArray &ring)
{
    return R"({"type":"Polygon","coordinates":[[)" + ring + "]]}";
}

QByteArray kml(const QByteArray &inside, const QByteArray &before = {})
{
    return R"(<?xml version="1.0" encoding="UTF-8"?>)" + before
        + R"(<kml xmlns="http://www.opengis.net/kml/2.2"><Document>)" + inside + "</Document></kml>";
}

const QByteArray placemark = R"(<Placemark><name>Golena</name><Polygon><outerBoundaryIs><LinearRing><coordinates>
    11.1,46.0,0 11.2,46.0,0 11.2,46.1,0 11.1,46.0,0</coordinates></LinearRing></outerBoundaryIs></Polygon></Placemark>)";

qint64 peakMegabytes()
{
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss / 1024;
}

} // namespace

class TestAreaHostile : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void refusesBytes_data();
    void refusesBytes();
    void refusesKml_data();
    void refusesKml();
    void goodKml();
    void gigabyte();
    void millionCorners();
    void manyFeatures();
    void timeIsBounded();
    void archives();
    void cutShapefile();
    void geoPackageWithAView();
    void whatIsNoFile();
    void oneBadFeatureAmongGood();

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QString zip(const QString &name, const QList<std::pair<QByteArray, QByteArray>> &entries, int copies = 1)
    {
        const QString path = m_folder.filePath(name);
        const zipFile out = zipOpen64(QFile::encodeName(path).constData(), APPEND_STATUS_CREATE);
        for (int i = 0; i < copies; ++i) {
            for (const auto &[entry, bytes] : entries) {
                const QByteArray named = copies > 1 ? QByteArray::number(i) + entry : entry;
                zipOpenNewFileInZip64(
                    out, named.constData(), nullptr, nullptr, 0, nullptr, 0, nullptr, Z_DEFLATED, 9, 1);
                zipWriteInFileInZip(out, bytes.constData(), static_cast<unsigned>(bytes.size()));
                zipCloseFileInZip(out);
            }
        }
        zipClose(out, nullptr);
        return path;
    }

    static ErrorCode code(const Result<AreaFile> &file) { return file ? ErrorCode::None : file.error().code; }

    QTemporaryDir m_folder;
    QElapsedTimer m_timer;
    qint64 m_memory = 0;
};

void TestAreaHostile::init()
{
    m_memory = peakMegabytes();
    m_timer.start();
}

void TestAreaHostile::cleanup()
{
    qInfo("%s: %lld ms, %lld MB more than before", QTest::currentTestFunction(), m_timer.elapsed(),
        peakMegabytes() - m_memory);
}

void TestAreaHostile::refusesBytes_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << static_cast<int>(code);
    };
    row("empty", {}, ErrorCode::FileTruncated);
    row("blank", "  \n", ErrorCode::FileWrongKind);
    row("text", "area", ErrorCode::FileWrongKind);
    row("array", "[]", ErrorCode::FileWrongKind);
    row("other JSON", R"({"a":1})", ErrorCode::FileWrongKind);
    row("cut", triangle.left(60), ErrorCode::FileTruncated);
    row("cut collection",
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":)" + triangle + "},",
        ErrorCode::FileTruncated);
    row("nothing in it", R"({"type":"FeatureCollection","features":[]})", ErrorCode::AreaFileEmpty);
    row("deep", R"({"type":"Polygon","coordinates":)" + QByteArray("[").repeated(100'000), ErrorCode::FileTruncated);
    row("null geometry", R"({"type":"Feature","properties":{},"geometry":null})", ErrorCode::AreaFileEmpty);
    row("NaN", polygonAt("[NaN,46.0],[11.2,46.0],[11.2,46.1],[NaN,46.0]"), ErrorCode::AreaNotFinite);
    row("Infinity", polygonAt("[11.1,Infinity],[11.2,46.0],[11.2,46.1],[11.1,46.0]"), ErrorCode::AreaNotFinite);
    row("1e999", polygonAt("[1e999,46.0],[11.2,46.0],[11.2,46.1],[1e999,46.0]"), ErrorCode::AreaNotFinite);
    row("1e300", polygonAt("[1e300,46.0],[11.2,46.0],[11.2,46.1],[1e300,46.0]"), ErrorCode::CrsContradicted);
    row("over the antimeridian", polygonAt("[179,46],[-179,46],[-179,47],[179,47],[179,46]"),
        ErrorCode::AreaAcrossAntimeridian);
    row("over the antimeridian, unfolded", polygonAt("[179,46],[181,46],[181,47],[179,47],[179,46]"),
        ErrorCode::AreaAcrossAntimeridian);
    row("an address instead of a reference system",
        R"({"type":"Polygon","crs":{"type":"link","properties":{"href":"http://127.0.0.1:9/crs"}},"coordinates":[[[664000,5103000],[664100,5103000],[664100,5103100],[664000,5103000]]]})",
        ErrorCode::CrsMissing);
}

void TestAreaHostile::refusesBytes()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto file = readAreaFile(write(u"zona.geojson"_s, bytes));
    QVERIFY(!file);
    qInfo("%s", qPrintable(words(file.error())));
    QCOMPARE(static_cast<int>(file.error().code), code);
    QVERIFY(m_timer.elapsed() < 10'000);
    if (file.error().code == ErrorCode::CrsMissing)
        QVERIFY(readAreaFile(m_folder.filePath(u"zona.geojson"_s), u"EPSG:32632"_s));
    (void)readAreaBytes(bytes, AreaFormat::GeoJson);
    (void)readAreaBytes(bytes, AreaFormat::Kml);
}

void TestAreaHostile::refusesKml_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << static_cast<int>(code);
    };
    row("external entity",
        kml("<Placemark><name>&xxe;</name></Placemark>" + placemark,
            R"(<!DOCTYPE kml [<!ENTITY xxe SYSTEM "file:///etc/passwd">]>)"),
        ErrorCode::FileWrongKind);
    QByteArray laughs = R"(<!DOCTYPE lolz [<!ENTITY l0 "lol">)";
    for (int i = 1; i < 10; ++i)
        laughs += "<!ENTITY l" + QByteArray::number(i) + " \"" + ("&l" + QByteArray::number(i - 1) + ";").repeated(10)
            + "\">";
    row("billion laughs", kml("<Placemark><name>&l9;</name></Placemark>", laughs + "]>"), ErrorCode::FileWrongKind);
    row("deep", kml(QByteArray("<Folder>").repeated(100'000)), ErrorCode::FileWrongKind);
    row("cut", kml(placemark).left(300), ErrorCode::FileTruncated);
    row("HTML", "<html><body>404</body></html>", ErrorCode::FileWrongKind);
    row("nothing in it", kml(""), ErrorCode::AreaFileEmpty);
    row("only a link elsewhere", kml("<NetworkLink><Link><href>http://127.0.0.1:9/a.kml</href></Link></NetworkLink>"),
        ErrorCode::AreaFileEmpty);
    row("NaN", kml(QByteArray(placemark).replace("11.1,46.0", "nan,46.0")), ErrorCode::AreaNotFinite);
}

void TestAreaHostile::refusesKml()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    for (const auto &file : {readAreaFile(write(u"zona.kml"_s, bytes)), readAreaBytes(bytes, AreaFormat::Kml),
             readAreaFile(zip(u"zona.kmz"_s, {{"doc.kml", bytes}}))}) {
        QVERIFY(!file);
        QCOMPARE(static_cast<int>(file.error().code), code);
    }
    QVERIFY(m_timer.elapsed() < 10'000);
}

void TestAreaHostile::goodKml()
{
    for (const auto &file : {readAreaFile(write(u"zona.kml"_s, kml(placemark))),
             readAreaFile(zip(u"zona.kmz"_s, {{"images/a.png", "x"}, {"doc.kml", kml(placemark)}}))}) {
        QVERIFY2(file, file ? "" : qPrintable(words(file.error())));
        QCOMPARE(file->nameOf(0, file->nameColumn), u"Golena"_s);
        QCOMPARE(file->features[0].rings.size(), 1);
        QCOMPARE(file->features[0].rings[0].size(), 3);
    }
}

void TestAreaHostile::gigabyte()
{
    const QString path = write(u"enorme.geojson"_s, R"({"type":"FeatureCollection","features":[)");
    QVERIFY(QFile::resize(path, 1'000'000'000)); // sparse
    const auto file = readAreaFile(path);
    QCOMPARE(code(file), ErrorCode::AreaFileTooMuch);
    QVERIFY2(words(file.error()).contains(u"1"_s), qPrintable(words(file.error())));
    QVERIFY(m_timer.elapsed() < 1000);
    QVERIFY(peakMegabytes() - m_memory < 50);
    // Within the limit, but of zeros: given up without taking it all for text.
    QVERIFY(QFile::resize(path, 60'000'000));
    QVERIFY(!readAreaFile(path));
    QVERIFY2(peakMegabytes() - m_memory < 1500, qPrintable(QString::number(peakMegabytes() - m_memory)));
}

void TestAreaHostile::millionCorners()
{
    const auto circle = [](int corners) {
        QByteArray ring;
        for (int i = 0; i <= corners; ++i) {
            const double angle = 2 * M_PI * (i % corners) / corners;
            ring += (i ? ",[" : "[") + QByteArray::number(11 + 0.1 * std::cos(angle), 'f', 7) + ','
                + QByteArray::number(46 + 0.1 * std::sin(angle), 'f', 7) + ']';
        }
        return polygonAt(ring);
    };
    const auto million = readAreaFile(write(u"milione.geojson"_s, circle(999'999)));
    QVERIFY2(million, million ? "" : qPrintable(words(million.error())));
    QCOMPARE(million->features[0].corners(), 999'999);
    QVERIFY(million->features[0].flaw);
    QCOMPARE(million->features[0].flaw->code, ErrorCode::AreaTooManyCorners);
    QVERIFY2(m_timer.elapsed() < 60'000, qPrintable(QString::number(m_timer.elapsed())));
    const auto more = readAreaFile(write(u"oltre.geojson"_s, circle(1'000'001)));
    QCOMPARE(code(more), ErrorCode::AreaFileTooMuch);
    QVERIFY(peakMegabytes() - m_memory < 2000);
}

void TestAreaHostile::manyFeatures()
{
    QByteArray many = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 1001; ++i)
        many += QByteArray(i ? "," : "") + R"({"type":"Feature","properties":{"a":")" + QByteArray("x").repeated(5000)
            + R"("},"geometry":)" + triangle + '}';
    const QString path = write(u"molti.geojson"_s, many + "]}");
    QCOMPARE(code(readAreaFile(path, {}, {.features = 1000})), ErrorCode::AreaFileTooMuch);
    const auto all = readAreaFile(path);
    QVERIFY(all);
    QVERIFY(all->features[0].values[0].size() < 200);
}

void TestAreaHostile::timeIsBounded()
{
    const QString path = write(u"zona.geojson"_s, triangle);
    const auto file = readAreaFile(path, {}, {.time = std::chrono::seconds(-1)});
    QCOMPARE(code(file), ErrorCode::AreaFileTooSlow);
}

void TestAreaHostile::archives()
{
    const QByteArray zeros(100'000'000, ' ');
    QCOMPARE(code(readAreaFile(zip(u"bomba.zip"_s, {{"a.geojson", zeros}}))), ErrorCode::ZipBomb);
    QCOMPARE(code(readAreaFile(zip(u"bomba.kmz"_s, {{"doc.kml", zeros}}))), ErrorCode::ZipBomb);
    // Many entries, each modest.
    const QByteArray some = triangle + QByteArray(900'000, ' ');
    QCOMPARE(code(readAreaFile(zip(u"molti.zip"_s, {{".geojson", some}}, 400))), ErrorCode::ZipBomb);
    QCOMPARE(code(readAreaFile(zip(u"file.zip"_s, {{".geojson", triangle}}, 1001))), ErrorCode::AreaFileTooMuch);
    QCOMPARE(code(readAreaFile(zip(u"altro.zip"_s, {{"leggimi.txt", "x"}}))), ErrorCode::AreaFileEmpty);
    QCOMPARE(code(readAreaFile(zip(u"due.zip"_s, {{"a.geojson", triangle}, {"a.geojson", triangle}}))),
        ErrorCode::FileTruncated);
    // A name that climbs out stays inside.
    const QString climbing = zip(u"sale.zip"_s, {{"../../../tmp/campanile-climbed.geojson", triangle}});
    QVERIFY(readAreaFile(climbing));
    QVERIFY(!QFile::exists(u"/tmp/campanile-climbed.geojson"_s));
    // A size that lies.
    QFile lying(zip(u"mente.zip"_s, {{"a.geojson", triangle + QByteArray(5000, ' ')}}));
    QVERIFY(lying.open(QIODevice::ReadOnly));
    QByteArray bytes = lying.readAll();
    const qsizetype central = bytes.indexOf("PK\x01\x02");
    QVERIFY(central > 0);
    bytes.replace(central + 24, 4, QByteArray::fromHex("0a000000"));
    const auto lied = readAreaFile(write(u"mente2.zip"_s, bytes));
    QVERIFY(!lied);
    QCOMPARE(code(readAreaFile(write(u"tronco.zip"_s, bytes.left(bytes.size() / 2)))), ErrorCode::FileTruncated);
    // A zip in a zip is no area.
    QCOMPARE(code(readAreaFile(zip(u"doppio.zip"_s, {{"a.geojson", bytes}}))), ErrorCode::AreaFileEmpty);
    QVERIFY2(m_timer.elapsed() < 60'000, qPrintable(QString::number(m_timer.elapsed())));
}

void TestAreaHostile::cutShapefile()
{
    const QString real = QStringLiteral(CAMPANILE_SHARED_DATA) + u"/quarters/napoli-quartieri-utm33-shp.zip"_s;
    if (!QFile::exists(real))
        QSKIP("no shared data");
    const AreaFileLimits limits;
    QFile packed(real);
    QVERIFY(packed.open(QIODevice::ReadOnly));
    const QByteArray bytes = packed.readAll();
    for (const double part : {0.9, 0.5, 0.1, 0.01}) {
        const auto file = readAreaFile(write(u"tronco.zip"_s, bytes.left(static_cast<qsizetype>(bytes.size() * part))));
        QCOMPARE(code(file), ErrorCode::FileTruncated);
    }
    // The main file cut, its index whole.
    auto staged = stageAreas(real, limits, [] { return false; });
    QVERIFY(staged);
    const QFileInfo shp(staged->sources[0].path);
    QDir(m_folder.path()).mkpath(u"shp"_s);
    for (const QFileInfo &each : shp.dir().entryInfoList(QDir::Files))
        QVERIFY(QFile::copy(each.filePath(), m_folder.filePath(u"shp/q."_s + each.suffix())));
    const QString path = m_folder.filePath(u"shp/q.shp"_s);
    QVERIFY(QFile::resize(path, QFileInfo(path).size() / 2));
    QCOMPARE(code(readAreaFile(path)), ErrorCode::FileTruncated);
    QVERIFY(QFile::resize(path, 60));
    QCOMPARE(code(readAreaFile(path)), ErrorCode::FileTruncated);
}

void TestAreaHostile::geoPackageWithAView()
{
    const QString path = m_folder.filePath(u"vista.gpkg"_s);
    sqlite3 *db = nullptr;
    QCOMPARE(sqlite3_open(QFile::encodeName(path).constData(), &db), SQLITE_OK);
    const char *sql =
        "PRAGMA application_id = 1196444487; PRAGMA user_version = 10300;"
        "CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT,"
        " organization_coordsys_id INTEGER, definition TEXT, description TEXT);"
        "CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT,"
        " description TEXT, last_change TEXT, min_x REAL, min_y REAL, max_x REAL, max_y REAL, srs_id INT);"
        "CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT,"
        " srs_id INT, z INT, m INT);"
        "CREATE VIEW endless AS WITH RECURSIVE n(fid, geom) AS (SELECT 1, NULL UNION ALL SELECT fid + 1,"
        " NULL FROM n) SELECT * FROM n;"
        "INSERT INTO gpkg_contents VALUES ('endless','features','e','','2026-01-01T00:00:00Z',0,0,1,1,4326);"
        "INSERT INTO gpkg_geometry_columns VALUES ('endless','geom','POLYGON',4326,0,0);";
    QCOMPARE(sqlite3_exec(db, sql, nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(db);
    QCOMPARE(code(readAreaFile(path)), ErrorCode::FileWrongKind);
    QVERIFY(m_timer.elapsed() < 10'000);
    QCOMPARE(code(readAreaFile(write(u"vuoto.gpkg"_s, "SQLite format 3"))), ErrorCode::FileTruncated);
    QFile whole(path);
    QVERIFY(whole.open(QIODevice::ReadOnly));
    QVERIFY(!readAreaFile(write(u"mezzo.gpkg"_s, whole.readAll().left(5000))));
}

void TestAreaHostile::whatIsNoFile()
{
    QCOMPARE(code(readAreaFile(u"/nowhere"_s)), ErrorCode::FileNotFound);
    QCOMPARE(code(readAreaFile(u"/vsicurl/http://127.0.0.1:9/a.geojson"_s)), ErrorCode::FileNotFound);
    QCOMPARE(
        code(readAreaFile(QString::fromLatin1(triangle))), ErrorCode::FileNotFound); // GDAL would take the text itself
    QCOMPARE(code(readAreaFile(m_folder.path())), ErrorCode::FileWrongKind);
    QCOMPARE(code(readAreaFile(u"/dev/zero"_s)), ErrorCode::FileWrongKind);
    const QString pipe = m_folder.filePath(u"pipe.geojson"_s);
    QCOMPARE(mkfifo(QFile::encodeName(pipe).constData(), 0600), 0);
    QCOMPARE(code(readAreaFile(pipe)), ErrorCode::FileWrongKind);
    // Links: to a file they are that file, to themselves nothing, to a device what the device is.
    const QString path = write(u"vera.geojson"_s, triangle);
    QVERIFY(QFile::link(path, m_folder.filePath(u"link.geojson"_s)));
    QVERIFY(readAreaFile(m_folder.filePath(u"link.geojson"_s)));
    QVERIFY(QFile::link(m_folder.filePath(u"giro.geojson"_s), m_folder.filePath(u"giro.geojson"_s)));
    QCOMPARE(code(readAreaFile(m_folder.filePath(u"giro.geojson"_s))), ErrorCode::FileNotFound);
    QVERIFY(QFile::link(u"/dev/zero"_s, m_folder.filePath(u"zero.geojson"_s)));
    QCOMPARE(code(readAreaFile(m_folder.filePath(u"zero.geojson"_s))), ErrorCode::FileWrongKind);
}

void TestAreaHostile::oneBadFeatureAmongGood()
{
    const QByteArray good = R"({"type":"Feature","properties":{"name":"Buona"},"geometry":)" + triangle + '}';
    const QByteArray bad = R"({"type":"Feature","properties":{"name":"Nulla"},"geometry":)"
        + polygonAt("[NaN,46.0],[11.2,46.0],[11.2,46.1],[NaN,46.0]") + '}';
    const QByteArray crossing = R"({"type":"Feature","properties":{"name":"Otto"},"geometry":)"
        + polygonAt("[11.1,46],[11.2,46.1],[11.2,46],[11.1,46.1],[11.1,46]") + '}';
    const auto file = readAreaBytes(
        R"({"type":"FeatureCollection","features":[)" + good + ',' + bad + ',' + crossing + "]}", AreaFormat::GeoJson);
    QVERIFY2(file, file ? "" : qPrintable(words(file.error())));
    QCOMPARE(file->features.size(), 3);
    QVERIFY(!file->features[0].problem && !file->features[0].flaw);
    QVERIFY(file->features[1].problem);
    QCOMPARE(file->features[1].problem->code, ErrorCode::AreaNotFinite);
    QVERIFY(file->features[1].rings.isEmpty());
    QCOMPARE(words(*file->features[1].problem).contains(u"Nulla"_s), true);
    QVERIFY(!piecesOf(file->features[1], {u"x"_s}));
    QVERIFY(file->features[2].flaw);
    QCOMPARE(file->features[2].flaw->code, ErrorCode::AreaSelfCrossing);
}

QTEST_GUILESS_MAIN(TestAreaHostile)
#include "tst_areahostile.moc"
