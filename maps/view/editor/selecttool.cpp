// SPDX-License-Identifier: GPL-3.0-or-later
#include "selecttool.h"

#include "campaigndraft.h"

namespace campanile {

bool SelectTool::press(QPointF pixel, Qt::KeyboardModifiers)
{
    const std::optional<AreaPiece> piece = m_desk.current();
    if (!piece || !canMove(*piece) || !touches(*piece, m_desk.projection, pixel))
        return false;
    m_held = piece;
    m_from = m_desk.projection.placeAt(pixel);
    return true;
}

void SelectTool::drag(QPointF pixel)
{
    if (m_held)
        m_desk.show(movedBy(*m_held, m_from, m_desk.projection.placeAt(pixel)));
}

void SelectTool::release(QPointF pixel, bool moved)
{
    if (!m_held)
        return;
    m_held.reset();
    if (!moved) {
        place(m_desk.projection.placeAt(pixel)); // it was a click: perhaps on a smaller piece within
        return;
    }
    const std::optional<AreaPiece> piece = m_desk.working();
    if (piece && !m_desk.commit(*piece, false))
        m_desk.show({}); // back to where it was
}

bool SelectTool::putDown()
{
    if (!m_held)
        return false;
    m_held.reset();
    m_desk.show({});
    return true;
}

void SelectTool::place(GeoPoint place)
{
    const QPointF pixel = m_desk.projection.pixel(place);
    PieceId hit;
    for (const AreaPiece &piece : m_desk.draft().area().pieces) // the last drawn is on top, exclusions above all
        if (!piece.hidden && touches(piece, m_desk.projection, pixel)
            && (hit.isEmpty() || piece.exclude || !m_desk.draftPiece(hit)->exclude))
            hit = piece.id;
    m_desk.grabbed = {};
    m_desk.draft().setCurrentPiece(hit);
    Q_EMIT m_desk.changed();
}

Qt::CursorShape SelectTool::cursor() const
{
    const std::optional<AreaPiece> piece = m_desk.current();
    const bool over =
        m_held || (m_desk.pointer && piece && canMove(*piece) && touches(*piece, m_desk.projection, *m_desk.pointer));
    return over ? Qt::SizeAllCursor : Qt::ArrowCursor;
}

} // namespace campanile
