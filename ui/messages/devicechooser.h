// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"

#include <QPushButton>

class QMenu;

namespace campanile {

class LevelView;

/// Says which microphone is used; pressed, offers the others with the level of the chosen one. Follows what is plugged.
class DeviceChooser final : public QPushButton {
    Q_OBJECT
public:
    explicit DeviceChooser(Recorder &recorder, QWidget *parent = nullptr);

    void setLocked(bool locked); ///< while recording: only the name

    [[nodiscard]] QMenu *deviceMenu() const { return m_menu; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void deviceChosen(const QByteArray &id); ///< by the user; empty: the system's default

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();
    void fill();
    void open();

    Recorder &m_recorder;
    QMenu *m_menu;
    LevelView *m_level;
    bool m_locked = false;
};

} // namespace campanile
