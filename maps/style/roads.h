// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "palette.h"

#include <array>
#include <span>
#include <string_view>

namespace campanile {

inline constexpr int firstStyledZoom = 10;
inline constexpr int lastStyledZoom = 19;

/// Pixels at zoom 10, 11, ... 19; 0: not drawn.
using ZoomWidths = std::array<double, lastStyledZoom - firstStyledZoom + 1>;

/// Between two zooms the width grows evenly in proportion; outside 10-19 the nearest is taken. A class that is not yet
/// drawn at the lower zoom appears at the upper one.
[[nodiscard]] double widthAt(const ZoomWidths &widths, double zoom);

enum class RoadClass : std::uint8_t {
    Path,
    Track,
    Service,
    Pedestrian,
    Street,
    Tertiary,
    Secondary,
    Primary,
    Trunk,
    Motorway,
};

struct RoadStyle {
    RoadClass kind;
    ZoomWidths width;
    double casing; ///< each side, from zoom 15.5; 0: none
    Paint fill;
    Paint edge;
    double plainBelow; ///< under this zoom one line in the casing's colour, without a casing
    double labelFrom; ///< zoom
};

/// Low class to high, as they are painted.
[[nodiscard]] std::span<const RoadStyle> roadStyles();
[[nodiscard]] double casingAt(const RoadStyle &style, double zoom);

/// OpenStreetMap's highway value. Links count as the road they lead to, drawn `linkFactor` as wide.
struct RoadKind {
    RoadClass kind = RoadClass::Path;
    bool link = false;
    bool drawn = false; ///< false: not a road on the ground (proposed, platform...)
};

inline constexpr double linkFactor = 0.72;
[[nodiscard]] RoadKind roadKind(std::string_view highway);

inline constexpr ZoomWidths railWidths{.5, .6, .7, .8, 1, 1.4, 2, 2.6, 3.4, 4.4};
inline constexpr ZoomWidths streamWidths{0, 0, .6, .8, 1, 1.4, 2, 3, 4.5, 6};

} // namespace campanile
