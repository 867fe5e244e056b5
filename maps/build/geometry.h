// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shape.h"

#include <memory>

namespace campanile {

/// GEOS, for what cannot be done simply. One object a thread.
class Geometry final {
public:
    Geometry();
    ~Geometry();
    Geometry(const Geometry &) = delete;
    Geometry &operator=(const Geometry &) = delete;

    /// The part of it inside the box; the very same shape where it is wholly inside.
    [[nodiscard]] Shape clipped(Shape shape, const GeoBox &box) const;
    /// The sea within the box, from coastlines with the land on their left; empty: no sea, or a coast too broken to
    /// tell.
    [[nodiscard]] Shape sea(const std::vector<Path> &coastline, const GeoBox &box) const;
    /// Lines of one street joined end to end.
    [[nodiscard]] Shape merged(const Shape &lines) const;
    /// Where people live: the ground within about `metres` of a house.
    [[nodiscard]] Shape inhabited(const std::vector<GeoPoint> &houses, double metres) const;
    /// For each point the part of `within`, without `taken`, that is nearer to it than to the others and at most
    /// `limits[i]` metres away.
    [[nodiscard]] std::vector<Shape> cells(const std::vector<GeoPoint> &points, const std::vector<double> &limits,
        const Shape &within, const Shape &taken) const;
    [[nodiscard]] static Shape rectangle(const GeoBox &box);
    /// Polygons whose edges cross or overlap, made into ones that do not.
    [[nodiscard]] Shape valid(const Shape &polygons) const;
    /// Points of one label share a polygon: the part of `within` that is nearer to one of them than to any other
    /// label's. In step with the labels 0 .. labels - 1.
    [[nodiscard]] std::vector<Shape> zones(
        const std::vector<GeoPoint> &points, const std::vector<int> &labelOf, int labels, const Shape &within) const;

    /// Polygons, grown by some metres, made ready for many questions. Not after the Geometry it is from.
    class Region final {
    public:
        Region(const Geometry &geometry, const Shape &polygons, double metres);
        ~Region();
        Region(const Region &) = delete;
        Region &operator=(const Region &) = delete;
        [[nodiscard]] bool contains(GeoPoint point) const;
        /// The part of it inside; the very same shape where it is wholly inside. Lines stay lines.
        [[nodiscard]] Shape clipped(Shape shape) const;
        [[nodiscard]] const GeoBox &box() const;
        [[nodiscard]] bool isEmpty() const;

    private:
        struct Private;
        std::unique_ptr<Private> d;
    };

private:
    [[nodiscard]] Shape joined(const Shape &coast) const;
    [[nodiscard]] static Shape carriedOn(Shape coast, const GeoBox &box);
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
