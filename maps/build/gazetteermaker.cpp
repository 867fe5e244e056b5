// SPDX-License-Identifier: GPL-3.0-or-later
#include "gazetteermaker.h"

#include "derivedline.h"
#include "namesakes.h"
#include "streetmaker.h"

#include <algorithm>
#include <set>

namespace campanile {

namespace {

std::vector<NamedPlace> settlements(const GazetteerSources &from)
{
    static const std::set<std::string> kinds{"city", "town", "village", "hamlet"};
    std::vector<NamedPlace> result;
    for (const auto &place : from.data.places) {
        if (kinds.contains(place.kind)
            && (from.boundary ? contains(*from.boundary, place.position) : from.bounds.contains(place.position)))
            result.push_back({place.name, place.position});
    }
    return result;
}

} // namespace

GazetteerTables makeGazetteer(const GazetteerSources &from, const Geometry &geometry, BuildReport &report)
{
    GazetteerTables tables;
    const bool isMap = !from.data.layers[static_cast<std::size_t>(Layer::Roads)].empty();
    Streets streets = streetmaker::ofMap(from.data, from.boundary, geometry, tables.withoutStreet, report);
    streetmaker::join(streets, from.registers, isMap, from.boundary, geometry, report);
    splitNamesakes(streets, settlements(from), {from.municipality, from.boundaryName}, report);
    streetmaker::settleCivics(streets, from.conflictMetres, report);
    for (auto &[key, street] : streets) {
        Shape lines = geometry.merged(street.lines);
        tables.streetsWithoutLine += lines.isEmpty();
        const char *kind = street.place ? "place" : lines.isEmpty() && !street.entries.empty() ? "register" : "street";
        std::string className = street.className;
        if (lines.isEmpty() && !street.entries.empty()) {
            std::vector<GeoPoint> doors;
            for (const auto &civic : street.civics)
                doors.push_back(civic.position);
            lines = derivedLine(doors);
            className = lines.isEmpty() ? "" : "derived";
        }
        tables.streets.push_back({0, lines,
            {key, street.name(), className.empty() ? Value() : Value(className), std::string(kind), metres(lines),
                street.hamlet.empty() ? Value() : Value(street.hamlet)},
            0});
        for (const auto &civic : street.civics)
            tables.civicNumbers.push_back({civic.osmId, Shape::point(civic.position),
                {key, std::int64_t(civic.civic.number), civic.civic.exponent.toStdString(),
                    civic.civic.text().toStdString(), std::string(civic.entry < 0 ? "map" : "register")},
                0});
    }
    tables.quarters = makeQuarters(
        {from.data, from.registers, from.official, from.boundary, from.bounds, from.municipality}, geometry, report);
    return tables;
}

// Most of the civic numbers lie in it (in states without level 8, the nearest level).
const OsmData::Boundary *municipality(const OsmData &data)
{
    const OsmData::Boundary *best = nullptr;
    double bestShare = 0.5;
    for (const int level : {8, 7, 6, 2}) {
        for (const auto &boundary : data.boundaries) {
            if (boundary.level != level || boundary.polygon.isEmpty() || boundary.name.empty() || data.civics.empty())
                continue;
            const auto inside = std::ranges::count_if(
                data.civics, [&](const auto &c) { return contains(boundary.polygon, c.position); });
            if (const double share = double(inside) / double(data.civics.size()); share > bestShare)
                bestShare = share, best = &boundary;
        }
        if (best)
            break;
    }
    return best;
}

std::string municipalityName(const OsmData &data, const GeoBox &bounds)
{
    if (const auto *boundary = municipality(data))
        return boundary->name;
    // What the addresses themselves say.
    std::map<std::string, std::size_t> cities;
    std::size_t named = 0;
    for (const auto &civic : data.civics) {
        if (!civic.city.empty())
            ++cities[civic.city], ++named;
    }
    if (named > 20) {
        const auto most = std::ranges::max_element(cities, {}, [](const auto &c) { return c.second; });
        if (most->second * 2 > named)
            return most->first;
    }
    // The greatest place on the map.
    const OsmData::Place *greatest = nullptr;
    for (const auto &place : data.places) {
        const int rank = place.kind == "city" ? 1 : place.kind == "town" ? 2 : place.kind == "village" ? 3 : 0;
        if (rank == 0 || !bounds.contains(place.position))
            continue;
        const auto size = [](const OsmData::Place &p) {
            return std::pair(p.kind == "city" ? 2 : p.kind == "town" ? 1 : 0, p.population);
        };
        if (!greatest || size(place) > size(*greatest))
            greatest = &place;
    }
    return greatest ? greatest->name : std::string();
}

} // namespace campanile
