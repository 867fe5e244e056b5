// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "anchoredlayer.h"
#include "areapainter.h"

namespace campanile {

/// The areas, under points and marks.
class AreaLayer : public AnchoredLayer {
    Q_OBJECT
    QML_ELEMENT
public:
    using AnchoredLayer::AnchoredLayer;
    void setPieces(const QList<AreaPiece> &pieces, const AreaPaintStyle &style);
    void setDrawn(const QList<AreaPiece> &pieces); ///< dashed on top

protected:
    void paintSheet(QPainter &painter, const MapProjection &sheet) override;

private:
    QList<AreaPiece> m_pieces, m_drawn;
    AreaPaintStyle m_style;
};

} // namespace campanile
