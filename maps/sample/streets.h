// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "townplan.h"

namespace campanile::sample {

/// The whole network and the blocks between it.
struct StreetNet {
    std::vector<Road> roads;
    Polygons blocks;
};

/// Cuts the plan's districts into blocks, names the streets between them.
[[nodiscard]] StreetNet makeStreets(const TownPlan &plan, const Planar &planar, Random &random);

} // namespace campanile::sample
