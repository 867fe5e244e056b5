// SPDX-License-Identifier: GPL-3.0-or-later
#include "trimhandle.h"

#include "painting.h"
#include "tokens.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

namespace campanile {

TrimHandle::TrimHandle(QWidget *parent)
    : QAbstractSlider(parent)
{
    setAttribute(Qt::WA_Hover);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::SizeHorCursor);
    setSingleStep(10);
    setPageStep(1000);
}

void TrimHandle::paintEvent(QPaintEvent *)
{
    const Tokens &t = tokensFor(this);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const double middle = width() / 2.0;
    painter.fillRect(QRectF(middle - 1, 0, 2, height()), t.strong);
    const bool held = isSliderDown() || underMouse() || hasFocus();
    const QRectF grip(middle - (held ? 7 : 6), height() / 2.0 - 16, held ? 14 : 12, 32);
    paintBox(painter, grip, 3, t.strong);
    for (const double x : {middle - 2.5, middle + 1.5})
        painter.fillRect(QRectF(x, grip.center().y() - 6, 1, 12), t.onStrong);
}

void TrimHandle::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_grabbedAt = event->position().x() - width() / 2.0;
    setSliderDown(true);
    update();
}

void TrimHandle::mouseMoveEvent(QMouseEvent *event)
{
    if (isSliderDown())
        Q_EMIT draggedTo(mapToParent(event->position()).x() - m_grabbedAt);
}

void TrimHandle::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || !isSliderDown())
        return;
    setSliderDown(false);
    update();
    Q_EMIT chosen();
}

void TrimHandle::keyPressEvent(QKeyEvent *event)
{
    const int step = event->modifiers() & Qt::ShiftModifier ? 100 : singleStep();
    int to = value();
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Down: to -= step; break;
    case Qt::Key_Right:
    case Qt::Key_Up: to += step; break;
    case Qt::Key_PageDown: to -= pageStep(); break;
    case Qt::Key_PageUp: to += pageStep(); break;
    case Qt::Key_Home: to = minimum(); break;
    case Qt::Key_End: to = maximum(); break;
    default: return event->ignore(); // Space plays
    }
    const int before = value();
    setValue(to);
    if (value() != before)
        Q_EMIT chosen();
}

void TrimHandle::focusInEvent(QFocusEvent *event)
{
    QAbstractSlider::focusInEvent(event);
    parentWidget()->update(); // tells the time
}

void TrimHandle::focusOutEvent(QFocusEvent *event)
{
    QAbstractSlider::focusOutEvent(event);
    parentWidget()->update();
}

void TrimHandle::wheelEvent(QWheelEvent *event)
{
    event->ignore(); // the page scrolls
}

} // namespace campanile
