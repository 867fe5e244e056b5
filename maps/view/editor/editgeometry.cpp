// SPDX-License-Identifier: GPL-3.0-or-later
#include "editgeometry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace campanile {

namespace {

double cross(QPointF a, QPointF b, QPointF c)
{
    return (b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x());
}

QPointF flat(GeoPoint p)
{
    return {double(p.lonE7), double(p.latE7)};
}

bool isRectangle(const AreaPiece &piece)
{
    if (piece.rings.size() != 1 || piece.rings.first().size() != 4)
        return false;
    const GeoRing &ring = piece.rings.first();
    return ring == rectangleRing(ring[0], ring[2]);
}

/// Its sides stay along the meridians and parallels; 0 to 3 are corners, 4 to 7 the sides after them.
void moveRectangle(GeoRing &ring, int handle, GeoPoint to)
{
    const auto set = [&](int corner, bool latitude, bool longitude) {
        if (latitude)
            ring[corner].latE7 = to.latE7;
        if (longitude)
            ring[corner].lonE7 = to.lonE7;
    };
    const int corner = handle % 4, next = (corner + 1) % 4, before = (corner + 3) % 4;
    const bool even = corner % 2 == 0; // corner 0 shares its latitude with the next one, 1 with the one before
    if (handle >= 4) {
        set(corner, even, !even);
        set(next, even, !even);
        return;
    }
    set(corner, true, true);
    set(next, even, !even);
    set(before, !even, even);
}

} // namespace

double distance(QPointF a, QPointF b)
{
    return std::hypot(a.x() - b.x(), a.y() - b.y());
}

double distanceToSegment(QPointF point, QPointF from, QPointF to)
{
    const QPointF along = to - from;
    const double length = QPointF::dotProduct(along, along);
    if (length <= 0)
        return distance(point, from);
    const double t = std::clamp(QPointF::dotProduct(point - from, along) / length, 0.0, 1.0);
    return distance(point, from + along * t);
}

bool hasCorners(const AreaPiece &piece)
{
    switch (piece.kind) {
    case PieceKind::Polygon: return true;
    case PieceKind::Circle: return !piece.rings.isEmpty() && piece.rings.first().size() >= 4;
    case PieceKind::Rectangle: return isRectangle(piece);
    case PieceKind::Corridor: return !piece.street && std::holds_alternative<CorridorShape>(piece.shape);
    default: return false;
    }
}

bool hasFreeCorners(const AreaPiece &piece)
{
    return hasCorners(piece) && (piece.kind == PieceKind::Polygon || piece.kind == PieceKind::Corridor);
}

QList<GeoRing> cornersOf(const AreaPiece &piece)
{
    if (!hasCorners(piece))
        return {};
    switch (piece.kind) {
    case PieceKind::Circle: {
        const GeoRing &ring = piece.rings.first();
        const qsizetype quarter = ring.size() / 4;
        return {{circleCentre(piece), ring[0], ring[quarter], ring[2 * quarter], ring[3 * quarter]}};
    }
    case PieceKind::Rectangle: {
        GeoRing handles = piece.rings.first();
        for (int side = 0; side < 4; ++side)
            handles.append(middleOf(handles[side], handles[(side + 1) % 4]));
        return {handles};
    }
    case PieceKind::Corridor: return std::get<CorridorShape>(piece.shape).lines;
    default: return piece.rings;
    }
}

GeoPoint cornerPlace(const AreaPiece &piece, Corner corner)
{
    return cornersOf(piece).value(corner.ring).value(corner.index);
}

Corner cornerAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel)
{
    Corner nearest;
    double best = handleReach;
    const QList<GeoRing> corners = cornersOf(piece);
    for (int ring = 0; ring < corners.size(); ++ring) {
        for (int i = 0; i < corners[ring].size(); ++i) {
            const QPointF off = projection.pixel(corners[ring][i]) - pixel;
            const double reach = std::max(std::abs(off.x()), std::abs(off.y()));
            if (reach <= best) {
                best = reach;
                nearest = {ring, i};
            }
        }
    }
    return nearest;
}

