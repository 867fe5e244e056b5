// SPDX-License-Identifier: GPL-3.0-or-later
#include "townsearch.h"

#include "addressnormaliser.h"
#include "civicplacer.h"

#include <QHash>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype mostMended = 8; ///< words; more are no name

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

/// What people call a landmark who do not know its name.
QStringList kindWords(const QString &kind)
{
    static const QHash<QString, QStringList> words{{u"hospital"_s, {u"ospedale"_s, u"clinica"_s, u"hospital"_s}},
        {u"school"_s, {u"scuola"_s, u"asilo"_s, u"school"_s}}, {u"university"_s, {u"universita"_s, u"university"_s}},
        {u"townhall"_s, {u"municipio"_s, u"comune"_s, u"townhall"_s}}, {u"station"_s, {u"stazione"_s, u"station"_s}},
        {u"bus_station"_s, {u"autostazione"_s, u"stazione"_s, u"station"_s}}, {u"church"_s, {u"chiesa"_s, u"church"_s}},
        {u"cemetery"_s, {u"cimitero"_s, u"cemetery"_s}}, {u"stadium"_s, {u"stadio"_s, u"stadium"_s}},
        {u"sports"_s, {u"palestra"_s, u"sport"_s}}, {u"fire_station"_s, {u"pompieri"_s, u"vigili"_s, u"fire"_s}},
        {u"police"_s, {u"polizia"_s, u"carabinieri"_s, u"questura"_s, u"police"_s}},
        {u"library"_s, {u"biblioteca"_s, u"library"_s}}, {u"museum"_s, {u"museo"_s, u"museum"_s}},
        {u"theatre"_s, {u"teatro"_s, u"theatre"_s}}, {u"castle"_s, {u"castello"_s, u"castle"_s}},
        {u"park"_s, {u"parco"_s, u"giardini"_s, u"park"_s}}, {u"courthouse"_s, {u"tribunale"_s, u"court"_s}},
        {u"market"_s, {u"mercato"_s, u"market"_s}}};
    return words.value(kind);
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
            {}, std::min(1.0, double(row.civics.size()) / 200 + row.metres / 10'000)};
    }
    for (qsizetype i = 0; i < pack.quarters.size(); ++i) {
        const auto &row = pack.quarters[i];
        m_entries += {
            SearchHit::Kind::Quarter, i, wordsOf(row.quarter.name), addressnormaliser::fold(row.quarter.name), {}, 1.0};
    }
    for (qsizetype i = 0; i < pack.landmarks.size(); ++i) {
        const auto &row = pack.landmarks[i];
        Entry entry{SearchHit::Kind::Landmark, i, wordsOf(row.landmark.name),
            addressnormaliser::fold(row.landmark.name), kindWords(row.landmark.kind),
            std::min(1.0, row.squareMetres / 50'000) - 2}; // after streets and quarters of that name
        for (const QString &word : std::as_const(entry.kinds)) {
            if (!entry.words.contains(word))
                entry.words += word;
        }
        m_entries += entry;
    }
    for (const Entry &entry : std::as_const(m_entries)) {
        for (const QString &word : entry.words) {
            if (m_index.find(word) < 0)
                m_byLetter[word.front()] += word;
            m_index.add(word);
        }
    }
}

QStringList TownSearch::meant(const QString &word) const
{
    constexpr qsizetype shortest = 4;
    if (word.size() < shortest || word.size() > 40)
        return {};
    const QStringList words = m_byLetter.value(word.front());
    if (std::ranges::any_of(words, [&](const QString &w) { return w.startsWith(word); }))
        return {};
    QStringList result;
    for (const auto &near : m_index.near(word))
        result += m_index.word(near.word);
    // still being typed: "grazol"
    for (const QString &known : words) {
        for (const qsizetype length : {word.size(), word.size() + 1}) {
            if (known.size() <= length)
                continue;
            const Slip slip = slipBetween(word, known.first(length));
            if ((slip == Slip::Twin || slip == Slip::Key) && !result.contains(known))
                result += known;
        }
    }
    return result;
}

void TownSearch::collect(QList<Scored> &into, const QStringList &words, const CivicNumber &civic, bool forgiving) const
{
    const QString folded = words.join(u' ');
    if (folded.isEmpty())
        return;
    QList<QStringList> alternatives(words.size());
    bool any = false;
    for (qsizetype i = 0; forgiving && i < std::min(words.size(), mostMended); ++i) {
        alternatives[i] = meant(words[i]);
        any = any || !alternatives[i].isEmpty();
    }
    if (forgiving && !any)
        return;
    for (qsizetype i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (civic.number > 0 && entry.kind != SearchHit::Kind::Street)
            continue;
        double score = entry.weight;
        bool all = true;
        for (qsizetype w = 0; w < words.size(); ++w) {
            bool whole = false;
            all = beginsAny(entry.words, words[w], whole)
                || std::ranges::any_of(alternatives[w], [&](const QString &m) { return entry.words.contains(m); });
            if (!all)
                break;
            score += whole ? 3 : 1;
        }
        if (!all)
            continue;
        if (entry.folded == folded || entry.kinds.contains(folded)) // "ospedale": the place, before a street named so
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
    if (entry.kind == SearchHit::Kind::Landmark) {
        const Landmark &landmark = m_pack.landmarks[entry.at].landmark;
        hit.key = landmark.key;
        hit.title = landmark.name;
        hit.position = landmark.centre;
        hit.detail = quarterOf(hit.position);
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

QList<TownSearch::Scored> TownSearch::scored(const QString &text, bool forgiving) const
{
    QList<Scored> result;
    for (const QStringList &words : readings(text))
        collect(result, words, {}, forgiving);
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
            collect(result, words, civic, forgiving);
        break;
    }
    return result;
}

QList<SearchHit> TownSearch::search(const QString &text, int limit, const QuarterName &quarterOf) const
{
    if (limit <= 0)
        return {};
    QList<Scored> found = scored(text, false);
    if (found.isEmpty())
        found = scored(text, true);
    std::ranges::stable_sort(found, [this](const Scored &a, const Scored &b) {
        return a.score != b.score ? a.score > b.score : m_entries[a.entry].folded < m_entries[b.entry].folded;
    });
    QList<SearchHit> hits;
    QList<qsizetype> seen;
    for (const Scored &one : std::as_const(found)) {
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
