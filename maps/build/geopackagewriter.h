// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "layers.h"
#include "result.h"

#include <functional>
#include <utility>

namespace campanile {

struct PackContents {
    Layers layers;
    std::vector<std::pair<std::string, std::string>> metadata;
    GeoBox bounds;
    std::string lastChange; ///< ISO 8601: of the data, not of the build, so that equal input makes equal bytes
};

/// Writes beside `path` under a temporary name and renames it when it is complete and on the disk. `tick(0..1)` returns
/// false to stop (Cancelled).
[[nodiscard]] Result<void> writeGeoPackage(
    const QString &path, const PackContents &contents, const std::function<bool(double)> &tick);

} // namespace campanile
