// SPDX-License-Identifier: GPL-3.0-or-later
#include "areas.h"

#include <algorithm>

namespace campanile {

namespace {

constexpr AreaStyle areas[] = {
    {"residential", Paint::Residential, 10},
    {"commercial", Paint::Industrial, 10},
    {"industrial", Paint::Industrial, 10},
    {"railway", Paint::Industrial, 13},
    {"retail", Paint::Industrial, 12},
    {"construction", Paint::Industrial, 14},
    {"brownfield", Paint::Industrial, 14},
    {"military", Paint::Industrial, 12},
    {"quarry", Paint::Industrial, 12},
    {"pier", Paint::Industrial, 14},
    {"aerodrome", Paint::Industrial, 11},
    {"runway", Paint::Service, 12},
    {"school", Paint::Industrial, 15},
    {"hospital", Paint::Industrial, 15},
    {"religious", Paint::Industrial, 16},
    {"parking", Paint::Industrial, 16},
    {"pedestrian", Paint::Pedestrian, 15},
    {"farm", Paint::Farm, 12},
    {"orchard", Paint::Farm, 12},
    {"olives", Paint::Farm, 12},
    {"vineyard", Paint::Farm, 12},
    {"meadow", Paint::Farm, 12},
    {"allotments", Paint::Farm, 14},
    {"heath", Paint::Farm, 12},
    {"wood", Paint::Wood, 10},
    {"scrub", Paint::Wood, 11},
    {"grass", Paint::Grass, 14},
    {"park", Paint::Grass, 12},
    {"garden", Paint::Grass, 14},
    {"camp", Paint::Grass, 14},
    {"golf", Paint::Grass, 12},
    {"playground", Paint::Pitch, 15},
    {"sports", Paint::Pitch, 14},
    {"stadium", Paint::Pitch, 14},
    {"pitch", Paint::Pitch, 14},
    {"track", Paint::Pitch, 15},
    {"cemetery", Paint::Cemetery, 13},
    {"beach", Paint::Sand, 12},
    {"sand", Paint::Sand, 13},
    {"rock", Paint::Rock, 12},
    {"scree", Paint::Rock, 12},
};

constexpr PlaceStyle places[] = {
    {"city", 0, 14, 15, true},
    {"town", 0, 15, 14, true},
    {"village", 11, 16, 12.5, true},
    {"suburb", 13, 17, 12.5, true},
    {"quarter", 14, 17, 12.5, true},
    {"hamlet", 13, 17, 11.5, false},
    {"neighbourhood", 15, 18, 11.5, true},
    {"isolated_dwelling", 16, 18, 10.5, false},
    {"farm", 16, 18, 10.5, false},
    {"locality", 16, 18, 10.5, false},
};

} // namespace

std::span<const AreaStyle> areaStyles()
{
    return areas;
}

const AreaStyle *areaStyle(std::string_view landuse)
{
    const auto *found = std::ranges::find(areas, landuse, &AreaStyle::landuse);
    return found == std::end(areas) ? nullptr : found;
}

std::span<const PlaceStyle> placeStyles()
{
    return places;
}

} // namespace campanile
