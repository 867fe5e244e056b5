// SPDX-License-Identifier: GPL-3.0-or-later
#include "badges.h"

#include "figures.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>

namespace campanile {

CountBadge::CountBadge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_TransparentForMouseEvents);
    hide();
}

void CountBadge::setCount(int count)
{
    m_count = count;
    setVisible(count > 0);
    setAccessibleName(figure(count));
    resize(sizeHint());
    updateGeometry();
    update();
}

void CountBadge::setLive(bool live)
{
    m_live = live;
    update();
}

QSize CountBadge::sizeHint() const
{
    return {std::max(18, QFontMetrics(textFont(TextStyle::CaptionStrong)).horizontalAdvance(figure(m_count)) + 10), 18};
}

void CountBadge::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    paintBox(painter, rect(), height() / 2.0, m_live ? t.live : t.text2);
    painter.setFont(textFont(TextStyle::CaptionStrong));
    painter.setPen(m_live ? t.onFill : t.surface);
    painter.drawText(rect(), Qt::AlignCenter, figure(m_count));
}

StepNumber::StepNumber(int number, QWidget *parent)
    : QWidget(parent)
    , m_number(number)
{
    setFixedSize(24, 24);
}

void StepNumber::setDress(Dress dress)
{
    m_dress = dress;
    update();
}

void StepNumber::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const QColor fill = m_dress == Dress::Live ? t.live : m_dress == Dress::Primary ? t.primaryFill : t.strong;
    paintBox(painter, rect(), 12, fill);
    painter.setFont(textFont(TextStyle::DetailStrong));
    painter.setPen(m_dress == Dress::Strong ? t.onStrong : t.onFill);
    painter.drawText(rect(), Qt::AlignCenter, QString::number(m_number));
}

} // namespace campanile
