// SPDX-License-Identifier: GPL-3.0-or-later
#include "streets.h"

#include <algorithm>

namespace campanile::sample {

namespace {

struct Cut {
    Line line;
    const District *district;
};

// A line across the block, at right angles to its long side, bent more the greater the disorder.
Line cutAcross(const Polygon &block, const Planar &planar, const District &district, Random &random)
{
    const Line box = planar.box(block);
    if (box.size() < 5)
        return {};
    Vec a = box[0], b = box[1], c = box[2];
    Vec along = b - a, across = c - b;
    if (length(along) < length(across))
        std::swap(along, across);
    const Vec middle = (box[0] + box[2]) * 0.5;
    const double share = random.between(-0.1, 0.1) * (1 + district.disorder);
    const double turn = random.between(-0.22, 0.22) * district.disorder;
    const Vec direction = unit(across);
    const Vec turned{direction.x * std::cos(turn) - direction.y * std::sin(turn),
        direction.x * std::sin(turn) + direction.y * std::cos(turn)};
    const Vec through = middle + along * share;
    const double reach = length(across) * 0.8;
    const double bend = random.between(-0.09, 0.09) * district.disorder * reach;
    const double bend2 = random.between(-0.07, 0.07) * district.disorder * reach;
    return smooth({through - turned * reach, through - turned * (reach * 0.4) + unit(along) * bend,
                      through + turned * (reach * 0.4) + unit(along) * bend2, through + turned * reach},
        14);
}

void cut(const Polygon &block, const District &district, const Planar &planar, Random &random, std::vector<Cut> &cuts,
    int depth)
{
    if (areaOf(block) < district.blockArea * random.between(0.8, 1.5) || depth > 9)
        return;
    for (int attempt = 0; attempt < 6; ++attempt) {
        const Line line = cutAcross(block, planar, district, random);
        if (line.empty())
            return;
        const auto inner = planar.inside(line, {block});
        if (inner.size() != 1 || lengthOf(inner.front()) < 15)
            continue;
        std::vector<Line> edges(block.begin(), block.end());
        // a hair beyond the block's edge, so that it surely meets it
        Line longer = inner.front();
        longer.front() = longer.front() + unit(longer.front() - longer[1]) * 0.05;
        longer.back() = longer.back() + unit(longer.back() - longer[longer.size() - 2]) * 0.05;
        edges.push_back(longer);
        const Polygons halves = planar.faces(edges);
        if (halves.size() < 2)
            continue;
        const auto small = std::ranges::min(halves, {}, areaOf);
        if (areaOf(small) < areaOf(block) * 0.25 && attempt < 5)
            continue;
        cuts.push_back({inner.front(), &district});
        for (const Polygon &half : halves)
            cut(half, district, planar, random, cuts, depth + 1);
        return;
    }
}

// Two cuts that meet end to end across a street, nearly straight on, are one street.
void joinStraight(std::vector<Cut> &cuts)
{
    for (bool again = true; again;) {
        again = false;
        for (std::size_t i = 0; i < cuts.size() && !again; ++i) {
            for (std::size_t j = 0; j < cuts.size() && !again; ++j) {
                if (i == j || cuts[i].district != cuts[j].district)
                    continue;
                for (const bool turned : {false, true}) {
                    Line other = cuts[j].line;
                    if (turned)
                        std::ranges::reverse(other);
                    Line &line = cuts[i].line;
                    const Vec gap = other.front() - line.back();
                    const Vec end = unit(line.back() - line[line.size() - 2]), start = unit(other[1] - other.front());
                    if (length(gap) < 16 && dot(end, start) > 0.94 && (length(gap) < 1 || dot(unit(gap), end) > 0.6)) {
                        line.insert(line.end(), other.begin(), other.end());
                        cuts.erase(cuts.begin() + static_cast<std::ptrdiff_t>(j));
                        again = true;
                        break;
                    }
                }
            }
        }
    }
}

void nameThem(std::vector<Cut> &cuts, const TownPlan &plan, std::vector<Road> &roads)
{
    for (const District &district : plan.districts) {
        std::vector<Cut *> own;
        for (Cut &cut : cuts) {
            if (cut.district == &district)
                own.push_back(&cut);
        }
        std::ranges::stable_sort(own, std::greater{}, [](const Cut *c) { return lengthOf(c->line); });
        for (std::size_t i = 0; i < own.size(); ++i) {
            Road road;
            road.highway = district.highway;
            road.half = district.half;
            road.line = own[i]->line;
            if (i < district.names.size()) {
                road.name = district.names[i];
            } else if (lengthOf(road.line) < 60) {
                continue; // the block stays whole
            } else { // a passage: too short to have a name
                road.highway = "service";
                road.half = 2.4;
                road.numbered = false;
            }
            roads.push_back(std::move(road));
        }
    }
}

} // namespace

StreetNet makeStreets(const TownPlan &plan, const Planar &planar, Random &random)
{
    StreetNet net;
    net.roads = plan.roads;
    std::vector<Line> edges;
    for (const Road &road : plan.roads) {
        if (road.highway != "path" && road.highway != "steps" && road.highway != "footway"
            && road.name != "Molo di Levante")
            edges.push_back(road.line);
    }
    edges.push_back(plan.railway);
    edges.push_back(plan.river);
    std::vector<Cut> cuts;
    for (const District &district : plan.districts) {
        if (district.blockArea <= 0)
            continue;
        for (const Polygon &face : planar.faces(edges)) {
            const Polygons part = planar.intersect({face}, {district.outline});
            if (!part.empty() && areaOf(part.front()) > areaOf(face) * 0.6 && areaOf(face) > 900)
                cut(face, district, planar, random, cuts, 0);
        }
    }
    // no street through the cathedral or the graves
    Polygons reserved;
    for (const Place &place : plan.places) {
        if (!place.outline.empty())
            reserved.push_back(place.outline);
    }
    reserved = planar.grow(reserved, 3);
    for (Cut &cut : cuts) {
        const auto pieces = planar.outside(cut.line, reserved);
        cut.line = pieces.empty() ? Line{} : std::ranges::max(pieces, {}, lengthOf);
    }
    std::erase_if(cuts, [](const Cut &cut) { return cut.line.size() < 2 || lengthOf(cut.line) < 14; });
    joinStraight(cuts);
    nameThem(cuts, plan, net.roads);
    for (std::size_t i = plan.roads.size(); i < net.roads.size(); ++i) {
        Line longer = net.roads[i].line;
        longer.front() = longer.front() + unit(longer.front() - longer[1]) * 0.2;
        longer.back() = longer.back() + unit(longer.back() - longer[longer.size() - 2]) * 0.2;
        edges.push_back(std::move(longer));
    }
    net.blocks = planar.faces(edges);
    return net;
}

} // namespace campanile::sample
