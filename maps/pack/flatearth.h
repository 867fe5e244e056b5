// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <algorithm>
#include <cmath>

namespace campanile {

/// Metres around a point: right to a few centimetres across a town.
class FlatEarth final {
public:
    struct Point {
        double x = 0, y = 0;
    };

    struct Nearest {
        double part = 0; ///< 0: at a, 1: at b
        double distance = 0;
    };

    explicit FlatEarth(GeoPoint origin)
        : m_origin(origin)
        , m_squeeze(std::cos(origin.latitude() * M_PI / 180))
    {
    }

    [[nodiscard]] Point metres(GeoPoint p) const
    {
        return {(p.longitude() - m_origin.longitude()) * metresPerDegree * m_squeeze,
            (p.latitude() - m_origin.latitude()) * metresPerDegree};
    }

    [[nodiscard]] GeoPoint point(Point m) const
    {
        return GeoPoint::fromDegrees(
            m_origin.latitude() + m.y / metresPerDegree, m_origin.longitude() + m.x / (metresPerDegree * m_squeeze));
    }

    [[nodiscard]] static Nearest nearest(Point a, Point b, Point p)
    {
        const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
        const double part = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
        return {part, std::hypot(p.x - a.x - dx * part, p.y - a.y - dy * part)};
    }

private:
    static constexpr double metresPerDegree = 111'319.49;
    GeoPoint m_origin;
    double m_squeeze;
};

} // namespace campanile
