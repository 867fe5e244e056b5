// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "addressdirt.h"

// What the kinds of dirt are made of. Each writes one thing wrongly; false where there is nothing of it.
namespace dirt {

using Words = QStringList;

enum class Slip { Dropped, Doubled, Swapped, Neighbour, Twin };

[[nodiscard]] QString house(const TrueAddress &a);
[[nodiscard]] Words split(const QString &text);
[[nodiscard]] Written asIs(const TrueAddress &a);
[[nodiscard]] bool isLittle(const QString &word);

[[nodiscard]] bool abbreviateKind(Random &random, const TrueAddress &a, bool dots, Written &out);
[[nodiscard]] bool glueKind(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool dropKind(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool otherKind(Random &random, const TrueAddress &a, bool near, Written &out);
[[nodiscard]] bool misspellKind(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] QString withoutAccents(const QString &text);
[[nodiscard]] bool accents(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool apostrophes(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool capitals(const TrueAddress &a, Written &out);
[[nodiscard]] qsizetype wordToSpoil(Random &random, const Words &words);
[[nodiscard]] bool typo(Random &random, const TrueAddress &a, Slip slip, Written &out);
[[nodiscard]] qsizetype givenEnd(const Words &words);
[[nodiscard]] bool person(
    const TrueAddress &a, Written &out, const std::function<Words(Words kind, Words given, Words family)> &order);
[[nodiscard]] Words initials(const Words &given, bool dots);
[[nodiscard]] bool titles(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool saints(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool numerals(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool littleWords(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool joinedWords(Random &, const TrueAddress &a, Written &out);
[[nodiscard]] bool spaces(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool brackets(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool withPlace(Random &random, const TrueAddress &a, const Town &town, Written &out);
[[nodiscard]] bool exponents(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool numberWords(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool flats(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool sameCell(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool bothCells(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool wholeLine(Random &random, const TrueAddress &a, const Town &town, Written &out);
[[nodiscard]] bool townInStreet(Random &random, const TrueAddress &a, const Town &town, Written &out);
[[nodiscard]] bool anotherTown(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool noNumber(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool kilometres(Random &random, const TrueAddress &a, Written &out);
[[nodiscard]] bool farNumber(Random &random, const TrueAddress &a, Written &out);

} // namespace dirt
