// SPDX-License-Identifier: GPL-3.0-or-later
#include "spritelayer.h"

#include <QQuickWindow>
#include <QSGGeometryNode>
#include <QSGTextureMaterial>
#include <QSGTransformNode>

#include <cmath>
#include <memory>

namespace campanile {

namespace {

/// The transform slides the sheet of quads; the texture lives as long as the quads that use it.
class SpriteNode final : public QSGTransformNode {
public:
    SpriteNode()
        : geometry(QSGGeometry::defaultAttributes_TexturedPoint2D(), 0, 0, QSGGeometry::UnsignedIntType)
    {
        geometry.setDrawingMode(QSGGeometry::DrawTriangles);
        geometry.setVertexDataPattern(QSGGeometry::StaticPattern);
        geometry.setIndexDataPattern(QSGGeometry::StaticPattern);
        quads.setGeometry(&geometry);
        quads.setMaterial(&material);
        material.setFiltering(QSGTexture::Linear);
        appendChildNode(&quads);
    }

    ~SpriteNode() override { removeChildNode(&quads); }

    QSGGeometry geometry;
    QSGTextureMaterial material;
    QSGGeometryNode quads;
    std::unique_ptr<QSGTexture> texture;
};

} // namespace

SpriteLayer::SpriteLayer(QQuickItem *parent)
    : QQuickItem(parent)
{
    setFlag(ItemHasContents);
}

void SpriteLayer::setProjection(const MapProjection &projection)
{
    m_projection = projection;
    if (!isCovered())
        m_layoutDirty = true;
    update();
}

bool SpriteLayer::isCovered() const
{
    return m_zoom == m_projection.zoom && m_part.contains(m_projection.worldRect());
}

void SpriteLayer::relayout()
{
    m_layoutDirty = true;
    update();
}

void SpriteLayer::repaintAtlas()
{
    m_atlasDirty = true;
    relayout();
}

void SpriteLayer::itemChange(ItemChange change, const ItemChangeData &value)
{
    if (change == ItemSceneChange || change == ItemDevicePixelRatioHasChanged)
        repaintAtlas();
    QQuickItem::itemChange(change, value);
}

QSGNode *SpriteLayer::updatePaintNode(QSGNode *old, UpdatePaintNodeData *)
{
    auto *node = static_cast<SpriteNode *>(old);
    if (!node) {
        node = new SpriteNode; // NOLINT(cppcoreguidelines-owning-memory): the scene graph owns it
        m_atlasDirty = m_layoutDirty = true;
    }
    const double ratio = window()->effectiveDevicePixelRatio();
    if (m_atlasDirty || m_ratio != ratio || m_atlasZoom != m_projection.zoom) {
        m_atlas = paintAtlas(ratio, m_projection.zoom);
        node->texture.reset(window()->createTextureFromImage(m_atlas.image, QQuickWindow::TextureHasAlphaChannel));
        node->material.setTexture(node->texture.get());
        node->quads.markDirty(QSGNode::DirtyMaterial);
        m_atlas.image = {};
        m_ratio = ratio;
        m_atlasZoom = m_projection.zoom;
        m_atlasDirty = false;
        m_layoutDirty = true;
    }
    if (m_layoutDirty) {
        const QRectF view = m_projection.worldRect();
        m_part = view.adjusted(-view.width() / 2, -view.height() / 2, view.width() / 2, view.height() / 2);
        m_origin = m_projection.centre;
        m_zoom = m_projection.zoom;
        const std::vector<Sprite> sprites = layOut(m_projection, m_part, m_origin);
        node->geometry.allocate(int(sprites.size()) * 4, int(sprites.size()) * 6);
        auto *vertex = node->geometry.vertexDataAsTexturedPoint2D();
        quint32 *index = node->geometry.indexDataAsUInt();
        const auto across = 1.0F / float(std::max(1, m_atlas.pictures)), cell = float(m_atlas.cell);
        for (quint32 i = 0; i < sprites.size(); ++i) {
            const Sprite &sprite = sprites[i];
            const float half = m_atlas.reach[size_t(sprite.picture)];
            const float middle = (float(sprite.picture) + 0.5F) * across, u = half / cell * across, v = half / cell;
            *vertex++ = {sprite.x - half, sprite.y - half, middle - u, 0.5F - v};
            *vertex++ = {sprite.x + half, sprite.y - half, middle + u, 0.5F - v};
            *vertex++ = {sprite.x - half, sprite.y + half, middle - u, 0.5F + v};
            *vertex++ = {sprite.x + half, sprite.y + half, middle + u, 0.5F + v};
            for (const quint32 corner : {0U, 1U, 2U, 2U, 1U, 3U})
                *index++ = i * 4 + corner;
        }
        node->quads.markDirty(QSGNode::DirtyGeometry);
        m_layoutDirty = false;
    }
    const QPointF slid = m_projection.pixelOfWorld(m_origin);
    QMatrix4x4 matrix;
    matrix.translate(float(std::round(slid.x() * ratio) / ratio), float(std::round(slid.y() * ratio) / ratio));
    if (node->matrix() != matrix)
        node->setMatrix(matrix);
    return node;
}

} // namespace campanile
