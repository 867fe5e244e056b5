// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagesession.h"

#include "waveformview.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

using namespace std::chrono_literals;

MessageSession::MessageSession(const Parts &parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_saveSoon.setSingleShot(true);
    m_saveSoon.setInterval(500ms);
    connect(&m_saveSoon, &QTimer::timeout, this, &MessageSession::save);
    connect(&m_parts.recorder, &Recorder::finished, this,
        [this](const QString &path, std::chrono::milliseconds length) { endRecording(path, {}, length); });
    connect(&m_parts.recorder, &Recorder::failed, this,
        [this](const Error &error, const QString &path, std::chrono::milliseconds length) {
            endRecording(path, error, length);
        });
    connect(
        &m_parts.player, &Player::failed, this, [this](const Error &error, const QString &) { Q_EMIT failed(error); });
}

MessageSession::~MessageSession()
{
    if (m_unsaved && m_current)
        std::ignore = m_parts.store.save(*m_current);
}

void MessageSession::select(const MessageId &id)
{
    if (m_state == State::Recording || (m_current && m_current->id == id))
        return;
    save();
    stopListening();
    m_current = m_parts.store.message(id);
    dropSynthesis();
    m_preview.clear();
    Q_EMIT currentChanged();
    load();
}

MessageId MessageSession::create(const QString &title)
{
    const Message message = Message::blank(title, u"it"_s, m_parts.clock.now());
    if (auto saved = m_parts.store.save(message); !saved) {
        Q_EMIT failed(saved.error());
        return {};
    }
    select(message.id);
    return message.id;
}

void MessageSession::setTitle(const QString &title)
{
    if (!m_current || m_current->title == title)
        return;
    m_current->title = title;
    m_unsaved = true;
    m_saveSoon.start();
    Q_EMIT messageChanged();
}

void MessageSession::setText(const QString &text)
{
    if (!m_current || m_current->main().text == text)
        return;
    m_current->versions.first().text = text;
    dropSynthesis();
    m_unsaved = true;
    m_saveSoon.start();
    Q_EMIT messageChanged();
}

void MessageSession::setLanguage(const QString &language)
{
    if (!m_current || m_current->main().language == language)
        return;
    m_current->versions.first().language = language;
    m_unsaved = true;
    m_saveSoon.start();
    Q_EMIT messageChanged();
}

void MessageSession::save()
{
    m_saveSoon.stop();
    if (!std::exchange(m_unsaved, false) || !m_current)
        return;
    if (auto saved = m_parts.store.save(*m_current); !saved)
        Q_EMIT failed(saved.error());
    else
        m_current = m_parts.store.message(m_current->id); // with the digest
}

void MessageSession::removeCurrent()
{
    if (!m_current || m_state == State::Recording)
        return;
    m_saveSoon.stop();
    m_unsaved = false;
    stopListening();
    const MessageId id = m_current->id;
    m_current.reset();
    if (auto removed = m_parts.store.remove(id); !removed)
        Q_EMIT failed(removed.error());
    dropSynthesis();
    Q_EMIT currentChanged();
    load();
}

void MessageSession::startRecording()
{
    if (!m_current || m_state != State::Idle)
        return;
    stopListening();
    dropSynthesis();
    const QString stem =
        u"%1/%2-%3"_s.arg(recordingsFolder(), m_current->id.text(), m_parts.clock.now().toString(u"yyyyMMdd-HHmmss"_s));
    QString path = stem + u".wav"_s;
    for (int n = 2; QFile::exists(path); ++n) // a recorder never writes over a recording
        path = u"%1-%2.wav"_s.arg(stem).arg(n);
    if (auto started = m_parts.recorder.start(path); !started) {
        Q_EMIT failed(started.error());
        return;
    }
    setState(State::Recording);
}

void MessageSession::stopRecording()
{
    if (m_state == State::Recording)
        m_parts.recorder.stop();
}

void MessageSession::endRecording(
    const QString &path, const std::optional<Error> &why, std::chrono::milliseconds length)
{
    if (m_state != State::Recording || !m_current)
        return;
    setState(State::Idle);
    if (length == 0ms) {
        m_parts.workshop.settle(path);
        QFile::remove(path);
        Q_EMIT failed(why.value_or(Error{ErrorCode::AudioEmpty, {path}}));
        load();
        return;
    }
    takeAudio(path, {}, MessageOrigin::Recorded);
    if (why)
        Q_EMIT recordingKept(*why, length);
}

void MessageSession::takeAudio(const QString &from, const AudioEdit &edit, MessageOrigin origin)
{
    if (!m_current || m_state != State::Idle)
        return;
    stopListening();
    setState(State::Working);
    const MessageId id = m_current->id;
    const QString to = m_parts.store.newAudioPath(id);
    m_parts.workshop.prepare(from, to, edit)
        .then(this, [this, id, from, to, origin](const Result<AudioReport> &report) {
            setState(State::Idle);
            auto message = m_current && m_current->id == id ? m_current : m_parts.store.message(id);
            if (!report || !message) {
                if (!report)
                    Q_EMIT failed(report.error());
                Q_EMIT interruptedChanged(); // a recording that could not be used is still there
                load();
                return;
            }
            MessageVersion &version = message->versions.first();
            version.audioPath = to;
            version.length = report->length;
            version.origin = origin;
            message->changed = m_parts.clock.now();
            if (auto saved = m_parts.store.save(*message); !saved) {
                Q_EMIT failed(saved.error());
                load();
                return;
            }
            m_parts.workshop.settle(from);
            if (m_current && m_current->id == id) {
                m_saveSoon.stop();
                m_current = m_parts.store.message(id); // with the digest
                m_preview.clear();
                Q_EMIT messageChanged();
                load();
            }
            Q_EMIT interruptedChanged();
        });
}

