// SPDX-License-Identifier: GPL-3.0-or-later
#include "areajson.h"
#include "areamapping.h"
#include "areashapes.h"
#include "ograreafiles.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

#include <sys/resource.h>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

QString shared(const QString &file)
{
    return QStringLiteral(CAMPANILE_SHARED_DATA) + u'/' + file;
}

double squareKilometres(const AreaFeature &feature)
{
    return campanile::squareKilometres({.id = {}, .name = {}, .rings = feature.rings, .street = std::nullopt});
}

QByteArray said(const Result<AreaFile> &file)
{
    return file ? QByteArray()
                : QByteArray::number(static_cast<int>(file.error().code)) + ' ' + file.error().args.join(u' ').toUtf8();
}

/// The largest distance between a corner of one and the same corner of the other; the sense of the rings and where
/// they begin is the format's own business.
double furthest(const QList<GeoRing> &a, const QList<GeoRing> &b)
{
    double worst = 0;
    const auto nearest = [](GeoPoint p, const QList<GeoRing> &rings) {
        double best = 1e9;
        for (const GeoRing &ring : rings) {
            for (const GeoPoint &q : ring)
                best = std::min(best, metresBetween(p, q));
        }
        return best;
    };
    for (const auto &[from, to] : {std::pair(a, b), std::pair(b, a)}) {
        for (const GeoRing &ring : from) {
            for (qsizetype i = 0; i < ring.size(); i += 7)
                worst = std::max(worst, nearest(ring[i], to));
        }
    }
    return worst;
}

} // namespace

class TestAreaFiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void naplesIsTheSameInEveryFormat();
    void realFiles_data();
    void realFiles();
    void aRegisterInMonteMario();
    void aCrsIsAskedForAndTaken();
    void threeDimensionsAndCurves();
    void linesAndPointsBecomeCorridorsAndCircles();
    void whatIsWrittenIsReadAgain();
    void writtenForOthers();
    void progressAndCancel();

private:
    QString write(const QString &name, const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        return file.fileName();
    }

    QTemporaryDir m_folder;
};

void TestAreaFiles::naplesIsTheSameInEveryFormat()
{
    if (!QFile::exists(shared(u"quarters"_s)))
        QSKIP("no shared data");
    const auto json = readAreaFile(shared(u"quarters/napoli-quartieri.geojson"_s));
    QVERIFY2(json, said(json).constData());
    QCOMPARE(json->features.size(), 30);
    QVERIFY(json->nameColumn >= 0);
    QCOMPARE(json->columns.at(json->nameColumn).toUpper(), u"QUART"_s);
    double town = 0;
    for (const AreaFeature &quarter : json->features)
        town += squareKilometres(quarter);
    QVERIFY2(std::abs(town - 119) < 3, qPrintable(QString::number(town))); // Naples has 119 square kilometres

    for (const QString &name : {u"quarters/napoli-quartieri.kml"_s, u"quarters/napoli-quartieri-utm33-shp.zip"_s}) {
        const auto other = readAreaFile(shared(name));
        QVERIFY2(other, said(other).constData());
        QCOMPARE(other->features.size(), 30);
        double worst = 0;
        for (qsizetype i = 0; i < 30; ++i) {
            const QString quarter = json->nameOf(i, json->nameColumn);
            qsizetype same = 0;
            while (same < 30 && !other->features[same].values.contains(quarter))
                ++same;
            QVERIFY2(same < 30, qPrintable(quarter));
            QCOMPARE(other->features[same].kind, AreaFeature::Kind::Polygon);
            worst = std::max(worst, furthest(json->features[i].rings, other->features[same].rings));
        }
        qInfo("%s: at most %.3f m away", qPrintable(name), worst);
        QVERIFY(worst < 0.1);
    }
}

