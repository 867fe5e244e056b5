// SPDX-License-Identifier: GPL-3.0-or-later
#include "osmfile.h"

#include <algorithm>

namespace campanile::sample {

namespace {

// The block that a place takes, without the streets around it.
Polygon blockAround(const StreetNet &net, Vec at, const Planar &planar)
{
    for (const Polygon &block : net.blocks) {
        if (!inside(block, at))
            continue;
        Polygons rest{block};
        for (const Road &road : net.roads)
            rest = planar.subtract(rest, planar.buffer(road.line, road.half + 0.5));
        if (!rest.empty())
            return planar.simplify({std::ranges::max(rest, {}, areaOf)}, 0.3).front();
    }
    return {};
}

std::vector<std::pair<std::string, Polygon>> makeQuarters(
    const TownPlan &plan, const Polygon &land, const Planar &planar)
{
    std::vector<std::pair<std::string, Polygon>> result;
    Polygons given;
    for (const QuarterPlan &quarter : plan.quarters) {
        const Polygons own =
            planar.subtract(planar.intersect(planar.intersect({quarter.outline}, {land}), {plan.municipality}), given);
        if (own.empty())
            continue;
        result.emplace_back(quarter.name, std::ranges::max(own, {}, areaOf));
        given = planar.unite([&] {
            Polygons all = given;
            all.push_back(quarter.outline);
            return all;
        }());
    }
    return result;
}

// Public buildings are houses like others, but somebody works in them.
void furnish(std::vector<House> &houses)
{
    struct Use {
        Vec at;
        double within;
        std::vector<std::pair<std::string, std::string>> tags;
    };

    const std::vector<Use> uses{{{-495, 440}, 45, {{"amenity", "townhall"}, {"name", "Palazzo Comunale"}}},
        {{-600, 470}, 60, {{"amenity", "place_of_worship"}, {"name", "Chiesa di Sant'Agostino"}}},
        {{-330, 400}, 60, {{"amenity", "theatre"}, {"name", "Teatro degli Accesi"}}},
        {{-650, 400}, 60, {{"tourism", "museum"}, {"name", "Museo civico"}}},
        {{-420, -80}, 90, {{"amenity", "place_of_worship"}, {"name", "Chiesa di San Nicola"}}},
        {{-740, -120}, 80, {{"amenity", "police"}, {"name", "Capitaneria di porto"}}},
        {{100, 140}, 90, {{"amenity", "post_office"}, {"name", "Ufficio postale"}}},
        {{300, 230}, 90, {{"amenity", "pharmacy"}, {"name", "Farmacia Centrale"}}},
        {{520, 330}, 120, {{"amenity", "place_of_worship"}, {"name", "Chiesa del Sacro Cuore"}}},
        {{-60, 260}, 90, {{"amenity", "library"}, {"name", "Biblioteca comunale"}}},
        {{1180, 230}, 120, {{"amenity", "fire_station"}, {"name", "Vigili del Fuoco"}}},
        {{1420, 180}, 120, {{"amenity", "place_of_worship"}, {"name", "Chiesa di Santa Rita"}}},
        {{980, 330}, 120, {{"amenity", "police"}, {"name", "Carabinieri"}}},
        {{1350, -200}, 120, {{"amenity", "pharmacy"}, {"name", "Farmacia del Mare"}}}};
    for (const Use &use : uses) {
        House *best = nullptr;
        for (House &house : houses) {
            if (house.tags.empty() && length(centroid(house.outline) - use.at) < use.within
                && (!best || areaOf(house.outline) > areaOf(best->outline)))
                best = &house;
        }
        if (best)
            best->tags = use.tags;
    }
}

} // namespace

Town makeTown(std::uint64_t seed)
{
    const Planar planar;
    Random random(seed);
    Town town;
    town.plan = borgoCampanile();
    town.land = landOf(town.plan, planar);
    town.coastline = coastlineOf(town.plan, town.land);
    town.river = riverOf(town.plan, town.land, planar);
    town.net = makeStreets(town.plan, planar, random);
    for (Place place : town.plan.places) {
        if (place.outline.empty())
            place.outline = blockAround(town.net, place.at, planar);
        if (!place.outline.empty())
            town.places.push_back(std::move(place));
    }
    Polygons taken = town.river;
    for (const Place &place : town.places)
        taken.push_back(place.outline);
    const double rail = lengthOf(town.plan.railway);
    for (double at = 0; at < rail; at += 60) {
        const Vec here = pointAt(town.plan.railway, at);
        if (here.x > town.plan.tunnel.front().x && here.x < town.plan.tunnel.back().x - 60)
            continue;
        for (Polygon &strip : planar.buffer(piece(town.plan.railway, at, std::min(rail, at + 61)), 9))
            taken.push_back(std::move(strip));
    }
    for (Polygon &strip : planar.buffer(town.plan.coast, 30))
        taken.push_back(std::move(strip));
    town.houses = makeHouses(town.plan, town.net, taken, town.land, planar, random);
    furnish(town.houses);
    Polygons grounds = town.river;
    for (const Place &place : town.places)
        grounds.push_back(place.outline);
    town.patches = makeLand(town.plan, town.net, town.houses, grounds, town.land, planar, random);
    town.quarters = makeQuarters(town.plan, town.land, planar);
    return town;
}

} // namespace campanile::sample
