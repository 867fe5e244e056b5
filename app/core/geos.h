// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <geos_c.h>

#include <memory>
#include <vector>

namespace campanile {

/// GEOS, for area*.cpp alone: it wants a context per thread of use, and its messages are not for people. Coordinates
/// stay the integers they are where no method says metres: doubles hold them exactly.
class Geos final {
public:
    Geos()
        : m_context(GEOS_init_r())
    {
    }

    ~Geos() { GEOS_finish_r(m_context); }
    Q_DISABLE_COPY_MOVE(Geos)

    struct Destroy {
        GEOSContextHandle_t context;

        void operator()(GEOSGeometry *geometry) const { GEOSGeom_destroy_r(context, geometry); }
    };

    using Geometry = std::unique_ptr<GEOSGeometry, Destroy>;

    [[nodiscard]] GEOSCoordSequence *sequence(const GeoRing &ring, bool close) const
    {
        std::vector<double> xy;
        xy.reserve(static_cast<size_t>(ring.size() + 1) * 2);
        for (const GeoPoint &p : ring)
            xy.push_back(p.lonE7), xy.push_back(p.latE7);
        if (close)
            xy.push_back(ring.front().lonE7), xy.push_back(ring.front().latE7);
        return GEOSCoordSeq_copyFromBuffer_r(m_context, xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
    }

    [[nodiscard]] Geometry polygon(const GeoRing &ring) const
    {
        GEOSGeometry *shell = GEOSGeom_createLinearRing_r(m_context, sequence(ring, true));
        return {shell ? GEOSGeom_createPolygon_r(m_context, shell, nullptr, 0) : nullptr, {m_context}};
    }

    [[nodiscard]] Geometry line(const GeoRing &ring) const
    {
        return {GEOSGeom_createLineString_r(m_context, sequence(ring, false)), {m_context}};
    }

    [[nodiscard]] Geometry box(const GeoBox &box) const
    {
        return {GEOSGeom_createRectangle_r(m_context, box.west, box.south, box.east, box.north), {m_context}};
    }

    [[nodiscard]] bool isValid(const Geometry &g) const { return g && GEOSisValid_r(m_context, g.get()) == 1; }

    [[nodiscard]] bool overlap(const Geometry &a, const Geometry &b) const
    {
        return GEOSOverlaps_r(m_context, a.get(), b.get()) == 1 || GEOSEquals_r(m_context, a.get(), b.get()) == 1;
    }

    [[nodiscard]] bool covers(const Geometry &a, const Geometry &b) const
    {
        return a && b && GEOSCovers_r(m_context, a.get(), b.get()) == 1;
    }

    [[nodiscard]] double area(const Geometry &g) const
    {
        double result = 0;
        return g && GEOSArea_r(m_context, g.get(), &result) == 1 ? result : 0;
    }

    [[nodiscard]] bool intersect(const Geometry &a, const Geometry &b) const
    {
        return a && b && GEOSIntersects_r(m_context, a.get(), b.get()) == 1;
    }

    [[nodiscard]] Geometry nothing() const { return {GEOSGeom_createEmptyPolygon_r(m_context), {m_context}}; }

    [[nodiscard]] Geometry united(const Geometry &a, const Geometry &b) const
    {
        return {a && b ? GEOSUnion_r(m_context, a.get(), b.get()) : nullptr, {m_context}};
    }

    [[nodiscard]] Geometry without(const Geometry &a, const Geometry &b) const
    {
        return {a && b ? GEOSDifference_r(m_context, a.get(), b.get()) : nullptr, {m_context}};
    }

    [[nodiscard]] Geometry common(const Geometry &a, const Geometry &b) const
    {
        return {a && b ? GEOSIntersection_r(m_context, a.get(), b.get()) : nullptr, {m_context}};
    }

    /// Polygons with holes of rings of which none crosses another.
    [[nodiscard]] Geometry evenOdd(const QList<GeoRing> &rings) const
    {
        std::vector<GEOSGeometry *> lines;
        for (const GeoRing &ring : rings) {
            if (ring.size() < 3)
                continue;
            if (GEOSGeometry *line = GEOSGeom_createLineString_r(m_context, sequence(ring, true)))
                lines.push_back(line);
        }
        const Geometry all{GEOSGeom_createCollection_r(
                               m_context, GEOS_MULTILINESTRING, lines.data(), static_cast<unsigned>(lines.size())),
            {m_context}};
        return {all ? GEOSBuildArea_r(m_context, all.get()) : nullptr, {m_context}};
    }

    /// The parts into which the ring's crossings cut the plane, united, of those whose inner point is `wanted(x, y)`.
    template <class Wanted> [[nodiscard]] Geometry facesOf(const GeoRing &ring, Wanted wanted) const
    {
        const Geometry line{GEOSGeom_createLineString_r(m_context, sequence(ring, true)), {m_context}};
        const Geometry noded{line ? GEOSNode_r(m_context, line.get()) : nullptr, {m_context}};
        const GEOSGeometry *input = noded.get();
        const Geometry faces{input ? GEOSPolygonize_r(m_context, &input, 1) : nullptr, {m_context}};
        std::vector<GEOSGeometry *> kept;
        const int count = faces ? GEOSGetNumGeometries_r(m_context, faces.get()) : 0;
        for (int i = 0; i < count; ++i) {
            const GEOSGeometry *face = GEOSGetGeometryN_r(m_context, faces.get(), i);
            const Geometry inner{GEOSPointOnSurface_r(m_context, face), {m_context}};
            double x = 0, y = 0;
            if (inner && GEOSGeomGetX_r(m_context, inner.get(), &x) == 1
                && GEOSGeomGetY_r(m_context, inner.get(), &y) == 1 && wanted(x, y))
                kept.push_back(GEOSGeom_clone_r(m_context, face));
        }
        const Geometry all{
            GEOSGeom_createCollection_r(m_context, GEOS_MULTIPOLYGON, kept.data(), static_cast<unsigned>(kept.size())),
            {m_context}};
        return {all ? GEOSUnaryUnion_r(m_context, all.get()) : nullptr, {m_context}};
    }

    /// With so large a share of the corners, growing only.
    [[nodiscard]] Geometry outerHull(const Geometry &polygons, double share) const
    {
        return {polygons ? GEOSPolygonHullSimplify_r(m_context, polygons.get(), 1, share) : nullptr, {m_context}};
    }

    [[nodiscard]] int holes(const Geometry &polygons) const
    {
        int result = 0;
        const int parts = polygons ? GEOSGetNumGeometries_r(m_context, polygons.get()) : 0;
        for (int i = 0; i < parts; ++i)
            result +=
                std::max(0, GEOSGetNumInteriorRings_r(m_context, GEOSGetGeometryN_r(m_context, polygons.get(), i)));
        return result;
    }

    /// Of a line given as x, y, x, y...; one-sided: to the left, or with a negative width to the right.
    [[nodiscard]] Geometry buffered(
        const std::vector<double> &xy, double width, int segmentsPerQuarter, bool oneSided) const
    {
        GEOSCoordSequence *points =
            GEOSCoordSeq_copyFromBuffer_r(m_context, xy.data(), static_cast<unsigned>(xy.size() / 2), 0, 0);
        const Geometry line{GEOSGeom_createLineString_r(m_context, points), {m_context}};
        GEOSBufferParams *how = GEOSBufferParams_create_r(m_context);
        GEOSBufferParams_setQuadrantSegments_r(m_context, how, segmentsPerQuarter);
        GEOSBufferParams_setSingleSided_r(m_context, how, oneSided ? 1 : 0);
        GEOSGeometry *result = line ? GEOSBufferWithParams_r(m_context, line.get(), how, width) : nullptr;
        GEOSBufferParams_destroy_r(m_context, how);
        return {result, {m_context}};
    }

    /// Polygons, every corner put where `place(x, y)` says and then on whole numbers, still not crossing themselves.
    template <class Place> [[nodiscard]] Geometry onWholeNumbers(const Geometry &polygons, Place place) const
    {
        if (!polygons)
            return {nullptr, {m_context}};

        struct Mover {
            Place &place;

            static int move(double *x, double *y, void *self)
            {
                const GeoPoint p = static_cast<Mover *>(self)->place(*x, *y);
                *x = p.lonE7, *y = p.latE7;
                return 1;
            }
        } mover{place};

        const Geometry moved{GEOSGeom_transformXY_r(m_context, polygons.get(), &Mover::move, &mover), {m_context}};
        return {moved ? GEOSGeom_setPrecision_r(m_context, moved.get(), 1, 0) : nullptr, {m_context}};
    }

    /// Outer rings and holes alike, none closed by repeating its first point.
    [[nodiscard]] QList<GeoRing> rings(const Geometry &polygons) const
    {
        QList<GeoRing> result;
        const auto append = [&](const GEOSGeometry *ring) {
            const GEOSCoordSequence *points = GEOSGeom_getCoordSeq_r(m_context, ring);
            unsigned count = 0;
            GEOSCoordSeq_getSize_r(m_context, points, &count);
            GeoRing corners;
            for (unsigned i = 0; i + 1 < count; ++i) {
                double x = 0, y = 0;
                GEOSCoordSeq_getXY_r(m_context, points, i, &x, &y);
                corners.append({static_cast<std::int32_t>(y), static_cast<std::int32_t>(x)});
            }
            result.append(corners);
        };
        const int parts = polygons ? GEOSGetNumGeometries_r(m_context, polygons.get()) : 0;
        for (int i = 0; i < parts; ++i) {
            const GEOSGeometry *part = GEOSGetGeometryN_r(m_context, polygons.get(), i);
            if (GEOSGeomTypeId_r(m_context, part) != GEOS_POLYGON || GEOSisEmpty_r(m_context, part) == 1)
                continue;
            append(GEOSGetExteriorRing_r(m_context, part));
            for (int hole = 0; hole < GEOSGetNumInteriorRings_r(m_context, part); ++hole)
                append(GEOSGetInteriorRingN_r(m_context, part, hole));
        }
        return result;
    }

private:
    GEOSContextHandle_t m_context;
};

} // namespace campanile
