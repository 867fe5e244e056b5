// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette.h"

#include <span>
#include <string_view>

namespace campanile {

struct AreaStyle {
    std::string_view landuse; ///< the pack's class
    Paint fill;
    double fromZoom;
};

[[nodiscard]] std::span<const AreaStyle> areaStyles();
[[nodiscard]] const AreaStyle *areaStyle(std::string_view landuse); ///< null: not drawn; points into areaStyles()

struct PlaceStyle {
    std::string_view place; ///< the pack's class
    double fromZoom;
    double untilZoom; ///< inclusive
    double size; ///< pixels, before LabelRules::scale
    bool capitals;
};

/// In order of importance.
[[nodiscard]] std::span<const PlaceStyle> placeStyles();

inline constexpr double buildingsFromZoom = 14.6;
inline constexpr double numbersFromZoom = 18;

} // namespace campanile
