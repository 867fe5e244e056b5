// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagevoice.h"

#include <utility>

namespace campanile {

using namespace Qt::StringLiterals;

MessageVoice::MessageVoice(MessageSession &session, MessageStudio &studio, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_studio(studio)
{
    connect(&m_session, &MessageSession::leaving, this, &MessageVoice::drop);
    connect(&m_studio, &MessageStudio::stateChanged, this, [this](MessageStudio::State state) {
        if (state == MessageStudio::State::Recording)
            drop();
    });
}

bool MessageVoice::isListening() const
{
    return hasSpoken() && m_studio.listening().isTo(m_path);
}

void MessageVoice::speak(const Voice &voice, double speed, int repeats)
{
    const MessageVersion *const version = m_session.version();
    if (!version || m_speaking || m_studio.state() != MessageStudio::State::Idle)
        return;
    m_studio.listening().stop();
    drop();
    m_speaking = true;
    Q_EMIT speakingChanged(true);
    const MessageId id = m_session.current()->id;
    const QString text = version->text;
    const QString path = m_scratch.filePath(u"voice-%1.wav"_s.arg(++m_count));
    m_session.parts()
        .synthesiser.synthesise({.text = text, .voice = voice, .speed = speed}, path)
        .then(this, [this, id, text, path, repeats](const Result<Speech> &speech) {
            // words changed meanwhile were not spoken
            const bool wanted =
                m_session.current() && m_session.current()->id == id && m_session.version()->text == text;
            if (wanted && speech) { // known before anybody hears that the work is done
                m_path = path;
                m_spoken = *speech;
                m_repeats = repeats;
            }
            m_speaking = false;
            Q_EMIT speakingChanged(false);
            if (!wanted)
                return;
            if (!speech) {
                Q_EMIT failed(speech.error());
                return;
            }
            Q_EMIT spokenChanged(true);
        });
}

void MessageVoice::listen()
{
    if (hasSpoken())
        m_studio.listening().listenTo(m_path);
}

void MessageVoice::use()
{
    if (hasSpoken())
        m_studio.take(m_path, MessageOrigin::Synthesised, m_repeats);
}

void MessageVoice::drop()
{
    if (!std::exchange(m_path, {}).isEmpty())
        Q_EMIT spokenChanged(false);
}

} // namespace campanile
