// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flatearth.h"
#include "gazetteer.h"

#include <vector>

namespace campanile {

/// The lines of one street as a net that can be walked, in metres. Lines that end near another one go on there: maps
/// cut streets at every bridge, and avenues have two carriageways.
class StreetNetwork final {
public:
    explicit StreetNetwork(const QList<GeoRing> &lines);

    struct Node {
        FlatEarth::Point at;
        GeoPoint place;
        bool corner = false; ///< of the street's line, not set between two
        FlatEarth::Point way{}; ///< of the line there, of length 1
    };

    /// A place on a line: between nodes `from` and `from` + 1.
    struct Foot {
        int from = -1;
        double part = 0;
        double away = 1e18; ///< of the place that was asked for
    };

    using Walk = std::vector<double>; ///< metres to each node

    [[nodiscard]] bool isEmpty() const { return m_segments.empty(); }

    [[nodiscard]] Foot footOf(GeoPoint place) const;
    [[nodiscard]] GeoPoint placeOf(const Foot &foot) const;
    [[nodiscard]] Walk walkFrom(const Foot &foot) const;
    [[nodiscard]] double metres(const Walk &walk, const Foot &start, const Foot &to) const;
    [[nodiscard]] Foot atNode(int node) const;

    [[nodiscard]] const std::vector<Node> &nodes() const { return m_nodes; }

    [[nodiscard]] const std::vector<int> &segments() const { return m_segments; } ///< their first node, line by line

    /// The two nodes that are farthest from each other along the street.
    [[nodiscard]] std::pair<int, int> extremes() const;

private:
    struct Edge {
        int to;
        double metres;
    };

    void addLine(const GeoRing &line, double spacing);
    void link(int a, int b, double metres);
    [[nodiscard]] double round(size_t a, size_t b) const;
    void linkNeighbours();
    void linkRest();
    FlatEarth m_flat;
    std::vector<Node> m_nodes;
    std::vector<int> m_lineOf;
    std::vector<int> m_segments;
    std::vector<std::vector<Edge>> m_edges;
};

} // namespace campanile
