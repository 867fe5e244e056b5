// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QList>
#include <QString>

#include <chrono>

namespace campanile {

/// What is said beside a message. proto campanile.v1.Prompt.Kind.
enum class PromptKind {
    Keys = 1, ///< after the message: 1 confirms, 2 repeats, 9 asks for help, 0 wants no more calls
    Confirmed = 2, ///< after 1
    Help = 3, ///< after 9
    OptOut = 4, ///< after 0: press it again to get no more calls
    OptedOut = 5, ///< after the second 0
};
inline constexpr int promptKindCount = 5;

/// One language's prompts as sound files: all of them, or none and why.
struct PromptAudio {
    struct File {
        PromptKind kind = PromptKind::Keys;
        QString path; ///< a WAV file
        std::chrono::milliseconds length{0};
        friend bool operator==(const File &, const File &) = default;
    };

    QString language; ///< BCP 47, as the message has it
    QList<File> files;
    Error error{ErrorCode::None, {}}; ///< why they could not be made
    friend bool operator==(const PromptAudio &, const PromptAudio &) = default;
};

} // namespace campanile
