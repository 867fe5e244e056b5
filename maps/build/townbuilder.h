// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "buildreport.h"
#include "result.h"

#include <functional>
#include <stop_token>

namespace campanile {

/// Makes a town pack of OpenStreetMap extracts, registers of civic numbers, quarters and a boundary. Blocking: call it
/// on a worker thread. The same input gives the same bytes, in whatever order its files are named. The pack appears
/// under its name only when it is complete; whoever has the old one open goes on reading the old one.
class TownBuilder final {
public:
    enum class Step { Reading, Registers, Streets, Writing };

    /// Where the municipality ends: a polygon of a file, or a boundary relation of the maps. Neither: nothing is cut,
    /// and the pack knows its boundary where a relation that holds most of the civic numbers is whole.
    struct Boundary {
        QString file{}; ///< any vector file that GDAL reads
        QString where{}; ///< FIELD=VALUE, needed where the file has several features
        QString crs{}; ///< where the file does not say
        QString municipality{}; ///< an admin_level 8 relation's name, or any boundary relation's number; with a file
                                ///< that has several features and no `where`: the one of that name
    };

    /// An official register of civic numbers: ANNCSU or the municipality's own table (CSV, GeoPackage, KML, Shapefile).
    struct Register {
        QString file{};
        QMap<QString, QString> columns{}; ///< street, type, number, exponent, x, y, quarter, code, metric; else guessed
        QString crs{}; ///< where the file does not say
        QString where{}; ///< FIELD=VALUE: only those rows (a national file: CODICE_ISTAT=006003)
        QString streets{}; ///< the register's list of streets, by code
    };

    struct Quarters {
        QString file{}; ///< they replace the map's
        QString name{}; ///< field; empty: guessed
        QString crs{};
    };

    struct Options {
        QString name{}; ///< empty: the boundary's, or the municipality that most of the data lies in
        bool sample = false; ///< an invented town
        QStringList maps{}; ///< OpenStreetMap files; may overlap; none: registers alone
        Boundary boundary{};
        QList<Register> registers{};
        Quarters quarters{};
        QString attribution{}; ///< whose the registers and files are (empty: the registers' file names); OpenStreetMap
                               ///< is named where it is used
        double conflictMetres = 100; ///< map and register farther apart than this: reported
    };

    struct Summary {
        QString name{};
        int streets = 0;
        int civicNumbers = 0;
        int quarters = 0;
        int withoutStreet = 0; ///< civic numbers of the map left out because they name no street
        int streetsWithoutLine = 0; ///< known by their civic numbers only
        bool boundary = false; ///< the pack knows the municipality's polygon
        QStringList municipalities{}; ///< nothing was cut, and the map has these whole: perhaps one of them was meant
        BuildReport report{};
    };

    struct Municipality {
        qint64 relation = 0;
        QString name{};
        friend bool operator==(const Municipality &, const Municipality &) = default;
    };

    using Progress = std::function<void(Step step, double done)>; ///< done: 0..1 of the whole

    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileTooLarge, FileWrongKind (not OpenStreetMap, or no
    /// street in it; no vector file), CrsMissing, CrsUnknown, ColumnMissing, FeatureNotChosen, NotFound (no such
    /// municipality), BoundaryIncomplete, BoundaryEmpty, FileUnwritable, DiskFull, DatabaseFailed, Cancelled.
    [[nodiscard]] static Result<Summary> build(
        const Options &options, const QString &packFile, const Progress &progress = {}, std::stop_token stop = {});

    /// One map.
    [[nodiscard]] static Result<Summary> build(const QString &osmFile, const QString &packFile, Options options,
        const Progress &progress = {}, std::stop_token stop = {});

    /// Those (admin_level 8) that an extract has a boundary relation of, by name: to let someone choose. Quick: one
    /// look at the relations; whether a boundary is whole shows only when it is built.
    [[nodiscard]] static Result<QList<Municipality>> municipalities(
        const QStringList &maps, const std::function<void(double)> &progress = {}, std::stop_token stop = {});
};

} // namespace campanile
