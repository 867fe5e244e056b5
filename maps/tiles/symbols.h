// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "labelfonts.h"
#include "palette.h"
#include "roads.h"
#include "shapelayer.h"

#include <mapnik/color.hpp>
#include <mapnik/feature_type_style.hpp>
#include <mapnik/map.hpp>
#include <mapnik/symbolizer.hpp>

namespace campanile {

inline constexpr char mercatorSrs[] = "epsg:3857";

enum class Cap { Butt, Round };
enum class Join { Round, Miter };

struct StrokeShape {
    Cap cap = Cap::Round;
    Join join = Join::Round;
    double dash = 0; ///< 0: solid
    double gap = 0;
};

struct LabelShape {
    LabelFont font = LabelFont::Medium;
    double size = 11;
    double spacing = 0; ///< between letters
    bool capitals = false;
    double wrap = 0; ///< width at which a name goes on the next line; 0: never
};

/// Mapnik's symbolizers in one style and zoom.
class Ink final {
public:
    Ink(MapStyle style, double zoom);

    [[nodiscard]] mapnik::color colour(Paint paint) const;
    [[nodiscard]] mapnik::symbolizer area(Paint paint) const;
    [[nodiscard]] mapnik::symbolizer line(Paint paint, double width, StrokeShape shape = {}, double offset = 0) const;
    /// Along a line, repeated, only where it fits.
    [[nodiscard]] mapnik::symbolizer nameAlong(Paint paint, const LabelShape &shape) const;
    /// On a point, or in an area.
    [[nodiscard]] mapnik::symbolizer nameOn(Paint paint, const LabelShape &shape, double apart) const;

    [[nodiscard]] MapStyle style() const { return m_style; }

    [[nodiscard]] double zoom() const { return m_zoom; }

    [[nodiscard]] LabelRules rules() const { return m_rules; }

private:
    MapStyle m_style;
    double m_zoom;
    LabelRules m_rules;
};

/// On top of what the map has. Features smaller than `smallest` pixels are left out.
void addLayer(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::feature_type_style &&style, double smallest);
void addLayer(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::rule &&rule, double smallest);
void addLayer(mapnik::Map &map, const ShapeLayerPtr &shapes, mapnik::symbolizer &&symbol, double smallest);

} // namespace campanile
