// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QAbstractButton>

namespace campanile {

/// Says which world this is. Filled where a click can call, outlined elsewhere; a drill is hatched everywhere.
class ModeBadge final : public QAbstractButton {
    Q_OBJECT
public:
    enum class Style { Filled, Outlined, NotReady };

    explicit ModeBadge(QWidget *parent = nullptr);

    void setMode(Mode mode, Style style);
    /// NotReady: how many steps are missing.
    void setMissing(int steps);
    void setArrow(bool arrow); ///< it opens a menu
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] bool isDrill() const { return m_style != Style::NotReady && m_mode == Mode::Drill; }

    [[nodiscard]] QString words() const;

    Mode m_mode = Mode::Drill;
    Style m_style = Style::Outlined;
    int m_missing = 0;
    bool m_arrow = true;
};

} // namespace campanile
