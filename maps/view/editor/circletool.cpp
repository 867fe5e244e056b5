// SPDX-License-Identifier: GPL-3.0-or-later
#include "circletool.h"

#include "piecetuning.h"

namespace campanile {

double CircleTool::metres() const
{
    if (m_metres > 0 || !first() || !m_desk.at())
        return m_metres;
    return metresBetween(*first(), m_desk.projection.placeAt(*m_desk.at()));
}

bool CircleTool::setMetres(double metres)
{
    if (!first() || !(metres >= smallestCircle && metres <= largestCircle))
        return false;
    m_metres = metres;
    refresh();
    Q_EMIT m_desk.changed();
    return true;
}

std::optional<AreaPiece> CircleTool::shape(GeoPoint first, GeoPoint second) const
{
    const double metres = m_metres > 0 ? m_metres : metresBetween(first, second);
    if (!(metres >= smallestCircle && metres <= largestCircle))
        return {};
    return withCircle(m_desk.newPiece(PieceKind::Circle, {}), {first, metres});
}

} // namespace campanile
