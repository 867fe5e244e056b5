// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "audioworkshop.h"
#include "clock.h"
#include "messagestore.h"

#include <QTemporaryDir>
#include <QTimer>

#include <optional>

namespace campanile {

/// The message in edit and what is being done to it: recorded, spoken, imported, listened to. No widgets. Changes of
/// words are saved half a second after the last key; audio when it is ready. What was there stays until it is.
class MessageSession final : public QObject {
    Q_OBJECT
public:
    struct Parts {
        MessageStore &store;
        Recorder &recorder;
        Player &player;
        Synthesiser &synthesiser;
        AudioWorkshop &workshop;
        const Clock &clock;
    };
    enum class State { Idle, Recording, Working };

    explicit MessageSession(const Parts &parts, QObject *parent = nullptr);
    ~MessageSession() override;

    [[nodiscard]] const std::optional<Message> &current() const { return m_current; }

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] const std::optional<AudioReport> &report() const { return m_report; } ///< of the current audio

    [[nodiscard]] Parts &parts() { return m_parts; }

    void select(const MessageId &id);
    MessageId create(const QString &title);
    void setTitle(const QString &title);
    void setText(const QString &text);
    void setLanguage(const QString &language);
    void save(); ///< at once
    void removeCurrent();

    void startRecording();
    void stopRecording();
    /// Speaks the text into a file to listen to; nothing of the message changes until useSynthesis.
    void synthesise(const Voice &voice, double speed, int repeats);

    [[nodiscard]] bool hasSynthesis() const { return !m_synthesis.isEmpty(); }

    void listenToSynthesis();
    void useSynthesis();
    void dropSynthesis(); ///< text, voice or speed changed
    void importFile(const QString &path);

    void listen(std::chrono::milliseconds from = {});
    void listenAsPhone();
    void listenTo(const QString &path);
    void stopListening();
    [[nodiscard]] bool isListeningToMessage() const;

    [[nodiscard]] QList<InterruptedRecording> interrupted() const;
    void keepInterrupted(const InterruptedRecording &recording, const QString &title);
    void discardInterrupted(const InterruptedRecording &recording);

Q_SIGNALS:
    void currentChanged(); ///< another message
    void messageChanged(); ///< words or audio of the same one
    void stateChanged(campanile::MessageSession::State state);
    void audioChanged(const campanile::Waveform &waveform); ///< empty: none
    void reportChanged();
    void synthesisChanged(bool there);
    void interruptedChanged();
    void failed(const campanile::Error &error);
    void recordingKept(
        const campanile::Error &why, std::chrono::milliseconds length); ///< ended by a fault; it is in the message

private:
    void setState(State state);
    void load();
    void takeAudio(const QString &from, const AudioEdit &edit, MessageOrigin origin);
    void endRecording(const QString &path, const std::optional<Error> &why, std::chrono::milliseconds length);
    [[nodiscard]] QString recordingsFolder() const;

    Parts m_parts;
    std::optional<Message> m_current;
    std::optional<AudioReport> m_report;
    State m_state = State::Idle;
    QTimer m_saveSoon;
    bool m_unsaved = false;
    QTemporaryDir m_scratch; ///< auditions: synthetic voice, telephone
    int m_scratchCount = 0;
    QString m_synthesis;
    int m_synthesisRepeats = 1;
    QString m_preview;
};

} // namespace campanile
