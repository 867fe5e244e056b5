// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaeditor.h"
#include "campaigndraft.h"
#include "gazetteer.h"

#include <QSignalSpy>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

GeoPoint at(double lat, double lon)
{
    return GeoPoint::fromDegrees(lat, lon);
}

/// A town of one street along a parallel and one square quarter.
class SmallTown final : public Gazetteer {
public:
    SmallTown()
    {
        m_town.name = u"Prova"_s;
        m_town.bounds = {at(46.0, 11.0).latE7, at(46.0, 11.0).lonE7, at(46.2, 11.3).latE7, at(46.2, 11.3).lonE7};
        m_street = {u"via roma"_s, u"Via Roma"_s, {{at(46.0700, 11.1150), at(46.0700, 11.1250)}}};
        m_quarter = {u"borgo"_s, u"Borgo"_s,
            {{at(46.060, 11.110), at(46.066, 11.110), at(46.066, 11.118), at(46.060, 11.118)}}, at(46.063, 11.114)};
    }

    const TownInfo &town() const override { return m_town; }

    QList<SearchHit> search(const QString &, int) const override { return {}; }

    std::optional<Street> street(const QString &) const override { return m_street; }

    std::optional<Street> streetByName(const QString &) const override { return m_street; }

    std::optional<Quarter> quarter(const QString &) const override { return m_quarter; }

    std::optional<Quarter> quarterByName(const QString &) const override { return m_quarter; }

    QList<Quarter> quarters() const override { return {m_quarter}; }

    std::optional<Street> streetAt(GeoPoint point, double withinMetres) const override
    {
        const bool along = point.lonE7 >= m_street.lines[0][0].lonE7 && point.lonE7 <= m_street.lines[0][1].lonE7;
        const double off = std::abs(point.latitude() - 46.07) * 111195;
        return along && off <= withinMetres ? std::optional(m_street) : std::nullopt;
    }

    std::optional<Quarter> quarterAt(GeoPoint point) const override
    {
        GeoBox box;
        for (const GeoPoint corner : m_quarter.rings[0])
            box.include(corner);
        return box.contains(point) ? std::optional(m_quarter) : std::nullopt;
    }

    PlacedAddress locate(const QString &, const QString &) const override { return {}; }

    QList<PlacedAddress> allAddresses() const override { return {}; }

private:
    TownInfo m_town;
    Street m_street;
    Quarter m_quarter;
};

constexpr QSizeF viewSize(1000, 800);

MapProjection viewOf(double lat, double lon, double zoom)
{
    MapProjection projection;
    projection.centre = MapProjection::world(at(lat, lon));
    projection.zoom = zoom;
    projection.size = viewSize;
    return projection;
}

} // namespace

class tst_AreaEditor final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();

    void projectionRoundTrip_data();
    void projectionRoundTrip();
    void zoomKeepsThePlaceUnderThePointer();
    void fitHoldsTheWholeBox();

    void crossingPolygonIsRefusedAndKeptInHand();
    void crossingPolygonIsMendedAtOneClick();
    void twoCornersAreNoArea();
    void outOfTownIsRefused();
    void draggingACornerAcrossIsRefusedAndPutBack();
    void crossingIsShownWhileDrawing();
    void trianglesLastCornerStays();
    void quarterWhereThereIsNone();

    void polygonByClicks();
    void closingOnTheFirstCorner();
    void doubleClickAddsNoSecondCorner();
    void previewWhileDrawing();
    void escapeGoesFromInsideOut();
    void dragCorner();
    void smallTrembleIsNoDrag();
    void sideGetsACorner();
    void deleteCornerThenPiece();
    void selectTopmost();
    void street();
    void quarterAndSubtract();
    void circleByDrag();
    void circleByTwoClicksAndItsHandles();
    void tinyCircleIsRefused();
    void undoRedo();
    void undoTakesBackTheLastCorner();
    void undoDuringADragLetsGo();
    void keyboardDrawsAPolygon();
    void keyboardMovesACorner();
    void tabGoesThroughCornersAndOut();
    void keyboardPicksStreet();
    void changingToolDropsTheSketch();

