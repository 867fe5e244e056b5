// SPDX-License-Identifier: GPL-3.0-or-later
#include "label.h"

#include <QEvent>
#include <QPainter>

namespace campanile {

QColor inkColour(Ink ink, const Tokens &t)
{
    switch (ink) {
    case Ink::Text: return t.text;
    case Ink::Text2: return t.text2;
    case Ink::Muted: return t.muted;
    case Ink::Primary: return t.primary;
    case Ink::Live: return t.liveText;
    case Ink::Ok: return t.ok;
    case Ink::Warn: return t.warnText;
    case Ink::OnFill: return t.onFill;
    case Ink::OnStrong: return t.onStrong;
    }
    return t.text;
}

Label::Label(TextStyle style, Ink ink, QWidget *parent)
    : Label({}, style, ink, parent)
{
}

Label::Label(const QString &text, TextStyle style, Ink ink, QWidget *parent)
    : QLabel(text, parent)
    , m_ink(ink)
{
    setFont(textFont(style));
    setTextFormat(Qt::AutoText);
    colour();
}

void Label::setStyle(TextStyle style)
{
    setFont(textFont(style));
}

void Label::setInk(Ink ink)
{
    m_ink = ink;
    colour();
}

void Label::setElided(bool elided)
{
    m_elided = elided;
    updateGeometry();
    update();
}

QSize Label::minimumSizeHint() const
{
    QSize size = QLabel::minimumSizeHint();
    if (m_elided)
        size.setWidth(std::min(size.width(), 48));
    return size;
}

void Label::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::ParentChange)
        colour();
}

void Label::colour()
{
    const QColor wanted = inkColour(m_ink, tokensFor(this));
    if (palette().color(QPalette::Active, QPalette::WindowText) == wanted && testAttribute(Qt::WA_SetPalette))
        return;
    QPalette own;
    own.setColor(QPalette::WindowText, wanted);
    own.setColor(QPalette::Text, wanted);
    setPalette(own);
}

void Label::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    QPainter painter(this);
    const QRect inside = contentsRect();
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, inside.width());
    setToolTip(shown == text() ? QString() : text());
    painter.setPen(palette().color(QPalette::WindowText));
    painter.drawText(inside, static_cast<int>(alignment()) | Qt::TextSingleLine, shown);
}

} // namespace campanile
