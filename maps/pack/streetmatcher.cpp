// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetmatcher.h"

#include <QSet>

#include <algorithm>

namespace campanile {

namespace {

constexpr int several = -2;

void put(QHash<QString, int> &table, const QString &key, int street)
{
    const auto found = table.find(key);
    if (found == table.end())
        table.insert(key, street);
    else if (*found != street)
        *found = several;
}

} // namespace

QString StreetMatcher::sorted(const QString &type, QStringList words)
{
    words.sort();
    return type + u'|' + words.join(u' ');
}

// `shorter` is `full` with fewer words in front: the family name stays, and what is left out does not make another
// place of it. An initial stands for its word.
bool StreetMatcher::fits(const QStringList &full, const QStringList &shorter)
{
    if (shorter.isEmpty() || shorter.size() > full.size() || full.back() != shorter.back())
        return false;
    qsizetype at = 0;
    for (const QString &word : full) {
        if (at < shorter.size() && (word == shorter[at] || (shorter[at].size() == 1 && word.startsWith(shorter[at]))))
            ++at;
        else if (addressnormaliser::changesMeaning(word))
            return false;
    }
    return at == shorter.size();
}

void StreetMatcher::add(const QString &name)
{
    const int street = static_cast<int>(m_words.size());
    const auto words = addressnormaliser::streetWords(name);
    put(m_exact, name.simplified().toCaseFolded(), street);
    put(m_keys, addressnormaliser::streetKey(name), street);
    put(m_sorted, sorted(words.type, words.words), street);
    put(m_untyped, sorted({}, words.words), street);
    if (!words.words.isEmpty())
        m_byWord[words.words.back()] += street;
    m_words += {words.type, words.words};
}

StreetMatcher::Match StreetMatcher::match(const QString &written) const
{
    if (const auto found = m_exact.constFind(written.simplified().toCaseFolded());
        found != m_exact.cend() && *found >= 0)
        return {*found, Located::Exact};
    const QString key = addressnormaliser::streetKey(written);
    if (key.isEmpty())
        return {};
    const auto words = addressnormaliser::streetWords(written);
    const auto tryIn = [](const QHash<QString, int> &table, const QString &wanted) { return table.value(wanted, -1); };
    if (const int street = tryIn(m_keys, key); street >= 0)
        return {street, Located::Normalised};
    if (const int street = tryIn(m_sorted, sorted(words.type, words.words)); street != -1)
        return street >= 0 ? Match{street, Located::Normalised} : Match{};
    if (words.type.isEmpty()) {
        if (const int street = tryIn(m_untyped, sorted({}, words.words)); street != -1)
            return street >= 0 ? Match{street, Located::Normalised} : Match{};
    }
    // The family name is the last word, or, in a directory's order, the first.
    QSet<int> candidates;
    QList<QStringList> orders{words.words};
    if (words.words.size() > 1) {
        QStringList turned = words.words;
        turned.append(turned.takeFirst());
        orders += turned;
    }
    for (const QStringList &order : std::as_const(orders)) {
        if (order.isEmpty())
            continue;
        for (const int street : m_byWord.value(order.back())) {
            const Words &there = m_words[street];
            if ((words.type.isEmpty() || there.type == words.type)
                && (fits(there.words, order) || fits(order, there.words)))
                candidates.insert(street);
        }
        if (!candidates.isEmpty())
            break;
    }
    return candidates.size() == 1 ? Match{*candidates.cbegin(), Located::Normalised} : Match{};
}

} // namespace campanile
