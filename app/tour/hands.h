// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointF>
#include <QString>
#include <QTest>
#include <QWidget>

#include <chrono>

namespace campanile::tour {

/// What a person does at the console: click, type, hold, and wait until something is there. Each says when it cannot.
class Hands final {
public:
    explicit Hands(QWidget *window);

    [[nodiscard]] bool ok() const { return m_problem.isEmpty(); }

    [[nodiscard]] const QString &problem() const { return m_problem; }

    void fail(const QString &what);

    template <class Widget = QWidget> [[nodiscard]] Widget *find(const QString &name)
    {
        // Pages may use the same name: a person means the one that is seen.
        const auto all = m_window->findChildren<Widget *>(name);
        for (Widget *widget : all) {
            if (widget->isVisible())
                return widget;
        }
        fail(QStringLiteral("there is no visible ") + name);
        return nullptr;
    }

    [[nodiscard]] bool sees(const QString &name) const;
    void click(const QString &name);
    void clickAt(QWidget *widget, QPointF pixel);
    void doubleClickAt(QWidget *widget, QPointF pixel);
    void type(const QString &name, const QString &text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = {});
    void press(QWidget *widget, QPointF pixel);
    void moveTo(QWidget *widget, QPointF pixel);
    void release(QWidget *widget, QPointF pixel);

    /// False, and a problem, when it is not so within the time.
    template <class Condition>
    bool waitFor(const QString &what, Condition condition, std::chrono::seconds time = std::chrono::seconds(20))
    {
        if (!ok())
            return false;
        const auto limit = std::chrono::duration_cast<std::chrono::milliseconds>(time).count();
        if (!QTest::qWaitFor(condition, static_cast<int>(limit)))
            fail(QStringLiteral("waited in vain: ") + what);
        return ok();
    }

private:
    QWidget *m_window;
    QString m_problem;
};

} // namespace campanile::tour
