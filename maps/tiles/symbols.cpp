// SPDX-License-Identifier: GPL-3.0-or-later
#include "symbols.h"

#include <mapnik/layer.hpp>
#include <mapnik/rule.hpp>
#include <mapnik/text/formatting/text.hpp>
#include <mapnik/text/placements/dummy.hpp>

namespace campanile {

using mapnik::keys;

namespace {

constexpr double haloRadius = 1.6;
constexpr double repeatDistance = 520;
constexpr double shortestPath = 125;

// What all labels share. Labels end inside the metatile: the neighbour, drawn on its own, could not go on with them.
mapnik::text_placements_ptr label(const mapnik::color &fill, const mapnik::color &halo, const LabelShape &shape)
{
    auto placements = std::make_shared<mapnik::text_placements_dummy>();
    mapnik::text_symbolizer_properties &text = placements->defaults;
    text.set_format_tree(std::make_shared<mapnik::formatting::text_node>(std::string("[name]")));
    mapnik::format_properties &format = text.format_defaults;
    format.fontset = labelFont(shape.font);
    format.text_size = shape.size;
    format.character_spacing = shape.spacing;
    format.fill = fill;
    format.halo_fill = halo;
    format.halo_radius = haloRadius;
    if (shape.capitals)
        format.text_transform = mapnik::enumeration_wrapper(mapnik::text_transform_enum::UPPERCASE);
    text.layout_defaults.wrap_width = shape.wrap;
    text.expressions.avoid_edges = true;
    return placements;
}

mapnik::symbolizer textSymbol(const mapnik::text_placements_ptr &placements)
{
    mapnik::text_symbolizer symbol;
    mapnik::put<mapnik::text_placements_ptr>(symbol, keys::text_placements_, placements);
    mapnik::put(symbol, keys::halo_rasterizer, mapnik::halo_rasterizer_enum::HALO_RASTERIZER_FAST);
    return symbol;
}

} // namespace

Ink::Ink(MapStyle style, double zoom)
    : m_style(style)
    , m_zoom(zoom)
    , m_rules(labelRules(style))
{
}

mapnik::color Ink::colour(Paint paint) const
{
    const std::uint32_t rgb = campanile::colour(m_style, paint);
    return {std::uint8_t(rgb >> 16U), std::uint8_t(rgb >> 8U), std::uint8_t(rgb)};
}

mapnik::symbolizer Ink::area(Paint paint) const
{
    mapnik::polygon_symbolizer symbol;
    mapnik::put(symbol, keys::fill, colour(paint));
    if (m_zoom < 14)
        mapnik::put(symbol, keys::simplify_tolerance, mapnik::value_double(0.5));
    return symbol;
}

mapnik::symbolizer Ink::line(Paint paint, double width, StrokeShape shape, double offset) const
{
    mapnik::line_symbolizer symbol;
    mapnik::put(symbol, keys::stroke, colour(paint));
    mapnik::put(symbol, keys::stroke_width, mapnik::value_double(width));
    mapnik::put(symbol, keys::stroke_linejoin,
        shape.join == Join::Round ? mapnik::line_join_enum::ROUND_JOIN : mapnik::line_join_enum::MITER_JOIN);
    mapnik::put(symbol, keys::stroke_linecap,
        shape.cap == Cap::Round ? mapnik::line_cap_enum::ROUND_CAP : mapnik::line_cap_enum::BUTT_CAP);
    if (shape.dash > 0)
        mapnik::put(symbol, keys::stroke_dasharray, mapnik::dash_array{{shape.dash, shape.gap}});
    if (offset != 0)
        mapnik::put(symbol, keys::offset, mapnik::value_double(offset));
    if (m_zoom < 14)
        mapnik::put(symbol, keys::simplify_tolerance, mapnik::value_double(0.4));
    return symbol;
}

mapnik::symbolizer Ink::nameAlong(Paint paint, const LabelShape &shape) const
{
    const auto placements = label(colour(paint), colour(Paint::Halo), shape);
    mapnik::text_properties_expressions &rules = placements->defaults.expressions;
    rules.label_placement = mapnik::enumeration_wrapper(mapnik::label_placement_enum::LINE_PLACEMENT);
    rules.label_spacing = repeatDistance;
    rules.repeat_distance = repeatDistance;
    rules.minimum_path_length = shortestPath;
    rules.label_position_tolerance = repeatDistance / 3;
    rules.max_char_angle_delta = 24.0;
    rules.margin = 6.0;
    return textSymbol(placements);
}

mapnik::symbolizer Ink::nameOn(Paint paint, const LabelShape &shape, double apart) const
{
    const auto placements = label(colour(paint), colour(Paint::Halo), shape);
    mapnik::text_properties_expressions &rules = placements->defaults.expressions;
    rules.label_placement = mapnik::enumeration_wrapper(mapnik::label_placement_enum::INTERIOR_PLACEMENT);
    rules.margin = apart;
    return textSymbol(placements);
}

void addLayer(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::feature_type_style &&style, double smallest)
{
    const std::string name = std::to_string(map.layer_count());
    map.insert_style(name, std::move(style));
    mapnik::layer layer(name, mercatorSrs);
    layer.add_style(name);
    layer.set_datasource(std::make_shared<ShapeSource>(shapes, smallest));
    map.add_layer(std::move(layer));
}

void addLayer(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::rule &&rule, double smallest)
{
    mapnik::feature_type_style style;
    style.add_rule(std::move(rule));
    addLayer(map, shapes, std::move(style), smallest);
}

void addLayer(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::symbolizer &&symbol, double smallest)
{
    mapnik::rule rule;
    rule.append(std::move(symbol));
    addLayer(map, shapes, std::move(rule), smallest);
}

} // namespace campanile
