// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "voicecommands.h"

#include <QWidget>

class QComboBox;
class QLineEdit;

namespace campanile {

class Label;

/// One program that speaks: its name, language and command line, and what is wrong with them.
class CommandRow final : public QWidget {
    Q_OBJECT
public:
    explicit CommandRow(const VoiceCommand &command, QWidget *parent);
    [[nodiscard]] VoiceCommand command() const;
    [[nodiscard]] bool isEmpty() const;
    void setFinding(const VoiceCommandFinding &finding);

Q_SIGNALS:
    void changed();
    void removeRequested();

private:
    QLineEdit *m_name, *m_command;
    QComboBox *m_language;
    Label *m_finding;
};

} // namespace campanile
