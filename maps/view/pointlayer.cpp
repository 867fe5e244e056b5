// SPDX-License-Identifier: GPL-3.0-or-later
#include "pointlayer.h"

#include <QPainter>

#include <cmath>
#include <unordered_set>

namespace campanile {

void PointLayer::setPoints(const QList<GeoPoint> &points)
{
    m_world.clear();
    m_world.reserve(size_t(points.size()));
    for (const GeoPoint point : points)
        m_world.push_back(MapProjection::world(point));
    relayout();
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
    atlas.reach = {4};
    atlas.image =
        QImage(QSizeF(10 * devicePixelRatio, 10 * devicePixelRatio).toSize(), QImage::Format_ARGB32_Premultiplied);
    atlas.image.fill(Qt::transparent);
    QPainter painter(&atlas.image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(atlas.image.width() / 10.0, atlas.image.height() / 10.0);
    painter.setPen(Qt::NoPen);
    const double r = zoom < 14 ? 1.8 : 2.5; // from afar they would cover the town
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
    std::unordered_set<quint64> taken; // several addresses in one pixel are one disc
    for (const QPointF world : m_world) {
        if (!part.contains(world))
            continue;
        const QPointF at = (world - origin) * scale;
        const double x = std::round(at.x()), y = std::round(at.y());
        if (taken.insert(quint64(quint32(qint32(y))) << 32 | quint32(qint32(x))).second)
            sprites.push_back({float(x), float(y), 0});
    }
    return sprites;
}

} // namespace campanile
