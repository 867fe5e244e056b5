// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetstretch.h"

#include "areashapes.h"
#include "flatearth.h"
#include "streetnetwork.h"

#include <algorithm>
#include <limits>

namespace campanile {

namespace {

using Foot = StreetNetwork::Foot;
using Side = StreetStretch::Side;

constexpr double beside = 2; ///< metres that a door may lie past a place and still be at it
constexpr double detour = 200; ///< metres there and back, off the way from one place to the other
constexpr double stub = 15; ///< metres of street past a place that are no going on

struct Door {
    int number = 0;
    Foot foot;
};

/// The part of a street between two places of it.
class Section final {
public:
    Section(const StreetNetwork &network, const Foot &a, const Foot &b)
        : m_network(network)
        , m_a(a)
        , m_b(b)
        , m_fromA(network.walkFrom(a))
        , m_fromB(network.walkFrom(b))
        , m_length(network.metres(m_fromA, a, b))
    {
    }

    enum class Where { BeforeA, Between, AfterB, Elsewhere };

    [[nodiscard]] Where where(const Foot &foot, double slack = beside) const
    {
        const double toA = m_network.metres(m_fromA, m_a, foot), toB = m_network.metres(m_fromB, m_b, foot);
        if (toA <= slack || toB <= slack)
            return Where::Between;
        if (toB - toA >= m_length - slack)
            return Where::BeforeA; // the way to B leads over A
        if (toA - toB >= m_length - slack)
            return Where::AfterB;
        // Round the other way of a ring, far down a branch, nothing lies between the two.
        return toA + toB <= m_length + detour ? Where::Between : Where::Elsewhere;
    }

    [[nodiscard]] double length() const { return m_length; }

    [[nodiscard]] double fromA(const Foot &foot) const { return m_network.metres(m_fromA, m_a, foot); }

    [[nodiscard]] double fromB(const Foot &foot) const { return m_network.metres(m_fromB, m_b, foot); }

    /// Nothing of the street lies before A.
    [[nodiscard]] bool isOpenAt(Where side) const
    {
        for (int node = 0; node < int(m_network.nodes().size()); ++node) {
            const Foot foot = m_network.atNode(node);
            if (where(foot) == side && (side == Where::BeforeA ? fromA(foot) : fromB(foot)) > stub)
                return false;
        }
        return true;
    }

private:
    const StreetNetwork &m_network;
    Foot m_a, m_b;
    StreetNetwork::Walk m_fromA, m_fromB;
    double m_length;
};

} // namespace

struct StreetLayout::Interval {
    Foot low, high;
    bool openLow = false, openHigh = false;
};

struct StreetLayout::Network {
    Network(const Street &street, const QList<PlacedAddress> &civics)
        : net(street.lines)
    {
        if (net.isEmpty())
            return;
        for (const PlacedAddress &civic : civics) {
            if (!civic.position || civic.civic.number <= 0)
                continue;
            doors.push_back({civic.civic.number, net.footOf(*civic.position)});
            places.emplace_back(civic.civic.number, *civic.position);
        }
        const auto [one, other] = net.extremes();
        low = net.atNode(one), high = net.atNode(other);
        fromLow = net.walkFrom(low);
        double mean = 0, way = 0, together = 0;
        for (const Door &door : doors)
            mean += door.number, way += along(door.foot);
        mean /= std::max<double>(1, double(doors.size())), way /= std::max<double>(1, double(doors.size()));
        for (const Door &door : doors)
            together += (door.number - mean) * (along(door.foot) - way);
        if (together < 0) { // numbers rise the other way
            std::swap(low, high);
            fromLow = net.walkFrom(low);
        }
    }

    [[nodiscard]] double along(const Foot &foot) const { return net.metres(fromLow, low, foot); }

