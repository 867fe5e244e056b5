// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

namespace campanile {

inline constexpr int circleCorners = 64;
inline constexpr double widestCorridor = 5'000; ///< metres to each side

/// The rings of a circle, a rectangle, a corridor. Metres are those of a plane that touches the Earth at the shape's
/// middle: right to a part in a thousand across a town.
[[nodiscard]] GeoRing circleRing(GeoPoint centre, double metres);
[[nodiscard]] GeoRing rectangleRing(GeoPoint corner, GeoPoint opposite);
/// Round ends, as everything within so many metres has; a flank ends square. Errors: AreaEmpty (no line of two
/// points), AreaNotFinite, AreaTooManyCorners (the lines' own).
[[nodiscard]] Result<QList<GeoRing>> corridorRings(const CorridorShape &shape);

[[nodiscard]] double metresBetween(GeoPoint a, GeoPoint b);

} // namespace campanile
