// SPDX-License-Identifier: GPL-3.0-or-later
#include "areacheck.h"

#include "areashapes.h"
#include "flatearth.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>

using namespace campanile;
using namespace Qt::StringLiterals;

class TestAreaCheck final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aPlainAreaHasNoFindings();
    void bowTieKeepsBothHalves();
    void spiralKeepsWhatItGoesAroundTwice();
    void overlappingPartsBecomeOne();
    void aHoleStaysAHole();
    void holesAreToldAndFilled();
    void duplicatesAndHairsGo();
    void sliversGo();
    void simplificationLosesNobody_data();
    void simplificationLosesNobody();
    void boundaryIsKept();
    void wholeTownIsASeparateAct();
    void switchedOffIsNotChecked();
    void hostile();
    void tangleIsGivenUp();
};

namespace {

const GeoPoint middle = GeoPoint::fromDegrees(46.07, 11.12);

GeoPoint at(double east, double north)
{
    return FlatEarth(middle).point({east, north});
}

GeoRing square(double west, double south, double side)
{
    return rectangleRing(at(west, south), at(west + side, south + side));
}

AreaPiece drawn(QList<GeoRing> rings)
{
    return {PieceId(u"p"_s), PieceKind::Polygon, u"Area A"_s, false, std::move(rings), std::nullopt};
}

const TownOutline &town()
{
    static const TownOutline outline = [] {
        TownOutline result;
        result.bounds.include(at(-5000, -5000)), result.bounds.include(at(5000, 5000));
        result.boundary = {square(-5000, -5000, 10'000)};
        return result;
    }();
    return outline;
}

QList<ErrorCode> codes(const QList<AreaFinding> &findings)
{
    QList<ErrorCode> result;
    for (const AreaFinding &finding : findings)
        result.append(finding.error.code);
    return result;
}

/// An error ends the test.
AreaPiece mended(const AreaPiece &piece, AreaRepair repair)
{
    return repaired(piece, repair, town()).value();
}

} // namespace

void TestAreaCheck::aPlainAreaHasNoFindings()
{
    QVERIFY(checkPiece(drawn({square(0, 0, 300)}), town()).isEmpty());
    QVERIFY(checkPiece({PieceId(), PieceKind::Town, u"T"_s, false, {}, std::nullopt}, town()).isEmpty());
}

void TestAreaCheck::bowTieKeepsBothHalves()
{
    const AreaPiece bow = drawn({{at(0, 0), at(200, 200), at(200, 0), at(0, 200)}});
    const auto found = checkPiece(bow, town());
    QCOMPARE(codes(found), QList{ErrorCode::AreaSelfCrossing});
    QCOMPARE(found.front().repair, AreaRepair::Untangle);
    QCOMPARE(found.front().severity, AreaFinding::Severity::Blocking);
    const AreaPiece good = mended(bow, AreaRepair::Untangle);
    QVERIFY(checkPiece(good, town()).isEmpty());
    QVERIFY(contains(good.rings, at(20, 100)));
    QVERIFY(contains(good.rings, at(180, 100)));
    QVERIFY(!contains(good.rings, at(100, 20)));
    QCOMPARE(good.id, bow.id);
    QCOMPARE(good.name, bow.name);
}

void TestAreaCheck::spiralKeepsWhatItGoesAroundTwice()
{
    // twice around the middle, the second time farther out: by even-odd the middle would be left out
    const AreaPiece spiral = drawn({{at(-100, -100), at(100, -100), at(100, 100), at(-100, 100), at(-100, -150),
        at(200, -150), at(200, 200), at(-200, 200), at(-200, -100)}});
    QVERIFY(!contains(spiral.rings, at(0, 0)));
    const AreaPiece good = mended(spiral, AreaRepair::Untangle);
    QVERIFY(contains(good.rings, at(0, 0)));
    QVERIFY(validate(good, town().bounds));
}

void TestAreaCheck::overlappingPartsBecomeOne()
{
    const AreaPiece two = drawn({square(0, 0, 200), square(100, 100, 200)});
    QCOMPARE(codes(checkPiece(two, town())), QList{ErrorCode::AreaSelfCrossing});
    const AreaPiece good = mended(two, AreaRepair::Untangle);
    QCOMPARE(good.rings.size(), 1);
    QVERIFY(contains(good.rings, at(150, 150)));
}

void TestAreaCheck::aHoleStaysAHole()
{
    const AreaPiece tangled = drawn({{at(0, 0), at(400, 400), at(400, 0), at(0, 400)}, square(340, 190, 20)});
    const AreaPiece good = mended(tangled, AreaRepair::Untangle);
    QVERIFY(contains(good.rings, at(330, 200)));
    QVERIFY(!contains(good.rings, at(350, 200)));
}

void TestAreaCheck::holesAreToldAndFilled()
{
    const AreaPiece ring = drawn({square(0, 0, 300), square(100, 100, 100), square(140, 140, 20)});
    const auto found = checkPiece(ring, town());
    QCOMPARE(codes(found), QList{ErrorCode::AreaHoles});
    QCOMPARE(found.front().severity, AreaFinding::Severity::Note);
    const AreaPiece full = mended(ring, AreaRepair::FillHoles);
    QVERIFY(contains(full.rings, at(110, 110)));
    QVERIFY(contains(full.rings, at(150, 150)));
    QVERIFY(checkPiece(full, town()).isEmpty());
}

void TestAreaCheck::duplicatesAndHairsGo()
{
    const AreaPiece doubled = drawn({{at(0, 0), at(300, 0), at(300, 0), at(300, 300), at(0, 300), at(0, 0)}});
    const auto found = checkPiece(doubled, town());
    QCOMPARE(codes(found), QList{ErrorCode::AreaDuplicateCorners});
    const AreaPiece good = mended(doubled, AreaRepair::DropDuplicates);
    QCOMPARE(good.rings, (QList<GeoRing>{{at(0, 0), at(300, 0), at(300, 300), at(0, 300)}}));
    // there and back: a hair that GEOS calls crossing
    const AreaPiece hair = drawn({{at(0, 0), at(300, 0), at(600, 0), at(300, 0), at(300, 300), at(0, 300)}});
    QCOMPARE(mended(hair, AreaRepair::DropDuplicates).rings.front().size(), 4);
    QVERIFY(checkPiece(mended(hair, AreaRepair::Untangle), town()).isEmpty());
}

void TestAreaCheck::sliversGo()
{
    const AreaPiece thin = drawn({square(0, 0, 300), {at(400, 0), at(900, 0), at(900, 0.2)}});
    const auto found = checkPiece(thin, town());
    QCOMPARE(codes(found), QList{ErrorCode::AreaSliver});
    QCOMPARE(mended(thin, AreaRepair::DropSlivers).rings.size(), 1);
    // nothing but a sliver: said, and nothing to repair
    const auto only = checkPiece(drawn({{at(400, 0), at(900, 0), at(900, 0.2)}}), town());
    QCOMPARE(only.front().repair, AreaRepair::None);
}

void TestAreaCheck::simplificationLosesNobody_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 3; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void TestAreaCheck::simplificationLosesNobody()
{
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    // a coast: many small steps in and out around two islands, one with a lake
    const auto coast = [&](double east, double north, double radius, int corners) {
        GeoRing ring;
        for (int i = 0; i < corners; ++i) {
            const double angle = 2 * std::numbers::pi * i / corners;
            const double r = radius * (0.8 + 0.2 * random.generateDouble());
            ring.append(at(east + r * std::sin(angle), north + r * std::cos(angle)));
        }
        return ring;
    };
    const AreaPiece wild = drawn({coast(0, 0, 2000, 9000), coast(0, 0, 500, 1500), coast(3500, 0, 800, 2000)});
    const auto found = checkPiece(wild, town());
    QCOMPARE(codes(found), QList{ErrorCode::AreaTooManyCorners});
    QCOMPARE(found.front().repair, AreaRepair::Simplify);
    const AreaPiece good = mended(wild, AreaRepair::Simplify);
    QVERIFY(validate(good, town().bounds));
    int inside = 0, gained = 0;
    for (int i = 0; i < 5000; ++i) {
        const GeoPoint phone = at(random.generateDouble() * 9000 - 4500, random.generateDouble() * 5000 - 2500);
        const bool before = contains(wild.rings, phone), after = contains(good.rings, phone);
        QVERIFY(!before || after);
        inside += before ? 1 : 0;
        gained += after && !before ? 1 : 0;
    }
    QVERIFY(inside > 500);
    QVERIFY2(gained < inside / 4, qPrintable(QString::number(gained)));
}

void TestAreaCheck::boundaryIsKept()
{
    const AreaPiece across = drawn({square(4000, 0, 2000)});
    const auto found = checkPiece(across, town());
    QCOMPARE(codes(found), QList{ErrorCode::AreaPartlyOutside});
    QCOMPARE(found.front().error.args, (QStringList{u"Area A"_s, u"50"_s}));
    const AreaPiece clipped = mended(across, AreaRepair::ClipToTown);
    QVERIFY(checkPiece(clipped, town()).isEmpty());
    QVERIFY(contains(clipped.rings, at(4500, 500)));
    QVERIFY(!contains(clipped.rings, at(5500, 500)));
    const auto away = checkPiece(drawn({square(9000, 0, 100)}), town());
    QCOMPARE(codes(away), QList{ErrorCode::AreaOutsideTown});
    QVERIFY(!repaired(drawn({square(9000, 0, 100)}), AreaRepair::ClipToTown, town()));
}

void TestAreaCheck::wholeTownIsASeparateAct()
{
    const Area everything{{drawn({square(-4900, -4900, 9800)})}};
    QCOMPARE(codes(checkArea(everything, town(), {990, 1000})), QList{ErrorCode::AreaWholeTown});
    QVERIFY(checkArea(everything, town(), {900, 1000}).isEmpty());
    QVERIFY(checkArea(everything, town(), {10, 10}).isEmpty()); // a registry of ten says nothing
    Area asked = everything;
    asked.pieces.append({PieceId(u"t"_s), PieceKind::Town, u"T"_s, false, {}, std::nullopt});
    QVERIFY(checkArea(asked, town(), {1000, 1000}).isEmpty());
    QCOMPARE(codes(checkArea({}, town(), {0, 1000})), QList{ErrorCode::AreaEmpty});
}

void TestAreaCheck::switchedOffIsNotChecked()
{
    AreaPiece bow = drawn({{at(0, 0), at(200, 200), at(200, 0), at(0, 200)}});
    bow.hidden = true;
    QVERIFY(checkArea({{bow, drawn({square(0, 0, 300)})}}, town(), {0, 0}).isEmpty());
    QCOMPARE(codes(checkArea({{bow}}, town(), {0, 0})), QList{ErrorCode::AreaEmpty});
}

void TestAreaCheck::hostile()
{
    const auto first = [](const QList<GeoRing> &rings) {
        const auto found = checkPiece(drawn(rings), town());
        return found.isEmpty() ? ErrorCode::None : found.front().error.code;
    };
    QCOMPARE(first({}), ErrorCode::AreaEmpty);
    QCOMPARE(first({{}}), ErrorCode::AreaEmpty);
    QCOMPARE(first({{at(0, 0)}}), ErrorCode::AreaTooFewCorners);
    QCOMPARE(first({{at(0, 0), at(9, 0), GeoPoint::fromDegrees(qInf(), 0)}}), ErrorCode::AreaNotFinite);
    QCOMPARE(first({GeoRing(mostCorners + 1, middle)}), ErrorCode::AreaTooManyCorners);
    const GeoRing around{GeoPoint::fromDegrees(-17, 179), GeoPoint::fromDegrees(-17, -179),
        GeoPoint::fromDegrees(-18, -179), GeoPoint::fromDegrees(-18, 179)};
    QCOMPARE(first({around}), ErrorCode::AreaAcrossAntimeridian);
    // what is left of nothing is an error, whatever the repair
    for (const auto repair : {AreaRepair::Untangle, AreaRepair::DropDuplicates, AreaRepair::DropSlivers,
             AreaRepair::FillHoles, AreaRepair::ClipToTown}) {
        for (const QList<GeoRing> &rings : {QList<GeoRing>{}, QList<GeoRing>{{}}, QList<GeoRing>{{at(0, 0), at(1, 0)}},
                 QList<GeoRing>{GeoRing(10, middle)}})
            QVERIFY2(!repaired(drawn(rings), repair, town()), qPrintable(QString::number(int(repair))));
    }
}

void TestAreaCheck::tangleIsGivenUp()
{
    QRandomGenerator random(1);
    GeoRing mess;
    for (int i = 0; i < 5000; ++i)
        mess.append(at(random.generateDouble() * 4000, random.generateDouble() * 4000));
    const auto result = repaired(drawn({mess}), AreaRepair::Untangle, town()); // GEOS would take minutes and gigabytes
    QVERIFY(!result);
    QCOMPARE(result.error(), (Error{ErrorCode::AreaSelfCrossing, {u"Area A"_s}}));
}

QTEST_GUILESS_MAIN(TestAreaCheck)
#include "tst_areacheck.moc"
