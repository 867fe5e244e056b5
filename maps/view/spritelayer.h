// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapprojection.h"

#include <QImage>
#include <QQuickItem>

#include <vector>

namespace campanile {

/// Many small pictures on the map, in one draw call: textured quads from one atlas. Positions stay in the vertex data
/// while the map slides (only a matrix changes); they are laid out again for another zoom, other pictures, or when the
/// view leaves the part that was laid out.
class SpriteLayer : public QQuickItem {
    Q_OBJECT
public:
    explicit SpriteLayer(QQuickItem *parent = nullptr);
    void setProjection(const MapProjection &projection);

protected:
    struct Sprite {
        float x, y; ///< pixels from the origin of the layout
        int picture;
    };

    /// Square cells in one row; each `cell` device-independent pixels wide.
    struct Atlas {
        QImage image;
        int pictures = 0;
        double cell = 0;
        std::vector<float> reach; ///< of each picture from its cell's middle: what is empty need not be drawn
    };

    void relayout(); ///< the sprites changed
    void repaintAtlas(); ///< and their looks
    [[nodiscard]] virtual Atlas paintAtlas(double devicePixelRatio, double zoom) const = 0;
    /// Those inside `part` (of the world), in painting order.
    [[nodiscard]] virtual std::vector<Sprite> layOut(
        const MapProjection &projection, const QRectF &part, QPointF origin) const = 0;
    QSGNode *updatePaintNode(QSGNode *old, UpdatePaintNodeData *data) final;
    void itemChange(ItemChange change, const ItemChangeData &value) override;

private:
    [[nodiscard]] bool isCovered() const;
    MapProjection m_projection;
    QRectF m_part; ///< of the world, laid out
    QPointF m_origin;
    double m_zoom = -1, m_atlasZoom = -1, m_ratio = 0;
    Atlas m_atlas; ///< without its image
    bool m_layoutDirty = true, m_atlasDirty = true;
};

} // namespace campanile
