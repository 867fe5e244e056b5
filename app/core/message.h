// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ids.h"

#include <QDateTime>

#include <chrono>

namespace campanile {

enum class MessageOrigin { Recorded = 1, Synthesised = 2, Imported = 3 };

/// What the citizens hear. The audio is a WAV file beside the database: PCM 16 bit mono.
struct Message {
    MessageId id;
    QString title;
    QString text; ///< what is said, also when a person recorded it
    QString language; ///< BCP 47, "it"
    MessageOrigin origin = MessageOrigin::Recorded;
    QString audioPath; ///< absolute; empty: a draft without audio
    std::chrono::milliseconds length{0};
    QDateTime created;
    QDateTime lastUsed; ///< invalid: never

    [[nodiscard]] bool hasAudio() const { return !audioPath.isEmpty() && length.count() > 0; }

    friend bool operator==(const Message &, const Message &) = default;
};

} // namespace campanile
