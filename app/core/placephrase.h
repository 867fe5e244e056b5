// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"

#include <functional>

namespace campanile {

/// One place of a phrase: what to look for, and what of it is meant.
struct PlaceTerm {
    QString name; ///< "Via Roma"; empty where `point` is given
    bool exclude = false;
    StreetStretch::Side side = StreetStretch::Side::Both;
    std::optional<CivicRange> range; ///< from 12 to 12: that civic number alone
    double metres = 0; ///< "entro 50 m": around a street, a point or a place; 0: none was said
    std::optional<GeoPoint> point; ///< typed coordinates

    /// What only a street can have was said.
    [[nodiscard]] bool hasStretch() const { return range || side != StreetStretch::Side::Both; }

    friend bool operator==(const PlaceTerm &, const PlaceTerm &) = default;
};

/// What an officer types, or says, in Italian or English: "Via Roma 1-45 dispari + marina, meno l'ospedale". Parts are
/// joined by + , ; "più", "e", "plus", "and", and taken away by - "meno", "tranne", "senza", "except"... Numbers may
/// stand as 1-45, "da 1 a 45", "fino al 45", "dal 20". A part with numbers alone continues the street before it.
/// `isName` says whether the town has a place of that name: its own "e" or number then belongs to it.
[[nodiscard]] QList<PlaceTerm> parsePlaces(const QString &text, const std::function<bool(const QString &)> &isName);

} // namespace campanile
