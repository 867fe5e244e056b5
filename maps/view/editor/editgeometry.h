// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "areashapes.h"
#include "mapprojection.h"
#include "result.h"

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
inline constexpr double dragThreshold = 3; ///< pixels before a press is a drag

[[nodiscard]] double distance(QPointF a, QPointF b);
[[nodiscard]] double distanceToSegment(QPointF point, QPointF from, QPointF to);

/// A piece whose corners a hand may move: a polygon's and a corridor's line by line, a circle's five handles (its
/// middle, then north, east, south, west), a rectangle's eight (corners, then the sides' middles). Quarters and streets
/// belong to the town.
[[nodiscard]] bool hasCorners(const AreaPiece &piece);
[[nodiscard]] bool hasFreeCorners(const AreaPiece &piece); ///< that can be added and taken away
[[nodiscard]] QList<GeoRing> cornersOf(const AreaPiece &piece); ///< as Corner counts them
[[nodiscard]] GeoPoint cornerPlace(const AreaPiece &piece, Corner corner);
[[nodiscard]] Corner cornerAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel);
/// The corner before the side under the pixel, or none.
[[nodiscard]] Corner sideAt(const AreaPiece &piece, const MapProjection &projection, QPointF pixel, double within);
[[nodiscard]] Corner nextCorner(const AreaPiece &piece, Corner corner, int step); ///< none after the last
[[nodiscard]] AreaPiece withCornerMoved(AreaPiece piece, Corner corner, GeoPoint to);
[[nodiscard]] AreaPiece withCornerInserted(AreaPiece piece, Corner after, GeoPoint at);
[[nodiscard]] bool canLoseCorner(const AreaPiece &piece, Corner corner);
[[nodiscard]] AreaPiece withoutCorner(AreaPiece piece, Corner corner);
[[nodiscard]] AreaPiece withCircle(AreaPiece piece, const CircleShape &shape);
[[nodiscard]] Result<AreaPiece> withCorridor(AreaPiece piece, const CorridorShape &shape);

[[nodiscard]] bool canMove(const AreaPiece &piece); ///< as a whole
[[nodiscard]] AreaPiece movedBy(AreaPiece piece, GeoPoint from, GeoPoint to);
[[nodiscard]] GeoPoint middleOf(GeoPoint a, GeoPoint b);

/// Inside it, on its street, or on its edge.
[[nodiscard]] bool touches(const AreaPiece &piece, const MapProjection &projection, QPointF pixel);
[[nodiscard]] bool segmentsCross(QPointF a, QPointF b, QPointF c, QPointF d); ///< ends that meet do not cross
/// Would an edge from the last corner to `next` cross an earlier one? Drawn in the exclusion's colour while it is so.
[[nodiscard]] bool crossesItself(const GeoRing &openLine, GeoPoint next);

[[nodiscard]] GeoPoint circleCentre(const AreaPiece &circle);
[[nodiscard]] double circleRadius(const AreaPiece &circle); ///< metres
[[nodiscard]] GeoBox boundsOf(const Area &area);

} // namespace campanile
