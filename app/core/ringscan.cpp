// SPDX-License-Identifier: GPL-3.0-or-later
#include "ringscan.h"

#include <cmath>

namespace campanile {

RingScan::RingScan(const QList<GeoRing> &rings)
{
    for (const GeoRing &ring : rings) {
        for (qsizetype i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            m_box.include(ring[i]);
            const bool up = ring[j].latE7 < ring[i].latE7;
            m_edges.push_back(up ? Edge{ring[j], ring[i]} : Edge{ring[i], ring[j]});
            Edge &edge = m_edges.back();
            if (const double rise = static_cast<double>(edge.high.latE7) - edge.low.latE7; rise > 0)
                edge.slope = (static_cast<double>(edge.high.lonE7) - edge.low.lonE7) / rise;
        }
    }
    std::ranges::sort(m_edges, {}, [](const Edge &edge) { return edge.low.latE7; });
}

void RingScan::Edge::pass(std::int32_t south, std::int32_t north)
{
    // Level edges are never crossed, but what is north of one differs from what is south of it.
    double a = low.lonE7;
    double b = high.lonE7;
    if (high.latE7 > low.latE7) {
        b = a + slope * (std::min(north, high.latE7) - static_cast<double>(low.latE7));
        a += slope * (std::max(south, low.latE7) - static_cast<double>(low.latE7));
    }
    // One unit more on both sides than rounding can take away.
    west = static_cast<std::int64_t>(std::floor(std::min(a, b))) - 1;
    east = static_cast<std::int64_t>(std::ceil(std::max(a, b))) + 1;
}

void RingScan::enter(std::int32_t south, std::int32_t north)
{
    // An edge counts for the latitudes from its low end up to, not including, its high end.
    std::erase_if(m_active, [&](const Edge &edge) { return edge.high.latE7 <= south; });
    for (; m_nextEdge < m_edges.size() && m_edges[m_nextEdge].low.latE7 <= north; ++m_nextEdge) {
        if (m_edges[m_nextEdge].high.latE7 > south)
            m_active.push_back(m_edges[m_nextEdge]);
    }
    for (Edge &edge : m_active)
        edge.pass(south, north);
    // From band to band few edges change places: insertion is linear then, whatever the number of edges.
    for (size_t i = 1; i < m_active.size(); ++i) {
        if (m_active[i - 1].west <= m_active[i].west)
            continue;
        const Edge moved = m_active[i];
        size_t to = i;
        for (; to > 0 && m_active[to - 1].west > moved.west; --to)
            m_active[to] = m_active[to - 1];
        m_active[to] = moved;
    }
    m_zones.clear();
    for (std::uint32_t i = 0; i < m_active.size(); ++i) {
        if (m_zones.empty() || m_active[i].west > m_zones.back().east)
            m_zones.push_back({m_active[i].west, m_active[i].east, i, i, false});
        m_zones.back().east = std::max(m_zones.back().east, m_active[i].east);
        m_zones.back().lastEdge = i + 1;
    }
    // East of all edges is outside. What lies between two zones is in or out as a whole, so any latitude may tell.
    bool inside = false;
    for (auto zone = m_zones.rbegin(); zone != m_zones.rend(); ++zone) {
        zone->insideEast = inside;
        for (std::uint32_t i = zone->firstEdge; i < zone->lastEdge; ++i)
            inside ^= m_active[i].low.latE7 <= south && m_active[i].high.latE7 > south;
    }
}

} // namespace campanile
