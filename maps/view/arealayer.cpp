// SPDX-License-Identifier: GPL-3.0-or-later
#include "arealayer.h"

namespace campanile {

void AreaLayer::setPieces(const QList<AreaPiece> &pieces, const AreaPaintStyle &style)
{
    if (pieces == m_pieces && style == m_style)
        return;
    m_pieces = pieces;
    m_style = style;
    setVisible(!m_pieces.isEmpty() || !m_drawn.isEmpty()); // an empty sheet would still be blended, every frame
    refresh();
}

void AreaLayer::setDrawn(const QList<AreaPiece> &pieces)
{
    m_drawn = pieces;
    setVisible(!m_pieces.isEmpty() || !m_drawn.isEmpty());
    refresh();
}

void AreaLayer::paintSheet(QPainter &painter, const MapProjection &sheet)
{
    paintArea(painter, m_pieces, sheet, ink(), m_style);
    AreaPaintStyle dashed;
    dashed.fill = 0;
    dashed.dashed = true;
    paintArea(painter, m_drawn, sheet, ink(), dashed);
}

} // namespace campanile
