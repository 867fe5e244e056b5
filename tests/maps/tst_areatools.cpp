// SPDX-License-Identifier: GPL-3.0-or-later
// Every tool by its pixels, and the same by its keys.
#include "areaeditor.h"
#include "campaigndraft.h"
#include "flatearth.h"
#include "piecetuning.h"

#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

const GeoPoint middle = GeoPoint::fromDegrees(46.07, 11.12);

GeoPoint at(double east, double north)
{
    return FlatEarth(middle).point({east, north});
}

/// One street from west to east through the middle with doors on both sides, crossed twice; three quarters beside each
/// other south of it.
class StripTown final : public Gazetteer {
public:
    StripTown()
    {
        m_town.name = u"Prova"_s;
        m_town.bounds = {at(-4000, -4000).latE7, at(-4000, -4000).lonE7, at(4000, 4000).latE7, at(4000, 4000).lonE7};
        m_street = {u"via roma"_s, u"Via Roma"_s, {{at(-600, 0), at(600, 0)}}};
        for (int i = 0; i < 60; ++i)
            m_doors.append({m_street.key, m_street.name, {1 + 2 * i, {}}, at(-590 + 20 * i, 8), Located::Exact});
        for (int i = 0; i < 30; ++i)
            m_doors.append({m_street.key, m_street.name, {2 + 2 * i, {}}, at(-580 + 40 * i, -8), Located::Exact});
        for (int i = 0; i < 3; ++i) {
            const double west = -450 + 300 * i;
            m_quarters.append({u"q%1"_s.arg(i), u"Quartiere %1"_s.arg(i),
                {{at(west, -500), at(west + 300, -500), at(west + 300, -200), at(west, -200)}}, at(west + 150, -350)});
        }
    }

    const TownInfo &town() const override { return m_town; }

    QList<SearchHit> search(const QString &, int) const override { return {}; }

    std::optional<Street> street(const QString &key) const override
    {
        return key == m_street.key ? std::optional(m_street) : std::nullopt;
    }

    std::optional<Street> streetByName(const QString &) const override { return m_street; }

    std::optional<Quarter> quarter(const QString &) const override { return {}; }

    std::optional<Quarter> quarterByName(const QString &) const override { return {}; }

    QList<Quarter> quarters() const override { return m_quarters; }

    std::optional<Street> streetAt(GeoPoint point, double within) const override
    {
        const auto off = FlatEarth(middle).metres(point);
        return std::abs(off.y) <= within && std::abs(off.x) < 600 ? std::optional(m_street) : std::nullopt;
    }

    std::optional<Quarter> quarterAt(GeoPoint point) const override
    {
        for (const Quarter &quarter : m_quarters)
            if (contains(quarter.rings, point))
                return quarter;
        return {};
    }

    QList<PlacedAddress> civics(const QString &) const override { return m_doors; }

    QList<Crossing> crossings(const QString &) const override
    {
        return {{at(-103, 0), u"via verdi"_s, u"Via Verdi"_s}, {at(204, 0), u"via po"_s, u"Via Po"_s}};
    }

    PlacedAddress locate(const QString &, const QString &) const override { return {}; }

    QList<PlacedAddress> allAddresses() const override { return m_doors; }

private:
    TownInfo m_town;
    Street m_street;
    QList<PlacedAddress> m_doors;
    QList<Quarter> m_quarters;
};

} // namespace

class TestAreaTools final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void tinyRectangleIsRefused();
    void rectangleByDrag();
    void rectangleByTwoClicksAndEscape();
    void rectangleStaysOne();
    void rectangleByKeyboard();

    void corridorOfOnePointIsRefused();
    void corridorByClicks();
    void corridorWidthAndFlank();
    void corridorIsEditedByItsLine();

    void circleKeepsItsMetres();
    void circleWithATypedRadius();
    void impossibleRadius();

    void endThatLeavesNoDoorIsRefused();
    void streetEndStopsAtACrossing();
    void streetEndStopsAtADoor();
    void streetEndByKeyboard();
    void streetSideAndStrip();

    void quarterAgainTakesItAway();
    void quartersInABox();
    void boxByKeyboard();

    void movesAWholePiece_data();
    void movesAWholePiece();
    void clickInsideSelectsWhatIsWithin();
    void moveOutOfTownIsPutBack();
    void hiddenPiecesAreNotThere();

    void typedPlaces();
    void typedPlaceMovesTheGrabbedCorner();
    void tunedMetresAreOneStep();
    void escapePutsTunedMetresBack();
    void everyToolSubtracts();
    void steps();

