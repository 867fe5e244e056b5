// SPDX-License-Identifier: GPL-3.0-or-later
#include "namesakes.h"

#include "addressnormaliser.h"
#include "flatearth.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

constexpr double farApart = 1000; ///< metres between lines of one name that need not be one street
constexpr double touching = 250; ///< metres between two entries of a register that are one street all the same
constexpr double samplesEvery = 100; ///< metres along a line

using Point = FlatEarth::Point;

/// What surely belongs together: one stretch of line, or one entry of a register.
struct Item {
    std::vector<Point> samples;
    double west = 1e18, south = 1e18, east = -1e18, north = -1e18;
    int entry = -1;
    std::ptrdiff_t line = -1;

    void add(Point p)
    {
        samples.push_back(p);
        west = std::min(west, p.x), east = std::max(east, p.x);
        south = std::min(south, p.y), north = std::max(north, p.y);
    }
};

double distance(const Item &a, const Item &b, double limit)
{
    const double dx = std::max({0.0, a.west - b.east, b.west - a.east});
    const double dy = std::max({0.0, a.south - b.north, b.south - a.north});
    if (std::hypot(dx, dy) > limit)
        return limit * 2;
    double best = std::numeric_limits<double>::max();
    for (const Point p : a.samples) {
        for (const Point q : b.samples)
            best = std::min(best, std::hypot(p.x - q.x, p.y - q.y));
    }
    return best;
}

std::vector<Item> itemsOf(const StreetMaking &street, const FlatEarth &flat)
{
    std::vector<Item> items(street.entries.size());
    for (std::size_t e = 0; e < items.size(); ++e)
        items[e].entry = static_cast<int>(e);
    for (std::size_t l = 0; l < street.lines.parts.size(); ++l) {
        const Path &path = street.lines.parts[l].front();
        Item item;
        item.line = static_cast<std::ptrdiff_t>(l);
        for (std::size_t i = 0; i < path.size(); ++i) {
            const Point b = flat.metres(path[i]);
            if (i > 0) {
                const Point a = flat.metres(path[i - 1]);
                const int steps = static_cast<int>(std::hypot(b.x - a.x, b.y - a.y) / samplesEvery);
                for (int s = 1; s <= std::min(steps, 1000); ++s)
                    item.add({a.x + (b.x - a.x) * s / (steps + 1), a.y + (b.y - a.y) * s / (steps + 1)});
            }
            item.add(b);
        }
        items.push_back(std::move(item));
    }
    for (const auto &civic : street.civics) {
        if (civic.entry >= 0) {
            items[static_cast<std::size_t>(civic.entry)].add(flat.metres(civic.position));
        } else if (street.lines.parts.empty() && street.entries.empty()) {
            items.emplace_back();
            items.back().add(flat.metres(civic.position));
        }
    }
    std::erase_if(items, [](const Item &item) { return item.samples.empty(); });
    return items;
}

// The nearest join first; two entries of a register only where they touch each other.
std::vector<std::size_t> groupsOf(const std::vector<Item> &items)
{
    struct Edge {
        double metres;
        std::size_t a, b;
    };

    std::vector<Edge> edges;
    for (std::size_t a = 0; a < items.size(); ++a) {
        for (std::size_t b = a + 1; b < items.size(); ++b) {
            if (const double metres = distance(items[a], items[b], farApart); metres <= farApart)
                edges.push_back({metres, a, b});
        }
    }
    std::ranges::stable_sort(edges, {}, &Edge::metres);
    std::vector<std::size_t> parent(items.size());
    std::iota(parent.begin(), parent.end(), 0);
    std::vector<bool> entered(items.size());
    for (std::size_t i = 0; i < items.size(); ++i)
        entered[i] = items[i].entry >= 0;
    const auto root = [&parent](std::size_t i) {
        while (parent[i] != i)
            i = parent[i] = parent[parent[i]];
        return i;
    };
    for (const Edge &edge : edges) {
        const std::size_t a = root(edge.a), b = root(edge.b);
        if (a == b)
            continue;
        const bool both = items[edge.a].entry >= 0 && items[edge.b].entry >= 0;
        if (entered[a] && entered[b] && !(both && edge.metres <= touching))
            continue;
        parent[b] = a;
        entered[a] = entered[a] || entered[b];
    }
    for (std::size_t i = 0; i < items.size(); ++i)
        parent[i] = root(i);
    return parent;
}

std::string hamletOf(const StreetMaking &street, const std::vector<Item> &items,
    const std::vector<std::size_t> &members, const std::vector<NamedPlace> &places, const FlatEarth &flat)
{
    std::map<QString, std::size_t> quarters;
    Point sum{};
    double count = 0;
    for (const std::size_t i : members) {
        if (items[i].entry >= 0) {
            const QString &quarter = street.entries[static_cast<std::size_t>(items[i].entry)].quarter;
            if (!quarter.isEmpty())
                quarters[quarter] += items[i].samples.size();
        }
        for (const Point p : items[i].samples)
            sum.x += p.x, sum.y += p.y, ++count;
    }
    if (!quarters.empty())
        return tidyStreetName(std::ranges::max_element(quarters, {}, [](const auto &q) { return q.second; })->first)
            .toStdString();
    std::string name;
    double best = std::numeric_limits<double>::max();
    for (const NamedPlace &place : places) {
        const Point p = flat.metres(place.position);
        if (const double away = std::hypot(p.x - sum.x / count, p.y - sum.y / count); away < best)
            best = away, name = place.name;
    }
    return name;
}

