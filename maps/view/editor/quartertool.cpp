// SPDX-License-Identifier: GPL-3.0-or-later
#include "quartertool.h"

#include "campaigndraft.h"
#include "gazetteer.h"

#include <algorithm>

namespace campanile {

namespace {

AreaPiece pieceOf(const Quarter &quarter, bool exclude)
{
    AreaPiece piece;
    piece.id = PieceId::create();
    piece.kind = PieceKind::Quarter;
    piece.name = quarter.name;
    piece.rings = quarter.rings;
    piece.exclude = exclude;
    return piece;
}

} // namespace

/// The draft's piece of the same quarter.
std::optional<AreaPiece> QuarterTool::pieceThere(const AreaPiece &quarter) const
{
    for (const AreaPiece &there : m_desk.draft().area().pieces) {
        if (there.kind == PieceKind::Quarter && there.exclude == quarter.exclude && there.rings == quarter.rings)
            return there;
    }
    return {};
}

GeoRing QuarterTool::box() const
{
    if (!m_box || !m_desk.at())
        return {};
    return rectangleRing(*m_box, m_desk.projection.placeAt(*m_desk.at()));
}

bool QuarterTool::press(QPointF pixel, Qt::KeyboardModifiers modifiers)
{
    if (!(modifiers & Qt::ShiftModifier))
        return false;
    m_box = m_desk.projection.placeAt(pixel);
    m_candidates.clear();
    return true;
}

void QuarterTool::drag(QPointF)
{
    gather();
}

void QuarterTool::release(QPointF pixel, bool moved)
{
    if (moved) {
        finish();
    } else {
        m_box.reset();
        place(m_desk.projection.placeAt(pixel));
    }
}

void QuarterTool::gather()
{
    m_candidates.clear();
    GeoBox band;
    for (const GeoPoint corner : box())
        band.include(corner);
    for (const Quarter &quarter : m_desk.gazetteer().quarters()) {
        const AreaPiece piece = pieceOf(quarter, m_desk.subtract);
        if (!quarter.rings.isEmpty() && band.contains(quarter.centre) && !pieceThere(piece))
            m_candidates.append(piece);
    }
    Q_EMIT m_desk.changed();
}

bool QuarterTool::finish()
{
    if (!m_box)
        return false;
    gather();
    m_box.reset();
    m_desk.draft().addPieces(std::exchange(m_candidates, {})); // one step of undo
    Q_EMIT m_desk.changed();
    return true;
}

void QuarterTool::hover(QPointF pixel)
{
    if (m_box) {
        gather();
        return;
    }
    const std::optional<Quarter> quarter = m_desk.gazetteer().quarterAt(m_desk.projection.placeAt(pixel));
    if (!quarter || quarter->rings.isEmpty())
        m_candidates.clear();
    else if (m_candidates.size() != 1 || m_candidates.first().rings != quarter->rings
        || m_candidates.first().exclude != m_desk.subtract)
        m_candidates = {pieceOf(*quarter, m_desk.subtract)};
    Q_EMIT m_desk.changed();
}

void QuarterTool::place(GeoPoint place)
{
    if (m_box) {
        finish();
        return;
    }
    const std::optional<Quarter> quarter = m_desk.gazetteer().quarterAt(place);
    if (!quarter || quarter->rings.isEmpty())
        return;
    m_candidates.clear();
    const AreaPiece piece = pieceOf(*quarter, m_desk.subtract);
    if (const std::optional<AreaPiece> there = pieceThere(piece))
        m_desk.draft().removePiece(there->id);
    else
        m_desk.commit(piece, true);
}

bool QuarterTool::putDown()
{
    m_candidates.clear();
    if (!m_box)
        return false;
    m_box.reset();
    return true;
}

bool QuarterTool::key(int key, Qt::KeyboardModifiers modifiers)
{
    if (key != Qt::Key_Space || !(modifiers & Qt::ShiftModifier) || m_box)
        return false;
    const QSizeF size = m_desk.projection.size;
    const QPointF at = m_desk.at().value_or(QPointF(size.width() / 2, size.height() / 2));
    m_box = m_desk.crosshair = m_desk.projection.placeAt(at);
    gather();
    return true;
}

void QuarterTool::refresh()
{
    if (m_box)
        gather();
    else if (!m_desk.at())
        m_candidates.clear();
}

} // namespace campanile
