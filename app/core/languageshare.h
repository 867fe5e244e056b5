// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audience.h"
#include "message.h"

namespace campanile {

/// How a message of several languages reaches somebody.
enum class LanguageChoice {
    PerContact = 0, ///< each phone hears the first of its own languages that the message has, else the main one
    Menu = 1, ///< every call begins with "for English press 2"; after a silence the phone's own
};

/// "de-AT" and "de" are one language here: "de".
[[nodiscard]] QString primaryTag(const QString &language);
/// The languages that can be heard, the main one first.
[[nodiscard]] QStringList heardLanguages(const Message &message);
/// Which of `heard` somebody with these languages hears (Contact::languages, in the order of preference): its index, 0
/// when none of them is there.
[[nodiscard]] int trackFor(const QStringList &languages, const QStringList &heard);
[[nodiscard]] int trackFor(const QString &languages, const QStringList &heard);

/// The phones of an area that prefer one language.
struct LanguageShare {
    QString language{}; ///< primary tag; empty: they name none
    int phones = 0;
    QMap<QString, int> hears{}; ///< versions by language: how many of the phones hear which; none without audio at all
    int missing = 0; ///< phones that hear the main version because none of their languages is there
    friend bool operator==(const LanguageShare &, const LanguageShare &) = default;
};

/// Most phones first. A few milliseconds for a million contacts: quick enough for a corner that is dragged.
[[nodiscard]] QList<LanguageShare> languageShare(const AudienceIndex &index, const Area &area,
    const AudienceFilter &filter, const Message &message, PieceMemory *memory = nullptr);

/// What a call plays on the average, the menu before it included; where nobody is selected, the main version's length.
[[nodiscard]] std::chrono::milliseconds meanLength(
    const QList<LanguageShare> &shares, const Message &message, std::chrono::milliseconds menu);

} // namespace campanile
