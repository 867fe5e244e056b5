// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <mapnik/geometry.hpp>

#include <optional>
#include <string_view>

namespace campanile {

/// A GeoPackage geometry blob in degrees as a geometry in web mercator. Nothing when the blob is damaged or holds
/// something that cannot be on a map: no length in it is believed before it was checked.
[[nodiscard]] std::optional<mapnik::geometry::geometry<double>> geometryFromBlob(std::string_view blob);

/// Degrees to web mercator.
[[nodiscard]] mapnik::geometry::point<double> mercator(double longitude, double latitude);

} // namespace campanile
