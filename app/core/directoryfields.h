// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QStringList>

namespace campanile {

/// What a column of a directory holds. Several columns may hold phones: each phone is a contact.
enum class DirectoryField {
    Ignore,
    Phone,
    Name,
    Surname,
    GivenName,
    Street,
    StreetType, ///< "Via", "Piazza" in a column of its own
    Civic,
    CivicExponent, ///< "A", "bis" in a column of its own
    FullAddress, ///< "Via Roma 12/A, 38122 Trento"
    Language,
    Sample, ///< fictional contact
    OptOut,
};
inline constexpr int directoryFieldCount = 13;

/// Column by column, by the usual Italian and English names, whatever their case, accents and punctuation. A field that
/// is not a phone is given to one column only, the first.
[[nodiscard]] QList<DirectoryField> fieldsByName(const QStringList &header);

/// True for a line that is data, not names: some cell is a telephone number.
[[nodiscard]] bool isDataRow(const QStringList &cells);

/// The column whose cells are telephone numbers most often, at least half of those that are not empty; -1: none.
[[nodiscard]] int phoneColumnByContent(const QList<QStringList> &rows);

} // namespace campanile
