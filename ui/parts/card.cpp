// SPDX-License-Identifier: GPL-3.0-or-later
#include "card.h"

#include "hatch.h"
#include "label.h"
#include "metrics.h"
#include "painting.h"

#include <QPainter>
#include <QPainterPath>
#include <QVBoxLayout>

namespace campanile {

namespace {
constexpr int hatchWidth = 16;
}

Card::Card(QWidget *parent)
    : QFrame(parent)
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(cardPadding, cardPadding, cardPadding, cardPadding);
    m_body->setSpacing(cardGap);
}

Card::Card(const QString &title, QWidget *parent)
    : Card(parent)
{
    setTitle(title);
}

void Card::setTitle(const QString &title)
{
    if (!m_title) {
        m_title = new Label(TextStyle::CardTitle, Ink::Text, this);
        m_body->insertWidget(0, m_title);
    }
    m_title->setText(title);
    setAccessibleName(title);
}

void Card::setHighlighted(bool highlighted)
{
    m_highlighted = highlighted;
    update();
}

void Card::setHatched(bool hatched)
{
    m_hatched = hatched;
    m_body->setContentsMargins(cardPadding + (hatched ? hatchWidth : 0), cardPadding, cardPadding, cardPadding);
    update();
}

void Card::setSunken(bool sunken)
{
    m_sunken = sunken;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const QRectF r = rect();
    paintBox(painter, r, radiusCard, m_sunken ? t.sunken : t.surface);
    if (m_hatched) {
        QPainterPath edge;
        edge.addRoundedRect(r, radiusCard, radiusCard);
        QPainterPath strip;
        strip.addRect(QRectF(r.left(), r.top(), hatchWidth, r.height()));
        paintHatch(painter, edge.intersected(strip), t.hatch, t.hatchGap);
    }
    paintBox(painter, r, radiusCard, {}, m_highlighted ? t.primary : t.line, m_highlighted ? 2 : 1);
}

} // namespace campanile
