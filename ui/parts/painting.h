// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QString>

class QFontMetricsF;
class QPainter;

namespace campanile {

/// A box whose edge lies inside the rectangle. An invalid colour draws nothing.
void paintBox(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge = {},
    double edgeWidth = 0, Qt::PenStyle style = Qt::SolidLine);

/// Breaks centred text so that its lines are about equally long; never cuts it.
[[nodiscard]] QString balanced(const QString &text, const QFontMetricsF &metrics, double width);

} // namespace campanile
