// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QWidget>

namespace campanile {

class Segmented;

/// Look and language.
class ScreenSection final : public QWidget {
    Q_OBJECT
public:
    explicit ScreenSection(QWidget *parent = nullptr);
    void setSettings(const ConsoleSettings &settings);
    void putInto(ConsoleSettings &settings) const;

Q_SIGNALS:
    void changed();

private:
    Segmented *m_language, *m_look;
};

} // namespace campanile
