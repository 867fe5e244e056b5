// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "outcome.h"

#include <QAbstractButton>
#include <QVariantAnimation>

#include <chrono>

namespace campanile {

/// The only button that leads to ringing telephones. It says the consequence: count, place, REAL or DRILL, and never
/// cuts it. With `holdNeeded` it acts when it was held for two seconds, by mouse or by Space or Enter; letting go,
/// leaving or losing the focus cancels. When it cannot act it says what is missing.
class ConsequenceButton final : public QAbstractButton {
    Q_OBJECT
public:
    enum class State {
        Ready,
        Missing, ///< dashed; says what is missing
        Differs, ///< red outline; says what differs
        Working, ///< acted; says what it waits for
        Queue, ///< the dialer is away: a click, without hold, puts it aside. Not red: it cannot call
    };

    explicit ConsequenceButton(QWidget *parent = nullptr);

    void setMode(Mode mode);
    void setState(State state, const QString &words);

    [[nodiscard]] State state() const { return m_state; }

    void setHoldNeeded(bool needed);
    void setHoldTime(std::chrono::milliseconds time);
    void setIdleHeight(int pixels); ///< 80, or 64 where there is little room

    [[nodiscard]] bool isHeld() const { return m_fill.state() == QAbstractAnimation::Running; }

    [[nodiscard]] bool hasHeightForWidth() const override { return true; }

    [[nodiscard]] int heightForWidth(int width) const override;

    [[nodiscard]] QSize sizeHint() const override { return {320, heightForWidth(320)}; }

    [[nodiscard]] QSize minimumSizeHint() const override { return {200, m_idleHeight}; }

Q_SIGNALS:
    void activated(); ///< held long enough; without hold: clicked
    void holdChanged(std::chrono::milliseconds left); ///< while held; the whole time again when let go
    void explainRequested(); ///< clicked while something is missing

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void hideEvent(QHideEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void press();
    void release();
    void letGo(); ///< over the button: acts, or asks for an explanation
    [[nodiscard]] bool isHatched() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] QRectF wordsRect(int width) const;
    [[nodiscard]] QFont wordsFont(int width) const;

    State m_state = State::Missing;
    Mode m_mode = Mode::Drill;
    QString m_words;
    bool m_holdNeeded = false;
    bool m_pressed = false;
    int m_idleHeight;
    QVariantAnimation m_fill;
};

} // namespace campanile
