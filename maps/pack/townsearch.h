// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "packfile.h"
#include "wordindex.h"

#include <functional>

namespace campanile {

/// What the officer types in the search field: words in any order, their beginnings are enough, case, accents and usual
/// abbreviations do not matter; a civic number may follow a street. Where nothing is found so, a slip in a word is
/// forgiven ("via grazoli").
class TownSearch final {
public:
    explicit TownSearch(const PackFile &pack);
    using QuarterName = std::function<QString(GeoPoint)>;
    [[nodiscard]] QList<SearchHit> search(const QString &text, int limit, const QuarterName &quarterOf) const;

private:
    struct Entry {
        SearchHit::Kind kind = SearchHit::Kind::Street;
        qsizetype at = 0; ///< in the pack's streets, quarters or landmarks
        QStringList words; ///< folded, abbreviations written out
        QString folded; ///< the name's own words
        QStringList kinds; ///< what a landmark is, as people call it: "ospedale"
        double weight = 0; ///< longer streets and larger quarters first among equals
    };

    struct Scored {
        double score;
        qsizetype entry;
        CivicNumber civic;
    };

    [[nodiscard]] QList<Scored> scored(const QString &text, bool forgiving) const;
    void collect(QList<Scored> &into, const QStringList &words, const CivicNumber &civic, bool forgiving) const;
    /// The words of the town that a word stands for that begins none of them.
    [[nodiscard]] QStringList meant(const QString &word) const;
    [[nodiscard]] SearchHit hitOf(const Scored &scored, const QuarterName &quarterOf) const;

    const PackFile &m_pack;
    QList<Entry> m_entries;
    WordIndex m_index;
    QHash<QChar, QStringList> m_byLetter; ///< the same words by their first
};

} // namespace campanile
