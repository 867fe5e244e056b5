// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometryprivate.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace campanile {

namespace {

constexpr double degreesPerMetre = 1 / 111'319.49;

// Cutting leaves crumbs at the edges of what was cut away.
Shape withoutCrumbs(Shape polygons)
{
    double largest = 0;
    const auto size = [](const std::vector<Path> &rings) { return squareMetres({Shape::Kind::Polygons, {rings}}); };
    for (const auto &rings : polygons.parts)
        largest = std::max(largest, size(rings));
    std::erase_if(polygons.parts, [&](const auto &rings) { return size(rings) < largest / 8; });
    return polygons;
}

} // namespace

Geometry::Geometry()
    : d(std::make_unique<Private>())
{
}

Geometry::~Geometry() = default;

Shape Geometry::rectangle(const GeoBox &box)
{
    return {Shape::Kind::Polygons,
        {{{{box.south, box.west}, {box.south, box.east}, {box.north, box.east}, {box.north, box.west},
            {box.south, box.west}}}}};
}

Shape Geometry::clipped(Shape shape, const GeoBox &box) const
{
    if (shape.isEmpty())
        return shape;
    const GeoBox own = shape.box();
    if (own.south >= box.south && own.north <= box.north && own.west >= box.west && own.east <= box.east)
        return shape;
    if (own.south > box.north || own.north < box.south || own.west > box.east || own.east < box.west
        || shape.kind == Shape::Kind::Point)
        return {shape.kind, {}};
    const auto cut = [&](const GEOSGeometry *geometry) {
        return d->own(
            GEOSClipByRect_r(d->context, geometry, box.west / 1e7, box.south / 1e7, box.east / 1e7, box.north / 1e7));
    };
    const Piece geometry = d->read(shape);
    Piece result = cut(geometry.get());
    if (!result && shape.kind == Shape::Kind::Polygons) { // self-touching rings: mend and try again
        const Piece mended = d->own(GEOSMakeValid_r(d->context, geometry.get()));
        if (mended)
            result = cut(mended.get());
    }
    return d->write(result.get(), shape.kind == Shape::Kind::Line ? Shape::Kind::Lines : shape.kind);
}

Shape Geometry::merged(const Shape &lines) const
{
    if (lines.parts.size() < 2)
        return lines;
    const Piece geometry = d->read(lines);
    const Piece joined = d->own(GEOSLineMerge_r(d->context, geometry.get()));
    Shape result = d->write(joined.get(), Shape::Kind::Lines);
    return result.isEmpty() ? lines : result;
}

// Directed: the land stays on the left.
Shape Geometry::joined(const Shape &coast) const
{
    const Piece geometry = d->read(coast);
    const Piece lines = d->own(GEOSLineMergeDirected_r(d->context, geometry.get()));
    Shape result = d->write(lines.get(), Shape::Kind::Lines);
    return result.isEmpty() ? coast : result;
}

// An extract may end its coast within the box, at the country's border: from there it goes on straight away from the
// town.
Shape Geometry::carriedOn(Shape coast, const GeoBox &box)
{
    const GeoPoint middle{box.south / 2 + box.north / 2, box.west / 2 + box.east / 2};
    const auto beyond = [&](GeoPoint end) {
        const double dx = double(end.lonE7) - middle.lonE7, dy = double(end.latE7) - middle.latE7;
        const double reach = 2 * std::hypot(double(box.north) - box.south, double(box.east) - box.west)
            / std::max(1.0, std::hypot(dx, dy));
        return GeoPoint{
            static_cast<std::int32_t>(end.latE7 + dy * reach), static_cast<std::int32_t>(end.lonE7 + dx * reach)};
    };
    for (auto &part : coast.parts) {
        Path &path = part.front();
        if (path.front() == path.back())
            continue;
        if (box.contains(path.front()))
            path.insert(path.begin(), beyond(path.front()));
        if (box.contains(path.back()))
            path.push_back(beyond(path.back()));
    }
    return coast;
}

