// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioedit.h"
#include "ids.h"

#include <QDateTime>
#include <QList>
#include <QStringList>

#include <algorithm>
#include <chrono>

namespace campanile {

enum class MessageOrigin { Recorded = 1, Synthesised = 2, Imported = 3, Mixed = 4 };

/// A part of a mixed message: the mayor's own opening, a body that a voice reads, a closing.
struct MessageSection {
    enum class Role { Opening = 1, Body = 2, Closing = 3 };
    Role role = Role::Body;
    MessageOrigin origin = MessageOrigin::Recorded;
    QString text;
    QString audioPath; ///< absolute; empty: nothing yet
    std::chrono::milliseconds length{0};

    [[nodiscard]] bool hasAudio() const { return !audioPath.isEmpty() && length.count() > 0; }

    friend bool operator==(const MessageSection &, const MessageSection &) = default;
};

/// A message in one language. Its audio is a WAV file beside the database: PCM 16 bit mono. No file is ever written
/// twice: what has a digest stays what it is.
struct MessageVersion {
    QString language; ///< BCP 47, "it"
    QString text; ///< what is said, also when a person recorded it
    MessageOrigin origin = MessageOrigin::Recorded;
    QString audioPath; ///< absolute; empty: a draft without audio
    std::chrono::milliseconds length{0};
    QByteArray digest; ///< SHA-256 of the audio file, made by the store; empty: no audio
    QString takePath; ///< what was recorded, untouched; absolute; empty: the audio is not an edit of a take
    AudioEdit edit; ///< how the take became the audio
    QString spoken; ///< the text as it was when the audio was made; empty: there was none, or nobody knows
    QList<MessageSection> sections; ///< in the order they are said; empty: one take

    [[nodiscard]] bool hasAudio() const { return !audioPath.isEmpty() && length.count() > 0; }

    /// The words were changed after the audio was made: what is heard is not what is written.
    [[nodiscard]] bool isAudioOld() const
    {
        return hasAudio() && !spoken.isEmpty() && spoken.simplified() != text.simplified();
    }

    friend bool operator==(const MessageVersion &, const MessageVersion &) = default;
};

/// What the citizens hear, in one language or several.
struct Message {
    MessageId id;
    QString title;
    QStringList tags; ///< sorted, without repeats
    QList<MessageVersion> versions; ///< one a language, the main one first
    QDateTime created;
    QDateTime changed; ///< of words or audio; invalid: as created
    QDateTime lastUsed; ///< invalid: never

    /// A message of one language, without words or audio.
    [[nodiscard]] static Message blank(const QString &title, const QString &language, const QDateTime &now)
    {
        Message message;
        message.id = MessageId::create();
        message.title = title;
        message.created = now;
        message.versions.append(MessageVersion{});
        message.versions.first().language = language;
        return message;
    }

    [[nodiscard]] MessageVersion main() const { return versions.value(0); }

    [[nodiscard]] const MessageVersion *version(const QString &language) const
    {
        const auto found = std::ranges::find(versions, language, &MessageVersion::language);
        return found == versions.end() ? nullptr : &*found;
    }

    [[nodiscard]] MessageVersion *version(const QString &language)
    {
        const auto found = std::ranges::find(versions, language, &MessageVersion::language);
        return found == versions.end() ? nullptr : &*found;
    }

    [[nodiscard]] QStringList languages() const
    {
        QStringList result;
        for (const MessageVersion &version : versions)
            result.append(version.language);
        return result;
    }

    /// The main language can be heard: whoever has no version of its own hears that one.
    [[nodiscard]] bool hasAudio() const { return main().hasAudio(); }

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace campanile
