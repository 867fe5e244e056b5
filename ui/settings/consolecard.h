// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QWidget>

class QLineEdit;

namespace campanile {

class Segmented;

/// How this console is called among others, and how long an alert waits for the dialer.
class ConsoleCard final : public QWidget {
    Q_OBJECT
public:
    explicit ConsoleCard(QWidget *parent = nullptr);
    void setSettings(const ConsoleSettings &settings);
    void putInto(ConsoleSettings &settings) const;

Q_SIGNALS:
    void changed();

private:
    QLineEdit *m_name;
    Segmented *m_expiry;
};

} // namespace campanile
