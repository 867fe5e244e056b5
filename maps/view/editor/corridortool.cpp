// SPDX-License-Identifier: GPL-3.0-or-later
#include "corridortool.h"

#include "piecetuning.h"

namespace campanile {

bool CorridorTool::setMetres(double metres)
{
    if (!(metres >= narrowest && metres <= widestCorridor))
        return false;
    m_metres = metres;
    refresh();
    Q_EMIT m_desk.changed();
    return true;
}

bool CorridorTool::turnSide()
{
    m_flank = nextFlank(m_flank);
    refresh();
    Q_EMIT m_desk.changed();
    return true;
}

std::optional<AreaPiece> CorridorTool::shape(const GeoRing &corners) const
{
    const CorridorShape shape{{corners}, m_metres, m_flank};
    const Result<QList<GeoRing>> rings = corridorRings(shape);
    if (!rings)
        return {};
    AreaPiece piece = m_desk.newPiece(PieceKind::Corridor, *rings);
    piece.shape = shape;
    return piece;
}

} // namespace campanile
