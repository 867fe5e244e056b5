// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "textspan.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <chrono>

namespace campanile {

/// What a warning must say; the numbers are those on the screen.
enum class MessagePart { Who = 1, What = 2, Where = 3, When = 4, Action = 5, Source = 6 };
inline constexpr int messagePartCount = 6;

struct PartFinding {
    MessagePart part = MessagePart::Who;
    QList<TextSpan> spans; ///< in reading order; empty: the text does not seem to say it

    [[nodiscard]] bool isFound() const { return !spans.isEmpty(); }

    friend bool operator==(const PartFinding &, const PartFinding &) = default;
};

/// Looks for the six parts by words and patterns and by the town's own place names. It tells what it found where; it
/// does not understand: the screen says "found" and "not found", never "right". Language: it, de, fr or en; any other
/// (or none) looks for all four, and so finds more than there is.
[[nodiscard]] QList<PartFinding> checkMessageText(
    const QString &text, const QStringList &places = {}, const QString &language = {});

/// Places still to be filled in: [which streets].
[[nodiscard]] QList<TextSpan> blanksIn(const QString &text);

[[nodiscard]] int wordCount(const QString &text);
/// How long it takes to say, at 145 words a minute times speed.
[[nodiscard]] std::chrono::seconds spokenLength(const QString &text, double speed);

} // namespace campanile
