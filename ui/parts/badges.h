// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

/// A small round number: something waits.
class CountBadge final : public QWidget {
    Q_OBJECT
public:
    explicit CountBadge(QWidget *parent = nullptr);
    void setCount(int count); ///< 0 hides it
    void setLive(bool live); ///< red: only for live campaigns
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_count = 0;
    bool m_live = false;
};

/// The number of a step, on a disc.
class StepNumber final : public QWidget {
    Q_OBJECT
public:
    enum class Dress { Strong, Primary, Live };
    explicit StepNumber(int number, QWidget *parent = nullptr);
    void setDress(Dress dress);

    [[nodiscard]] QSize sizeHint() const override { return {24, 24}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_number;
    Dress m_dress = Dress::Strong;
};

} // namespace campanile
