// SPDX-License-Identifier: GPL-3.0-or-later
#include "painting.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace campanile {

void paintBox(QPainter &painter, const QRectF &rect, double radius, const QColor &fill, const QColor &edge,
    double edgeWidth, Qt::PenStyle style)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(fill.isValid() ? QBrush(fill) : QBrush(Qt::NoBrush));
    if (edge.isValid() && edgeWidth > 0) {
        QPen pen(edge, edgeWidth, style);
        if (style == Qt::DashLine)
            pen.setDashPattern({4, 3});
        painter.setPen(pen);
    } else {
        painter.setPen(Qt::NoPen);
    }
    const double inset = edge.isValid() ? edgeWidth / 2 : 0;
    painter.drawRoundedRect(rect.adjusted(inset, inset, -inset, -inset), radius, radius);
    painter.restore();
}

namespace {

QStringList wrap(const QStringList &words, const QFontMetricsF &metrics, double width)
{
    QStringList lines;
    for (const QString &word : words) {
        const QString longer = lines.isEmpty() ? word : lines.last() + u' ' + word;
        if (!lines.isEmpty() && metrics.horizontalAdvance(longer) <= width)
            lines.last() = longer;
        else
            lines.append(word);
    }
    return lines;
}

} // namespace

QString balanced(const QString &text, const QFontMetricsF &metrics, double width)
{
    const QStringList words = text.split(u' ', Qt::SkipEmptyParts);
    const qsizetype lines = wrap(words, metrics, width).size();
    if (lines <= 1)
        return text;
    double low = 0, high = width;
    for (int i = 0; i < 12; ++i) {
        const double middle = (low + high) / 2;
        if (wrap(words, metrics, middle).size() > lines)
            low = middle;
        else
            high = middle;
    }
    return wrap(words, metrics, high).join(u'\n');
}

} // namespace campanile
