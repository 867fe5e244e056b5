// SPDX-License-Identifier: GPL-3.0-or-later
#include "townsearch.h"

#include "addressnormaliser.h"
#include "civicplacer.h"

#include <algorithm>

namespace campanile {

namespace {

QStringList splitWords(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

// "s" stands for every San, Santa, Sant'; "v" for "via"; so the whole text goes through the normaliser, but a word
// still being typed ("santam...") must stay as it is: both readings are tried.
QList<QStringList> readings(const QString &text)
{
    QList<QStringList> result{splitWords(addressnormaliser::fold(text))};
    if (QStringList other = splitWords(addressnormaliser::streetKey(text)); other != result.front())
        result += other;
    return result;
}

// Both words as written and as normalised can be found.
bool beginsAny(const QStringList &words, const QString &beginning, bool &whole)
{
    bool found = false;
    for (const QString &word : words) {
        if (word == beginning) {
            whole = true;
            return true;
        }
        found = found || word.startsWith(beginning);
    }
    return found;
}

GeoPoint middleOf(const Street &street)
{
    const GeoRing *longest = nullptr;
    for (const GeoRing &line : street.lines) {
        if (!longest || line.size() > longest->size())
            longest = &line;
    }
    return longest && !longest->isEmpty() ? longest->at(longest->size() / 2) : GeoPoint{};
}

} // namespace

TownSearch::TownSearch(const PackFile &pack)
    : m_pack(pack)
{
    const auto wordsOf = [](const QString &name) {
        QStringList words = splitWords(addressnormaliser::fold(name));
        for (const QString &word : splitWords(addressnormaliser::streetKey(name))) {
            if (!words.contains(word))
                words += word;
        }
        return words;
    };
    for (qsizetype i = 0; i < pack.streets.size(); ++i) {
        const auto &row = pack.streets[i];
        m_entries += {SearchHit::Kind::Street, i, wordsOf(row.street.name), addressnormaliser::fold(row.street.name),
            std::min(1.0, double(row.civics.size()) / 200 + row.metres / 10'000)};
    }
    for (qsizetype i = 0; i < pack.quarters.size(); ++i) {
        const auto &row = pack.quarters[i];
        m_entries +=
            {SearchHit::Kind::Quarter, i, wordsOf(row.quarter.name), addressnormaliser::fold(row.quarter.name), 1.0};
    }
}

void TownSearch::collect(QList<Scored> &into, const QStringList &words, const CivicNumber &civic) const
{
    const QString folded = words.join(u' ');
    if (folded.isEmpty())
        return;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (civic.number > 0 && entry.kind != SearchHit::Kind::Street)
            continue;
        double score = entry.weight;
        bool all = true;
        for (const QString &word : words) {
            bool whole = false;
            all = beginsAny(entry.words, word, whole);
            if (!all)
                break;
            score += whole ? 3 : 1;
        }
        if (!all)
            continue;
        if (entry.folded == folded)
            score += 20;
        else if (entry.folded.startsWith(folded))
            score += 8;
        else if (entry.folded.contains(u' ' + folded)) // after "via": what people begin with
            score += 6;
        score -= 0.2 * double(entry.words.size() - words.size());
        if (entry.kind == SearchHit::Kind::Quarter)
            score += 1;
        if (civic.number > 0) { // the street that has that door comes first
            const auto placed = placeCivic(m_pack.streets[entry.at], civic);
            score += placed.located == Located::Exact ? 14 : placed.position ? 8 : 0;
        }
        into += {score, i, civic};
    }
}

SearchHit TownSearch::hitOf(const Scored &scored, const QuarterName &quarterOf) const
{
    const Entry &entry = m_entries[scored.entry];
    SearchHit hit;
    hit.kind = entry.kind;
    if (entry.kind == SearchHit::Kind::Quarter) {
        const Quarter &quarter = m_pack.quarters[entry.at].quarter;
        hit.key = quarter.key;
        hit.title = quarter.name;
        hit.position = quarter.centre;
        return hit;
    }
    const auto &row = m_pack.streets[entry.at];
    hit.key = row.street.key;
    hit.title = row.street.name;
    hit.position = row.street.lines.isEmpty() && !row.civics.isEmpty() ? row.civics[row.civics.size() / 2].position
                                                                       : middleOf(row.street);
    if (scored.civic.number > 0) {
        if (const auto placed = placeCivic(row, scored.civic); placed.position) {
            hit.kind = SearchHit::Kind::Civic;
            hit.civic = scored.civic;
            hit.title += u' ' + scored.civic.text();
            hit.position = *placed.position;
        }
    }
    hit.detail = quarterOf(hit.position);
    return hit;
}

QList<SearchHit> TownSearch::search(const QString &text, int limit, const QuarterName &quarterOf) const
{
    QList<Scored> scored;
    if (limit <= 0)
        return {};
    for (const QStringList &words : readings(text))
        collect(scored, words, {});
    // a number at the end (with its letter) may be a civic number: "roma 12", "via roma 12/a", "via roma 12 bis"
    const QStringList typed = text.simplified().split(u' ', Qt::SkipEmptyParts);
    for (const qsizetype tail : {qsizetype(1), qsizetype(2)}) {
        if (typed.size() <= tail || !typed[typed.size() - tail].front().isDigit())
            continue;
        const CivicNumber civic = addressnormaliser::parseCivic(typed.sliced(typed.size() - tail).join(u' '));
        if (civic.number <= 0)
            continue;
        QString name = typed.first(typed.size() - tail).join(u' ');
        while (name.endsWith(u',') || name.endsWith(u" n."))
            name.chop(name.endsWith(u',') ? 1 : 3);
        for (const QStringList &words : readings(name))
            collect(scored, words, civic);
        break;
    }
    std::ranges::stable_sort(scored, [this](const Scored &a, const Scored &b) {
        return a.score != b.score ? a.score > b.score : m_entries[a.entry].folded < m_entries[b.entry].folded;
    });
    QList<SearchHit> hits;
    QList<qsizetype> seen;
    for (const Scored &one : std::as_const(scored)) {
        if (hits.size() >= limit)
            break;
        if (seen.contains(one.entry))
            continue;
        seen += one.entry;
        hits += hitOf(one, quarterOf);
    }
    return hits;
}

} // namespace campanile
