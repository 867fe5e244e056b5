// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "symbols.h"
#include "townshapes.h"

namespace campanile {

/// The names, most important first: a label that is set takes its room from those after it.
void addLabels(mapnik::Map &map, const TownShapes &town, const Ink &ink);

/// Sides of a metatile at scale 1, in pixels: no label crosses its lines.
inline constexpr int metatilePixels = 1024;

} // namespace campanile
