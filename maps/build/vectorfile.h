// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "shape.h"

#include <QStringList>

#include <functional>
#include <memory>
#include <stop_token>

namespace campanile {

/// Any vector file or table that GDAL reads (also in a zip), turned into WGS84. Bounded: large and many-vertexed files
/// are refused, nothing is fetched from the network. For one thread at a time.
class VectorFile final {
public:
    struct Row {
        QStringList values; ///< in step with columns(), trimmed
        Shape shape{Shape::Kind::Polygons, {}}; ///< empty: none, or one that is no place on Earth
    };

    /// `crs` counts only where the file does not say its own. Errors: FileNotFound, FileUnreadable, FileTruncated,
    /// FileTooLarge, FileWrongKind, CrsUnknown.
    [[nodiscard]] static Result<VectorFile> open(const QString &path, const QString &crs);
    VectorFile(VectorFile &&) noexcept;
    VectorFile &operator=(VectorFile &&) noexcept;
    ~VectorFile();

    [[nodiscard]] const QStringList &columns() const;
    /// Of the column, in any case and with or without punctuation ("LOCALITA'"); -1: none.
    [[nodiscard]] qsizetype column(const QString &name) const;
    [[nodiscard]] bool hasShapes() const; ///< false: a table
    [[nodiscard]] QString crs() const; ///< "EPSG:3003"; empty: unknown
    [[nodiscard]] qint64 rowCount() const; ///< -1: not known before it is read

    /// `each` returns false to stop early. Errors: FileUnreadable, FileTooLarge, CrsMissing (shapes in no known
    /// system), Cancelled.
    [[nodiscard]] Result<void> read(const std::function<bool(Row &)> &each, const std::stop_token &stop) const;

    /// Coordinates out of a table's columns, x east. Not valid where they are no place, or far from where the system
    /// is meant for. Without crs() they are taken for degrees.
    [[nodiscard]] GeoPoint point(double x, double y) const;

    /// What plane coordinates in Italy look like: for words.
    [[nodiscard]] static QString likelyCrs(double x, double y);

private:
    struct Private;
    explicit VectorFile(std::unique_ptr<Private> data);
    std::unique_ptr<Private> d;
};

} // namespace campanile