Shape Geometry::sea(const std::vector<Path> &coastline, const GeoBox &box) const
{
    Shape coast{Shape::Kind::Lines, {}};
    for (const Path &path : coastline)
        coast.parts.push_back({path});
    Shape result{Shape::Kind::Polygons, {}};
    if (coast.isEmpty())
        return result;
    coast = clipped(carriedOn(joined(coast), box), box);
    if (coast.isEmpty())
        return result;

    // The box's edge and the coast, noded, cut the box into faces.
    Shape edges = coast;
    edges.parts.push_back({rectangle(box).parts.front().front()});
    const Piece lines = d->read(edges);
    const Piece noded = d->own(GEOSNode_r(d->context, lines.get()));
    if (!noded)
        return result;
    const GEOSGeometry *input[]{noded.get()};
    const Piece faces = d->own(GEOSPolygonize_r(d->context, input, 1));
    if (!faces)
        return result;
    std::vector<Shape> polygons;
    for (int i = 0; i < GEOSGetNumGeometries_r(d->context, faces.get()); ++i)
        polygons.push_back(d->write(GEOSGetGeometryN_r(d->context, faces.get(), i), Shape::Kind::Polygons));

    // Each piece of coast says which face is on its right: sea; and on its left: land.
    std::vector<double> wet(polygons.size(), 0), dry(polygons.size(), 0);
    for (const auto &part : coast.parts) {
        const Path &path = part.front();
        for (std::size_t i = 1; i < path.size(); ++i) {
            const double dx = path[i].longitude() - path[i - 1].longitude(),
                         dy = path[i].latitude() - path[i - 1].latitude();
            const double length = std::hypot(dx, dy);
            if (length == 0)
                continue;
            const double step = 0.3 * degreesPerMetre / length;
            const double x = (path[i].longitude() + path[i - 1].longitude()) / 2,
                         y = (path[i].latitude() + path[i - 1].latitude()) / 2;
            const GeoPoint right = GeoPoint::fromDegrees(y - dx * step, x + dy * step),
                           left = GeoPoint::fromDegrees(y + dx * step, x - dy * step);
            for (std::size_t f = 0; f < polygons.size(); ++f) {
                const GeoBox around = polygons[f].box();
                if (around.contains(right) && contains(polygons[f], right))
                    wet[f] += length;
                if (around.contains(left) && contains(polygons[f], left))
                    dry[f] += length;
            }
        }
    }
    for (std::size_t f = 0; f < polygons.size(); ++f) {
        // both: the coast has a gap, and the sea would run ashore
        if (std::min(wet[f], dry[f]) > 0.02 * std::max(wet[f], dry[f]))
            return {Shape::Kind::Polygons, {}};
    }
    for (std::size_t f = 0; f < polygons.size(); ++f) {
        if (wet[f] > dry[f])
            std::ranges::move(polygons[f].parts, std::back_inserter(result.parts));
    }
    return result;
}

Shape Geometry::inhabited(const std::vector<GeoPoint> &houses, double metres) const
{
    // squares of that size with a house in or beside them, their corners rounded
    Shape result{Shape::Kind::Polygons, {}};
    if (houses.empty())
        return result;
    const auto high = static_cast<std::int32_t>(metres * degreesPerMetre * 1e7);
    const auto wide = static_cast<std::int32_t>(high / std::cos(houses.front().latitude() * M_PI / 180));
    std::set<std::pair<std::int32_t, std::int32_t>> squares;
    for (const GeoPoint house : houses) {
        for (int row = -1; row <= 1; ++row) {
            for (int column = -1; column <= 1; ++column)
                squares.emplace(house.latE7 / high + row, house.lonE7 / wide + column);
        }
    }
    std::vector<GEOSGeometry *> parts;
    for (const auto &[row, column] : squares)
        parts.push_back(GEOSGeom_createRectangle_r(d->context, column * double(wide) / 1e7, row * double(high) / 1e7,
            (column + 1.0) * wide / 1e7, (row + 1.0) * high / 1e7));
    const Piece all = d->collection(parts, GEOS_GEOMETRYCOLLECTION);
    const Piece united = d->own(GEOSUnaryUnion_r(d->context, all.get()));
    // corners cut, narrow gaps closed
    const double round = metres * degreesPerMetre;
    const Piece wider = d->own(GEOSBuffer_r(d->context, united.get(), 2 * round, 4));
    const Piece narrower = wider ? d->own(GEOSBuffer_r(d->context, wider.get(), -2 * round, 4)) : d->own(nullptr);
    const Piece plain =
        narrower ? d->own(GEOSTopologyPreserveSimplify_r(d->context, narrower.get(), 0.9 * round)) : d->own(nullptr);
    return plain ? d->write(plain.get(), Shape::Kind::Polygons) : d->write(united.get(), Shape::Kind::Polygons);
}

