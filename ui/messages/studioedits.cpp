// SPDX-License-Identifier: GPL-3.0-or-later
// The studio's edits of a take: asked for, rendered a moment later, undone.
#include "messagestudio.h"

#include <QFile>

#include <utility>

namespace campanile {

using namespace std::chrono_literals;
using Milliseconds = std::chrono::milliseconds;

namespace {

constexpr Milliseconds repeatGap{1000};

} // namespace

void MessageStudio::change(const AudioEdit &edit, AudioStep step)
{
    if (!isEditable() || m_state != State::Idle || edit == m_edit)
        return;
    m_edit = edit;
    m_step = step;
    m_wanted = true;
    m_listening.stop();
    m_renderSoon.start();
    Q_EMIT editChanged();
    Q_EMIT historyChanged();
    Q_EMIT settledChanged();
}

void MessageStudio::trim(Milliseconds from, Milliseconds to)
{
    AudioEdit edit = m_edit;
    edit.trimStart = std::clamp(from, 0ms, m_takeLength);
    edit.trimEnd = m_takeLength - std::clamp(to, edit.trimStart, m_takeLength);
    edit.trimSilence = false; // what the handles keep is what is heard
    change(edit, AudioStep::Trim);
}

void MessageStudio::cutSilence()
{
    if (!isEditable() || m_state != State::Idle)
        return;
    const QString take = m_take;
    m_session.parts().workshop.silence(take).then(this, [this, take](const Result<AudioTrim> &silence) {
        if (m_take != take)
            return;
        if (!silence) {
            Q_EMIT failed(silence.error());
            return;
        }
        AudioEdit edit = m_edit;
        // what was cut by hand stays cut
        edit.trimStart = std::max(edit.trimStart, silence->start);
        edit.trimEnd = std::max(edit.trimEnd, silence->end);
        edit.trimSilence = false;
        change(edit, AudioStep::Silence);
    });
}

void MessageStudio::shortenPauses(bool shorten)
{
    AudioEdit edit = m_edit;
    edit.longestPause = shorten ? longestPause : 0ms;
    change(edit, AudioStep::Pauses);
}

void MessageStudio::keepAll()
{
    change({.trimSilence = false, .repeats = m_edit.repeats}, AudioStep::Whole);
}

void MessageStudio::render()
{
    m_renderSoon.stop();
    if (!std::exchange(m_wanted, false))
        return;
    ++m_rendering;
    const Target of = target();
    const int serial = ++m_serial;
    const QString take = m_take;
    const AudioEdit edit = m_edit;
    const AudioStep step = m_step;
    const QString to = newAudioPath(of.id);
    m_session.parts().workshop.prepare(take, to, edit).then(this, [=, this](const Result<AudioReport> &report) {
        --m_rendering;
        if (serial <= m_applied) { // undone, or overtaken
            QFile::remove(to);
            return settle();
        }
        m_applied = serial;
        const Result<void> done = report.and_then([&](const AudioReport &made) {
            MessageOrigin origin = MessageOrigin::Recorded;
            if (const auto message = m_session.parts().store.message(of.id)) {
                if (const MessageVersion *version = message->version(of.language))
                    origin = version->origin;
            }
            return store(
                of, {.origin = origin, .audioPath = to, .length = made.length, .takePath = take, .edit = edit}, step);
        });
        if (!done) {
            if (done.error().code != ErrorCode::NotFound) // meanwhile removed
                Q_EMIT failed(done.error());
            if (of == target())
                dropEdit();
        } else if (of == target()) {
            m_report = *report;
            Q_EMIT editChanged();
            Q_EMIT reportChanged();
        }
        settle();
    });
}

/// What is asked for goes back to what the version has.
void MessageStudio::dropEdit()
{
    m_wanted = false;
    m_renderSoon.stop();
    m_applied = m_serial;
    const MessageVersion *version = m_session.version();
    const bool hasTake = version && m_take == version->takePath;
    m_edit = hasTake ? version->edit : AudioEdit{.trimSilence = false};
    Q_EMIT editChanged();
    Q_EMIT historyChanged();
}

void MessageStudio::settle()
{
    Q_EMIT settledChanged();
    if (!isSettled() || !m_listenFrom)
        return;
    m_listening.listen(*std::exchange(m_listenFrom, {}));
}

void MessageStudio::leave()
{
    render(); // what was asked for is done, whatever is in edit then
    m_listenFrom.reset();
}

void MessageStudio::listen(Milliseconds from)
{
    if (m_state != State::Idle)
        return;
    if (isSettled())
        return m_listening.listen(from);
    m_listenFrom = from;
    render();
}

std::optional<AudioStep> MessageStudio::undoStep() const
{
    if (m_state != State::Idle)
        return std::nullopt;
    if (m_wanted || m_rendering > 0)
        return m_step;
    const Target of = target();
    return m_histories.value(of.id.text() + u'/' + of.language).undoStep();
}

std::optional<AudioStep> MessageStudio::redoStep() const
{
    if (!isSettled())
        return std::nullopt;
    const Target of = target();
    return m_histories.value(of.id.text() + u'/' + of.language).redoStep();
}

void MessageStudio::undo()
{
    if (m_state != State::Idle || !m_session.version())
        return;
    if (m_wanted || m_rendering > 0) {
        dropEdit();
        Q_EMIT settledChanged();
        return;
    }
    goTo(history(target()).undo(AudioMoment::of(*m_session.version())));
}

void MessageStudio::redo()
{
    if (isSettled() && m_session.version())
        goTo(history(target()).redo(AudioMoment::of(*m_session.version())));
}

void MessageStudio::goTo(const std::optional<AudioMoment> &moment)
{
    if (!moment)
        return;
    m_listening.stop();
    const Target of = target();
    const Result<void> done = m_session.changeVersion(of.id, of.language, [&](MessageVersion &version) {
        moment->putInto(version);
        m_audioPath = version.audioPath;
    });
    if (!done)
        Q_EMIT failed(done.error());
    load();
}

Milliseconds MessageStudio::inTake(Milliseconds inAudio) const
{
    const MessageVersion *version = m_session.version();
    const Milliseconds kept = m_takeLength - m_edit.trimStart - m_edit.trimEnd;
    if (!version || !isEditable() || kept <= 0ms)
        return inAudio;
    const int repeats = std::max(1, m_edit.repeats);
    const Milliseconds once = (version->length - (repeats - 1) * repeatGap) / repeats;
    if (once <= 0ms)
        return m_edit.trimStart;
    const Milliseconds within = std::min(inAudio % (once + repeatGap), once);
    // shortened pauses are spread over the whole
    return m_edit.trimStart + Milliseconds(within.count() * kept.count() / once.count());
}

Milliseconds MessageStudio::inAudio(Milliseconds inTake) const
{
    const MessageVersion *version = m_session.version();
    const Milliseconds kept = m_takeLength - m_edit.trimStart - m_edit.trimEnd;
    if (!version || !isEditable() || kept <= 0ms)
        return inTake;
    const int repeats = std::max(1, m_edit.repeats);
    const Milliseconds once = std::max(0ms, (version->length - (repeats - 1) * repeatGap) / repeats);
    const Milliseconds within = std::clamp(inTake - m_edit.trimStart, 0ms, kept);
    return Milliseconds(within.count() * once.count() / kept.count());
}

} // namespace campanile
