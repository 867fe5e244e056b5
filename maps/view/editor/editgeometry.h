// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "areashapes.h"
#include "mapprojection.h"

#include <optional>

namespace campanile {

/// Which corner of a piece.
struct Corner {
    int ring = -1;
    int index = -1;

    [[nodiscard]] bool isValid() const { return ring >= 0 && index >= 0; }

    friend bool operator==(const Corner &, const Corner &) = default;
};

inline constexpr double handleReach = 12; ///< half of the 24 px that a hand can hit

[[nodiscard]] double distance(QPointF a, QPointF b);
[[nodiscard]] double distanceToSegment(QPointF point, QPointF from, QPointF to);

/// A piece whose corners a hand may move. Quarters and streets belong to the town; a circle has five handles.
[[nodiscard]] bool hasCorners(const AreaPiece &piece);
[[nodiscard]] Corner cornerAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel);
/// The corner before the side under the pixel, or none.
[[nodiscard]] Corner sideAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel, double within);
[[nodiscard]] Corner nextCorner(const AreaPiece &piece, Corner corner, int step); ///< none after the last
[[nodiscard]] AreaPiece withCornerMoved(AreaPiece piece, Corner corner, GeoPoint to);
[[nodiscard]] AreaPiece withCornerInserted(AreaPiece piece, Corner after, GeoPoint at);
[[nodiscard]] AreaPiece withoutCorner(AreaPiece piece, Corner corner);
[[nodiscard]] GeoPoint middleOf(GeoPoint a, GeoPoint b);

/// Inside it, on its street, or on its edge.
[[nodiscard]] bool touches(const AreaPiece &piece, const MapProjection &projection, QPointF pixel);
[[nodiscard]] bool segmentsCross(QPointF a, QPointF b, QPointF c, QPointF d); ///< ends that meet do not cross
/// Would an edge from the last corner to `next` cross an earlier one? Drawn in the exclusion's colour while it is so.
[[nodiscard]] bool crossesItself(const GeoRing &openLine, GeoPoint next);

[[nodiscard]] GeoPoint circleCentre(const AreaPiece &circle);
[[nodiscard]] double circleRadius(const AreaPiece &circle); ///< metres
/// Handles of a circle: its centre (index 0), then north, east, south, west.
[[nodiscard]] QList<GeoPoint> circleHandles(const AreaPiece &circle);
[[nodiscard]] AreaPiece withCircleHandleMoved(AreaPiece circle, int handle, GeoPoint to);

[[nodiscard]] GeoBox boundsOf(const Area &area);

} // namespace campanile
