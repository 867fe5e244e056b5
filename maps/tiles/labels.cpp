// SPDX-License-Identifier: GPL-3.0-or-later
#include "labels.h"

#include "areas.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace campanile {

namespace geo = mapnik::geometry;

namespace {

constexpr double smallestNamedLake = 64; // pixels: a pond's name would be larger than the pond
constexpr double shortestNamedPath = 125;
constexpr double worldMetres = 2 * std::numbers::pi * 6378137;

void add(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::symbolizer &&symbol, double smallest = 0)
{
    if (shapes)
        addLayer(map, shapes, std::move(symbol), smallest);
}

double metresPerPixel(double zoom)
{
    return worldMetres / (256 * std::exp2(zoom));
}

// The least move that takes a label of this half width off the metatile's lines.
double offTheLine(double pixel, double half)
{
    const double place = std::fmod(pixel, double(metatilePixels));
    if (place < half)
        return half - place;
    if (metatilePixels - place < half)
        return metatilePixels - half - place;
    return 0;
}

// A name on a point would vanish where it crosses the edge of a metatile: its point is moved aside by what it needs.
ShapeLayerPtr moveOffTheLines(const ShapeLayer &names, const LabelShape &shape, double zoom)
{
    const double scale = metresPerPixel(zoom);
    std::vector<mapnik::feature_ptr> moved;
    for (const mapnik::feature_ptr &name : names.features()) {
        if (!name->get_geometry().is<geo::point<double>>())
            continue;
        auto point = name->get_geometry().get<geo::point<double>>();
        const int letters = name->get("name").to_unicode().countChar32();
        const double letter = shape.size * (shape.capitals ? 0.74 : 0.58) + shape.spacing;
        const double width = std::min(letters * letter, shape.wrap > 0 ? shape.wrap + 4 * letter : 1e9);
        const double lines = shape.wrap > 0 ? std::ceil(letters * letter / shape.wrap) : 1;
        const double originX = worldMetres / 2 + point.x;
        const double originY = worldMetres / 2 - point.y;
        point.x += offTheLine(originX / scale, width / 2 + 8) * scale;
        point.y -= offTheLine(originY / scale, lines * shape.size * 0.75 + 8) * scale;
        auto copy = std::make_shared<mapnik::feature_impl>(name->context(), name->id());
        copy->set_data(name->get_data());
        copy->set_geometry(point);
        moved.push_back(std::move(copy));
    }
    return std::make_shared<ShapeLayer>(std::move(moved));
}

void addPlaces(mapnik::Map &map, const TownShapes &town, const Ink &ink)
{
    for (const PlaceStyle &place : placeStyles()) {
        const ShapeLayerPtr names = town.layer(TownShapes::placeNames(place.place));
        if (!names || ink.zoom() < place.fromZoom || ink.zoom() >= place.untilZoom + 1)
            continue;
        const double size = place.size * ink.rules().scale;
        const LabelShape shape{.font = place.capitals ? LabelFont::SemiBold : LabelFont::Medium,
            .size = size,
            .spacing = place.capitals ? size * 0.09 : 0,
            .capitals = place.capitals,
            .wrap = size * (place.capitals ? 18 : 12)};
        const Paint paint = place.capitals ? Paint::PlaceLabel : Paint::StreetLabel;
        add(map, moveOffTheLines(*names, shape, ink.zoom()), ink.nameOn(paint, shape, ink.zoom() < 15 ? 22 : 14));
    }
}

void addWater(mapnik::Map &map, const TownShapes &town, const Ink &ink)
{
    const double scale = ink.rules().scale;
    if (ink.zoom() >= 12) {
        const LabelShape river{.font = LabelFont::Italic, .size = 13 * scale, .spacing = 2.4 * scale};
        add(map, town.layer("name/rivers"), ink.nameAlong(Paint::WaterLabel, river));
    }
    const LabelShape small{.font = LabelFont::Italic, .size = 11 * scale, .spacing = 0.6 * scale};
    if (ink.zoom() >= 13)
        add(map, town.layer("name/lake"), ink.nameOn(Paint::WaterLabel, small, 6), smallestNamedLake * scale);
    if (ink.zoom() >= 16)
        add(map, town.layer("name/streams"), ink.nameAlong(Paint::WaterLabel, small));
}

void addStreets(mapnik::Map &map, const TownShapes &town, const Ink &ink)
{
    if (!ink.rules().streetNames)
        return;
    const auto roads = roadStyles();
    for (auto road = roads.rbegin(); road != roads.rend(); ++road) {
        if (ink.zoom() < road->labelFrom)
            continue;
        const bool major = road->kind >= RoadClass::Tertiary;
        const double grown = ink.zoom() >= 17 ? 1 : 0;
        const LabelShape shape{
            .font = major ? LabelFont::Medium : LabelFont::Regular, .size = (major ? 11 : 10) + grown};
        add(map, town.layer(TownShapes::streetNames(road->kind)),
            ink.nameAlong(major ? Paint::MajorLabel : Paint::StreetLabel, shape), shortestNamedPath * 0.6);
    }
}

} // namespace

void addLabels(mapnik::Map &map, const TownShapes &town, const Ink &ink)
{
    addPlaces(map, town, ink);
    addWater(map, town, ink);
    addStreets(map, town, ink);
    if (!ink.rules().streetNames)
        return;
    if (ink.zoom() >= 16) {
        const LabelShape shape{.font = LabelFont::Medium, .size = 10.5, .wrap = 90};
        add(map, town.layer("name/poi"), ink.nameOn(Paint::StreetLabel, shape, 6));
    }
    if (ink.zoom() >= numbersFromZoom) {
        const LabelShape shape{.font = LabelFont::Regular, .size = ink.zoom() >= 19 ? 10.0 : 9.0};
        add(map, town.layer("name/number"), ink.nameOn(Paint::NumberLabel, shape, 3));
    }
}

} // namespace campanile
