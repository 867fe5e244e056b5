// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QColor;
class QPainter;
class QPainterPath;
class QRectF;

namespace campanile {

/// 45 degree stripes, 8 px wide and 8 px apart, level with the device's origin so that neighbouring widgets match.
void paintHatch(QPainter &painter, const QRectF &rect, const QColor &stripe, const QColor &gap, double width = 8);
void paintHatch(
    QPainter &painter, const QPainterPath &inside, const QColor &stripe, const QColor &gap, double width = 8);

} // namespace campanile
