// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapcamera.h"

#include <algorithm>
#include <cmath>

namespace campanile {

MapCamera::MapCamera(QObject *parent)
    : QObject(parent)
{
}

QGeoCoordinate MapCamera::center() const
{
    // Not through GeoPoint: a centimetre is much at zoom 19 when the map slides pixel by pixel.
    const QPointF c = m_projection.centre;
    const double latitude = std::atan(std::sinh((0.5 - c.y()) * 2 * M_PI)) * 180 / M_PI;
    return {latitude, (c.x() - 0.5) * 360};
}

void MapCamera::setBounds(const GeoBox &town)
{
    m_limits = {};
    if (!town.isEmpty()) {
        const QPointF northWest = MapProjection::world({town.north, town.west});
        const QPointF southEast = MapProjection::world({town.south, town.east});
        m_limits = QRectF(northWest, southEast);
        m_limits.adjust(-m_limits.width() / 4, -m_limits.height() / 4, m_limits.width() / 4, m_limits.height() / 4);
    }
    move(m_projection);
}

void MapCamera::resize(QSizeF size)
{
    MapProjection next = m_projection;
    next.size = size;
    move(next);
}

void MapCamera::lookAt(QPointF world, double zoom)
{
    MapProjection next = m_projection;
    next.centre = world;
    next.zoom = zoom;
    move(next);
}

void MapCamera::panBy(QPointF pixels)
{
    MapProjection next = m_projection;
    next.centre -= pixels / next.scale();
    move(next);
}

void MapCamera::zoomAround(QPointF pixel, double zoom)
{
    move(m_projection.zoomedAround(pixel, std::clamp(zoom, minimumZoom, maximumZoom)));
}

void MapCamera::fit(const GeoBox &box, QMarginsF margins, double limit)
{
    if (box.isEmpty())
        return;
    const QRectF view(QPointF(0, 0), m_projection.size);
    const QRectF room = view.marginsRemoved(margins);
    MapProjection next = m_projection;
    next.zoom = std::clamp(std::floor(zoomToFit(box, room.size(), 0, limit) + 1e-6), minimumZoom, maximumZoom);
    next.centre = centreOf(box) - (room.center() - view.center()) / next.scale();
    move(next);
}

void MapCamera::move(MapProjection next)
{
    next.zoom = std::clamp(next.zoom, minimumZoom, maximumZoom);
    if (!m_limits.isNull()) {
        next.centre.setX(std::clamp(next.centre.x(), m_limits.left(), m_limits.right()));
        next.centre.setY(std::clamp(next.centre.y(), m_limits.top(), m_limits.bottom()));
    }
    if (next.zoom == std::round(next.zoom)) { // whole pixels keep tiles and marks sharp
        const double scale = next.scale();
        next.centre = QPointF(std::round(next.centre.x() * scale) / scale, std::round(next.centre.y() * scale) / scale);
    }
    if (next == m_projection)
        return;
    m_projection = next;
    Q_EMIT changed();
}

} // namespace campanile