private:
    void click(QPointF pixel)
    {
        if (m_editor->press(pixel))
            m_editor->release(pixel);
        else
            m_editor->click(pixel);
    }

    void drag(QPointF from, QPointF to)
    {
        QVERIFY(m_editor->press(from));
        m_editor->move((from + to) / 2);
        m_editor->move(to);
        m_editor->release(to);
    }

    void square(double side = 200)
    {
        m_editor->setTool(MapTool::Polygon);
        const QPointF c(500, 400);
        for (const QPointF corner : {QPointF(-1, -1), QPointF(1, -1), QPointF(1, 1), QPointF(-1, 1)})
            click(c + corner * side / 2);
        QVERIFY(m_editor->key(Qt::Key_Return, {}));
        QCOMPARE(m_draft->area().pieces.size(), 1);
    }

    [[nodiscard]] QPointF corner(int index) const
    {
        return m_editor->projection().pixel(m_draft->area().pieces.first().rings.first().at(index));
    }

    [[nodiscard]] Error lastRefusal() const
    {
        return m_refused->isEmpty() ? Error{ErrorCode::None, {}} : m_refused->last().first().value<Error>();
    }

    SmallTown m_town;
    std::unique_ptr<CampaignDraft> m_draft;
    std::unique_ptr<AreaEditor> m_editor;
    std::unique_ptr<QSignalSpy> m_refused;
};

void tst_AreaEditor::init()
{
    m_draft = std::make_unique<CampaignDraft>();
    m_editor = std::make_unique<AreaEditor>(*m_draft, m_town);
    m_editor->setProjection(viewOf(46.07, 11.12, 16));
    m_refused = std::make_unique<QSignalSpy>(m_editor.get(), &AreaEditor::refused);
}

void tst_AreaEditor::cleanup()
{
    m_refused.reset();
    m_editor.reset();
    m_draft.reset();
}

void tst_AreaEditor::projectionRoundTrip_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {10.0, 13.5, 16.0, 19.0})
        QTest::addRow("%g", zoom) << zoom;
}

void tst_AreaEditor::projectionRoundTrip()
{
    QFETCH(const double, zoom);
    const MapProjection view = viewOf(46.0671, 11.1214, zoom);
    QCOMPARE(view.pixel(at(46.0671, 11.1214)), QPointF(500, 400));
    for (const QPointF pixel : {QPointF(0, 0), QPointF(999, 1), QPointF(123.25, 777.5)})
        QVERIFY(distance(view.pixel(view.placeAt(pixel)), pixel) < 0.05); // half a centimetre at zoom 19
    // 256 px are one tile: at zoom 16 and latitude 46 a pixel is 1.657 m
    QVERIFY(qAbs(viewOf(46.0671, 11.1214, 16).metresPerPixel() - 1.657) < 0.002);
}

void tst_AreaEditor::zoomKeepsThePlaceUnderThePointer()
{
    const MapProjection view = viewOf(46.0671, 11.1214, 15);
    const GeoPoint under = view.placeAt({100, 700});
    QVERIFY(distance(view.zoomedAround({100, 700}, 18).pixel(under), {100, 700}) < 0.1);
}

void tst_AreaEditor::fitHoldsTheWholeBox()
{
    GeoBox box;
    box.include(at(46.05, 11.10));
    box.include(at(46.08, 11.13));
    MapProjection view = viewOf(0, 0, zoomToFit(box, viewSize, 50, 19));
    view.centre = centreOf(box);
    const QRectF room(49.9, 49.9, 900.2, 700.2);
    QVERIFY(room.contains(view.pixel({box.north, box.west})));
    QVERIFY(room.contains(view.pixel({box.south, box.east})));
    view.zoom += 0.05;
    QVERIFY(!room.contains(view.pixel({box.north, box.west})));
}

void tst_AreaEditor::crossingPolygonIsRefusedAndKeptInHand()
{
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 500), QPointF(600, 300), QPointF(400, 500)})
        click(corner);
    QVERIFY(m_editor->key(Qt::Key_Return, {}));
    QCOMPARE(lastRefusal().code, ErrorCode::AreaSelfCrossing);
    QVERIFY(m_draft->area().isEmpty());
    QVERIFY(!m_draft->canUndo());
    QCOMPARE(m_editor->sketch().size(), 4); // it can be mended
    QVERIFY(m_editor->key(Qt::Key_Backspace, {}));
    QVERIFY(m_editor->key(Qt::Key_Return, {}));
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 3);
}