private:
    void press(QPointF pixel, QPointF to, Qt::KeyboardModifiers modifiers = {})
    {
        QVERIFY(m_editor->press(pixel, modifiers));
        m_editor->move((pixel + to) / 2);
        m_editor->move(to);
        m_editor->release(to);
    }

    void click(QPointF pixel)
    {
        if (m_editor->press(pixel))
            m_editor->release(pixel);
        else
            m_editor->click(pixel);
    }

    void keys(std::initializer_list<int> keys)
    {
        for (const int key : keys)
            QVERIFY(m_editor->key(key, {}));
    }

    [[nodiscard]] AreaPiece piece() const { return m_draft->area().pieces.value(0); }

    [[nodiscard]] QPointF pixel(GeoPoint place) const { return m_editor->projection().pixel(place); }

    [[nodiscard]] QPointF pixel(double east, double north) const { return pixel(at(east, north)); }

    [[nodiscard]] CorridorShape corridor() const { return std::get<CorridorShape>(piece().shape); }

    void drawCorridor()
    {
        m_editor->setTool(MapTool::Corridor);
        for (const QPointF corner : {QPointF(300, 300), QPointF(500, 300), QPointF(700, 500)})
            click(corner);
        QVERIFY(m_editor->key(Qt::Key_Return, {}));
        QCOMPARE(m_draft->area().pieces.size(), 1);
    }

    StripTown m_town;
    std::unique_ptr<CampaignDraft> m_draft;
    std::unique_ptr<AreaEditor> m_editor;
    std::unique_ptr<QSignalSpy> m_refused;
};

void TestAreaTools::init()
{
    m_draft = std::make_unique<CampaignDraft>();
    m_editor = std::make_unique<AreaEditor>(*m_draft, m_town);
    MapProjection projection;
    projection.centre = MapProjection::world(middle);
    projection.zoom = 16;
    projection.size = {1000, 800};
    m_editor->setProjection(projection);
    m_refused = std::make_unique<QSignalSpy>(m_editor.get(), &AreaEditor::refused);
}

void TestAreaTools::cleanup()
{
    m_refused.reset();
    m_editor.reset();
    m_draft.reset();
}

void TestAreaTools::tinyRectangleIsRefused()
{
    m_editor->setTool(MapTool::Rectangle);
    press({400, 300}, {600, 300}); // no height
    QVERIFY(m_draft->area().isEmpty());
    QCOMPARE(m_refused->size(), 1);
    QVERIFY(!m_editor->isDrawing());
}

void TestAreaTools::rectangleByDrag()
{
    m_editor->setTool(MapTool::Rectangle);
    QVERIFY(m_editor->press({400, 300}));
    m_editor->move({600, 500});
    QCOMPARE(m_draft->areaWithPreview().pieces.size(), 1); // counted while it is dragged
    QVERIFY(m_draft->area().isEmpty());
    m_editor->release({600, 500});
    QCOMPARE(piece().kind, PieceKind::Rectangle);
    QVERIFY(distance(pixel(piece().rings[0][0]), {400, 300}) < 0.1);
    QVERIFY(distance(pixel(piece().rings[0][2]), {600, 500}) < 0.1);
    m_draft->undo();
    QVERIFY(m_draft->area().isEmpty());
}

