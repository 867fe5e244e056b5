// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagelistening.h"

namespace campanile {

/// The version in edit, made of parts: an opening (the mayor's own voice), a text, a closing; each recorded, spoken by
/// a voice or taken from another message. No widgets. The version changes only with `use`.
class MessageMixer final : public QObject {
    Q_OBJECT
public:
    using Role = MessageSection::Role;
    enum class State { Idle, Recording, Working };

    MessageMixer(MessageSession &session, MessageListening &listening, QObject *parent = nullptr);
    ~MessageMixer() override;

    void begin(); ///< from the version's own parts; where it has none, its text is the middle one
    void end(); ///< files made and not used go

    [[nodiscard]] const MessageSection &section(Role role) const;

    [[nodiscard]] State state() const { return m_state; }

    [[nodiscard]] Role active() const { return m_active; } ///< what is being recorded or spoken

    /// Parts of this kind that other messages have, newest first, each file once.
    [[nodiscard]] QList<MessageSection> fromLibrary(Role role) const;
    [[nodiscard]] std::chrono::milliseconds length() const; ///< of all parts together, without pauses
    [[nodiscard]] bool isComplete() const; ///< the middle part has audio

    void setText(Role role, const QString &text);
    void startRecording(Role role);
    void stopRecording();
    void speak(Role role, const Voice &voice, double speed);
    void take(Role role, const MessageSection &from);
    void clear(Role role); ///< its audio
    void listen(Role role);
    void listenToAll();
    void use();

Q_SIGNALS:
    void changed();
    void stateChanged();
    void used();
    void failed(const campanile::Error &error);

private:
    MessageSection &at(Role role);
    void setState(State state, Role role = Role::Body);
    void put(Role role, const QString &path, std::chrono::milliseconds length, MessageOrigin origin);
    void recorded(const QString &path, std::chrono::milliseconds length);
    [[nodiscard]] QList<AudioPart> parts() const;

    MessageSession &m_session;
    MessageListening &m_listening;
    QList<MessageSection> m_sections; ///< three
    QTemporaryDir m_scratch;
    int m_scratchCount = 0;
    QStringList m_made;
    State m_state = State::Idle;
    Role m_active = Role::Body;
};

} // namespace campanile
