// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapstyle.h"

#include <array>
#include <cstdint>
#include <string_view>

namespace campanile {

/// What the map is painted with. The tables are indexed by it: a class without a colour does not compile.
enum class Paint : std::uint8_t {
    Land,
    Residential,
    Industrial,
    Wood,
    Grass,
    Farm,
    Pitch,
    Cemetery,
    Sand,
    Rock,
    Water,
    Shore, ///< the edge of water, and streams
    Building,
    BuildingEdge,
    Motorway,
    MotorwayCasing,
    Trunk,
    TrunkCasing,
    Primary,
    PrimaryCasing,
    Secondary,
    SecondaryCasing,
    Tertiary,
    TertiaryCasing,
    Street,
    StreetCasing,
    Pedestrian,
    PedestrianCasing,
    Service,
    ServiceCasing,
    Track,
    Path,
    Rail,
    RailDash,
    Tunnel,
    Boundary,
    Halo,
    MajorLabel,
    StreetLabel,
    PlaceLabel,
    WaterLabel,
    NumberLabel,
    Count
};

/// 0xRRGGBB by Paint.
using Palette = std::array<std::uint32_t, static_cast<std::size_t>(Paint::Count)>;

[[nodiscard]] const Palette &palette(MapStyle style);
[[nodiscard]] std::uint32_t colour(MapStyle style, Paint paint);

/// What differs between the styles apart from colour.
struct LabelRules {
    bool streetNames = true;
    double scale = 1;
};

[[nodiscard]] LabelRules labelRules(MapStyle style);

/// "light", "dark", "wall", "photo": in addresses and in the cache.
[[nodiscard]] std::string_view styleName(MapStyle style);

/// Part of the cache's key: raise it with every change of look.
inline constexpr int styleVersion = 2;

} // namespace campanile