void tst_AreaEditor::crossingPolygonIsMendedAtOneClick()
{
    QCOMPARE(m_editor->mending(), AreaRepair::None);
    QVERIFY(!m_editor->mend());
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 500), QPointF(600, 300), QPointF(400, 500)})
        click(corner);
    QVERIFY(m_editor->key(Qt::Key_Return, {}));
    QCOMPARE(m_editor->mending(), AreaRepair::Untangle);
    QVERIFY(m_editor->mend());
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QCOMPARE(m_draft->area().pieces.first().rings.size(), 2); // both halves of the bow
    QVERIFY(m_editor->sketch().isEmpty());
    QCOMPARE(m_editor->mending(), AreaRepair::None);
    m_draft->undo();
    QVERIFY(m_draft->area().isEmpty());
}

void tst_AreaEditor::twoCornersAreNoArea()
{
    m_editor->setTool(MapTool::Polygon);
    click({400, 300});
    click({600, 300});
    m_editor->doubleClick({600, 300});
    QCOMPARE(lastRefusal().code, ErrorCode::AreaTooFewCorners);
    QVERIFY(m_draft->area().isEmpty());
}

void tst_AreaEditor::outOfTownIsRefused()
{
    m_editor->setProjection(viewOf(45.0, 9.0, 16));
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 300), QPointF(500, 500)})
        click(corner);
    QVERIFY(m_editor->key(Qt::Key_Return, {}));
    QCOMPARE(lastRefusal().code, ErrorCode::AreaOutsideTown);
    QVERIFY(m_draft->area().isEmpty());
}

void tst_AreaEditor::draggingACornerAcrossIsRefusedAndPutBack()
{
    square();
    const Area before = m_draft->area();
    QVERIFY(m_editor->press({400, 300}));
    m_editor->move({700, 350}); // over the right side
    QVERIFY(m_editor->isBroken());
    QCOMPARE(m_draft->areaWithPreview(), before); // never counted
    m_editor->release({700, 350});
    QCOMPARE(lastRefusal().code, ErrorCode::AreaSelfCrossing);
    QCOMPARE(m_draft->area(), before);
    QVERIFY(!m_editor->working());
}

void tst_AreaEditor::crossingIsShownWhileDrawing()
{
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 500), QPointF(600, 300)})
        click(corner);
    m_editor->move({500, 280});
    QVERIFY(!m_editor->isBroken());
    QVERIFY(!crossesItself(m_editor->sketch(), *m_editor->sketchEnd()));
    m_editor->move({400, 500});
    QVERIFY(m_editor->isBroken());
    QVERIFY(crossesItself(m_editor->sketch(), *m_editor->sketchEnd()));
    QVERIFY(m_draft->areaWithPreview().isEmpty());
}

void tst_AreaEditor::trianglesLastCornerStays()
{
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 300), QPointF(500, 500)})
        click(corner);
    m_editor->key(Qt::Key_Return, {});
    m_editor->key(Qt::Key_Tab, {});
    QVERIFY(m_editor->key(Qt::Key_Delete, {}));
    QCOMPARE(lastRefusal().code, ErrorCode::AreaTooFewCorners);
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 3);
}

void tst_AreaEditor::quarterWhereThereIsNone()
{
    m_editor->setTool(MapTool::Quarter);
    click({500, 20});
    QVERIFY(m_draft->area().isEmpty());
    m_editor->setTool(MapTool::Street);
    click({500, 20});
    QVERIFY(m_draft->area().isEmpty());
}

void tst_AreaEditor::polygonByClicks()
{
    square();
    const AreaPiece piece = m_draft->area().pieces.first();
    QCOMPARE(piece.kind, PieceKind::Polygon);
    QVERIFY(!piece.exclude);
    QVERIFY(!piece.name.isEmpty());
    QCOMPARE(piece.rings.size(), 1);
    QCOMPARE(piece.rings.first().size(), 4);
    QVERIFY(distance(corner(0), {400, 300}) < 0.1);
    QVERIFY(distance(corner(2), {600, 500}) < 0.1);
    QCOMPARE(m_draft->currentPiece(), piece.id); // and is in edit
    QVERIFY(m_refused->isEmpty());
}

void tst_AreaEditor::closingOnTheFirstCorner()
{
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 300), QPointF(500, 500)})
        click(corner);
    m_editor->move({405, 296});
    QVERIFY(m_editor->closesSketch());
    click({405, 296});
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 3);
}

