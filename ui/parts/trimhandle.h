// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractSlider>

namespace campanile {

/// One end of what is kept of a sound: a line with a grip to drag. Its value is milliseconds from the sound's
/// beginning. Arrows move it by 10 ms, with Shift by 100, Page keys by a second.
class TrimHandle final : public QAbstractSlider {
    Q_OBJECT
public:
    explicit TrimHandle(QWidget *parent);
    static constexpr int side = 20; ///< what can be grabbed, across

Q_SIGNALS:
    void draggedTo(double x); ///< in the parent; whoever listens sets the value
    void chosen(); ///< released, or a key

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    double m_grabbedAt = 0;
};

} // namespace campanile
