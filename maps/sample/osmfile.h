// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "land.h"

#include <string>

namespace campanile::sample {

/// The whole town, ready to be written.
struct Town {
    TownPlan plan;
    StreetNet net;
    Polygon land;
    Line coastline;
    Polygons river;
    std::vector<Place> places; ///< with outlines
    std::vector<House> houses;
    std::vector<Patch> patches;
    std::vector<std::pair<std::string, Polygon>> quarters;
};

[[nodiscard]] Town makeTown(std::uint64_t seed);

/// As OpenStreetMap data, in the format that the file's name says. Throws std::exception.
void writeOsm(const Town &town, const std::string &path);

} // namespace campanile::sample
