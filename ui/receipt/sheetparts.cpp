// SPDX-License-Identifier: GPL-3.0-or-later
#include "sheetparts.h"

#include "hatch.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"
#include "toggle.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>

namespace campanile {

namespace {
constexpr int frameEdge = 4;
constexpr QSize keySize{32, 12};
} // namespace

SheetFrame::SheetFrame(QWidget *parent)
    : QWidget(parent)
{
}

void SheetFrame::setMode(Mode mode)
{
    m_mode = mode;
    update();
}

void SheetFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    QPainterPath whole;
    whole.addRoundedRect(rect(), radiusCard, radiusCard);
    painter.save();
    painter.setClipPath(whole);
    if (m_mode == Mode::Live)
        painter.fillRect(rect(), t.live);
    else
        paintHatch(painter, rect(), t.hatch, t.hatchGap);
    painter.restore();
    const QRectF inner = QRectF(rect()).adjusted(frameEdge, frameEdge, -frameEdge, -frameEdge);
    paintBox(painter, inner, radiusCard - 2, t.surface);
}

SheetBand::SheetBand(Line line, QWidget *parent)
    : QWidget(parent)
    , m_line(line)
{
}

void SheetBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    if (m_line == Line::Above)
        painter.fillRect(rect(), t.sunken);
    painter.fillRect(QRect(0, m_line == Line::Above ? 0 : height() - 1, width(), 1), t.line);
}

Rule::Rule(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(2);
}

void Rule::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).control);
}

AreaKey::AreaKey(Kind kind, const QString &words, QWidget *parent)
    : QWidget(parent)
    , m_kind(kind)
    , m_words(words)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(words);
}

QSize AreaKey::sizeHint() const
{
    return {keySize.width() + space8 + QFontMetrics(textFont(TextStyle::Detail)).horizontalAdvance(m_words) + 1, 20};
}

void AreaKey::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const QRectF key(QPointF(0, (height() - keySize.height()) / 2.0), keySize);
    if (m_kind == Kind::Held) {
        QColor fill = t.primary;
        fill.setAlphaF(0.25F);
        paintBox(painter, key, 0, fill, t.primary, 2);
    } else {
        QPen dashes(t.text, 2);
        dashes.setDashPattern({3, 2});
        painter.setPen(dashes);
        painter.drawLine(QPointF(0, height() / 2.0), QPointF(keySize.width(), height() / 2.0));
    }
    painter.setFont(textFont(TextStyle::Detail));
    painter.setPen(t.text2);
    painter.drawText(rect().adjusted(keySize.width() + space8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, m_words);
}

CanaryBox::CanaryBox(Toggle *toggle, const QString &title, const QString &detail, QWidget *parent)
    : QWidget(parent)
    , m_toggle(toggle)
{
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(space16, space12, space16, space12);
    line->setSpacing(space16);
    line->addWidget(toggle);
    auto *words = new QVBoxLayout;
    words->setSpacing(0);
    words->addWidget(new Label(title, TextStyle::DetailStrong, Ink::Text, this));
    words->addWidget(new Label(detail, TextStyle::Caption, Ink::Text2, this));
    line->addLayout(words, 1);
    connect(toggle, &Toggle::toggled, this, qOverload<>(&QWidget::update));
}

void CanaryBox::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const bool on = m_toggle->isChecked();
    paintBox(painter, rect(), radiusButton, on ? t.tint : t.sunken, on ? t.primary : t.line, 1);
}

void CanaryBox::mouseReleaseEvent(QMouseEvent *event)
{
    if (rect().contains(event->position().toPoint()) && m_toggle->isEnabled())
        m_toggle->toggle();
}

} // namespace campanile
