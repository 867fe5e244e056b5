// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "messagestudio.h"

namespace campanile {

/// The text of the version in edit, spoken into a file to listen to: nothing of the message changes until it is used.
class MessageVoice final : public QObject {
    Q_OBJECT
public:
    MessageVoice(MessageSession &session, MessageStudio &studio, QObject *parent = nullptr);

    [[nodiscard]] bool isSpeaking() const { return m_speaking; }

    [[nodiscard]] bool hasSpoken() const { return !m_path.isEmpty(); }

    [[nodiscard]] const Speech &spoken() const { return m_spoken; } ///< where hasSpoken

    [[nodiscard]] bool isListening() const;

    void speak(const Voice &voice, double speed, int repeats);
    void listen();
    void use();
    void drop(); ///< text, voice or speed changed

Q_SIGNALS:
    void speakingChanged(bool speaking);
    void spokenChanged(bool there);
    void failed(const campanile::Error &error);

private:
    MessageSession &m_session;
    MessageStudio &m_studio;
    QTemporaryDir m_scratch;
    int m_count = 0;
    QString m_path;
    Speech m_spoken;
    int m_repeats = 1;
    bool m_speaking = false;
};

} // namespace campanile
