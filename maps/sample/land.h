// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "houses.h"

namespace campanile::sample {

struct Patch {
    Polygon outline;
    std::vector<std::pair<std::string, std::string>> tags;
};

[[nodiscard]] Polygon landOf(const TownPlan &plan, const Planar &planar); ///< coast and moles, closed far inland
[[nodiscard]] Line coastlineOf(const TownPlan &plan, const Polygon &land); ///< of that polygon, land on the left
[[nodiscard]] Polygons riverOf(const TownPlan &plan, const Polygon &land, const Planar &planar);
/// Built-up ground, beaches, and the patchwork of fields, olives, vines and woods on the hills.
[[nodiscard]] std::vector<Patch> makeLand(const TownPlan &plan, const StreetNet &net, const std::vector<House> &houses,
    const Polygons &taken, const Polygon &land, const Planar &planar, Random &random);

} // namespace campanile::sample
