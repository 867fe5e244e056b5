// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "shape.h"

#include <functional>
#include <map>
#include <stop_token>
#include <string>

namespace campanile {

struct OsmBoundary {
    std::int64_t relation = 0;
    std::string name;
    Shape polygon;
};

/// The boundary relations of municipalities (admin_level 8) with their names, whole or not.
[[nodiscard]] Result<std::map<std::int64_t, std::string>> readMunicipalities(
    const QStringList &maps, const std::function<void(double)> &progress, const std::stop_token &stop);

/// One municipality by its name (in any usual spelling) or any boundary by its relation's number, before the rest of
/// the maps is read. Errors: those of reading a map, NotFound, FeatureNotChosen (several of that name),
/// BoundaryIncomplete.
[[nodiscard]] Result<OsmBoundary> readBoundary(const QStringList &maps, const QString &nameOrNumber,
    const std::function<void(double)> &progress, const std::stop_token &stop);

} // namespace campanile
