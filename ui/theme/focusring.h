// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QPointer>

class QApplication;
class QFocusFrame;
class QWidget;

namespace campanile {

/// The ring around whatever the keyboard reached: 3 px, 2 px off, in the text colour. The mouse leaves none.
class FocusRing final : public QObject {
    Q_OBJECT
public:
    static void ensure(QApplication &application);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    explicit FocusRing(QApplication &application);
    void show(QWidget *widget);
    QPointer<QFocusFrame> m_frame;
};

} // namespace campanile
