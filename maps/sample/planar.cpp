// SPDX-License-Identifier: GPL-3.0-or-later
#include "planar.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <algorithm>
#include <utility>

namespace campanile::sample {

std::uint64_t Random::next()
{
    // splitmix64
    std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

double Random::uniform()
{
    return static_cast<double>(next() >> 11) / 9007199254740992.0;
}

double lengthOf(const Line &line)
{
    double sum = 0;
    for (std::size_t i = 1; i < line.size(); ++i)
        sum += length(line[i] - line[i - 1]);
    return sum;
}

Vec pointAt(const Line &line, double along)
{
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double step = length(line[i] - line[i - 1]);
        if (along <= step && step > 0)
            return line[i - 1] + (line[i] - line[i - 1]) * (std::max(0.0, along) / step);
        along -= step;
    }
    return line.back();
}

Vec directionAt(const Line &line, double along)
{
    const double total = lengthOf(line);
    const double reach = std::min(6.0, total / 2);
    return unit(pointAt(line, std::min(total, along + reach)) - pointAt(line, std::max(0.0, along - reach)));
}

Line piece(const Line &line, double from, double to)
{
    Line result{pointAt(line, from)};
    double along = 0;
    for (std::size_t i = 1; i < line.size(); ++i) {
        along += length(line[i] - line[i - 1]);
        if (along > from + 0.01 && along < to - 0.01)
            result.push_back(line[i]);
    }
    result.push_back(pointAt(line, to));
    return result;
}

Line smooth(const Line &corners, double step)
{
    if (corners.size() < 3)
        return corners;
    const bool closed = corners.front() == corners.back();
    const auto at = [&](std::ptrdiff_t i) {
        const auto n = static_cast<std::ptrdiff_t>(corners.size());
        if (closed)
            return corners[static_cast<std::size_t>(((i % (n - 1)) + n - 1) % (n - 1))];
        return corners[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, n - 1))];
    };
    Line result;
    for (std::ptrdiff_t i = 0; i + 1 < static_cast<std::ptrdiff_t>(corners.size()); ++i) {
        const Vec p0 = at(i - 1), p1 = at(i), p2 = at(i + 1), p3 = at(i + 2);
        // tangents no longer than the piece asks for, so that uneven corners make no loops
        const double span = length(p2 - p1);
        const auto tangent = [span](Vec a, Vec b, Vec c) {
            const double whole = length(b - a) + length(c - b);
            return whole > 0 ? (c - a) * (span / whole) : Vec{};
        };
        const Vec t1 = tangent(p0, p1, p2), t2 = tangent(p1, p2, p3);
        const int steps = std::max(1, static_cast<int>(span / step));
        for (int s = 0; s < steps; ++s) {
            const double t = double(s) / steps, t_2 = t * t, t_3 = t_2 * t;
            result.push_back(
                p1 * (2 * t_3 - 3 * t_2 + 1) + t1 * (t_3 - 2 * t_2 + t) + p2 * (-2 * t_3 + 3 * t_2) + t2 * (t_3 - t_2));
        }
    }
    result.push_back(corners.back());
    return result;
}

namespace {

// Only polygons whose boxes meet `around` can matter to it.
struct Box {
    double west = 1e18, east = -1e18, south = 1e18, north = -1e18;

    void include(const Polygon &polygon)
    {
        for (const Vec p : polygon.front())
            west = std::min(west, p.x), east = std::max(east, p.x), south = std::min(south, p.y),
            north = std::max(north, p.y);
    }

    [[nodiscard]] bool meets(const Box &other) const
    {
        return west <= other.east && east >= other.west && south <= other.north && north >= other.south;
    }
};

Polygons meeting(const Polygons &polygons, const Polygons &around)
{
    Box box;
    for (const Polygon &polygon : around)
        box.include(polygon);
    Polygons result;
    for (const Polygon &polygon : polygons) {
        Box own;
        own.include(polygon);
        if (own.meets(box))
            result.push_back(polygon);
    }
    return result;
}

double ringArea(const Line &ring)
{
    double sum = 0;
    for (std::size_t i = 1; i < ring.size(); ++i)
        sum += ring[i - 1].x * ring[i].y - ring[i].x * ring[i - 1].y;
    return sum / 2;
}

} // namespace

double areaOf(const Polygon &polygon)
{
    double sum = 0;
    for (std::size_t i = 0; i < polygon.size(); ++i)
        sum += (i == 0 ? 1 : -1) * std::abs(ringArea(polygon[i]));
    return sum;
}

