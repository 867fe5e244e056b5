// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

namespace campanile {

/// What a tile file (MBTiles) says of itself: an aerial photograph that can lie under the town's names and areas.
struct PhotoReport {
    QString path;
    QString name; ///< its own; else the file's
    QString attribution; ///< plain text; empty: it names no owner
    QString format; ///< "PNG", "JPEG", "WebP"
    int minimumZoom = 0;
    int maximumZoom = 0; ///< nearer than that the last pictures are enlarged
    GeoBox bounds;
    qint64 bytes = 0;
    friend bool operator==(const PhotoReport &, const PhotoReport &) = default;
};

} // namespace campanile
