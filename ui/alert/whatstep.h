// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"

#include <QWidget>

#include <optional>

class QHBoxLayout;
class QVBoxLayout;

namespace campanile {

class AudioWorkshop;
class Button;
class CampaignDraft;
class Label;
class MessageStore;
class PlayButton;
class Player;
class StepHead;
class WaveformView;

/// Step 2: the message, to be listened to before it is sent.
class WhatStep final : public QWidget {
    Q_OBJECT
public:
    WhatStep(CampaignDraft &draft, MessageStore &messages, Player &player, AudioWorkshop &workshop,
        QWidget *parent = nullptr);
    void setCompact(bool compact);
    void setMargin(int margin);

    [[nodiscard]] bool wasHeard() const { return m_heard; } ///< the chosen message was played to its end here

Q_SIGNALS:
    void changeRequested(); ///< choose another of the library
    void recordRequested(); ///< there is none to choose
    void heardChanged();

private:
    void refresh();
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
    QWidget *m_body;
    QVBoxLayout *m_layout;
    QString m_drawn; ///< audio path the waveform shows
    bool m_compact = false;
    bool m_heard = false;
};

} // namespace campanile
