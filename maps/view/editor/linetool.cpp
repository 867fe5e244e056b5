// SPDX-License-Identifier: GPL-3.0-or-later
#include "linetool.h"

#include "campaigndraft.h"

namespace campanile {

std::optional<GeoPoint> LineTool::end() const
{
    const std::optional<QPointF> at = m_desk.at();
    return at && isDrawing() ? std::optional(m_desk.projection.placeAt(*at)) : std::nullopt;
}

void LineTool::hover(QPointF)
{
    refresh();
}

void LineTool::place(GeoPoint place)
{
    if (closesSketch()) {
        finish();
        return;
    }
    const QPointF pixel = m_desk.projection.pixel(place);
    if (!m_sketch.isEmpty() && distance(pixel, m_desk.projection.pixel(m_sketch.last())) < dragThreshold)
        return; // the second half of a double click, or a trembling hand
    if (m_sketch.size() + 1 > maxCorners) {
        m_desk.refuse({ErrorCode::AreaTooManyCorners,
            {m_desk.draft().nextPolygonName(), QString::number(m_sketch.size() + 1), QString::number(maxCorners)}});
        return;
    }
    if (m_sketch.isEmpty()) {
        m_desk.begin();
        m_desk.draft().setCurrentPiece({});
        m_desk.grabbed = {};
    }
    m_sketch.append(place);
    refresh();
    Q_EMIT m_desk.changed();
}

bool LineTool::finish()
{
    if (m_sketch.isEmpty())
        return false;
    const std::optional<AreaPiece> piece = shape(m_sketch);
    if (!piece)
        m_desk.refuse({ErrorCode::AreaTooFewCorners, {m_desk.draft().nextPolygonName()}});
    else if (m_desk.commit(*piece, true))
        m_sketch.clear();
    Q_EMIT m_desk.changed();
    return true;
}

bool LineTool::takeBack()
{
    if (m_sketch.isEmpty())
        return false;
    m_sketch.removeLast();
    refresh();
    if (m_sketch.isEmpty())
        m_desk.show({});
    Q_EMIT m_desk.changed();
    return true;
}

bool LineTool::putDown()
{
    if (m_sketch.isEmpty())
        return false;
    m_sketch.clear();
    m_desk.show({});
    return true;
}

void LineTool::refresh()
{
    if (m_sketch.isEmpty())
        return;
    GeoRing corners = m_sketch;
    if (const std::optional<GeoPoint> next = end(); next && !closesSketch() && *next != corners.last())
        corners.append(*next);
    m_desk.show(corners.size() < fewest() ? std::nullopt : shape(corners));
}

} // namespace campanile
