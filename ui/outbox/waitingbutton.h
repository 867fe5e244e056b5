// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace campanile {

/// "3 waiting", in the top bar, only while something waits. Marked when something asks for a decision.
class WaitingButton final : public QAbstractButton {
    Q_OBJECT
public:
    explicit WaitingButton(QWidget *parent = nullptr);
    /// count 0 hides it. asking: so many of them need a decision.
    void setCount(int count, int asking, bool sending);

    [[nodiscard]] QSize sizeHint() const override;

    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_asking = 0;
    bool m_sending = false;
};

} // namespace campanile
