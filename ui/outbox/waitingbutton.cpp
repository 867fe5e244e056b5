// SPDX-License-Identifier: GPL-3.0-or-later
#include "waitingbutton.h"

#include "figures.h"
#include "icons.h"
#include "metrics.h"
#include "painting.h"
#include "tokens.h"
#include "typescale.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {
constexpr int buttonSide = 32, iconSide = 16, dotSide = 10;
}

WaitingButton::WaitingButton(QWidget *parent)
    : QAbstractButton(parent)
{
    setObjectName(u"waitingButton"_s);
    setCursor(Qt::PointingHandCursor);
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    hide();
}

void WaitingButton::setCount(int count, int asking, bool sending)
{
    m_asking = asking;
    m_sending = sending;
    setText(sending ? tr("%1 being sent", nullptr, count).arg(figure(count))
                    : tr("%1 waiting", nullptr, count).arg(figure(count)));
    QString said = tr("%1 not yet at the dialer", nullptr, count).arg(figure(count));
    if (asking > 0)
        said += u": "_s + tr("%1 asking for a decision", nullptr, asking).arg(figure(asking));
    setAccessibleName(said);
    setToolTip(said);
    setVisible(count > 0);
    updateGeometry();
    update();
}

QSize WaitingButton::sizeHint() const
{
    const int words = QFontMetrics(textFont(TextStyle::DetailStrong)).horizontalAdvance(text());
    return {space12 + iconSide + space8 + words + space12 + (m_asking > 0 ? dotSide + space8 : 0), buttonSide};
}

void WaitingButton::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const Tokens &t = tokensFor(this);
    const bool hot = isDown() || underMouse();
    paintBox(painter, rect(), buttonSide / 2.0, hot ? mix(t.primary, t.tint, 0.12) : t.tint, t.primary, 1);
    const double top = (height() - iconSide) / 2.0;
    paintIcon(painter, QRectF(space12, top, iconSide, iconSide), m_sending ? u"upload"_s : u"clock"_s, t.primary);
    painter.setFont(textFont(TextStyle::DetailStrong));
    painter.setPen(t.text);
    painter.drawText(rect().adjusted(space12 + iconSide + space8, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft, text());
    if (m_asking > 0) {
        const QPointF centre(width() - space12 - dotSide / 2.0, height() / 2.0);
        painter.setPen(QPen(t.surface, 2));
        painter.setBrush(t.primary);
        painter.drawEllipse(centre, dotSide / 2.0 + 1, dotSide / 2.0 + 1);
    }
}

} // namespace campanile
