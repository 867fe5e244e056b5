// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "consolesettings.h"

#include <QWidget>

class QVBoxLayout;

namespace campanile {

class CommandRow;

/// Programs of this workstation that speak. Each change that is whole is told at once; what is wrong with one is said
/// under it. They are listened to among the voices.
class CommandsCard final : public QWidget {
    Q_OBJECT
public:
    explicit CommandsCard(QWidget *parent = nullptr);
    void setCommands(const VoiceCommands &commands);
    [[nodiscard]] VoiceCommands commands() const; ///< rows that are empty are none

Q_SIGNALS:
    void changed();

private:
    CommandRow *add(const VoiceCommand &command);
    void check();
    QVBoxLayout *m_list;
    QList<CommandRow *> m_rows;
};

} // namespace campanile
