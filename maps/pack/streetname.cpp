// SPDX-License-Identifier: GPL-3.0-or-later
#include "streetname.h"

#include "addressnormaliser.h"
#include "addresswords.h"

namespace campanile {
using namespace Qt::StringLiterals;

namespace {

// In names of kings and popes.
int ordinal(const QString &word)
{
    static const QStringList words{u"primo"_s, u"secondo"_s, u"terzo"_s, u"quarto"_s, u"quinto"_s, u"sesto"_s,
        u"settimo"_s, u"ottavo"_s, u"nono"_s, u"decimo"_s, u"undicesimo"_s, u"dodicesimo"_s};
    return static_cast<int>(words.indexOf(word)) + 1;
}

int cardinal(const QString &word)
{
    static const QHash<QString, int> words{{u"due"_s, 2}, {u"tre"_s, 3}, {u"quattro"_s, 4}, {u"cinque"_s, 5},
        {u"sei"_s, 6}, {u"sette"_s, 7}, {u"otto"_s, 8}, {u"nove"_s, 9}, {u"dieci"_s, 10}, {u"dodici"_s, 12},
        {u"cento"_s, 100}, {u"mille"_s, 1000}};
    return words.value(word);
}

// The one letter that a king's or pope's number may be; elsewhere it is an initial.
int oneLetterRoman(const QString &word)
{
    return word == u"i" ? 1 : word == u"v" ? 5 : word == u"x" ? 10 : 0;
}

} // namespace

StreetName StreetName::of(const QString &name)
{
    return ofWords(addressnormaliser::canonicalWords(name));
}

StreetName StreetName::ofWords(QStringList canonical)
{
    StreetName result;
    if (canonical.size() > 1 && addresswords::isStreetType(canonical.front()))
        result.type = canonical.takeFirst();
    else if (canonical.size() > 1 && addresswords::isSaint(canonical.front()))
        canonical.front() = u"s"_s;
    for (qsizetype i = 0; i < canonical.size(); ++i) {
        const bool last = i + 1 == canonical.size(), named = i > 0 && addresswords::isGivenName(canonical[i - 1]);
        int number = 0;
        if (last && named) {
            number = ordinal(canonical[i]);
            if (number == 0)
                number = oneLetterRoman(canonical[i]);
        } else if (!last) {
            number = cardinal(canonical[i]);
        }
        if (number > 0)
            canonical[i] = QString::number(number);
    }
    result.all = canonical;
    for (const QString &word : std::as_const(canonical)) {
        if (!addresswords::connectives().contains(word))
            result.words += word;
    }
    if (result.words.isEmpty())
        result.words = canonical;
    return result;
}

} // namespace campanile
