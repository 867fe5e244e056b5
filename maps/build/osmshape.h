// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "shape.h"

#include <osmium/osm/area.hpp>
#include <osmium/osm/node_ref_list.hpp>

namespace campanile {

[[nodiscard]] inline GeoPoint toPoint(const osmium::Location &l)
{
    return {l.y(), l.x()};
}

/// Nodes that are not in the file are passed over.
[[nodiscard]] inline Path toPath(const osmium::NodeRefList &nodes)
{
    Path path;
    path.reserve(nodes.size());
    for (const osmium::NodeRef &node : nodes) {
        if (node.location().valid() && (path.empty() || path.back() != toPoint(node.location())))
            path.push_back(toPoint(node.location()));
    }
    return path;
}

[[nodiscard]] inline Shape toShape(const osmium::Area &area)
{
    Shape shape{Shape::Kind::Polygons, {}};
    for (const auto &outer : area.outer_rings()) {
        std::vector<Path> rings{toPath(outer)};
        for (const auto &inner : area.inner_rings(outer))
            rings.push_back(toPath(inner));
        if (rings.front().size() >= 4)
            shape.parts.push_back(std::move(rings));
    }
    return shape;
}

} // namespace campanile
