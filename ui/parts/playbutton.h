// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace campanile {

/// Round; plays and stops. Its accessible name says which.
class PlayButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit PlayButton(QWidget *parent = nullptr);
    void setPlaying(bool playing);

    [[nodiscard]] bool isPlaying() const { return m_playing; }

    void setDiameter(int pixels);

    [[nodiscard]] QSize sizeHint() const override { return {m_diameter, m_diameter}; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void name();
    int m_diameter = 40;
    bool m_playing = false;
};

} // namespace campanile
