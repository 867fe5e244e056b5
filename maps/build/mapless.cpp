// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapless.h"

#include "featureclass.h"

namespace campanile {

void drawWithoutMap(
    Layers &layers, const Shape &boundary, const std::string &name, const std::vector<Feature> &quarters)
{
    if (!boundary.isEmpty()) {
        Shape edge{Shape::Kind::Lines, {}};
        for (const auto &rings : boundary.parts) {
            for (const Path &ring : rings)
                edge.parts.push_back({ring});
        }
        layers[static_cast<std::size_t>(Layer::Boundary)].push_back(
            {0, std::move(edge), {std::string("administrative"), std::int64_t(8), name}, 0});
    }
    constexpr char kind[] = "suburb";
    const int rank = featureclass::placeRank(kind);
    constexpr std::size_t nameOf = 1, east = 4, north = 5; // columns of Layer::Quarters
    for (const Feature &quarter : quarters)
        layers[static_cast<std::size_t>(Layer::Places)].push_back({0,
            Shape::point(
                GeoPoint::fromDegrees(std::get<double>(quarter.values[north]), std::get<double>(quarter.values[east]))),
            {std::string(kind), quarter.values[nameOf], Value(), std::int64_t(rank)}, double(rank)});
}

} // namespace campanile
