// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QWidget>

#include <array>

namespace campanile {

using MarkCounts = std::array<int, markCount>;

/// The order of bars and legends: confirmed, heard, help, voicemail, hung up, no answer, busy, then the rest.
[[nodiscard]] const std::array<Mark, markCount> &outcomeOrder();

/// All phones of a campaign as one bar; 2 px gaps, at least 3 px for each outcome there is.
class OutcomeBar final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomeBar(QWidget *parent = nullptr);
    void setCounts(const MarkCounts &counts);
    void setGrey(bool grey);

    [[nodiscard]] QSize sizeHint() const override { return {240, 24}; }

    /// Where each outcome lies, in outcomeOrder(), zero width where there is none.
    [[nodiscard]] std::array<QRectF, markCount> segments() const;

protected:
    void paintEvent(QPaintEvent *event) override;
    bool event(QEvent *event) override;

private:
    MarkCounts m_counts{};
    bool m_grey = false;
};

/// Mark, words, count for each outcome there is; flows over as many lines as the width needs.
class OutcomeLegend final : public QWidget {
    Q_OBJECT
public:
    explicit OutcomeLegend(QWidget *parent = nullptr);
    void setCounts(const MarkCounts &counts);
    void setGrey(bool grey);

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

    [[nodiscard]] QSize sizeHint() const override { return {240, heightForWidth(240)}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int flow(int width, class QPainter *painter) const;
    MarkCounts m_counts{};
    bool m_grey = false;
};

} // namespace campanile