void TestAreaFiles::realFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("features");
    QTest::addColumn<int>("kind");
    QTest::addColumn<double>("leastKm2");
    QTest::addColumn<double>("mostKm2");
    const auto row = [](const char *name, int features, double least, double most, int kind = 0) {
        QTest::newRow(name) << QString::fromLatin1(name) << features << kind << least << most;
    };
    row("quarters/comuni-prov-22-trento.geojson", 166, 6000, 6400);
    row("quarters/comuni-prov-6-alessandria.geojson", 187, 3400, 3700);
    row("hazard/area_interdetta_OS14_01_02_2026.geojson", 1, 0.05, 10); // with heights
    row("hazard/fascia_100m.geojson", 1, 0.05, 10);
    row("hazard/fascia_sicurezza_OS19_28_02_2026.geojson", 1, 0.05, 10);
    row("hazard/edificato_aree_iterdette.geojson", 237, 0.005, 1);
    row("hazard/emilia-romagna-2024-aree-allagate.geojson", 184, 1, 400);
    row("hazard/piano_naz_ves_dati_z_rossa.geojson", 27, 150, 450);
    row("hazard/piano_naz_ves_dati_aree_attesa.geojson", 77, 0, 0, static_cast<int>(AreaFeature::Kind::Point));
}

void TestAreaFiles::realFiles()
{
    QFETCH(QString, name);
    QFETCH(int, features);
    QFETCH(int, kind);
    QFETCH(double, leastKm2);
    QFETCH(double, mostKm2);
    if (!QFile::exists(shared(name)))
        QSKIP("no shared data");
    const auto file = readAreaFile(shared(name));
    QVERIFY2(file, said(file).constData());
    QCOMPARE(file->features.size() + file->skipped, features);
    if (file->nameColumn >= 0 && features > 1) // a name that all have names none
        QVERIFY(file->nameOf(0, file->nameColumn) != file->nameOf(1, file->nameColumn));
    double surface = 0;
    for (const AreaFeature &feature : file->features) {
        QVERIFY(!feature.problem);
        QCOMPARE(static_cast<int>(feature.kind), kind);
        for (const GeoRing &ring : feature.rings) {
            for (const GeoPoint &p : ring)
                QVERIFY(p.latitude() > 36 && p.latitude() < 47.2 && p.longitude() > 6 && p.longitude() < 19);
        }
        if (kind == 0)
            surface += squareKilometres(feature);
    }
    qInfo("%s: %.3f km2, named by %s, first %s", qPrintable(name), surface,
        qPrintable(file->columns.value(file->nameColumn)), qPrintable(file->nameOf(0, file->nameColumn)));
    QVERIFY2(surface >= leastKm2 && surface <= mostKm2, qPrintable(QString::number(surface)));
}

void TestAreaFiles::aRegisterInMonteMario()
{
    const QString zip = shared(u"civici/alessandria-numeri-civici.gpkg.zip"_s);
    if (!QFile::exists(zip))
        QSKIP("no shared data");
    const auto file = readAreaFile(zip);
    QVERIFY2(file, said(file).constData());
    QCOMPARE(file->features.size(), 26160);
    GeoBox box;
    for (const AreaFeature &feature : file->features)
        box.include(feature.rings.front().front());
    QVERIFY(box.south > 447500000 && box.north < 450500000 && box.west > 84000000 && box.east < 88500000);

    const QByteArray wkb = QByteArray::fromHex("0101000000") // a point, little endian
        + [] {
              const double xy[] = {1470000.0, 4973000.0};
              return QByteArray(reinterpret_cast<const char *>(xy), sizeof xy);
          }();
    const auto point = areaFeatureFromWkb(wkb, u"EPSG:3003"_s);
    QVERIFY(point);
    // Computed apart from PROJ: Gauss-Boaga west on Hayford's ellipsoid to 44.9089625, 8.6199822, then the seven
    // parameters of peninsular Italy (-104.1, -49.1, -9.9 m, 0.971, -2.917, 0.714", -11.68 ppm).
    const GeoPoint expected = GeoPoint::fromDegrees(44.9096217, 8.6196196);
    const double off = metresBetween(point->rings.front().front(), expected);
    qInfo("EPSG:3003 -> %.7f %.7f", point->rings[0][0].latitude(), point->rings[0][0].longitude());
    QVERIFY2(off < 1, qPrintable(QString::number(off)));
}

