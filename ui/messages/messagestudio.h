// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagelistening.h"

namespace campanile {

/// The sound of the version in edit: recorded, imported, edited, measured, listened to. No widgets. What was there
/// stays until the new sound is ready.
class MessageStudio final : public QObject {
    Q_OBJECT
public:
    enum class State { Idle, Recording, Working };

    explicit MessageStudio(MessageSession &session, QObject *parent = nullptr);

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] const std::optional<AudioReport> &report() const { return m_report; } ///< of the version in edit

    [[nodiscard]] MessageListening &listening() { return m_listening; }

    [[nodiscard]] Recorder &recorder() { return m_session.parts().recorder; }

    void startRecording();
    void stopRecording();
    /// A sound becomes the version's audio; the file is not changed and need not stay.
    void take(const QString &path, MessageOrigin origin, int repeats = 1);

    [[nodiscard]] QList<InterruptedRecording> interrupted() const;
    void keepInterrupted(const InterruptedRecording &recording, const QString &title);
    void discardInterrupted(const InterruptedRecording &recording);

Q_SIGNALS:
    void stateChanged(campanile::MessageStudio::State state);
    void audioChanged(const campanile::Waveform &waveform); ///< empty: none
    void reportChanged();
    void interruptedChanged();
    void failed(const campanile::Error &error);
    void recordingKept(
        const campanile::Error &why, std::chrono::milliseconds length); ///< ended by a fault; it is in the message

private:
    void setState(State state);
    void load();
    void prepare(const QString &from, const AudioEdit &edit, MessageOrigin origin);
    void endRecording(const QString &path, const std::optional<Error> &why, std::chrono::milliseconds length);
    [[nodiscard]] QString recordingsFolder() const;

    MessageSession &m_session;
    MessageListening m_listening;
    std::optional<AudioReport> m_report;
    State m_state = State::Idle;
};

} // namespace campanile
