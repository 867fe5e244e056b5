// SPDX-License-Identifier: GPL-3.0-or-later
#include "areashapes.h"
#include "flatearth.h"
#include "streetstretch.h"

#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

using Side = StreetStretch::Side;

GeoPoint at(double east, double north)
{
    return FlatEarth(GeoPoint::fromDegrees(46.07, 11.12)).point({east, north});
}

PlacedAddress door(int number, GeoPoint place)
{
    return {u"via roma"_s, u"Via Roma"_s, {number, {}}, place, Located::Exact};
}

/// 400 m eastwards. Odd doors 1, 3, ... 39 every 20 m on the north side; even ones run apart: 2, 4, ... 20 every 40 m.
Street straight()
{
    return {u"via roma"_s, u"Via Roma"_s, {{at(0, 0), at(150, 0), at(400, 0)}}};
}

QList<PlacedAddress> doors(double bend = 0)
{
    QList<PlacedAddress> result;
    for (int i = 0; i < 20; ++i)
        result += door(1 + 2 * i, at(10 + 20 * i, 8 + bend * i));
    for (int i = 0; i < 10; ++i)
        result += door(2 + 2 * i, at(20 + 40 * i, -8));
    return result;
}

double length(const QList<GeoRing> &lines)
{
    double sum = 0;
    for (const GeoRing &line : lines)
        for (qsizetype i = 1; i < line.size(); ++i)
            sum += metresBetween(line[i - 1], line[i]);
    return sum;
}

class OneStreet final : public Gazetteer {
public:
    const TownInfo &town() const override { return m_town; }

    QList<SearchHit> search(const QString &, int) const override { return {}; }

    std::optional<Street> street(const QString &key) const override
    {
        return key == u"via roma"_s ? std::optional(straight()) : std::nullopt;
    }

    std::optional<Street> streetByName(const QString &name) const override { return street(name.toLower()); }

    std::optional<Quarter> quarter(const QString &) const override { return {}; }

    std::optional<Quarter> quarterByName(const QString &) const override { return {}; }

    QList<Quarter> quarters() const override { return {}; }

    std::optional<Street> streetAt(GeoPoint, double) const override { return {}; }

    std::optional<Quarter> quarterAt(GeoPoint) const override { return {}; }

    PlacedAddress locate(const QString &, const QString &) const override { return {}; }

    QList<PlacedAddress> civics(const QString &) const override { return doors(); }

    QList<PlacedAddress> allAddresses() const override { return doors(); }

private:
    TownInfo m_town;
};

} // namespace

class TestStreetStretch final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noDoorsIsNoStretch();
    void aStreetWithoutLines();
    void numbersOfTheTwoSidesRunApart();
    void eitherWayRound();
    void endsAreOpen();
    void wholeStreet();
    void oneSideHasNone();
    void aLineInPiecesIsOneStreet();
    void bothCarriageways();
    void aSideLaneBelongsToItsBeginning();
    void aHairpinIsNoShortcut();
    void roundASquare();
    void linesOfAStretch();
    void handlesAreWhereItWasCut();
    void aStripOfOneSide();
    void aPieceChangesItsStretch();
    void names();
};

void TestStreetStretch::noDoorsIsNoStretch()
{
    const StreetLayout layout(straight(), {});
    const auto stretch = layout.between(at(100, 0), at(200, 0));
    QVERIFY(!stretch);
    QCOMPARE(stretch.error().code, ErrorCode::AreaEmpty);
    QCOMPARE(StreetLayout(straight(), doors()).between(at(103, 0), at(107, 0)).error().code, ErrorCode::AreaEmpty);
}

void TestStreetStretch::aStreetWithoutLines()
{
    const StreetLayout layout({u"x"_s, u"X"_s, {}}, doors());
    QVERIFY(layout.isEmpty());
    QVERIFY(!layout.between(at(0, 0), at(1, 0)));
    QVERIFY(layout.linesBetween(at(0, 0), at(1, 0)).isEmpty());
    QCOMPARE(layout.nearest(at(3, 4)), at(3, 4));
    QVERIFY(StreetLayout({u"x"_s, u"X"_s, {{at(0, 0)}}}, doors()).isEmpty());
}

