// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QMetaType>

#include <cmath>
#include <cstdint>

namespace campanile {

/// WGS84 in units of 1e-7 degree (about one centimetre), as OpenStreetMap keeps it: the console, its files and the
/// dialer hash the very same integers.
struct GeoPoint {
    std::int32_t latE7 = 0;
    std::int32_t lonE7 = 0;

    /// What is not a number or not on Earth becomes the one point that is not valid, never some other place.
    [[nodiscard]] static GeoPoint fromDegrees(double lat, double lon)
    {
        if (!(lat >= -90 && lat <= 90 && lon >= -180 && lon <= 180))
            return {INT32_MIN, INT32_MIN};
        return {static_cast<std::int32_t>(std::lround(lat * 1e7)), static_cast<std::int32_t>(std::lround(lon * 1e7))};
    }

    [[nodiscard]] bool isValid() const
    {
        return latE7 >= -900'000'000 && latE7 <= 900'000'000 && lonE7 >= -1'800'000'000 && lonE7 <= 1'800'000'000;
    }

    [[nodiscard]] double latitude() const { return latE7 / 1e7; }

    [[nodiscard]] double longitude() const { return lonE7 / 1e7; }

    friend bool operator==(const GeoPoint &, const GeoPoint &) = default;
};

/// A ring is closed without repeating its first point. An open line is the same type where a comment says so.
using GeoRing = QList<GeoPoint>;

struct GeoBox {
    std::int32_t south = INT32_MAX, west = INT32_MAX, north = INT32_MIN, east = INT32_MIN;

    [[nodiscard]] bool isEmpty() const { return south > north || west > east; }

    void include(GeoPoint p)
    {
        south = std::min(south, p.latE7), north = std::max(north, p.latE7);
        west = std::min(west, p.lonE7), east = std::max(east, p.lonE7);
    }

    [[nodiscard]] bool contains(GeoPoint p) const
    {
        return p.latE7 >= south && p.latE7 <= north && p.lonE7 >= west && p.lonE7 <= east;
    }

    friend bool operator==(const GeoBox &, const GeoBox &) = default;
};

} // namespace campanile

Q_DECLARE_METATYPE(campanile::GeoPoint)
