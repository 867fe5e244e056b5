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
        }
    }
    std::ranges::sort(m_edges, {}, [](const Edge &edge) { return edge.low.latE7; });
}

void RingScan::enter(std::int32_t south, std::int32_t north)
{
    // An edge counts for the latitudes from its low end up to, not including, its high end.
    std::erase_if(m_active, [&](const Edge &edge) { return edge.high.latE7 <= south; });
    for (; m_nextEdge < m_edges.size() && m_edges[m_nextEdge].low.latE7 <= north; ++m_nextEdge) {
        if (m_edges[m_nextEdge].high.latE7 > south)
            m_active.push_back(m_edges[m_nextEdge]);
    }
    m_zones.clear();
    for (const Edge &edge : m_active) {
        // Level edges are never crossed, but what is north of one differs from what is south of it.
        double a = edge.low.lonE7;
        double b = edge.high.lonE7;
        const double rise = static_cast<double>(edge.high.latE7) - edge.low.latE7;
        if (rise > 0) {
            const double slope = (b - a) / rise;
            b = a + slope * (std::min(north, edge.high.latE7) - static_cast<double>(edge.low.latE7));
            a += slope * (std::max(south, edge.low.latE7) - static_cast<double>(edge.low.latE7));
        }
        // One unit more on both sides than rounding can take away.
        m_zones.push_back({static_cast<std::int64_t>(std::floor(std::min(a, b))) - 1,
            static_cast<std::int64_t>(std::ceil(std::max(a, b))) + 1});
    }
    std::ranges::sort(m_zones, {}, &Zone::west);
    size_t last = 0;
    for (size_t i = 1; i < m_zones.size(); ++i) {
        if (m_zones[i].west <= m_zones[last].east)
            m_zones[last].east = std::max(m_zones[last].east, m_zones[i].east);
        else
            m_zones[++last] = m_zones[i];
    }
    if (!m_zones.empty())
        m_zones.resize(last + 1);
}

} // namespace campanile