Corner sideAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel, double within)
{
    Corner nearest;
    double best = within;
    const bool open = piece.kind == PieceKind::Corridor;
    const QList<GeoRing> rings = open ? cornersOf(piece) : piece.rings;
    for (int ring = 0; ring < rings.size(); ++ring) {
        const GeoRing &corners = rings[ring];
        for (int i = 0; i < corners.size() - (open ? 1 : 0); ++i) {
            const QPointF from = projection.pixel(corners[i]);
            const QPointF to = projection.pixel(corners[(i + 1) % corners.size()]);
            const double off = distanceToSegment(pixel, from, to);
            if (off <= best) {
                best = off;
                nearest = {ring, i};
            }
        }
    }
    return nearest;
}

Corner nextCorner(const AreaPiece &piece, Corner corner, int step)
{
    const QList<GeoRing> corners = cornersOf(piece);
    if (corners.isEmpty())
        return {};
    const auto count = [&](int ring) { return static_cast<int>(corners[ring].size()); };
    if (!corner.isValid())
        return step > 0 ? Corner{0, 0} : Corner{int(corners.size()) - 1, count(int(corners.size()) - 1) - 1};
    corner.index += step;
    if (corner.index >= count(corner.ring))
        return corner.ring + 1 < corners.size() ? Corner{corner.ring + 1, 0} : Corner{};
    if (corner.index < 0)
        return corner.ring > 0 ? Corner{corner.ring - 1, count(corner.ring - 1) - 1} : Corner{};
    return corner;
}

AreaPiece withCornerMoved(AreaPiece piece, Corner corner, GeoPoint to)
{
    switch (piece.kind) {
    case PieceKind::Circle: {
        const GeoPoint centre = circleCentre(piece);
        return withCircle(piece,
            corner.index == 0 ? CircleShape{to, circleRadius(piece)} : CircleShape{centre, metresBetween(centre, to)});
    }
    case PieceKind::Rectangle: moveRectangle(piece.rings.first(), corner.index, to); return piece;
    case PieceKind::Corridor: {
        CorridorShape shape = std::get<CorridorShape>(piece.shape);
        shape.lines[corner.ring][corner.index] = to;
        return withCorridor(piece, shape).value_or(piece);
    }
    default: piece.rings[corner.ring][corner.index] = to; return piece;
    }
}

AreaPiece withCornerInserted(AreaPiece piece, Corner after, GeoPoint at)
{
    if (piece.kind == PieceKind::Corridor) {
        CorridorShape shape = std::get<CorridorShape>(piece.shape);
        shape.lines[after.ring].insert(after.index + 1, at);
        return withCorridor(piece, shape).value_or(piece);
    }
    piece.rings[after.ring].insert(after.index + 1, at);
    return piece;
}

bool canLoseCorner(const AreaPiece &piece, Corner corner)
{
    if (!hasFreeCorners(piece))
        return false;
    const QList<GeoRing> corners = cornersOf(piece);
    return piece.kind == PieceKind::Corridor ? corners.value(corner.ring).size() > 2 || corners.size() > 1
                                             : corners.value(corner.ring).size() > 3 || corner.ring > 0;
}

AreaPiece withoutCorner(AreaPiece piece, Corner corner)
{
    if (piece.kind == PieceKind::Corridor) {
        CorridorShape shape = std::get<CorridorShape>(piece.shape);
        shape.lines[corner.ring].removeAt(corner.index);
        if (shape.lines[corner.ring].size() < 2)
            shape.lines.removeAt(corner.ring);
        return withCorridor(piece, shape).value_or(piece);
    }
    GeoRing &ring = piece.rings[corner.ring];
    ring.removeAt(corner.index);
    if (ring.size() < 3 && corner.ring > 0)
        piece.rings.removeAt(corner.ring); // a hole of two corners is no hole
    return piece;
}

AreaPiece withCircle(AreaPiece piece, const CircleShape &shape)
{
    piece.shape = shape;
    piece.rings = {circleRing(shape.centre, shape.metres)};
    return piece;
}

