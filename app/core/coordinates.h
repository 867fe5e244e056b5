// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "result.h"

#include <QString>

namespace campanile {

/// A place as people write it: "46.0671, 11.1211", "46,0671 11,1211", "46°04'01\"N 11°07'16\"E", "46 04.02 N, 11 07.27
/// E". Latitude first, unless letters say otherwise (N, S, E, W, and O for the Italian ovest). Errors:
/// CoordinatesUnclear, CoordinatesOutOfRange.
[[nodiscard]] Result<GeoPoint> parseCoordinates(const QString &text);

/// "46.06710, 11.12110": to be shown, copied and typed again.
[[nodiscard]] QString coordinateText(GeoPoint place);

} // namespace campanile
