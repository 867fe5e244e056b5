// SPDX-License-Identifier: GPL-3.0-or-later
#include "areashapes.h"

#include "flatearth.h"

#include <QTest>

#include <cmath>

using namespace campanile;

class TestAreaShapes final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void circleIsRound();
    void corridorHoldsWhatIsNear_data();
    void corridorHoldsWhatIsNear();
    void corridorOfACrossingIsOnePiece();
    void aRingRoadLeavesItsMiddleOut();
    void badLinesAreRefused();
};

namespace {

const GeoPoint trento = GeoPoint::fromDegrees(46.07, 11.12);

GeoPoint at(double east, double north)
{
    return FlatEarth(trento).point({east, north});
}

AreaPiece pieceOf(QList<GeoRing> rings)
{
    return {PieceId(), PieceKind::Corridor, QStringLiteral("C"), false, std::move(rings), std::nullopt};
}

} // namespace

void TestAreaShapes::circleIsRound()
{
    const GeoRing ring = circleRing(trento, 500);
    QCOMPARE(ring.size(), circleCorners);
    for (const GeoPoint &p : ring)
        QVERIFY(std::abs(metresBetween(trento, p) - 500) < 0.05);
}

void TestAreaShapes::corridorHoldsWhatIsNear_data()
{
    QTest::addColumn<CorridorShape::Flank>("flank");
    QTest::addColumn<bool>("left");
    QTest::addColumn<bool>("right");
    QTest::newRow("both") << CorridorShape::Flank::Both << true << true;
    QTest::newRow("left") << CorridorShape::Flank::Left << true << false;
    QTest::newRow("right") << CorridorShape::Flank::Right << false << true;
}

void TestAreaShapes::corridorHoldsWhatIsNear()
{
    QFETCH(CorridorShape::Flank, flank);
    QFETCH(bool, left);
    QFETCH(bool, right);
    // eastwards, then north-east: left is north
    const auto rings = corridorRings({{{at(0, 0), at(400, 0), at(800, 400)}}, 50, flank});
    QVERIFY(rings);
    for (const double off : {1.0, 25.0, 49.0}) {
        QCOMPARE(contains(*rings, at(200, off)), left);
        QCOMPARE(contains(*rings, at(200, -off)), right);
    }
    QVERIFY(!contains(*rings, at(200, 51)));
    QVERIFY(!contains(*rings, at(200, -51)));
    QVERIFY(validate(pieceOf(*rings), [] {
        GeoBox box;
        box.include(at(-5000, -5000)), box.include(at(5000, 5000));
        return box;
    }()));
}

void TestAreaShapes::corridorOfACrossingIsOnePiece()
{
    const auto rings = corridorRings({{{at(-300, 0), at(300, 0)}, {at(0, -300), at(0, 300)}}, 20});
    QVERIFY(rings);
    QCOMPARE(rings->size(), 1); // even-odd: two overlapping rings would cut the crossing out
    QVERIFY(contains(*rings, at(1, 1)));
}

void TestAreaShapes::aRingRoadLeavesItsMiddleOut()
{
    GeoRing road = circleRing(trento, 400);
    road.append(road.front());
    const auto rings = corridorRings({{road}, 30});
    QVERIFY(rings);
    QCOMPARE(rings->size(), 2);
    QVERIFY(contains(*rings, at(0, 400)));
    QVERIFY(!contains(*rings, trento));
}

void TestAreaShapes::badLinesAreRefused()
{
    const auto codeOf = [](const CorridorShape &shape) {
        const auto rings = corridorRings(shape);
        return rings ? ErrorCode::None : rings.error().code;
    };
    QCOMPARE(codeOf({{}, 20}), ErrorCode::AreaEmpty);
    QCOMPARE(codeOf({{{trento}}, 20}), ErrorCode::AreaEmpty);
    QCOMPARE(codeOf({{{trento, trento}}, 0}), ErrorCode::AreaEmpty);
    QCOMPARE(codeOf({{{trento, at(10, 0)}}, NAN}), ErrorCode::AreaEmpty);
    QCOMPARE(codeOf({{{trento, at(10, 0)}}, 1e9}), ErrorCode::AreaEmpty);
    QCOMPARE(codeOf({{{trento, GeoPoint::fromDegrees(NAN, 0)}}, 20}), ErrorCode::AreaNotFinite);
    QCOMPARE(codeOf({{GeoRing(6000, trento)}, 20}), ErrorCode::AreaTooManyCorners);
    // a line that never leaves its point is a circle, not an error
    QCOMPARE(codeOf({{{trento, trento}}, 20}), ErrorCode::None);
}

QTEST_GUILESS_MAIN(TestAreaShapes)
#include "tst_areashapes.moc"
