// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagevoice.h"

#include <QWidget>

class QComboBox;
class QSlider;

namespace campanile {

class Button;
class Label;

/// The synthetic voice of the version in edit: one of its language, its speed, how often; listened to, then used. The
/// first word that the town's list reads in its own way is shown.
class VoicePanel final : public QWidget {
    Q_OBJECT
public:
    VoicePanel(MessageSession &session, MessageStudio &studio, MessageVoice &speech, QWidget *parent = nullptr);

    void setPronunciations(const Pronunciations &list);
    void setPronunciationsVisible(bool visible);
    void speak(bool use); ///< use: takes it without listening

    [[nodiscard]] double speed() const;
    [[nodiscard]] const Voice *voice() const; ///< null: none of this language

    void refresh();

Q_SIGNALS:
    void speedChanged();
    void wordSaid(const campanile::TextSpan &span); ///< while listening; of no length: none any more
    void pronunciationsWanted();
    void sectionsWanted();

private:
    void build();
    void fillVoices();
    void showPronunciation();

    MessageSession &m_session;
    MessageStudio &m_studio;
    MessageVoice &m_speech;
    Pronunciations m_pronunciations;
    QList<Voice> m_voices; ///< of the version's language
    QString m_language;
    QComboBox *m_voice;
    QSlider *m_speed;
    Label *m_speedWords;
    QComboBox *m_repeats;
    Button *m_listen;
    Button *m_use;
    Button *m_sections;
    Label *m_reads;
    Button *m_list;
    bool m_useWhenReady = false;
};

} // namespace campanile
