// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campaign.h"

#include <QWidget>

#include <optional>

class QScrollArea;

namespace campanile {

class AudioWorkshop;
class Label;
class Note;
class PlayButton;
class Player;
class ReceiptRow;
class Toggle;
class TrackRows;
class WaveformView;

/// What the dialer holds, in words: how many phones, where, who calls, the sound, the keys, how long, who is left out.
class ReceiptFacts final : public QWidget {
    Q_OBJECT
public:
    static constexpr int canaryCount = 20;

    ReceiptFacts(Player &player, AudioWorkshop &workshop, QWidget *parent = nullptr);

    struct Told {
        const Receipt &receipt;
        const std::optional<PreparedCampaign> &sent;
        QString filter; ///< in words; empty: everybody in the area
        bool keysWanted = false; ///< a voice was to say what the keys do
        bool differs = false; ///< from what was sent: nothing can be launched
        QDateTime now;
        bool low = false; ///< there is little room: the numbers come first
    };

    void fill(const Told &told);

    [[nodiscard]] Toggle *canary() const { return m_canary; } ///< the first few only

    [[nodiscard]] Note *note() const { return m_note; } ///< under all of it

    [[nodiscard]] QWidget *firstControl() const;

Q_SIGNALS:
    void canaryToggled();

private:
    void build();
    void connectSound();
    void fillTotal(const Told &told);
    void fillArea(const Told &told);
    void fillAudio(const Told &told);
    void fillCall(const Told &told);
    void fillKeys(const Told &told);

    Player &m_player;
    AudioWorkshop &m_workshop;
    Label *m_phones, *m_phonesWords, *m_kinds, *m_difference;
    ReceiptRow *m_area, *m_filter, *m_caller, *m_audio, *m_keys, *m_length, *m_refused;
    PlayButton *m_play;
    WaveformView *m_waveform;
    TrackRows *m_tracks;
    QScrollArea *m_tracksArea;
    Toggle *m_canary;
    QWidget *m_canaryBox;
    Note *m_note;
};

} // namespace campanile
