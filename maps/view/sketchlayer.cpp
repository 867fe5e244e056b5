// SPDX-License-Identifier: GPL-3.0-or-later
#include "sketchlayer.h"

namespace campanile {

void SketchLayer::setScene(const SketchScene &scene)
{
    if (scene == m_scene)
        return;
    m_scene = scene;
    setVisible(!scene.tags.isEmpty() || scene.handles || !scene.sketch.isEmpty() || !scene.candidates.isEmpty()
        || !scene.box.isEmpty() || scene.crosshair || scene.bubble);
    refresh();
}

void SketchLayer::setFont(const QFont &font)
{
    m_font = font;
    refresh();
}

void SketchLayer::paintSheet(QPainter &painter, const MapProjection &sheet)
{
    SketchScene scene = m_scene;
    scene.clear = scene.clear.isEmpty()
        ? QRectF(QPointF(border(), border()), sheet.size - QSizeF(2 * border(), 2 * border()))
        : scene.clear.translated(border(), border());
    paintSketch(painter, scene, sheet, ink(), m_font);
}

} // namespace campanile
