// SPDX-License-Identifier: GPL-3.0-or-later
#include "toggle.h"

#include "painting.h"
#include "tokens.h"

#include <QPainter>

namespace campanile {

Toggle::Toggle(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setCheckable(true);
    setAccessibleName(name);
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Toggle::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    const QRectF groove(0, (height() - 20) / 2.0, 36, 20);
    QColor fill = isChecked() ? t.primaryFill : t.control;
    if (!isEnabled())
        fill = t.line;
    else if (underMouse())
        fill = mix(t.staleText, fill, 0.12);
    paintBox(painter, groove, 10, fill);
    const double x = isChecked() ? groove.right() - 17 : groove.left() + 3;
    paintBox(painter, QRectF(x, groove.top() + 3, 14, 14), 7, t.onFill);
}

} // namespace campanile
