// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagelistening.h"

#include <utility>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MessageListening::MessageListening(MessageSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_player(session.parts().player)
{
    connect(&m_session, &MessageSession::leaving, this, &MessageListening::stop);
    connect(&m_player, &Player::playingChanged, this, &MessageListening::changed);
    connect(&m_player, &Player::positionChanged, this, [this](std::chrono::milliseconds position) {
        if (isToMessage())
            Q_EMIT positionChanged(m_what == What::Machine ? position + answeringMachineLoses : position);
    });
    connect(&m_player, &Player::playedToEnd, this, [this] {
        if (m_what != What::File)
            Q_EMIT endReached();
    });
    connect(&m_player, &Player::failed, this, [this](const Error &error, const QString &) { Q_EMIT failed(error); });
}

MessageListening::What MessageListening::what() const
{
    return m_player.isPlaying() ? m_what : What::Nothing;
}

bool MessageListening::isTo(const QString &path) const
{
    return what() == What::File && m_player.path() == path;
}

void MessageListening::play(What what, const QString &path, std::chrono::milliseconds from)
{
    m_player.stop();
    m_what = what;
    if (auto playing = m_player.play(path, from); !playing)
        Q_EMIT failed(playing.error());
}

void MessageListening::listen(std::chrono::milliseconds from)
{
    if (m_session.hasAudio() && !m_session.isHeld())
        play(What::Message, m_session.version()->audioPath, from);
}

void MessageListening::listenAs(PhoneEar ear)
{
    if (!m_session.hasAudio() || m_session.isHeld())
        return;
    const What what = ear == PhoneEar::Person ? What::Phone : What::Machine;
    const QString path = m_session.version()->audioPath;
    if (std::exchange(m_previewOf, path) != path)
        m_previews.clear();
    if (const QString made = m_previews.value(int(ear)); !made.isEmpty())
        return play(what, made);
    const QString preview = m_scratch.filePath(u"phone-%1.wav"_s.arg(++m_scratchCount));
    m_session.parts()
        .workshop.phonePreview(path, preview, ear)
        .then(this, [this, path, preview, ear, what](const Result<std::chrono::milliseconds> &made) {
            if (!m_session.hasAudio() || m_session.version()->audioPath != path || m_session.isHeld())
                return;
            if (!made) {
                Q_EMIT failed(made.error());
                return;
            }
            if (m_previewOf == path)
                m_previews.insert(int(ear), preview);
            play(what, preview);
        });
}

void MessageListening::listenTo(const QString &path)
{
    play(What::File, path);
}

void MessageListening::stop()
{
    m_player.stop();
}

} // namespace campanile
