// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "mapink.h"
#include "spritelayer.h"

namespace campanile {

/// Addresses, all alike: the selected contacts are small discs, the silent addresses hollow diamonds.
class PointLayer : public SpriteLayer {
    Q_OBJECT
    QML_ELEMENT
public:
    using SpriteLayer::SpriteLayer;
    enum class Look { Disc, Hollow };
    void setLook(Look look);
    void setPoints(const QList<GeoPoint> &points);
    void setInk(const MapInk &ink);

protected:
    Atlas paintAtlas(double devicePixelRatio, double zoom) const override;
    std::vector<Sprite> layOut(const MapProjection &projection, const QRectF &part, QPointF origin) const override;

private:
    std::vector<QPointF> m_world;
    MapInk m_ink;
    Look m_look = Look::Disc;
};

} // namespace campanile
