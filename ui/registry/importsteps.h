// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QWidget>

namespace campanile {

/// Steps in a row: done ones with a tick, the current one filled, the others outlined.
class ImportSteps final : public QWidget {
    Q_OBJECT
public:
    explicit ImportSteps(QStringList steps, QWidget *parent = nullptr);
    void setCurrent(int step); ///< from 0; past the last: all done

    [[nodiscard]] int current() const { return m_current; }

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int widthOf(int step) const;
    QStringList m_steps;
    int m_current = 0;
};

} // namespace campanile
