// SPDX-License-Identifier: GPL-3.0-or-later
#include "roads.h"

#include <algorithm>
#include <cmath>

namespace campanile {

namespace {

// clang-format off
constexpr RoadStyle styles[] = {
    //                      z10  11   12   13   14   15   16   17    18  19   casing
    {RoadClass::Path,       {0,   0,   0,   0,   0,   .6,  .9,  1.2,  2,  2.8}, 0, Paint::Path, Paint::Path, 0, 17},
    {RoadClass::Track,      {0,   0,   0,   0,   .5,  .8,  1.2, 1.6,  2.4, 3.2}, 0, Paint::Track, Paint::Track, 0, 17},
    {RoadClass::Service,    {0,   0,   0,   0,   0,   1,   1.8, 3.5,  6,  10}, 1, Paint::Service, Paint::ServiceCasing, 0, 17},
    {RoadClass::Pedestrian, {0,   0,   0,   0,   .8,  2,   3.5, 6,    10, 16}, 1, Paint::Pedestrian, Paint::PedestrianCasing, 14, 16},
    {RoadClass::Street,     {0,   0,   0,   .7,  1,   2.4, 4.2, 7.5,  13, 21}, 1.2, Paint::Street, Paint::StreetCasing, 14, 15.7},
    {RoadClass::Tertiary,   {0,   .5,  .8,  1.2, 2,   3.4, 5.6, 9,    15, 24}, 1.4, Paint::Tertiary, Paint::TertiaryCasing, 13, 15},
    {RoadClass::Secondary,  {.6,  .8,  1.1, 1.8, 2.6, 4.2, 6.6, 10.5, 17, 27}, 1.6, Paint::Secondary, Paint::SecondaryCasing, 12, 14},
    {RoadClass::Primary,    {.9,  1.1, 1.5, 2.2, 3,   4.8, 7.4, 11.5, 18, 28}, 1.6, Paint::Primary, Paint::PrimaryCasing, 11, 14},
    {RoadClass::Trunk,      {1.1, 1.4, 1.8, 2.4, 3.2, 5,   7.6, 12,   19, 30}, 1.8, Paint::Trunk, Paint::TrunkCasing, 11, 14},
    {RoadClass::Motorway,   {1.2, 1.6, 2,   2.6, 3.4, 5.4, 8.2, 13,   20, 32}, 1.8, Paint::Motorway, Paint::MotorwayCasing, 0, 14},
};
// clang-format on

struct Highway {
    std::string_view value;
    RoadClass kind;
};

constexpr Highway highways[] = {
    {"bridleway", RoadClass::Path},
    {"busway", RoadClass::Service},
    {"bus_guideway", RoadClass::Service},
    {"corridor", RoadClass::Path},
    {"cycleway", RoadClass::Path},
    {"footway", RoadClass::Path},
    {"living_street", RoadClass::Street},
    {"motorway", RoadClass::Motorway},
    {"path", RoadClass::Path},
    {"pedestrian", RoadClass::Pedestrian},
    {"primary", RoadClass::Primary},
    {"residential", RoadClass::Street},
    {"road", RoadClass::Street},
    {"secondary", RoadClass::Secondary},
    {"service", RoadClass::Service},
    {"steps", RoadClass::Path},
    {"tertiary", RoadClass::Tertiary},
    {"track", RoadClass::Track},
    {"trunk", RoadClass::Trunk},
    {"unclassified", RoadClass::Street},
};

} // namespace

double widthAt(const ZoomWidths &widths, double zoom)
{
    const double place = std::clamp(zoom, double(firstStyledZoom), double(lastStyledZoom)) - firstStyledZoom;
    const auto lower = static_cast<std::size_t>(place);
    const std::size_t upper = std::min(lower + 1, widths.size() - 1);
    const double part = place - double(lower);
    if (widths[lower] <= 0)
        return part > 0 ? 0 : widths[lower];
    return widths[lower] * std::pow(widths[upper] / widths[lower], part);
}

double casingAt(const RoadStyle &style, double zoom)
{
    if (zoom < style.plainBelow)
        return 0;
    if (zoom < 13.5)
        return style.casing * 0.55;
    return zoom < 15.5 ? style.casing * 0.7 : style.casing;
}

std::span<const RoadStyle> roadStyles()
{
    return styles;
}

RoadKind roadKind(std::string_view highway)
{
    constexpr std::string_view suffix = "_link";
    const bool link = highway.ends_with(suffix);
    if (link)
        highway.remove_suffix(suffix.size());
    const auto found = std::ranges::find(highways, highway, &Highway::value);
    if (found == std::end(highways))
        return {};
    return {found->kind, link, true};
}

} // namespace campanile
