// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapstyle.h"
#include "result.h"

#include <QByteArray>
#include <QImage>
#include <QPointF>

#include <memory>

namespace campanile {

class TownShapes;

/// Draws a town with Mapnik. Belongs to one thread; any number of them share the same shapes.
class TileRenderer final {
public:
    explicit TileRenderer(std::shared_ptr<const TownShapes> town);
    ~TileRenderer();
    Q_DISABLE_COPY_MOVE(TileRenderer)

    struct View {
        MapStyle style = MapStyle::Light;
        double zoom = 16; ///< of 256-pixel tiles
        QPointF topLeft; ///< in the world's logical pixels at that zoom, from 180° W 85° N
        QSize size; ///< logical pixels
        double scale = 1; ///< physical pixels of a logical one
    };

    /// Opaque, but for MapStyle::Photo: that is to be laid over one.
    [[nodiscard]] Result<QImage> draw(const View &view);
    /// Compressed for speed: it is read once, on this machine.
    [[nodiscard]] static QByteArray png(const QImage &image);
    [[nodiscard]] static QPointF worldPixel(double longitude, double latitude, double zoom);

private:
    struct Private;
    std::unique_ptr<Private> d;
};

} // namespace campanile
