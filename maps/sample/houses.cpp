// SPDX-License-Identifier: GPL-3.0-or-later
#include "houses.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

namespace campanile::sample {

namespace {

/// How wide and deep houses are, how far from the kerb, how far apart.
struct Habit {
    double width[2];
    double depth[2];
    double setback[2];
    double gap[2];
    double gapChance; ///< of a gap after a house; else they stand wall to wall
    bool row;
    double secondDoor;
};

Habit habitOf(Fabric fabric)
{
    switch (fabric) {
    case Fabric::Medieval: return {{6, 11}, {8, 12.5}, {0, 0.4}, {1, 5}, 0.05, true, 0.2};
    case Fabric::Fishers: return {{7, 12}, {9, 12}, {0, 0.6}, {2, 8}, 0.1, true, 0.14};
    case Fabric::Quarter: return {{13, 23}, {11, 14}, {1.5, 2.5}, {4, 9}, 0.34, true, 0.12};
    case Fabric::Modern: return {{14, 25}, {11, 14}, {5, 9}, {7, 14}, 1, false, 0.12};
    case Fabric::Villas: return {{10, 17}, {9, 13}, {5, 22}, {12, 62}, 1, false, 0};
    case Fabric::Farms: return {{11, 20}, {8, 11}, {12, 40}, {110, 330}, 1, false, 0};
    case Fabric::Works: return {{28, 62}, {24, 48}, {8, 14}, {10, 22}, 1, false, 0};
    case Fabric::None: break;
    }
    return {};
}

/// Polygons found by where they are.
class Ground final {
public:
    void add(const Polygon &polygon)
    {
        const auto index = m_polygons.size();
        m_polygons.push_back(polygon);
        for (const std::int64_t cell : cells(polygon))
            m_cells[cell].push_back(index);
    }

    [[nodiscard]] Polygons near(const Polygon &polygon) const
    {
        Polygons result;
        std::unordered_set<std::size_t> seen;
        for (const std::int64_t cell : cells(polygon)) {
            const auto found = m_cells.find(cell);
            if (found == m_cells.end())
                continue;
            for (const std::size_t index : found->second) {
                if (seen.insert(index).second)
                    result.push_back(m_polygons[index]);
            }
        }
        return result;
    }

private:
    static std::vector<std::int64_t> cells(const Polygon &polygon)
    {
        double west = 1e9, east = -1e9, south = 1e9, north = -1e9;
        for (const Vec p : polygon.front())
            west = std::min(west, p.x), east = std::max(east, p.x), south = std::min(south, p.y),
            north = std::max(north, p.y);
        std::vector<std::int64_t> result;
        for (auto row = static_cast<std::int64_t>(std::floor(south / 50));
            row <= static_cast<std::int64_t>(std::floor(north / 50)); ++row) {
            for (auto column = static_cast<std::int64_t>(std::floor(west / 50));
                column <= static_cast<std::int64_t>(std::floor(east / 50)); ++column)
                result.push_back(row * 100'000 + column);
        }
        return result;
    }

    std::vector<Polygon> m_polygons;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> m_cells;
};

class Builder final {
public:
    Builder(const TownPlan &plan, const Polygon &land, const Planar &planar, Random &random)
        : m_plan(plan)
        , m_land(land)
        , m_planar(planar)
        , m_random(random)
    {
    }

    Ground ground;
    std::vector<House> houses;

    void street(const Road &road)
    {
        Line line = road.line;
        if (length(line.back() - m_plan.duomo) < length(line.front() - m_plan.duomo) && !road.closed)
            std::ranges::reverse(line);
        for (const int side : {1, -1})
            along(road, line, side);
    }

private:
    [[nodiscard]] Fabric fabricAt(Vec p) const
    {
        for (const District &district : m_plan.districts) {
            if (inside(district.outline, p))
                return district.fabric;
        }
        return Fabric::None;
    }

    void along(const Road &road, const Line &line, int side)
    {
        const double total = lengthOf(line);
        int &number = m_numbers.try_emplace(road.name + (side > 0 ? "|1" : "|2"), side > 0 ? 1 : 2).first->second;
        double at = 2;
        while (at < total - 4) {
            const Vec direction = directionAt(line, at);
            const Vec outward = left(direction) * side;
            const Fabric fabric = fabricAt(pointAt(line, at) + outward * (road.half + 9));
            const Habit habit = habitOf(fabric);
            if (fabric == Fabric::None) {
                at += 20;
                continue;
            }
            double width = m_random.between(habit.width[0], habit.width[1]);
            const double depth = m_random.between(habit.depth[0], habit.depth[1]);
            const double offset = road.half + kerb + m_random.between(habit.setback[0], habit.setback[1]);
            const bool leave = m_random.chance(habit.gapChance);
            const double gap = leave ? m_random.between(habit.gap[0], habit.gap[1]) : 0;
            if (fabric == Fabric::Farms)
                at += m_random.between(0, 120);
            if (at + width > total - 1)
                width = total - 1 - at;
            if (width < habit.width[0] * 0.7)
                break;
            House house;
            house.fabric = fabric;
            Polygon lot = habit.row ? rowLot(line, at, width, depth, offset, side)
                                    : freeLot(line, at, width, depth, offset, side, fabric);
            const bool built = habit.row ? fitRow(lot) : fitFree(lot);
            if (!built) {
                at += habit.row ? std::min(4.0, width) : 6;
                continue;
            }
            ground.add(lot);
            house.outline = std::move(lot);
            const int doors = m_random.chance(habit.secondDoor) ? 2 : 1;
            for (int d = 0; d < doors; ++d) {
                const double where = at + width * (doors == 1 ? 0.5 : d == 0 ? 0.25 : 0.75);
                addDoor(house, road, pointAt(line, where) + left(directionAt(line, where)) * (side * (offset + 0.4)),
                    number);
            }
            houses.push_back(std::move(house));
            at += width + gap;
        }
    }