Vec centroid(const Polygon &polygon)
{
    const Line &ring = polygon.front();
    Vec sum;
    double area = 0;
    for (std::size_t i = 1; i < ring.size(); ++i) {
        const Vec a = ring[i - 1] - ring[0], b = ring[i] - ring[0];
        const double cross = a.x * b.y - b.x * a.y;
        sum = sum + (a + b) * cross;
        area += cross;
    }
    return std::abs(area) < 1e-9 ? ring[0] : ring[0] + sum * (1 / (3 * area));
}

bool inside(const Polygon &polygon, Vec p)
{
    bool in = false;
    for (const Line &ring : polygon) {
        for (std::size_t i = 1; i < ring.size(); ++i) {
            const Vec a = ring[i - 1], b = ring[i];
            if ((a.y > p.y) != (b.y > p.y) && p.x < a.x + (p.y - a.y) * (b.x - a.x) / (b.y - a.y))
                in = !in;
        }
    }
    return in;
}

double distance(const Line &line, Vec p)
{
    double best = 1e18;
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec d = line[i] - line[i - 1];
        const double t = dot(d, d) > 0 ? std::clamp(dot(p - line[i - 1], d) / dot(d, d), 0.0, 1.0) : 0;
        best = std::min(best, length(p - line[i - 1] - d * t));
    }
    return best;
}

Polygon simple(Line corners)
{
    if (corners.front() != corners.back())
        corners.push_back(corners.front());
    return {std::move(corners)};
}

struct Planar::Private {
    struct Free {
        GEOSContextHandle_t context;

        void operator()(GEOSGeometry *g) const { GEOSGeom_destroy_r(context, g); }
    };

    using Own = std::unique_ptr<GEOSGeometry, Free>;

    Private()
        : context(GEOS_init_r())
    {
    }

    ~Private() { GEOS_finish_r(context); }

    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    Own own(GEOSGeometry *g) const { return Own(g, Free{context}); }

    GEOSCoordSequence *sequence(const Line &line) const
    {
        GEOSCoordSequence *s = GEOSCoordSeq_create_r(context, static_cast<unsigned>(line.size()), 2);
        for (unsigned i = 0; i < line.size(); ++i)
            GEOSCoordSeq_setXY_r(context, s, i, line[i].x, line[i].y);
        return s;
    }

    GEOSGeometry *make(const Line &line) const { return GEOSGeom_createLineString_r(context, sequence(line)); }

    GEOSGeometry *make(const Polygon &polygon) const
    {
        std::vector<GEOSGeometry *> holes;
        for (std::size_t i = 1; i < polygon.size(); ++i)
            holes.push_back(GEOSGeom_createLinearRing_r(context, sequence(polygon[i])));
        return GEOSGeom_createPolygon_r(context, GEOSGeom_createLinearRing_r(context, sequence(polygon.front())),
            holes.data(), static_cast<unsigned>(holes.size()));
    }

    template <class T> Own make(const std::vector<T> &parts, int type) const
    {
        std::vector<GEOSGeometry *> made;
        for (const T &part : parts)
            made.push_back(make(part));
        return own(GEOSGeom_createCollection_r(context, type, made.data(), static_cast<unsigned>(made.size())));
    }

    Line read(const GEOSGeometry *g) const
    {
        const GEOSCoordSequence *s = GEOSGeom_getCoordSeq_r(context, g);
        unsigned size = 0;
        GEOSCoordSeq_getSize_r(context, s, &size);
        Line line(size);
        for (unsigned i = 0; i < size; ++i)
            GEOSCoordSeq_getXY_r(context, s, i, &line[i].x, &line[i].y);
        return line;
    }

    void readPolygons(const GEOSGeometry *g, Polygons &into) const
    {
        if (!g || GEOSisEmpty_r(context, g) == 1)
            return;
        const int type = GEOSGeomTypeId_r(context, g);
        if (type == GEOS_POLYGON) {
            Polygon polygon{read(GEOSGetExteriorRing_r(context, g))};
            for (int i = 0; i < GEOSGetNumInteriorRings_r(context, g); ++i)
                polygon.push_back(read(GEOSGetInteriorRingN_r(context, g, i)));
            into.push_back(std::move(polygon));
        } else if (type >= GEOS_MULTIPOINT) {
            for (int i = 0; i < GEOSGetNumGeometries_r(context, g); ++i)
                readPolygons(GEOSGetGeometryN_r(context, g, i), into);
        }
    }

