// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "buildreport.h"
#include "shape.h"
#include "townbuilder.h"

#include <vector>

namespace campanile {

struct NamedPolygon {
    QString name; ///< may be empty
    Shape polygon{Shape::Kind::Polygons, {}};
};

/// One polygon of a file. Errors: those of VectorFile, ColumnMissing, NotFound (none has that value), FeatureNotChosen
/// (several features, and no `where`), FileWrongKind (no polygon in it).
[[nodiscard]] Result<NamedPolygon> readBoundaryFile(
    const TownBuilder::Boundary &boundary, BuildReport &report, const std::stop_token &stop);

/// Polygons of one name are one quarter; by name. Errors: those of VectorFile, ColumnMissing, FileWrongKind.
[[nodiscard]] Result<std::vector<NamedPolygon>> readQuarterFile(
    const TownBuilder::Quarters &quarters, BuildReport &report, const std::stop_token &stop);

} // namespace campanile
