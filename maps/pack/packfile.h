// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "result.h"

namespace campanile {

/// What is read of a pack's file into memory: about 1 MB for a town of 50,000.
struct PackFile {
    struct Civic {
        CivicNumber civic;
        GeoPoint position;
    };

    struct StreetRow {
        Street street;
        double metres = 0;
        bool derived = false; ///< its line was drawn through its civic numbers, not surveyed
        QList<Civic> civics; ///< by number, then exponent
    };

    struct QuarterRow {
        Quarter quarter;
        QString kind;
        bool derived = false;
        double squareMetres = 0;
    };

    struct LandmarkRow {
        Landmark landmark;
        double squareMetres = 0; ///< 0: only a point
    };

    TownInfo town;
    QString dataTimestamp;
    QString report; ///< JSON: what it was built of and what did not fit; empty in older packs
    QList<StreetRow> streets; ///< by key
    QList<QuarterRow> quarters; ///< by name
    QList<LandmarkRow> landmarks; ///< by name
    QString boundarySource; ///< the relation or file that it is from
    QList<GeoRing> boundary; ///< the municipality's polygon, even-odd; empty: unknown, or a pack of before it was kept

    /// Errors: FileNotFound, FileUnreadable, FileTruncated, FileWrongKind, FileTooNew, DatabaseFailed.
    [[nodiscard]] static Result<PackFile> read(const QString &path);
    /// Only what it says of itself; the same refusals.
    [[nodiscard]] static Result<TownInfo> readInfo(const QString &path);
};

} // namespace campanile
