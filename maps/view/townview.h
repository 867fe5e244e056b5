// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapprojection.h"

#include <QMarginsF>

namespace campanile {

class Gazetteer;

/// Where nearly everybody lives: the civic numbers but the outermost few of each side, so that one far farmhouse does
/// not push the town into a corner. The town's bounds where there are too few numbers to tell.
[[nodiscard]] GeoBox inhabited(const Gazetteer &gazetteer);

/// The first view of a town in a view of `size`: the people's box inside the margins, at a whole zoom level (tiles are
/// sharp there), and as little as can be of what lies beyond the ground that is drawn.
[[nodiscard]] MapProjection townView(QSizeF size, QMarginsF margins, const GeoBox &people, const GeoBox &ground);

} // namespace campanile