void TestStreetStretch::numbersOfTheTwoSidesRunApart()
{
    const StreetLayout layout(straight(), doors());
    const auto stretch = layout.between(at(100, 0), at(200, 0));
    QVERIFY(stretch);
    QCOMPARE(stretch->streetKey, u"via roma"_s);
    QCOMPARE(stretch->side, Side::Both);
    QCOMPARE(stretch->odd, (CivicRange{11, 19}));
    QCOMPARE(stretch->even, (CivicRange{6, 10}));
    QVERIFY(stretch->holds(13) && stretch->holds(6) && !stretch->holds(12) && !stretch->holds(21));
    const auto odd = layout.between(at(100, 0), at(200, 0), Side::Odd);
    QCOMPARE(odd->side, Side::Odd);
    QCOMPARE(odd->odd, (CivicRange{11, 19}));
    QVERIFY(!odd->holds(8));
}

void TestStreetStretch::eitherWayRound()
{
    Street backwards = straight();
    std::ranges::reverse(backwards.lines.first());
    for (const Street &street : {straight(), backwards}) {
        const StreetLayout layout(street, doors());
        QCOMPARE(layout.between(at(200, 0), at(100, 0)), layout.between(at(100, 0), at(200, 0)));
        QCOMPARE(layout.between(at(-40, 30), at(100, 0))->odd, (CivicRange{0, 9}));
    }
}

void TestStreetStretch::endsAreOpen()
{
    const StreetLayout layout(straight(), doors());
    const auto first = layout.between(at(0, 0), at(100, 0));
    QCOMPARE(first->odd, (CivicRange{0, 9}));
    QCOMPARE(first->even, (CivicRange{0, 6})); // the door at 100 m, opposite the place
    const auto last = layout.between(at(300, 0), at(410, 0));
    QCOMPARE(last->odd, (CivicRange{31, 0}));
    QVERIFY(last->holds(99));
    QVERIFY(!last->holds(29));
}

void TestStreetStretch::wholeStreet()
{
    const StreetLayout layout(straight(), doors());
    const auto whole = layout.between(at(0, 0), at(400, 0));
    QVERIFY(whole->isWhole());
    QCOMPARE(layout.lines(*whole), straight().lines);
    const auto even = layout.between(at(0, 0), at(400, 0), Side::Even);
    QCOMPARE(even->side, Side::Even);
    QCOMPARE(even->even, CivicRange());
    QCOMPARE(layout.lines(*even), straight().lines);
}

void TestStreetStretch::oneSideHasNone()
{
    QList<PlacedAddress> odd = doors();
    odd.removeIf([](const PlacedAddress &one) { return one.civic.number % 2 == 0; });
    const StreetLayout layout(straight(), odd);
    const auto stretch = layout.between(at(100, 0), at(200, 0));
    QCOMPARE(stretch->side, Side::Odd);
    QVERIFY(!stretch->holds(8));
    QVERIFY(!layout.between(at(100, 0), at(200, 0), Side::Even));
}

void TestStreetStretch::aLineInPiecesIsOneStreet()
{
    // In no order, one turned round, with a bridge of another name between two of them.
    const Street street{
        u"via roma"_s, u"Via Roma"_s, {{at(220, 0), at(400, 0)}, {at(100, 0), at(0, 0)}, {at(100, 0), at(160, 0)}}};
    const StreetLayout layout(street, doors());
    QCOMPARE(layout.between(at(60, 0), at(300, 0))->odd, (CivicRange{7, 29}));
    QVERIFY(std::abs(layout.way(at(400, 0)) - 400) < 1);
    QVERIFY(std::abs(length(layout.linesBetween(at(60, 0), at(300, 0))) - 180) < 1);
    QVERIFY(layout.between(at(0, 0), at(400, 0))->isWhole());
}

void TestStreetStretch::bothCarriageways()
{
    const Street avenue{u"viale"_s, u"Viale"_s, {{at(0, 6), at(400, 6)}, {at(400, -6), at(0, -6)}}};
    const StreetLayout layout(avenue, doors());
    const auto stretch = layout.between(at(100, 6), at(200, 6));
    QCOMPARE(stretch->odd, (CivicRange{11, 19}));
    QVERIFY(stretch->even.from == 6 || stretch->even.from == 8); // 6 is exactly opposite the beginning
    QCOMPARE(stretch->even.to, 10);
    const double metres = length(layout.linesBetween(at(100, 6), at(200, 6)));
    QVERIFY2(metres > 160 && metres < 240, qPrintable(QString::number(metres)));
}

