// SPDX-License-Identifier: GPL-3.0-or-later
#include "shape.h"

#include "areashapes.h"
#include "packschema.h"

#include <bit>
#include <cmath>
#include <cstring>

namespace campanile {

static_assert(std::endian::native == std::endian::little, "blobs are written little-endian");

namespace {

constexpr double metresPerDegree = 111'319.49;

double cosAt(GeoPoint p)
{
    return std::cos(p.latitude() * M_PI / 180);
}

// Twice the signed area, in degrees squared times the cosine of the latitude.
double ringArea(const Path &ring)
{
    if (ring.size() < 3)
        return 0;
    double sum = 0;
    const GeoPoint origin = ring.front();
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        const double x1 = ring[i].longitude() - origin.longitude(), y1 = ring[i].latitude() - origin.latitude();
        const double x2 = ring[i + 1].longitude() - origin.longitude(), y2 = ring[i + 1].latitude() - origin.latitude();
        sum += x1 * y2 - x2 * y1;
    }
    return sum * cosAt(origin);
}

template <class T> void put(std::string &out, T value)
{
    char bytes[sizeof value];
    std::memcpy(bytes, &value, sizeof value);
    out.append(bytes, sizeof bytes);
}

void putHead(std::string &out, std::uint32_t type)
{
    out += '\1';
    put(out, type);
}

void putPoint(std::string &out, GeoPoint p)
{
    put(out, p.longitude());
    put(out, p.latitude());
}

void putPath(std::string &out, const Path &path)
{
    put(out, static_cast<std::uint32_t>(path.size()));
    for (const GeoPoint p : path)
        putPoint(out, p);
}

void putPolygon(std::string &out, const std::vector<Path> &rings)
{
    putHead(out, 3);
    put(out, static_cast<std::uint32_t>(rings.size()));
    for (const Path &ring : rings)
        putPath(out, ring);
}

class WkbReader final {
public:
    explicit WkbReader(const std::string &wkb)
        : m_at(wkb.data())
        , m_end(wkb.data() + wkb.size())
    {
    }

    void read(Shape &into)
    {
        take<std::uint8_t>(); // GEOS was told little-endian
        const auto type = take<std::uint32_t>();
        if (type == 1) {
            into.kind = Shape::Kind::Point;
            into.parts.push_back({{point()}});
        } else if (type == 2) {
            into.kind = Shape::Kind::Lines;
            into.parts.push_back({path()});
        } else if (type == 3) {
            into.kind = Shape::Kind::Polygons;
            std::vector<Path> rings(take<std::uint32_t>());
            for (Path &ring : rings)
                ring = path();
            if (!rings.empty())
                into.parts.push_back(std::move(rings));
        } else if (type >= 4 && type <= 7) {
            for (auto count = take<std::uint32_t>(); count > 0; --count)
                read(into);
        }
    }

private:
    template <class T> T take()
    {
        T value{};
        if (m_end - m_at >= static_cast<std::ptrdiff_t>(sizeof value))
            std::memcpy(&value, m_at, sizeof value);
        m_at += sizeof value;
        return value;
    }

    GeoPoint point()
    {
        const auto lon = take<double>(), lat = take<double>();
        return GeoPoint::fromDegrees(lat, lon);
    }

    Path path()
    {
        Path result(take<std::uint32_t>());
        for (GeoPoint &p : result)
            p = point();
        return result;
    }

    const char *m_at;
    const char *m_end;
};

} // namespace

GeoBox Shape::box() const
{
    GeoBox box;
    for (const auto &part : parts) {
        for (const Path &path : part) {
            for (const GeoPoint p : path)
                box.include(p);
        }
    }
    return box;
}

double squareMetres(const Shape &polygons)
{
    double sum = 0;
    for (const auto &rings : polygons.parts) {
        for (std::size_t i = 0; i < rings.size(); ++i)
            sum += (i == 0 ? 1 : -1) * std::abs(ringArea(rings[i]));
    }
    return sum / 2 * metresPerDegree * metresPerDegree;
}

double metres(const Shape &lines)
{
    double sum = 0;
    for (const auto &part : lines.parts) {
        for (std::size_t i = 1; i < part.front().size(); ++i)
            sum += metresBetween(part.front()[i - 1], part.front()[i]);
    }
    return sum;
}

GeoPoint centreOf(const Shape &shape)
{
    if (shape.isEmpty())
        return {};
    if (shape.kind == Shape::Kind::Point)
        return shape.parts.front().front().front();
    if (shape.kind != Shape::Kind::Polygons) {
        const Path &path = shape.parts.front().front();
        return path[path.size() / 2];
    }
    const Path *largest = nullptr;
    double size = -1;
    for (const auto &rings : shape.parts) {
        if (const double area = std::abs(ringArea(rings.front())); area > size)
            size = area, largest = &rings.front();
    }
    const GeoPoint origin = largest->front();
    double x = 0, y = 0, sum = 0;
    for (std::size_t i = 0; i + 1 < largest->size(); ++i) {
        const double x1 = (*largest)[i].longitude() - origin.longitude(),
                     y1 = (*largest)[i].latitude() - origin.latitude();
        const double x2 = (*largest)[i + 1].longitude() - origin.longitude(),
                     y2 = (*largest)[i + 1].latitude() - origin.latitude();
        const double cross = x1 * y2 - x2 * y1;
        x += (x1 + x2) * cross, y += (y1 + y2) * cross, sum += cross;
    }
    if (std::abs(sum) < 1e-18)
        return origin;
    return GeoPoint::fromDegrees(origin.latitude() + y / (3 * sum), origin.longitude() + x / (3 * sum));
}

bool contains(const Shape &polygons, GeoPoint p)
{
    bool inside = false;
    for (const auto &rings : polygons.parts) {
        for (const Path &ring : rings) {
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const GeoPoint a = ring[i], b = ring[i + 1];
                if ((a.latE7 > p.latE7) == (b.latE7 > p.latE7))
                    continue;
                const double x =
                    a.lonE7 + (double(p.latE7) - a.latE7) * (double(b.lonE7) - a.lonE7) / (double(b.latE7) - a.latE7);
                if (p.lonE7 < x)
                    inside = !inside;
            }
        }
    }
    return inside;
}

std::string toWkb(const Shape &shape)
{
    std::string out;
    switch (shape.kind) {
    case Shape::Kind::Point:
        putHead(out, 1);
        putPoint(out, shape.parts.front().front().front());
        break;
    case Shape::Kind::Line:
        putHead(out, 2);
        putPath(out, shape.parts.front().front());
        break;
    case Shape::Kind::Lines:
        putHead(out, 5);
        put(out, static_cast<std::uint32_t>(shape.parts.size()));
        for (const auto &part : shape.parts) {
            putHead(out, 2);
            putPath(out, part.front());
        }
        break;
    case Shape::Kind::Polygons:
        putHead(out, 6);
        put(out, static_cast<std::uint32_t>(shape.parts.size()));
        for (const auto &rings : shape.parts)
            putPolygon(out, rings);
        break;
    }
    return out;
}

Shape fromWkb(const std::string &wkb)
{
    Shape shape;
    WkbReader(wkb).read(shape);
    return shape;
}

std::string toGeoPackage(const Shape &shape)
{
    std::string out = "GP";
    out += '\0';
    out += '\3'; // little-endian, XY envelope
    put(out, std::int32_t(packschema::srs));
    const GeoBox box = shape.box();
    for (const std::int32_t edge : {box.west, box.east, box.south, box.north})
        put(out, edge / 1e7);
    return out + toWkb(shape);
}

} // namespace campanile
