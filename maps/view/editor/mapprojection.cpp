// SPDX-License-Identifier: GPL-3.0-or-later
#include "mapprojection.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace campanile {

namespace {

constexpr double pi = std::numbers::pi;
constexpr double tileSide = 256;
constexpr double equator = 40075016.686; // metres

} // namespace

QPointF MapProjection::world(GeoPoint place)
{
    const double latitude = std::clamp(place.latitude(), -85.0, 85.0) * pi / 180;
    return {place.longitude() / 360 + 0.5, 0.5 - std::asinh(std::tan(latitude)) / (2 * pi)};
}

GeoPoint MapProjection::place(QPointF world)
{
    const double latitude = std::atan(std::sinh((0.5 - world.y()) * 2 * pi)) * 180 / pi;
    return GeoPoint::fromDegrees(latitude, std::clamp((world.x() - 0.5) * 360, -180.0, 180.0));
}

double MapProjection::scale() const
{
    return tileSide * std::exp2(zoom);
}

QPointF MapProjection::pixelOfWorld(QPointF world) const
{
    return (world - centre) * scale() + QPointF(size.width() / 2, size.height() / 2);
}

QPointF MapProjection::worldOfPixel(QPointF pixel) const
{
    return (pixel - QPointF(size.width() / 2, size.height() / 2)) / scale() + centre;
}

QRectF MapProjection::worldRect() const
{
    return {worldOfPixel({0, 0}), worldOfPixel({size.width(), size.height()})};
}

double MapProjection::metresPerPixel() const
{
    return equator * std::cos(place(centre).latitude() * pi / 180) / scale();
}

MapProjection MapProjection::zoomedAround(QPointF pixel, double newZoom) const
{
    const QPointF fixed = worldOfPixel(pixel);
    MapProjection next = *this;
    next.zoom = newZoom;
    next.centre += fixed - next.worldOfPixel(pixel);
    return next;
}

double zoomToFit(const GeoBox &box, QSizeF size, double margin, double limit)
{
    const QPointF northWest = MapProjection::world({box.north, box.west});
    const QPointF southEast = MapProjection::world({box.south, box.east});
    const double width = std::max(1e-9, southEast.x() - northWest.x());
    const double height = std::max(1e-9, southEast.y() - northWest.y());
    const double across = std::max(32.0, size.width() - 2 * margin) / tileSide / width;
    const double down = std::max(32.0, size.height() - 2 * margin) / tileSide / height;
    return std::min(limit, std::log2(std::min(across, down)));
}

QPointF centreOf(const GeoBox &box)
{
    return (MapProjection::world({box.north, box.west}) + MapProjection::world({box.south, box.east})) / 2;
}

} // namespace campanile
