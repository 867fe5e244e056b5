// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

namespace campanile {

/// The names that stand behind a street to say where it is: the town's own, its quarters'.
class PlaceNames final {
public:
    /// The first is the town itself.
    explicit PlaceNames(const QStringList &names);

    struct Cut {
        QString text; ///< without postal code, town, province, hamlet at its ends
        QString place; ///< the hamlet or quarter that was there
        bool changed = false;
    };

    [[nodiscard]] Cut cutFrom(const QString &text) const;
    /// Nothing but places, postal code and words for inside a house: "int. 3, 38122 Trento (TN)"; the place by `place`.
    [[nodiscard]] bool explains(const QString &rest, QString *place) const;

private:
    /// How many of the words at the end (or beginning) are one place; 0: none.
    [[nodiscard]] qsizetype placeAt(const QStringList &folded, bool atEnd, qsizetype *which) const;

    class Ends;
    [[nodiscard]] qsizetype smallAt(const Ends &ends, bool atEnd, bool changed) const;

    QStringList m_names;
    QList<QStringList> m_words;
    QHash<QString, QList<int>> m_byLast; ///< by their last word
};

/// One way to understand an address.
struct Reading {
    QString street;
    CivicNumber civic;
    bool besidePlace = false; ///< a quarter was cut off: the street may not be one of several
    friend bool operator==(const Reading &, const Reading &) = default;
};

/// The ways to understand what is in the street's and the number's cell, the likeliest first: the cell is a street's
/// name; without brackets, "ex ...", "km 3", "snc"; with the number in it; without the town behind it. At most a dozen.
[[nodiscard]] QList<Reading> readings(const QString &street, const QString &civic, const PlaceNames &places);

} // namespace campanile
