// SPDX-License-Identifier: GPL-3.0-or-later
#include "focusring.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QFocusEvent>
#include <QFocusFrame>

using namespace Qt::StringLiterals;

namespace campanile {

FocusRing::FocusRing(QApplication &application)
    : QObject(&application)
{
    setObjectName(u"campanileFocusRing"_s);
    application.installEventFilter(this);
}

void FocusRing::ensure(QApplication &application)
{
    if (!application.findChild<FocusRing *>(u"campanileFocusRing"_s, Qt::FindDirectChildrenOnly))
        new FocusRing(application);
}

bool FocusRing::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::FocusIn) {
        auto *widget = qobject_cast<QWidget *>(watched);
        const auto reason = static_cast<QFocusEvent *>(event)->reason();
        const bool keyboard =
            reason == Qt::TabFocusReason || reason == Qt::BacktabFocusReason || reason == Qt::ShortcutFocusReason;
        if (widget && !widget->isWindow())
            show(keyboard ? widget : nullptr);
    } else if (event->type() == QEvent::FocusOut && m_frame && m_frame->widget() == watched) {
        show(nullptr);
    }
    return false;
}

void FocusRing::show(QWidget *widget)
{
    // Lists mark their current row; a ring around all of them says nothing. Widgets may also draw their own.
    if (widget && (qobject_cast<QAbstractItemView *>(widget) || widget->property("ownFocusRing").toBool()))
        widget = nullptr;
    if (!widget) {
        if (m_frame)
            m_frame->setWidget(nullptr);
        return;
    }
    if (!m_frame) // reparented along with what it surrounds, and so may die with it
        m_frame = new QFocusFrame(widget->window());
    m_frame->setWidget(widget);
}

} // namespace campanile
