// SPDX-License-Identifier: GPL-3.0-or-later
#include "derivedline.h"

#include "flatearth.h"

#include <algorithm>
#include <limits>
#include <map>

namespace campanile {

namespace {

using Point = FlatEarth::Point;

constexpr double cell = 40; ///< metres: doors of both sides fall together
constexpr double widestGap = 250; ///< metres between neighbours on one line
constexpr double shortest = 40; ///< metres of a line that says anything
constexpr double bend = 12; ///< metres that a corner may be cut by
constexpr std::size_t mostCells = 3000;

double distance(Point a, Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

std::vector<Point> middles(const std::vector<GeoPoint> &doors, const FlatEarth &flat)
{
    struct Sum {
        double x = 0, y = 0, count = 0;
    };

    std::map<std::pair<long, long>, Sum> cells;
    for (const GeoPoint door : doors) {
        const Point p = flat.metres(door);
        Sum &sum = cells[{std::lround(p.x / cell), std::lround(p.y / cell)}];
        sum.x += p.x, sum.y += p.y, ++sum.count;
    }
    std::vector<Point> result;
    for (const auto &[key, sum] : cells)
        result.push_back({sum.x / sum.count, sum.y / sum.count});
    return result;
}

using Tree = std::vector<std::vector<std::size_t>>;

// Each point joined to the nearest that is joined already; too far ones begin a tree of their own.
Tree joined(const std::vector<Point> &points)
{
    Tree tree(points.size());
    std::vector<double> away(points.size(), std::numeric_limits<double>::max());
    std::vector<std::size_t> to(points.size(), 0);
    std::vector<bool> in(points.size(), false);
    std::size_t now = 0;
    for (std::size_t step = 1; step < points.size(); ++step) {
        in[now] = true;
        std::size_t next = points.size();
        for (std::size_t i = 0; i < points.size(); ++i) {
            if (in[i])
                continue;
            if (const double here = distance(points[now], points[i]); here < away[i])
                away[i] = here, to[i] = now;
            if (next == points.size() || away[i] < away[next])
                next = i;
        }
        if (away[next] <= widestGap) {
            tree[next].push_back(to[next]);
            tree[to[next]].push_back(next);
        }
        now = next;
    }
    return tree;
}

// From one point to the one that is farthest along the tree.
std::vector<std::size_t> farthest(
    const Tree &tree, const std::vector<Point> &points, std::size_t from, std::vector<bool> *seen)
{
    struct Visit {
        std::size_t at, before;
        double metres;
    };

    constexpr std::size_t none = std::numeric_limits<std::size_t>::max();
    std::map<std::size_t, std::size_t> before;
    std::vector<Visit> open{{from, none, 0}};
    std::size_t end = from;
    double most = 0;
    while (!open.empty()) {
        const Visit visit = open.back();
        open.pop_back();
        before[visit.at] = visit.before;
        if (seen)
            (*seen)[visit.at] = true;
        if (visit.metres > most)
            most = visit.metres, end = visit.at;
        for (const std::size_t next : tree[visit.at]) {
            if (next != visit.before)
                open.push_back({next, visit.at, visit.metres + distance(points[visit.at], points[next])});
        }
    }
    std::vector<std::size_t> path;
    for (std::size_t at = end; at != none; at = before.at(at))
        path.push_back(at);
    return path;
}

// Douglas and Peucker.
void straighten(const std::vector<Point> &line, std::size_t first, std::size_t last, std::vector<bool> &keep)
{
    double most = bend;
    std::size_t corner = last;
    for (std::size_t i = first + 1; i < last; ++i) {
        if (const double away = FlatEarth::nearest(line[first], line[last], line[i]).distance; away > most)
            most = away, corner = i;
    }
    if (corner == last)
        return;
    keep[corner] = true;
    straighten(line, first, corner, keep);
    straighten(line, corner, last, keep);
}

} // namespace

Shape derivedLine(const std::vector<GeoPoint> &doors)
{
    Shape result{Shape::Kind::Lines, {}};
    if (doors.size() < 2)
        return result;
    const FlatEarth flat(*std::ranges::min_element(doors, {}, [](GeoPoint p) { return std::pair(p.latE7, p.lonE7); }));
    const std::vector<Point> points = middles(doors, flat);
    if (points.size() < 2 || points.size() > mostCells)
        return result;
    const Tree tree = joined(points);
    std::vector<bool> seen(points.size(), false);
    for (std::size_t i = 0; i < points.size(); ++i) {
        if (seen[i])
            continue;
        const auto end = farthest(tree, points, i, &seen).front();
        std::vector<Point> line;
        for (const std::size_t at : farthest(tree, points, end, nullptr))
            line.push_back(points[at]);
        double length = 0;
        for (std::size_t p = 1; p < line.size(); ++p)
            length += distance(line[p - 1], line[p]);
        if (length < shortest)
            continue;
        std::vector<bool> keep(line.size(), false);
        keep.front() = keep.back() = true;
        straighten(line, 0, line.size() - 1, keep);
        Path path;
        for (std::size_t p = 0; p < line.size(); ++p) {
            if (keep[p])
                path.push_back(flat.point(line[p]));
        }
        result.parts.push_back({std::move(path)});
    }
    return result;
}

} // namespace campanile