void tst_AreaEditor::doubleClickAddsNoSecondCorner()
{
    m_editor->setTool(MapTool::Polygon);
    for (const QPointF corner : {QPointF(400, 300), QPointF(600, 300), QPointF(500, 500)})
        click(corner);
    m_editor->doubleClick({500, 500});
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 3);
}

void tst_AreaEditor::previewWhileDrawing()
{
    m_editor->setTool(MapTool::Polygon);
    click({400, 300});
    click({600, 300});
    QVERIFY(m_draft->areaWithPreview().isEmpty());
    m_editor->move({500, 500});
    QCOMPARE(m_draft->areaWithPreview().pieces.size(), 1);
    QCOMPARE(m_draft->areaWithPreview().pieces.first().rings.first().size(), 3);
    QVERIFY(m_draft->area().isEmpty()); // not yet a step
    QVERIFY(!m_draft->canUndo());
    m_editor->key(Qt::Key_Escape, {});
    QVERIFY(m_draft->areaWithPreview().isEmpty());
}

void tst_AreaEditor::escapeGoesFromInsideOut()
{
    square();
    QVERIFY(m_editor->press({400, 300}));
    m_editor->move({350, 250});
    QVERIFY(m_draft->areaWithPreview() != m_draft->area());
    QVERIFY(m_editor->key(Qt::Key_Escape, {})); // the drag
    QVERIFY(!m_editor->isDragging());
    QCOMPARE(m_draft->areaWithPreview(), m_draft->area());
    QVERIFY(m_editor->key(Qt::Key_Escape, {})); // the piece in edit
    QVERIFY(m_draft->currentPiece().isEmpty());
    QVERIFY(m_editor->key(Qt::Key_Escape, {})); // the tool
    QCOMPARE(m_editor->tool(), MapTool::Select);
    QVERIFY(!m_editor->key(Qt::Key_Escape, {})); // then the window's
    QCOMPARE(m_draft->area().pieces.size(), 1);
}

void tst_AreaEditor::dragCorner()
{
    square();
    drag({403, 297}, {353, 247}); // held three pixels off its middle: it must not jump
    QVERIFY(distance(corner(0), {350, 250}) < 0.1);
    m_draft->undo();
    QVERIFY(distance(corner(0), {400, 300}) < 0.1); // the whole drag was one step
}

void tst_AreaEditor::smallTrembleIsNoDrag()
{
    square();
    QVERIFY(m_editor->press({400, 300}));
    m_editor->move({401, 301});
    m_editor->release({401, 301});
    QVERIFY(distance(corner(0), {400, 300}) < 0.1);
    QVERIFY(m_editor->grabbed().isValid());
    m_draft->undo();
    QVERIFY(m_draft->area().isEmpty()); // no step was made of it
}

void tst_AreaEditor::sideGetsACorner()
{
    square();
    drag({500, 300}, {500, 220});
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 5);
    QVERIFY(distance(corner(1), {500, 220}) < 0.1);
    click({600, 400}); // a click is enough: the corner stays on the side
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 6);
}

void tst_AreaEditor::deleteCornerThenPiece()
{
    square();
    click({600, 500});
    QCOMPARE(m_editor->grabbed().index, 2);
    QVERIFY(m_editor->key(Qt::Key_Delete, {}));
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 3);
    QVERIFY(!m_editor->grabbed().isValid());
    QVERIFY(m_editor->key(Qt::Key_Delete, {}));
    QVERIFY(m_draft->area().isEmpty());
    QVERIFY(!m_editor->key(Qt::Key_Delete, {}));
}

void tst_AreaEditor::selectTopmost()
{
    square();
    m_editor->setSubtract(true);
    for (const QPointF corner : {QPointF(460, 360), QPointF(540, 360), QPointF(500, 440)})
        click(corner);
    m_editor->key(Qt::Key_Return, {});
    QCOMPARE(m_draft->area().pieces.size(), 2);
    const PieceId outer = m_draft->area().pieces[0].id, hole = m_draft->area().pieces[1].id;
    m_editor->setTool(MapTool::Select);
    m_editor->key(Qt::Key_Escape, {});
    click({500, 390});
    QCOMPARE(m_draft->currentPiece(), hole);
    click({570, 470});
    QCOMPARE(m_draft->currentPiece(), outer);
    click({50, 50});
    QVERIFY(m_draft->currentPiece().isEmpty());
    QVERIFY(m_editor->key(Qt::Key_PageDown, {}));
    QCOMPARE(m_draft->currentPiece(), outer);
    QVERIFY(m_editor->key(Qt::Key_PageDown, {}));
    QCOMPARE(m_draft->currentPiece(), hole);
}

