// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QWidget>

namespace campanile {

class Toggle;

/// The sheet's surface; its edge says which world it launches into.
class SheetFrame final : public QWidget {
    Q_OBJECT
public:
    explicit SheetFrame(QWidget *parent);
    void setMode(Mode mode);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mode m_mode = Mode::Drill;
};

/// Head or foot of the sheet, parted by a line.
class SheetBand final : public QWidget {
    Q_OBJECT
public:
    enum class Line { Above, Below };
    SheetBand(Line line, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Line m_line;
};

/// The stronger line under the total.
class Rule final : public QWidget {
    Q_OBJECT
public:
    explicit Rule(QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
};

/// A key of the map's legend: the area the dialer holds, or the one that was drawn.
class AreaKey final : public QWidget {
    Q_OBJECT
public:
    enum class Kind { Held, Drawn };
    AreaKey(Kind kind, const QString &words, QWidget *parent);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Kind m_kind;
    QString m_words;
};

/// A toggle with its two lines of words, tinted while it is on. The whole box is the toggle's target.
class CanaryBox final : public QWidget {
    Q_OBJECT
public:
    CanaryBox(Toggle *toggle, const QString &title, const QString &detail, QWidget *parent);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;

private:
    Toggle *m_toggle;
};

} // namespace campanile
