// SPDX-License-Identifier: GPL-3.0-or-later
#include "polygontool.h"

namespace campanile {

bool PolygonTool::closesSketch() const
{
    const GeoRing corners = sketch();
    const std::optional<GeoPoint> next = end();
    return next && corners.size() >= 3
        && distance(m_desk.projection.pixel(*next), m_desk.projection.pixel(corners.first())) <= handleReach;
}

std::optional<AreaPiece> PolygonTool::shape(const GeoRing &corners) const
{
    return m_desk.newPiece(PieceKind::Polygon, {corners}); // too few are refused with their reason
}

} // namespace campanile
