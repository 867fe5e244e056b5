// SPDX-License-Identifier: GPL-3.0-or-later
#include "geojsonarea.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestGeoJsonArea : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void reads();
    void realOnes();

private:
    Result<QList<AreaPiece>> read(const QByteArray &bytes)
    {
        QFile file(m_folder.filePath(u"zona.geojson"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            qFatal("cannot write");
        file.close();
        return readGeoJsonArea(file.fileName());
    }

    QTemporaryDir m_folder;
};

void TestGeoJsonArea::refuses_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QByteArray &bytes, ErrorCode code) {
        QTest::newRow(name) << bytes << static_cast<int>(code);
    };
    row("empty", {}, ErrorCode::FileWrongKind);
    row("text", "area", ErrorCode::FileWrongKind);
    row("array", "[]", ErrorCode::FileWrongKind);
    row("truncated", R"({"type":"Polygon","coordinates":[[[11.1,46.0],[11.2,)", ErrorCode::FileWrongKind);
    row("NaN", R"({"type":"Polygon","coordinates":[[[NaN,46.0],[11.2,46.0],[11.2,46.1]]]})", ErrorCode::FileWrongKind);
    row("deep", QByteArray("[").repeated(100'000), ErrorCode::FileWrongKind);
    row("nothing in it", R"({"type":"FeatureCollection","features":[]})", ErrorCode::AreaEmpty);
    row("a point", R"({"type":"Point","coordinates":[11.1,46.0]})", ErrorCode::AreaEmpty);
    row("no coordinates", R"({"type":"Polygon"})", ErrorCode::AreaEmpty);
    row("null", R"({"type":"Polygon","coordinates":[[[null,46.0],[11.2,46.0],[11.2,46.1]]]})",
        ErrorCode::AreaNotFinite);
    row("words", R"({"type":"Polygon","coordinates":[[["a",46.0],[11.2,46.0],[11.2,46.1]]]})",
        ErrorCode::AreaNotFinite);
    row("1e999", R"({"type":"Polygon","coordinates":[[[1e999,46.0],[11.2,46.0],[11.2,46.1]]]})",
        ErrorCode::FileWrongKind);
    row("metres", R"({"type":"Polygon","coordinates":[[[664000,5103000],[664100,5103000],[664100,5103100]]]})",
        ErrorCode::AreaNotFinite);
    row("another reference",
        R"({"type":"Polygon","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:EPSG::32632"}},"coordinates":[[[11.1,46.0],[11.2,46.0],[11.2,46.1]]]})",
        ErrorCode::FileWrongKind);
}

void TestGeoJsonArea::refuses()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    const auto pieces = read(bytes);
    QVERIFY(!pieces);
    QCOMPARE(static_cast<int>(pieces.error().code), code);
    QCOMPARE(readGeoJsonArea(u"/nowhere"_s).error().code, ErrorCode::FileNotFound);
}

void TestGeoJsonArea::reads()
{
    const auto pieces =
        read(R"({"type":"FeatureCollection","crs":{"type":"name","properties":{"name":"urn:ogc:def:crs:OGC:1.3:CRS84"}},
        "features":[{"type":"Feature","properties":{"NOME":"Zona rossa"},"geometry":{"type":"Polygon","coordinates":
        [[[11.1,46.0,200],[11.2,46.0,200],[11.2,46.1,200],[11.1,46.0,200]]]}},
        {"type":"Feature","properties":{},"geometry":{"type":"MultiPolygon","coordinates":
        [[[[11,46],[12,46],[12,47],[11,46]],[[11.5,46.1],[11.6,46.1],[11.6,46.2]]],[[[13,46],[14,46],[14,47]]]]}},
        {"type":"Feature","properties":null,"geometry":null}]})");
    QVERIFY2(pieces,
        pieces ? ""
               : qPrintable(QString::number(static_cast<int>(pieces.error().code)) + pieces.error().args.join(u' ')));
    QCOMPARE(pieces->size(), 2);
    QCOMPARE(pieces->at(0).name, u"Zona rossa"_s);
    QCOMPARE(pieces->at(0).rings,
        (QList<GeoRing>{{{460000000, 111000000}, {460000000, 112000000}, {461000000, 112000000}}}));
    QCOMPARE(pieces->at(1).name, u"zona"_s);
    QCOMPARE(pieces->at(1).rings.size(), 3);
}

void TestGeoJsonArea::realOnes()
{
    const QString folder = QStringLiteral(CAMPANILE_SHARED_DATA);
    if (!QFile::exists(folder + "/hazard"_L1))
        QSKIP("no shared data");
    const auto forbidden = readGeoJsonArea(folder + "/hazard/area_interdetta_OS14_01_02_2026.geojson"_L1);
    QVERIFY(forbidden);
    QCOMPARE(forbidden->size(), 1);
    QVERIFY(validate(forbidden->front(), GeoBox{360000000, 130000000, 380000000, 160000000}));
    const double surface = squareKilometres(forbidden->front());
    QVERIFY2(surface > 0.05 && surface < 10, qPrintable(QString::number(surface)));
    const auto quarters = readGeoJsonArea(folder + "/quarters/napoli-quartieri.geojson"_L1);
    QVERIFY(quarters);
    QCOMPARE(quarters->size(), 30);
    double town = 0;
    for (const AreaPiece &quarter : *quarters)
        town += squareKilometres(quarter);
    QVERIFY2(std::abs(town - 119) < 3, qPrintable(QString::number(town))); // Naples has 119 square kilometres
}

QTEST_GUILESS_MAIN(TestGeoJsonArea)
#include "tst_geojsonarea.moc"
