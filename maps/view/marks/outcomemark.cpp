// SPDX-License-Identifier: GPL-3.0-or-later
#include "outcomemark.h"

#include <QPainter>
#include <QPainterPath>
#include <QPolygonF>

#include <algorithm>
#include <numbers>

namespace campanile {

namespace {

QColor toned(QRgb rgb, MarkTheme theme)
{
    const QColor colour = QColor::fromRgb(rgb);
    if (!theme.grey)
        return colour;
    // Old facts step back: greys of the same lightness, a little nearer to the ground.
    const int lightness = qGray(rgb);
    const int grey = theme.dark ? lightness * 3 / 4 + 8 : 40 + lightness * 3 / 4;
    return QColor(grey, grey, grey);
}

QColor contourColour(MarkTheme theme)
{
    return toned(theme.dark ? 0xff0b1015 : 0xff17324d, theme);
}

/// What a hollow mark has inside, so that it reads on any ground.
QColor hollow(MarkTheme theme)
{
    return toned(theme.dark ? 0xff161d25 : 0xffffffff, theme);
}

QPolygonF regular(int corners, QPointF centre, double radius, double turn)
{
    QPolygonF polygon;
    for (int i = 0; i < corners; ++i) {
        const double angle = turn + 2 * std::numbers::pi * i / corners;
        polygon << centre + QPointF(radius * std::cos(angle), radius * std::sin(angle));
    }
    return polygon;
}

void paintHelp(QPainter &painter, QPointF c, double r, MarkTheme theme, const QPen &contour)
{
    QPolygonF triangle;
    triangle << c + QPointF(0, -1.5 * r) << c + QPointF(1.55 * r, 1.22 * r) << c + QPointF(-1.55 * r, 1.22 * r);
    const QColor white = toned(0xffffffff, theme);
    painter.setPen(QPen(white, contour.widthF() + std::max(3.0, 0.6 * r), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(white);
    painter.drawPolygon(triangle);
    painter.setPen(contour);
    painter.setBrush(markColour(Mark::Help, theme));
    painter.drawPolygon(triangle);
    painter.setPen(QPen(white, std::max(1.2, 0.32 * r), Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(c + QPointF(0, -0.5 * r), c + QPointF(0, 0.3 * r));
    painter.setPen(Qt::NoPen);
    painter.setBrush(white);
    painter.drawEllipse(c + QPointF(0, 0.82 * r), std::max(0.65, 0.19 * r), std::max(0.65, 0.19 * r));
}

void paintCross(QPainter &painter, QPointF c, double r, MarkTheme theme)
{
    const QPointF a(0.82 * r, 0.82 * r), b(0.82 * r, -0.82 * r);
    const double width = std::max(1.6, 0.42 * r);
    const QColor edge = theme.dark ? contourColour(theme) : toned(0xffffffff, theme);
    for (const QPen &pen : {QPen(edge, width + 2, Qt::SolidLine, Qt::RoundCap),
             QPen(markColour(Mark::Unreachable, theme), width, Qt::SolidLine, Qt::RoundCap)}) {
        painter.setPen(pen);
        painter.drawLine(c - a, c + a);
        painter.drawLine(c - b, c + b);
    }
}

void paintQuestion(QPainter &painter, QPointF c, double r, const QColor &colour)
{
    // Drawn, not written: a mark must not depend on which font the machine has.
    QPainterPath hook(c + QPointF(-0.26 * r, -0.22 * r));
    hook.cubicTo(c + QPointF(-0.26 * r, -0.62 * r), c + QPointF(0.32 * r, -0.62 * r), c + QPointF(0.3 * r, -0.2 * r));
    hook.cubicTo(c + QPointF(0.28 * r, 0.02 * r), c + QPointF(0, 0), c + QPointF(0, 0.24 * r));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(colour, std::max(0.9, 0.18 * r), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.drawPath(hook);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(c + QPointF(0, 0.52 * r), std::max(0.5, 0.12 * r), std::max(0.5, 0.12 * r));
}

} // namespace

QColor markColour(Mark mark, MarkTheme theme)
{
    const bool dark = theme.dark;
    switch (mark) {
    case Mark::Heard: return toned(dark ? 0xff00b886 : 0xff009e73, theme);
    case Mark::Confirmed: return toned(dark ? 0xff2c9be0 : 0xff0072b2, theme);
    case Mark::Help: return toned(dark ? 0xffff7a1a : 0xffd55e00, theme);
    case Mark::Voicemail: return toned(0xff56b4e9, theme);
    case Mark::HungUp: return toned(0xffcc79a7, theme);
    case Mark::NoAnswer: return toned(0xfff0e442, theme);
    case Mark::Busy: return toned(0xffe69f00, theme);
    case Mark::Unreachable:
    case Mark::Blocked: return toned(dark ? 0xffffffff : 0xff000000, theme);
    case Mark::Invalid:
    case Mark::Stopped: return toned(dark ? 0xff9aa8b5 : 0xff6b7785, theme);
    case Mark::Uncertain: return toned(dark ? 0xffdde5ec : 0xff17324d, theme);
    case Mark::InCall: return toned(dark ? 0xff5aa9f0 : 0xff0066cc, theme);
    case Mark::Queued: return toned(dark ? 0xff9aa8b5 : 0xff5a6e82, theme);
    }
    return {};
}

double markReach(double r)
{
    return 1.55 * r + std::max(3.0, 0.6 * r) / 2 + 2;
}

double markReach(Mark mark, double r)
{
    switch (mark) {
    case Mark::Help: return markReach(r);
    case Mark::InCall: return 1.38 * r + std::max(1.2, 0.24 * r) / 2 + 1;
    case Mark::HungUp: return 1.2 * r + std::max(1.0, r / 7.5) + 1;
    case Mark::NoAnswer: // its corners are sharp: the contour reaches further there
    case Mark::Unreachable: return 1.15 * r + std::max(1.6, 0.3 * r) + 1;
    case Mark::Queued: return 0.56 * r + std::max(1.0, 0.24 * r) / 2 + 1;
    default: return 1.1 * r + std::max(1.0, r / 7.5) + 1;
    }
}

void paintMark(QPainter &painter, Mark mark, QPointF c, double r, MarkTheme theme)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    const QColor colour = markColour(mark, theme);
    const QPen contour(contourColour(theme), std::max(1.0, r / 7.5), Qt::SolidLine, Qt::RoundCap, Qt::MiterJoin);
    painter.setPen(contour);
    painter.setBrush(colour);
    switch (mark) {
    case Mark::Heard: painter.drawEllipse(c, r, r); break;
    case Mark::Confirmed: {
        painter.drawEllipse(c, 1.1 * r, 1.1 * r);
        painter.setPen(
            QPen(toned(0xffffffff, theme), std::max(1.3, 0.3 * r), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        const QPointF tick[] = {
            c + QPointF(-0.46 * r, 0.04 * r), c + QPointF(-0.12 * r, 0.38 * r), c + QPointF(0.48 * r, -0.34 * r)};
        painter.drawPolyline(tick, 3);
        break;
    }
    case Mark::Help: paintHelp(painter, c, r, theme, contour); break;
    case Mark::Voicemail: painter.drawRect(QRectF(c.x() - 0.85 * r, c.y() - 0.85 * r, 1.7 * r, 1.7 * r)); break;
    case Mark::HungUp: {
        QPainterPath half(c + QPointF(1.2 * r, 0.6 * r));
        half.arcTo(QRectF(c.x() - 1.2 * r, c.y() - 0.6 * r, 2.4 * r, 2.4 * r), 0, 180);
        half.closeSubpath();
        painter.drawPath(half);
        break;
    }
    case Mark::NoAnswer: painter.drawPolygon(regular(4, c, 1.15 * r, 0)); break;
    case Mark::Busy: painter.drawPolygon(regular(6, c, 1.1 * r, 0)); break;
    case Mark::Unreachable: paintCross(painter, c, r, theme); break;
    case Mark::Invalid: {
        const double reach = 0.86 * r * std::numbers::sqrt2 / 2;
        painter.setPen(QPen(colour, std::max(1.1, 0.27 * r)));
        painter.setBrush(hollow(theme));
        painter.drawEllipse(c, 0.86 * r, 0.86 * r);
        painter.drawLine(c + QPointF(-reach, reach), c + QPointF(reach, -reach));
        break;
    }
    case Mark::Blocked:
        painter.drawPolygon(regular(8, c, 1.08 * r, std::numbers::pi / 8));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.dark ? contourColour(theme) : toned(0xffffffff, theme));
        painter.drawRect(QRectF(c.x() - 0.5 * r, c.y() - 0.17 * r, r, 0.34 * r));
        break;
    case Mark::Uncertain: {
        QPen ring(colour, std::max(1.0, 0.2 * r), Qt::CustomDashLine, Qt::FlatCap);
        const double dash = 2 * std::numbers::pi * 0.95 * r / 8 / ring.widthF(); // eight dashes, whole
        ring.setDashPattern({dash * 0.6, dash * 0.4});
        painter.setPen(Qt::NoPen);
        painter.setBrush(hollow(theme));
        painter.drawEllipse(c, 0.95 * r, 0.95 * r);
        painter.setPen(ring);
        painter.drawEllipse(c, 0.95 * r, 0.95 * r);
        paintQuestion(painter, c, r, colour);
        break;
    }
    case Mark::Stopped:
        painter.setPen(QPen(colour, std::max(1.2, 0.34 * r), Qt::SolidLine, Qt::SquareCap, Qt::MiterJoin));
        painter.setBrush(hollow(theme));
        painter.drawRect(QRectF(c.x() - 0.72 * r, c.y() - 0.72 * r, 1.44 * r, 1.44 * r));
        break;
    case Mark::InCall:
        painter.setPen(QPen(colour, std::max(1.2, 0.24 * r)));
        painter.setBrush(hollow(theme));
        painter.drawEllipse(c, 1.38 * r, 1.38 * r);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawEllipse(c, 0.56 * r, 0.56 * r);
        break;
    case Mark::Queued:
        painter.setPen(QPen(colour, std::max(1.0, 0.24 * r)));
        painter.setBrush(hollow(theme));
        painter.drawEllipse(c, 0.56 * r, 0.56 * r);
        break;
    }
    painter.restore();
}

} // namespace campanile
