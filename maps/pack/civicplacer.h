// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packfile.h"

namespace campanile {

/// Where a civic number of a known street is. Exact when the street has it; Interpolated when it follows from its
/// neighbours: the number without its exponent, the numbers before and after (of the same side where there are both),
/// or a few numbers past the last known. Else nothing: a street's middle is no position of a house.
struct PlacedCivic {
    std::optional<GeoPoint> position;
    Located located = Located::No;
};

[[nodiscard]] PlacedCivic placeCivic(const PackFile::StreetRow &street, const CivicNumber &civic);

} // namespace campanile
