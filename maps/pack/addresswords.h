// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSet>
#include <QString>
#include <QStringList>

/// The words that Italian (and some French) streets' names are made of. All words are folded (addressnormaliser.h) and,
/// where they are names or titles, written out.
namespace campanile::addresswords {

/// Only where a street's name begins: elsewhere "c" or "l" is somebody's initial. Keys are one word or two ("v le").
[[nodiscard]] const QHash<QString, QString> &typeAbbreviations();
[[nodiscard]] const QHash<QString, QString> &wordAbbreviations();

/// True for "via", "piazza", "lungomare", ...: what may begin a street's name.
[[nodiscard]] bool isStreetType(const QString &word);
/// Kinds that are written for each other: via and viale, piazza and piazzale; not via and piazza.
[[nodiscard]] bool isNearType(const QString &one, const QString &other);
/// The kinds that are common enough to be recognised when they are misspelt.
[[nodiscard]] const QStringList &writtenTypes();

[[nodiscard]] const QSet<QString> &connectives(); ///< "di", "del", "dell", ...
[[nodiscard]] bool isSaint(const QString &word); ///< "s", "san", "santa", ...
[[nodiscard]] bool isGivenName(const QString &word);
[[nodiscard]] bool isTitle(const QString &word); ///< "don", "generale", "monsignore", ...
/// True for words that make another place of a name when added to it ("monte", "ponte", "s", ...); first names, titles
/// and initials do not.
[[nodiscard]] bool changesMeaning(const QString &word);

} // namespace campanile::addresswords
