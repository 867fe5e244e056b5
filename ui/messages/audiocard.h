// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "livewatch.h"
#include "messagestudio.h"

#include <QWidget>

#include <functional>

class QHBoxLayout;
class QLineEdit;
class QVBoxLayout;

namespace campanile {

class Button;
class DeviceChooser;
class IconButton;
class InterruptedView;
class Label;
class LevelView;
class Note;
class PlayButton;
class RecordButton;
class Segmented;
class SplitButton;
class WaveformView;

/// The message's sound: recorded, spoken or from a file; looked at, trimmed and listened to. Space plays, Ctrl+Z
/// undoes.
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
    void fileDropped(const QString &path);
    void synthesisWanted();
    void microphoneChosen(const QByteArray &id); ///< by the user; empty: the system's default

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dragLeaveEvent(QDragLeaveEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void name();
    void build();
    void buildPicture();
    void buildControls();
    void buildFoot();
    void connectSession();
    void connectStudio();
    void connectListening();
    void connectControls();
    void refresh();
    void refreshHead();
    void refreshRecording();
    void refreshAction();
    void refreshInvitation();
    void refreshTools();
    void refreshFoot();
    void refreshDevice();
    void refreshAdvice();
    void refreshMonitor();
    void placeTools();
    void playOrStop();
    void showKept();
    void showPosition(std::chrono::milliseconds inAudio);
    void showProblem(const QString &words, const QString &link = {});
    void showTime();

    MessageSession &m_session;
    MessageStudio &m_studio;
    QLineEdit *m_title;
    IconButton *m_remove;
    Segmented *m_source;
    Note *m_problem;
    Note *m_device;
    Note *m_removal;
    InterruptedView *m_found;
    Label *m_invitation;
    WaveformView *m_waveform;
    QWidget *m_drop; ///< while a file is held over the card
    RecordButton *m_record;
    PlayButton *m_play;
    IconButton *m_pause;
    Label *m_elapsed;
    Label *m_total;
    DeviceChooser *m_chooser;
    LevelView *m_level;
    QWidget *m_tools; ///< undo, redo, silences
    IconButton *m_undo;
    IconButton *m_redo;
    SplitButton *m_silence;
    QAction *m_shorten;
    QAction *m_keepAll;
    Button *m_action; ///< record again, use the voice, choose a file
    Note *m_advice;
    QWidget *m_foot;
    SplitButton *m_phone;
    Label *m_facts;
    QVBoxLayout *m_body = nullptr;
    QHBoxLayout *m_controls = nullptr;
    QHBoxLayout *m_footRow = nullptr;
    bool m_narrow = false;
    bool m_shown = false;
    std::chrono::milliseconds m_recorded{0};
    std::chrono::milliseconds m_playhead{0}; ///< in the audio
    LiveWatch m_watch;
    LiveWatch::Verdict m_verdict = LiveWatch::Verdict::Fine;
    QTimer m_working; ///< tells how long a file is being read
    std::chrono::seconds m_workedFor{0};
};

} // namespace campanile
