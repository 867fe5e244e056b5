// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

/// The 8 px gutter around everything: its colour says what a click here can do.
class WindowFrame final : public QWidget {
    Q_OBJECT
public:
    enum class State {
        Neutral, ///< nothing on this page can call
        Live, ///< a real telephone can ring
        Drill, ///< hatched; no real telephone can
    };

    explicit WindowFrame(QWidget *content, QWidget *parent = nullptr);

    void setState(State state);

    [[nodiscard]] State state() const { return m_state; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    State m_state = State::Neutral;
};

} // namespace campanile