void TestAreaFiles::aCrsIsAskedForAndTaken()
{
    const QByteArray metres =
        R"({"type":"Polygon","coordinates":[[[664000,5103000],[664100,5103000],[664100,5103100],[664000,5103000]]]})";
    const QString path = write(u"metri.geojson"_s, metres);
    const auto wrong = readAreaFile(path);
    QVERIFY(!wrong);
    QCOMPARE(wrong.error().code, ErrorCode::CrsContradicted);
    QVERIFY(wrong.error().args[1].contains(u"WGS 84"_s));
    QVERIFY(wrong.error().args[2].contains(u"664000"_s));
    const auto right = readAreaFile(path, u"EPSG:32632"_s);
    QVERIFY2(right, said(right).constData());
    const GeoPoint corner = right->features[0].rings[0][0];
    QVERIFY(std::abs(corner.latitude() - 46.06) < 0.02 && std::abs(corner.longitude() - 11.12) < 0.02); // Trento
    QCOMPARE(readAreaFile(path, u"EPSG:3004"_s).error().code, ErrorCode::CrsContradicted); // 2,500 km to the west
    QCOMPARE(readAreaFile(path, u"EPSG:99999"_s).error().code, ErrorCode::CrsUnknown);
    QCOMPARE(readAreaFile(path, u"/etc/passwd"_s).error().code, ErrorCode::CrsUnknown);
    for (const KnownCrs &crs : usualCrs())
        QVERIFY2(areaFeatureFromWkb({}, crs.code).error().code == ErrorCode::FileTruncated, qPrintable(crs.code));

    const QString degrees = write(
        u"gradi.geojson"_s, R"({"type":"Polygon","coordinates":[[[11.1,46.0],[11.2,46.0],[11.2,46.1],[11.1,46.0]]]})");
    QVERIFY(readAreaFile(degrees));
    QCOMPARE(readAreaFile(degrees, u"EPSG:32632"_s).error().code, ErrorCode::CrsContradicted);
    // A Shapefile without .prj says nothing.
    if (!QFile::exists(shared(u"quarters"_s)))
        return;
    QDir(m_folder.path()).mkpath(u"shp"_s);
    QProcess unzip;
    unzip.start(u"python3"_s,
        {u"-m"_s, u"zipfile"_s, u"-e"_s, shared(u"quarters/napoli-quartieri-utm33-shp.zip"_s),
            m_folder.filePath(u"shp"_s)});
    if (!unzip.waitForFinished() || unzip.exitCode() != 0)
        QSKIP("no python3 to unpack with");
    QString shp;
    for (const QFileInfo &file : QDir(m_folder.filePath(u"shp"_s)).entryInfoList(QDir::Files)) {
        if (file.suffix() == "prj"_L1)
            QFile::remove(file.filePath());
        if (file.suffix() == "shp"_L1)
            shp = file.filePath();
    }
    const auto none = readAreaFile(shp);
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::CrsMissing);
    QVERIFY2(none.error().args[1].contains(u"4"_s), qPrintable(none.error().args[1]));
    const auto given = readAreaFile(shp, u"EPSG:32633"_s);
    QVERIFY2(given, said(given).constData());
    QCOMPARE(given->features.size(), 30);
    // The other parts lead to it, and its index can be made anew.
    QString dbf = shp;
    dbf.replace(u".shp"_s, u".dbf"_s);
    QFile::remove(QString(shp).replace(u".shp"_s, u".shx"_s));
    QCOMPARE(readAreaFile(dbf, u"EPSG:32633"_s)->features.size(), 30);
    QVERIFY(!QFile::exists(QString(shp).replace(u".shp"_s, u".shx"_s))); // not in the user's folder
}

void TestAreaFiles::threeDimensionsAndCurves()
{
    const auto high = readAreaBytes(
        R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{"NOME":"Zona rossa"},"geometry":
        {"type":"Polygon","coordinates":[[[11.1,46.0,200],[11.2,46.0,200],[11.2,46.1,200],[11.1,46.0,200]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":
        [[[[11,46],[12,46],[12,47],[11,46]],[[11.5,46.1],[11.6,46.1],[11.6,46.2],[11.5,46.1]]],[[[13,46],[14,46],[14,47],[13,46]]]]}},
        {"type":"Feature","properties":null,"geometry":null}]})",
        AreaFormat::GeoJson);
    QVERIFY2(high, said(high).constData());
    QCOMPARE(high->features.size(), 2);
    QCOMPARE(high->skipped, 1);
    QCOMPARE(high->nameOf(0, high->nameColumn), u"Zona rossa"_s);
    QCOMPARE(high->features[0].rings,
        (QList<GeoRing>{{{460000000, 111000000}, {460000000, 112000000}, {461000000, 112000000}}}));
    QCOMPARE(high->features[1].rings.size(), 3);

    // CURVEPOLYGON(CIRCULARSTRING(11 46, 11.1 46.1, 11.2 46, 11.1 45.9, 11 46)), as a GeoPackage may hold it
    QByteArray wkb = QByteArray::fromHex("010a00000001000000010800000005000000");
    for (const double v : {11.0, 46.0, 11.1, 46.1, 11.2, 46.0, 11.1, 45.9, 11.0, 46.0})
        wkb += QByteArray(reinterpret_cast<const char *>(&v), sizeof v);
    const auto round = areaFeatureFromWkb(wkb, u"EPSG:4326"_s);
    QVERIFY(round);
    QCOMPARE(round->kind, AreaFeature::Kind::Polygon);
    QVERIFY(round->rings[0].size() > 32);
}

