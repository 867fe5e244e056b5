// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiencepeers.h"

#include <geos_c.h>

#include <algorithm>

namespace campanile {

namespace {

class GeosPeer final : public AudiencePeer {
public:
    explicit GeosPeer(const std::vector<GeoPoint> &points)
        : m_geos(GEOS_init_r())
        , m_tree(GEOSSTRtree_create_r(m_geos, 10))
    {
        m_points.reserve(points.size()); // the tree keeps pointers into it
        for (const GeoPoint &p : points) {
            m_points.push_back(GEOSGeom_createPointFromXY_r(m_geos, p.lonE7, p.latE7));
            GEOSSTRtree_insert_r(m_geos, m_tree, m_points.back(), &m_points.back());
        }
        GEOSSTRtree_build_r(m_geos, m_tree);
    }

    ~GeosPeer() override
    {
        GEOSSTRtree_destroy_r(m_geos, m_tree);
        for (GEOSGeometry *point : m_points)
            GEOSGeom_destroy_r(m_geos, point);
        GEOS_finish_r(m_geos);
    }

    int count(const GeoRing &ring) override
    {
        int found = 0;
        query(ring, [&](int) { ++found; });
        return found;
    }

    std::vector<int> find(const GeoRing &ring) override
    {
        std::vector<int> found;
        query(ring, [&](int i) { found.push_back(i); });
        std::ranges::sort(found);
        return found;
    }

private:
    template <class Visit> void query(const GeoRing &ring, Visit visit)
    {
        GEOSCoordSequence *corners = GEOSCoordSeq_create_r(m_geos, static_cast<unsigned>(ring.size() + 1), 2);
        for (qsizetype i = 0; i <= ring.size(); ++i) {
            const GeoPoint &p = ring[i % ring.size()];
            GEOSCoordSeq_setXY_r(m_geos, corners, static_cast<unsigned>(i), p.lonE7, p.latE7);
        }
        GEOSGeometry *polygon =
            GEOSGeom_createPolygon_r(m_geos, GEOSGeom_createLinearRing_r(m_geos, corners), nullptr, 0);

        struct Query {
            const GeosPeer *peer;
            const GEOSPreparedGeometry *prepared;
            Visit &visit;
        } query{this, GEOSPrepare_r(m_geos, polygon), visit};

        GEOSSTRtree_query_r(
            m_geos, m_tree, polygon,
            [](void *item, void *data) {
                const auto *q = static_cast<Query *>(data);
                GEOSGeometry *const *point = static_cast<GEOSGeometry **>(item);
                if (GEOSPreparedContains_r(q->peer->m_geos, q->prepared, *point) == 1)
                    q->visit(static_cast<int>(point - q->peer->m_points.data()));
            },
            &query);
        GEOSPreparedGeom_destroy_r(m_geos, query.prepared);
        GEOSGeom_destroy_r(m_geos, polygon);
    }

    GEOSContextHandle_t m_geos;
    GEOSSTRtree *m_tree;
    std::vector<GEOSGeometry *> m_points;
};

} // namespace

std::unique_ptr<AudiencePeer> geosPeer(const std::vector<GeoPoint> &points)
{
    return std::make_unique<GeosPeer>(points);
}

} // namespace campanile
