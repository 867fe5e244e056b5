// SPDX-License-Identifier: GPL-3.0-or-later
#include "hands.h"

#include <QApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QTextEdit>

#include <algorithm>

namespace campanile::tour {

Hands::Hands(QWidget *window)
    : m_window(window)
{
}

void Hands::fail(const QString &what)
{
    if (m_problem.isEmpty())
        m_problem = what;
}

bool Hands::sees(const QString &name) const
{
    return std::ranges::any_of(
        m_window->findChildren<QWidget *>(name), [](const QWidget *widget) { return widget->isVisible(); });
}

void Hands::click(const QString &name)
{
    if (!ok())
        return;
    if (auto *widget = find<QWidget>(name)) {
        if (!widget->isVisible() || !widget->isEnabled())
            fail(name + QStringLiteral(" cannot be clicked"));
        else
            QTest::mouseClick(widget, Qt::LeftButton);
    }
}

void Hands::clickAt(QWidget *widget, QPointF pixel)
{
    if (!ok())
        return;
    QTest::mouseMove(widget, pixel.toPoint());
    QTest::mouseClick(widget, Qt::LeftButton, {}, pixel.toPoint());
}

void Hands::doubleClickAt(QWidget *widget, QPointF pixel)
{
    if (ok())
        QTest::mouseDClick(widget, Qt::LeftButton, {}, pixel.toPoint());
}

void Hands::type(const QString &name, const QString &text)
{
    if (!ok())
        return;
    auto *widget = find<QWidget>(name);
    if (!widget)
        return;
    QWidget *field = widget;
    if (!qobject_cast<QLineEdit *>(widget) && !qobject_cast<QTextEdit *>(widget)
        && !qobject_cast<QPlainTextEdit *>(widget)) {
        if (auto *line = widget->findChild<QLineEdit *>())
            field = line;
    }
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    for (const QChar c : text) // QTest's own typing knows Latin-1 only
        QTest::sendKeyEvent(QTest::Click, field, Qt::Key_unknown, QString(c), Qt::NoModifier);
}

void Hands::key(Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    if (ok() && QApplication::focusWidget())
        QTest::keyClick(QApplication::focusWidget(), key, modifiers);
}

void Hands::press(QWidget *widget, QPointF pixel)
{
    if (ok())
        QTest::mousePress(widget, Qt::LeftButton, {}, pixel.toPoint());
}

void Hands::moveTo(QWidget *widget, QPointF pixel)
{
    if (ok())
        QTest::mouseMove(widget, pixel.toPoint());
}

void Hands::release(QWidget *widget, QPointF pixel)
{
    if (ok())
        QTest::mouseRelease(widget, Qt::LeftButton, {}, pixel.toPoint());
}

} // namespace campanile::tour