void TestAreaTools::rectangleByTwoClicksAndEscape()
{
    m_editor->setTool(MapTool::Rectangle);
    click({400, 300});
    m_editor->move({450, 350});
    QVERIFY(m_editor->isDrawing());
    QVERIFY(m_editor->key(Qt::Key_Escape, {}));
    QVERIFY(!m_editor->isDrawing());
    QVERIFY(m_draft->areaWithPreview().isEmpty());
    click({400, 300});
    click({600, 500});
    QCOMPARE(piece().kind, PieceKind::Rectangle);
}

void TestAreaTools::rectangleStaysOne()
{
    m_editor->setTool(MapTool::Rectangle);
    press({400, 300}, {600, 500});
    const auto is = [&](QRectF box) {
        const GeoRing ring = piece().rings.value(0);
        return ring == rectangleRing(ring.value(0), ring.value(2)) && distance(pixel(ring[0]), box.topLeft()) < 0.2
            && distance(pixel(ring[2]), box.bottomRight()) < 0.2;
    };
    press({600, 300}, {650, 250}); // a corner
    QVERIFY(is(QRectF(QPointF(400, 250), QPointF(650, 500))));
    press({400, 375}, {350, 390}); // the western side, at its middle
    QVERIFY(is(QRectF(QPointF(350, 250), QPointF(650, 500))));
    press({420, 500}, {430, 540}); // the southern side, elsewhere on it
    QVERIFY(is(QRectF(QPointF(350, 250), QPointF(650, 540))));
    m_editor->move({350, 400});
    QCOMPARE(m_editor->cursorShape(), Qt::SizeHorCursor);
    press({350, 250}, {700, 600}); // over the opposite corner
    QVERIFY(piece().rings[0] == rectangleRing(piece().rings[0][0], piece().rings[0][2]));
    QVERIFY(distance(pixel(piece().rings[0][0]), {700, 600}) < 0.2);
}

void TestAreaTools::rectangleByKeyboard()
{
    m_editor->setTool(MapTool::Rectangle);
    keys({Qt::Key_Up, Qt::Key_Space, Qt::Key_Right, Qt::Key_Right, Qt::Key_Down, Qt::Key_Down, Qt::Key_Return});
    QCOMPARE(piece().kind, PieceKind::Rectangle);
    QVERIFY(distance(pixel(piece().rings[0][2]), {520, 410}) < 0.2);
    keys({Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Tab, Qt::Key_Right});
    QVERIFY(distance(pixel(piece().rings[0][2]), {521, 410}) < 0.2);
}

void TestAreaTools::corridorOfOnePointIsRefused()
{
    m_editor->setTool(MapTool::Corridor);
    click({300, 300});
    m_editor->doubleClick({300, 300});
    QCOMPARE(m_refused->size(), 1);
    QVERIFY(m_draft->area().isEmpty());
    QVERIFY(m_editor->key(Qt::Key_Backspace, {}));
    QVERIFY(!m_editor->isDrawing());
}

void TestAreaTools::corridorByClicks()
{
    m_editor->setTool(MapTool::Corridor);
    click({300, 300});
    m_editor->move({500, 300});
    QCOMPARE(m_draft->areaWithPreview().pieces.value(0).kind, PieceKind::Corridor); // its width is seen at once
    click({500, 300});
    click({700, 500});
    m_editor->doubleClick({700, 500});
    QCOMPARE(piece().kind, PieceKind::Corridor);
    QCOMPARE(corridor().lines.value(0).size(), 3);
    QCOMPARE(corridor().metres, 50.0);
    const double metre = 1 / m_editor->projection().metresPerPixel();
    QVERIFY(contains(piece().rings, m_editor->projection().placeAt(QPointF(400, 300 + 45 * metre))));
    QVERIFY(!contains(piece().rings, m_editor->projection().placeAt(QPointF(400, 300 + 55 * metre))));
}

