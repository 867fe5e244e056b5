// SPDX-License-Identifier: GPL-3.0-or-later
#include "titlefield.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionFrame>

namespace campanile {

void TitleField::paintEvent(QPaintEvent *event)
{
    QStyleOptionFrame option;
    initStyleOption(&option);
    const QRect inside = style()
                             ->subElementRect(QStyle::SE_LineEditContents, &option, this)
                             .marginsRemoved(textMargins())
                             .adjusted(2, 0, -2, 0);
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideRight, inside.width());
    setToolTip(shown == text() ? QString() : text());
    if (hasFocus() || shown == text())
        return QLineEdit::paintEvent(event);
    QPainter painter(this);
    style()->drawPrimitive(QStyle::PE_PanelLineEdit, &option, &painter, this);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(inside, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, shown);
}

} // namespace campanile
