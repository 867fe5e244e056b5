// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <QFuture>

namespace campanile {

/// One feature of a file, in WGS84 whatever the file's coordinates were, without heights.
struct AreaFeature {
    enum class Kind {
        Polygon, ///< rings: even-odd, holes are rings too
        Line, ///< rings: open lines; a corridor can be laid along them
        Point, ///< one ring: the points; circles can be laid around them
    };
    Kind kind = Kind::Polygon;
    QString layer;
    QStringList values; ///< in step with AreaFile::columns, shortened
    QList<GeoRing> rings;
    std::optional<Error> problem; ///< why it cannot be used at all: it has no rings
    std::optional<Error> flaw; ///< breaks a rule of areas (validate), may be repaired
    std::optional<AreaPiece> piece; ///< written by writeGeoJson: the very piece, with everything that is not a ring

    [[nodiscard]] qsizetype corners() const;
    friend bool operator==(const AreaFeature &, const AreaFeature &) = default;
};

/// What a file of areas holds.
struct AreaFile {
    QString path;
    QString crs; ///< the name of the coordinate reference system its coordinates were read in
    QStringList columns; ///< attributes that may name a feature
    int nameColumn = -1; ///< the best guess; -1: none
    QList<AreaFeature> features;
    int skipped = 0; ///< without a geometry

    /// The attribute, or the file's name with a number when there are more.
    [[nodiscard]] QString nameOf(qsizetype feature, int column) const;
    friend bool operator==(const AreaFile &, const AreaFile &) = default;
};

/// Where a reader stops. A file that asks for more is refused, never read in part.
struct AreaFileLimits {
    qint64 bytes = 256LL * 1024 * 1024; ///< of a GeoPackage, a Shapefile's parts, a zip's contents
    qint64 textBytes = 64LL * 1024 * 1024; ///< of GeoJSON and KML, which need many times their size in memory
    int zipEntries = 1'000;
    int zipRatio = 200; ///< unpacked to packed, of an entry over a megabyte
    qsizetype features = 100'000;
    qsizetype corners = 1'000'000; ///< of all features together
    std::chrono::seconds time{60};
};

enum class AreaFileExcess { Bytes, ZipEntries, Features, Corners };
/// AreaFileTooMuch in the reader's words and figures.
[[nodiscard]] Error areaFileTooMuch(const QString &path, AreaFileExcess what, qint64 found, qint64 limit);

/// What becomes of a feature in the WHERE list.
struct FeatureUse {
    QString name;
    bool exclude = false;
    double metres = 0; ///< around points and along lines; not for polygons
};

/// Polygons as they are; a line as a corridor; points as circles, numbered when there are several. A piece of our own
/// as it was written, with a new id. Errors: the feature's problem, and those of corridorRings.
[[nodiscard]] Result<QList<AreaPiece>> piecesOf(const AreaFeature &feature, const FeatureUse &use);

struct KnownCrs {
    QString code; ///< "EPSG:3003"
    QString name;
};

/// Those Italian offices use, to choose from when a file does not say, or says wrong.
[[nodiscard]] QList<KnownCrs> usualCrs();

/// Areas from files and into them: GeoJSON, KML, KMZ, Shapefile (also zipped), GeoPackage. Reads on a worker thread;
/// futures finish exactly once, cancelled ones without a result; their progress is in thousandths. No network, no
/// file but the one that is named and a Shapefile's parts beside it.
class AreaFiles {
public:
    AreaFiles() = default;
    virtual ~AreaFiles() = default;
    Q_DISABLE_COPY_MOVE(AreaFiles)
    /// `crs`: instead of what the file says, for one that says nothing or wrong ("EPSG:3003"). Errors: FileNotFound,
    /// FileUnreadable, FileWrongKind, FileTruncated, FileTooLarge, AreaFileTooMuch, AreaFileTooSlow, CrsMissing,
    /// CrsUnknown, CrsContradicted (the last three: ask for a CRS and read again), AreaFileEmpty, AreaNotFinite and
    /// AreaAcrossAntimeridian when no feature is better.
    virtual QFuture<Result<AreaFile>> read(const QString &path, const QString &crs = {}) = 0;
    /// RFC 7946; read again it gives the very same area. Replaces the file as a whole or not at all. Errors:
    /// FileUnwritable, DiskFull.
    virtual QFuture<Result<void>> write(const QString &path, const Area &area) = 0;
};

} // namespace campanile
