// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"

#include <optional>

namespace campanile {

/// What was done to a version's sound.
enum class AudioStep { Recording, Import, Voice, Trim, Silence, Pauses, Whole };

/// A version's sound as it was at one moment; its files stay.
struct AudioMoment {
    MessageOrigin origin = MessageOrigin::Recorded;
    QString audioPath;
    std::chrono::milliseconds length{0};
    QString takePath;
    AudioEdit edit;
    QString spoken{};
    QList<MessageSection> sections{};

    [[nodiscard]] static AudioMoment of(const MessageVersion &version)
    {
        return {version.origin, version.audioPath, version.length, version.takePath, version.edit, version.spoken,
            version.sections};
    }

    void putInto(MessageVersion &version) const
    {
        version.origin = origin;
        version.audioPath = audioPath;
        version.length = length;
        version.takePath = takePath;
        version.edit = edit;
        version.spoken = spoken;
        version.sections = sections;
    }

    friend bool operator==(const AudioMoment &, const AudioMoment &) = default;
};

/// The sounds a version had before, and those it had after, while the program runs.
class AudioHistory final {
public:
    void push(const AudioMoment &before, AudioStep step)
    {
        m_undo.append({before, step});
        m_redo.clear();
    }

    [[nodiscard]] std::optional<AudioStep> undoStep() const { return stepOf(m_undo); }

    [[nodiscard]] std::optional<AudioStep> redoStep() const { return stepOf(m_redo); }

    /// The sound to go back to; `now` can be had again.
    [[nodiscard]] std::optional<AudioMoment> undo(const AudioMoment &now) { return move(m_undo, m_redo, now); }

    [[nodiscard]] std::optional<AudioMoment> redo(const AudioMoment &now) { return move(m_redo, m_undo, now); }

private:
    struct Entry {
        AudioMoment moment;
        AudioStep step;
    };

    [[nodiscard]] static std::optional<AudioStep> stepOf(const QList<Entry> &entries)
    {
        return entries.isEmpty() ? std::nullopt : std::optional(entries.last().step);
    }

    static std::optional<AudioMoment> move(QList<Entry> &from, QList<Entry> &to, const AudioMoment &now)
    {
        if (from.isEmpty())
            return std::nullopt;
        const Entry entry = from.takeLast();
        to.append({now, entry.step});
        return entry.moment;
    }

    QList<Entry> m_undo, m_redo;
};

} // namespace campanile
