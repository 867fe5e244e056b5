// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace campanile {

class Button;
class Label;
class LiveBoard;

/// What is being called right now, on every page that is not the live page; with STOP at the same place as there.
class RunningStrip final : public QWidget {
    Q_OBJECT
public:
    explicit RunningStrip(LiveBoard &board, QWidget *parent = nullptr);

Q_SIGNALS:
    void showLive();
    void runningChanged(bool running);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    LiveBoard &m_board;
    Label *m_title, *m_detail;
    Button *m_open, *m_stop;
};

} // namespace campanile
