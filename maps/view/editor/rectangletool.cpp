// SPDX-License-Identifier: GPL-3.0-or-later
#include "rectangletool.h"

namespace campanile {

namespace {

constexpr double smallestSide = 5; ///< metres

} // namespace

std::optional<AreaPiece> RectangleTool::shape(GeoPoint first, GeoPoint second) const
{
    const GeoPoint beside{first.latE7, second.lonE7};
    if (metresBetween(first, beside) < smallestSide || metresBetween(beside, second) < smallestSide)
        return {};
    return m_desk.newPiece(PieceKind::Rectangle, {rectangleRing(first, second)});
}

} // namespace campanile
