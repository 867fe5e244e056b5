// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "anchoredlayer.h"
#include "sketchpainter.h"

namespace campanile {

/// Names, handles and what the hand is drawing: above everything else.
class SketchLayer : public AnchoredLayer {
    Q_OBJECT
    QML_ELEMENT
public:
    using AnchoredLayer::AnchoredLayer;
    void setScene(const SketchScene &scene);
    void setFont(const QFont &font);

protected:
    void paintSheet(QPainter &painter, const MapProjection &sheet) override;

private:
    SketchScene m_scene;
    QFont m_font;
};

} // namespace campanile
