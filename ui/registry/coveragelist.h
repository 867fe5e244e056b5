// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "registrycoverage.h"

#include <QWidget>

namespace campanile {

/// Quarter by quarter, the share of civic numbers with at least one phone. Where there is little room, the best covered
/// and, always, the worst.
class CoverageList final : public QWidget {
    Q_OBJECT
public:
    static constexpr int poor = 70; ///< per cent; below it the bar warns
    explicit CoverageList(QWidget *parent = nullptr);
    void setCoverage(QList<QuarterCoverage> coverage); ///< best first
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<QuarterCoverage> m_coverage;
};

[[nodiscard]] int coveredPercent(const QuarterCoverage &coverage);

} // namespace campanile
