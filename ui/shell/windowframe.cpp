// SPDX-License-Identifier: GPL-3.0-or-later
#include "windowframe.h"

#include "hatch.h"
#include "metrics.h"
#include "tokens.h"

#include <QPainter>
#include <QVBoxLayout>

namespace campanile {

WindowFrame::WindowFrame(QWidget *content, QWidget *parent)
    : QWidget(parent)
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(gutter, gutter, gutter, gutter);
    layout->addWidget(content);
}

void WindowFrame::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    update();
}

void WindowFrame::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    switch (m_state) {
    case State::Neutral: painter.fillRect(rect(), t.frame); return;
    case State::Live: painter.fillRect(rect(), t.live); return;
    case State::Drill: paintHatch(painter, rect(), t.hatch, t.hatchGap); return;
    }
}

} // namespace campanile
