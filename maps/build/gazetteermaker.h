// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geometry.h"
#include "osmdata.h"
#include "quartermaker.h"

namespace campanile {

struct GazetteerSources {
    const OsmData &data; ///< empty: registers alone
    const std::vector<RegisterStreet> &registers;
    const std::optional<std::vector<NamedPolygon>> &official; ///< quarters
    const Shape *boundary; ///< what is cut to; null: nothing
    const GeoBox &bounds;
    const std::string &municipality;
    const std::string &boundaryName; ///< may be empty, or another than a name that was given
    double conflictMetres;
};

/// Rows of streets, civic numbers and quarters.
struct GazetteerTables {
    std::vector<Feature> streets;
    std::vector<Feature> civicNumbers;
    std::vector<Feature> quarters;
    int withoutStreet = 0; ///< the map's civic numbers that name no street or place: not in the tables
    int streetsWithoutLine = 0;
};

[[nodiscard]] GazetteerTables makeGazetteer(
    const GazetteerSources &from, const Geometry &geometry, BuildReport &report);

/// The one that most of the data lies in; null when the file does not have the whole of its boundary.
[[nodiscard]] const OsmData::Boundary *municipality(const OsmData &data);

/// The municipality that most of the data lies in; empty when the map does not say.
[[nodiscard]] std::string municipalityName(const OsmData &data, const GeoBox &bounds);

} // namespace campanile
