// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pronunciations.h"
#include "textspan.h"

namespace campanile {

/// A text as a voice is given it, every number, abbreviation and sign in words, and where each word came from.
struct SpokenText {
    struct Piece {
        TextSpan spoken; ///< in `text`
        TextSpan source; ///< in the text that was written; several words may come from one place
        friend bool operator==(const Piece &, const Piece &) = default;
    };

    QString text; ///< words, single spaces and punctuation that means a pause; no control characters, no markup
    QList<Piece> pieces; ///< what is said, in order; they do not overlap, neither here nor in the source

    /// Where the word at `position` of `text` was written; of length 0: nowhere.
    [[nodiscard]] TextSpan sourceAt(qsizetype position) const;

    [[nodiscard]] bool isEmpty() const { return pieces.isEmpty(); } ///< nothing in it can be said

    friend bool operator==(const SpokenText &, const SpokenText &) = default;
};

/// Pure, and linear in the length of the text whatever is in it. Italian, German, French and English are written out;
/// of other languages ("sl", "uk", "ar", "ro"...) only telephone numbers and addresses of the net. The pronunciations
/// come first.
[[nodiscard]] SpokenText spokenText(
    const QString &text, const QString &language, const Pronunciations &pronunciations = {});

} // namespace campanile
