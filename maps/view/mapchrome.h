// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "mapink.h"

#include <QFrame>
#include <QLabel>

class QToolButton;

namespace campanile {

/// Plus, minus, fit: bottom right.
class ZoomBox final : public QFrame {
    Q_OBJECT
public:
    explicit ZoomBox(QWidget *parent);
    void setInk(const MapInk &ink);

Q_SIGNALS:
    void zoomWanted(int steps);
    void fitWanted();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QToolButton *m_in, *m_out, *m_fit;
    MapInk m_ink;
};

/// A round length, bottom left; the box is as wide as the bar and its words.
class ScaleBar final : public QWidget {
    Q_OBJECT
public:
    explicit ScaleBar(QWidget *parent);
    void setInk(const MapInk &ink);
    void setMetresPerPixel(double metres);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QString words() const;
    [[nodiscard]] QFont small() const;
    MapInk m_ink;
    double m_metres = 100; ///< the bar's length
    double m_perPixel = 1;
};

/// Whose data the map is.
class Attribution final : public QLabel {
    Q_OBJECT
public:
    Attribution(const QString &text, QWidget *parent);
    void setInk(const MapInk &ink);
};

} // namespace campanile
