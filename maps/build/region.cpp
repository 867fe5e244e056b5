// SPDX-License-Identifier: GPL-3.0-or-later
#include "geometryprivate.h"

#include <cmath>

namespace campanile {

namespace {

constexpr double degreesPerMetre = 1 / 111'319.49;

// Degrees east are shorter than degrees north: stretched, so that a metre is one in every direction.
Shape stretched(Shape shape, double factor)
{
    for (auto &part : shape.parts) {
        for (Path &path : part) {
            for (GeoPoint &p : path)
                p = GeoPoint::fromDegrees(p.latitude(), p.longitude() * factor);
        }
    }
    return shape;
}

constexpr int preserveOrder = 2; // GEOS_VORONOI_PRESERVE_ORDER, which the header hides from users of its _r functions

} // namespace

struct Geometry::Region::Private {
    Private(const Geometry::Private &geos_, Piece polygons_)
        : geos(geos_)
        , polygons(std::move(polygons_))
        , prepared(polygons ? GEOSPrepare_r(geos.context, polygons.get()) : nullptr)
        , box(polygons ? geos.write(polygons.get(), Shape::Kind::Polygons).box() : GeoBox())
    {
    }

    ~Private()
    {
        if (prepared)
            GEOSPreparedGeom_destroy_r(geos.context, prepared);
    }

    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    const Geometry::Private &geos;
    Piece polygons;
    const GEOSPreparedGeometry *prepared;
    GeoBox box;
};

Geometry::Region::Region(const Geometry &geometry, const Shape &polygons, double metres)
{
    const auto &geos = *geometry.d;
    Shape shape = geometry.valid(polygons);
    if (metres > 0 && !shape.isEmpty()) {
        const double squeeze = std::max(0.01, std::cos(centreOf(shape).latitude() * M_PI / 180));
        const Piece flat = geos.read(stretched(shape, squeeze));
        const Piece wider = geos.own(GEOSBuffer_r(geos.context, flat.get(), metres * degreesPerMetre, 4));
        shape = geometry.valid(stretched(geos.write(wider.get(), Shape::Kind::Polygons), 1 / squeeze));
    }
    Piece piece = shape.isEmpty() ? geos.own(nullptr) : geos.read(shape);
    d = std::make_unique<Private>(geos, std::move(piece));
}

Geometry::Region::~Region() = default;

bool Geometry::Region::contains(GeoPoint point) const
{
    return d->prepared && d->box.contains(point)
        && GEOSPreparedContainsXY_r(d->geos.context, d->prepared, point.longitude(), point.latitude()) == 1;
}

const GeoBox &Geometry::Region::box() const
{
    return d->box;
}

bool Geometry::Region::isEmpty() const
{
    return d->box.isEmpty();
}

Shape Geometry::Region::clipped(Shape shape) const
{
    const Shape::Kind kind = shape.kind == Shape::Kind::Line ? Shape::Kind::Lines : shape.kind;
    if (shape.isEmpty() || !d->prepared)
        return {kind, {}};
    if (shape.kind == Shape::Kind::Point)
        return contains(shape.parts.front().front().front()) ? shape : Shape{kind, {}};
    const GeoBox own = shape.box();
    if (own.south > d->box.north || own.north < d->box.south || own.west > d->box.east || own.east < d->box.west)
        return {kind, {}};
    auto *const context = d->geos.context;
    Piece geometry = d->geos.read(shape);
    if (!geometry)
        return {kind, {}};
    if (GEOSPreparedContains_r(context, d->prepared, geometry.get()) == 1)
        return shape;
    if (GEOSPreparedIntersects_r(context, d->prepared, geometry.get()) == 0)
        return {kind, {}};
    Piece cut = d->geos.own(GEOSIntersection_r(context, geometry.get(), d->polygons.get()));
    if (!cut) {
        const Piece mended = d->geos.own(GEOSMakeValid_r(context, geometry.get()));
        cut = mended ? d->geos.own(GEOSIntersection_r(context, mended.get(), d->polygons.get())) : d->geos.own(nullptr);
    }
    return d->geos.write(cut.get(), kind);
}

Shape Geometry::valid(const Shape &polygons) const
{
    if (polygons.isEmpty())
        return {Shape::Kind::Polygons, {}};
    const Piece geometry = d->read(polygons);
    if (geometry && GEOSisValid_r(d->context, geometry.get()) == 1)
        return polygons;
    const Piece mended = geometry ? d->own(GEOSMakeValid_r(d->context, geometry.get())) : d->own(nullptr);
    return mended ? d->write(mended.get(), Shape::Kind::Polygons) : Shape{Shape::Kind::Polygons, {}};
}

std::vector<Shape> Geometry::zones(
    const std::vector<GeoPoint> &points, const std::vector<int> &labelOf, int labels, const Shape &within) const
{
    std::vector<Shape> result(static_cast<std::size_t>(labels), Shape{Shape::Kind::Polygons, {}});
    if (points.empty() || within.isEmpty())
        return result;
    const double squeeze = std::cos(points.front().latitude() * M_PI / 180);
    const Piece ground = d->read(stretched(within, squeeze));
    std::vector<GEOSGeometry *> sites;
    for (const GeoPoint p : points)
        sites.push_back(GEOSGeom_createPointFromXY_r(d->context, p.longitude() * squeeze, p.latitude()));
    const Piece all = d->collection(sites, GEOS_MULTIPOINT);
    const Piece envelope = d->own(GEOSEnvelope_r(d->context, ground.get()));
    const Piece diagram = d->own(GEOSVoronoiDiagram_r(d->context, all.get(), envelope.get(), 0, preserveOrder));
    if (!diagram || GEOSGetNumGeometries_r(d->context, diagram.get()) != static_cast<int>(points.size()))
        return result;
    std::vector<std::vector<GEOSGeometry *>> cells(static_cast<std::size_t>(labels));
    for (std::size_t i = 0; i < points.size(); ++i)
        cells[static_cast<std::size_t>(labelOf[i])].push_back(
            GEOSGeom_clone_r(d->context, GEOSGetGeometryN_r(d->context, diagram.get(), static_cast<int>(i))));
    for (std::size_t label = 0; label < cells.size(); ++label) {
        const Piece parts = d->collection(cells[label], GEOS_GEOMETRYCOLLECTION);
        const Piece whole = d->own(GEOSUnaryUnion_r(d->context, parts.get()));
        const Piece zone = whole ? d->own(GEOSIntersection_r(d->context, whole.get(), ground.get())) : d->own(nullptr);
        result[label] = stretched(d->write(zone.get(), Shape::Kind::Polygons), 1 / squeeze);
    }
    return result;
}

} // namespace campanile
