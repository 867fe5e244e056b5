// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "civicregister.h"
#include "geometry.h"
#include "osmdata.h"
#include "polygonfile.h"

#include <optional>

namespace campanile {

struct QuarterSources {
    const OsmData &data;
    const std::vector<RegisterStreet> &registers;
    const std::optional<std::vector<NamedPolygon>> &official; ///< a file's: they stand for all others
    const Shape *boundary; ///< null: nothing is cut
    const GeoBox &bounds;
    const std::string &municipality;
};

/// Rows of the layer, by name: the file's; else those that the register puts its civic numbers in; else the map's.
[[nodiscard]] std::vector<Feature> makeQuarters(
    const QuarterSources &from, const Geometry &geometry, BuildReport &report);

} // namespace campanile