void TestStreetStretch::aSideLaneBelongsToItsBeginning()
{
    Street street = straight();
    street.lines.append({at(150, 0), at(150, 90)});
    QList<PlacedAddress> all = doors();
    all.removeIf([](const PlacedAddress &one) { return one.civic.number == 15; });
    all += door(15, at(154, 80)); // down the lane
    const StreetLayout layout(street, all);
    QCOMPARE(layout.between(at(100, 0), at(200, 0))->odd, (CivicRange{11, 19}));
    QVERIFY(layout.between(at(100, 0), at(200, 0))->holds(15));
    QCOMPARE(layout.between(at(165, 0), at(200, 0))->odd, (CivicRange{17, 19}));
    QCOMPARE(layout.between(at(150, 60), at(150, 90))->odd, (CivicRange{15, 15}));
    QVERIFY(std::abs(length(layout.linesBetween(at(100, 0), at(200, 0))) - 190) < 1);
}

void TestStreetStretch::aHairpinIsNoShortcut()
{
    const Street road{u"via roma"_s, u"Via Roma"_s, {{at(0, 0), at(300, 0), at(300, 20), at(0, 20)}}};
    QList<PlacedAddress> all;
    for (int i = 0; i < 15; ++i) {
        all += door(1 + 2 * i, at(10 + 20 * i, -5));
        all += door(31 + 2 * i, at(290 - 20 * i, 25));
    }
    const StreetLayout layout(road, all);
    QCOMPARE(layout.between(at(100, 0), at(200, 0))->odd, (CivicRange{11, 19}));
    QCOMPARE(layout.between(at(200, 0), at(200, 20))->odd, (CivicRange{21, 39}));
}

void TestStreetStretch::roundASquare()
{
    const Street square{u"piazza"_s, u"Piazza"_s, {{at(0, 0), at(100, 0), at(100, 100), at(0, 100), at(0, 0)}}};
    QList<PlacedAddress> all;
    for (int i = 0; i < 5; ++i) {
        all += door(1 + i, at(10 + 20 * i, -5));
        all += door(6 + i, at(105, 10 + 20 * i));
        all += door(11 + i, at(90 - 20 * i, 105));
        all += door(16 + i, at(-5, 90 - 20 * i));
    }
    const StreetLayout layout(square, all);
    const auto side = layout.between(at(20, 0), at(80, 0));
    QCOMPARE(side->odd, (CivicRange{3, 3}));
    QCOMPARE(side->even, (CivicRange{2, 4}));
}

void TestStreetStretch::linesOfAStretch()
{
    const StreetLayout layout(straight(), doors());
    StreetStretch stretch{u"via roma"_s, Side::Odd, {11, 19}, {}};
    const QList<GeoRing> lines = layout.lines(stretch);
    QCOMPARE(lines.size(), 1);
    QVERIFY(lines.first().size() <= 4); // the street's own corner at 150 m, hardly any of ours
    QVERIFY(metresBetween(lines.first().first(), at(110, 0)) < 0.1);
    QVERIFY(lines.first().contains(at(150, 0)));
    QVERIFY(metresBetween(lines.first().last(), at(190, 0)) < 0.1);
    stretch.odd.from = 0;
    QVERIFY(std::abs(length(layout.lines(stretch)) - 190) < 0.5);
    stretch.side = Side::Both;
    stretch.even = {14, 0}; // from 260 m: two parts with a gap between
    QCOMPARE(layout.lines(stretch).size(), 2);
    QVERIFY(std::abs(length(layout.lines(stretch)) - 190 - 140) < 0.5);
    QCOMPARE(layout.lines({u"via roma"_s, Side::Odd, {201, 299}, {}}), straight().lines); // where, nobody knows
}

void TestStreetStretch::handlesAreWhereItWasCut()
{
    const StreetLayout layout(straight(), doors());
    const StreetStretch stretch = *layout.between(at(103, 0), at(203, 0));
    const auto near = [](GeoPoint a, GeoPoint b) { return metresBetween(a, b) < 0.1; };
    const auto cut = layout.ends(stretch, layout.linesBetween(at(103, 0), at(203, 0)));
    QVERIFY(near(cut.low, at(103, 0)) && near(cut.high, at(203, 0)));
    const auto byDoors = layout.ends(stretch, {});
    QVERIFY(near(byDoors.low, at(110, 0)) && near(byDoors.high, at(190, 0)));
    const auto whole = layout.ends({u"via roma"_s}, straight().lines);
    QVERIFY(near(whole.low, at(0, 0)) && near(whole.high, at(400, 0)));
}