StreetMaking part(const StreetMaking &street)
{
    StreetMaking result;
    result.names = street.names;
    result.className = street.className;
    result.rank = street.rank;
    result.place = street.place;
    return result;
}

// A main road or a path through the fields is one, however many hamlets it passes and gaps it has.
bool isThroughRoad(const StreetMaking &street)
{
    static const std::set<std::string> classes{"motorway", "trunk", "primary", "secondary", "cycleway", "footway",
        "bridleway", "path", "track", "steps", "raceway", "construction"};
    return classes.contains(street.className)
        || addressnormaliser::streetWords(QString::fromStdString(street.name())).type.isEmpty();
}

} // namespace

void splitNamesakes(
    Streets &streets, const std::vector<NamedPlace> &places, const std::set<std::string> &own, BuildReport &report)
{
    std::set<QString> centres;
    for (const std::string &name : own)
        centres.insert(addressnormaliser::fold(QString::fromStdString(name)));
    Streets made;
    for (auto at = streets.begin(); at != streets.end();) {
        StreetMaking &street = at->second;
        GeoBox box = street.lines.box();
        for (const auto &civic : street.civics)
            box.include(civic.position);
        const auto keep = [&] { ++at; };
        if (box.isEmpty() || (street.entries.size() < 2 && isThroughRoad(street))) {
            keep();
            continue;
        }
        const FlatEarth flat(GeoPoint{box.south, box.west});
        const Point corner = flat.metres({box.north, box.east});
        if (std::hypot(corner.x, corner.y) < (street.entries.size() > 1 ? touching : farApart)) {
            keep();
            continue;
        }
        const std::vector<Item> items = itemsOf(street, flat);
        const std::vector<std::size_t> groupOf = groupsOf(items);
        std::map<std::size_t, std::vector<std::size_t>> groups;
        for (std::size_t i = 0; i < items.size(); ++i)
            groups[groupOf[i]].push_back(i);
        std::map<std::string, std::vector<std::size_t>> byHamlet;
        for (const auto &[group, members] : groups) {
            const std::string hamlet = hamletOf(street, items, members, places, flat);
            std::ranges::copy(members, std::back_inserter(byHamlet[hamlet]));
        }
        if (byHamlet.size() < 2) {
            keep();
            continue;
        }

        std::vector<StreetMaking> parts;
        std::vector<std::vector<std::size_t>> membersOf;
        for (auto &[hamlet, members] : byHamlet) {
            StreetMaking one = part(street);
            if (!centres.contains(addressnormaliser::fold(QString::fromStdString(hamlet))))
                one.hamlet = hamlet;
            for (const std::size_t i : members) {
                if (items[i].line >= 0)
                    one.lines.parts.push_back(street.lines.parts[static_cast<std::size_t>(items[i].line)]);
            }
            if (one.lines.parts.empty())
                one.className.clear();
            parts.push_back(std::move(one));
            membersOf.push_back(members);
        }
        std::map<std::pair<std::size_t, int>, int> entries;
        for (const auto &civic : street.civics) {
            Item here;
            here.add(flat.metres(civic.position));
            std::size_t best = 0;
            double nearest = std::numeric_limits<double>::max();
            for (std::size_t p = 0; p < parts.size(); ++p) {
                for (const std::size_t i : membersOf[p]) {
                    if (civic.entry >= 0 && items[i].entry >= 0 && items[i].entry != civic.entry)
                        continue;
                    const double away =
                        civic.entry >= 0 && items[i].entry == civic.entry ? -1 : distance(here, items[i], 1e9);
                    if (away < nearest)
                        nearest = away, best = p;
                }
            }
            auto mine = civic;
            if (civic.entry >= 0) {
                const auto [entry, fresh] =
                    entries.try_emplace({best, civic.entry}, static_cast<int>(parts[best].entries.size()));
                if (fresh)
                    parts[best].entries.push_back(street.entries[static_cast<std::size_t>(civic.entry)]);
                mine.entry = entry->second;
            }
            parts[best].civics.push_back(mine);
        }
        for (StreetMaking &one : parts) {
            const QString name = QString::fromStdString(one.name());
            report.add({BuildReport::Kind::NamesakesSplit, name, {}, u"%1 of this name"_s.arg(parts.size()), 0,
                one.lines.isEmpty() ? one.civics.empty() ? std::nullopt : std::optional(one.civics.front().position)
                                    : std::optional(one.lines.parts.front().front().front())});
            std::string key = one.hamlet.empty() ? at->first : addressnormaliser::streetKey(name).toStdString();
            while (made.contains(key) || (key != at->first && streets.contains(key)))
                key += " 2";
            made.emplace(std::move(key), std::move(one));
        }
        at = streets.erase(at);
    }
    streets.merge(made);
}

} // namespace campanile
