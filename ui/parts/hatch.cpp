// SPDX-License-Identifier: GPL-3.0-or-later
#include "hatch.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <cmath>
#include <numbers>

namespace campanile {

void paintHatch(QPainter &painter, const QRectF &rect, const QColor &stripe, const QColor &gap, double width)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.fillRect(rect, gap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(stripe);
    // Along the x axis a stripe that is `width` across measures width * sqrt(2).
    const double across = width * std::numbers::sqrt2;
    const double step = 2 * across;
    // From the top left to the bottom right.
    const double first = std::floor((rect.left() - rect.height() - rect.top()) / step) * step + rect.top();
    for (double x = first; x < rect.right(); x += step) {
        painter.drawPolygon(QPolygonF({{x, rect.top()}, {x + across, rect.top()},
            {x + across + rect.height(), rect.bottom()}, {x + rect.height(), rect.bottom()}}));
    }
    painter.restore();
}

void paintHatch(QPainter &painter, const QPainterPath &inside, const QColor &stripe, const QColor &gap, double width)
{
    painter.save();
    painter.setClipPath(inside, Qt::IntersectClip);
    paintHatch(painter, inside.boundingRect(), stripe, gap, width);
    painter.restore();
}

} // namespace campanile