    StreetNetwork net;
    std::vector<Door> doors;
    std::vector<std::pair<int, GeoPoint>> places; ///< the doors themselves
    Foot low, high;
    StreetNetwork::Walk fromLow;
};

StreetLayout::StreetLayout(const Street &street, const QList<PlacedAddress> &civics)
    : m_street(street)
    , m_network(std::make_unique<const Network>(street, civics))
{
}

StreetLayout::~StreetLayout() = default;

bool StreetLayout::isEmpty() const
{
    return m_network->net.isEmpty();
}

GeoPoint StreetLayout::nearest(GeoPoint place) const
{
    return isEmpty() ? place : m_network->net.placeOf(m_network->net.footOf(place));
}

double StreetLayout::way(GeoPoint place) const
{
    return isEmpty() ? 0 : m_network->along(m_network->net.footOf(place));
}

Result<StreetStretch> StreetLayout::between(GeoPoint a, GeoPoint b, Side side) const
{
    if (isEmpty())
        return failure(ErrorCode::AreaEmpty);
    const StreetNetwork &net = m_network->net;
    Foot low = net.footOf(a), high = net.footOf(b);
    if (m_network->along(low) > m_network->along(high))
        std::swap(low, high);
    const Section section(net, low, high);
    const bool openLow = section.isOpenAt(Section::Where::BeforeA), openHigh = section.isOpenAt(Section::Where::AfterB);
    StreetStretch stretch{.streetKey = m_street.key, .side = side};
    if (openLow && openHigh)
        return stretch;
    CivicRange found[2], outside[2];
    for (const Door &door : m_network->doors) {
        const bool within = section.where(door.foot) == Section::Where::Between;
        CivicRange &range = (within ? found : outside)[door.number % 2];
        range.from = range.from == 0 ? door.number : std::min(range.from, door.number);
        range.to = std::max(range.to, door.number);
    }
    const bool hasOdd = found[1].from > 0 && side != Side::Even, hasEven = found[0].from > 0 && side != Side::Odd;
    if (!hasOdd && !hasEven)
        return failure(ErrorCode::AreaEmpty);
    // At the end of a side lane the numbers go on elsewhere.
    const auto opened = [&](int parity) {
        const CivicRange &range = found[parity], &others = outside[parity];
        return CivicRange{openLow && (others.from == 0 || others.from > range.from) ? 0 : range.from,
            openHigh && others.to < range.to ? 0 : range.to};
    };
    if (hasOdd)
        stretch.odd = opened(1);
    if (hasEven)
        stretch.even = opened(0);
    stretch.side = hasOdd && hasEven ? Side::Both : hasOdd ? Side::Odd : Side::Even;
    return stretch;
}

QList<GeoRing> StreetLayout::linesBetween(GeoPoint a, GeoPoint b) const
{
    if (isEmpty())
        return {};
    return cut({{m_network->net.footOf(a), m_network->net.footOf(b)}});
}

/// One for each side that is meant, from its first door to its last.
QList<StreetLayout::Interval> StreetLayout::intervals(const StreetStretch &stretch) const
{
    QList<Interval> result;
    for (const bool odd : {true, false}) {
        if (stretch.side == (odd ? Side::Even : Side::Odd))
            continue;
        const CivicRange &range = odd ? stretch.odd : stretch.even;
        const Door *first = nullptr, *last = nullptr;
        for (const Door &door : m_network->doors) {
            if ((door.number % 2 == 1) != odd || door.number < range.from || (range.to > 0 && door.number > range.to))
                continue;
            if (!first || door.number < first->number)
                first = &door;
            if (!last || door.number > last->number)
                last = &door;
        }
        const bool openLow = range.from == 0, openHigh = range.to == 0;
        if (!first && !(openLow && openHigh))
            continue;
        result.append(
            {openLow ? m_network->low : first->foot, openHigh ? m_network->high : last->foot, openLow, openHigh});
    }
    return result;
}

QList<GeoRing> StreetLayout::cut(const QList<Interval> &intervals) const
{
    const StreetNetwork &net = m_network->net;
    std::vector<Section> sections;
    sections.reserve(size_t(intervals.size()));
    for (const Interval &interval : intervals)
        sections.emplace_back(net, interval.low, interval.high);
    const auto covered = [&](const Foot &foot) {
        for (size_t i = 0; i < sections.size(); ++i) {
            const Section::Where where = sections[i].where(foot, 0.01);
            const Interval &interval = intervals[qsizetype(i)];
            if (where == Section::Where::Between || (where == Section::Where::BeforeA && interval.openLow)
                || (where == Section::Where::AfterB && interval.openHigh))
                return true;
        }
        return false;
    };
    QList<GeoRing> lines;
    GeoRing line;
    std::optional<GeoPoint> skipped; // set between two corners, not needed while the line goes on
    const auto finish = [&] {
        if (skipped && !line.isEmpty())
            line.append(*skipped);
        if (line.size() >= 2)
            lines.append(line);
        line.clear();
        skipped.reset();
    };
    for (int before = -2; const int from : net.segments()) {
        if (from != before + 1)
            finish();
        before = from;
        std::vector<double> cuts{0, 1};
        for (const Interval &interval : intervals) {
            for (const Foot &foot : {interval.low, interval.high}) {
                if (foot.from == from)
                    cuts.push_back(foot.part);
            }
        }
        std::ranges::sort(cuts);
        for (size_t i = 1; i < cuts.size(); ++i) {
            if (cuts[i] - cuts[i - 1] < 1e-6)
                continue;
            if (!covered({from, (cuts[i] + cuts[i - 1]) / 2, 0})) {
                finish();
                continue;
            }
            if (line.isEmpty())
                line.append(net.placeOf({from, cuts[i - 1], 0}));
            const GeoPoint end = net.placeOf({from, cuts[i], 0});
            skipped.reset();
            if (cuts[i] == 1 && !net.nodes()[size_t(from) + 1].corner)
                skipped = end;
            else if (line.size() == 1 && metresBetween(line.first(), end) < 0.5)
                line.first() = end; // cut at the corner itself
            else
                line.append(end);
        }
    }
    finish();
    return lines;
}

/// As seen along the lines, which run with the numbers.
CorridorShape::Flank StreetLayout::flankOf(const QList<GeoRing> &lines, bool odd) const
{
    int left = 0;
    for (const auto &[number, place] : m_network->places) {
        if ((number % 2 == 1) != odd)
            continue;
        const FlatEarth flat(place);
        double nearest = std::numeric_limits<double>::infinity();
        int side = 0;
        for (const GeoRing &line : lines) {
            for (qsizetype i = 1; i < line.size(); ++i) {
                const auto a = flat.metres(line[i - 1]), b = flat.metres(line[i]);
                if (const double away = FlatEarth::nearest(a, b, {}).distance; away < nearest) {
                    nearest = away;
                    side = (b.x - a.x) * -a.y - (b.y - a.y) * -a.x > 0 ? 1 : -1;
                }
            }
        }
        left += side;
    }
    return left == 0 ? CorridorShape::Flank::Both : left > 0 ? CorridorShape::Flank::Left : CorridorShape::Flank::Right;
}

CorridorShape StreetLayout::corridor(const StreetStretch &stretch, double metres, const QList<GeoRing> &drawn) const
{
    CorridorShape shape{drawn.isEmpty() ? lines(stretch) : drawn, metres, CorridorShape::Flank::Both};
    if (isEmpty() || stretch.side == Side::Both)
        return shape;
    const StreetNetwork &net = m_network->net;
    for (GeoRing &line : shape.lines) {
        if (line.size() >= 2 && m_network->along(net.footOf(line.first())) > m_network->along(net.footOf(line.last())))
            std::ranges::reverse(line);
    }
    shape.flank = flankOf(shape.lines, stretch.side == Side::Odd);
    return shape;
}

QList<GeoRing> StreetLayout::lines(const StreetStretch &stretch) const
{
    if (isEmpty() || (stretch.odd == CivicRange() && stretch.even == CivicRange()))
        return m_street.lines;
    const QList<Interval> parts = intervals(stretch);
    const QList<GeoRing> result = parts.isEmpty() ? QList<GeoRing>() : cut(parts);
    return result.isEmpty() ? m_street.lines : result;
}

StreetLayout::Ends StreetLayout::ends(const StreetStretch &stretch, const QList<GeoRing> &drawn) const
{
    if (isEmpty())
        return {};
    const StreetNetwork &net = m_network->net;
    const QList<Interval> parts = intervals(stretch);
    Foot low = m_network->low, high = m_network->high;
    if (!parts.isEmpty()) {
        const auto by = [&](Foot Interval::*end) {
            return [this, end](const Interval &a, const Interval &b) {
                return m_network->along(a.*end) < m_network->along(b.*end);
            };
        };
        low = std::ranges::min_element(parts, by(&Interval::low))->low;
        high = std::ranges::max_element(parts, by(&Interval::high))->high;
    }
    const Section section(net, low, high);
    double bestLow = std::numeric_limits<double>::infinity(), bestHigh = bestLow;
    Ends result{net.placeOf(low), net.placeOf(high)};
    for (const GeoRing &line : drawn) {
        for (const GeoPoint place : {line.value(0), line.value(line.size() - 1)}) {
            const Foot foot = net.footOf(place);
            if (line.isEmpty() || foot.away > 1)
                continue;
            const double fromLow = section.fromA(foot), fromHigh = section.fromB(foot);
            const Section::Where where = section.where(foot);
            if ((where == Section::Where::BeforeA || fromLow <= beside) && fromLow < bestLow)
                bestLow = fromLow, result.low = place;
            if ((where == Section::Where::AfterB || fromHigh <= beside) && fromHigh < bestHigh)
                bestHigh = fromHigh, result.high = place;
        }
    }
    return result;
}

} // namespace campanile
