// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "area.h"
#include "result.h"

namespace campanile {

class Gazetteer;

inline constexpr double smallestCircle = 5; ///< metres
inline constexpr double largestCircle = 50'000;
inline constexpr double narrowest = 1; ///< corridor, metres to each side

/// A circle's radius, a corridor's width, the strip along a street. 0: none, and it can have none but a street's.
[[nodiscard]] double tunableMetres(const AreaPiece &piece);
[[nodiscard]] bool hasMetres(const AreaPiece &piece);
[[nodiscard]] Result<AreaPiece> withMetres(const Gazetteer &gazetteer, const AreaPiece &piece, double metres);

[[nodiscard]] bool hasSides(const AreaPiece &piece); ///< a corridor's flanks, a street's odd and even doors
[[nodiscard]] Result<AreaPiece> withNextSide(const Gazetteer &gazetteer, const AreaPiece &piece);
[[nodiscard]] CorridorShape::Flank nextFlank(CorridorShape::Flank flank);

/// Wider or narrower by steps that a hand would choose: 1 m below 20, 5 m below 100, 10, 50, 100.
[[nodiscard]] double steppedMetres(double metres, int steps);

} // namespace campanile
