// SPDX-License-Identifier: GPL-3.0-or-later
#include "segmentgrid.h"

#include "flatearth.h"

#include <algorithm>
#include <optional>

namespace campanile {

namespace {

constexpr double touching = 1; ///< metres: maps of different hands do not meet to the centimetre
constexpr double oneJunction = 30; ///< metres: both carriageways of the other street are met once
constexpr std::int32_t reachE7 = 200; ///< more than `touching`, in any latitude where people live

GeoBox boxOf(GeoPoint a, GeoPoint b)
{
    GeoBox box;
    box.include(a);
    box.include(b);
    return box;
}

} // namespace

int SegmentGrid::cell(std::int32_t e7)
{
    return static_cast<int>(std::floor(e7 / 20'000.0));
}

void SegmentGrid::addStreet(int street, const QList<GeoRing> &lines)
{
    while (m_begins.size() <= street)
        m_begins += m_segments.size();
    for (const GeoRing &line : lines) {
        for (qsizetype p = 1; p < line.size(); ++p) {
            const int index = static_cast<int>(m_segments.size());
            m_segments += {street, line[p - 1], line[p]};
            const GeoBox box = boxOf(line[p - 1], line[p]);
            for (int row = cell(box.south); row <= cell(box.north); ++row) {
                for (int column = cell(box.west); column <= cell(box.east); ++column)
                    m_cells[key(row, column)] += index;
            }
        }
    }
}

int SegmentGrid::nearest(GeoPoint point, double withinMetres) const
{
    const FlatEarth flat(point);
    const GeoPoint corner = flat.point({withinMetres, withinMetres});
    const int rows = corner.latE7 - point.latE7, columns = corner.lonE7 - point.lonE7;
    int best = -1;
    double distance = withinMetres;
    for (int row = cell(point.latE7 - rows); row <= cell(point.latE7 + rows); ++row) {
        for (int column = cell(point.lonE7 - columns); column <= cell(point.lonE7 + columns); ++column) {
            for (const int index : m_cells.value(key(row, column))) {
                const Segment &segment = m_segments[index];
                const auto near = FlatEarth::nearest(flat.metres(segment.a), flat.metres(segment.b), {});
                if (near.distance < distance || (near.distance == distance && best < 0))
                    distance = near.distance, best = segment.street;
            }
        }
    }
    return best;
}

QList<SegmentGrid::Meeting> SegmentGrid::meetings(int street) const
{
    struct Found {
        GeoPoint point;
        int street;
        double along;
    };

    QList<Found> found;
    const qsizetype end = street + 1 < m_begins.size() ? m_begins[street + 1] : m_segments.size();
    double way = 0;
    for (qsizetype i = m_begins.value(street, m_segments.size()); i < end; ++i) {
        const Segment &own = m_segments[i];
        const FlatEarth flat(own.a);
        const auto b = flat.metres(own.b);
        const double length = std::hypot(b.x, b.y);
        GeoBox box = boxOf(own.a, own.b);
        box = {box.south - reachE7, box.west - reachE7, box.north + reachE7, box.east + reachE7};
        for (int row = cell(box.south); row <= cell(box.north); ++row) {
            for (int column = cell(box.west); column <= cell(box.east); ++column) {
                const auto there = m_cells.constFind(key(row, column));
                if (there == m_cells.cend())
                    continue;
                for (const int index : *there) {
                    const Segment &other = m_segments[index];
                    if (other.street == street || std::max(other.a.latE7, other.b.latE7) < box.south
                        || std::min(other.a.latE7, other.b.latE7) > box.north
                        || std::max(other.a.lonE7, other.b.lonE7) < box.west
                        || std::min(other.a.lonE7, other.b.lonE7) > box.east)
                        continue;
                    for (const GeoPoint corner : {other.a, other.b}) {
                        const auto near = FlatEarth::nearest({}, b, flat.metres(corner));
                        if (near.distance <= touching)
                            found += {corner, other.street, way + near.part * length};
                    }
                    const auto oa = flat.metres(other.a), ob = flat.metres(other.b);
                    for (const bool last : {false, true}) {
                        if (FlatEarth::nearest(oa, ob, last ? b : FlatEarth::Point()).distance <= touching)
                            found += {last ? own.b : own.a, other.street, way + (last ? length : 0)};
                    }
                }
            }
        }
        way += length;
    }
    std::ranges::sort(found, [](const Found &a, const Found &b) {
        return std::tuple(a.along, a.street, a.point.latE7, a.point.lonE7)
            < std::tuple(b.along, b.street, b.point.latE7, b.point.lonE7);
    });
    QList<Meeting> result;
    for (const Found &one : std::as_const(found)) {
        const FlatEarth flat(one.point);
        const bool known = std::ranges::any_of(result, [&](const Meeting &there) {
            const auto off = flat.metres(there.point);
            return there.street == one.street && std::hypot(off.x, off.y) < oneJunction;
        });
        if (!known)
            result += {one.point, one.street};
    }
    return result;
}

} // namespace campanile
