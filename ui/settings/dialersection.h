// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QWidget>

class QLineEdit;

namespace campanile {

class Button;
class CallsCard;
class ConsoleCard;
class Label;

/// Where the dialer is. Told with a button: an address is no use half typed.
class DialerSection final : public QWidget {
    Q_OBJECT
public:
    explicit DialerSection(QWidget *parent = nullptr);
    void setSettings(const ConsoleSettings &settings);
    void putInto(ConsoleSettings &settings) const;
    void putConsoleInto(ConsoleSettings &settings) const; ///< without the address, which may be half typed
    void setCallerIds(const QStringList &numbers); ///< CallsCard
    void setEmbedded(bool embedded);
    void focusAddress();

Q_SIGNALS:
    void changed();
    void consoleChanged(); ///< its name, how long an alert waits, or how it calls

private:
    Label *m_embedded;
    ConsoleCard *m_console;
    CallsCard *m_calls;
    QLineEdit *m_address, *m_authority;
    Button *m_connect;
};

} // namespace campanile
