// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QWidget>

namespace campanile {

/// One forecast round: number, length, a bar and how many will probably have listened. Muted, with ≈: not a fact.
class RoundRow final : public QWidget {
    Q_OBJECT
public:
    explicit RoundRow(QWidget *parent = nullptr);
    void setRound(const Forecast::Round &round);

    [[nodiscard]] QSize sizeHint() const override { return {320, 28}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Forecast::Round m_round;
};

} // namespace campanile
