// SPDX-License-Identifier: GPL-3.0-or-later
#include "roundrow.h"

#include "alertwords.h"
#include "figures.h"
#include "outcomemark.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// A forecast has two honest figures: 1,583 is said as 1,600.
int roughly(double number)
{
    if (number < 20)
        return static_cast<int>(std::lround(number));
    const double step = number < 100 ? 5 : std::pow(10, std::floor(std::log10(number)) - 1);
    return static_cast<int>(std::lround(number / step) * std::lround(step));
}

} // namespace

RoundRow::RoundRow(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(28);
}

void RoundRow::setRound(const Forecast::Round &round)
{
    m_round = round;
    const int percent = round.calls > 0 ? static_cast<int>(std::lround(100 * round.reached / round.calls)) : 0;
    setAccessibleName(tr("Round %1: %2, about %3 will have listened, %4 %")
            .arg(round.attempt)
            .arg(lengthInWords(round.length), figure(roughly(round.reached)))
            .arg(percent));
    update();
}

void RoundRow::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const int w = width();
    painter.fillRect(QRect(0, height() - 1, w, 1), t.line);
    const QRect line(0, 0, w, height() - 1);
    QFont name = textFont(TextStyle::Detail);
    name.setWeight(QFont::Medium);
    painter.setFont(name);
    painter.setPen(t.text);
    painter.drawText(line, Qt::AlignVCenter | Qt::AlignLeft, tr("Round %1").arg(m_round.attempt));
    painter.setFont(textFont(TextStyle::Detail));
    painter.setPen(t.text2);
    painter.drawText(
        line.adjusted(w * 22 / 100, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, lengthInWords(m_round.length));
    const double share = m_round.calls > 0 ? m_round.reached / m_round.calls : 0;
    const QRectF groove(w * 0.435, (line.height() - 8) / 2.0, w * 0.265, 8);
    painter.fillRect(groove, t.line);
    painter.fillRect(QRectF(groove.topLeft(), QSizeF(groove.width() * share, 8)),
        markColour(Mark::Heard, {.dark = t.look == Look::Dark, .grey = false}));
    const int percent = static_cast<int>(std::lround(100 * share));
    painter.drawText(
        line, Qt::AlignVCenter | Qt::AlignRight, u"≈ %1 (%2 %)"_s.arg(figure(roughly(m_round.reached))).arg(percent));
}

} // namespace campanile
