// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "wallview.h"

#include <QPointer>
#include <QTimer>
#include <QWidget>

namespace campanile {

class Clock;
class LiveBoard;
class MapPane;

/// The screen on the wall of the emergency room: what the board follows, readable from five metres. No controls, no
/// pointer; Esc or F11 leave the full screen. What is old is shown as old.
class WallWindow final : public QWidget {
    Q_OBJECT
public:
    /// Takes the map; null: without one.
    WallWindow(LiveBoard &board, MapPane *map, const Clock &clock, QWidget *parent = nullptr);
    ~WallWindow() override;

    [[nodiscard]] const WallView &view() const { return m_view; }

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void follow();
    void showCampaign();
    void refresh();
    void place();

    LiveBoard &m_board;
    const Clock &m_clock;
    QPointer<MapPane> m_map;
    QWidget *m_frozen;
    WallView m_view;
    QTimer m_second;
};

} // namespace campanile
