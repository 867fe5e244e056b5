// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geometry.h"

#define GEOS_USE_ONLY_R_API
#include <geos_c.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace campanile {

/// Owns one GEOS geometry.
class Piece final {
public:
    Piece(GEOSContextHandle_t context, GEOSGeometry *geometry)
        : m_context(context)
        , m_geometry(geometry)
    {
    }

    Piece(Piece &&other) noexcept
        : m_context(other.m_context)
        , m_geometry(std::exchange(other.m_geometry, nullptr))
    {
    }

    Piece(const Piece &) = delete;
    Piece &operator=(const Piece &) = delete;

    Piece &operator=(Piece &&other) noexcept
    {
        std::swap(m_geometry, other.m_geometry);
        return *this;
    }

    ~Piece()
    {
        if (m_geometry)
            GEOSGeom_destroy_r(m_context, m_geometry);
    }

    [[nodiscard]] GEOSGeometry *get() const { return m_geometry; }

    [[nodiscard]] GEOSGeometry *release() { return std::exchange(m_geometry, nullptr); }

    explicit operator bool() const { return m_geometry; }

private:
    GEOSContextHandle_t m_context;
    GEOSGeometry *m_geometry;
};

struct Geometry::Private {
    Private()
        : context(GEOS_init_r())
        , writer(GEOSWKBWriter_create_r(context))
        , reader(GEOSWKBReader_create_r(context))
    {
        GEOSWKBWriter_setByteOrder_r(context, writer, GEOS_WKB_NDR);
        GEOSWKBWriter_setOutputDimension_r(context, writer, 2);
    }

    ~Private()
    {
        GEOSWKBReader_destroy_r(context, reader);
        GEOSWKBWriter_destroy_r(context, writer);
        GEOS_finish_r(context);
    }

    Private(const Private &) = delete;
    Private &operator=(const Private &) = delete;

    [[nodiscard]] Piece own(GEOSGeometry *geometry) const { return {context, geometry}; }

    [[nodiscard]] Piece read(const Shape &shape) const
    {
        const std::string wkb = toWkb(shape);
        return own(
            GEOSWKBReader_read_r(context, reader, reinterpret_cast<const unsigned char *>(wkb.data()), wkb.size()));
    }

    // Only what is of the wanted kind: an intersection may leave stray points and lines behind.
    [[nodiscard]] Shape write(const GEOSGeometry *geometry, Shape::Kind kind) const
    {
        Shape result{kind, {}};
        if (!geometry || GEOSisEmpty_r(context, geometry) == 1)
            return result;
        const int type = GEOSGeomTypeId_r(context, geometry);
        const int count = GEOSGetNumGeometries_r(context, geometry);
        if (type >= GEOS_MULTIPOINT) {
            for (int i = 0; i < count; ++i) {
                Shape part = write(GEOSGetGeometryN_r(context, geometry, i), kind);
                std::ranges::move(part.parts, std::back_inserter(result.parts));
            }
            return result;
        }
        const bool polygon = type == GEOS_POLYGON, line = type == GEOS_LINESTRING || type == GEOS_LINEARRING;
        if ((kind == Shape::Kind::Polygons && !polygon) || (kind == Shape::Kind::Lines && !line))
            return result;
        std::size_t size = 0;
        unsigned char *bytes = GEOSWKBWriter_write_r(context, writer, geometry, &size);
        Shape part = fromWkb(std::string(reinterpret_cast<const char *>(bytes), size));
        GEOSFree_r(context, bytes);
        result.parts = std::move(part.parts);
        return result;
    }

    [[nodiscard]] Piece collection(std::vector<GEOSGeometry *> &parts, int type) const
    {
        return own(GEOSGeom_createCollection_r(context, type, parts.data(), static_cast<unsigned>(parts.size())));
    }

    GEOSContextHandle_t context;
    GEOSWKBWriter *writer;
    GEOSWKBReader *reader;
};

} // namespace campanile
