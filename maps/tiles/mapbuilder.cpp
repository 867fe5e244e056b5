// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapbuilder.h"

#include "areas.h"
#include "labels.h"
#include "roads.h"
#include "symbols.h"

#include <algorithm>

namespace campanile {

namespace {

constexpr double smallestArea = 1.5; // pixels
constexpr double smallestLine = 0.6;

constexpr Level bridges[] = {Level::Bridge, Level::HighBridge};

class Builder {
public:
    Builder(const TownShapes &town, MapStyle style, double zoom)
        : m_town(town)
        , m_ink(style, zoom)
        , m_zoom(zoom)
        , m_map(0, 0, mercatorSrs)
    {
        if (style != MapStyle::Photo)
            m_map.set_background(m_ink.colour(Paint::Land));
    }

    mapnik::Map build() &&
    {
        if (m_ink.style() == MapStyle::Photo) {
            ribbons();
            boundary();
            addLabels(m_map, m_town, m_ink);
            return std::move(m_map);
        }
        ground();
        tunnels();
        ways(Level::Ground);
        rails(Level::Ground);
        for (const Level level : bridges) {
            ways(level);
            rails(level);
        }
        if (m_zoom >= 14)
            paint("aerialways", m_ink.line(Paint::Rail, 1, {.dash = 8, .gap = 4}), smallestLine);
        boundary();
        addLabels(m_map, m_town, m_ink);
        return std::move(m_map);
    }

private:
    void paint(const std::string &key, mapnik::rule &&rule, double smallest)
    {
        const ShapeLayerPtr shapes = m_town.layer(key);
        if (shapes)
            addLayer(m_map, shapes, std::move(rule), smallest);
    }

    void paint(const std::string &key, mapnik::symbolizer &&symbol, double smallest)
    {
        mapnik::rule rule;
        rule.append(std::move(symbol));
        paint(key, std::move(rule), smallest);
    }

    void ground()
    {
        if (const ShapeLayerPtr areas = m_town.layer("landuse")) {
            // One layer for all: a park in a residential quarter lies on it because it is smaller.
            mapnik::feature_type_style style;
            style.set_filter_mode(mapnik::filter_mode_enum::FILTER_FIRST);
            for (std::size_t i = 0; i < areaStyles().size(); ++i) {
                const AreaStyle &area = areaStyles()[i];
                if (m_zoom < area.fromZoom)
                    continue;
                mapnik::rule rule;
                rule.set_filter(mapnik::parse_expression("[kind] = " + std::to_string(i)));
                rule.append(m_ink.area(area.fill));
                style.add_rule(std::move(rule));
            }
            addLayer(m_map, areas, std::move(style), smallestArea);
        }

        if (const double width = widthAt(streamWidths, m_zoom); width > 0 && m_zoom >= 13)
            paint("streams", m_ink.line(Paint::Shore, width * 0.7), smallestLine);
        if (const double width = widthAt(streamWidths, m_zoom) * 1.4; width > 0) {
            // one that is mapped as a line alone looks like one that is mapped as an area
            mapnik::rule river;
            river.append(m_ink.line(Paint::Shore, width));
            if (m_zoom >= 14)
                river.append(m_ink.line(Paint::Water, width - 1));
            paint("rivers", std::move(river), smallestLine);
        }
        mapnik::rule water;
        water.append(m_ink.area(Paint::Water));
        if (m_zoom >= 13)
            water.append(m_ink.line(Paint::Shore, m_zoom >= 15 ? 1 : 0.7));
        paint("water", std::move(water), smallestArea);

        if (m_zoom >= 14)
            paint("walls", m_ink.line(Paint::BuildingEdge, m_zoom >= 16 ? 2 : 1.2), smallestLine);
        if (m_zoom >= buildingsFromZoom) {
            mapnik::rule building;
            building.append(m_ink.area(Paint::Building));
            building.append(m_ink.line(Paint::BuildingEdge, 0.6, {.join = Join::Miter}));
            paint("buildings", std::move(building), smallestArea);
        }
    }

