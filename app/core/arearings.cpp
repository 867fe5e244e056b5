// SPDX-License-Identifier: GPL-3.0-or-later
#include "arearings.h"

#include "figures.h"
#include "flatearth.h"
#include "geos.h"

#include <algorithm>
#include <numeric>

namespace campanile {

namespace {

// A drawing by hand crosses itself a few times; this many would take GEOS minutes.
constexpr int mostCrossings = 20'000;
constexpr qint64 mostTests = 50'000'000;

struct Side {
    GeoPoint a, b;

    [[nodiscard]] std::int32_t west() const { return std::min(a.lonE7, b.lonE7); }

    [[nodiscard]] std::int32_t east() const { return std::max(a.lonE7, b.lonE7); }
};

double turn(GeoPoint a, GeoPoint b, GeoPoint c)
{
    return (static_cast<double>(b.lonE7) - a.lonE7) * (static_cast<double>(c.latE7) - a.latE7)
        - (static_cast<double>(b.latE7) - a.latE7) * (static_cast<double>(c.lonE7) - a.lonE7);
}

bool cross(const Side &p, const Side &q)
{
    return turn(p.a, p.b, q.a) * turn(p.a, p.b, q.b) < 0 && turn(q.a, q.b, p.a) * turn(q.a, q.b, p.b) < 0;
}

bool isTooTangled(const GeoRing &ring)
{
    std::vector<Side> sides;
    for (qsizetype i = 0; i < ring.size(); ++i)
        sides.push_back({ring[i], ring[(i + 1) % ring.size()]});
    std::ranges::sort(sides, {}, &Side::west);
    int crossings = 0;
    qint64 tests = 0;
    std::vector<Side> active; // sides that reach east of the one in hand's west
    for (const Side &side : sides) {
        std::erase_if(active, [&](const Side &other) { return other.east() < side.west(); });
        tests += static_cast<qint64>(active.size());
        crossings +=
            static_cast<int>(std::ranges::count_if(active, [&](const Side &other) { return cross(side, other); }));
        if (crossings > mostCrossings || tests > mostTests)
            return true;
        active.push_back(side);
    }
    return false;
}

/// How often the ring goes around the point, counted with its direction.
int windings(const GeoRing &ring, double x, double y)
{
    int result = 0;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const GeoPoint &a = ring[i], &b = ring[(i + 1) % ring.size()];
        if ((a.latE7 <= y) == (b.latE7 <= y))
            continue;
        const double side = (static_cast<double>(b.lonE7) - a.lonE7) * (y - a.latE7)
            - (x - a.lonE7) * (static_cast<double>(b.latE7) - a.latE7);
        if (b.latE7 > a.latE7)
            result += side > 0 ? 1 : 0;
        else
            result -= side < 0 ? 1 : 0;
    }
    return result;
}

GeoPoint onGrid(double x, double y)
{
    return {static_cast<std::int32_t>(std::lround(y)), static_cast<std::int32_t>(std::lround(x))};
}

Result<QList<GeoRing>> ringsOf(const Geos &geos, const Geos::Geometry &geometry)
{
    QList<GeoRing> rings = geos.rings(geos.onWholeNumbers(geometry, onGrid));
    if (rings.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    return rings;
}

} // namespace

RingMeasure measured(const GeoRing &ring)
{
    if (ring.isEmpty())
        return {};
    const FlatEarth plane(ring.front());
    RingMeasure result;
    for (qsizetype i = 0; i < ring.size(); ++i) {
        const FlatEarth::Point a = plane.metres(ring[i]), b = plane.metres(ring[(i + 1) % ring.size()]);
        result.squareMetres += (a.x * b.y - b.x * a.y) / 2;
        result.metresAround += std::hypot(b.x - a.x, b.y - a.y);
    }
    result.squareMetres = std::abs(result.squareMetres);
    return result;
}

int holeCount(const QList<GeoRing> &rings)
{
    if (rings.size() < 2)
        return 0;
    const Geos geos;
    return geos.holes(geos.evenOdd(rings));
}

double shareOutside(const QList<GeoRing> &rings, const QList<GeoRing> &boundary)
{
    const Geos geos;
    const Geos::Geometry piece = geos.evenOdd(rings);
    const double all = geos.area(piece);
    if (all <= 0)
        return 0;
    const double inside = geos.area(geos.common(piece, geos.evenOdd(boundary)));
    return std::clamp(1 - inside / all, 0.0, 1.0);
}

Result<QList<GeoRing>> untangled(const QList<GeoRing> &rings)
{
    const Geos geos;
    std::vector<Geos::Geometry> parts;
    for (const GeoRing &ring : rings) {
        if (ring.size() < 3)
            continue;
        if (isTooTangled(ring))
            return failure(ErrorCode::AreaSelfCrossing, {QString()});
        parts.push_back(geos.facesOf(ring, [&ring](double x, double y) { return windings(ring, x, y) != 0; }));
    }
    // Largest first: what lies within is a hole, what lies across belongs to it.
    std::ranges::sort(parts, std::greater(), [&](const Geos::Geometry &part) { return geos.area(part); });
    Geos::Geometry whole = geos.nothing();
    for (const Geos::Geometry &part : parts)
        whole = geos.covers(whole, part) ? geos.without(whole, part) : geos.united(whole, part);
    return ringsOf(geos, whole);
}

Result<QList<GeoRing>> withoutHoles(const QList<GeoRing> &rings)
{
    const Geos geos;
    Geos::Geometry whole = geos.nothing();
    for (const GeoRing &ring : rings) {
        if (ring.size() >= 3)
            whole = geos.united(whole, geos.polygon(ring));
    }
    return ringsOf(geos, whole);
}

Result<QList<GeoRing>> grownSimple(const QList<GeoRing> &rings, int corners)
{
    qsizetype before = 0;
    for (const GeoRing &ring : rings)
        before += ring.size();
    if (before <= corners)
        return rings;
    const Geos geos;
    Geos::Geometry shape = geos.evenOdd(rings);
    if (!geos.isValid(shape)) {
        const auto mended = untangled(rings);
        if (!mended)
            return mended;
        shape = geos.evenOdd(*mended);
    }
    const double share = static_cast<double>(corners) / static_cast<double>(before);
    for (const double part : {share * 0.95, share * 0.5, share * 0.1}) {
        const auto simple = ringsOf(geos, geos.outerHull(shape, part));
        if (!simple)
            return simple;
        const qsizetype after = std::accumulate(simple->begin(), simple->end(), qsizetype{0},
            [](qsizetype sum, const GeoRing &ring) { return sum + ring.size(); });
        if (after <= corners)
            return simple;
    }
    return failure(ErrorCode::AreaTooManyCorners, {QString(), figure(before), figure(corners)});
}

Result<QList<GeoRing>> commonPart(const QList<GeoRing> &rings, const QList<GeoRing> &other)
{
    const Geos geos;
    return ringsOf(geos, geos.common(geos.evenOdd(rings), geos.evenOdd(other)));
}

} // namespace campanile
