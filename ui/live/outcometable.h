// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcomebar.h"

#include <QWidget>

namespace campanile {

/// Every outcome with its mark and its count, also those that nobody has: the sum is the whole audience.
class OutcomeTable final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomeTable(QWidget *parent = nullptr);
    void setCounts(const MarkCounts &counts);
    void setGrey(bool grey);
    void setCompact(bool compact); ///< two columns of lower rows

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] int columns() const { return m_compact ? 2 : 3; }

    [[nodiscard]] int rows() const { return (markCount + columns() - 1) / columns(); }

    [[nodiscard]] int rowStep() const { return m_compact ? 24 : 28; }

    MarkCounts m_counts{};
    bool m_grey = false;
    bool m_compact = false;
};

} // namespace campanile
