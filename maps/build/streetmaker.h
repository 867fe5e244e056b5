// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "buildreport.h"
#include "civicregister.h"
#include "geometry.h"
#include "osmdata.h"

#include <map>
#include <string>
#include <vector>

namespace campanile {

/// A street while it is made of the map's roads, addresses and the registers.
struct StreetMaking {
    struct Civic {
        CivicNumber civic;
        GeoPoint position;
        std::int64_t osmId = 0;
        int entry = -1; ///< of `entries`, when the register has it; -1: the map
        friend bool operator==(const Civic &, const Civic &) = default;
    };

    /// What a register calls a street of its own.
    struct Entry {
        QString code, quarter;
    };

    std::map<std::string, int> names; ///< spelling and how often: the commonest is the street's name
    std::string className;
    std::int64_t rank = -10'000;
    Shape lines{Shape::Kind::Lines, {}};
    bool place = false;
    std::string hamlet; ///< tells it from others of its name; part of the name then
    std::vector<Civic> civics;
    std::vector<Entry> entries;

    [[nodiscard]] std::string name() const;
};

using Streets = std::map<std::string, StreetMaking>; ///< by key

namespace streetmaker {

/// Named roads, squares and the addresses that belong to them; only what is inside when a boundary is given (lines go
/// on for a few metres). `withoutStreet`: addresses that name neither street nor place.
[[nodiscard]] Streets ofMap(
    const OsmData &data, const Shape *boundary, const Geometry &geometry, int &withoutStreet, BuildReport &report);

/// Each street of the register joins the map's street of that name in any usual spelling, or becomes one without a
/// line. `boundary` may be null.
void join(Streets &streets, const std::vector<RegisterStreet> &entries, bool isMap, const Shape *boundary,
    const Geometry &geometry, BuildReport &report);

/// One door known twice is one civic number; where map and register differ, the register is right.
void settleCivics(Streets &streets, double conflictMetres, BuildReport &report);

} // namespace streetmaker
} // namespace campanile
