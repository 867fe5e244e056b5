// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "progressforecast.h"

#include <QWidget>

namespace campanile {

/// Calls by the minute: made in grey, heard in green, expected as dashed outlines, now as a vertical line. Long
/// campaigns are drawn in steps of several minutes.
class CallsChart final : public QWidget {
    Q_OBJECT
public:
    explicit CallsChart(QWidget *parent = nullptr);
    void setData(const QList<Minute> &minutes, const QList<ProgressForecast::Minute> &coming, qint64 nowMs);
    void setGrey(bool grey);

    [[nodiscard]] QSize sizeHint() const override { return {600, 150}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {240, 110}; }

    struct Bar {
        qint64 minute = 0; ///< the first of the step
        double called = 0;
        double reached = 0;
        double coming = 0;
        friend bool operator==(const Bar &, const Bar &) = default;
    };

    /// By steps of `step` minutes, without holes from the first to the last.
    [[nodiscard]] static QList<Bar> barsOf(
        const QList<Minute> &minutes, const QList<ProgressForecast::Minute> &coming, int step);
    [[nodiscard]] static int stepFor(qint64 minutes);
    /// A round number at least as large as `value`, divisible by two.
    [[nodiscard]] static int ceiling(double value);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<Minute> m_minutes;
    QList<ProgressForecast::Minute> m_coming;
    qint64 m_nowMs = 0;
    bool m_grey = false;
};

/// Grey, green, dashed: what they mean.
class CallsLegend final : public QWidget {
    Q_OBJECT
public:
    explicit CallsLegend(QWidget *parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    [[nodiscard]] QStringList words() const;
};

} // namespace campanile
