// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

namespace campanile {

/// What GEOS does for rings (even-odd, as AreaPiece has them). Results are on whole units and never cross themselves.

struct RingMeasure {
    double squareMetres = 0;
    double metresAround = 0;
};

[[nodiscard]] RingMeasure measured(const GeoRing &ring);
[[nodiscard]] int holeCount(const QList<GeoRing> &rings);
/// 0: all of it lies within `boundary`, 1: nothing does.
[[nodiscard]] double shareOutside(const QList<GeoRing> &rings, const QList<GeoRing> &boundary);

/// What a hand that crossed its own line meant: everything the line goes around, one way or the other; rings within
/// others are holes, rings that overlap are one. Error: AreaSelfCrossing when there are too many crossings.
[[nodiscard]] Result<QList<GeoRing>> untangled(const QList<GeoRing> &rings);
[[nodiscard]] Result<QList<GeoRing>> withoutHoles(const QList<GeoRing> &rings);
/// At most so many corners, by growing only: holds every point that the rings hold. Error: AreaTooManyCorners (many
/// small parts).
[[nodiscard]] Result<QList<GeoRing>> grownSimple(const QList<GeoRing> &rings, int corners);
[[nodiscard]] Result<QList<GeoRing>> commonPart(const QList<GeoRing> &rings, const QList<GeoRing> &other);

} // namespace campanile