void TestAreaFiles::linesAndPointsBecomeCorridorsAndCircles()
{
    const auto file = readAreaBytes(
        R"({"type":"GeometryCollection","geometries":[{"type":"LineString","coordinates":[[11.1,46.0],[11.2,46.05]]}]})",
        AreaFormat::GeoJson);
    QVERIFY2(file, said(file).constData());
    QCOMPARE(file->features[0].kind, AreaFeature::Kind::Line);
    const auto corridor = piecesOf(file->features[0], {u"Adige"_s, false, 150});
    QVERIFY(corridor);
    QCOMPARE(corridor->size(), 1);
    QCOMPARE(corridor->front().kind, PieceKind::Corridor);
    QVERIFY(contains(corridor->front().rings, GeoPoint::fromDegrees(46.025, 11.15)));
    const auto points =
        readAreaBytes(R"({"type":"MultiPoint","coordinates":[[11.1,46.0],[11.2,46.05]]})", AreaFormat::GeoJson);
    QVERIFY2(points, said(points).constData());
    const auto circles = piecesOf(points->features[0], {u"Attesa"_s, true, 200});
    QVERIFY(circles);
    QCOMPARE(circles->size(), 2);
    QCOMPARE(circles->at(1).kind, PieceKind::Circle);
    QCOMPARE(circles->at(1).name, u"Attesa 2"_s);
    QVERIFY(circles->at(1).exclude);
    QVERIFY(contains(circles->at(1).rings, GeoPoint::fromDegrees(46.05, 11.2)));
}

void TestAreaFiles::whatIsWrittenIsReadAgain()
{
    const GeoPoint centre = GeoPoint::fromDegrees(46.0671234, 11.1209876);
    const GeoRing outer{{460000000, 110000000}, {460100000, 110000000}, {460100000, 110200001}, {460000000, 110200000}};
    const GeoRing hole{{460020000, 110050000}, {460040000, 110100000}, {460060000, 110050000}};
    const GeoRing island{{460030000, 110060000}, {460040000, 110080000}, {460045000, 110060000}};
    const GeoRing apart{{470000000, 120000000}, {470000000, 120100000}, {470100000, 120100000}};
    const CorridorShape shape{
        {{{460000000, 110000000}, {460050000, 110100000}, {460050000, 110200000}}}, 37.5, CorridorShape::Flank::Left};
    Area area;
    area.pieces = {
        {PieceId::create(), PieceKind::Polygon, u"2026-02-01"_s, false, {hole, apart, outer, island}, std::nullopt},
        {PieceId::create(), PieceKind::Quarter, u"Cristo \"Re\" \\ è"_s, true, {outer}, std::nullopt},
        {PieceId::create(), PieceKind::Street, u"Via Roma"_s, false, {{centre, {460000000, 110000000}}},
            StreetStretch{u"via roma"_s, StreetStretch::Side::Odd, {1, 45}, {0, 0}}},
        {PieceId::create(), PieceKind::Street, u"Via senza linea"_s, false, {}, StreetStretch{.streetKey = u"x"_s}},
        {PieceId::create(), PieceKind::Circle, u"150 m"_s, false, {circleRing(centre, 150.1)}, std::nullopt,
            CircleShape{centre, 150.1}},
        {PieceId::create(), PieceKind::Corridor, u"Fersina"_s, false, *corridorRings(shape), std::nullopt, shape},
        {PieceId::create(), PieceKind::Rectangle, u"{\"a\":1}"_s, false,
            {rectangleRing(centre, {460000000, 110000000})}, std::nullopt, {}, true},
        {PieceId::create(), PieceKind::Town, u"Tutto il Comune"_s, false, {outer}, std::nullopt},
    };
    const QString path = m_folder.filePath(u"mia.geojson"_s);
    QVERIFY(writeGeoJson(path, area));
    const auto file = readAreaFile(path);
    QVERIFY2(file, said(file).constData());
    Area again;
    for (const AreaFeature &feature : file->features) {
        QVERIFY(feature.piece);
        again.pieces.append(*feature.piece);
    }
    for (qsizetype i = 0; i < area.pieces.size(); ++i)
        QVERIFY2(again.pieces.value(i) == area.pieces[i], qPrintable(area.pieces[i].name));
    QCOMPARE(again, area);
    QCOMPARE(areaDigest(again), areaDigest(area));
    QCOMPARE(piecesOf(file->features[2], {u"Roma"_s})->front().street, area.pieces[2].street);

    QCOMPARE(writeGeoJson(m_folder.filePath(u"no/where.geojson"_s), area).error().code, ErrorCode::FileUnwritable);
    // No room: what was there stays as it was.
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_FSIZE, &before), 0);
    const rlimit little{100, before.rlim_max};
    std::signal(SIGXFSZ, SIG_IGN);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &little), 0);
    const Result<void> full = writeGeoJson(path, {});
    const Result<void> fuller = writeGeoJson(path, area);
    QCOMPARE(setrlimit(RLIMIT_FSIZE, &before), 0);
    QVERIFY(full);
    QVERIFY(!fuller);
    QCOMPARE(readAreaFile(path).error().code, ErrorCode::AreaFileEmpty);
    QCOMPARE(QDir(m_folder.path()).entryList({u"mia.geojson.*"_s}).size(), 0);
}

