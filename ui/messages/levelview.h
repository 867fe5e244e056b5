// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

/// The level now, -48 to 0 dB: bars to -12 good, to -3 loud, above too loud; the loudest of the last second stays.
class LevelView final : public QWidget {
    Q_OBJECT
public:
    explicit LevelView(QWidget *parent = nullptr);
    void setCaption(const QString &caption); ///< above the bars; empty: none
    void setLevel(double peakDb);
    void clear();

    [[nodiscard]] double level() const { return m_level; }

    [[nodiscard]] QSize sizeHint() const override { return {252, m_caption.isEmpty() ? 34 : 52}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {112, m_caption.isEmpty() ? 34 : 52}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_caption;
    double m_level = -90;
    double m_held = -90;
    int m_heldFor = 0; ///< levels
};

} // namespace campanile
