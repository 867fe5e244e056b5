// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "geo.h"
#include "mapink.h"
#include "spritelayer.h"

namespace campanile {

/// The selected contacts: small discs, all alike.
class PointLayer : public SpriteLayer {
    Q_OBJECT
    QML_ELEMENT
public:
    using SpriteLayer::SpriteLayer;
    void setPoints(const QList<GeoPoint> &points);
    void setInk(const MapInk &ink);

protected:
    Atlas paintAtlas(double devicePixelRatio, double zoom) const override;
    std::vector<Sprite> layOut(const MapProjection &projection, const QRectF &part, QPointF origin) const override;

private:
    std::vector<QPointF> m_world;
    MapInk m_ink;
};

} // namespace campanile
