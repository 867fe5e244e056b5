// SPDX-License-Identifier: GPL-3.0-or-later
#include "modebadge.h"

#include "hatch.h"
#include "icons.h"
#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>
#include <QPainterPath>

namespace campanile {

namespace {

constexpr int badgeHeight = 32;
constexpr int hatchWidth = 24;
constexpr int iconEdge = 16;

QFont badgeFont(bool spaced)
{
    QFont font = textFont(spaced ? TextStyle::BodyStrong : TextStyle::DetailStrong);
    if (spaced)
        font.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    return font;
}

} // namespace

ModeBadge::ModeBadge(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(QStringLiteral("modeBadge"));
    setCursor(Qt::PointingHandCursor);
    setAccessibleName(words());
}

void ModeBadge::setMode(Mode mode, Style style)
{
    m_mode = mode;
    m_style = style;
    setAccessibleName(words());
    updateGeometry();
    update();
}

void ModeBadge::setMissing(int steps)
{
    m_missing = steps;
    setAccessibleName(words());
    updateGeometry();
    update();
}

void ModeBadge::setArrow(bool arrow)
{
    m_arrow = arrow;
    updateGeometry();
    update();
}

QString ModeBadge::words() const
{
    if (m_style == Style::NotReady)
        return tr("Not ready · %n step(s) missing", nullptr, m_missing);
    return m_mode == Mode::Drill ? tr("DRILL") : tr("LIVE ALERT");
}

QSize ModeBadge::sizeHint() const
{
    const bool spaced = m_style != Style::NotReady;
    int width = 2 * space12 + QFontMetrics(badgeFont(spaced)).horizontalAdvance(words()) + iconEdge + space8;
    if (isDrill())
        width += hatchWidth - iconEdge - space8 + space4;
    if (m_arrow)
        width += iconEdge + space8;
    return {width, badgeHeight};
}

void ModeBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const bool filled = m_style == Style::Filled && !isDrill();
    const QColor edge = m_style == Style::NotReady ? t.control : isDrill() ? t.text : t.live;
    const double pen = m_style == Style::NotReady ? 1 : 2;
    const QRectF box = QRectF(rect()).adjusted(pen / 2, pen / 2, -pen / 2, -pen / 2);
    painter.setPen(filled ? QPen(Qt::NoPen) : QPen(edge, pen));
    painter.setBrush(filled ? t.live : t.surface);
    painter.drawRoundedRect(filled ? QRectF(rect()) : box, radiusButton, radiusButton);

    const QColor ink = filled ? t.onFill : m_style == Style::NotReady || isDrill() ? t.text : t.liveText;
    double x = space12;
    if (isDrill()) {
        QPainterPath clip;
        clip.addRoundedRect(QRectF(rect()).adjusted(2, 2, -2, -2), radiusButton - 2, radiusButton - 2);
        painter.save();
        painter.setClipPath(clip);
        paintHatch(painter, QRectF(2, 2, hatchWidth - 2, height() - 4), t.hatch, t.hatchGap, 5);
        painter.restore();
        x = hatchWidth + space8;
    } else {
        const QString icon = m_style == Style::NotReady ? QStringLiteral("warning") : QStringLiteral("bell");
        paintIcon(painter, QRectF(x, (height() - iconEdge) / 2.0, iconEdge, iconEdge), icon, ink);
        x += iconEdge + space8;
    }
    painter.setPen(ink);
    painter.setFont(badgeFont(m_style != Style::NotReady));
    painter.drawText(QRectF(x, 0, width() - x, height()), Qt::AlignVCenter | Qt::AlignLeft, words());
    if (m_arrow) {
        const QRectF arrow(width() - space12 - iconEdge, (height() - iconEdge) / 2.0, iconEdge, iconEdge);
        paintIcon(painter, arrow, QStringLiteral("chevron-down"), ink);
    }
}

} // namespace campanile
