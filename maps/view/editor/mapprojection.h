// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"

#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace campanile {

/// Where the view stands: Web Mercator, north up. The world is a square of side 1 with its origin in the north west; a
/// pixel is a device-independent one, counted from the view's top left.
struct MapProjection {
    QPointF centre{0.5, 0.5}; ///< in the world
    double zoom = 14;
    QSizeF size{256, 256};

    [[nodiscard]] static QPointF world(GeoPoint place);
    [[nodiscard]] static GeoPoint place(QPointF world);

    [[nodiscard]] double scale() const; ///< pixels in the world's side
    [[nodiscard]] QPointF pixelOfWorld(QPointF world) const;
    [[nodiscard]] QPointF worldOfPixel(QPointF pixel) const;

    [[nodiscard]] QPointF pixel(GeoPoint place) const { return pixelOfWorld(world(place)); }

    [[nodiscard]] GeoPoint placeAt(QPointF pixel) const { return place(worldOfPixel(pixel)); }

    [[nodiscard]] QRectF worldRect() const;
    [[nodiscard]] double metresPerPixel() const; ///< at the centre

    /// The same, with `world` staying under `pixel` at another zoom.
    [[nodiscard]] MapProjection zoomedAround(QPointF pixel, double newZoom) const;
    friend bool operator==(const MapProjection &, const MapProjection &) = default;
};

/// The largest zoom (at most `limit`) at which the box fits into the size less its margins on each side.
[[nodiscard]] double zoomToFit(const GeoBox &box, QSizeF size, double margin, double limit);
[[nodiscard]] QPointF centreOf(const GeoBox &box); ///< in the world

} // namespace campanile
