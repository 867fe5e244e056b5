// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiohistory.h"
#include "messagelistening.h"

#include <QHash>
#include <QSet>
#include <QTimer>

namespace campanile {

/// The sound of the version in edit: recorded, imported, edited, measured, listened to. No widgets. A take is never
/// changed and never thrown away; its edit is a list of numbers, so that it can be trimmed again tomorrow. What was
/// there stays until the new sound is ready, and can be had back while the program runs.
class MessageStudio final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Recording, Paused, Working };
    /// A finished recording that is not to become the version's audio; the taker settles nothing.
    using Taker = std::function<void(const QString &path, std::chrono::milliseconds length)>;
    static constexpr std::chrono::milliseconds longestPause{600}; ///< of shortened pauses

    explicit MessageStudio(MessageSession &session, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] bool isRecording() const { return m_state == State::Recording || m_state == State::Paused; }

    /// Nothing is under way: what is heard and measured is what was asked for last.
    [[nodiscard]] bool isSettled() const { return m_state == State::Idle && !m_wanted && m_rendering == 0; }

    [[nodiscard]] QString work() const { return m_work; } ///< the file that is being read, while Working

    [[nodiscard]] const std::optional<AudioReport> &report() const { return m_report; } ///< of the version in edit

    [[nodiscard]] MessageListening &listening() { return m_listening; }

    [[nodiscard]] Recorder &recorder() { return m_session.parts().recorder; }

    void startRecording(const Taker &taker = {});
    void pauseRecording();
    void resumeRecording();
    void stopRecording();
    /// A sound file becomes the version's audio; the file is not changed and need not stay.
    void take(const QString &path, MessageOrigin origin, int repeats = 1);

    [[nodiscard]] bool isEditable() const { return m_takeLength.count() > 0; } ///< there is a take to trim

    [[nodiscard]] const AudioEdit &edit() const { return m_edit; } ///< as asked for last

    [[nodiscard]] std::chrono::milliseconds takeLength() const { return m_takeLength; }

    void trim(std::chrono::milliseconds from, std::chrono::milliseconds to); ///< of the take: what is kept
    void cutSilence(); ///< at both ends
    void shortenPauses(bool shorten);
    void keepAll(); ///< the take as it is
    void undo();
    void redo();
    [[nodiscard]] std::optional<AudioStep> undoStep() const; ///< none: nothing to undo
    [[nodiscard]] std::optional<AudioStep> redoStep() const;

    /// Between the take, as it is drawn, and the audio, as it is heard.
    [[nodiscard]] std::chrono::milliseconds inTake(std::chrono::milliseconds inAudio) const;
    [[nodiscard]] std::chrono::milliseconds inAudio(std::chrono::milliseconds inTake) const;
    void listen(std::chrono::milliseconds from); ///< of the audio; as soon as the last edit can be heard

    [[nodiscard]] QList<InterruptedRecording> interrupted() const;
    void keepInterrupted(const InterruptedRecording &recording, const QString &title);
    void discardInterrupted(const InterruptedRecording &recording);

Q_SIGNALS:
    void stateChanged(campanile::MessageStudio::State state);
    void audioChanged(const campanile::Waveform &waveform); ///< of the take; empty: none
    void editChanged();
    void settledChanged();
    void historyChanged();
    void reportChanged();
    void interruptedChanged();
    void failed(const campanile::Error &error);
    /// A fault ended it. It is in the message, or else kept aside and offered again.
    void recordingKept(const campanile::Error &why, std::chrono::milliseconds length, bool inMessage);

private:
    /// Whose sound something is, whatever is in edit when it is ready.
    struct Target {
        MessageId id;
        QString language;
        friend bool operator==(const Target &, const Target &) = default;
    };

    struct Fault {
        Error why;
        std::chrono::milliseconds length{0};
    };

    [[nodiscard]] Target target() const;

    [[nodiscard]] AudioHistory &history(const Target &of) { return m_histories[of.id.text() + u'/' + of.language]; }

    void setState(State state);
    void load();
    void loadReport();
    void leave();
    void change(const AudioEdit &edit, AudioStep step);
    void render();
    void dropEdit();
    void shape(
        const Target &of, const QString &take, MessageOrigin origin, int repeats, const std::optional<Fault> &fault);
    void endShaping(const Target &of, const Result<void> &done, const QString &take, MessageOrigin origin,
        const std::optional<Fault> &fault);
    Result<void> store(const Target &to, const AudioMoment &made, AudioStep step);
    void goTo(const std::optional<AudioMoment> &moment);
    void endRecording(const QString &path, const std::optional<Error> &why, std::chrono::milliseconds length);
    void settle();
    [[nodiscard]] QString recordingsFolder() const;
    [[nodiscard]] QString newTakePath() const;
    [[nodiscard]] QString newAudioPath(const MessageId &id);

    MessageSession &m_session;
    MessageListening m_listening;
    std::optional<AudioReport> m_report;
    State m_state = State::Idle;
    Taker m_taker;
    QString m_work;
    QHash<QString, AudioHistory> m_histories;
    QSet<QString> m_given; ///< paths of audio, also of what is not written yet

    QString m_audioPath; ///< what was loaded
    QString m_drawn; ///< whose waveform was told last; empty: of none
    QString m_take; ///< empty: the audio cannot be edited
    std::chrono::milliseconds m_takeLength{0};
    AudioEdit m_edit;
    AudioStep m_step = AudioStep::Trim;
    bool m_wanted = false; ///< m_edit is not being rendered yet
    int m_rendering = 0;
    int m_serial = 0; ///< of renderings; older ones never replace newer ones
    int m_applied = 0;
    QTimer m_renderSoon;
    std::optional<std::chrono::milliseconds> m_listenFrom;
};

} // namespace campanile
