// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shape.h"

#include <array>
#include <string>
#include <vector>

namespace campanile {

/// The pack's layers; maps/pack/packschema.h says what is in each.
enum class Layer {
    Roads,
    Rail,
    Water,
    Waterways,
    Landuse,
    Buildings,
    Places,
    Pois,
    Barriers,
    Boundary,
    Streets,
    CivicNumbers,
    Quarters,
    Municipality,
    Findings
};
inline constexpr std::size_t layerCount = 15;

struct LayerInfo {
    std::string name;
    std::string geometryType;
    std::vector<std::string> columns; ///< "name TYPE"
    std::string description;
};

[[nodiscard]] const LayerInfo &layerInfo(Layer layer);

using Layers = std::array<std::vector<Feature>, layerCount>;

} // namespace campanile
