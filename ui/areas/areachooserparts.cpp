// SPDX-License-Identifier: GPL-3.0-or-later
#include "areachooserparts.h"

#include "metrics.h"
#include "painting.h"

#include <QPainter>

namespace campanile {

SketchView::SketchView(QWidget *parent)
    : QWidget(parent)
{
    setMinimumSize(200, 160);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SketchView::setShapes(const QList<SketchShape> &shapes)
{
    m_shapes = shapes;
    update();
}

void SketchView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.sunken, t.line, 1);
    paintSketch(painter, QRectF(rect()).adjusted(16, 16, -16, -16), m_shapes, t);
}

void SheetBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), radiusCard, t.surface, t.control, 1);
}

} // namespace campanile
