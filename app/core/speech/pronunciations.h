// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QString>

namespace campanile {

/// How a town wants one word or phrase to be read: "Cognola" is "Cògnola". Capitals make no difference; only whole
/// words are meant.
struct Pronunciation {
    QString written;
    QString spoken; ///< in letters
    QString language; ///< BCP 47; empty: in every language
    friend bool operator==(const Pronunciation &, const Pronunciation &) = default;
};

/// A municipality's list, in the order of its making.
struct Pronunciations {
    QList<Pronunciation> entries;
    friend bool operator==(const Pronunciations &, const Pronunciations &) = default;
};

/// Spaces made single, entries without a word in them left out; of two for the same word and language the later one
/// stays, in the place of the earlier.
[[nodiscard]] Pronunciations cleaned(const Pronunciations &list);
/// `ours` and what of `theirs` it does not have.
[[nodiscard]] Pronunciations merged(const Pronunciations &ours, const Pronunciations &theirs);
/// The longest entry that stands at `position` of the text as whole words; null: none. `language` as in a request.
[[nodiscard]] const Pronunciation *pronunciationAt(
    const Pronunciations &list, const QString &text, qsizetype position, const QString &language);

} // namespace campanile
