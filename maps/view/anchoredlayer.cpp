// SPDX-License-Identifier: GPL-3.0-or-later
#include "anchoredlayer.h"

#include <QPainter>

namespace campanile {

AnchoredLayer::AnchoredLayer(QQuickItem *parent)
    : QQuickPaintedItem(parent)
    , m_ink(mapInk(MapLook::Light, false))
{
    setFillColor(Qt::transparent);
    setAntialiasing(false);
}

void AnchoredLayer::setProjection(const MapProjection &projection)
{
    if (projection == m_view)
        return;
    const bool resized = projection.size != m_view.size;
    m_view = projection;
    if (!resized && projection.zoom == m_sheet.zoom) {
        const QPointF slid = (m_sheet.centre - projection.centre) * projection.scale();
        if (std::abs(slid.x()) <= border() && std::abs(slid.y()) <= border()) {
            setPosition(slid - QPointF(border(), border()));
            return;
        }
    }
    refresh();
}

void AnchoredLayer::setInk(const MapInk &ink)
{
    m_ink = ink;
    refresh();
}

void AnchoredLayer::refresh()
{
    m_sheet = m_view;
    m_sheet.size += QSizeF(2 * border(), 2 * border());
    setSize(m_sheet.size);
    setPosition({-border(), -border()});
    update();
}

void AnchoredLayer::paint(QPainter *painter)
{
    paintSheet(*painter, m_sheet);
}

} // namespace campanile