void TestStreetStretch::aStripOfOneSide()
{
    Street pieces{u"via roma"_s, u"Via Roma"_s, {{at(200, 0), at(0, 0)}, {at(200, 0), at(400, 0)}}};
    const StreetLayout layout(pieces, doors());
    const StreetStretch odd{u"via roma"_s, Side::Odd, {}, {}};
    const CorridorShape shape = layout.corridor(odd, 30);
    QCOMPARE(shape.lines.first(), (GeoRing{at(0, 0), at(200, 0)})); // both run with the numbers
    QCOMPARE(shape.flank, CorridorShape::Flank::Left);
    const auto rings = corridorRings(shape);
    QVERIFY(contains(*rings, at(100, 20)) && contains(*rings, at(300, 20)));
    QVERIFY(!contains(*rings, at(100, -5)) && !contains(*rings, at(300, -5)));
    QCOMPARE(layout.corridor({u"via roma"_s, Side::Even}, 30).flank, CorridorShape::Flank::Right);
    QCOMPARE(layout.corridor({u"via roma"_s}, 30).flank, CorridorShape::Flank::Both);
}

void TestStreetStretch::aPieceChangesItsStretch()
{
    const OneStreet town;
    const AreaPiece whole = stretchPiece(town, straight(), {u"via roma"_s});
    QCOMPARE(whole.name, u"Via Roma"_s);
    const auto part = withStretch(town, whole, {u"via roma"_s, Side::Odd, {11, 19}, {}}, 0);
    QCOMPARE(part->name, u"Via Roma 11–19 odd"_s);
    QCOMPARE(part->id, whole.id);
    QVERIFY(std::abs(length(part->rings) - 80) < 0.5);
    AreaPiece named = *part;
    named.name = u"Scuola"_s;
    const auto strip = withStretch(town, named, *part->street, 25);
    QCOMPARE(strip->name, u"Scuola"_s);
    QCOMPARE(strip->kind, PieceKind::Corridor);
    QCOMPARE(strip->street, part->street);
    QCOMPARE(stripOf(*strip), 25.0);
    QVERIFY(contains(strip->rings, at(150, 20)) && !contains(strip->rings, at(150, -20)));
    const auto again = withStretch(town, *strip, *strip->street, 0);
    QCOMPARE(again->kind, PieceKind::Street);
    QCOMPARE(again->shape, PieceShape());
    const AreaPiece found = stretchPiece(town, straight(), {u"via roma"_s, Side::Odd, {11, 19}, {}});
    QCOMPARE(found.street, part->street);
    QCOMPARE(found.rings, part->rings);
    QCOMPARE(withStretch(town, whole, {u"via ignota"_s}, 0).error().code, ErrorCode::NotFound);
}

void TestStreetStretch::names()
{
    const auto name = [](Side side, CivicRange odd, CivicRange even) {
        return stretchName(u"Via Roma"_s, {u"k"_s, side, odd, even});
    };
    QCOMPARE(name(Side::Both, {}, {}), u"Via Roma"_s);
    QCOMPARE(name(Side::Odd, {1, 45}, {}), u"Via Roma 1–45 odd"_s);
    QCOMPARE(name(Side::Even, {}, {}), u"Via Roma even"_s);
    QCOMPARE(name(Side::Both, {1, 45}, {2, 44}), u"Via Roma 1–45"_s);
    QCOMPARE(name(Side::Both, {11, 19}, {6, 10}), u"Via Roma 11–19 odd, 6–10 even"_s);
    QCOMPARE(name(Side::Both, {0, 9}, {0, 6}), u"Via Roma up to 9 odd, up to 6 even"_s);
    QCOMPARE(name(Side::Odd, {31, 0}, {}), u"Via Roma from 31 odd"_s);
    QCOMPARE(name(Side::Odd, {7, 7}, {}), u"Via Roma 7 odd"_s);
}

QTEST_GUILESS_MAIN(TestStreetStretch)
#include "tst_streetstretch.moc"
