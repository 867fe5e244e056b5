// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

/// The 32 px band under the top bar: said three times, because one end of a wide screen is not seen from the other.
class DrillBand final : public QWidget {
    Q_OBJECT
public:
    explicit DrillBand(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace campanile
