// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace campanile {

using Path = std::vector<GeoPoint>; ///< a ring repeats its first point here, as GeoPackage has it

/// A geometry before it is written: a point, lines, or polygons (outer ring, then holes).
struct Shape {
    enum class Kind { Point, Line, Lines, Polygons };
    Kind kind = Kind::Point;
    std::vector<std::vector<Path>> parts; ///< point and lines: one path a part
    [[nodiscard]] GeoBox box() const;

    [[nodiscard]] bool isEmpty() const
    {
        return parts.empty() || parts.front().empty() || parts.front().front().empty();
    }

    [[nodiscard]] static Shape point(GeoPoint p) { return {Kind::Point, {{{p}}}}; }
};

[[nodiscard]] double squareMetres(const Shape &polygons);
[[nodiscard]] double metres(const Shape &lines);
[[nodiscard]] GeoPoint centreOf(const Shape &shape); ///< for polygons, of the largest outer ring by area
[[nodiscard]] bool contains(const Shape &polygons, GeoPoint p); ///< even-odd

[[nodiscard]] std::string toWkb(const Shape &shape);
[[nodiscard]] Shape fromWkb(
    const std::string &wkb); ///< what GEOS returns; lines come back as Lines, polygons as Polygons
/// GeoPackage blob: header of packschema::geometryHeaderBytes and the well-known binary.
[[nodiscard]] std::string toGeoPackage(const Shape &shape);

using Value = std::variant<std::monostate, std::int64_t, double, std::string>;

struct Feature {
    std::int64_t osmId = 0;
    Shape shape; ///< empty: NULL
    std::vector<Value> values; ///< in step with the layer's columns
    double order = 0; ///< ascending in the file
};

} // namespace campanile
