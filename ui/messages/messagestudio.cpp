// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagestudio.h"

#include "waveformview.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

MessageStudio::MessageStudio(MessageSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_listening(session)
{
    connect(&m_session, &MessageSession::currentChanged, this, &MessageStudio::load);
    connect(&m_session, &MessageSession::versionChanged, this, &MessageStudio::load);
    connect(&recorder(), &Recorder::finished, this,
        [this](const QString &path, std::chrono::milliseconds length) { endRecording(path, {}, length); });
    connect(&recorder(), &Recorder::failed, this,
        [this](const Error &error, const QString &path, std::chrono::milliseconds length) {
            endRecording(path, error, length);
        });
    connect(&m_listening, &MessageListening::failed, this, &MessageStudio::failed);
}

void MessageStudio::startRecording()
{
    const auto &message = m_session.current();
    if (!message || m_state != State::Idle)
        return;
    m_listening.stop();
    const QString stem = u"%1/%2-%3"_s.arg(
        recordingsFolder(), message->id.text(), m_session.parts().clock.now().toString(u"yyyyMMdd-HHmmss"_s));
    QString path = stem + u".wav"_s;
    for (int n = 2; QFile::exists(path); ++n) // a recorder never writes over a recording
        path = u"%1-%2.wav"_s.arg(stem).arg(n);
    if (auto started = recorder().start(path); !started) {
        Q_EMIT failed(started.error());
        return;
    }
    setState(State::Recording);
}

void MessageStudio::stopRecording()
{
    if (m_state == State::Recording)
        recorder().stop();
}

void MessageStudio::endRecording(const QString &path, const std::optional<Error> &why, std::chrono::milliseconds length)
{
    if (m_state != State::Recording || !m_session.current())
        return;
    setState(State::Idle);
    if (length == 0ms) {
        m_session.parts().workshop.settle(path);
        QFile::remove(path);
        Q_EMIT failed(why.value_or(Error{ErrorCode::AudioEmpty, {path}}));
        load();
        return;
    }
    prepare(path, {}, MessageOrigin::Recorded);
    if (why)
        Q_EMIT recordingKept(*why, length);
}

void MessageStudio::take(const QString &path, MessageOrigin origin, int repeats)
{
    prepare(path, {.trimSilence = true, .repeats = repeats}, origin);
}

void MessageStudio::prepare(const QString &from, const AudioEdit &edit, MessageOrigin origin)
{
    if (!m_session.version() || m_state != State::Idle)
        return;
    m_listening.stop();
    setState(State::Working);
    const MessageId id = m_session.current()->id;
    const QString language = m_session.language();
    const QString to = m_session.parts().store.newAudioPath(id);
    m_session.parts()
        .workshop.prepare(from, to, edit)
        .then(this, [this, id, language, from, to, origin](const Result<AudioReport> &report) {
            setState(State::Idle);
            const auto saved = report.and_then([&](const AudioReport &made) {
                return m_session.changeVersion(id, language, [&](MessageVersion &version) {
                    version.audioPath = to;
                    version.length = made.length;
                    version.origin = origin;
                    version.spoken = version.text;
                });
            });
            if (saved)
                m_session.parts().workshop.settle(from);
            else
                Q_EMIT failed(saved.error());
            load();
            Q_EMIT interruptedChanged(); // a recording that could not be used is still there
        });
}

void MessageStudio::load()
{
    m_report.reset();
    if (!m_session.hasAudio()) {
        Q_EMIT audioChanged({});
        Q_EMIT reportChanged();
        return;
    }
    const QString path = m_session.version()->audioPath;
    const auto isCurrent = [this, path] { return m_session.hasAudio() && m_session.version()->audioPath == path; };
    m_session.parts()
        .workshop.waveform(path, WaveformView::slices)
        .then(this, [this, isCurrent](const Result<Waveform> &waveform) {
            if (!isCurrent() || m_state == State::Recording)
                return;
            if (!waveform)
                Q_EMIT failed(waveform.error());
            Q_EMIT audioChanged(waveform.value_or(Waveform{}));
        });
    m_session.parts().workshop.check(path, {}).then(this, [this, isCurrent](const Result<AudioReport> &report) {
        if (!isCurrent())
            return;
        m_report = report ? std::optional(*report) : std::nullopt;
        Q_EMIT reportChanged();
    });
}

QList<InterruptedRecording> MessageStudio::interrupted() const
{
    return m_session.parts().workshop.interrupted(recordingsFolder());
}

void MessageStudio::keepInterrupted(const InterruptedRecording &recording, const QString &title)
{
    if (m_state != State::Idle)
        return;
    m_listening.stop();
    // the file's name begins with the id of the message it was meant for
    const MessageId id(QFileInfo(recording.path).completeBaseName().left(36));
    const auto message = m_session.parts().store.message(id);
    if (message && !message->hasAudio())
        m_session.select(id);
    else
        m_session.create(title); // what the message has meanwhile is not thrown away
    prepare(recording.path, {}, MessageOrigin::Recorded);
}

void MessageStudio::discardInterrupted(const InterruptedRecording &recording)
{
    m_listening.stop();
    m_session.parts().workshop.settle(recording.path);
    QFile::moveToTrash(recording.path) || QFile::remove(recording.path);
    Q_EMIT interruptedChanged();
}

QString MessageStudio::recordingsFolder() const
{
    return QFileInfo(m_session.parts().store.newAudioPath(MessageId(u"x"_s))).dir().filePath(u"recordings"_s);
}

void MessageStudio::setState(State state)
{
    if (std::exchange(m_state, state) == state)
        return;
    m_session.setHeld(state == State::Recording);
    Q_EMIT stateChanged(state);
}

} // namespace campanile
