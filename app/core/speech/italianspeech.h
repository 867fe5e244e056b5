// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "speechtools.h"

namespace campanile {

// Italian in four parts; the order of the lists is the order in which they are tried.
[[nodiscard]] QList<SpeechRule> italianTimes(); ///< dates, times
[[nodiscard]] QList<SpeechRule> italianNumbers(); ///< units, money, ordinals, ranges, civic numbers
[[nodiscard]] QList<SpeechRule> italianPlaces(); ///< roads, saints, kings and popes, initials
[[nodiscard]] QList<SpeechRule> italianWords(); ///< abbreviations, acronyms, capitals, typed accents

/// "vu vu effe"
[[nodiscard]] QString italianLetters(QStringView word);
/// A street, or "n.", stands before it, and nothing that ends the address.
[[nodiscard]] bool isInItalianAddress(const SpeechPlace &place);
[[nodiscard]] bool isFeminineInItalian(const QString &noun); ///< by its ending: "circoscrizione", "persona"
[[nodiscard]] const QHash<QString, QString> &italianMonths(); ///< "nov" and "novembre" to "novembre"

} // namespace campanile
