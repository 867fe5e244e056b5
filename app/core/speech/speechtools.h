// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speechrule.h"

#include <QHash>

namespace campanile {

using SpeechBegins = SpeechRule::Begins;
using SpeechSay = std::function<QString(const SpeechPlace &)>;

/// Patterns know Unicode. "{end}" in one stands for: no letter and no figure follows.
[[nodiscard]] SpeechRule speechRule(const QList<SpeechBegins> &begins, const QString &pattern, SpeechSay say);

/// "P.zza=piazza;V.le=viale": what is written and how it is said.
[[nodiscard]] QHash<QString, QString> speechTable(const QString &entries);
/// The keys as alternatives of a pattern, the longest first.
[[nodiscard]] QString alternatives(const QStringList &words);

/// An abbreviation whose full stop may also end the sentence: the stop is said where a new one begins after it.
[[nodiscard]] QString withSentenceEnd(const SpeechPlace &place, const QString &words);

/// Roman numerals as they are properly written, capitals; 0: it is none.
[[nodiscard]] int romanNumber(QStringView text);

[[nodiscard]] bool hasVowel(QStringView word);

/// The figures of a telephone number in the groups it was written in; those of more than four figures by three.
[[nodiscard]] QStringList phoneGroups(const QString &written);

/// The words a language has for addresses of the net.
struct NetWords {
    QString dot, slash, at, dash, underscore;
};

/// Addresses of the net and of mail. `letters` names the letters of what cannot be said as a word; null: left to the
/// voice.
[[nodiscard]] QList<SpeechRule> netRules(const NetWords &words, const std::function<QString(QStringView)> &letters);
/// Telephone numbers, figure by figure; `digits` says a group. `cue`: a pattern of what stands before a number that
/// could be something else, too.
[[nodiscard]] QList<SpeechRule> phoneRules(const QString &cue, const QString &plus,
    const std::function<QString(const SpeechPlace &, const QString &)> &digits);

/// How a language other than Italian writes and says its numbers.
struct NumberStyle {
    QString thousands, decimal; ///< the signs
    QString decimalWord, minus, plus, to;
    QString units; ///< "km=ein Kilometer|Kilometer;..."
};

[[nodiscard]] QList<SpeechRule> numberRules(const NumberStyle &style);
/// Tables of abbreviations: those before a name, and those that may end a sentence.
[[nodiscard]] QList<SpeechRule> abbreviationRules(const QString &names, const QString &tails);
/// Long words in capitals are words, not letters.
[[nodiscard]] SpeechRule shoutingRule();

[[nodiscard]] SpeechLanguage italianSpeech();
[[nodiscard]] SpeechLanguage germanSpeech();
[[nodiscard]] SpeechLanguage frenchSpeech();
[[nodiscard]] SpeechLanguage englishSpeech();

} // namespace campanile
