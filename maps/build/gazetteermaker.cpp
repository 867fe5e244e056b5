// SPDX-License-Identifier: GPL-3.0-or-later
#include "gazetteermaker.h"

#include "addressnormaliser.h"
#include "areashapes.h"

#include <algorithm>
#include <map>
#include <set>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t roadClass = 0, roadName = 1, roadRank = 9; // columns of Layer::Roads

const std::string *textAt(const Feature &feature, std::size_t column)
{
    return std::get_if<std::string>(&feature.values[column]);
}

std::string key(const std::string &name)
{
    return addressnormaliser::streetKey(QString::fromStdString(name)).toStdString();
}

// Without "di, del, della": "Via Brennero" and "Via del Brennero" are one street when only one of them is on the map.
std::string looseKey(const std::string &name)
{
    const auto words = addressnormaliser::streetWords(QString::fromStdString(name));
    return (words.type + u' ' + words.words.join(u' ')).toStdString();
}

constexpr char squareOnly[] = "pedestrian_area";

struct StreetMaking {
    std::map<std::string, int> names; ///< spelling and how often: the commonest is the street's name
    std::string className;
    std::int64_t rank = -10'000;
    Shape lines{Shape::Kind::Lines, {}};
    bool place = false;

    [[nodiscard]] std::string name() const
    {
        return std::ranges::max_element(names, {}, [](const auto &n) { return n.second; })->first;
    }
};

struct CivicMaking {
    std::string streetKey;
    CivicNumber civic;
    GeoPoint position;
    std::int64_t osmId = 0;
};

using Streets = std::map<std::string, StreetMaking>;

Streets streetsOfRoads(const std::vector<Feature> &roads)
{
    Streets streets;
    for (const Feature &road : roads) {
        const std::string *name = textAt(road, roadName);
        if (!name)
            continue;
        const std::string k = key(*name);
        if (k.empty())
            continue;
        StreetMaking &street = streets[k];
        ++street.names[*name];
        street.lines.parts.push_back({road.shape.parts.front().front()});
        const auto rank = (std::get<std::int64_t>(road.values[roadRank]) % 100 + 100) % 100;
        if (rank > street.rank)
            street.rank = rank, street.className = *textAt(road, roadClass);
    }
    return streets;
}

// A square is often mapped as an area only: its edge then stands for its line.
void addSquares(const std::vector<Feature> &landuse, Streets &streets)
{
    for (const Feature &area : landuse) {
        const std::string *kind = textAt(area, 0), *name = textAt(area, 1);
        if (!name || *kind != "pedestrian")
            continue;
        const std::string k = key(*name);
        if (k.empty() || addressnormaliser::streetWords(QString::fromStdString(*name)).type.isEmpty())
            continue;
        const auto [at, fresh] = streets.try_emplace(k);
        StreetMaking &street = at->second;
        if (!fresh && street.className != squareOnly)
            continue;
        ++street.names[*name];
        street.className = squareOnly;
        for (const auto &rings : area.shape.parts)
            street.lines.parts.push_back({rings.front()});
    }
}

std::vector<CivicMaking> placeCivics(const std::vector<OsmData::Civic> &civics, Streets &streets)
{
    std::map<std::string, std::set<std::string>> loose;
    for (const auto &[k, street] : streets)
        loose[looseKey(street.name())].insert(k);
    std::vector<CivicMaking> result;
    for (const auto &civic : civics) {
        const std::string &written = civic.street.empty() ? civic.place : civic.street;
        std::string k = key(written);
        if (!k.empty() && !streets.contains(k)) {
            const auto found = loose.find(looseKey(written));
            if (found != loose.end() && found->second.size() == 1) {
                k = *found->second.begin();
            } else {
                StreetMaking &street = streets[k]; // known only by its civic numbers
                street.place = civic.street.empty();
                ++street.names[written];
            }
        } else if (!k.empty() && streets.at(k).lines.isEmpty()) {
            ++streets.at(k).names[written];
        }
        for (const CivicNumber &number : addressnormaliser::parseCivics(QString::fromStdString(civic.number)))
            result.push_back({k, number, civic.position, civic.osmId});
    }
    return result;
}

// One door mapped twice (its node and its building) is one civic number; the node says where the door is.
void removeRepeated(std::vector<CivicMaking> &civics)
{
    constexpr double sameDoor = 150;
    std::ranges::stable_sort(civics, [](const CivicMaking &a, const CivicMaking &b) {
        return std::tie(a.streetKey, a.civic.number, a.civic.exponent)
            < std::tie(b.streetKey, b.civic.number, b.civic.exponent);
    });
    std::vector<CivicMaking> kept;
    for (const CivicMaking &civic : civics) {
        const bool again = std::ranges::any_of(kept.rbegin(),
            kept.rbegin() + std::min<std::ptrdiff_t>(8, std::ssize(kept)), [&civic](const CivicMaking &k) {
                return k.streetKey == civic.streetKey && k.civic == civic.civic
                    && metresBetween(k.position, civic.position) < sameDoor;
            });
        if (!again)
            kept.push_back(civic);
    }
    civics = std::move(kept);
}

struct QuarterMaking {
    std::string name;
    std::string kind;
    int rank = 0; ///< lower: larger
    GeoPoint centre;
    Shape polygon{Shape::Kind::Polygons, {}};
    bool derived = false;
    std::int64_t osmId = 0;
};

