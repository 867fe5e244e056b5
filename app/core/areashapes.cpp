// SPDX-License-Identifier: GPL-3.0-or-later
#include "areashapes.h"

#include "flatearth.h"
#include "geos.h"

namespace campanile {

namespace {

constexpr int segmentsPerQuarter = 8; // a round end of 100 m is then nowhere half a metre short

GeoBox boxOf(const QList<GeoRing> &lines)
{
    GeoBox box;
    for (const GeoRing &line : lines) {
        for (const GeoPoint &p : line)
            box.include(p);
    }
    return box;
}

GeoPoint middle(const GeoBox &box)
{
    return {static_cast<std::int32_t>((std::int64_t{box.south} + box.north) / 2),
        static_cast<std::int32_t>((std::int64_t{box.west} + box.east) / 2)};
}

} // namespace

GeoRing circleRing(GeoPoint centre, double metres)
{
    const FlatEarth plane(centre);
    GeoRing ring;
    ring.reserve(circleCorners);
    for (int i = 0; i < circleCorners; ++i) {
        const double angle = 2 * std::numbers::pi * i / circleCorners; // from north, clockwise
        ring.append(plane.point({metres * std::sin(angle), metres * std::cos(angle)}));
    }
    return ring;
}

GeoRing rectangleRing(GeoPoint corner, GeoPoint opposite)
{
    return {corner, {corner.latE7, opposite.lonE7}, opposite, {opposite.latE7, corner.lonE7}};
}

Result<QList<GeoRing>> corridorRings(const CorridorShape &shape)
{
    QList<GeoRing> lines;
    qsizetype points = 0;
    for (const GeoRing &line : shape.lines) {
        if (std::ranges::any_of(line, [](GeoPoint p) { return !p.isValid(); }))
            return failure(ErrorCode::AreaNotFinite, {QString()});
        if (line.size() >= 2) {
            lines.append(line);
            points += line.size();
        }
    }
    if (lines.isEmpty() || !(shape.metres > 0 && shape.metres <= widestCorridor))
        return failure(ErrorCode::AreaEmpty);
    if (points > maxCorners) {
        return failure(
            ErrorCode::AreaTooManyCorners, {QString(), QString::number(points), QString::number(maxCorners)});
    }
    const FlatEarth plane(middle(boxOf(lines)));
    const Geos geos;
    Geos::Geometry all = geos.nothing();
    for (const GeoRing &line : std::as_const(lines)) {
        std::vector<double> metres;
        metres.reserve(static_cast<size_t>(line.size()) * 2);
        for (const GeoPoint &p : line) {
            const FlatEarth::Point m = plane.metres(p);
            metres.insert(metres.end(), {m.x, m.y});
        }
        const bool oneSided = shape.flank != CorridorShape::Flank::Both;
        const double width = shape.flank == CorridorShape::Flank::Right ? -shape.metres : shape.metres;
        all = geos.united(all, geos.buffered(metres, width, segmentsPerQuarter, oneSided));
    }
    const auto place = [&plane](double x, double y) { return plane.point({x, y}); };
    const QList<GeoRing> rings = geos.rings(geos.onWholeNumbers(all, place));
    if (rings.isEmpty())
        return failure(ErrorCode::AreaEmpty);
    return rings;
}

double metresBetween(GeoPoint a, GeoPoint b)
{
    const FlatEarth plane(middle(boxOf({{a, b}})));
    const FlatEarth::Point from = plane.metres(a), to = plane.metres(b);
    return std::hypot(to.x - from.x, to.y - from.y);
}

} // namespace campanile
