// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <algorithm>
#include <span>
#include <vector>

namespace campanile {

/// Even-odd rings met band by band, from south to north. Where no edge passes, a whole stretch of a band's points is in
/// or out at once; only those beside an edge are tested one by one, and only against the edges close by. Answers as
/// contains() does, to the last point.
class RingScan final {
public:
    explicit RingScan(const QList<GeoRing> &rings);

    [[nodiscard]] const GeoBox &box() const { return m_box; }

    /// `points` ascend by longitude and lie between south and north. Calls inside(from, to) for runs of them,
    /// ascending. Bands must come in ascending order.
    template <class Inside>
    void band(std::span<const GeoPoint> points, std::int32_t south, std::int32_t north, Inside inside)
    {
        enter(south, north);
        // The place sought is close where edges are many, and far where they are few: steps that double find both.
        const auto at = [&](std::int64_t lon, size_t from) {
            const auto isWest = [lon](const GeoPoint &p) { return p.lonE7 < lon; };
            size_t step = 1;
            for (; from + step <= points.size() && isWest(points[from + step - 1]); step *= 2)
                from += step;
            const auto first = points.begin() + static_cast<std::ptrdiff_t>(from);
            const auto last = points.begin() + static_cast<std::ptrdiff_t>(std::min(from + step, points.size()));
            return static_cast<size_t>(std::partition_point(first, last, isWest) - points.begin());
        };
        const auto emitRun = [&](size_t from, size_t to) {
            inside(static_cast<std::uint32_t>(from), static_cast<std::uint32_t>(to));
        };
        size_t next = m_zones.empty() ? points.size() : at(m_zones.front().west, 0); // west of all edges: outside
        for (size_t z = 0; z < m_zones.size() && next < points.size(); ++z) {
            const Zone &zone = m_zones[z];
            const size_t zoneEnd = at(zone.east + 1, next);
            for (size_t i = next; i < zoneEnd; ++i) {
                if (isInside(zone, points[i]))
                    emitRun(i, i + 1);
            }
            const size_t gapEnd = z + 1 < m_zones.size() ? at(m_zones[z + 1].west, zoneEnd) : points.size();
            if (zone.insideEast && gapEnd > zoneEnd)
                emitRun(zoneEnd, gapEnd);
            next = gapEnd;
        }
    }

private:
    struct Edge {
        GeoPoint low;
        GeoPoint high;
        double slope = 0; ///< longitude for latitude; of a level edge 0
        std::int64_t west = 0, east = 0; ///< longitudes it passes within the band
        void pass(std::int32_t south, std::int32_t north);
    };

    struct Zone { ///< longitudes that edges pass within the band
        std::int64_t west = 0;
        std::int64_t east = 0;
        std::uint32_t firstEdge = 0, lastEdge = 0; ///< those edges, half-open
        bool insideEast = false; ///< whether what lies between it and the next zone is inside
    };

    void enter(std::int32_t south, std::int32_t north);

    [[nodiscard]] bool isInside(const Zone &zone, GeoPoint point) const
    {
        bool result = zone.insideEast;
        for (std::uint32_t i = zone.firstEdge; i < zone.lastEdge; ++i)
            result ^= crossesEastOf(m_active[i].low, m_active[i].high, point);
        return result;
    }

    GeoBox m_box;
    std::vector<Edge> m_edges; ///< by their southern end
    size_t m_nextEdge = 0;
    std::vector<Edge> m_active; ///< those that touch the band, from west to east
    std::vector<Zone> m_zones;
};

} // namespace campanile
