// SPDX-License-Identifier: GPL-3.0-or-later
#include "civicplacer.h"

#include "areashapes.h"

#include "flatearth.h"

#include <algorithm>
#include <optional>

namespace campanile {

namespace {

constexpr int beyondLast = 6; ///< numbers past the last known one that are still near it
constexpr int widestGap = 60; ///< between two known numbers: farther apart says too little
constexpr double farthestApart =
    300; ///< metres, of the two: between them the house may be too far from where it is put
constexpr double farthestBeyond = 60; ///< metres past the last one, as the numbers before it run

// Where on the street's lines a point is nearest to.
struct Foot {
    qsizetype line = -1;
    double along = 0;
    double away = 1e18;
};

Foot footOf(const QList<GeoRing> &lines, GeoPoint point, const FlatEarth &flat)
{
    Foot best;
    const auto p = flat.metres(point);
    for (qsizetype l = 0; l < lines.size(); ++l) {
        double along = 0;
        for (qsizetype i = 1; i < lines[l].size(); ++i) {
            const auto a = flat.metres(lines[l][i - 1]), b = flat.metres(lines[l][i]);
            const auto near = FlatEarth::nearest(a, b, p);
            const double length = std::hypot(b.x - a.x, b.y - a.y);
            if (near.distance < best.away)
                best = {l, along + near.part * length, near.distance};
            along += length;
        }
    }
    return best;
}

FlatEarth::Point pointAlong(const GeoRing &line, double along, const FlatEarth &flat)
{
    for (qsizetype i = 1; i < line.size(); ++i) {
        const auto a = flat.metres(line[i - 1]), b = flat.metres(line[i]);
        const double length = std::hypot(b.x - a.x, b.y - a.y);
        if (along <= length && length > 0)
            return {a.x + (b.x - a.x) * along / length, a.y + (b.y - a.y) * along / length};
        along -= length;
    }
    return flat.metres(line.back());
}

// Follows the street's bends: each neighbour's distance from the line is kept, in proportion.
GeoPoint between(const QList<GeoRing> &lines, GeoPoint from, GeoPoint to, double part)
{
    const FlatEarth flat(from);
    const Foot a = footOf(lines, from, flat), b = footOf(lines, to, flat);
    const auto pa = flat.metres(from), pb = flat.metres(to);
    if (a.line < 0 || a.line != b.line || std::max(a.away, b.away) > 80)
        return flat.point({pa.x + (pb.x - pa.x) * part, pa.y + (pb.y - pa.y) * part});
    const auto fa = pointAlong(lines[a.line], a.along, flat), fb = pointAlong(lines[a.line], b.along, flat);
    const auto at = pointAlong(lines[a.line], a.along + (b.along - a.along) * part, flat);
    const double offX = (pa.x - fa.x) * (1 - part) + (pb.x - fb.x) * part,
                 offY = (pa.y - fa.y) * (1 - part) + (pb.y - fb.y) * part;
    return flat.point({at.x + offX, at.y + offY});
}

struct Neighbours {
    const PackFile::Civic *before = nullptr;
    const PackFile::Civic *after = nullptr;
};

Neighbours neighbours(const QList<PackFile::Civic> &civics, int number, bool sameSide)
{
    Neighbours result;
    for (const auto &civic : civics) {
        if (sameSide && (civic.civic.number - number) % 2 != 0)
            continue;
        if (civic.civic.number < number)
            result.before = &civic;
        else if (civic.civic.number > number && !result.after)
            result.after = &civic;
    }
    return result;
}

// The number is a little past the last (or before the first) known one, and so is the house.
bool beyond(const QList<PackFile::Civic> &civics, const PackFile::Civic &last, int number, bool sameSide)
{
    const int past = std::abs(number - last.civic.number);
    if (past > beyondLast)
        return false;
    const auto [before, after] = neighbours(civics, last.civic.number, sameSide);
    const PackFile::Civic *next = number > last.civic.number ? before : after;
    if (!next)
        return true;
    const int step = std::abs(last.civic.number - next->civic.number);
    return metresBetween(last.position, next->position) / step * past <= farthestBeyond;
}

} // namespace

PlacedCivic placeCivic(const PackFile::StreetRow &street, const CivicNumber &civic)
{
    if (civic.number <= 0)
        return {};
    const PackFile::Civic *sameNumber = nullptr;
    for (const auto &known : street.civics) {
        if (known.civic == civic)
            return {known.position, Located::Exact};
        if (known.civic.number == civic.number && !sameNumber)
            sameNumber = &known;
    }
    if (sameNumber)
        return {sameNumber->position, Located::Interpolated};
    for (const bool sameSide : {true, false}) {
        const auto [before, after] = neighbours(street.civics, civic.number, sameSide);
        if (before && after && after->civic.number - before->civic.number <= widestGap
            && metresBetween(before->position, after->position) <= farthestApart) {
            const double part =
                double(civic.number - before->civic.number) / (after->civic.number - before->civic.number);
            return {between(street.street.lines, before->position, after->position, part), Located::Interpolated};
        }
    }
    for (const bool sameSide : {true, false}) {
        const auto [before, after] = neighbours(street.civics, civic.number, sameSide);
        const PackFile::Civic *last = before && !after ? before : after && !before ? after : nullptr;
        if (last && beyond(street.civics, *last, civic.number, sameSide))
            return {last->position, Located::Interpolated};
    }
    return {};
}

} // namespace campanile