std::vector<Shape> Geometry::cells(const std::vector<GeoPoint> &points, const std::vector<double> &limits,
    const Shape &within, const Shape &taken) const
{
    std::vector<Shape> result(points.size(), Shape{Shape::Kind::Polygons, {}});
    if (points.empty())
        return result;
    // Degrees east are shorter than degrees north: stretch, so that "nearer" means metres.
    const double squeeze = std::cos(points.front().latitude() * M_PI / 180);
    const auto scaled = [squeeze](GeoPoint p, double factor) {
        return GeoPoint::fromDegrees(p.latitude(), p.longitude() * (factor > 0 ? squeeze : 1 / squeeze));
    };
    const auto scale = [&scaled](Shape shape, double factor) {
        for (auto &part : shape.parts) {
            for (Path &path : part) {
                for (GeoPoint &p : path)
                    p = scaled(p, factor);
            }
        }
        return shape;
    };
    Piece flat = d->read(scale(within, 1));
    if (!taken.isEmpty()) {
        const Piece others = d->read(scale(taken, 1));
        const Piece valid = d->own(GEOSMakeValid_r(d->context, others.get()));
        if (valid) {
            if (Piece rest = d->own(GEOSDifference_r(d->context, flat.get(), valid.get())); rest)
                flat = std::move(rest);
        }
    }
    std::vector<GEOSGeometry *> sites;
    for (const GeoPoint p : points) {
        const GeoPoint s = scaled(p, 1);
        sites.push_back(GEOSGeom_createPointFromXY_r(d->context, s.longitude(), s.latitude()));
    }
    const Piece all = d->collection(sites, GEOS_MULTIPOINT);
    const Piece envelope = d->own(GEOSEnvelope_r(d->context, flat.get()));
    const Piece diagram = d->own(GEOSVoronoiDiagram_r(d->context, all.get(), envelope.get(), 0, 0));
    std::vector<Shape> polygons;
    if (diagram) {
        for (int i = 0; i < GEOSGetNumGeometries_r(d->context, diagram.get()); ++i)
            polygons.push_back(d->write(GEOSGetGeometryN_r(d->context, diagram.get(), i), Shape::Kind::Polygons));
    }
    if (points.size() == 1)
        polygons.assign(1, d->write(envelope.get(), Shape::Kind::Polygons));
    for (std::size_t i = 0; i < points.size(); ++i) {
        const GeoPoint site = scaled(points[i], 1);
        for (const Shape &polygon : polygons) {
            if (!polygon.box().contains(site) || !contains(polygon, site))
                continue;
            const Piece cell = d->read(polygon);
            const Piece centre = d->own(GEOSGeom_createPointFromXY_r(d->context, site.longitude(), site.latitude()));
            const Piece circle = d->own(GEOSBuffer_r(d->context, centre.get(), limits[i] * degreesPerMetre, 12));
            const Piece near = d->own(GEOSIntersection_r(d->context, cell.get(), circle.get()));
            const Piece part = near ? d->own(GEOSIntersection_r(d->context, near.get(), flat.get())) : d->own(nullptr);
            result[i] = withoutCrumbs(scale(d->write(part.get(), Shape::Kind::Polygons), -1));
            break;
        }
    }
    return result;
}

} // namespace campanile
