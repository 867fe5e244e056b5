// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "areafiles.h"

#include <QTemporaryDir>

#include <functional>
#include <memory>

namespace campanile {

enum class AreaFormat { GeoJson, Kml, Shapefile, GeoPackage };

/// What GDAL is allowed to open: regular files that were looked at before. Those of an archive, and the parts of a
/// Shapefile, are in a folder of their own that goes with it.
struct StagedAreas {
    struct Source {
        QString path;
        AreaFormat format = AreaFormat::GeoJson;
    };

    QList<Source> sources;
    std::unique_ptr<QTemporaryDir> folder;
};

using Interrupted = std::function<bool()>;

/// By content, not by name. Errors: FileNotFound, FileUnreadable, FileWrongKind, FileTruncated, AreaFileTooMuch,
/// ZipBomb, DiskFull, Cancelled.
[[nodiscard]] Result<StagedAreas> stageAreas(
    const QString &path, const AreaFileLimits &limits, const Interrupted &interrupted);

/// KML before libkml sees it: well-formed, no document type (hence no entities), not deep. Errors: FileWrongKind,
/// FileTruncated, Cancelled.
[[nodiscard]] Result<void> checkKml(QIODevice &kml, const QString &path, const Interrupted &interrupted);

/// GeoPackage before GDAL sees it: its layers are tables, because a view can compute for ever.
[[nodiscard]] Result<void> checkGeoPackage(const QString &file, const QString &path);

} // namespace campanile
