// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetmatcher.h"

#include "addressnormaliser.h"
#include "addresswords.h"

#include <QSet>
#include <QVarLengthArray>

#include <algorithm>
#include <optional>
#include <utility>

namespace campanile {
using namespace Qt::StringLiterals;
using namespace addresswords;

namespace {

constexpr int several = -2;
constexpr qsizetype mostWords = 12; ///< more are no street's name
constexpr qsizetype commonWord = 200; ///< of so many streets that it does not lead to one

void put(QHash<QString, int> &table, const QString &key, int street)
{
    const auto found = table.find(key);
    if (found == table.end())
        table.insert(key, street);
    else if (*found != street)
        *found = several;
}

QString sorted(const QString &type, QStringList words)
{
    words.sort();
    return type + u'|' + words.join(u' ');
}

bool isNumber(const QString &word)
{
    return word.front().isDigit();
}

// "pzetta" for piazzetta, "locta": the first and last letter and some between, in order.
bool isContraction(const QString &word, const QString &type)
{
    if (word.size() < 3 || word.size() >= type.size() || word.front() != type.front())
        return false;
    if (type.startsWith(word))
        return true;
    qsizetype at = 0;
    for (const QChar c : type)
        at += at < word.size() && word[at] == c;
    return at == word.size() && word.back() == type.back();
}

// "Vai", "Vis": too short for slips to be told from other words in general.
QStringList misspeltTypes(const QString &word)
{
    static const QSet<QString> via{
        u"vai"_s, u"va"_s, u"vis"_s, u"vua"_s, u"voa"_s, u"iva"_s, u"viaa"_s, u"viia"_s, u"vvia"_s, u"vja"_s, u"vie"_s};
    if (via.contains(word))
        return {u"via"_s};
    QStringList result;
    for (const QString &type : writtenTypes()) {
        if (const Slip slip = slipBetween(word, type);
            slip == Slip::Twin || slip == Slip::Key || isContraction(word, type))
            result += type;
    }
    return result;
}

QStringList withoutConnectives(const QStringList &words)
{
    QStringList result;
    for (const QString &word : words) {
        if (!connectives().contains(word))
            result += word;
    }
    return result;
}

// The canonical words with Santi, Santa, Santo as they were written.
QStringList withSaintsAsNames(QStringList canonical, const QStringList &folded)
{
    qsizetype at = 0;
    for (const QString &word : folded) {
        if (!isSaint(word))
            continue;
        at = canonical.indexOf(u"s"_s, at);
        if (at < 0)
            break;
        if (word.size() > 4 || word == u"sala")
            canonical[at] = word;
        ++at;
    }
    return canonical;
}

// Misspelt words of the common kind are not in the town's index: empty for "delal" (no meaning), "s" for "satna",
// "4" for "quatro"; else the word.
QString littleWordMeant(const QString &word)
{
    static const QStringList empty{u"della"_s, u"delle"_s, u"dello"_s, u"degli"_s, u"dalla"_s, u"alla"_s, u"alle"_s};
    static const QStringList saints{u"santa"_s, u"santo"_s};
    static const QList<std::pair<QString, QString>> numbers{{u"quattro"_s, u"4"_s}, {u"cinque"_s, u"5"_s},
        {u"sette"_s, u"7"_s}, {u"venti"_s, u"20"_s}, {u"ventiquattro"_s, u"24"_s}, {u"venticinque"_s, u"25"_s},
        {u"cento"_s, u"100"_s}};
    const auto slipped = [&word](const QString &known) {
        const Slip slip = slipBetween(word, known);
        return slip == Slip::Twin || slip == Slip::Key;
    };
    if (std::ranges::any_of(empty, slipped) || (word.size() == 3 && std::ranges::is_permutation(word, u"del"_s)))
        return {};
    if (std::ranges::any_of(saints, slipped))
        return u"s"_s;
    for (const auto &[known, number] : numbers) {
        if (slipped(known))
            return number;
    }
    return word;
}

} // namespace

StreetMatcher::StreetMatcher(const QStringList &places)
{
    for (const QString &place : places) {
        if (const auto name = StreetName::of(u"via "_s + place); !name.words.isEmpty())
            m_places += name.words;
    }
}

void StreetMatcher::add(const QString &written)
{
    const int street = static_cast<int>(m_streets.size());
    KnownStreet known{StreetName::of(written), {}, 0, 0, {}};
    const QStringList &words = known.name.words;
    known.hamlet = words.size();
    for (const QStringList &place : std::as_const(m_places)) {
        const qsizetype from = words.size() - place.size();
        if (from < 1 || words.sliced(from) != place)
            continue;
        const qsizetype before = known.name.all.size() - place.size() - 1; // "in", "di"
        if (before > 0 && (known.name.all[before] == u"in" || known.name.all[before] == u"di"))
            known.hamlet = std::min(known.hamlet, from);
    }
    known.head = known.hamlet - 1;
    known.bare = sorted({}, words.first(known.hamlet));
    ++m_bares[known.bare];
    if (known.hamlet < words.size())
        m_inHamlets.insert(known.bare);
    put(m_exact, written.simplified().toCaseFolded(), street);
    put(m_keys, addressnormaliser::streetKey(written), street);
    addTwin(street, known.name);
    put(m_untyped, sorted({}, words), street);
    for (const QString &word : words) {
        const int number = m_index.add(word);
        const bool fixed = isNumber(word) || word == u"s", given = isGivenName(word);
        const bool droppable = given || isTitle(word) || (word.size() == 1 && !fixed);
        known.words += KnownStreet::Word{number, given, droppable, fixed || changesMeaning(word), fixed};
        auto &streets = m_withWord[number];
        if (streets.isEmpty() || streets.back() != street)
            streets += street;
    }
    addJoined(known.name);
    m_streets += known;
}

// "Via Malpensada" and "Via della Malpensada" are one street, written in two ways; "Via alle Laste" and "Via delle
// Laste" are two.
void StreetMatcher::addTwin(int street, const StreetName &name)
{
    m_twins += street;
    const QString key = sorted(name.type, name.words);
    const auto found = m_sorted.constFind(key);
    if (found == m_sorted.cend()) {
        m_sorted.insert(key, street);
        return;
    }
    if (*found < 0)
        return;
    const bool bare = name.all.size() == name.words.size();
    bool one = true;
    int twin = *found;
    do {
        const StreetName &other = m_streets[twin].name;
        one = one && (bare || other.all.size() == other.words.size() || other.all == name.all);
        twin = m_twins[twin];
    } while (twin != *found);
    if (one) {
        std::swap(m_twins[street], m_twins[*found]);
        return;
    }
    do {
        twin = std::exchange(m_twins[twin], twin);
    } while (twin != *found);
    m_sorted.insert(key, several);
}

void StreetMatcher::addJoined(const StreetName &name)
{
    for (qsizetype i = 0; i + 1 < name.all.size(); ++i) {
        const QString &first = name.all[i], &second = name.all[i + 1];
        if (second.size() < 3 || isNumber(first) || isNumber(second))
            continue;
        QStringList parts{second};
        if (!connectives().contains(first))
            parts.prepend(first);
        if (first == u"s") {
            for (const QString &saint : {u"san"_s, u"santa"_s, u"santo"_s, u"sant"_s})
                m_joined.insert(saint + second, parts);
        } else {
            m_joined.insert(first + second, parts);
        }
    }
}

StreetMatcher::Match StreetMatcher::match(const QString &written, Effort effort) const
{
    const QString simple = written.simplified();
    if (const auto found = m_exact.constFind(simple.toCaseFolded()); found != m_exact.cend() && *found >= 0)
        return {*found, Located::Exact, false};
    const QStringList canonical = addressnormaliser::canonicalWords(simple);
    if (canonical.isEmpty() || canonical.size() > mostWords)
        return {};
    if (const int street = m_keys.value(canonical.join(u' '), -1); street >= 0)
        return {street, Located::Normalised, false};
    StreetName name = StreetName::ofWords(canonical);
    if (name.words.size() == 1 && name.type.isEmpty() && isStreetType(name.words.front())) {
        const int street = m_untyped.value(sorted({}, name.words), -1); // "Circonvallazione", not "Via"
        return street >= 0 && effort != Effort::Slips ? Match{street, Located::Normalised, false} : Match{};
    }
    // numbers are neither left out nor mended: one that no street has settles it
    if (std::ranges::any_of(name.words, [this](const QString &w) { return isNumber(w) && m_index.find(w) < 0; }))
        return {};
    const QStringList folded = addressnormaliser::fold(simple).split(u' ');
    name.maybeInitial = folded.contains(u"s");
    if (effort == Effort::Slips)
        return withSlips(name, canonical);
    if (const int street = m_sorted.value(sorted(name.type, name.words), -1); street != -1)
        return street >= 0 ? Match{street, Located::Normalised, false} : Match{};
    if (const int street = name.type.isEmpty() ? m_untyped.value(sorted({}, name.words), -1) : -1; street != -1)
        return street >= 0 ? Match{street, Located::Normalised, false} : Match{};
    Match match = best(name, Slips::None);
    if (match.street == -1 && !name.type.isEmpty()) { // "Costa San Giorgio" of "Strada Costa San Giorgio"
        if (const int street = m_untyped.value(sorted({}, withoutConnectives(canonical)), -1); street >= 0)
            match = {street, Located::Normalised, false};
    }
    if (match.street == -1) { // Santi is also a family's name
        const QStringList other = withSaintsAsNames(canonical, folded);
        if (other != canonical) {
            const StreetName names = StreetName::ofWords(other);
            match = best(names, Slips::None);
            if (match.street >= 0 && m_streets[match.street].words.size() != names.words.size())
                match = {};
        }
    }
    if (match.street == -1 && effort == Effort::Tolerant)
        return withSlips(name, canonical);
    return match.street >= 0 ? match : Match{};
}

StreetMatcher::Match StreetMatcher::withSlips(const StreetName &name, const QStringList &canonical) const
{
    Match match = best(name, Slips::UnknownWords);
    if (match.street == -1 && name.type.isEmpty())
        match = mended(canonical);
    if (match.street == -1)
        match = best(name, Slips::AllWords);
    return match.street >= 0 ? match : Match{};
}

// The kind of street itself may be misspelt.
StreetMatcher::Match StreetMatcher::mended(const QStringList &canonical) const
{
    Match only;
    if (canonical.size() < 2 || m_index.find(canonical.front()) >= 0)
        return only;
    for (const QString &type : misspeltTypes(canonical.front())) {
        QStringList words = canonical;
        words.front() = type;
        const Match match = best(StreetName::ofWords(words), Slips::UnknownWords);
        if (match.street < 0)
            continue;
        if (only.street >= 0 && only.street != match.street)
            return {several, Located::No, false};
        only = match;
    }
    return only;
}

bool StreetMatcher::needsHamlet(int street) const
{
    const KnownStreet &known = m_streets[street];
    return known.hamlet < known.words.size() || m_inHamlets.contains(known.bare);
}

bool StreetMatcher::areTwins(int one, int other) const
{
    for (int twin = m_twins[one]; twin != one; twin = m_twins[twin]) {
        if (twin == other)
            return true;
    }
    return false;
}

AskedWord StreetMatcher::askedWord(const QString &word) const
{
    return {word, m_index.find(word), isGivenName(word), isTitle(word), word.size() == 1 && word.front().isLetter(),
        isNumber(word), {}};
}

// The words somebody wrote, as the town knows them: joined ones split, split ones joined.
QList<AskedWord> StreetMatcher::asked(const StreetName &name, Slips slips) const
{
    QList<AskedWord> result;
    const auto isKnown = [this](const QString &word) { return m_index.find(word) >= 0; };
    for (qsizetype i = 0; i < name.all.size(); ++i) {
        const QString &word = name.all[i];
        const bool last = i + 1 == name.all.size();
        if (const QString next = last ? QString() : name.all[i + 1];
            next.size() >= 3 && !(isKnown(next) && (isKnown(word) || connectives().contains(word)))) {
            const QStringList heads =
                word == u"s" ? QStringList{u"san"_s, u"santa"_s, u"santo"_s, u"sant"_s} : QStringList{word};
            const auto head = std::ranges::find_if(heads, [&](const QString &h) { return isKnown(h + next); });
            if (head != heads.cend()) {
                result += askedWord(*head + next);
                ++i;
                continue;
            }
        }
        if (connectives().contains(word) && name.all.size() > 1)
            continue;
        if (isKnown(word)) {
            result += askedWord(word);
            continue;
        }
        if (const auto parts = m_joined.constFind(word); parts != m_joined.cend()) {
            for (const QString &part : *parts)
                result += askedWord(part);
            continue;
        }
        QString meant = word;
        if (slips != Slips::None && !last && word.size() >= 3)
            meant = littleWordMeant(word);
        if (!meant.isEmpty())
            result += askedWord(meant);
    }
    for (AskedWord &word : result) {
        if (slips == Slips::AllWords || (slips == Slips::UnknownWords && word.word < 0))
            word.near = m_index.near(word.text);
    }
    return result;
}

StreetMatcher::Match StreetMatcher::best(const StreetName &name, Slips slips) const
{
    const QList<AskedWord> words = asked(name, slips);
    QVarLengthArray<int, 64> candidates;
    const auto take = [&](bool common) {
        for (const AskedWord &word : words) {
            const auto collect = [&](int number) {
                const auto streets = m_withWord.constFind(number);
                if (streets == m_withWord.cend() || (streets->size() > commonWord) != common)
                    return;
                for (const int street : *streets)
                    candidates.append(street);
            };
            if (word.word >= 0)
                collect(word.word);
            for (const auto &near : word.near)
                collect(near.word);
        }
    };
    take(false);
    if (candidates.isEmpty())
        take(true);
    std::ranges::sort(candidates);
    const auto repeated = std::ranges::unique(candidates);
    candidates.resize(candidates.size() - static_cast<qsizetype>(repeated.size()));

    int street = -1, cost = StreetFit::tooMuch, second = StreetFit::tooMuch;
    bool doubtful = false;
    for (const int candidate : candidates) {
        const auto found = StreetFit::of(m_streets[candidate], name, words);
        // without its hamlet it may be the one in town, of whatever kind
        if (!found || (found->withoutHamlet && m_bares.value(m_streets[candidate].bare) > 1))
            continue;
        if (found->cost < cost) {
            second = street >= 0 && areTwins(street, candidate) ? second : cost;
            cost = found->cost, doubtful = found->doubtful, street = candidate;
        } else if (!areTwins(street, candidate)) {
            second = std::min(second, found->cost);
        }
    }
    if (street < 0)
        return {};
    if (second < cost + (cost < StreetFit::fine ? 1 : StreetFit::margin))
        return {several, Located::No, false};
    return {street, Located::Normalised, doubtful};
}

} // namespace campanile
