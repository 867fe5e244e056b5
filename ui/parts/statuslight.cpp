// SPDX-License-Identifier: GPL-3.0-or-later
#include "statuslight.h"

#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QFontMetrics>
#include <QPainter>
#include <QPainterPath>

namespace campanile {

namespace {

constexpr int shapeSize = 14;

QString stateWord(StatusLight::State state)
{
    switch (state) {
    case StatusLight::State::Ok: return StatusLight::tr("in order");
    case StatusLight::State::Warning: return StatusLight::tr("warning");
    case StatusLight::State::Failed: return StatusLight::tr("failed");
    case StatusLight::State::Unknown: return StatusLight::tr("unknown");
    }
    return {};
}

QPen roundPen(const QColor &colour, double width)
{
    return {colour, width, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin};
}

} // namespace

StatusLight::StatusLight(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void StatusLight::set(State state, const QString &name, const QString &detail)
{
    m_state = state;
    m_name = name;
    m_detail = detail;
    const QString words = detail.isEmpty() ? name : QStringLiteral("%1 %2").arg(name, detail);
    setToolTip(words);
    setAccessibleName(QStringLiteral("%1: %2").arg(words, stateWord(state)));
    updateGeometry();
    update();
}

void StatusLight::setCompact(bool compact)
{
    if (m_compact == compact)
        return;
    m_compact = compact;
    updateGeometry();
    update();
}

QSize StatusLight::sizeHint() const
{
    if (m_compact)
        return {shapeSize, 24};
    int width = shapeSize + space8 + QFontMetrics(textFont(TextStyle::Detail)).horizontalAdvance(m_name);
    if (!m_detail.isEmpty())
        width += space4 + QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(m_detail);
    return {width + 1, 24};
}

void StatusLight::paintShape(QPainter &painter, const QRectF &rect, State state, const QWidget *widget)
{
    const Tokens &t = tokensFor(widget);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(rect.width() / shapeSize, rect.height() / shapeSize);
    switch (state) {
    case State::Ok:
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.ok);
        painter.drawEllipse(QPointF(), 7, 7);
        painter.setPen(roundPen(t.surface, 2));
        painter.drawPolyline(QPolygonF({{-3, 0.2}, {-0.9, 2.3}, {3.1, -2.1}}));
        break;
    case State::Warning: {
        QPainterPath triangle;
        triangle.moveTo(0, -5.8);
        triangle.lineTo(6.4, 5.6);
        triangle.lineTo(-6.4, 5.6);
        triangle.closeSubpath();
        painter.setPen(roundPen(t.look == Look::Light ? t.warnText : t.warnMark, 1.3));
        painter.setBrush(t.warnMark);
        painter.drawPath(triangle);
        painter.setPen(roundPen(t.staleText, 1.5));
        painter.drawLine(QPointF(0, -1.8), QPointF(0, 1.4));
        painter.drawPoint(QPointF(0, 3.7));
        break;
    }
    case State::Failed:
        painter.setPen(Qt::NoPen);
        painter.setBrush(t.live);
        painter.drawRect(QRectF(-6.5, -6.5, 13, 13));
        painter.setPen(roundPen(t.onFill, 2));
        painter.drawLine(QPointF(-2.8, -2.8), QPointF(2.8, 2.8));
        painter.drawLine(QPointF(2.8, -2.8), QPointF(-2.8, 2.8));
        break;
    case State::Unknown: {
        QPen dashed(t.muted, 1.4);
        dashed.setDashPattern({2, 1.6});
        painter.setPen(dashed);
        painter.setBrush(Qt::NoBrush);
        painter.drawEllipse(QPointF(), 6, 6);
        break;
    }
    }
    painter.restore();
}

void StatusLight::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintShape(painter, QRectF(0, (height() - shapeSize) / 2.0, shapeSize, shapeSize), m_state, this);
    if (m_compact)
        return;
    const Tokens &t = tokensFor(this);
    painter.setFont(textFont(TextStyle::Detail));
    painter.setPen(t.text2);
    QRect words = rect().adjusted(shapeSize + space8, 0, 0, 0);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, m_name);
    words.setLeft(words.left() + painter.fontMetrics().horizontalAdvance(m_name) + space4);
    painter.setFont(textFont(TextStyle::DetailStrong));
    painter.setPen(t.text);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, m_detail);
}

} // namespace campanile
