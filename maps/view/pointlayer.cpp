// SPDX-License-Identifier: GPL-3.0-or-later
#include "pointlayer.h"

#include "occupied.h"

#include <QPainter>

#include <cmath>

namespace campanile {

void PointLayer::setPoints(const QList<GeoPoint> &points)
{
    m_world.clear();
    m_world.reserve(size_t(points.size()));
    for (const GeoPoint point : points)
        m_world.push_back(MapProjection::world(point));
    relayout();
}

void PointLayer::setLook(Look look)
{
    m_look = look;
    repaintAtlas();
}

void PointLayer::setInk(const MapInk &ink)
{
    m_ink = ink;
    repaintAtlas();
}

SpriteLayer::Atlas PointLayer::paintAtlas(double devicePixelRatio, double zoom) const
{
    Atlas atlas;
    atlas.pictures = 1;
    atlas.cell = 10;
    atlas.reach = {m_look == Look::Hollow ? 5.0F : 4.0F};
    atlas.image =
        QImage(QSizeF(10 * devicePixelRatio, 10 * devicePixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    atlas.image.fill(Qt::transparent);
    QPainter painter(&atlas.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(atlas.image.width() / 10.0, atlas.image.height() / 10.0);
    painter.setPen(Qt::NoPen);
    const double r = zoom < 14 ? 1.8 : 2.5; // from afar they would cover the town
    if (m_look == Look::Hollow) {
        const double half = r + 1;
        const QPolygonF diamond({{5, 5 - half}, {5 + half, 5}, {5, 5 + half}, {5 - half, 5}});
        painter.setPen(QPen(m_ink.handle, 3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(m_ink.handle);
        painter.drawPolygon(diamond);
        painter.setPen(QPen(m_ink.muted, 1.3, Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.drawPolygon(diamond);
        return atlas;
    }
    painter.setBrush(m_ink.handle);
    painter.drawEllipse(QPointF(5, 5), r + 1, r + 1);
    painter.setBrush(m_ink.primary);
    painter.drawEllipse(QPointF(5, 5), r, r);
    return atlas;
}

std::vector<SpriteLayer::Sprite> PointLayer::layOut(
    const MapProjection &projection, const QRectF &part, QPointF origin) const
{
    std::vector<Sprite> sprites;
    const double scale = projection.scale();
    Occupied occupied(part.width() * scale, part.height() * scale, 1); // several addresses in one pixel are one disc
    for (const QPointF world : m_world) {
        if (!part.contains(world))
            continue;
        const QPointF inPart = (world - part.topLeft()) * scale;
        if (!occupied.take(inPart.x(), inPart.y()))
            continue;
        const QPointF at = (world - origin) * scale;
        sprites.push_back({float(std::round(at.x())), float(std::round(at.y())), 0});
    }
    return sprites;
}

} // namespace campanile