void TestAreaTools::corridorWidthAndFlank()
{
    m_editor->setTool(MapTool::Corridor);
    QCOMPARE(m_editor->metres(), 50.0);
    keys({Qt::Key_8, Qt::Key_0}); // before it is drawn
    QCOMPARE(m_editor->metres(), 80.0);
    click({300, 300});
    m_editor->move({600, 300});
    QVERIFY(m_editor->wheel(2, Qt::ShiftModifier));
    QCOMPARE(m_editor->metres(), 90.0);
    QVERIFY(!m_editor->wheel(2, {})); // the map's
    QVERIFY(m_editor->key(Qt::Key_L, {}));
    click({600, 300});
    keys({Qt::Key_Return});
    QCOMPARE(corridor().metres, 90.0);
    QCOMPARE(corridor().flank, CorridorShape::Flank::Left);
    const double metre = 1 / m_editor->projection().metresPerPixel();
    QVERIFY(
        contains(piece().rings, m_editor->projection().placeAt(QPointF(450, 300 - 80 * metre)))); // eastwards: north
    QVERIFY(!contains(piece().rings, m_editor->projection().placeAt(QPointF(450, 300 + 10 * metre))));
    keys({Qt::Key_L});
    QCOMPARE(corridor().flank, CorridorShape::Flank::Right);
    QVERIFY(m_editor->key(Qt::Key_Down, Qt::AltModifier));
    m_editor->settle();
    QCOMPARE(corridor().metres, 85.0);
}

void TestAreaTools::corridorIsEditedByItsLine()
{
    drawCorridor();
    press({500, 300}, {500, 240});
    QVERIFY(distance(pixel(corridor().lines[0][1]), {500, 240}) < 0.2);
    press({400, 270}, {400, 330}); // its side gets a corner
    QCOMPARE(corridor().lines[0].size(), 4);
    QVERIFY(contains(piece().rings, m_editor->projection().placeAt(QPointF(400, 330))));
    keys({Qt::Key_Delete});
    QCOMPARE(corridor().lines[0].size(), 3);
    click({700, 500});
    keys({Qt::Key_Insert}); // before the last corner, there is nothing after it
    QCOMPARE(corridor().lines[0].size(), 4);
    keys({Qt::Key_Escape, Qt::Key_Tab, Qt::Key_Delete, Qt::Key_Tab, Qt::Key_Delete, Qt::Key_Tab, Qt::Key_Delete});
    QCOMPARE(corridor().lines[0].size(), 2);
    QCOMPARE(m_refused->size(), 1); // two corners are needed
}

void TestAreaTools::circleKeepsItsMetres()
{
    m_editor->setTool(MapTool::Circle);
    press({500, 400}, {600, 400});
    const CircleShape shape = std::get<CircleShape>(piece().shape);
    QVERIFY(distance(pixel(shape.centre), {500, 400}) < 0.1);
    QCOMPARE(m_editor->metres(), shape.metres);
    press({500, 400}, {520, 350});
    QCOMPARE(std::get<CircleShape>(piece().shape).metres, shape.metres);
    QCOMPARE(piece().rings.value(0), circleRing(std::get<CircleShape>(piece().shape).centre, shape.metres));
}

void TestAreaTools::circleWithATypedRadius()
{
    m_editor->setTool(MapTool::Circle);
    click({500, 400});
    m_editor->move({510, 400});
    keys({Qt::Key_2, Qt::Key_5, Qt::Key_0});
    m_editor->move({800, 100}); // a trembling hand changes nothing
    QCOMPARE(m_editor->metres(), 250.0);
    keys({Qt::Key_Return});
    QCOMPARE(std::get<CircleShape>(piece().shape).metres, 250.0);
    keys({Qt::Key_3, Qt::Key_0, Qt::Key_0, Qt::Key_Backspace, Qt::Key_Return});
    QCOMPARE(std::get<CircleShape>(piece().shape).metres, 30.0);
}

void TestAreaTools::impossibleRadius()
{
    m_editor->setTool(MapTool::Circle);
    QVERIFY(!m_editor->setMetres(100)); // of what?
    press({500, 400}, {600, 400});
    const AreaPiece before = piece();
    for (const double metres : {0.0, -5.0, 1e9, std::numeric_limits<double>::quiet_NaN()})
        QVERIFY(!m_editor->setMetres(metres));
    m_editor->settle();
    QCOMPARE(piece(), before);
}

