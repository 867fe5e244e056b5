// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "planar.h"

#include <string>

namespace campanile::sample {

/// How houses stand along a street.
enum class Fabric { None, Medieval, Fishers, Quarter, Modern, Villas, Farms, Works };

struct Road {
    std::string name; ///< empty: no name
    std::string highway;
    std::string ref;
    Line line;
    double half = 3; ///< metres from the middle to the kerb
    bool oneway = false;
    bool closed = false; ///< a circle or ring: traffic one way round when it is a roundabout
    bool tree = false; ///< an avenue
    bool numbered = true; ///< houses on it have its name
};

/// A part of the town whose blocks are cut further into streets and built in one way.
struct District {
    Fabric fabric = Fabric::None;
    Polygon outline;
    double blockArea = 0; ///< cut until blocks are smaller; 0: not cut
    double half = 3; ///< of the streets made by cutting
    std::string highway;
    double disorder = 0; ///< 0: straight cuts, 1: as the Middle Ages left it
    std::vector<std::string> names; ///< for the streets made by cutting, the longest first
};

/// A block (or, with an outline, a piece of ground) that is something other than houses.
struct Place {
    Vec at;
    Polygon outline; ///< empty: the whole block around `at`
    std::vector<std::pair<std::string, std::string>> tags;
};

struct QuarterPlan {
    std::string name;
    Vec label;
    Polygon outline; ///< roughly: the sea, the municipality's edge and the quarters before it are taken away
};

/// Borgo Campanile as its builders meant it: what was drawn by hand. Everything else follows from the seed.
struct TownPlan {
    Line coast; ///< west to east, land on the left
    Polygons moles;
    Line river;
    std::string riverName;
    std::vector<std::pair<std::string, Line>> streams;
    Line railway;
    Line tunnel; ///< the railway's two portals
    std::vector<Road> roads;
    std::vector<District> districts;
    std::vector<Place> places;
    std::vector<QuarterPlan> quarters;
    Polygon municipality;
    Vec duomo; ///< civic numbers begin at the end nearer to it
};

[[nodiscard]] TownPlan borgoCampanile();

} // namespace campanile::sample
