// SPDX-License-Identifier: GPL-3.0-or-later
#include "area.h"

#include <QCryptographicHash>
#include <QTest>

#include <limits>
#include <numbers>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

GeoPoint at(double lat, double lon)
{
    return GeoPoint::fromDegrees(lat, lon);
}

const GeoBox town{460000000, 110000000, 461000000, 112000000};

AreaPiece polygon(QList<GeoRing> rings)
{
    return {PieceId(u"p"_s), PieceKind::Polygon, u"Area A"_s, false, std::move(rings), std::nullopt};
}

GeoRing square(double south, double west, double size)
{
    return {at(south, west), at(south, west + size), at(south + size, west + size), at(south + size, west)};
}

} // namespace

class TestArea : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refuses_data();
    void refuses();
    void accepts_data();
    void accepts();
    void digestIsTheCanonicalText();
    void digestSeesEverything();
    void measures();
    void nobodyWithoutAnInclude();
    void edgesBelongToOneSide();
};

void TestArea::refuses_data()
{
    QTest::addColumn<QList<GeoRing>>("rings");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QList<GeoRing> &rings, ErrorCode code) {
        QTest::newRow(name) << rings << static_cast<int>(code);
    };
    const double nan = std::numeric_limits<double>::quiet_NaN();
    const double infinity = std::numeric_limits<double>::infinity();
    row("nothing", {}, ErrorCode::AreaEmpty);
    row("empty ring", {{}}, ErrorCode::AreaEmpty);
    row("two corners", {{at(46.05, 11.1), at(46.06, 11.1)}}, ErrorCode::AreaTooFewCorners);
    row("three corners, two places", {{at(46.05, 11.1), at(46.06, 11.1), at(46.05, 11.1)}},
        ErrorCode::AreaTooFewCorners);
    row("bow tie", {{at(46.05, 11.1), at(46.06, 11.11), at(46.06, 11.1), at(46.05, 11.11)}},
        ErrorCode::AreaSelfCrossing);
    row("no surface", {{at(46.05, 11.1), at(46.06, 11.1), at(46.07, 11.1)}}, ErrorCode::AreaSelfCrossing);
    row("rings that cross", {square(46.05, 11.1, 0.02), square(46.06, 11.11, 0.02)}, ErrorCode::AreaSelfCrossing);
    row("a ring twice", {square(46.05, 11.1, 0.02), square(46.05, 11.1, 0.02)}, ErrorCode::AreaSelfCrossing);
    row("out of town", {square(45.0, 11.1, 0.02)}, ErrorCode::AreaOutsideTown);
    row("corner is NaN", {{at(46.05, 11.1), at(46.06, nan), at(46.06, 11.1)}}, ErrorCode::AreaNotFinite);
    row("corner is infinite", {{at(46.05, 11.1), at(infinity, 11.1), at(46.06, 11.1)}}, ErrorCode::AreaNotFinite);
    row("corner off the Earth", {{at(46.05, 11.1), at(146.05, 11.1), at(46.06, 11.1)}}, ErrorCode::AreaNotFinite);
    GeoRing circle;
    for (int i = 0; i <= maxCorners; ++i) {
        const double angle = 2 * std::numbers::pi * i / (maxCorners + 1);
        circle.append(at(46.05 + 0.02 * std::sin(angle), 11.1 + 0.02 * std::cos(angle)));
    }
    row("too many corners", {circle}, ErrorCode::AreaTooManyCorners);
}

void TestArea::refuses()
{
    QFETCH(QList<GeoRing>, rings);
    QFETCH(int, code);
    const auto result = validate(polygon(rings), town);
    QVERIFY(!result);
    QCOMPARE(static_cast<int>(result.error().code), code);
}

