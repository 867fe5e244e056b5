// SPDX-License-Identifier: GPL-3.0-or-later
#include "areaeditor.h"

#include "campaigndraft.h"
#include "gazetteer.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace campanile {

namespace {

constexpr double dragThreshold = 3; // pixels before a press is a drag
constexpr double sideReach = 8;
constexpr double smallestCircle = 5; // metres

} // namespace

AreaEditor::AreaEditor(CampaignDraft &draft, const Gazetteer &gazetteer, QObject *parent)
    : QObject(parent)
    , m_draft(draft)
    , m_gazetteer(gazetteer)
{
    connect(&draft, &CampaignDraft::areaChanged, this, &AreaEditor::areaChanged);
    connect(&draft, &CampaignDraft::currentPieceChanged, this, [this] {
        if (!m_busy)
            m_grabbed = {};
        Q_EMIT changed();
    });
}

void AreaEditor::setProjection(const MapProjection &projection)
{
    m_projection = projection;
    if (m_pointer && (!m_sketch.isEmpty() || m_circle))
        updateWorking(); // the map slid under a resting pointer
}

void AreaEditor::setTool(MapTool tool)
{
    if (tool == m_tool)
        return;
    cancelDrag();
    m_sketch.clear();
    m_circle.reset();
    m_candidate.reset();
    m_grabbed = {};
    if (tool == MapTool::Select)
        m_crosshair.reset();
    m_tool = tool;
    show({});
    Q_EMIT toolChanged(tool);
}

void AreaEditor::setSubtract(bool subtract)
{
    if (subtract == m_subtract)
        return;
    m_subtract = subtract;
    updateWorking();
    Q_EMIT subtractChanged(subtract);
    Q_EMIT changed();
}

std::optional<AreaPiece> AreaEditor::draftPiece(const PieceId &id) const
{
    const QList<AreaPiece> &pieces = m_draft.area().pieces;
    const auto it = std::ranges::find_if(pieces, [&](const AreaPiece &piece) { return piece.id == id; });
    return it == pieces.end() || id.isEmpty() ? std::nullopt : std::optional(*it);
}

std::optional<AreaPiece> AreaEditor::current() const
{
    const PieceId id = m_draft.currentPiece();
    if (m_working && m_working->id == id)
        return m_working;
    return draftPiece(id);
}

/// Undo, a removed row, a piece from the search: whatever was held may be gone.
void AreaEditor::areaChanged()
{
    if (!m_busy) {
        if (m_drag == Drag::Corner)
            cancelDrag();
        const std::optional<AreaPiece> piece = draftPiece(m_draft.currentPiece());
        const int corners = piece && piece->kind == PieceKind::Circle ? 5
            : piece && m_grabbed.ring < piece->rings.size() && m_grabbed.isValid()
            ? int(piece->rings[m_grabbed.ring].size())
            : 0;
        if (!piece || m_grabbed.index >= corners)
            m_grabbed = {};
    }
    Q_EMIT changed();
}

bool AreaEditor::press(QPointF pixel)
{
    m_pressed = pixel;
    m_pointer = pixel;
    m_crosshair.reset();
    m_moved = false;
    if (m_sketch.isEmpty() && !m_circle
        && (m_tool == MapTool::Select || m_tool == MapTool::Polygon || m_tool == MapTool::Circle)) {
        std::optional<AreaPiece> piece = current();
        if (piece && hasCorners(*piece)) {
            Corner corner = cornerAt(*piece, m_projection, pixel);
            if (!corner.isValid() && piece->kind == PieceKind::Polygon) {
                const Corner side = sideAt(*piece, m_projection, pixel, sideReach);
                if (side.isValid()) { // a new corner is in the hand at once, and is dragged or left where it is
                    piece = withCornerInserted(*piece, side, m_projection.placeAt(pixel));
                    corner = {side.ring, side.index + 1};
                    m_moved = true;
                }
            }
            if (corner.isValid()) {
                m_drag = Drag::Corner;
                const QPointF at = piece->kind == PieceKind::Circle
                    ? m_projection.pixel(circleHandles(*piece).at(corner.index))
                    : m_projection.pixel(piece->rings[corner.ring][corner.index]);
                m_grip = at - pixel;
                grab(corner);
                if (m_moved)
                    show(piece);
                return true;
            }
        }
    }
    if (m_tool == MapTool::Circle && !m_circle) {
        startCircle(pixel);
        return true;
    }
    return false;
}

void AreaEditor::move(QPointF pixel)
{
    m_pointer = pixel;
    m_crosshair.reset();
    if (m_drag == Drag::None) {
        hover(pixel);
        return;
    }
    if (!m_moved && distance(pixel, m_pressed) < dragThreshold)
        return;
    m_moved = true;
    dragTo(pixel);
}

void AreaEditor::release(QPointF pixel)
{
    m_pointer = pixel;
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::Circle && m_moved) {
        finishCircle();
    } else if (drag == Drag::Corner && m_moved && m_working) {
        const AreaPiece piece = *m_working;
        if (!commit(piece, false)) {
            m_grabbed = {};
            show({}); // back to where it was
        }
    }
    Q_EMIT changed();
}

