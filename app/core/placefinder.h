// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gazetteer.h"
#include "placephrase.h"

namespace campanile {

/// A place of the town that a term may mean, and the piece it would be.
struct PlaceMatch {
    PlaceTerm term;
    SearchHit hit; ///< of typed coordinates: their text and the point, no key
    std::optional<AreaPiece> piece; ///< none: it can only be looked at (a quarter without a border)
};

/// What was typed, part by part.
[[nodiscard]] QList<PlaceTerm> placesTyped(const QString &text, const Gazetteer &gazetteer);
/// Best first; empty: nothing of the town is called so. A street's part is made of its lines and its civic numbers; a
/// landmark is its grounds, its building, or a circle; typed coordinates are a circle.
[[nodiscard]] QList<PlaceMatch> matchesOf(const PlaceTerm &term, const Gazetteer &gazetteer, int limit);

inline constexpr double pointMetres = 100; ///< around typed coordinates, and what the map knows only as a point

} // namespace campanile
