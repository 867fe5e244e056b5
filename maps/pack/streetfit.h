// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "streetname.h"
#include "wordindex.h"

#include <optional>

namespace campanile {

/// A street of the town, with what its words are for.
struct KnownStreet {
    struct Word {
        int number; ///< in the WordIndex
        bool given; ///< a first name
        bool droppable; ///< or a title, or an initial: the street may be written without it
        bool distinguishing; ///< without it, it would be another street
        bool fixed; ///< a number, a saint's S: neither shortened nor misspelt
    };

    StreetName name;
    QList<Word> words; ///< of the name
    qsizetype head = 0; ///< the word that may not be missing: the family name
    qsizetype hamlet = 0; ///< from here on: the hamlet
    QString bare; ///< without it and its type
};

/// A word that somebody wrote.
struct AskedWord {
    QString text;
    int word = -1; ///< in the WordIndex; -1: no street has it
    bool given = false, title = false, initial = false, number = false;
    QList<WordIndex::Near> near{};
};

/// How well what was written fits a street.
struct StreetFit {
    static constexpr int tooMuch = 14;
    static constexpr int fine = 4; ///< above it the next best must be worse by `margin`
    static constexpr int margin = 2;

    int cost = 0;
    /// So much was mended or left out that the street must also have the very house to be believed.
    bool doubtful = false;
    bool withoutHamlet = false; ///< the street's was not written

    /// Nothing: it is another street.
    [[nodiscard]] static std::optional<StreetFit> of(
        const KnownStreet &street, const StreetName &written, const QList<AskedWord> &words);
};

} // namespace campanile