    void readLines(const GEOSGeometry *g, std::vector<Line> &into) const
    {
        if (!g || GEOSisEmpty_r(context, g) == 1)
            return;
        const int type = GEOSGeomTypeId_r(context, g);
        if (type == GEOS_LINESTRING) {
            into.push_back(read(g));
        } else if (type >= GEOS_MULTIPOINT) {
            for (int i = 0; i < GEOSGetNumGeometries_r(context, g); ++i)
                readLines(GEOSGetGeometryN_r(context, g, i), into);
        }
    }

    Polygons polygonsOf(const Own &g) const
    {
        Polygons result;
        readPolygons(g.get(), result);
        return result;
    }

    Own valid(const Polygons &polygons) const
    {
        Own raw = make(polygons, GEOS_MULTIPOLYGON);
        if (GEOSisValid_r(context, raw.get()) == 1)
            return raw;
        return own(GEOSUnaryUnion_r(context, own(GEOSBuffer_r(context, raw.get(), 0, 8)).get()));
    }

    GEOSContextHandle_t context;
};

Planar::Planar()
    : d(std::make_unique<Private>())
{
}

Planar::~Planar() = default;

Polygons Planar::buffer(const Line &line, double metres, bool flat) const
{
    const auto g = d->own(d->make(line));
    return d->polygonsOf(d->own(GEOSBufferWithStyle_r(
        d->context, g.get(), metres, 6, flat ? GEOSBUF_CAP_FLAT : GEOSBUF_CAP_ROUND, GEOSBUF_JOIN_ROUND, 5)));
}

Polygons Planar::grow(const Polygons &polygons, double metres) const
{
    if (polygons.empty())
        return {};
    const auto g = d->make(polygons, GEOS_MULTIPOLYGON);
    return d->polygonsOf(
        d->own(GEOSBufferWithStyle_r(d->context, g.get(), metres, 4, GEOSBUF_CAP_ROUND, GEOSBUF_JOIN_ROUND, 5)));
}

Polygons Planar::unite(const Polygons &polygons) const
{
    if (polygons.empty())
        return {};
    const auto g = d->make(polygons, GEOS_GEOMETRYCOLLECTION);
    return d->polygonsOf(d->own(GEOSUnaryUnion_r(d->context, g.get())));
}

Polygons Planar::subtract(const Polygons &from, const Polygons &what) const
{
    const Polygons near = meeting(what, from);
    if (from.empty() || near.empty())
        return from;
    return d->polygonsOf(d->own(GEOSDifference_r(d->context, d->valid(from).get(), d->valid(near).get())));
}

Polygons Planar::intersect(const Polygons &a, const Polygons &b) const
{
    if (a.empty() || b.empty())
        return {};
    return d->polygonsOf(d->own(GEOSIntersection_r(d->context, d->valid(a).get(), d->valid(b).get())));
}

double Planar::overlap(const Polygon &a, const Polygon &b) const
{
    double sum = 0;
    for (const Polygon &part : intersect({a}, {b}))
        sum += areaOf(part);
    return sum;
}

std::vector<Line> Planar::inside(const Line &line, const Polygons &polygons) const
{
    std::vector<Line> result;
    if (polygons.empty())
        return result;
    const auto g = d->own(d->make(line));
    d->readLines(d->own(GEOSIntersection_r(d->context, g.get(), d->valid(polygons).get())).get(), result);
    return result;
}

std::vector<Line> Planar::outside(const Line &line, const Polygons &polygons) const
{
    if (polygons.empty())
        return {line};
    std::vector<Line> result;
    const auto g = d->own(d->make(line));
    d->readLines(d->own(GEOSDifference_r(d->context, g.get(), d->valid(polygons).get())).get(), result);
    return result;
}

Polygons Planar::faces(const std::vector<Line> &lines) const
{
    const auto g = d->make(lines, GEOS_MULTILINESTRING);
    const auto noded = d->own(GEOSUnaryUnion_r(d->context, g.get()));
    const GEOSGeometry *input[]{noded.get()};
    return d->polygonsOf(d->own(GEOSPolygonize_r(d->context, input, 1)));
}

Polygons Planar::simplify(const Polygons &polygons, double tolerance) const
{
    if (polygons.empty())
        return {};
    const auto g = d->make(polygons, GEOS_MULTIPOLYGON);
    return d->polygonsOf(d->own(GEOSTopologyPreserveSimplify_r(d->context, g.get(), tolerance)));
}

Line Planar::box(const Polygon &polygon) const
{
    const auto g = d->own(d->make(polygon));
    const auto rectangle = d->own(GEOSMinimumRotatedRectangle_r(d->context, g.get()));
    Polygons result;
    d->readPolygons(rectangle.get(), result);
    return result.empty() ? Line{} : result.front().front();
}

} // namespace campanile::sample
