// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "streets.h"

#include <string>

namespace campanile::sample {

struct Door {
    Vec at;
    std::string street;
    std::string number; ///< "12", "12/A"
};

struct House {
    Polygon outline;
    Fabric fabric = Fabric::None;
    std::vector<Door> doors;
    std::vector<std::pair<std::string, std::string>> tags; ///< besides building=
};

/// Houses along every numbered street, odd numbers on the left, beginning at the end nearer to the cathedral. They keep
/// off `taken` and off every street.
[[nodiscard]] std::vector<House> makeHouses(const TownPlan &plan, const StreetNet &net, const Polygons &taken,
    const Polygon &land, const Planar &planar, Random &random);

} // namespace campanile::sample
