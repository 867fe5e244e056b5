// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

#include <span>
#include <vector>

namespace campanile {

/// The words of a name that a family shares: of three letters or more, in lower case and without accents or
/// apostrophes, that are no particle ("della", "und"), title ("dott", "famiglia"), legal form ("srl") nor one of the
/// commonest Italian and German given names. A name of several given names ("De Marco Luigi") keeps them all, since one
/// of them must be the family's. Which word is the family name is never guessed from the order: directories have both.
[[nodiscard]] QStringList familyWords(const QString &name);

/// For the names at one address, in order, the running number of their household: those that share a family word,
/// directly or through a third one. A name without family words is a household of its own. Linear in the names.
[[nodiscard]] std::vector<int> householdNumbers(std::span<const QString *const> names);

} // namespace campanile
