// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "consolesettings.h"

#include <QTemporaryDir>
#include <QWidget>

class QVBoxLayout;

namespace campanile {

class CommandsCard;
class Label;
class PromptsCard;
class VoiceRow;

/// The voices that were found, and which of them reads each language.
class VoiceSection final : public QWidget {
    Q_OBJECT
public:
    explicit VoiceSection(QWidget *parent = nullptr);
    void use(Synthesiser &synthesiser, Player &player); ///< once; both outlive this
    void setSettings(const ConsoleSettings &settings);
    void putInto(ConsoleSettings &settings) const;

Q_SIGNALS:
    void changed();

private:
    void showVoices();
    void listen(VoiceRow *row);
    Synthesiser *m_synthesiser = nullptr;
    Player *m_player = nullptr;
    QMap<QString, QString> m_chosen;
    QList<VoiceRow *> m_rows;
    Label *m_found;
    PromptsCard *m_prompts;
    CommandsCard *m_commands;
    QTemporaryDir m_sounds;
    int m_sound = 0;
};

} // namespace campanile
