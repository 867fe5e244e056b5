// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapnik/datasource.hpp>
#include <mapnik/feature.hpp>
#include <mapnik/geometry/box2d.hpp>

#include <boost/geometry/algorithms/intersects.hpp>
#include <boost/geometry/geometries/box.hpp>
#include <boost/geometry/geometries/point.hpp>
#include <boost/geometry/index/rtree.hpp>
#include <boost/geometry/strategies/strategies.hpp>

#include <cstdint>
#include <memory>
#include <vector>

namespace campanile {

/// Features of one kind in web mercator, with an R-tree. Never changes once made: all drawing threads share it without
/// a lock, and a query copies nothing but pointers. In their order they are painted.
class ShapeLayer final {
public:
    explicit ShapeLayer(std::vector<mapnik::feature_ptr> features);

    /// Those that touch `box` and are at least `smallest` metres wide or high, in painting order.
    [[nodiscard]] std::vector<const mapnik::feature_ptr *> find(
        const mapnik::box2d<double> &box, double smallest) const;

    [[nodiscard]] const std::vector<mapnik::feature_ptr> &features() const { return m_features; }

    [[nodiscard]] const mapnik::box2d<double> &envelope() const { return m_envelope; }

private:
    using Point = boost::geometry::model::point<float, 2, boost::geometry::cs::cartesian>;
    using Box = boost::geometry::model::box<Point>;
    using Entry = std::pair<Box, std::uint32_t>;
    std::vector<mapnik::feature_ptr> m_features;
    std::vector<float> m_sizes;
    boost::geometry::index::rtree<Entry, boost::geometry::index::rstar<16>> m_tree;
    mapnik::box2d<double> m_envelope;
};

using ShapeLayerPtr = std::shared_ptr<const ShapeLayer>;

/// What Mapnik sees of a ShapeLayer.
class ShapeSource final : public mapnik::datasource {
public:
    /// Features smaller than `smallestPixels` on the picture are left out.
    ShapeSource(ShapeLayerPtr layer, double smallestPixels);

    datasource_t type() const override { return Vector; }

    std::optional<mapnik::datasource_geometry_t> get_geometry_type() const override { return {}; }

    mapnik::featureset_ptr features(const mapnik::query &query) const override;
    mapnik::featureset_ptr features_at_point(const mapnik::coord2d &point, double tolerance) const override;

    mapnik::box2d<double> envelope() const override { return m_layer->envelope(); }

    mapnik::layer_descriptor get_descriptor() const override;

private:
    ShapeLayerPtr m_layer;
    double m_smallestPixels;
};

} // namespace campanile
