// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace campanile {

/// Metres around a point, on a plane that touches the WGS84 ellipsoid there: a part in ten thousand off 10 km away.
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
    {
        constexpr double degree = std::numbers::pi / 180, a = 6'378'137, e2 = 0.00669437999014;
        const double latitude = origin.latitude() * degree, s = 1 - e2 * std::sin(latitude) * std::sin(latitude);
        m_north = a * (1 - e2) / (s * std::sqrt(s)) * degree;
        m_east = a / std::sqrt(s) * std::cos(latitude) * degree;
    }

    [[nodiscard]] Point metres(GeoPoint p) const
    {
        return {(p.longitude() - m_origin.longitude()) * m_east, (p.latitude() - m_origin.latitude()) * m_north};
    }

    [[nodiscard]] GeoPoint point(Point m) const
    {
        return GeoPoint::fromDegrees(m_origin.latitude() + m.y / m_north, m_origin.longitude() + m.x / m_east);
    }

    [[nodiscard]] static Nearest nearest(Point a, Point b, Point p)
    {
        const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
        const double part = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
        return {part, std::hypot(p.x - a.x - dx * part, p.y - a.y - dy * part)};
    }

private:
    GeoPoint m_origin;
    double m_north = 0, m_east = 0; ///< metres a degree
};

} // namespace campanile
