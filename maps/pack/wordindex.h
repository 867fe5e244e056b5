// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QList>
#include <QString>

namespace campanile {

/// How far a written word is from a known one.
enum class Slip {
    None, ///< the same word
    Twin, ///< one consonant for two, i for j: "Mazini"
    Key, ///< one letter dropped, doubled, swapped with its neighbour, or the key beside: "Grazoli", "Guiseppe"
    Letter, ///< another letter, or one too many
    Other, ///< another word
};

/// The first letter and the end of a name are seldom mistyped, and there other names begin (Ferrari, Ferraris,
/// Ferrara): those are Other, as are short words.
[[nodiscard]] Slip slipBetween(const QString &written, const QString &known);

/// The words of a town's streets, found in spite of a slip. Cost does not grow with the town.
class WordIndex final {
public:
    struct Near {
        int word;
        Slip slip;
    };

    int add(const QString &word); ///< its number; the same for the same word

    [[nodiscard]] int find(const QString &word) const { return m_numbers.value(word, -1); }

    [[nodiscard]] const QString &word(int number) const { return m_words[number]; }

    [[nodiscard]] QList<Near> near(const QString &written) const; ///< without the word itself

private:
    QStringList m_words;
    QHash<QString, int> m_numbers;
    QHash<QString, QList<int>> m_shorter; ///< skeletons, and skeletons without one of their letters
};

} // namespace campanile