void TestAreaFiles::writtenForOthers()
{
    // A hole given before its outer ring, both clockwise: others get RFC 7946.
    const GeoRing outer{{460000000, 110000000}, {460100000, 110000000}, {460100000, 110200000}, {460000000, 110200000}};
    const GeoRing hole{{460020000, 110050000}, {460040000, 110050000}, {460040000, 110100000}};
    Area area;
    area.pieces = {{PieceId(u"p"_s), PieceKind::Polygon, u"A"_s, false, {hole, outer}, std::nullopt}};
    const QByteArray text = areaToGeoJson(area);
    QVERIFY2(text.contains(R"("geometry":{"type":"Polygon","coordinates":[[[11.0000000,46.0000000],)"
                           R"([11.0200000,46.0000000],[11.0200000,46.0100000],[11.0000000,46.0100000],)"
                           R"([11.0000000,46.0000000]],[[11.0050000,46.0020000],[11.0050000,46.0040000],)"
                           R"([11.0100000,46.0040000],[11.0050000,46.0020000]]]})"),
        text.constData());
}

void TestAreaFiles::progressAndCancel()
{
    QByteArray many = R"({"type":"FeatureCollection","features":[)";
    for (int i = 0; i < 20'000; ++i) {
        many += QByteArray(i ? "," : "") + R"({"type":"Feature","properties":{"n":)" + QByteArray::number(i)
            + R"(},"geometry":{"type":"Polygon","coordinates":[[[11.1,46.0],[11.2,46.0],[11.2,46.1],[11.1,46.0]]]}})";
    }
    const QString path = write(u"molte.geojson"_s, many + "]}");
    int most = 0, calls = 0;
    const auto file = readAreaFile(path, {}, {}, [] { return false; }, [&](int done) { most = done, ++calls; });
    QVERIFY2(file, said(file).constData());
    QCOMPARE(most, 1000);
    QVERIFY(calls > 100);
    int asked = 0;
    QCOMPARE(readAreaFile(path, {}, {}, [&] { return ++asked > 100; }).error().code, ErrorCode::Cancelled);
    OgrAreaFiles files;
    QFuture<Result<AreaFile>> future = files.read(path);
    QFuture<Result<AreaFile>> second = files.read(path);
    second.cancel();
    QTRY_VERIFY_WITH_TIMEOUT(future.isFinished() && second.isFinished(), 60'000);
    QCOMPARE(future.resultCount(), 1);
    QVERIFY(future.result());
    QCOMPARE(second.resultCount(), 0);
}

QTEST_GUILESS_MAIN(TestAreaFiles)
#include "tst_areafiles.moc"
