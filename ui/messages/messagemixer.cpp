// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagemixer.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <utility>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

QList<MessageSection> nothingYet()
{
    QList<MessageSection> sections(3);
    for (int i = 0; i < 3; ++i)
        sections[i].role = static_cast<MessageSection::Role>(i + 1);
    return sections;
}

} // namespace

MessageMixer::MessageMixer(MessageSession &session, MessageListening &listening, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_listening(listening)
{
    Recorder &recorder = session.parts().recorder;
    connect(&recorder, &Recorder::finished, this, &MessageMixer::recorded);
    connect(&recorder, &Recorder::failed, this,
        [this](const Error &error, const QString &path, std::chrono::milliseconds length) {
            if (m_state != State::Recording)
                return;
            recorded(path, length);
            Q_EMIT failed(error);
        });
    m_sections = nothingYet();
}

MessageMixer::~MessageMixer()
{
    end();
}

void MessageMixer::begin()
{
    m_made.clear();
    m_sections = nothingYet();
    if (const MessageVersion *version = m_session.version()) {
        for (const MessageSection &own : version->sections)
            at(own.role) = own;
        if (version->sections.isEmpty())
            at(Role::Body).text = version->text;
    }
    Q_EMIT changed();
}

void MessageMixer::end()
{
    if (m_state == State::Recording)
        stopRecording();
    QSet<QString> used;
    const QList<Message> messages = m_session.parts().store.messages();
    for (const Message &message : messages) {
        for (const MessageVersion &version : message.versions) {
            used.insert(version.audioPath);
            for (const MessageSection &section : version.sections)
                used.insert(section.audioPath);
        }
    }
    for (const QString &path : std::exchange(m_made, {})) {
        if (!used.contains(path))
            QFile::remove(path);
    }
}

MessageSection &MessageMixer::at(Role role)
{
    return m_sections[static_cast<int>(role) - 1];
}

const MessageSection &MessageMixer::section(Role role) const
{
    return m_sections.at(static_cast<int>(role) - 1);
}

QList<MessageSection> MessageMixer::fromLibrary(Role role) const
{
    QList<MessageSection> found;
    const QList<Message> messages = m_session.parts().store.messages();
    for (const Message &message : messages) {
        for (const MessageVersion &version : message.versions) {
            if (version.language != m_session.language())
                continue;
            for (const MessageSection &section : version.sections) {
                if (section.role == role && section.hasAudio()
                    && !std::ranges::contains(found, section.audioPath, &MessageSection::audioPath))
                    found.append(section);
            }
        }
    }
    return found;
}

std::chrono::milliseconds MessageMixer::length() const
{
    std::chrono::milliseconds sum{0};
    for (const MessageSection &section : m_sections)
        sum += section.hasAudio() ? section.length : 0ms;
    return sum;
}

bool MessageMixer::isComplete() const
{
    return section(Role::Body).hasAudio();
}

void MessageMixer::setText(Role role, const QString &text)
{
    if (std::exchange(at(role).text, text) != text)
        Q_EMIT changed();
}

void MessageMixer::startRecording(Role role)
{
    const auto &message = m_session.current();
    if (!message || m_state != State::Idle)
        return;
    m_listening.stop();
    const QDir folder(QFileInfo(m_session.parts().store.newAudioPath(message->id)).dir().filePath(u"recordings"_s));
    const QString stem = folder.filePath(
        u"%1-%2"_s.arg(message->id.text(), m_session.parts().clock.now().toString(u"yyyyMMdd-HHmmss"_s)));
    QString path = stem + u".wav"_s;
    for (int n = 2; QFile::exists(path); ++n) // a recorder never writes over a recording
        path = u"%1-%2.wav"_s.arg(stem).arg(n);
    if (auto started = m_session.parts().recorder.start(path); !started) {
        Q_EMIT failed(started.error());
        return;
    }
    m_session.setHeld(true);
    setState(State::Recording, role);
}

void MessageMixer::stopRecording()
{
    if (m_state == State::Recording)
        m_session.parts().recorder.stop();
}

void MessageMixer::recorded(const QString &path, std::chrono::milliseconds length)
{
    if (m_state != State::Recording)
        return;
    m_session.setHeld(false);
    if (length == 0ms || !m_session.current()) {
        setState(State::Idle);
        m_session.parts().workshop.settle(path);
        return;
    }
    const Role role = m_active;
    setState(State::Working, role);
    const QString to = m_session.parts().store.newAudioPath(m_session.current()->id);
    m_session.parts().workshop.prepare(path, to, {}).then(this, [=, this](const Result<AudioReport> &report) {
        setState(State::Idle);
        if (!report) {
            Q_EMIT failed(report.error()); // the recording stays, and is offered again
            return;
        }
        m_session.parts().workshop.settle(path);
        put(role, to, report->length, MessageOrigin::Recorded);
    });
}

void MessageMixer::speak(Role role, const Voice &voice, double speed)
{
    const auto &message = m_session.current();
    if (!message || m_state != State::Idle || section(role).text.simplified().isEmpty())
        return;
    m_listening.stop();
    setState(State::Working, role);
    const QString to = m_session.parts().store.newAudioPath(message->id);
    m_session.parts()
        .synthesiser.synthesise({.text = section(role).text, .voice = voice, .speed = speed}, to)
        .then(this, [=, this](const Result<Speech> &speech) {
            setState(State::Idle);
            if (!speech)
                Q_EMIT failed(speech.error());
            else
                put(role, to, speech->length, MessageOrigin::Synthesised);
        });
}

void MessageMixer::put(Role role, const QString &path, std::chrono::milliseconds length, MessageOrigin origin)
{
    m_made.append(path);
    MessageSection &section = at(role);
    section.audioPath = path;
    section.length = length;
    section.origin = origin;
    Q_EMIT changed();
}

void MessageMixer::take(Role role, const MessageSection &from)
{
    at(role) = from;
    at(role).role = role;
    Q_EMIT changed();
}

void MessageMixer::clear(Role role)
{
    m_listening.stop();
    at(role).audioPath.clear();
    at(role).length = 0ms;
    Q_EMIT changed();
}

void MessageMixer::listen(Role role)
{
    const QString path = section(role).audioPath;
    if (m_listening.isTo(path))
        m_listening.stop();
    else if (m_state == State::Idle && section(role).hasAudio())
        m_listening.listenTo(path);
}

QList<AudioPart> MessageMixer::parts() const
{
    QList<AudioPart> result;
    for (const MessageSection &section : m_sections) {
        if (section.hasAudio())
            result.append(AudioPart{.path = section.audioPath, .edit = {}, .pause = 400ms});
    }
    return result;
}

void MessageMixer::listenToAll()
{
    if (m_state != State::Idle || parts().isEmpty())
        return;
    m_listening.stop();
    setState(State::Working);
    const QString to = m_scratch.filePath(u"whole-%1.wav"_s.arg(++m_scratchCount));
    m_session.parts().workshop.join(parts(), 1, to).then(this, [=, this](const Result<JoinedAudio> &joined) {
        setState(State::Idle);
        if (!joined)
            Q_EMIT failed(joined.error());
        else
            m_listening.listenTo(to);
    });
}

void MessageMixer::use()
{
    const auto &message = m_session.current();
    if (!message || m_state != State::Idle || !isComplete())
        return;
    m_listening.stop();
    setState(State::Working);
    const MessageId id = message->id;
    const QString language = m_session.language();
    const QString to = m_session.parts().store.newAudioPath(id);
    m_session.parts().workshop.join(parts(), 1, to).then(this, [=, this](const Result<JoinedAudio> &joined) {
        setState(State::Idle);
        const auto saved = joined.and_then([&](const JoinedAudio &made) {
            return m_session.changeVersion(id, language, [&](MessageVersion &version) {
                QStringList words;
                version.sections.clear();
                for (const MessageSection &section : std::as_const(m_sections)) {
                    if (!section.hasAudio())
                        continue;
                    version.sections.append(section);
                    if (const QString text = section.text.simplified(); !text.isEmpty())
                        words.append(text);
                }
                version.text = words.join(u' ');
                version.spoken = version.text;
                version.audioPath = to;
                version.length = made.report.length;
                version.origin = MessageOrigin::Mixed;
                version.takePath.clear();
                version.edit = {};
            });
        });
        if (!saved) {
            Q_EMIT failed(saved.error());
            return;
        }
        m_session.announceVersion();
        Q_EMIT used();
    });
}

void MessageMixer::setState(State state, Role role)
{
    m_state = state;
    m_active = role;
    Q_EMIT stateChanged();
}

} // namespace campanile
