// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiptrow.h"

#include "label.h"
#include "metrics.h"
#include "tokens.h"

#include <QHBoxLayout>
#include <QPainter>

namespace campanile {

ReceiptRow::ReceiptRow(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_name(name)
    , m_value(new Label(TextStyle::DetailStrong, Ink::Text, this))
    , m_detail(new Label(TextStyle::Caption, Ink::Muted, this))
    , m_line(new QHBoxLayout(this))
    , m_words(new QVBoxLayout)
{
    setMinimumHeight(48);
    m_line->setContentsMargins(valueLeft, space8, 0, space8);
    m_line->setSpacing(space12);
    m_words->setSpacing(0);
    m_value->setElided(true);
    m_detail->setWordWrap(true);
    m_words->addWidget(m_value);
    m_words->addWidget(m_detail);
    m_line->addLayout(m_words, 1);
}

void ReceiptRow::set(StatusLight::State state, const QString &value, const QString &detail)
{
    m_state = state;
    m_value->setText(value);
    m_value->setVisible(!value.isEmpty());
    m_detail->setText(detail);
    m_detail->setVisible(!detail.isEmpty() && !m_low);
    setToolTip(m_low ? detail : QString());
    setAccessibleName(QStringLiteral("%1: %2. %3").arg(m_name, value, detail));
    update();
}

void ReceiptRow::setLow(bool low)
{
    m_low = low;
    setMinimumHeight(low ? compactRowHeight : 48);
    m_line->setContentsMargins(valueLeft, low ? space4 : space8, 0, low ? space4 : space8);
    m_detail->setVisible(!m_detail->text().isEmpty() && !m_low);
    setToolTip(m_low ? m_detail->text() : QString());
}

void ReceiptRow::setBefore(QWidget *widget)
{
    m_line->insertWidget(0, widget);
}

void ReceiptRow::setBetween(QWidget *widget)
{
    m_words->insertWidget(0, widget);
}

void ReceiptRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    StatusLight::paintShape(painter, QRectF(0, (height() - 14) / 2.0, 14, 14), m_state, this);
    painter.setFont(textFont(TextStyle::Detail));
    painter.setPen(t.text);
    painter.drawText(QRect(26, 0, valueLeft - 34, height()), Qt::AlignVCenter | Qt::AlignLeft, m_name);
    painter.fillRect(QRect(0, height() - 1, width(), 1), t.line);
}

} // namespace campanile
