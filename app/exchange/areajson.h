// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"

class OGRFeature;

namespace campanile {

/// RFC 7946: outer rings counter-clockwise, holes clockwise, seven decimals, which are all that a GeoPoint has. What a
/// piece is besides its rings stands in its feature's properties. Replaces the file as a whole or not at all. Errors:
/// FileUnwritable, DiskFull.
[[nodiscard]] Result<void> writeGeoJson(const QString &path, const Area &area);
[[nodiscard]] QByteArray areaToGeoJson(const Area &area);

/// The piece a feature was written from, without its rings; nothing when its properties are not ours or not right.
[[nodiscard]] std::optional<AreaPiece> ownPiece(OGRFeature &feature);
/// ... and with them, in the order and sense they had.
[[nodiscard]] AreaPiece restored(AreaPiece piece, const AreaFeature &feature, OGRFeature &from);

} // namespace campanile
