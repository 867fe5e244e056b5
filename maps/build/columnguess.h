// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "vectorfile.h"

#include <QMap>

namespace campanile {

/// Which of a file's columns holds what: first as it was told, then by the names that registers usually have (ANNCSU's
/// own among them).
class ColumnGuess final {
public:
    /// `told`: field -> column. `wanted`: the fields that may be guessed. Errors: ColumnMissing (a told column that is
    /// not there, a field that does not exist).
    [[nodiscard]] static Result<ColumnGuess> of(
        const VectorFile &file, const QString &path, const QMap<QString, QString> &told, const QStringList &wanted);

    [[nodiscard]] qsizetype at(const QString &field) const { return m_at.value(field, -1); }

    [[nodiscard]] const QMap<QString, QString> &columns() const { return m_columns; } ///< field -> column

    /// street, type, number, exponent, x, y, quarter, code, metric; name (of a quarter, a municipality)
    [[nodiscard]] static QStringList fields();
    [[nodiscard]] static QStringList registerFields(); ///< all but name

private:
    QMap<QString, qsizetype> m_at;
    QMap<QString, QString> m_columns;
};

/// FIELD=VALUE: a row passes when the field has that value, in any case.
class RowFilter final {
public:
    /// Empty `where`: everything passes. Errors: ColumnMissing.
    [[nodiscard]] static Result<RowFilter> of(const VectorFile &file, const QString &path, const QString &where);
    [[nodiscard]] bool passes(const VectorFile::Row &row) const;

private:
    qsizetype m_column = -1;
    QString m_value;
};

} // namespace campanile