void AreaEditor::cancelDrag()
{
    const Drag drag = std::exchange(m_drag, Drag::None);
    if (drag == Drag::None)
        return;
    m_circle.reset();
    m_grabbed = {};
    show({});
}

void AreaEditor::click(QPointF pixel)
{
    m_pointer = pixel;
    activate(pixel, false);
}

void AreaEditor::doubleClick(QPointF pixel)
{
    m_pointer = pixel;
    if (m_tool == MapTool::Polygon && !m_sketch.isEmpty())
        finishPolygon(); // its first click has placed the last corner
}

void AreaEditor::leave()
{
    m_pointer.reset();
    m_candidate.reset();
    updateWorking();
    Q_EMIT changed();
}

void AreaEditor::hover(QPointF pixel)
{
    if (m_tool == MapTool::Street || m_tool == MapTool::Quarter) {
        std::optional<AreaPiece> candidate = namedPieceAt(pixel);
        if (candidate && m_candidate && candidate->rings == m_candidate->rings)
            candidate->id = m_candidate->id;
        m_candidate = candidate;
    } else {
        updateWorking();
    }
    Q_EMIT changed();
}

void AreaEditor::grab(Corner corner)
{
    m_grabbed = corner;
    Q_EMIT changed();
}

void AreaEditor::dragTo(QPointF pixel)
{
    if (m_drag == Drag::Circle) {
        updateWorking();
    } else if (const std::optional<AreaPiece> piece = current()) {
        show(withCornerMoved(*piece, m_grabbed, m_projection.placeAt(pixel + m_grip)));
    }
    Q_EMIT changed();
}

void AreaEditor::startCircle(QPointF pixel)
{
    m_circle = m_projection.placeAt(pixel);
    m_drag = Drag::Circle;
    m_newId = PieceId::create();
    Q_EMIT changed();
}

/// One act of the pointer or of the keyboard's crosshair, by the tool in hand.
bool AreaEditor::activate(QPointF pixel, bool finish)
{
    switch (m_tool) {
    case MapTool::Select: selectAt(pixel); break;
    case MapTool::Street:
    case MapTool::Quarter: addNamedPiece(pixel); break;
    case MapTool::Polygon:
        if (finish && m_sketch.size() >= 3)
            finishPolygon();
        else
            placeCorner(pixel);
        break;
    case MapTool::Circle:
        if (!m_circle) {
            startCircle(pixel);
            m_drag = Drag::None;
        } else {
            finishCircle();
        }
        break;
    }
    return true;
}

void AreaEditor::placeCorner(QPointF pixel)
{
    if (m_sketch.size() >= 3 && distance(pixel, m_projection.pixel(m_sketch.first())) <= handleReach) {
        finishPolygon();
        return;
    }
    const GeoPoint place = m_projection.placeAt(pixel);
    if (!m_sketch.isEmpty() && distance(pixel, m_projection.pixel(m_sketch.last())) < dragThreshold)
        return; // the second half of a double click, or a trembling hand
    if (m_sketch.size() + 1 > maxCorners) {
        Q_EMIT refused({ErrorCode::AreaTooManyCorners,
            {m_draft.nextPolygonName(), QString::number(m_sketch.size() + 1), QString::number(maxCorners)}});
        return;
    }
    if (m_sketch.isEmpty()) {
        m_newId = PieceId::create();
        m_draft.setCurrentPiece({});
        m_grabbed = {};
    }
    m_sketch.append(place);
    updateWorking();
    Q_EMIT changed();
}

AreaPiece AreaEditor::newPiece(PieceKind kind, const GeoRing &ring)
{
    AreaPiece piece;
    piece.id = m_newId;
    piece.kind = kind;
    piece.name = m_draft.nextPolygonName();
    piece.exclude = m_subtract;
    piece.rings = {ring};
    return piece;
}

void AreaEditor::finishPolygon()
{
    const GeoRing corners = m_sketch;
    if (commit(newPiece(PieceKind::Polygon, corners), true))
        m_sketch.clear();
    Q_EMIT changed();
}

void AreaEditor::finishCircle()
{
    updateWorking();
    if (!m_working) {
        Q_EMIT refused({ErrorCode::AreaTooFewCorners, {m_draft.nextPolygonName()}});
    } else {
        const AreaPiece piece = *m_working;
        commit(piece, true);
    }
    m_circle.reset();
    show({});
}

bool AreaEditor::commit(const AreaPiece &piece, bool isNew)
{
    if (const Result<void> valid = validate(piece, m_gazetteer.town().bounds); !valid) {
        Q_EMIT refused(valid.error());
        return false;
    }
    {
        const QScopedValueRollback busy(m_busy, true);
        m_working.reset();
        m_broken = false;
        m_draft.setPreview({});
        if (isNew) {
            m_grabbed = {};
            m_draft.addPiece(piece);
        } else {
            m_draft.replacePiece(piece);
        }
    }
    Q_EMIT changed();
    return true;
}