void TestAreaTools::endThatLeavesNoDoorIsRefused()
{
    m_editor->setTool(MapTool::Street);
    click(pixel(0, 2));
    const AreaPiece whole = piece();
    QCOMPARE(m_editor->streetEnds(), (QList<GeoPoint>{at(-600, 0), at(600, 0)}));
    QVERIFY(m_editor->press(pixel(600, 0)));
    m_editor->move(pixel(-595, 0)); // between there and the beginning stands door 1 at -590: none
    m_editor->move(pixel(-597, 0));
    m_editor->key(Qt::Key_Escape, {});
    QCOMPARE(piece(), whole);
    QVERIFY(!m_editor->isDragging());
}

void TestAreaTools::streetEndStopsAtACrossing()
{
    m_editor->setTool(MapTool::Street);
    click(pixel(0, 2));
    QVERIFY(m_editor->press(pixel(-600, 0)));
    m_editor->move(pixel(-300, 40));
    m_editor->move(pixel(-109, 30)); // beside it: onto the street, and to the crossing nearby
    QCOMPARE(m_editor->streetEndName(), u"Via Verdi"_s);
    QVERIFY(metresBetween(m_editor->streetEnds().value(0), at(-103, 0)) < 0.1);
    QVERIFY(m_draft->areaWithPreview().pieces.value(0).street->odd.from > 1); // counted at once
    QVERIFY(m_draft->area().pieces.value(0).street->isWhole());
    m_editor->release(pixel(-109, 30));
    QCOMPARE(piece().street->odd, (CivicRange{51, 0}));
    QCOMPARE(piece().street->even, (CivicRange{26, 0}));
    QCOMPARE(piece().name, stretchName(u"Via Roma"_s, *piece().street));
    press(pixel(600, 0), pixel(205, -3));
    QCOMPARE(piece().street->odd, (CivicRange{51, 79}));
    QCOMPARE(piece().rings.size(), 1);
    QVERIFY(metresBetween(piece().rings[0].first(), at(-103, 0)) < 0.2);
    QVERIFY(metresBetween(piece().rings[0].last(), at(204, 0)) < 0.2);
    m_draft->undo();
    m_draft->undo();
    QVERIFY(piece().street->isWhole());
    QVERIFY(piece().rings == QList<GeoRing>({{at(-600, 0), at(600, 0)}}));
}

void TestAreaTools::streetEndStopsAtADoor()
{
    m_editor->setTool(MapTool::Street);
    click(pixel(0, 2));
    press(pixel(600, 0), pixel(11, 2));
    QCOMPARE(piece().street->odd, (CivicRange{0, 61}));
    const QString stop = m_editor->streetEndName();
    QCOMPARE(stop, u"61"_s);
}

void TestAreaTools::streetEndByKeyboard()
{
    m_editor->setTool(MapTool::Street);
    keys({Qt::Key_Right, Qt::Key_Space, Qt::Key_Tab});
    QVERIFY(m_editor->grabbed().isValid());
    keys({Qt::Key_Right}); // 1 is as good as the beginning, then comes 2
    QCOMPARE(piece().street->odd, (CivicRange{3, 0}));
    QCOMPARE(piece().street->even, (CivicRange{2, 0}));
    keys({Qt::Key_Right});
    QCOMPARE(piece().street->even, (CivicRange{4, 0}));
    keys({Qt::Key_Left});
    QCOMPARE(m_editor->streetEndName(), u"2"_s);
    keys({Qt::Key_Tab, Qt::Key_Left});
    QVERIFY(piece().street->even.to > 0 || piece().street->odd.to > 0);
    QVERIFY(!m_editor->key(Qt::Key_Tab, {})); // and on to the next control
}

