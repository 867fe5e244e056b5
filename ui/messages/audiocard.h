// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagestudio.h"

#include <QWidget>

#include <functional>

class QLineEdit;
class QVBoxLayout;

namespace campanile {

class Button;
class Chooser;
class IconButton;
class Label;
class LevelView;
class Note;
class PlayButton;
class RecordButton;
class Segmented;
class WaveformView;

/// The message's sound: recorded, spoken or from a file; looked at and listened to.
class AudioCard final : public QWidget {
    Q_OBJECT
public:
    enum Source { Record = 0, Synthesise = 1, FromFile = 2 };

    AudioCard(MessageSession &session, MessageStudio &studio, QWidget *parent = nullptr);

    [[nodiscard]] Source source() const;
    void setSource(Source source);
    void setNarrow(bool narrow);
    void showError(const Error &error);

Q_SIGNALS:
    void sourceChanged();
    void fileWanted();
    void synthesisWanted();

private:
    void build();
    void refresh();
    void refreshDevice();
    void refreshInterrupted();
    void showProblem(const QString &words);
    void showTime();

    MessageSession &m_session;
    MessageStudio &m_studio;
    QLineEdit *m_title;
    IconButton *m_remove;
    Segmented *m_source;
    Note *m_problem;
    Note *m_device;
    Note *m_removal;
    QWidget *m_found; ///< an interrupted recording
    Label *m_foundWords;
    Label *m_invitation;
    WaveformView *m_waveform;
    RecordButton *m_record;
    PlayButton *m_play;
    Label *m_elapsed;
    Label *m_total;
    LevelView *m_level;
    Button *m_action; ///< record again, use the voice, choose a file
    QWidget *m_foot;
    Button *m_phone;
    Label *m_facts;
    QVBoxLayout *m_body = nullptr;
    bool m_narrow = false;
    std::chrono::milliseconds m_position{0};
    std::chrono::milliseconds m_recorded{0};
};

} // namespace campanile
