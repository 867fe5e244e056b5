// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "directoryrow.h"
#include "registrycoverage.h"

#include <QFuture>
#include <QMap>

namespace campanile {

/// What a first look at a file found out; the user may correct it.
struct DirectoryFile {
    QString path;
    qint64 bytes = 0;
    qint64 rows = 0; ///< lines that are not empty, without the header; embedded line ends make it a little high
    QString encoding; ///< "UTF-8", "windows-1252"
    QChar delimiter = u';';
    bool hasHeader = true;
    QStringList columns; ///< the header's names, or empty texts
    QList<DirectoryField> fields; ///< in step with columns
    friend bool operator==(const DirectoryFile &, const DirectoryFile &) = default;
};

struct RejectedRow {
    qint64 line = 0;
    Error reason;
    QString text; ///< as it stands in the file, shortened
    friend bool operator==(const RejectedRow &, const RejectedRow &) = default;
};

/// A row as the columns page shows it.
struct CheckedRow {
    qint64 line = 0;
    QStringList cells;
    std::optional<Error> error; ///< why it is rejected
    qint64 duplicateOf = 0; ///< line; 0: none
    bool withoutPosition = false;
    QString suggestion; ///< a street that may be meant

    [[nodiscard]] bool hasProblem() const { return error || duplicateOf || withoutPosition; }

    friend bool operator==(const CheckedRow &, const CheckedRow &) = default;
};

struct ImportReport {
    qint64 rows = 0;
    int imported = 0; ///< phones: added + merged
    int added = 0; ///< new in the registry; before the import: new in the file
    int merged = 0;
    int duplicates = 0; ///< within the file; part of merged
    int withoutPosition = 0;
    int exact = 0, normalised = 0, interpolated = 0;
    int landlines = 0, mobiles = 0, withLanguage = 0, sample = 0;
    qint64 rejectedCount = 0;
    QMap<ErrorCode, qint64> rejectedBy;
    QList<RejectedRow> rejected; ///< the first 10,000
    std::chrono::milliseconds took{0};
    friend bool operator==(const ImportReport &, const ImportReport &) = default;
};

struct DirectoryCheck {
    ImportReport report; ///< of all rows
    QList<CheckedRow> first; ///< the first hundred
    QList<CheckedRow> problems; ///< the first hundred that have one
    QList<QuarterCoverage> coverage; ///< of the file alone
};

/// From a file to the registry, on worker threads. Futures finish exactly once; their progress is in thousandths. One
/// that is cancelled stops at the next few thousand rows and finishes without a result; what an import had written by
/// then stays, and importing the file again completes it. Memory does not grow with the length of lines.
class DirectoryImporter {
public:
    DirectoryImporter() = default;
    virtual ~DirectoryImporter() = default;
    Q_DISABLE_COPY_MOVE(DirectoryImporter)
    /// Errors: FileNotFound, FileUnreadable, FileWrongKind (not text, or no table), and for an empty file
    /// FileTruncated.
    virtual QFuture<Result<DirectoryFile>> inspect(const QString &path) = 0;
    /// Reads everything, writes nothing. Errors: as inspect, ImportNoColumn without a column of phones.
    virtual QFuture<Result<DirectoryCheck>> check(const DirectoryFile &file, const DirectoryTerms &terms) = 0;
    virtual QFuture<Result<ImportReport>> import(const DirectoryFile &file, const DirectoryTerms &terms) = 0;
};

} // namespace campanile
