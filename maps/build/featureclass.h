// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace osmium {
class TagList;
}

namespace campanile::featureclass {

// From OpenStreetMap's tags to the classes that maps/pack/packschema.h lists. Empty: not on a town map.

struct RoadClass {
    std::string name;
    bool link = false;
    int rank = 0; ///< drawing order among roads of one layer
};

[[nodiscard]] std::optional<RoadClass> road(const osmium::TagList &tags);
[[nodiscard]] std::string rail(const osmium::TagList &tags);
[[nodiscard]] std::string waterway(const osmium::TagList &tags);
[[nodiscard]] std::string barrier(const osmium::TagList &tags);
[[nodiscard]] std::string water(const osmium::TagList &tags); ///< areas
[[nodiscard]] std::string landuse(const osmium::TagList &tags); ///< areas
[[nodiscard]] std::string building(const osmium::TagList &tags);
[[nodiscard]] std::string poi(const osmium::TagList &tags);
/// Rank 1 (city) to 9 (locality); 0: no place we show.
[[nodiscard]] int placeRank(const char *place);

[[nodiscard]] bool isYes(const char *value); ///< set, and not "no"
/// A closed way that is meant as an area although it carries a line's tags.
[[nodiscard]] bool isArea(const osmium::TagList &tags);

} // namespace campanile::featureclass
