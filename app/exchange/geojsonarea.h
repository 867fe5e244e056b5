// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

namespace campanile {

/// The polygons of a GeoJSON file as pieces of an area: Polygon, MultiPolygon, Feature, FeatureCollection and
/// GeometryCollection, heights ignored. Degrees only: a file in another reference system is refused, not misplaced.
/// Errors: FileNotFound, FileUnreadable, FileTooLarge, FileWrongKind, AreaEmpty, AreaNotFinite.
[[nodiscard]] Result<QList<AreaPiece>> readGeoJsonArea(const QString &path);

} // namespace campanile