void TestAreaTools::streetSideAndStrip()
{
    m_editor->setTool(MapTool::Street);
    click(pixel(0, 2));
    keys({Qt::Key_L});
    QCOMPARE(piece().street->side, StreetStretch::Side::Odd);
    keys({Qt::Key_L});
    QCOMPARE(piece().street->side, StreetStretch::Side::Even);
    keys({Qt::Key_3, Qt::Key_0, Qt::Key_Return});
    QCOMPARE(piece().kind, PieceKind::Corridor);
    QVERIFY(piece().street); // and its own addresses
    QVERIFY(contains(piece().rings, at(0, -25)) && !contains(piece().rings, at(0, 10))); // only that side
    QCOMPARE(m_editor->metres(), 30.0);
    press(pixel(600, 0), pixel(205, 2)); // its ends are still there
    QCOMPARE(piece().kind, PieceKind::Corridor);
    QVERIFY(!contains(piece().rings, at(400, -20)));
    keys({Qt::Key_L});
    QCOMPARE(piece().street->side, StreetStretch::Side::Both);
    QVERIFY(contains(piece().rings, at(0, 25)));
    keys({Qt::Key_0, Qt::Key_Return});
    QCOMPARE(piece().kind, PieceKind::Street);
}

void TestAreaTools::quarterAgainTakesItAway()
{
    m_editor->setTool(MapTool::Quarter);
    click(pixel(-300, -300));
    click(pixel(0, -300));
    QCOMPARE(m_draft->area().pieces.size(), 2);
    m_editor->move(pixel(-300, -300));
    QVERIFY(m_editor->isThere(*m_editor->candidate()));
    click(pixel(-300, -300));
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QCOMPARE(piece().name, u"Quartiere 1"_s);
    m_draft->undo();
    QCOMPARE(m_draft->area().pieces.size(), 2);
}

void TestAreaTools::quartersInABox()
{
    m_editor->setTool(MapTool::Quarter);
    QVERIFY(!m_editor->press(pixel(-400, -100))); // without Shift the map is dragged
    click(pixel(0, -300));
    QVERIFY(m_editor->press(pixel(-350, -250), Qt::ShiftModifier));
    m_editor->move(pixel(100, -380));
    QCOMPARE(m_editor->candidates().size(), 1); // the first; the second is there already, the third not reached
    QCOMPARE(m_editor->box().size(), 4);
    m_editor->move(pixel(320, -380));
    QCOMPARE(m_editor->candidates().size(), 2);
    m_editor->release(pixel(320, -380));
    QCOMPARE(m_draft->area().pieces.size(), 3);
    QVERIFY(m_editor->box().isEmpty());
    m_draft->undo(); // one step
    QCOMPARE(m_draft->area().pieces.size(), 1);
}

void TestAreaTools::boxByKeyboard()
{
    m_editor->setTool(MapTool::Quarter);
    keys({Qt::Key_Left}); // from the view's middle
    QVERIFY(m_editor->key(Qt::Key_Space, Qt::ShiftModifier));
    for (int i = 0; i < 5; ++i)
        QVERIFY(m_editor->key(Qt::Key_Down, Qt::ShiftModifier));
    keys({Qt::Key_Right, Qt::Key_Right});
    QCOMPARE(m_editor->candidates().size(), 1);
    QCOMPARE(m_editor->candidates().first().name, u"Quartiere 1"_s);
    keys({Qt::Key_Return});
    QCOMPARE(m_draft->area().pieces.size(), 1);
}

void TestAreaTools::movesAWholePiece_data()
{
    QTest::addColumn<MapTool>("tool");
    QTest::newRow("polygon") << MapTool::Polygon;
    QTest::newRow("rectangle") << MapTool::Rectangle;
    QTest::newRow("circle") << MapTool::Circle;
    QTest::newRow("corridor") << MapTool::Corridor;
}

