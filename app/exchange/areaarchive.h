// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace campanile {

struct ArchiveContents {
    std::unique_ptr<QTemporaryDir> folder;
    QStringList files; ///< those that may hold areas: .shp (its parts beside it), .kml, .geojson, .json, .gpkg
};

/// Unpacks what may hold areas from a zip or KMZ, under names of our own folder, never over limits: what an entry says
/// of its size is not believed. Of a KMZ's several documents the first. Errors: FileTruncated, FileWrongKind
/// (encrypted), AreaFileTooMuch, ZipBomb, DiskFull, Cancelled.
[[nodiscard]] Result<ArchiveContents> unpackAreas(
    const QString &path, const AreaFileLimits &limits, const std::function<bool()> &interrupted);

} // namespace campanile