double reach(const std::string &kind)
{
    return kind == "village" ? 1500 : kind == "suburb" ? 1200 : kind == "quarter" ? 800 : kind == "hamlet" ? 600 : 350;
}

std::vector<QuarterMaking> quarterCandidates(const OsmData &data, const GeoBox &bounds, const std::string &municipality)
{
    std::vector<QuarterMaking> result;
    std::map<std::string, std::size_t> byName;
    const auto add = [&](QuarterMaking quarter) {
        const std::string folded = addressnormaliser::fold(QString::fromStdString(quarter.name)).toStdString();
        if (folded.empty() || !bounds.contains(quarter.centre))
            return;
        const auto [at, fresh] = byName.try_emplace(folded, result.size());
        if (fresh) {
            result.push_back(std::move(quarter));
        } else if (QuarterMaking &there = result[at->second]; there.polygon.isEmpty() && !quarter.polygon.isEmpty()) {
            there = std::move(quarter);
        }
    };
    const std::string own = addressnormaliser::fold(QString::fromStdString(municipality)).toStdString();
    for (const auto &boundary : data.boundaries) {
        const bool part = boundary.level >= 9 && boundary.level <= 11;
        if (part && !boundary.name.empty() && !boundary.polygon.isEmpty())
            add({boundary.name, "administrative", 4, centreOf(boundary.polygon), boundary.polygon, false,
                -boundary.relationId});
    }
    static const std::set<std::string> kinds{"suburb", "quarter", "neighbourhood", "village", "hamlet", "borough"};
    for (const auto &place : data.places) {
        if (!kinds.contains(place.kind)
            || addressnormaliser::fold(QString::fromStdString(place.name)).toStdString() == own)
            continue;
        const int rank = place.kind == "neighbourhood" ? 7
            : place.kind == "quarter"                  ? 5
            : place.kind == "hamlet"                   ? 6
                                                       : 4;
        add({place.name, place.kind, rank, place.position, place.polygon, false, place.osmId});
    }
    return result;
}

// A quarter that is only a point gets the inhabited ground around it, as far as its neighbours' and where no surveyed
// quarter is. Neighbourhoods lie within larger quarters: they are drawn among themselves and the others' points.
void derivePolygons(
    std::vector<QuarterMaking> &quarters, const OsmData &data, const GeoBox &bounds, const Geometry &geometry)
{
    std::vector<GeoPoint> houses;
    for (const Feature &building : data.layers[static_cast<std::size_t>(Layer::Buildings)])
        houses.push_back(building.shape.parts.front().front().front());
    for (const auto &civic : data.civics)
        houses.push_back(civic.position);
    const Shape ground = geometry.clipped(geometry.inhabited(houses, 60), bounds);
    if (ground.isEmpty())
        return;
    Shape surveyed{Shape::Kind::Polygons, {}};
    for (const QuarterMaking &quarter : quarters)
        surveyed.parts.insert(surveyed.parts.end(), quarter.polygon.parts.begin(), quarter.polygon.parts.end());
    std::vector<GeoPoint> points;
    std::vector<double> limits;
    std::vector<std::size_t> which;
    for (std::size_t i = 0; i < quarters.size(); ++i) {
        if (!quarters[i].polygon.isEmpty())
            continue;
        points.push_back(quarters[i].centre);
        limits.push_back(reach(quarters[i].kind));
        which.push_back(i);
    }
    const auto cells = geometry.cells(points, limits, ground, surveyed);
    for (std::size_t c = 0; c < cells.size(); ++c) {
        QuarterMaking &quarter = quarters[which[c]];
        quarter.polygon = cells[c];
        quarter.derived = true;
    }
}

} // namespace

GazetteerTables makeGazetteer(
    const OsmData &data, const GeoBox &bounds, const std::string &municipality, const Geometry &geometry)
{
    GazetteerTables tables;
    Streets streets = streetsOfRoads(data.layers[static_cast<std::size_t>(Layer::Roads)]);
    addSquares(data.layers[static_cast<std::size_t>(Layer::Landuse)], streets);
    std::vector<CivicMaking> civics = placeCivics(data.civics, streets);
    tables.withoutStreet =
        static_cast<int>(std::erase_if(civics, [](const CivicMaking &civic) { return civic.streetKey.empty(); }));
    removeRepeated(civics);
    for (auto &[k, street] : streets) {
        const Shape lines = geometry.merged(street.lines);
        tables.streets.push_back({0, lines,
            {k, street.name(), street.className.empty() ? Value() : Value(street.className),
                std::string(street.place ? "place" : "street"), metres(lines)},
            0});
    }
    for (const CivicMaking &civic : civics) {
        tables.civicNumbers.push_back({civic.osmId, Shape::point(civic.position),
            {civic.streetKey, std::int64_t(civic.civic.number), civic.civic.exponent.toStdString(),
                civic.civic.text().toStdString()},
            0});
    }
    std::vector<QuarterMaking> quarters = quarterCandidates(data, bounds, municipality);
    derivePolygons(quarters, data, bounds, geometry);
    std::ranges::sort(quarters, {}, &QuarterMaking::name);
    for (const QuarterMaking &quarter : quarters) {
        tables.quarters.push_back({quarter.osmId, quarter.polygon,
            {addressnormaliser::fold(QString::fromStdString(quarter.name)).toStdString(), quarter.name, quarter.kind,
                std::int64_t(quarter.derived), quarter.centre.longitude(), quarter.centre.latitude(),
                squareMetres(quarter.polygon)},
            0});
    }
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