    void tunnels()
    {
        if (m_zoom < 13)
            return;
        const StrokeShape dashes{.cap = Cap::Butt, .dash = 5, .gap = 5};
        for (const RoadStyle &road : roadStyles()) {
            if (widthAt(road.width, m_zoom) <= 0 || road.kind < RoadClass::Pedestrian)
                continue;
            for (const bool link : {true, false}) {
                // its two edges, dashed
                const double half = widthAt(road.width, m_zoom) * (link ? linkFactor : 1) / 2;
                const double offset = half > 1.6 ? half + 0.6 : 0;
                mapnik::rule rule;
                rule.append(m_ink.line(Paint::Tunnel, 1.2, dashes, offset));
                if (offset > 0)
                    rule.append(m_ink.line(Paint::Tunnel, 1.2, dashes, -offset));
                paint(TownShapes::roads(road.kind, link, Level::Tunnel), std::move(rule), smallestLine);
            }
        }
        paint(TownShapes::rail(true, Level::Tunnel), m_ink.line(Paint::Tunnel, 1.2, dashes), smallestLine);
    }

    // All casings, then all fills, each from low class to high; links under the roads they lead to.
    void ways(Level level)
    {
        for (const bool casing : {true, false}) {
            for (const RoadStyle &road : roadStyles()) {
                for (const bool link : {true, false})
                    way(road, link, level, casing);
            }
        }
    }

    void way(const RoadStyle &road, bool link, Level level, bool asCasing)
    {
        const double width = widthAt(road.width, m_zoom) * (link ? linkFactor : 1);
        if (width <= 0)
            return;
        const double casing = casingAt(road, m_zoom);
        const std::string key = TownShapes::roads(road.kind, link, level);
        if (asCasing) {
            if (casing > 0)
                paint(key, m_ink.line(road.edge, width + 2 * casing, {.cap = Cap::Butt}), smallestLine);
            return;
        }
        paint(key, m_ink.line(m_zoom < road.plainBelow ? road.edge : road.fill, width), smallestLine);
    }

    // Roads over a photograph: no casing, each class laid on as a whole, so that crossings are no brighter.
    void ribbons()
    {
        for (const Level level : {Level::Ground, Level::Bridge, Level::HighBridge}) {
            for (const RoadStyle &road : roadStyles()) {
                for (const bool link : {true, false}) {
                    const double width = widthAt(road.width, m_zoom) * (link ? linkFactor : 1);
                    const ShapeLayerPtr shapes = m_town.layer(TownShapes::roads(road.kind, link, level));
                    if (width <= 0 || !shapes || road.kind < RoadClass::Service)
                        continue;
                    mapnik::rule rule;
                    rule.append(m_ink.line(road.fill, width));
                    mapnik::feature_type_style style;
                    style.set_opacity(road.kind >= RoadClass::Tertiary ? 0.42F : 0.3F);
                    style.add_rule(std::move(rule));
                    addLayer(m_map, shapes, std::move(style), smallestLine);
                }
            }
        }
    }

    void rails(Level level)
    {
        const double width = widthAt(railWidths, m_zoom);
        for (const bool main : {false, true}) {
            if (!main && m_zoom < 14)
                continue;
            const double own = main ? width : width * 0.7;
            mapnik::rule rule;
            rule.append(m_ink.line(Paint::Rail, own, {.cap = Cap::Butt}));
            if (m_zoom >= 14) {
                const double inner = std::max(own - 0.9, own * 0.45);
                rule.append(m_ink.line(Paint::RailDash, inner, {.cap = Cap::Butt, .dash = 7, .gap = 7}));
            }
            paint(TownShapes::rail(main, level), std::move(rule), smallestLine);
        }
    }

    void boundary()
    {
        if (m_zoom < 15)
            paint("boundary", m_ink.line(Paint::Boundary, 0.8, {.cap = Cap::Butt, .dash = 6, .gap = 3}), smallestLine);
    }

    const TownShapes &m_town;
    Ink m_ink;
    double m_zoom;
    mapnik::Map m_map;
};

} // namespace

mapnik::Map buildMap(const TownShapes &town, MapStyle style, double zoom)
{
    return Builder(town, style, zoom).build();
}

} // namespace campanile
