// SPDX-License-Identifier: GPL-3.0-or-later
#include "quartermaker.h"

#include "addressnormaliser.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>
#include <set>

namespace campanile {

namespace {

/// Which places are the municipality's.
struct Where {
    const GeoBox &bounds;
    const std::string &municipality;
    std::optional<Geometry::Region> region;

    [[nodiscard]] bool holds(GeoPoint point) const { return region ? region->contains(point) : bounds.contains(point); }
};

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

// Of the map: boundaries, and places that may be points only.
std::vector<QuarterMaking> ofMap(const OsmData &data, const Where &where, BuildReport &report)
{
    std::vector<QuarterMaking> result;
    std::map<std::string, std::size_t> byName;
    const auto add = [&](QuarterMaking quarter) {
        const std::string folded = addressnormaliser::fold(QString::fromStdString(quarter.name)).toStdString();
        if (folded.empty() || !where.holds(quarter.centre))
            return;
        const auto [at, fresh] = byName.try_emplace(folded, result.size());
        if (fresh) {
            result.push_back(std::move(quarter));
        } else if (QuarterMaking &there = result[at->second]; there.polygon.isEmpty() && !quarter.polygon.isEmpty()) {
            there = std::move(quarter);
        }
    };
    const std::string own = addressnormaliser::fold(QString::fromStdString(where.municipality)).toStdString();
    for (const auto &boundary : data.boundaries) {
        const bool part = boundary.level >= 9 && boundary.level <= 11;
        if (!part || boundary.name.empty() || boundary.far)
            continue;
        if (boundary.polygon.isEmpty() && where.region && !boundary.centreHere)
            continue; // perhaps another municipality's
        if (boundary.polygon.isEmpty())
            report.add({BuildReport::Kind::BoundaryIncomplete, QString::fromStdString(boundary.name), {},
                QStringLiteral("relation %1, admin_level %2").arg(boundary.relationId).arg(boundary.level), 0, {}});
        else
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
void derivePolygons(std::vector<QuarterMaking> &quarters, const Shape &ground, const Geometry &geometry)
{
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

// Where people live, as far as buildings and civic numbers tell.
Shape inhabitedGround(const QuarterSources &from, const Where &where, const Geometry &geometry)
{
    std::vector<GeoPoint> houses;
    for (const Feature &building : from.data.layers[static_cast<std::size_t>(Layer::Buildings)])
        houses.push_back(building.shape.parts.front().front().front());
    for (const auto &civic : from.data.civics)
        houses.push_back(civic.position);
    for (const auto &street : from.registers) {
        for (const auto &civic : street.civics)
            houses.push_back(civic.position);
    }
    if (where.region)
        std::erase_if(houses, [&where](GeoPoint house) { return !where.holds(house); });
    Shape ground = geometry.clipped(geometry.inhabited(houses, 60), from.bounds);
    return where.region ? where.region->clipped(std::move(ground)) : ground;
}

// A register that says which quarter each civic number is in: the ground nearer to its numbers than to the others'.
std::vector<QuarterMaking> ofRegisters(const QuarterSources &from, const Where &where, const Geometry &geometry)
{
    std::vector<GeoPoint> points;
    std::vector<int> labelOf;
    std::map<QString, int> labels;
    for (const auto &street : from.registers) {
        for (const auto &civic : street.civics) {
            if (!civic.quarter.isEmpty() && where.holds(civic.position))
                labels.try_emplace(civic.quarter, 0);
        }
    }
    int next = 0;
    for (auto &[name, label] : labels)
        label = next++;
    std::set<std::pair<std::int32_t, std::int32_t>> taken; // two numbers at one point have one cell
    for (const auto &street : from.registers) {
        for (const auto &civic : street.civics) {
            if (civic.quarter.isEmpty() || !where.holds(civic.position)
                || !taken.emplace(civic.position.latE7, civic.position.lonE7).second)
                continue;
            points.push_back(civic.position);
            labelOf.push_back(labels.at(civic.quarter));
        }
    }
    const auto zones = geometry.zones(points, labelOf, next, inhabitedGround(from, where, geometry));
    std::vector<QuarterMaking> result;
    for (const auto &[name, label] : labels) {
        const Shape &zone = zones[static_cast<std::size_t>(label)];
        if (!zone.isEmpty())
            result.push_back({tidyStreetName(name).toStdString(), "register", 5, centreOf(zone), zone, true, 0});
    }
    return result;
}

std::vector<QuarterMaking> ofFile(
    const std::vector<NamedPolygon> &polygons, const Where &where, const Geometry &geometry, BuildReport &report)
{
    std::vector<QuarterMaking> result;
    for (const NamedPolygon &polygon : polygons) {
        const Shape valid = geometry.valid(polygon.polygon);
        if (valid.isEmpty() || (where.region && where.region->clipped(valid).isEmpty())) {
            report.add({BuildReport::Kind::QuarterOutside, polygon.name, {}, {}, 0, {}});
            continue;
        }
        result.push_back({polygon.name.toStdString(), "official", 5, centreOf(valid), valid, false, 0});
    }
    return result;
}

} // namespace

std::vector<Feature> makeQuarters(const QuarterSources &from, const Geometry &geometry, BuildReport &report)
{
    Where where{from.bounds, from.municipality, {}};
    if (from.boundary)
        where.region.emplace(geometry, *from.boundary, 0);
    std::vector<QuarterMaking> quarters;
    const bool registered =
        std::ranges::any_of(from.registers, [](const RegisterStreet &street) { return !street.quarter.isEmpty(); });
    if (from.official) {
        quarters = ofFile(*from.official, where, geometry, report);
    } else if (registered) {
        quarters = ofRegisters(from, where, geometry);
    } else {
        quarters = ofMap(from.data, where, report);
        derivePolygons(quarters, inhabitedGround(from, where, geometry), geometry);
    }
    std::ranges::sort(quarters, {}, &QuarterMaking::name);
    std::vector<Feature> features;
    std::set<std::string> keys;
    for (const QuarterMaking &quarter : quarters) {
        std::string key = addressnormaliser::fold(QString::fromStdString(quarter.name)).toStdString();
        while (!keys.insert(key).second)
            key += " 2";
        features.push_back({quarter.osmId, quarter.polygon,
            {key, quarter.name, quarter.kind, std::int64_t(quarter.derived), quarter.centre.longitude(),
                quarter.centre.latitude(), squareMetres(quarter.polygon)},
            0});
    }
    return features;
}

} // namespace campanile
