// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "contact.h"
#include "streetfit.h"

#include <QHash>
#include <QSet>

namespace campanile {

/// Which street is meant by a name as somebody wrote it. Never guesses between two: then none is meant.
class StreetMatcher final {
public:
    struct Match {
        int street = -1; ///< order of add(); -1: none
        Located quality = Located::No; ///< Exact or Normalised
        /// So much was mended or left out that the street must also have the very house to be believed.
        bool doubtful = false;
    };

    enum class Effort {
        Strict,
        Tolerant,
        Slips, ///< what Tolerant adds to Strict
    };

    /// `places`: hamlets and quarters that stand behind some streets' names ("Via Genova in Litta Parodi").
    explicit StreetMatcher(const QStringList &places = {});
    void add(const QString &name);
    /// 1. the name itself, in any case; 2. its normalised form; 3. the same words without "di, del, ..." or in another
    /// order; 4. with first names, titles or initials more or fewer ("Via Garibaldi", "Via Giuseppe Garibaldi", "Via G.
    /// Garibaldi"), words joined or split. Tolerant also: a slip in a word of some length, the kind of street misspelt
    /// or one that is written for it (via, viale). Exactly one street must fit, and the next best much worse.
    [[nodiscard]] Match match(const QString &written, Effort effort = Effort::Tolerant) const;

    /// It is in a hamlet, or another street of its name is, of whatever kind: where it is has to be written.
    [[nodiscard]] bool needsHamlet(int street) const;

    /// The next of the streets that differ from this one only in "di, del, ..." (a map may write one street in two
    /// ways); in the end this one again.
    [[nodiscard]] int twin(int street) const { return m_twins[street]; }

private:
    enum class Slips { None, UnknownWords, AllWords };

    [[nodiscard]] AskedWord askedWord(const QString &word) const;
    [[nodiscard]] QList<AskedWord> asked(const StreetName &name, Slips slips) const;
    [[nodiscard]] Match best(const StreetName &name, Slips slips) const;
    [[nodiscard]] Match withSlips(const StreetName &name, const QStringList &canonical) const;
    [[nodiscard]] Match mended(const QStringList &canonical) const;
    [[nodiscard]] bool areTwins(int one, int other) const;
    void addJoined(const StreetName &name);
    void addTwin(int street, const StreetName &name);

    QList<QStringList> m_places;
    QList<KnownStreet> m_streets;
    QList<int> m_twins; ///< rings
    QHash<QString, int> m_exact, m_keys, m_untyped; ///< -2: more than one
    QHash<QString, int> m_sorted; ///< any of the twins; -2: others
    QHash<QString, int> m_bares; ///< streets that have the name, whatever their kind and hamlet
    QSet<QString> m_inHamlets; ///< bare names of streets there
    WordIndex m_index;
    QHash<int, QList<int>> m_withWord; ///< streets by word
    QHash<QString, QStringList> m_joined; ///< "degasperi": gasperi, "sanmartino": s martino
};

} // namespace campanile