Result<AreaPiece> withCorridor(AreaPiece piece, const CorridorShape &shape)
{
    const Result<QList<GeoRing>> rings = corridorRings(shape);
    if (!rings)
        return std::unexpected(rings.error());
    piece.shape = shape;
    piece.rings = *rings;
    return piece;
}

bool canMove(const AreaPiece &piece)
{
    return hasCorners(piece);
}

AreaPiece movedBy(AreaPiece piece, GeoPoint from, GeoPoint to)
{
    const auto slid = [&](GeoPoint place) {
        return GeoPoint{place.latE7 + to.latE7 - from.latE7, place.lonE7 + to.lonE7 - from.lonE7};
    };
    if (piece.kind == PieceKind::Circle)
        return withCircle(piece, {slid(circleCentre(piece)), circleRadius(piece)}); // round at its new latitude
    QList<GeoRing> moved = cornersOf(piece);
    for (GeoRing &ring : moved)
        std::ranges::transform(ring, ring.begin(), slid);
    if (piece.kind == PieceKind::Corridor) {
        CorridorShape shape = std::get<CorridorShape>(piece.shape);
        shape.lines = moved;
        return withCorridor(piece, shape).value_or(piece);
    }
    for (GeoRing &ring : piece.rings)
        std::ranges::transform(ring, ring.begin(), slid);
    return piece;
}

GeoPoint middleOf(GeoPoint a, GeoPoint b)
{
    return {std::midpoint(a.latE7, b.latE7), std::midpoint(a.lonE7, b.lonE7)};
}

bool touches(const AreaPiece &piece, const MapProjection &projection, QPointF pixel)
{
    bool inside = false;
    for (const GeoRing &ring : piece.rings) {
        const qsizetype sides = piece.kind == PieceKind::Street ? ring.size() - 1 : ring.size();
        for (qsizetype i = 0; i < sides; ++i) {
            const QPointF a = projection.pixel(ring[i]);
            const QPointF b = projection.pixel(ring[(i + 1) % ring.size()]);
            if (distanceToSegment(pixel, a, b) <= (piece.kind == PieceKind::Street ? handleReach : 4))
                return true;
            if ((a.y() > pixel.y()) != (b.y() > pixel.y())
                && pixel.x() < (b.x() - a.x()) * (pixel.y() - a.y()) / (b.y() - a.y()) + a.x())
                inside = !inside;
        }
    }
    return inside && piece.kind != PieceKind::Street;
}

bool segmentsCross(QPointF a, QPointF b, QPointF c, QPointF d)
{
    const double ca = cross(c, d, a), cb = cross(c, d, b), ac = cross(a, b, c), ad = cross(a, b, d);
    return ((ca > 0 && cb < 0) || (ca < 0 && cb > 0)) && ((ac > 0 && ad < 0) || (ac < 0 && ad > 0));
}

bool crossesItself(const GeoRing &openLine, GeoPoint next)
{
    if (openLine.size() < 3)
        return false;
    const QPointF from = flat(openLine.last()), to = flat(next);
    for (qsizetype i = 0; i + 2 < openLine.size(); ++i)
        if (segmentsCross(flat(openLine[i]), flat(openLine[i + 1]), from, to))
            return true;
    return false;
}

GeoPoint circleCentre(const AreaPiece &circle)
{
    if (const auto *shape = std::get_if<CircleShape>(&circle.shape))
        return shape->centre;
    if (circle.rings.isEmpty() || circle.rings.first().size() < 3)
        return {};
    const GeoRing &ring = circle.rings.first();
    return middleOf(ring.first(), ring[ring.size() / 2]);
}

double circleRadius(const AreaPiece &circle)
{
    if (const auto *shape = std::get_if<CircleShape>(&circle.shape))
        return shape->metres;
    if (circle.rings.isEmpty() || circle.rings.first().isEmpty())
        return 0;
    return metresBetween(circleCentre(circle), circle.rings.first().first());
}

GeoBox boundsOf(const Area &area)
{
    GeoBox box;
    for (const AreaPiece &piece : area.pieces)
        for (const GeoRing &ring : piece.rings)
            for (const GeoPoint point : ring)
                box.include(point);
    return box;
}

} // namespace campanile