std::optional<AreaPiece> AreaEditor::namedPieceAt(QPointF pixel) const
{
    const GeoPoint place = m_projection.placeAt(pixel);
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.exclude = m_subtract;
    if (m_tool == MapTool::Street) {
        const double within = std::max(4.0, handleReach * m_projection.metresPerPixel());
        const std::optional<Street> street = m_gazetteer.streetAt(place, within);
        if (!street)
            return {};
        piece.kind = PieceKind::Street;
        piece.name = street->name;
        piece.rings = street->lines;
        piece.street = StreetStretch{.streetKey = street->key};
    } else {
        const std::optional<Quarter> quarter = m_gazetteer.quarterAt(place);
        if (!quarter || quarter->rings.isEmpty())
            return {};
        piece.kind = PieceKind::Quarter;
        piece.name = quarter->name;
        piece.rings = quarter->rings;
    }
    return piece;
}

void AreaEditor::addNamedPiece(QPointF pixel)
{
    const std::optional<AreaPiece> piece = namedPieceAt(pixel);
    if (!piece)
        return;
    m_candidate.reset();
    for (const AreaPiece &there : m_draft.area().pieces) {
        if (there.kind == piece->kind && there.name == piece->name && there.exclude == piece->exclude
            && there.rings == piece->rings) {
            m_draft.setCurrentPiece(there.id); // twice the same would only confuse the sum
            return;
        }
    }
    commit(*piece, true);
}

void AreaEditor::selectAt(QPointF pixel)
{
    PieceId hit;
    for (const AreaPiece &piece : m_draft.area().pieces) // the last drawn is on top, exclusions above all
        if (touches(piece, m_projection, pixel) && (hit.isEmpty() || piece.exclude || !draftPiece(hit)->exclude))
            hit = piece.id;
    m_grabbed = {};
    m_draft.setCurrentPiece(hit);
    Q_EMIT changed();
}

std::optional<GeoPoint> AreaEditor::sketchEnd() const
{
    if (m_sketch.isEmpty())
        return {};
    const std::optional<QPointF> at = m_crosshair ? crosshair() : m_pointer;
    return at ? std::optional(m_projection.placeAt(*at)) : std::nullopt;
}

bool AreaEditor::closesSketch() const
{
    const std::optional<GeoPoint> end = sketchEnd();
    return end && m_sketch.size() >= 3
        && distance(m_projection.pixel(*end), m_projection.pixel(m_sketch.first())) <= handleReach;
}

std::optional<QPointF> AreaEditor::crosshair() const
{
    return m_crosshair ? std::optional(m_projection.pixel(*m_crosshair)) : std::nullopt;
}

/// What a polygon or circle in the making would be if it ended here.
void AreaEditor::updateWorking()
{
    if (m_circle) {
        const std::optional<QPointF> at = m_crosshair ? crosshair() : m_pointer;
        const double radius = at ? metresBetween(*m_circle, m_projection.placeAt(*at)) : 0;
        show(radius < smallestCircle ? std::nullopt
                                     : std::optional(newPiece(PieceKind::Circle, circleRing(*m_circle, radius))));
    } else if (!m_sketch.isEmpty()) {
        GeoRing ring = m_sketch;
        if (const std::optional<GeoPoint> end = sketchEnd(); end && !closesSketch() && *end != ring.last())
            ring.append(*end);
        show(ring.size() < 3 ? std::nullopt : std::optional(newPiece(PieceKind::Polygon, ring)));
    } else if (m_drag == Drag::None) {
        show({});
    }
}

void AreaEditor::show(const std::optional<AreaPiece> &piece)
{
    if (piece == m_working && !m_broken)
        return;
    m_working = piece;
    m_broken = false;
    if (piece) {
        const Result<void> valid = validate(*piece, m_gazetteer.town().bounds);
        m_broken = !valid && valid.error().code == ErrorCode::AreaSelfCrossing;
    }
    const QScopedValueRollback busy(m_busy, true);
    m_draft.setPreview(piece && !m_broken ? piece : std::nullopt);
    Q_EMIT changed();
}

Qt::CursorShape AreaEditor::cursorShape() const
{
    if (m_drag == Drag::Corner)
        return Qt::SizeAllCursor;
    if (m_pointer && m_sketch.isEmpty() && !m_circle) {
        const std::optional<AreaPiece> piece = current();
        if (piece && hasCorners(*piece) && m_tool != MapTool::Street && m_tool != MapTool::Quarter) {
            if (cornerAt(*piece, m_projection, *m_pointer).isValid())
                return Qt::SizeAllCursor;
            if (piece->kind == PieceKind::Polygon && sideAt(*piece, m_projection, *m_pointer, sideReach).isValid())
                return Qt::PointingHandCursor;
        }
    }
    switch (m_tool) {
    case MapTool::Select: return Qt::ArrowCursor;
    case MapTool::Street:
    case MapTool::Quarter: return Qt::PointingHandCursor;
    case MapTool::Polygon:
    case MapTool::Circle: return Qt::CrossCursor;
    }
    return Qt::ArrowCursor;
}

} // namespace campanile