void tst_AreaEditor::street()
{
    m_editor->setTool(MapTool::Street);
    m_editor->move({500, 405});
    QVERIFY(m_editor->candidate());
    QCOMPARE(m_editor->candidate()->name, u"Via Roma"_s);
    QVERIFY(m_draft->area().isEmpty());
    click({500, 405});
    const AreaPiece piece = m_draft->area().pieces.value(0);
    QCOMPARE(piece.kind, PieceKind::Street);
    QVERIFY(piece.street);
    QCOMPARE(piece.street->streetKey, u"via roma"_s);
    click({520, 398}); // the same again is no second row
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QCOMPARE(m_draft->currentPiece(), piece.id);
    m_editor->leave();
    QVERIFY(!m_editor->candidate());
}

void tst_AreaEditor::quarterAndSubtract()
{
    QSignalSpy subtracting(m_editor.get(), &AreaEditor::subtractChanged);
    m_editor->setTool(MapTool::Quarter);
    m_editor->setSubtract(true);
    QCOMPARE(subtracting.size(), 1);
    const QPointF inside = m_editor->projection().pixel(at(46.0655, 11.1175));
    click(inside);
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QVERIFY(m_draft->area().pieces.first().exclude);
    m_editor->setSubtract(false);
    click(inside);
    QCOMPARE(m_draft->area().pieces.size(), 2);
    QVERIFY(!m_draft->area().pieces.last().exclude);
}

void tst_AreaEditor::circleByDrag()
{
    m_editor->setTool(MapTool::Circle);
    drag({500, 400}, {600, 400});
    const AreaPiece piece = m_draft->area().pieces.value(0);
    QCOMPARE(piece.kind, PieceKind::Circle);
    QCOMPARE(piece.rings.value(0).size(), circleCorners);
    QVERIFY(qAbs(circleRadius(piece) - 100 * m_editor->projection().metresPerPixel()) < 0.5);
    for (const GeoPoint corner : piece.rings.first()) // round on the ground
        QVERIFY(qAbs(metresBetween(circleCentre(piece), corner) - circleRadius(piece)) < 0.5);
}

void tst_AreaEditor::circleByTwoClicksAndItsHandles()
{
    m_editor->setTool(MapTool::Circle);
    click({500, 400});
    QVERIFY(m_draft->area().isEmpty());
    m_editor->move({500, 330});
    QCOMPARE(m_draft->areaWithPreview().pieces.size(), 1);
    click({500, 330});
    QCOMPARE(m_draft->area().pieces.size(), 1);
    const double radius = circleRadius(m_draft->area().pieces.first());
    drag({500, 330}, {500, 260}); // its northern handle
    QVERIFY(qAbs(circleRadius(m_draft->area().pieces.first()) - 2 * radius) < 1);
    drag({500, 400}, {560, 420}); // its middle
    const AreaPiece moved = m_draft->area().pieces.first();
    QVERIFY(qAbs(circleRadius(moved) - 2 * radius) < 1);
    QVERIFY(distance(m_editor->projection().pixel(circleCentre(moved)), {560, 420}) < 0.5);
}

void tst_AreaEditor::tinyCircleIsRefused()
{
    m_editor->setTool(MapTool::Circle);
    click({500, 400});
    click({501, 400});
    QVERIFY(m_draft->area().isEmpty());
    QCOMPARE(m_refused->size(), 1);
}

void tst_AreaEditor::undoRedo()
{
    square();
    drag({400, 300}, {350, 250});
    QVERIFY(m_editor->key(Qt::Key_Z, Qt::ControlModifier));
    QVERIFY(distance(corner(0), {400, 300}) < 0.1);
    QVERIFY(m_editor->key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier));
    QVERIFY(distance(corner(0), {350, 250}) < 0.1);
    m_editor->key(Qt::Key_Z, Qt::ControlModifier);
    m_editor->key(Qt::Key_Z, Qt::ControlModifier);
    QVERIFY(m_draft->area().isEmpty());
    QVERIFY(!m_editor->grabbed().isValid());
}

void tst_AreaEditor::undoTakesBackTheLastCorner()
{
    square();
    click({100, 100});
    click({200, 100});
    QVERIFY(m_editor->key(Qt::Key_Z, Qt::ControlModifier));
    QCOMPARE(m_editor->sketch().size(), 1);
    QCOMPARE(m_draft->area().pieces.size(), 1);
}

