// SPDX-License-Identifier: GPL-3.0-or-later
#include "linejoiner.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <map>
#include <numbers>

namespace campanile {

namespace {

constexpr double sharpestTurn = 60.0 / 180.0 * std::numbers::pi;

struct End {
    std::size_t piece = 0;
    bool atFront = false;
    double outward = 0; // the way one leaves the piece over this end
};

using Place = std::pair<std::int64_t, std::int64_t>;

Place placeOf(const mapnik::geometry::point<double> &point)
{
    return {std::llround(point.x * 10), std::llround(point.y * 10)}; // 10 cm
}

double heading(const mapnik::geometry::point<double> &from, const mapnik::geometry::point<double> &to)
{
    return std::atan2(to.y - from.y, to.x - from.x);
}

// How far from straight on: 0 when one piece goes on as the other's continuation.
double turn(const End &a, const End &b)
{
    return std::abs(std::remainder(a.outward - b.outward + std::numbers::pi, 2 * std::numbers::pi));
}

} // namespace

std::vector<Line> joinLines(std::vector<Line> pieces)
{
    std::erase_if(pieces, [](const Line &line) { return line.size() < 2; });
    constexpr std::size_t none = SIZE_MAX;
    std::map<Place, std::vector<End>> ends;
    for (std::size_t i = 0; i < pieces.size(); ++i) {
        const Line &line = pieces[i];
        if (placeOf(line.front()) == placeOf(line.back()))
            continue; // a ring has no ends
        ends[placeOf(line.front())].push_back({i, true, heading(line[1], line[0])});
        ends[placeOf(line.back())].push_back({i, false, heading(line[line.size() - 2], line.back())});
    }

    // slot 2i: the front of piece i, 2i+1: its back; the slot it is joined to
    std::vector<std::size_t> joined(pieces.size() * 2, none);
    const auto slot = [](const End &end) { return end.piece * 2 + (end.atFront ? 0 : 1); };
    for (auto &[place, here] : ends) {
        while (here.size() > 1) {
            std::size_t bestA = 0;
            std::size_t bestB = 0;
            double least = sharpestTurn;
            for (std::size_t a = 0; a < here.size(); ++a) {
                for (std::size_t b = a + 1; b < here.size(); ++b) {
                    const double angle = turn(here[a], here[b]);
                    if (here[a].piece != here[b].piece && angle < least) {
                        least = angle;
                        bestA = a;
                        bestB = b;
                    }
                }
            }
            if (bestA == bestB)
                break;
            joined[slot(here[bestA])] = slot(here[bestB]);
            joined[slot(here[bestB])] = slot(here[bestA]);
            here.erase(here.begin() + std::ptrdiff_t(bestB));
            here.erase(here.begin() + std::ptrdiff_t(bestA));
        }
    }

    std::vector<bool> used(pieces.size(), false);
    std::vector<Line> result;
    const auto walk = [&](std::size_t entry) {
        Line chain;
        while (entry != none && !used[entry / 2]) {
            used[entry / 2] = true;
            Line &piece = pieces[entry / 2];
            if (entry % 2 == 1)
                std::ranges::reverse(piece);
            chain.insert(chain.end(), piece.begin() + (chain.empty() ? 0 : 1), piece.end());
            entry = joined[entry ^ 1U]; // out over the other end
        }
        if (chain.size() > 1)
            result.push_back(std::move(chain));
    };
    for (std::size_t start = 0; start < joined.size(); ++start) {
        if (joined[start] == none)
            walk(start);
    }
    for (std::size_t start = 0; start < joined.size(); start += 2)
        walk(start); // what is left goes round in circles
    return result;
}

} // namespace campanile
