// SPDX-License-Identifier: GPL-3.0-or-later
#include "twopointtool.h"

#include "campaigndraft.h"

namespace campanile {

void TwoPointTool::begin(GeoPoint first)
{
    m_first = first;
    m_desk.begin();
    Q_EMIT m_desk.changed();
}

void TwoPointTool::end(std::optional<AreaPiece> piece) // NOLINT(performance-unnecessary-value-param)
{
    if (piece)
        m_desk.commit(*piece, true);
    else
        m_desk.refuse({ErrorCode::AreaTooFewCorners, {m_desk.draft().nextPolygonName()}});
    putDown();
}

bool TwoPointTool::press(QPointF pixel, Qt::KeyboardModifiers)
{
    if (m_first)
        return false;
    begin(m_desk.projection.placeAt(pixel));
    return true;
}

void TwoPointTool::drag(QPointF)
{
    refresh();
}

void TwoPointTool::release(QPointF pixel, bool moved)
{
    if (moved && m_first)
        end(shape(*m_first, m_desk.projection.placeAt(pixel)));
}

void TwoPointTool::hover(QPointF)
{
    refresh();
}

void TwoPointTool::place(GeoPoint place)
{
    if (!m_first) {
        begin(place);
        refresh();
    } else {
        end(shape(*m_first, place));
    }
}

bool TwoPointTool::finish()
{
    if (!m_first)
        return false;
    end(m_desk.working());
    return true;
}

bool TwoPointTool::putDown()
{
    if (!m_first)
        return false;
    m_first.reset();
    forget();
    m_desk.show({});
    return true;
}

void TwoPointTool::refresh()
{
    if (!m_first)
        return;
    const std::optional<QPointF> at = m_desk.at();
    m_desk.show(shape(*m_first, at ? m_desk.projection.placeAt(*at) : *m_first));
}

} // namespace campanile
