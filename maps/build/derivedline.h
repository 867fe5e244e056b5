// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shape.h"

namespace campanile {

/// About where a street runs of which only the doors are known: along their middle, without its side arms. Pieces where
/// doors are far apart; empty where there are too few. No survey: it is marked as derived.
[[nodiscard]] Shape derivedLine(const std::vector<GeoPoint> &doors);

} // namespace campanile
