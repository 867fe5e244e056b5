// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geometry.h"
#include "osmdata.h"

namespace campanile {

/// Makes streets, civic numbers and quarters of the map's roads, addresses and places.
struct GazetteerTables {
    std::vector<Feature> streets;
    std::vector<Feature> civicNumbers;
    std::vector<Feature> quarters;
    int withoutStreet = 0; ///< civic numbers that name no street or place: not in the tables
};

[[nodiscard]] GazetteerTables makeGazetteer(
    const OsmData &data, const GeoBox &bounds, const std::string &municipality, const Geometry &geometry);

/// The one that most of the data lies in; null when the file does not have the whole of its boundary.
[[nodiscard]] const OsmData::Boundary *municipality(const OsmData &data);

/// The municipality that most of the data lies in; empty when the map does not say.
[[nodiscard]] std::string municipalityName(const OsmData &data, const GeoBox &bounds);

} // namespace campanile
