// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetmaker.h"

#include "addressnormaliser.h"

#include <algorithm>
#include <iterator>
#include <optional>
#include <set>

namespace campanile {

namespace {

constexpr std::size_t roadClass = 0, roadName = 1, roadRank = 9; // columns of Layer::Roads
constexpr double context = 50; ///< metres that a street goes on beyond the border: it often runs along it
constexpr double stub = 10; ///< metres inside the municipality that make a street one of its own
constexpr char squareOnly[] = "pedestrian_area";

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

/// What of the map belongs to the municipality.
class Border final {
public:
    Border(const Geometry &geometry, const Shape *boundary)
    {
        if (boundary) {
            m_inner.emplace(geometry, *boundary, 0);
            m_outer.emplace(geometry, *boundary, context);
        }
    }

    [[nodiscard]] bool isInside(GeoPoint point) const { return !m_inner || m_inner->contains(point); }

    [[nodiscard]] Shape part(const Shape &lines) const
    {
        return m_outer ? m_outer->clipped(lines) : Shape{Shape::Kind::Lines, lines.parts};
    }

    [[nodiscard]] double metresInside(const Shape &lines) const
    {
        return metres(m_inner ? m_inner->clipped(lines) : lines);
    }

private:
    std::optional<Geometry::Region> m_inner, m_outer;
};

using Insides = std::map<std::string, double>; ///< metres of each street inside the municipality

void addRoads(const std::vector<Feature> &roads, const Border &border, Streets &streets, Insides &insides)
{
    for (const Feature &road : roads) {
        const std::string *name = textAt(road, roadName);
        const std::string k = name ? key(*name) : std::string();
        if (k.empty())
            continue;
        const Shape part = border.part(road.shape);
        if (part.isEmpty())
            continue;
        insides[k] += border.metresInside(road.shape);
        StreetMaking &street = streets[k];
        ++street.names[*name];
        std::ranges::copy(part.parts, std::back_inserter(street.lines.parts));
        const auto rank = (std::get<std::int64_t>(road.values[roadRank]) % 100 + 100) % 100;
        if (rank > street.rank)
            street.rank = rank, street.className = *textAt(road, roadClass);
    }
}

// A square is often mapped as an area only: its edge then stands for its line.
void addSquares(const std::vector<Feature> &landuse, const Border &border, Streets &streets, Insides &insides)
{
    for (const Feature &area : landuse) {
        const std::string *kind = textAt(area, 0), *name = textAt(area, 1);
        if (!name || *kind != "pedestrian" || !border.isInside(centreOf(area.shape)))
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
        insides[k] += metres(street.lines);
    }
}

int addCivics(const std::vector<OsmData::Civic> &civics, const Border &border, Streets &streets, BuildReport &report)
{
    std::map<std::string, std::set<std::string>> loose;
    for (const auto &[k, street] : streets)
        loose[looseKey(street.name())].insert(k);
    int withoutStreet = 0;
    for (const auto &civic : civics) {
        if (!border.isInside(civic.position))
            continue;
        const auto numbers = addressnormaliser::parseCivics(QString::fromStdString(civic.number));
        const std::string &written = civic.street.empty() ? civic.place : civic.street;
        std::string k = key(written);
        if (k.empty()) {
            withoutStreet += static_cast<int>(numbers.size());
            report.add({BuildReport::Kind::CivicNoStreet, {}, QString::fromStdString(civic.number),
                QStringLiteral("on the map, object %1").arg(civic.osmId), 0, civic.position});
            continue;
        }
        if (!streets.contains(k)) {
            const auto found = loose.find(looseKey(written));
            if (found != loose.end() && found->second.size() == 1) {
                k = *found->second.begin();
            } else {
                StreetMaking &street = streets[k]; // known only by its civic numbers
                street.place = civic.street.empty();
                ++street.names[written];
            }
        } else if (streets.at(k).lines.isEmpty()) {
            ++streets.at(k).names[written];
        }
        if (numbers.isEmpty())
            report.add({BuildReport::Kind::CivicNotANumber, QString::fromStdString(written),
                QString::fromStdString(civic.number), QStringLiteral("on the map, object %1").arg(civic.osmId), 0,
                civic.position});
        for (const CivicNumber &number : numbers)
            streets.at(k).civics.push_back({number, civic.position, civic.osmId, -1});
    }
    return withoutStreet;
}

} // namespace

std::string StreetMaking::name() const
{
    const std::string own = std::ranges::max_element(names, {}, [](const auto &n) { return n.second; })->first;
    return hamlet.empty() ? own : own + " (" + hamlet + ")";
}

Streets streetmaker::ofMap(
    const OsmData &data, const Shape *boundary, const Geometry &geometry, int &withoutStreet, BuildReport &report)
{
    const Border border(geometry, boundary);
    Streets streets;
    Insides insides;
    addRoads(data.layers[static_cast<std::size_t>(Layer::Roads)], border, streets, insides);
    addSquares(data.layers[static_cast<std::size_t>(Layer::Landuse)], border, streets, insides);
    withoutStreet = addCivics(data.civics, border, streets, report);
    if (boundary) // a neighbour's streets touch the border
        std::erase_if(
            streets, [&](const auto &entry) { return entry.second.civics.empty() && insides[entry.first] < stub; });
    for (auto &[k, street] : streets)
        street.lines = geometry.merged(street.lines);
    return streets;
}

} // namespace campanile
