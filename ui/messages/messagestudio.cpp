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
using Milliseconds = std::chrono::milliseconds;

MessageStudio::MessageStudio(MessageSession &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_listening(session)
{
    m_renderSoon.setSingleShot(true);
    m_renderSoon.setInterval(300ms); // keys that are held down are one edit
    connect(&m_renderSoon, &QTimer::timeout, this, &MessageStudio::render);
    connect(&m_session, &MessageSession::leaving, this, &MessageStudio::leave);
    connect(&m_session, &MessageSession::currentChanged, this, &MessageStudio::load);
    connect(&m_session, &MessageSession::versionChanged, this, &MessageStudio::load);
    connect(&m_session, &MessageSession::messageChanged, this, [this] {
        if (m_session.version() && m_session.version()->audioPath != m_audioPath)
            load(); // somebody else's sound
    });
    connect(&recorder(), &Recorder::finished, this,
        [this](const QString &path, Milliseconds length) { endRecording(path, {}, length); });
    connect(&recorder(), &Recorder::failed, this,
        [this](const Error &error, const QString &path, Milliseconds length) { endRecording(path, error, length); });
    connect(&recorder(), &Recorder::pausedChanged, this, [this](bool paused) {
        if (isRecording())
            setState(paused ? State::Paused : State::Recording);
    });
    connect(&m_listening, &MessageListening::failed, this, &MessageStudio::failed);
}

MessageStudio::Target MessageStudio::target() const
{
    return {m_session.current() ? m_session.current()->id : MessageId(), m_session.language()};
}

void MessageStudio::startRecording(const Taker &taker)
{
    if (!m_session.version() || m_state != State::Idle)
        return;
    if (m_wanted)
        render();
    m_listenFrom.reset();
    m_listening.stop();
    if (auto started = recorder().start(newTakePath()); !started) {
        Q_EMIT failed(started.error());
        return;
    }
    m_taker = taker;
    m_drawn.clear(); // the recording is drawn in its place
    setState(State::Recording);
}

void MessageStudio::pauseRecording()
{
    if (m_state == State::Recording)
        recorder().pause();
}

void MessageStudio::resumeRecording()
{
    if (m_state == State::Paused)
        recorder().resume();
}

void MessageStudio::stopRecording()
{
    if (isRecording())
        recorder().stop();
}

void MessageStudio::endRecording(const QString &path, const std::optional<Error> &why, Milliseconds length)
{
    if (!isRecording())
        return;
    const Taker taker = std::exchange(m_taker, {});
    setState(State::Idle);
    if (length == 0ms) {
        m_session.parts().workshop.settle(path);
        QFile::remove(path);
        Q_EMIT failed(why.value_or(Error{ErrorCode::AudioEmpty, {path}}));
        load();
        return;
    }
    if (taker) {
        taker(path, length);
        m_session.parts().workshop.settle(path);
        if (why)
            Q_EMIT recordingKept(*why, length, true);
        load();
        return;
    }
    shape(target(), path, MessageOrigin::Recorded, 1, why ? std::optional(Fault{*why, length}) : std::nullopt);
}

void MessageStudio::take(const QString &path, MessageOrigin origin, int repeats)
{
    if (!m_session.version() || m_state != State::Idle)
        return;
    m_listening.stop();
    m_work = QFileInfo(path).fileName();
    setState(State::Working);
    const Target of = target();
    const QString take = newTakePath();
    QDir().mkpath(QFileInfo(take).path());
    m_session.parts()
        .workshop.importSound(path, take)
        .then(this, [this, of, take, origin, repeats](const Result<Milliseconds> &length) {
            if (length)
                shape(of, take, origin, repeats, {});
            else
                endShaping(of, std::unexpected(length.error()), take, origin, {});
        });
}

/// Silence at both ends is cut where the handles show it: who wants it back drags them.
void MessageStudio::shape(
    const Target &of, const QString &take, MessageOrigin origin, int repeats, const std::optional<Fault> &fault)
{
    m_listening.stop();
    setState(State::Working);
    const QString to = newAudioPath(of.id);
    AudioWorkshop &workshop = m_session.parts().workshop;
    workshop.silence(take)
        .then(this,
            [=, &workshop](const Result<AudioTrim> &silence) {
                AudioEdit edit{.repeats = repeats};
                if (silence) {
                    edit.trimStart = silence->start;
                    edit.trimEnd = silence->end;
                    edit.trimSilence = false;
                }
                return workshop.prepare(take, to, edit).then([edit](const Result<AudioReport> &report) {
                    return report.transform([&](const AudioReport &made) { return std::pair(made, edit); });
                });
            })
        .unwrap()
        .then(this, [=, this](const Result<std::pair<AudioReport, AudioEdit>> &made) {
            const Result<void> done = made.and_then([&](const std::pair<AudioReport, AudioEdit> &sound) {
                return store(of,
                    {.origin = origin,
                        .audioPath = to,
                        .length = sound.first.length,
                        .takePath = take,
                        .edit = sound.second},
                    origin == MessageOrigin::Recorded       ? AudioStep::Recording
                        : origin == MessageOrigin::Imported ? AudioStep::Import
                                                            : AudioStep::Voice);
            });
            endShaping(of, done, take, origin, fault);
        });
}

void MessageStudio::endShaping(const Target &of, const Result<void> &done, const QString &take, MessageOrigin origin,
    const std::optional<Fault> &fault)
{
    m_work.clear();
    setState(State::Idle);
    if (done)
        m_session.parts().workshop.settle(take);
    else if (origin != MessageOrigin::Recorded)
        QFile::remove(take); // only a copy; a recording that could not be used is still offered
    if (of == target())
        load();
    if (fault)
        Q_EMIT recordingKept(fault->why, fault->length, done.has_value());
    else if (!done)
        Q_EMIT failed(done.error());
    Q_EMIT interruptedChanged();
}

Result<void> MessageStudio::store(const Target &to, const AudioMoment &made, AudioStep step)
{
    AudioMoment before;
    const Result<void> saved = m_session.changeVersion(to.id, to.language, [&](MessageVersion &version) {
        before = AudioMoment::of(version);
        made.putInto(version);
        const bool isNewSound = step == AudioStep::Recording || step == AudioStep::Import || step == AudioStep::Voice;
        version.spoken = isNewSound ? version.text : before.spoken;
        if (to == target())
            m_audioPath = made.audioPath; // ours
    });
    if (!saved)
        return saved;
    history(to).push(before, step);
    Q_EMIT historyChanged();
    return {};
}

void MessageStudio::load()
{
    const MessageVersion *version = m_session.version();
    m_report.reset();
    m_wanted = false;
    m_renderSoon.stop();
    m_audioPath = version ? version->audioPath : QString();
    Q_EMIT historyChanged();
    Q_EMIT settledChanged();
    if (!version || !version->hasAudio()) {
        m_take.clear();
        m_drawn.clear();
        m_takeLength = 0ms;
        m_edit = {};
        Q_EMIT audioChanged({});
        Q_EMIT editChanged();
        Q_EMIT reportChanged();
        return;
    }
    const bool hasTake = !version->takePath.isEmpty() && QFile::exists(version->takePath);
    // a sound that came without its take is trimmed itself; one of several sections is not
    m_take = hasTake ? version->takePath : version->sections.isEmpty() ? version->audioPath : QString();
    m_edit = hasTake ? version->edit : AudioEdit{.trimSilence = false};
    const QString drawn = m_take.isEmpty() ? version->audioPath : m_take;
    if (m_drawn == drawn) { // only its edit is another one
        Q_EMIT editChanged();
        return loadReport();
    }
    m_drawn.clear();
    m_takeLength = 0ms; // until it is known nothing can be trimmed
    Q_EMIT editChanged();
    const QString audio = version->audioPath;
    m_session.parts()
        .workshop.waveform(drawn, WaveformView::slices)
        .then(this, [this, drawn, audio](const Result<Waveform> &waveform) {
            if (m_audioPath != audio || isRecording())
                return;
            if (!waveform)
                Q_EMIT failed(waveform.error());
            m_drawn = waveform ? drawn : QString();
            m_takeLength = waveform && m_take == drawn ? waveform->length : 0ms;
            Q_EMIT audioChanged(waveform.value_or(Waveform{}));
            Q_EMIT editChanged();
        });
    loadReport();
}

void MessageStudio::loadReport()
{
    const MessageVersion *version = m_session.version();
    const QString audio = version->audioPath;
    QList<AudioPart> parts;
    if (m_take == version->takePath && !m_take.isEmpty())
        parts.append({.path = m_take, .edit = version->edit});
    m_session.parts().workshop.check(audio, parts).then(this, [this, audio](const Result<AudioReport> &report) {
        if (m_audioPath != audio)
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
    if (m_session.version())
        shape(target(), recording.path, MessageOrigin::Recorded, 1, {});
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

QString MessageStudio::newAudioPath(const MessageId &id)
{
    const QFileInfo first(m_session.parts().store.newAudioPath(id));
    QString path = first.filePath();
    for (int n = 2; m_given.contains(path) || QFile::exists(path); ++n) // another may be on its way to a free name
        path = first.dir().filePath(u"%1-%2.wav"_s.arg(first.completeBaseName()).arg(n));
    m_given.insert(path);
    return path;
}

QString MessageStudio::newTakePath() const
{
    const QString stem = u"%1/%2-%3"_s.arg(recordingsFolder(), m_session.current()->id.text(),
        m_session.parts().clock.now().toString(u"yyyyMMdd-HHmmss"_s));
    QString path = stem + u".wav"_s;
    for (int n = 2; QFile::exists(path); ++n) // never over a recording
        path = u"%1-%2.wav"_s.arg(stem).arg(n);
    return path;
}

void MessageStudio::setState(State state)
{
    if (std::exchange(m_state, state) == state)
        return;
    m_session.setHeld(isRecording());
    Q_EMIT stateChanged(state);
    Q_EMIT settledChanged();
}

} // namespace campanile