void TestAreaTools::movesAWholePiece()
{
    QFETCH(const MapTool, tool);
    m_editor->setTool(tool);
    if (tool == MapTool::Polygon || tool == MapTool::Corridor) {
        for (const QPointF corner : {QPointF(400, 300), QPointF(600, 300), QPointF(600, 500)})
            click(corner);
        keys({Qt::Key_Return});
    } else {
        press({500, 300}, {600, 500});
    }
    const AreaPiece before = piece();
    m_editor->setTool(MapTool::Select);
    const QPointF inside = tool == MapTool::Corridor ? QPointF(450, 310) : QPointF(570, 360);
    m_editor->move(inside);
    QCOMPARE(m_editor->cursorShape(), Qt::SizeAllCursor);
    QVERIFY(m_editor->press(inside));
    m_editor->move(inside + QPointF(40, 30));
    QVERIFY(m_draft->areaWithPreview() != m_draft->area()); // counted while it moves
    QCOMPARE(piece(), before);
    m_editor->release(inside + QPointF(40, 30));
    const AreaPiece after = piece();
    QCOMPARE(after.kind, before.kind);
    const auto off = pixel(cornerPlace(after, {0, 1})) - pixel(cornerPlace(before, {0, 1}));
    QVERIFY(distance(off, {40, 30}) < 0.3);
    if (tool == MapTool::Circle)
        QCOMPARE(circleRadius(after), circleRadius(before));
    keys({Qt::Key_M, Qt::Key_Left, Qt::Key_Left});
    QVERIFY(m_editor->holdsWhole());
    const auto back = pixel(cornerPlace(piece(), {0, 1})) - pixel(cornerPlace(after, {0, 1}));
    QVERIFY(distance(back, {-2, 0}) < 0.3);
    keys({Qt::Key_Escape});
    QVERIFY(!m_editor->holdsWhole());
    for (int i = 0; i < 3; ++i)
        m_draft->undo();
    QCOMPARE(piece(), before);
}

void TestAreaTools::clickInsideSelectsWhatIsWithin()
{
    m_editor->setTool(MapTool::Rectangle);
    press({300, 200}, {700, 600});
    m_editor->setSubtract(true);
    m_editor->setTool(MapTool::Circle);
    press({500, 400}, {540, 400});
    m_editor->setTool(MapTool::Select);
    m_draft->setCurrentPiece(piece().id);
    click({510, 410});
    QCOMPARE(m_draft->currentPiece(), m_draft->area().pieces[1].id);
    click({350, 250});
    QCOMPARE(m_draft->currentPiece(), piece().id);
}

void TestAreaTools::moveOutOfTownIsPutBack()
{
    m_editor->setTool(MapTool::Rectangle);
    press({400, 300}, {600, 500});
    const AreaPiece before = piece();
    m_editor->setTool(MapTool::Select);
    press({500, 400}, {9000, 400});
    QCOMPARE(m_refused->size(), 1);
    QCOMPARE(m_refused->first().first().value<Error>().code, ErrorCode::AreaOutsideTown);
    QCOMPARE(piece(), before);
    QVERIFY(!m_editor->working());
}

void TestAreaTools::hiddenPiecesAreNotThere()
{
    m_editor->setTool(MapTool::Rectangle);
    press({400, 300}, {600, 500});
    AreaPiece hidden = piece();
    hidden.hidden = true;
    m_draft->replacePiece(hidden);
    m_editor->setTool(MapTool::Select);
    QVERIFY(!m_editor->current());
    QVERIFY(!m_editor->press({400, 300}));
    m_draft->setCurrentPiece({});
    click({500, 400});
    QVERIFY(m_draft->currentPiece().isEmpty());
    QVERIFY(!m_editor->key(Qt::Key_PageDown, {}));
}

