// SPDX-License-Identifier: GPL-3.0-or-later
#include "shapelayer.h"

#include <mapnik/feature_layer_desc.hpp>
#include <mapnik/query.hpp>

#include <algorithm>
#include <cmath>
#include <iterator>

namespace campanile {

namespace bgi = boost::geometry::index;

namespace {

class Found final : public mapnik::Featureset {
public:
    explicit Found(std::vector<const mapnik::feature_ptr *> features)
        : m_features(std::move(features))
    {
    }

    mapnik::feature_ptr next() override { return m_next < m_features.size() ? *m_features[m_next++] : nullptr; }

private:
    std::vector<const mapnik::feature_ptr *> m_features;
    std::size_t m_next = 0;
};

// Floats halve the tree; a box must never shrink by rounding.
float below(double value)
{
    return std::nextafter(static_cast<float>(value), -HUGE_VALF);
}

float above(double value)
{
    return std::nextafter(static_cast<float>(value), HUGE_VALF);
}

} // namespace

ShapeLayer::ShapeLayer(std::vector<mapnik::feature_ptr> features)
    : m_features(std::move(features))
{
    std::vector<Entry> entries;
    entries.reserve(m_features.size());
    m_sizes.reserve(m_features.size());
    for (std::size_t i = 0; i < m_features.size(); ++i) {
        const mapnik::box2d<double> box = m_features[i]->envelope();
        m_sizes.push_back(static_cast<float>(std::max(box.width(), box.height())));
        entries.emplace_back(
            Box({below(box.minx()), below(box.miny())}, {above(box.maxx()), above(box.maxy())}), std::uint32_t(i));
        if (i == 0)
            m_envelope = box;
        else
            m_envelope.expand_to_include(box);
    }
    m_tree = decltype(m_tree)(entries); // bulk load: packed
}

std::vector<const mapnik::feature_ptr *> ShapeLayer::find(const mapnik::box2d<double> &box, double smallest) const
{
    std::vector<std::uint32_t> hits;
    const Box wanted({below(box.minx()), below(box.miny())}, {above(box.maxx()), above(box.maxy())});
    for (auto entry = m_tree.qbegin(bgi::intersects(wanted)); entry != m_tree.qend(); ++entry) {
        if (m_sizes[entry->second] >= smallest)
            hits.push_back(entry->second);
    }
    std::ranges::sort(hits);
    std::vector<const mapnik::feature_ptr *> found;
    found.reserve(hits.size());
    std::ranges::transform(hits, std::back_inserter(found), [this](std::uint32_t i) { return &m_features[i]; });
    return found;
}

ShapeSource::ShapeSource(ShapeLayerPtr layer, double smallestPixels)
    : datasource(mapnik::parameters{})
    , m_layer(std::move(layer))
    , m_smallestPixels(smallestPixels)
{
}

mapnik::featureset_ptr ShapeSource::features(const mapnik::query &query) const
{
    const double pixelsPerMetre = std::get<0>(query.resolution());
    return std::make_shared<Found>(m_layer->find(query.get_bbox(), m_smallestPixels / pixelsPerMetre));
}

mapnik::featureset_ptr ShapeSource::features_at_point(const mapnik::coord2d &point, double tolerance) const
{
    mapnik::box2d<double> box(point, point);
    box.pad(tolerance);
    return std::make_shared<Found>(m_layer->find(box, 0));
}

mapnik::layer_descriptor ShapeSource::get_descriptor() const
{
    return {"shapes", "utf-8"};
}

} // namespace campanile