void MessageSession::load()
{
    m_report.reset();
    if (!m_current || !m_current->hasAudio()) {
        Q_EMIT audioChanged({});
        Q_EMIT reportChanged();
        return;
    }
    const QString path = m_current->main().audioPath;
    const auto isCurrent = [this, path] { return m_current && m_current->main().audioPath == path; };
    m_parts.workshop.waveform(path, WaveformView::slices)
        .then(this, [this, isCurrent](const Result<Waveform> &waveform) {
            if (!isCurrent() || m_state == State::Recording)
                return;
            if (!waveform)
                Q_EMIT failed(waveform.error());
            Q_EMIT audioChanged(waveform.value_or(Waveform{}));
        });
    m_parts.workshop.check(path, {}).then(this, [this, isCurrent](const Result<AudioReport> &report) {
        if (!isCurrent())
            return;
        m_report = report ? std::optional(*report) : std::nullopt;
        Q_EMIT reportChanged();
    });
}

void MessageSession::synthesise(const Voice &voice, double speed, int repeats)
{
    if (!m_current || m_state != State::Idle)
        return;
    stopListening();
    dropSynthesis();
    setState(State::Working);
    const MessageId id = m_current->id;
    const QString path = m_scratch.filePath(u"voice-%1.wav"_s.arg(++m_scratchCount));
    m_parts.synthesiser.synthesise({.text = m_current->main().text, .voice = voice, .speed = speed}, path)
        .then(this, [this, id, path, repeats](const Result<Speech> &speech) {
            const bool wanted = m_current && m_current->id == id;
            if (wanted && speech) { // known before anybody hears that the work is done
                m_synthesis = path;
                m_synthesisRepeats = repeats;
            }
            setState(State::Idle);
            if (!wanted)
                return;
            if (!speech) {
                Q_EMIT failed(speech.error());
                return;
            }
            Q_EMIT synthesisChanged(true);
        });
}

void MessageSession::listenToSynthesis()
{
    if (!m_synthesis.isEmpty())
        listenTo(m_synthesis);
}

void MessageSession::useSynthesis()
{
    if (!m_synthesis.isEmpty())
        takeAudio(m_synthesis, {.trimSilence = true, .repeats = m_synthesisRepeats}, MessageOrigin::Synthesised);
}

void MessageSession::dropSynthesis()
{
    if (std::exchange(m_synthesis, {}).isEmpty())
        return;
    Q_EMIT synthesisChanged(false);
}

void MessageSession::importFile(const QString &path)
{
    if (m_state == State::Idle && !m_current)
        create(QFileInfo(path).completeBaseName());
    takeAudio(path, {}, MessageOrigin::Imported);
}

void MessageSession::listen(std::chrono::milliseconds from)
{
    if (!m_current || !m_current->hasAudio() || m_state == State::Recording)
        return;
    if (auto playing = m_parts.player.play(m_current->main().audioPath, from); !playing)
        Q_EMIT failed(playing.error());
}

void MessageSession::listenAsPhone()
{
    if (!m_current || !m_current->hasAudio() || m_state != State::Idle)
        return;
    if (!m_preview.isEmpty())
        return listenTo(m_preview);
    const QString path = m_current->main().audioPath;
    const QString preview = m_scratch.filePath(u"phone-%1.wav"_s.arg(++m_scratchCount));
    m_parts.workshop.phonePreview(path, preview, PhoneEar::Person)
        .then(this, [this, path, preview](const Result<std::chrono::milliseconds> &made) {
            if (!m_current || m_current->main().audioPath != path)
                return;
            if (!made) {
                Q_EMIT failed(made.error());
                return;
            }
            m_preview = preview;
            listenTo(preview);
        });
}

void MessageSession::listenTo(const QString &path)
{
    if (auto playing = m_parts.player.play(path); !playing)
        Q_EMIT failed(playing.error());
}

void MessageSession::stopListening()
{
    m_parts.player.stop();
}

bool MessageSession::isListeningToMessage() const
{
    if (!m_parts.player.isPlaying() || !m_current)
        return false;
    const QString path = m_parts.player.path();
    return path == m_current->main().audioPath || path == m_preview;
}

QList<InterruptedRecording> MessageSession::interrupted() const
{
    return m_parts.workshop.interrupted(recordingsFolder());
}

void MessageSession::keepInterrupted(const InterruptedRecording &recording, const QString &title)
{
    if (m_state != State::Idle)
        return;
    stopListening();
    // the file's name begins with the id of the message it was meant for
    const MessageId id(QFileInfo(recording.path).completeBaseName().left(36));
    const auto message = m_parts.store.message(id);
    if (message && !message->hasAudio())
        select(id);
    else
        create(title); // what the message has meanwhile is not thrown away
    takeAudio(recording.path, {}, MessageOrigin::Recorded);
}

void MessageSession::discardInterrupted(const InterruptedRecording &recording)
{
    stopListening();
    m_parts.workshop.settle(recording.path);
    QFile::moveToTrash(recording.path) || QFile::remove(recording.path);
    Q_EMIT interruptedChanged();
}

QString MessageSession::recordingsFolder() const
{
    return QFileInfo(m_parts.store.newAudioPath(MessageId(u"x"_s))).dir().filePath(u"recordings"_s);
}

void MessageSession::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT stateChanged(state);
}

} // namespace campanile
