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
    return piece.kind == PieceKind::Polygon || piece.kind == PieceKind::Circle;
}

Corner cornerAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel)
{
    Corner nearest;
    double best = handleReach;
    const auto consider = [&](GeoPoint place, Corner corner) {
        const QPointF off = projection.pixel(place) - pixel;
        const double reach = std::max(std::abs(off.x()), std::abs(off.y()));
        if (reach <= best) {
            best = reach;
            nearest = corner;
        }
    };
    if (piece.kind == PieceKind::Circle) {
        const QList<GeoPoint> handles = circleHandles(piece);
        for (int i = 0; i < handles.size(); ++i)
            consider(handles[i], {0, i});
        return nearest;
    }
    if (!hasCorners(piece))
        return nearest;
    for (int ring = 0; ring < piece.rings.size(); ++ring)
        for (int i = 0; i < piece.rings[ring].size(); ++i)
            consider(piece.rings[ring][i], {ring, i});
    return nearest;
}

Corner sideAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel, double within)
{
    Corner nearest;
    double best = within;
    for (int ring = 0; ring < piece.rings.size(); ++ring) {
        const GeoRing &corners = piece.rings[ring];
        for (int i = 0; i < corners.size(); ++i) {
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
    if (!hasCorners(piece) || piece.rings.isEmpty())
        return {};
    const auto count = [&](int ring) {
        return piece.kind == PieceKind::Circle ? 5 : static_cast<int>(piece.rings[ring].size());
    };
    if (!corner.isValid())
        return step > 0 ? Corner{0, 0} : Corner{int(piece.rings.size()) - 1, count(int(piece.rings.size()) - 1) - 1};
    corner.index += step;
    if (corner.index >= count(corner.ring))
        return corner.ring + 1 < piece.rings.size() ? Corner{corner.ring + 1, 0} : Corner{};
    if (corner.index < 0)
        return corner.ring > 0 ? Corner{corner.ring - 1, count(corner.ring - 1) - 1} : Corner{};
    return corner;
}

AreaPiece withCornerMoved(AreaPiece piece, Corner corner, GeoPoint to)
{
    if (piece.kind == PieceKind::Circle)
        return withCircleHandleMoved(piece, corner.index, to);
    piece.rings[corner.ring][corner.index] = to;
    return piece;
}

AreaPiece withCornerInserted(AreaPiece piece, Corner after, GeoPoint at)
{
    piece.rings[after.ring].insert(after.index + 1, at);
    return piece;
}

AreaPiece withoutCorner(AreaPiece piece, Corner corner)
{
    GeoRing &ring = piece.rings[corner.ring];
    ring.removeAt(corner.index);
    if (ring.size() < 3 && corner.ring > 0)
        piece.rings.removeAt(corner.ring); // a hole of two corners is no hole
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
    if (circle.rings.isEmpty() || circle.rings.first().size() < 3)
        return {};
    const GeoRing &ring = circle.rings.first();
    return middleOf(ring.first(), ring[ring.size() / 2]);
}

double circleRadius(const AreaPiece &circle)
{
    if (circle.rings.isEmpty() || circle.rings.first().isEmpty())
        return 0;
    return metresBetween(circleCentre(circle), circle.rings.first().first());
}

QList<GeoPoint> circleHandles(const AreaPiece &circle)
{
    if (circle.rings.isEmpty() || circle.rings.first().size() < 4)
        return {};
    const GeoRing &ring = circle.rings.first();
    const qsizetype quarter = ring.size() / 4;
    return {circleCentre(circle), ring[0], ring[quarter], ring[2 * quarter], ring[3 * quarter]};
}

AreaPiece withCircleHandleMoved(AreaPiece circle, int handle, GeoPoint to)
{
    const GeoPoint centre = circleCentre(circle);
    circle.rings = handle == 0 ? QList<GeoRing>{circleRing(to, circleRadius(circle))}
                               : QList<GeoRing>{circleRing(centre, metresBetween(centre, to))};
    return circle;
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