    void addDoor(House &house, const Road &road, Vec at, int &number)
    {
        std::string text = std::to_string(number);
        house.doors.push_back({at, road.name, text});
        if (m_random.chance(0.05)) // a shop or a second stair that came later
            house.doors.push_back({at + Vec{1.1, 0.6}, road.name, text + "/A"});
        number += m_random.chance(0.04) ? 4 : 2; // some numbers are missing in every town
    }

    // Front and back follow the street's bend: neighbours share their wall.
    [[nodiscard]] static Polygon rowLot(
        const Line &line, double at, double width, double depth, double offset, int side)
    {
        Line front, back;
        const int steps = width > 14 ? 2 : 1;
        for (int i = 0; i <= steps; ++i) {
            const double where = at + width * i / steps;
            const Vec outward = left(directionAt(line, where)) * side;
            front.push_back(pointAt(line, where) + outward * offset);
            back.push_back(pointAt(line, where) + outward * (offset + depth));
        }
        std::ranges::reverse(back);
        front.insert(front.end(), back.begin(), back.end());
        return simple(std::move(front));
    }

    [[nodiscard]] Polygon freeLot(
        const Line &line, double at, double width, double depth, double offset, int side, Fabric fabric)
    {
        const double where = at + width / 2;
        const double askew = fabric == Fabric::Villas || fabric == Fabric::Farms ? m_random.between(-0.16, 0.16)
                                                                                 : m_random.between(-0.03, 0.03);
        const Vec d = directionAt(line, where);
        const Vec right{d.x * std::cos(askew) - d.y * std::sin(askew), d.x * std::sin(askew) + d.y * std::cos(askew)};
        const Vec away = left(right) * side;
        const Vec origin = pointAt(line, where) + left(d) * (side * offset) - right * (width / 2);
        const auto corner = [&](double x, double y) { return origin + right * x + away * y; };
        const double wing = m_random.between(0.38, 0.55);
        if (fabric != Fabric::Works && m_random.chance(0.38)) { // an L
            const double deeper = depth + m_random.between(3, 7);
            if (m_random.chance(0.5))
                return simple({corner(0, 0), corner(width, 0), corner(width, depth), corner(width * wing, depth),
                    corner(width * wing, deeper), corner(0, deeper)});
            return simple({corner(0, 0), corner(width, 0), corner(width, deeper), corner(width * (1 - wing), deeper),
                corner(width * (1 - wing), depth), corner(0, depth)});
        }
        return simple({corner(0, 0), corner(width, 0), corner(width, depth), corner(0, depth)});
    }

    [[nodiscard]] bool onLand(const Polygon &lot) const
    {
        return std::ranges::all_of(lot.front(), [this](Vec p) { return inside(m_land, p); });
    }

    // In a row a house takes what is left between its neighbours and the side streets.
    bool fitRow(Polygon &lot) const
    {
        const double whole = areaOf(lot);
        const Polygons around = ground.near(lot);
        Polygons rest = m_planar.subtract({lot}, around);
        std::erase_if(rest, [](const Polygon &p) { return p.size() > 1; });
        if (rest.empty())
            return false;
        Polygon largest = std::ranges::max(rest, {}, areaOf);
        if (areaOf(largest) < std::max(28.0, whole * 0.55))
            return false;
        const Polygons neat = m_planar.simplify({largest}, 0.15);
        if (neat.size() != 1)
            return false;
        lot = neat.front();
        return onLand(lot);
    }

    bool fitFree(const Polygon &lot) const
    {
        if (!onLand(lot))
            return false;
        const Polygons room = m_planar.grow({lot}, 2.5);
        return !room.empty() && std::ranges::none_of(ground.near(room.front()), [&](const Polygon &other) {
            return m_planar.overlap(room.front(), other) > 0.5;
        });
    }

    static constexpr double kerb = 0.6;
    const TownPlan &m_plan;
    const Polygon &m_land;
    const Planar &m_planar;
    Random &m_random;
    std::unordered_map<std::string, int> m_numbers;
};

} // namespace

std::vector<House> makeHouses(const TownPlan &plan, const StreetNet &net, const Polygons &taken, const Polygon &land,
    const Planar &planar, Random &random)
{
    Builder builder(plan, land, planar, random);
    for (const Polygon &polygon : taken)
        builder.ground.add(polygon);
    for (const Road &road : net.roads) {
        const double total = lengthOf(road.line);
        for (double at = 0; at < total; at += 40) {
            for (const Polygon &polygon :
                planar.buffer(piece(road.line, at, std::min(total, at + 40.5)), road.half + 0.4))
                builder.ground.add(polygon);
        }
    }
    for (const Road &road : net.roads) {
        if (road.numbered && !road.name.empty())
            builder.street(road);
    }
    return std::move(builder.houses);
}

} // namespace campanile::sample
