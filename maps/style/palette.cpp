// SPDX-License-Identifier: GPL-3.0-or-later
#include "palette.h"

namespace campanile {

namespace {

struct Row {
    Paint paint;
    std::uint32_t light;
    std::uint32_t dark;
};

// Grey roads, blue water, pale greens; no strong warm colour: the marks own those.
constexpr Row rows[] = {
    {Paint::Land, 0xF3F4F2, 0x12181F},
    {Paint::Residential, 0xEFF0EE, 0x141B22},
    {Paint::Industrial, 0xEBEBEC, 0x161D25},
    {Paint::Wood, 0xDFE9DC, 0x13221D},
    {Paint::Grass, 0xE6EEE1, 0x15241E},
    {Paint::Farm, 0xEEF1E6, 0x161F1D},
    {Paint::Pitch, 0xDCE9DA, 0x182A23},
    {Paint::Cemetery, 0xE2E8DF, 0x15231E},
    {Paint::Sand, 0xF3F1E8, 0x1B2022},
    {Paint::Rock, 0xECECEA, 0x181E25},
    {Paint::Water, 0xC9DAE6, 0x12293B},
    {Paint::Shore, 0xB5CDDD, 0x1B3C55},
    {Paint::Building, 0xE1E3E4, 0x1C252F},
    {Paint::BuildingEdge, 0xCFD4D7, 0x27323E},
    {Paint::Motorway, 0xDDE3E9, 0x475A6E},
    {Paint::MotorwayCasing, 0x94A1AD, 0x0A0E13},
    {Paint::Trunk, 0xE8ECF0, 0x415264},
    {Paint::TrunkCasing, 0xA3AFBA, 0x0A0E13},
    {Paint::Primary, 0xEEF1F4, 0x425263},
    {Paint::PrimaryCasing, 0x9AA7B2, 0x0B1015},
    {Paint::Secondary, 0xFFFFFF, 0x394756},
    {Paint::SecondaryCasing, 0xAFB9C1, 0x0B1015},
    {Paint::Tertiary, 0xFFFFFF, 0x313D4A},
    {Paint::TertiaryCasing, 0xC3CBD1, 0x0D1217},
    {Paint::Street, 0xFFFFFF, 0x2A3541},
    {Paint::StreetCasing, 0xD3D9DD, 0x0D1217},
    {Paint::Pedestrian, 0xF7F4EE, 0x262F38},
    {Paint::PedestrianCasing, 0xD3D9DD, 0x0D1217},
    {Paint::Service, 0xFBFBFB, 0x222C36},
    {Paint::ServiceCasing, 0xDEE2E5, 0x0F151B},
    {Paint::Track, 0xD2CFC6, 0x2A3036},
    {Paint::Path, 0xC9CFD3, 0x2A343E},
    {Paint::Rail, 0xBCC3C9, 0x46525E},
    {Paint::RailDash, 0xF3F4F2, 0x12181F},
    {Paint::Tunnel, 0xB4BDC5, 0x35424F},
    {Paint::Boundary, 0xA9B4BE, 0x3A4856},
    {Paint::Halo, 0xFFFFFF, 0x12181F},
    {Paint::MajorLabel, 0x4A5864, 0xA9B7C4},
    {Paint::StreetLabel, 0x67747F, 0x8896A4},
    {Paint::PlaceLabel, 0x3A4856, 0xC3CED8},
    {Paint::WaterLabel, 0x3F6E92, 0x6FA8CF},
    {Paint::NumberLabel, 0x7A8792, 0x758493},
};

static_assert(std::size(rows) == static_cast<std::size_t>(Paint::Count));

constexpr Palette column(std::uint32_t Row::*theme)
{
    Palette result{};
    for (const Row &row : rows)
        result[static_cast<std::size_t>(row.paint)] = row.*theme;
    return result;
}

constexpr Palette light = column(&Row::light);
constexpr Palette dark = column(&Row::dark);

// On any ground, from snow to wood: white, with a dark halo. Roads let the ground through (mapbuilder.cpp).
constexpr Palette photo = [] {
    Palette result = dark;
    const auto set = [&result](Paint paint, std::uint32_t rgb) { result[static_cast<std::size_t>(paint)] = rgb; };
    for (auto paint = static_cast<std::size_t>(Paint::Motorway); paint <= static_cast<std::size_t>(Paint::Boundary);
        ++paint)
        result[paint] = 0xFFFFFF;
    set(Paint::Halo, 0x0B1015);
    set(Paint::MajorLabel, 0xFFFFFF);
    set(Paint::StreetLabel, 0xFFFFFF);
    set(Paint::PlaceLabel, 0xFFFFFF);
    set(Paint::WaterLabel, 0xCDE8FF);
    set(Paint::NumberLabel, 0xE8EEF4);
    return result;
}();

} // namespace

const Palette &palette(MapStyle style)
{
    switch (style) {
    case MapStyle::Light: return light;
    case MapStyle::Photo: return photo;
    case MapStyle::Dark:
    case MapStyle::Wall: break;
    }
    return dark;
}

std::uint32_t colour(MapStyle style, Paint paint)
{
    return palette(style)[static_cast<std::size_t>(paint)];
}

LabelRules labelRules(MapStyle style)
{
    return style == MapStyle::Wall ? LabelRules{.streetNames = false, .scale = 1.9} : LabelRules{};
}

std::string_view styleName(MapStyle style)
{
    switch (style) {
    case MapStyle::Light: return "light";
    case MapStyle::Dark: return "dark";
    case MapStyle::Wall: return "wall";
    case MapStyle::Photo: return "photo";
    }
    return "light";
}

} // namespace campanile
