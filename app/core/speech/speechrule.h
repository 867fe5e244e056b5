// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "numberwords.h"
#include "writtentext.h"

#include <QRegularExpression>

#include <functional>

namespace campanile {

/// What a rule knows of the place it is tried at.
struct SpeechPlace {
    const WrittenText &written;
    const NumberWords &numbers;
    const QRegularExpressionMatch &match; ///< begins at the place

    [[nodiscard]] QString captured(int group) const { return match.captured(group); }

    [[nodiscard]] qsizetype start() const { return match.capturedStart(); }

    [[nodiscard]] qsizetype end() const { return match.capturedEnd(); }

    [[nodiscard]] QString wordBefore() const { return written.wordBefore(start()); }

    /// So many characters before it, or as many as there are; of its own line.
    [[nodiscard]] QStringView before(qsizetype characters) const
    {
        const qsizetype from = std::max<qsizetype>(0, start() - characters);
        const QStringView view = QStringView(written.text()).sliced(from, start() - from);
        return view.sliced(view.lastIndexOf(u'\n') + 1);
    }
};

/// A pattern tried where a word, a number or a sign begins, and what is said for what it matches; a null string: this
/// is not the place. Patterns are bounded: no unlimited repetition inside another.
struct SpeechRule {
    enum class Begins { Digit, Letter, Sign };
    QList<Begins> begins;
    QRegularExpression pattern;
    std::function<QString(const SpeechPlace &)> say;
};

/// Everything one language knows. The first rule that says something counts.
struct SpeechLanguage {
    QString code;
    QList<SpeechRule> rules;
    bool spellsNumbers = false; ///< a number that no rule took is said in words, not left to the voice
};

/// Made once; of a language nobody knows: the common rules.
[[nodiscard]] const SpeechLanguage *speechLanguage(const QString &code);

} // namespace campanile
