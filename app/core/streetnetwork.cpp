// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetnetwork.h"

#include <limits>
#include <queue>

namespace campanile {

namespace {

constexpr double finest = 10; ///< metres between two nodes
constexpr double mostNodes = 1000;
constexpr double besides = 35; ///< metres between lines that are one street side by side, or across a junction
constexpr double same = 0.5;

double apart(FlatEarth::Point a, FlatEarth::Point b)
{
    return std::hypot(a.x - b.x, a.y - b.y);
}

GeoPoint firstOf(const QList<GeoRing> &lines)
{
    for (const GeoRing &line : lines) {
        if (!line.isEmpty())
            return line.first();
    }
    return {};
}

} // namespace

StreetNetwork::StreetNetwork(const QList<GeoRing> &lines)
    : m_flat(firstOf(lines))
{
    double length = 0;
    for (const GeoRing &line : lines) {
        for (qsizetype i = 1; i < line.size(); ++i)
            length += apart(m_flat.metres(line[i - 1]), m_flat.metres(line[i]));
    }
    const double spacing = std::max(finest, length / mostNodes);
    for (const GeoRing &line : lines) {
        if (line.size() >= 2)
            addLine(line, spacing);
    }
    m_edges.resize(m_nodes.size());
    for (const int from : m_segments)
        link(from, from + 1, apart(m_nodes[size_t(from)].at, m_nodes[size_t(from) + 1].at));
    for (size_t i = 0; i < m_nodes.size(); ++i) {
        const size_t before = i > 0 && m_lineOf[i - 1] == m_lineOf[i] ? i - 1 : i;
        const size_t after = i + 1 < m_nodes.size() && m_lineOf[i + 1] == m_lineOf[i] ? i + 1 : i;
        const FlatEarth::Point a = m_nodes[before].at, b = m_nodes[after].at;
        const double metres = std::max(1e-6, apart(a, b));
        m_nodes[i].way = {(b.x - a.x) / metres, (b.y - a.y) / metres};
    }
    linkNeighbours();
    linkRest();
}

void StreetNetwork::addLine(const GeoRing &line, double spacing)
{
    const int number = m_lineOf.empty() ? 0 : m_lineOf.back() + 1;
    const auto add = [&](FlatEarth::Point at, GeoPoint place, bool corner) {
        if (!m_lineOf.empty() && m_lineOf.back() == number)
            m_segments.push_back(int(m_nodes.size()) - 1);
        m_nodes.push_back({at, place, corner});
        m_lineOf.push_back(number);
    };
    for (qsizetype i = 0; i < line.size(); ++i) {
        const FlatEarth::Point to = m_flat.metres(line[i]);
        if (i > 0) {
            const FlatEarth::Point from = m_flat.metres(line[i - 1]);
            const int parts = int(std::ceil(apart(from, to) / spacing));
            for (int p = 1; p < parts; ++p) {
                const double part = double(p) / parts;
                const FlatEarth::Point at{from.x + (to.x - from.x) * part, from.y + (to.y - from.y) * part};
                add(at, m_flat.point(at), false);
            }
        }
        add(to, line[i], true);
    }
}

void StreetNetwork::link(int a, int b, double metres)
{
    m_edges[size_t(a)].push_back({b, metres});
    m_edges[size_t(b)].push_back({a, metres});
}

/// Along the street and then across it: straight over would be a shortcut into a side lane.
double StreetNetwork::round(size_t a, size_t b) const
{
    const FlatEarth::Point off{m_nodes[b].at.x - m_nodes[a].at.x, m_nodes[b].at.y - m_nodes[a].at.y};
    const auto by = [&](FlatEarth::Point way) {
        return std::abs(off.x * way.x + off.y * way.y) + std::abs(off.x * way.y - off.y * way.x);
    };
    return std::max(by(m_nodes[a].way), by(m_nodes[b].way));
}

/// Not within one line: the two arms of a hairpin are near each other and far along the road.
void StreetNetwork::linkNeighbours()
{
    for (size_t a = 0; a < m_nodes.size(); ++a) {
        for (size_t b = a + 1; b < m_nodes.size(); ++b) {
            if (std::abs(m_nodes[a].at.x - m_nodes[b].at.x) > besides)
                continue;
            if (apart(m_nodes[a].at, m_nodes[b].at) <= (m_lineOf[a] == m_lineOf[b] ? same : besides))
                link(int(a), int(b), round(a, b));
        }
    }
}

/// Parts that lie by themselves are reached over the shortest gap.
void StreetNetwork::linkRest()
{
    const size_t total = m_nodes.size();
    std::vector<double> gap(total, std::numeric_limits<double>::infinity());
    std::vector<int> over(total, -1);
    std::vector<bool> reached(total);
    size_t next = 0;
    for (size_t count = 0; count < total;) {
        if (over[next] >= 0)
            link(int(next), over[next], gap[next]);
        std::vector<int> stack{int(next)};
        reached[next] = true;
        while (!stack.empty()) {
            const int node = stack.back();
            stack.pop_back();
            ++count;
            for (size_t other = 0; other < total; ++other) {
                const double metres = apart(m_nodes[size_t(node)].at, m_nodes[other].at);
                if (!reached[other] && metres < gap[other])
                    gap[other] = metres, over[other] = node;
            }
            for (const Edge &edge : m_edges[size_t(node)]) {
                if (!reached[size_t(edge.to)]) {
                    reached[size_t(edge.to)] = true;
                    stack.push_back(edge.to);
                }
            }
        }
        double nearest = std::numeric_limits<double>::infinity();
        for (size_t node = 0; node < total; ++node) {
            if (!reached[node] && gap[node] < nearest)
                nearest = gap[node], next = node;
        }
    }
}

StreetNetwork::Foot StreetNetwork::footOf(GeoPoint place) const
{
    const FlatEarth::Point p = m_flat.metres(place);
    Foot best;
    for (const int from : m_segments) {
        const auto near = FlatEarth::nearest(m_nodes[size_t(from)].at, m_nodes[size_t(from) + 1].at, p);
        if (near.distance < best.away)
            best = {from, near.part, near.distance};
    }
    return best;
}

GeoPoint StreetNetwork::placeOf(const Foot &foot) const
{
    const Node &a = m_nodes[size_t(foot.from)], &b = m_nodes[size_t(foot.from) + 1];
    if (foot.part <= 0)
        return a.place;
    if (foot.part >= 1)
        return b.place;
    return m_flat.point({a.at.x + (b.at.x - a.at.x) * foot.part, a.at.y + (b.at.y - a.at.y) * foot.part});
}

StreetNetwork::Foot StreetNetwork::atNode(int node) const
{
    const auto last = size_t(node);
    const bool first = last + 1 < m_nodes.size() && m_lineOf[last + 1] == m_lineOf[last];
    return first ? Foot{node, 0, 0} : Foot{node - 1, 1, 0};
}

StreetNetwork::Walk StreetNetwork::walkFrom(const Foot &foot) const
{
    Walk metres(m_nodes.size(), std::numeric_limits<double>::infinity());
    using Step = std::pair<double, int>;
    std::priority_queue<Step, std::vector<Step>, std::greater<>> open;
    const auto reach = [&](int node, double far) {
        if (far < metres[size_t(node)]) {
            metres[size_t(node)] = far;
            open.emplace(far, node);
        }
    };
    const double length = apart(m_nodes[size_t(foot.from)].at, m_nodes[size_t(foot.from) + 1].at);
    reach(foot.from, foot.part * length);
    reach(foot.from + 1, (1 - foot.part) * length);
    while (!open.empty()) {
        const auto [far, node] = open.top();
        open.pop();
        if (far > metres[size_t(node)])
            continue;
        for (const Edge &edge : m_edges[size_t(node)])
            reach(edge.to, far + edge.metres);
    }
    return metres;
}

double StreetNetwork::metres(const Walk &walk, const Foot &start, const Foot &to) const
{
    const auto from = size_t(to.from);
    const double length = apart(m_nodes[from].at, m_nodes[from + 1].at);
    if (start.from == to.from)
        return std::abs(start.part - to.part) * length;
    return std::min(walk[from] + to.part * length, walk[from + 1] + (1 - to.part) * length);
}

std::pair<int, int> StreetNetwork::extremes() const
{
    const auto farthest = [&](int node) {
        const Walk walk = walkFrom(atNode(node));
        return int(std::ranges::max_element(walk) - walk.begin());
    };
    const int one = farthest(0);
    return {one, farthest(one)};
}

} // namespace campanile