void TestAreaTools::typedPlaces()
{
    QVERIFY(!m_editor->typePlace(at(0, 0))); // with nothing to place
    m_editor->setTool(MapTool::Polygon);
    for (const GeoPoint place : {at(0, 0), at(3000, 0), at(3000, 3000)}) // two of them out of view
        QVERIFY(m_editor->typePlace(place));
    keys({Qt::Key_Return});
    QCOMPARE(piece().rings.value(0), (GeoRing{at(0, 0), at(3000, 0), at(3000, 3000)}));
    m_editor->setTool(MapTool::Circle);
    QVERIFY(m_editor->typePlace(at(100, 100)));
    keys({Qt::Key_1, Qt::Key_2, Qt::Key_0, Qt::Key_Return});
    QCOMPARE(m_draft->area().pieces.value(1).shape, PieceShape(CircleShape{at(100, 100), 120}));
    m_editor->setTool(MapTool::Rectangle);
    m_editor->typePlace(at(0, 0));
    m_editor->typePlace(at(200, 100));
    QCOMPARE(m_draft->area().pieces.value(2).rings, (QList<GeoRing>{rectangleRing(at(0, 0), at(200, 100))}));
    m_editor->setTool(MapTool::Corridor);
    m_editor->typePlace(at(0, -100));
    m_editor->typePlace(at(500, -100));
    keys({Qt::Key_Return});
    QCOMPARE(std::get<CorridorShape>(m_draft->area().pieces.value(3).shape).lines,
        (QList<GeoRing>{{at(0, -100), at(500, -100)}}));
    m_editor->setTool(MapTool::Street);
    m_editor->typePlace(at(300, 1));
    QCOMPARE(m_draft->area().pieces.value(4).kind, PieceKind::Street);
    m_editor->setTool(MapTool::Quarter);
    m_editor->typePlace(at(0, -300));
    QCOMPARE(m_draft->area().pieces.value(5).kind, PieceKind::Quarter);
}

void TestAreaTools::typedPlaceMovesTheGrabbedCorner()
{
    m_editor->setTool(MapTool::Circle);
    press({500, 400}, {600, 400});
    keys({Qt::Key_Tab}); // its middle
    QVERIFY(m_editor->typePlace(at(77, 33)));
    QCOMPARE(circleCentre(piece()), at(77, 33));
}

void TestAreaTools::tunedMetresAreOneStep()
{
    drawCorridor();
    for (int i = 0; i < 6; ++i)
        QVERIFY(m_editor->wheel(1, Qt::ShiftModifier));
    QCOMPARE(std::get<CorridorShape>(m_draft->areaWithPreview().pieces.value(0).shape).metres, 80.0);
    QCOMPARE(corridor().metres, 50.0);
    QTRY_COMPARE(corridor().metres, 80.0); // the hand rests
    m_draft->undo();
    QCOMPARE(corridor().metres, 50.0);
}

void TestAreaTools::escapePutsTunedMetresBack()
{
    drawCorridor();
    QVERIFY(m_editor->setMetres(300));
    keys({Qt::Key_Escape});
    QCOMPARE(m_draft->areaWithPreview(), m_draft->area());
    QCOMPARE(corridor().metres, 50.0);
    QVERIFY(m_editor->setMetres(300));
    m_draft->undo(); // by the toolbar: what was tuned goes with it
    QVERIFY(m_draft->areaWithPreview().isEmpty());
    m_editor->settle();
    QVERIFY(m_draft->area().isEmpty());
}

void TestAreaTools::everyToolSubtracts()
{
    m_editor->setSubtract(true);
    drawCorridor();
    m_editor->setTool(MapTool::Rectangle);
    press({100, 100}, {200, 200});
    m_editor->setTool(MapTool::Circle);
    press({800, 200}, {850, 200});
    m_editor->setTool(MapTool::Street);
    click(pixel(0, 2));
    m_editor->setTool(MapTool::Quarter);
    click(pixel(0, -300));
    QCOMPARE(m_draft->area().pieces.size(), 5);
    for (const AreaPiece &one : m_draft->area().pieces)
        QVERIFY(one.exclude);
}

void TestAreaTools::steps()
{
    QCOMPARE(steppedMetres(50, 1), 55.0);
    QCOMPARE(steppedMetres(52, 1), 55.0);
    QCOMPARE(steppedMetres(52, -1), 50.0);
    QCOMPARE(steppedMetres(100, -1), 95.0);
    QCOMPARE(steppedMetres(100, 1), 110.0);
    QCOMPARE(steppedMetres(19, 2), 25.0);
    QCOMPARE(steppedMetres(2, -5), 0.0);
}

QTEST_GUILESS_MAIN(TestAreaTools)
#include "tst_areatools.moc"
