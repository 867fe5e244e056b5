// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressnormaliser.h"

#include "addresswords.h"

#include <algorithm>

namespace campanile::addressnormaliser {
using namespace Qt::StringLiterals;
using namespace addresswords;

namespace {

QString roman(int value)
{
    static const std::pair<int, QString> steps[]{
        {50, u"l"_s}, {40, u"xl"_s}, {10, u"x"_s}, {9, u"ix"_s}, {5, u"v"_s}, {4, u"iv"_s}, {1, u"i"_s}};
    QString result;
    for (const auto &[step, letters] : steps) {
        for (; value >= step && result.size() < 12; value -= step)
            result += letters;
    }
    return result;
}

// 0: none. "Livi" and "Villi" are names although all their letters are numbers.
int romanValue(const QString &word)
{
    int total = 0, before = 0;
    for (auto it = word.crbegin(); it != word.crend(); ++it) {
        const int value = *it == u'i' ? 1 : *it == u'v' ? 5 : *it == u'x' ? 10 : *it == u'l' ? 50 : 0;
        if (value == 0)
            return 0;
        total += value < before ? -value : value;
        before = std::max(before, value);
    }
    return roman(total) == word ? total : 0;
}

bool isMonth(const QString &word)
{
    static const QSet<QString> months{u"gennaio"_s, u"febbraio"_s, u"marzo"_s, u"aprile"_s, u"maggio"_s, u"giugno"_s,
        u"luglio"_s, u"agosto"_s, u"settembre"_s, u"ottobre"_s, u"novembre"_s, u"dicembre"_s};
    return months.contains(word);
}

int spelledNumber(const QString &word)
{
    static const QStringList words{u"uno"_s, u"due"_s, u"tre"_s, u"quattro"_s, u"cinque"_s, u"sei"_s, u"sette"_s,
        u"otto"_s, u"nove"_s, u"dieci"_s, u"undici"_s, u"dodici"_s, u"tredici"_s, u"quattordici"_s, u"quindici"_s,
        u"sedici"_s, u"diciassette"_s, u"diciotto"_s, u"diciannove"_s, u"venti"_s, u"ventuno"_s, u"ventidue"_s,
        u"ventitre"_s, u"ventiquattro"_s, u"venticinque"_s, u"ventisei"_s, u"ventisette"_s, u"ventotto"_s,
        u"ventinove"_s, u"trenta"_s, u"trentuno"_s};
    return word == u"primo"_s ? 1 : static_cast<int>(words.indexOf(word)) + 1;
}

// "1o", "4a"
bool isOrdinal(const QString &word)
{
    if (word.size() < 2 || !word.front().isDigit() || (word.back() != u'o' && word.back() != u'a'))
        return false;
    return std::ranges::all_of(word.first(word.size() - 1), [](QChar c) { return c.isDigit(); });
}

} // namespace

QStringList canonicalWords(const QString &name)
{
    QStringList words = fold(name).split(u' ', Qt::SkipEmptyParts);
    // two written pieces ("v le") before one ("v")
    const auto replace = [&words](qsizetype at, const QHash<QString, QString> &table) {
        for (const qsizetype length : {qsizetype(2), qsizetype(1)}) {
            if (at + length > words.size() || (at == 0 && length == words.size()))
                continue;
            const auto found = table.constFind(words.mid(at, length).join(u' '));
            if (found == table.cend())
                continue;
            const QStringList longer = found->split(u' ');
            words.remove(at, length);
            for (qsizetype i = 0; i < longer.size(); ++i)
                words.insert(at + i, longer[i]);
            return longer.size();
        }
        return qsizetype(1);
    };
    qsizetype at = words.isEmpty() ? 0 : replace(0, typeAbbreviations());
    while (at < words.size())
        at += replace(at, wordAbbreviations());

    for (qsizetype i = 0; i < words.size(); ++i) {
        QString &word = words[i];
        const bool beforeMonth = i + 1 < words.size() && isMonth(words[i + 1]);
        if (isOrdinal(word))
            word.chop(1);
        else if (const int value = romanValue(word);
            value > 0 && (word.size() > 1 || beforeMonth) && word != u"vi"_s && word != u"li"_s && word != u"il"_s)
            word = QString::number(value);
        else if (beforeMonth && spelledNumber(word) > 0)
            word = QString::number(spelledNumber(word));
        else if (i > 0 && isSaint(word) && i + 1 < words.size())
            word = u"s"_s;
    }
    return words;
}

QString fold(const QString &text)
{
    QString out;
    out.reserve(text.size());
    const bool plain = std::ranges::all_of(text, [](QChar c) { return c.unicode() < 128; });
    const QString decomposed = plain ? text : text.normalized(QString::NormalizationForm_KD).toLower();
    for (QChar c : decomposed) {
        if (plain)
            c = c.toLower();
        if (c.isMark())
            continue;
        if (c.isLetterOrNumber())
            out += c == u'ß' ? u's' : c;
        else if (!out.isEmpty() && out.back() != u' ')
            out += u' ';
    }
    return out.trimmed();
}

QString streetKey(const QString &name)
{
    return canonicalWords(name).join(u' ');
}

StreetWords streetWords(const QString &name)
{
    StreetWords result;
    QStringList words = canonicalWords(name);
    if (words.size() > 1 && isStreetType(words.front()))
        result.type = words.takeFirst();
    for (const QString &word : std::as_const(words)) {
        if (!connectives().contains(word))
            result.words += word;
    }
    if (result.words.isEmpty())
        result.words = words;
    return result;
}

} // namespace campanile::addressnormaliser
