// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace campanile {

/// How Italian addresses are written by people and directories, made comparable.
namespace addressnormaliser {

/// Lower case, without accents and punctuation, one space between words: "Sant’Agnese  (Civezzano)" is
/// "sant agnese civezzano".
[[nodiscard]] QString fold(const QString &text);

/// The name's words: abbreviations written out, every San, Santa, Sant', S. the same "s", Roman and spelled numbers in
/// digits.
[[nodiscard]] QStringList canonicalWords(const QString &name);

/// The stable form that equal streets share: abbreviations written out, every San, Santa, Sant', S. the same, Roman
/// and spelled numbers in digits: "V.le S. Antonio" is "viale s antonio", "Via XX Settembre" "via 20 settembre".
[[nodiscard]] QString streetKey(const QString &name);

/// The key's words without "di, del, della, ...", split into what kind of street it is ("via", may be empty) and the
/// rest.
struct StreetWords {
    QString type;
    QStringList words;
    friend bool operator==(const StreetWords &, const StreetWords &) = default;
};

[[nodiscard]] StreetWords streetWords(const QString &name);

/// "12/A", "12 a", "12bis", "12 1" (for 12/1), "n. 12", "12/A int. 3". Number 0 for "snc", "km 3", nothing.
[[nodiscard]] CivicNumber parseCivic(const QString &text);

/// What a map writes on one door or building: "12-16" is 12, 14, 16; "12;14", "12, 14/A" are lists.
[[nodiscard]] QList<CivicNumber> parseCivics(const QString &text);

} // namespace addressnormaliser
} // namespace campanile
