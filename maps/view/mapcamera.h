// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapprojection.h"

#include <QGeoCoordinate>
#include <QMarginsF>
#include <QObject>
#include <QQmlEngine>

namespace campanile {

/// Where the map looks. Everything that is drawn follows it; only gestures and the pane's own calls move it.
class MapCamera : public QObject {
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("The pane owns its camera")
    Q_PROPERTY(QGeoCoordinate center READ center NOTIFY changed)
    Q_PROPERTY(double zoom READ zoom NOTIFY changed)
public:
    static constexpr double minimumZoom = 10, maximumZoom = 19;

    explicit MapCamera(QObject *parent = nullptr);

    [[nodiscard]] const MapProjection &projection() const { return m_projection; }

    [[nodiscard]] QGeoCoordinate center() const;

    [[nodiscard]] double zoom() const { return m_projection.zoom; }

    void setBounds(const GeoBox &town); ///< the view's middle never leaves it by more than a margin
    void resize(QSizeF size); ///< what was in the middle stays there
    void lookAt(QPointF world, double zoom);
    void panBy(QPointF pixels); ///< the ground follows a hand that moved so far
    void zoomAround(QPointF pixel, double zoom);
    /// The whole box inside the margins, at a whole zoom level: tiles are sharp there.
    void fit(const GeoBox &box, QMarginsF margins, double limit);

Q_SIGNALS:
    void changed();

private:
    void move(MapProjection next);
    MapProjection m_projection;
    QRectF m_limits; ///< for the centre, in the world; null: none
};

} // namespace campanile