void tst_AreaEditor::undoDuringADragLetsGo()
{
    square();
    QVERIFY(m_editor->press({400, 300}));
    m_editor->move({350, 250});
    m_draft->undo(); // by the toolbar, or a second hand
    QVERIFY(!m_editor->isDragging());
    m_editor->release({350, 250});
    QVERIFY(m_draft->area().isEmpty());
}

void tst_AreaEditor::keyboardDrawsAPolygon()
{
    m_editor->setTool(MapTool::Polygon);
    const auto times = [&](int count, int key) {
        for (int i = 0; i < count; ++i)
            QVERIFY(m_editor->key(key, {}));
    };
    times(1, Qt::Key_Up); // the cross appears in the middle, then moves
    QVERIFY(m_editor->crosshair());
    times(1, Qt::Key_Space);
    times(10, Qt::Key_Right);
    times(1, Qt::Key_Space);
    times(10, Qt::Key_Down);
    times(1, Qt::Key_Space);
    QCOMPARE(m_editor->sketch().size(), 3);
    times(1, Qt::Key_Return);
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QVERIFY(distance(corner(0), {500, 390}) < 0.1);
    QVERIFY(distance(corner(1), {600, 390}) < 0.1);
    QVERIFY(distance(corner(2), {600, 490}) < 0.1);
}

void tst_AreaEditor::keyboardMovesACorner()
{
    square();
    QVERIFY(m_editor->key(Qt::Key_Tab, {}));
    QVERIFY(m_editor->key(Qt::Key_Tab, {}));
    QCOMPARE(m_editor->grabbed().index, 1);
    QVERIFY(m_editor->key(Qt::Key_Right, {}));
    QVERIFY(m_editor->key(Qt::Key_Right, {}));
    QVERIFY(m_editor->key(Qt::Key_Up, Qt::ShiftModifier));
    QVERIFY(distance(corner(1), {602, 290}) < 0.2);
    QVERIFY(m_editor->key(Qt::Key_Insert, {}));
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 5);
    QCOMPARE(m_editor->grabbed().index, 2);
    QVERIFY(m_editor->key(Qt::Key_Delete, {}));
    QCOMPARE(m_draft->area().pieces.first().rings.first().size(), 4);
    QVERIFY(!m_editor->key(Qt::Key_Right, Qt::ControlModifier)); // slides the map
}

void tst_AreaEditor::tabGoesThroughCornersAndOut()
{
    square();
    for (int i = 0; i < 4; ++i) {
        QVERIFY(m_editor->key(Qt::Key_Tab, {}));
        QCOMPARE(m_editor->grabbed().index, i);
    }
    QVERIFY(!m_editor->key(Qt::Key_Tab, {}));
    QVERIFY(!m_editor->grabbed().isValid());
    QVERIFY(m_editor->key(Qt::Key_Backtab, Qt::ShiftModifier));
    QCOMPARE(m_editor->grabbed().index, 3);
}

void tst_AreaEditor::keyboardPicksStreet()
{
    m_editor->setTool(MapTool::Street);
    QVERIFY(m_editor->key(Qt::Key_Left, {}));
    QVERIFY(m_editor->candidate());
    QVERIFY(m_editor->key(Qt::Key_Space, {}));
    QCOMPARE(m_draft->area().pieces.size(), 1);
    QSignalSpy pan(m_editor.get(), &AreaEditor::panWanted);
    for (int i = 0; i < 10; ++i)
        m_editor->key(Qt::Key_Left, Qt::ShiftModifier);
    QVERIFY(!pan.isEmpty()); // the map follows the cross
    QVERIFY(pan.first().first().toPointF().x() < 0);
}

void tst_AreaEditor::changingToolDropsTheSketch()
{
    QSignalSpy tools(m_editor.get(), &AreaEditor::toolChanged);
    m_editor->setTool(MapTool::Polygon);
    click({400, 300});
    click({600, 300});
    m_editor->move({500, 500});
    m_editor->setTool(MapTool::Circle);
    QVERIFY(m_editor->sketch().isEmpty());
    QVERIFY(m_draft->areaWithPreview().isEmpty());
    QCOMPARE(tools.size(), 2);
}

QTEST_GUILESS_MAIN(tst_AreaEditor)
#include "tst_areaeditor.moc"
