// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaeditor.h"

#include "campaigndraft.h"
#include "circletool.h"
#include "corridortool.h"
#include "piecetuning.h"
#include "polygontool.h"
#include "quartertool.h"
#include "rectangletool.h"
#include "selecttool.h"

#include <algorithm>

namespace campanile {

using namespace std::chrono_literals;

AreaEditor::AreaEditor(CampaignDraft &draft, const Gazetteer &gazetteer, QObject *parent)
    : QObject(parent)
    , m_desk(draft, gazetteer)
    , m_ends(m_desk)
    , m_handles(m_desk, m_ends)
{
    m_tools[MapTool::Select] = std::make_unique<SelectTool>(m_desk);
    m_tools[MapTool::Street] = std::make_unique<StreetTool>(m_desk);
    m_tools[MapTool::Quarter] = std::make_unique<QuarterTool>(m_desk);
    m_tools[MapTool::Polygon] = std::make_unique<PolygonTool>(m_desk);
    m_tools[MapTool::Rectangle] = std::make_unique<RectangleTool>(m_desk);
    m_tools[MapTool::Circle] = std::make_unique<CircleTool>(m_desk);
    m_tools[MapTool::Corridor] = std::make_unique<CorridorTool>(m_desk);
    m_hand = m_tools[m_tool].get();
    m_resting.setSingleShot(true);
    connect(&m_resting, &QTimer::timeout, this, &AreaEditor::settle);
    connect(&m_desk, &EditDesk::changed, this, &AreaEditor::changed);
    connect(&m_desk, &EditDesk::refused, this, &AreaEditor::refused);
    connect(&draft, &CampaignDraft::areaChanged, this, &AreaEditor::areaChanged);
    connect(&draft, &CampaignDraft::currentPieceChanged, this, [this] {
        if (!m_desk.isBusy())
            m_desk.grabbed = {};
        m_whole = false;
        if (m_tuned && (!working() || working()->id != m_desk.draft().currentPiece()))
            settle();
        Q_EMIT changed();
    });
}

AreaEditor::~AreaEditor() = default;

void AreaEditor::setProjection(const MapProjection &projection)
{
    m_desk.projection = projection;
    if (m_desk.pointer && m_hand->isDrawing())
        m_hand->refresh(); // the map slid under a resting pointer
}

bool AreaEditor::mend()
{
    if (!m_desk.mend())
        return false;
    m_hand->putDown(); // what was drawn is a piece now
    return true;
}

void AreaEditor::setTool(MapTool tool)
{
    if (tool == m_tool)
        return;
    cancelDrag();
    settle();
    m_hand->putDown();
    m_desk.grabbed = {};
    m_whole = false;
    m_typed.clear();
    if (tool == MapTool::Select)
        m_desk.crosshair.reset();
    m_tool = tool;
    m_hand = m_tools[tool].get();
    m_desk.show({});
    Q_EMIT toolChanged(tool);
}

void AreaEditor::setSubtract(bool subtract)
{
    if (subtract == m_desk.subtract)
        return;
    m_desk.subtract = subtract;
    m_hand->refresh();
    Q_EMIT subtractChanged(subtract);
    Q_EMIT changed();
}

std::optional<AreaPiece> AreaEditor::current() const
{
    return m_desk.current();
}

/// Undo, a removed row, a piece from the search: whatever was held may be gone.
void AreaEditor::areaChanged()
{
    if (!m_desk.isBusy()) {
        if (m_holding == Holding::Handle || (m_holding == Holding::Tool && m_tool == MapTool::Select))
            cancelDrag();
        if (m_tuned) {
            m_tuned = false;
            m_typed.clear();
            m_resting.stop();
            m_desk.show({});
        }
        const std::optional<AreaPiece> piece = current();
        const int handles = piece && m_desk.grabbed.isValid() ? HandleGesture::countOf(*piece, m_desk.grabbed.ring) : 0;
        if (m_desk.grabbed.index >= handles)
            m_desk.grabbed = {};
        if (!piece)
            m_whole = false;
    }
    Q_EMIT changed();
}

bool AreaEditor::usesHandles() const
{
    const std::optional<AreaPiece> piece = current();
    return piece && !m_hand->isDrawing() && m_hand->usesHandles(*piece);
}

bool AreaEditor::press(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    settle();
    m_pressed = pixel;
    m_desk.pointer = pixel;
    m_desk.crosshair.reset();
    m_moved = false;
    m_whole = false;
    if (usesHandles() && m_handles.press(pixel, m_moved))
        m_holding = Holding::Handle;
    else if (m_hand->press(pixel, modifiers))
        m_holding = Holding::Tool;
    return m_holding != Holding::None;
}

void AreaEditor::move(QPointF pixel)
{
    m_desk.pointer = pixel;
    m_desk.crosshair.reset();
    if (m_holding == Holding::None) {
        hover(pixel);
        return;
    }
    if (!m_moved && distance(pixel, m_pressed) < dragThreshold)
        return;
    m_moved = true;
    if (m_holding == Holding::Handle)
        m_handles.drag(pixel);
    else
        m_hand->drag(pixel);
    Q_EMIT changed();
}

void AreaEditor::release(QPointF pixel)
{
    m_desk.pointer = pixel;
    const Holding held = std::exchange(m_holding, Holding::None);
    if (held == Holding::Handle && m_handles.isActive())
        m_handles.release(m_moved);
    else if (held == Holding::Tool)
        m_hand->release(pixel, m_moved);
    Q_EMIT changed();
}

void AreaEditor::cancelDrag()
{
    const Holding held = std::exchange(m_holding, Holding::None);
    if (held == Holding::Handle)
        m_handles.cancel();
    else if (held == Holding::Tool)
        m_hand->putDown();
}

void AreaEditor::click(QPointF pixel)
{
    m_desk.pointer = pixel;
    m_hand->place(m_desk.projection.placeAt(pixel));
}

void AreaEditor::doubleClick(QPointF pixel)
{
    m_desk.pointer = pixel;
    if (!m_hand->sketch().isEmpty())
        m_hand->finish(); // its first click has placed the last corner
}

void AreaEditor::leave()
{
    m_desk.pointer.reset();
    m_hand->refresh();
    Q_EMIT changed();
}

void AreaEditor::hover(QPointF pixel)
{
    m_hand->hover(pixel);
    Q_EMIT changed();
}

bool AreaEditor::typePlace(GeoPoint place)
{
    settle();
    const std::optional<AreaPiece> piece = current();
    if (piece && m_desk.grabbed.isValid() && !m_hand->isDrawing()) {
        const Corner held = m_desk.grabbed;
        const Result<AreaPiece> moved = m_handles.withGrabbedAt(*piece, place);
        if (!moved)
            Q_EMIT refused(moved.error());
        else if (m_desk.commit(*moved, false))
            m_desk.grabbed = held;
        Q_EMIT changed();
        return true;
    }
    if (m_tool == MapTool::Select)
        return false;
    m_desk.crosshair = place;
    m_hand->place(place);
    m_hand->refresh();
    Q_EMIT changed();
    return true;
}

std::optional<GeoPoint> AreaEditor::sketchEnd() const
{
    const std::optional<QPointF> at = m_desk.at();
    return at && !sketch().isEmpty() ? std::optional(m_desk.projection.placeAt(*at)) : std::nullopt;
}

bool AreaEditor::showsHandles() const
{
    return usesHandles();
}

QList<GeoPoint> AreaEditor::streetEnds() const
{
    const std::optional<AreaPiece> piece = current();
    return piece && usesHandles() ? m_ends.handles(*piece) : QList<GeoPoint>();
}

QString AreaEditor::streetEndName() const
{
    const std::optional<AreaPiece> piece = current();
    return piece && m_desk.grabbed.isValid() ? m_ends.stopName(*piece, m_desk.grabbed.index) : QString();
}

GeoPoint AreaEditor::grabbedPlace() const
{
    const std::optional<AreaPiece> piece = current();
    return piece ? m_handles.placeOf(*piece, m_desk.grabbed) : GeoPoint();
}

std::optional<AreaPiece> AreaEditor::candidate() const
{
    const QList<AreaPiece> all = candidates();
    return all.size() == 1 && !m_hand->isDrawing() ? std::optional(all.first()) : std::nullopt;
}

bool AreaEditor::isThere(const AreaPiece &candidate) const
{
    return std::ranges::any_of(m_desk.draft().area().pieces, [&](const AreaPiece &there) {
        return there.kind == candidate.kind && there.exclude == candidate.exclude && there.rings == candidate.rings;
    });
}

GeoRing AreaEditor::box() const
{
    const auto *quarters = dynamic_cast<const QuarterTool *>(m_hand);
    return quarters ? quarters->box() : GeoRing();
}

std::optional<QPointF> AreaEditor::crosshair() const
{
    return m_desk.crosshair ? std::optional(m_desk.projection.pixel(*m_desk.crosshair)) : std::nullopt;
}

Qt::CursorShape AreaEditor::cursorShape() const
{
    if (m_desk.pointer && (m_handles.isActive() || usesHandles())) {
        if (const std::optional<Qt::CursorShape> shape = m_handles.cursorAt(*m_desk.pointer))
            return *shape;
    }
    return m_hand->cursor();
}

} // namespace campanile
