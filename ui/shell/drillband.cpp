// SPDX-License-Identifier: GPL-3.0-or-later
#include "drillband.h"

#include "metrics.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>

namespace campanile {

DrillBand::DrillBand(QWidget *parent)
    : QWidget(parent)
{
    setFixedHeight(drillBandHeight);
    setAccessibleName(tr("Drill: no real telephone rings"));
}

void DrillBand::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(rect(), t.strong);
    painter.setPen(t.onStrong);
    const QRect words = rect().adjusted(space24, 0, -space24, 0);
    QFont strong = textFont(TextStyle::DetailStrong);
    strong.setLetterSpacing(QFont::AbsoluteSpacing, 0.7);
    painter.setFont(strong);
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignLeft, tr("DRILL"));
    painter.drawText(words, Qt::AlignVCenter | Qt::AlignRight, tr("DRILL"));
    painter.setFont(textFont(TextStyle::Detail));
    painter.drawText(words, Qt::AlignCenter, tr("No real telephone rings: the calls go to the test line"));
}

} // namespace campanile
