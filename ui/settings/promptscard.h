// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "promptaudio.h"

#include <QTemporaryDir>
#include <QWidget>

#include <functional>

class QComboBox;

namespace campanile {

class Button;
class Label;
class Toggle;

/// What is said about the telephone's keys, in each language: to be read, heard, and switched off.
class PromptsCard final : public QWidget {
    Q_OBJECT
public:
    /// Which voice reads a language now; none: nobody.
    using VoiceOf = std::function<std::optional<Voice>(const QString &language)>;

    explicit PromptsCard(VoiceOf voiceOf, QWidget *parent = nullptr);
    void use(Synthesiser &synthesiser, Player &player); ///< once; both outlive this
    void setAnnounced(bool announced);
    [[nodiscard]] bool isAnnounced() const;
    void refresh(); ///< the voices changed

Q_SIGNALS:
    void changed();

private:
    struct Line {
        PromptKind kind = PromptKind::Keys;
        Label *words = nullptr;
        Button *hear = nullptr;
    };

    void hear(PromptKind kind);
    void showPlaying();
    [[nodiscard]] QString language() const;
    VoiceOf m_voiceOf;
    Synthesiser *m_synthesiser = nullptr;
    Player *m_player = nullptr;
    Toggle *m_announce;
    QComboBox *m_language;
    QList<Line> m_lines;
    Label *m_trouble;
    QTemporaryDir m_sounds;
    int m_sound = 0;
    QString m_path; ///< what is played
    PromptKind m_playing = PromptKind::Keys;
    bool m_busy = false;
};

} // namespace campanile