void TestArea::accepts_data()
{
    QTest::addColumn<QList<GeoRing>>("rings");
    QTest::newRow("square") << QList<GeoRing>{square(46.05, 11.1, 0.01)};
    QTest::newRow("reversed") << QList<GeoRing>{[] {
        GeoRing ring = square(46.05, 11.1, 0.01);
        std::ranges::reverse(ring);
        return ring;
    }()};
    QTest::newRow("hole") << QList<GeoRing>{square(46.05, 11.1, 0.03), square(46.06, 11.11, 0.01)};
    QTest::newRow("two islands") << QList<GeoRing>{square(46.05, 11.1, 0.01), square(46.08, 11.1, 0.01)};
    QTest::newRow("touching at a corner") << QList<GeoRing>{square(46.05, 11.1, 0.01), square(46.06, 11.11, 0.01)};
    QTest::newRow("reaches out of the town") << QList<GeoRing>{square(45.95, 11.1, 0.1)};
    QTest::newRow("larger than the town") << QList<GeoRing>{square(45, 10, 3)};
    QTest::newRow("corner twice in a row")
        << QList<GeoRing>{{at(46.05, 11.1), at(46.05, 11.1), at(46.06, 11.1), at(46.06, 11.2)}};
}

void TestArea::accepts()
{
    QFETCH(QList<GeoRing>, rings);
    const auto result = validate(polygon(rings), town);
    QVERIFY(result.has_value());
}

void TestArea::digestIsTheCanonicalText()
{
    Area area{{polygon({{{1, 2}, {-3, 4}}}),
        {PieceId(u"x"_s), PieceKind::Street, u"Via Forlì"_s, true, {}, StreetStretch{}}}};
    const QByteArray text = "piece\t1\t0\tArea A\nring\t1,2\t-3,4\npiece\t3\t1\tVia Forl\xC3\xAC\n";
    QCOMPARE(areaDigest(area), QCryptographicHash::hash(text, QCryptographicHash::Sha256));
    QCOMPARE(areaDigest({}), QCryptographicHash::hash({}, QCryptographicHash::Sha256));
    area.pieces.front().id = PieceId(u"other"_s); // ids are the screen's, not the area's
    QCOMPARE(areaDigest(area), QCryptographicHash::hash(text, QCryptographicHash::Sha256));
}

void TestArea::digestSeesEverything()
{
    const Area area{{polygon({square(46.05, 11.1, 0.01)})}};
    const QByteArray digest = areaDigest(area);
    Area moved = area;
    moved.pieces[0].rings[0][2].lonE7 += 1;
    QVERIFY(areaDigest(moved) != digest);
    Area excluded = area;
    excluded.pieces[0].exclude = true;
    QVERIFY(areaDigest(excluded) != digest);
    Area twice = area;
    twice.pieces.append(area.pieces[0]);
    QVERIFY(areaDigest(twice) != digest);
    Area split = area;
    split.pieces[0].rings = {area.pieces[0].rings[0].mid(0, 2), area.pieces[0].rings[0].mid(2)};
    QVERIFY(areaDigest(split) != digest);
}

void TestArea::measures()
{
    // A hundredth of a degree here is 1.1117 km north and 0.7736 km east.
    const double whole = squareKilometres(polygon({square(46.05, 11.1, 0.01)}));
    QVERIFY2(std::abs(whole - 0.860) < 0.002, qPrintable(QString::number(whole)));
    const double island = squareKilometres(polygon({square(46.05, 11.1, 0.03), square(46.06, 11.11, 0.01)}));
    QVERIFY2(std::abs(island - 8 * 0.860) < 0.02, qPrintable(QString::number(island)));
    AreaPiece street = polygon({square(46.05, 11.1, 0.01)});
    street.kind = PieceKind::Street;
    QCOMPARE(squareKilometres(street), 0.0);
}

void TestArea::nobodyWithoutAnInclude()
{
    QVERIFY(Area{}.isEmpty());
    AreaPiece piece = polygon({square(46.05, 11.1, 0.01)});
    QVERIFY(!Area{{piece}}.isEmpty());
    piece.exclude = true;
    QVERIFY(Area{{piece}}.isEmpty());
}

void TestArea::edgesBelongToOneSide()
{
    const GeoRing west{{0, 0}, {0, 100}, {100, 100}, {100, 0}};
    const GeoRing east{{0, 100}, {0, 200}, {100, 200}, {100, 100}};
    for (int lat = -1; lat <= 101; ++lat) {
        for (const int lon : {0, 50, 99, 100, 101, 199}) {
            const int both = contains({west}, {lat, lon}) + contains({east}, {lat, lon});
            QCOMPARE(both, lat >= 0 && lat < 100 ? 1 : 0);
        }
    }
}

QTEST_GUILESS_MAIN(TestArea)
#include "tst_area.moc"
