// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"

#include <QSet>
#include <QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace campanile {

class AudienceCounter;
class AudioWorkshop;
class Button;
class CampaignDraft;
class Label;
class LanguageList;
class MessageStore;
class PlayButton;
class Player;
class StepHead;
class WaveformView;

/// Step 2: the message, to be listened to before it is sent.
class WhatStep final : public QWidget {
    Q_OBJECT
public:
    WhatStep(CampaignDraft &draft, AudienceCounter &counter, MessageStore &messages, Player &player,
        AudioWorkshop &workshop, QWidget *parent = nullptr);
    void setCompact(bool compact);
    void setMargin(int margin);

    /// Every language of the chosen message, and its menu, was played to its end here.
    [[nodiscard]] bool wasHeard() const;

Q_SIGNALS:
    void changeRequested(); ///< choose another of the library
    void recordRequested(); ///< there is none to choose
    void languageRequested(const QString &language); ///< of the chosen message: it is missing
    void heardChanged();

private:
    void build();
    void follow();
    void refresh();
    void showDetail();
    void drawWaveform();
    CampaignDraft &m_draft;
    MessageStore &m_messages;
    Player &m_player;
    AudioWorkshop &m_workshop;
    StepHead *m_head;
    Button *m_change;
    Label *m_headLength, *m_title, *m_detail, *m_length, *m_empty;
    Button *m_choose;
    PlayButton *m_play;
    WaveformView *m_wave;
    LanguageList *m_languages;
    QWidget *m_body;
    QVBoxLayout *m_layout;
    QString m_drawn; ///< audio path the waveform shows
    bool m_compact = false;
    QSet<QString> m_heard; ///< paths of what was played to its end
};

} // namespace campanile
