// SPDX-License-Identifier: GPL-3.0-or-later
#include "dirtkinds.h"

#include <QHash>
#include <QSet>

namespace dirt {
using namespace Qt::StringLiterals;

/// Where the given names end: "Via Giuseppe Garibaldi" is 2; 0: no person.
qsizetype givenEnd(const Words &words)
{
    qsizetype end = 1;
    while (end < words.size() - 1 && isGivenName(words[end]))
        ++end;
    if (end == 1 || isLittle(words[end]) || words.size() > end + 3)
        return 0;
    return end;
}

bool person(
    const TrueAddress &a, Written &out, const std::function<Words(Words kind, Words given, Words family)> &order)
{
    const Words words = split(a.street);
    const qsizetype end = givenEnd(words);
    if (end == 0)
        return false;
    out = {order(words.first(1), words.sliced(1, end - 1), words.sliced(end)).join(u' '), house(a)};
    return true;
}

Words initials(const Words &given, bool dots)
{
    Words result;
    for (const QString &name : given)
        result += QString(name.front()) + (dots ? u"."_s : QString());
    return result;
}

bool titles(Random &random, const TrueAddress &a, Written &out)
{
    static const QHash<QString, Words> forms{{u"monsignor"_s, {u"Mons."_s}}, {u"monsignore"_s, {u"Mons."_s}},
        {u"generale"_s, {u"Gen."_s}}, {u"cardinale"_s, {u"Card."_s}}, {u"cardinal"_s, {u"Card."_s}},
        {u"fratelli"_s, {u"F.lli"_s, u"Flli"_s}}, {u"don"_s, {u"D."_s}}, {u"padre"_s, {u"P."_s}},
        {u"dottor"_s, {u"Dott."_s, u"Dr."_s}}, {u"capitano"_s, {u"Cap."_s}}, {u"professor"_s, {u"Prof."_s}},
        {u"monte"_s, {u"M.te"_s, u"M."_s}}, {u"madonna"_s, {u"Mad."_s}}, {u"santissima"_s, {u"SS."_s, u"SS.ma"_s}},
        {u"giovanni"_s, {u"Gio."_s, u"Giov."_s}}, {u"giuseppe"_s, {u"Gius."_s}}, {u"battista"_s, {u"Batt."_s, u"B."_s}},
        {u"francesco"_s, {u"Franc."_s, u"Fr.sco"_s}}, {u"vittorio"_s, {u"Vitt."_s}}, {u"alessandro"_s, {u"Aless."_s}},
        {u"antonio"_s, {u"Ant."_s}}, {u"beato"_s, {u"B."_s}}, {u"domenico"_s, {u"Dom."_s}}};
    Words words = split(a.street);
    bool any = false;
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        if (const auto found = forms.constFind(words[i].toLower()); found != forms.cend())
            words[i] = random.pick(*found), any = true;
    }
    out = {words.join(u' '), house(a)};
    return any;
}

bool saints(Random &random, const TrueAddress &a, Written &out)
{
    Words words = split(a.street);
    for (qsizetype i = 1; i < words.size(); ++i) {
        QString &word = words[i];
        const QString lower = word.toLower();
        if (lower.startsWith(u"sant'"_s) || lower.startsWith(u"sant’"_s)) {
            const QString name = word.sliced(5);
            static const Words forms{u"S."_s, u"S. "_s, u"San "_s, u"Santo "_s, u"S "_s};
            word = random.pick(forms) + name;
        } else if ((lower == u"san" || lower == u"santa" || lower == u"santo") && i + 1 < words.size()) {
            static const Words male{u"S."_s, u"S"_s, u"S.to"_s}, female{u"S."_s, u"S"_s, u"S.ta"_s};
            word = random.pick(lower == u"santa" ? female : male);
            if (word == u"S." && random.oneIn(2))
                words[i] += words.takeAt(i + 1);
        } else {
            continue;
        }
        out = {words.join(u' '), house(a)};
        return true;
    }
    return false;
}

bool numerals(Random &random, const TrueAddress &a, Written &out)
{
    struct Number {
        const char16_t *word, *roman, *digits;
    };

    static const Number numbers[]{{u"primo", u"I", u"1"}, {u"due", u"II", u"2"}, {u"tre", u"III", u"3"},
        {u"quattro", u"IV", u"4"}, {u"otto", u"VIII", u"8"}, {u"dodici", u"XII", u"12"}, {u"venti", u"XX", u"20"},
        {u"ventiquattro", u"XXIV", u"24"}, {u"venticinque", u"XXV", u"25"}, {u"ventotto", u"XXVIII", u"28"},
        {u"terzo", u"III", u"3"}, {u"secondo", u"II", u"2"}, {u"decimo", u"X", u"10"}, {u"ventinove", u"XXIX", u"29"}};
    Words words = split(a.street);
    for (qsizetype i = 1; i < words.size(); ++i) {
        for (const Number &number : numbers) {
            const QString forms[]{QString(number.word), QString(number.roman), QString(number.digits)};
            const bool isRoman = words[i] == forms[1], isDigits = words[i] == forms[2];
            const bool isWord = words[i].toLower() == forms[0] && i + 1 < words.size(); // "Otto Marzo", not "Via Primo"
            if ((!isWord && !isRoman && !isDigits)
                || (isWord && isGivenName(words[i]) && isGivenName(words.value(i + 1))))
                continue;
            QString other = forms[random.below(3)];
            while (other.compare(words[i], Qt::CaseInsensitive) == 0)
                other = forms[random.below(3)];
            if (other == forms[0])
                other[0] = other[0].toUpper();
            if (isWord && number.digits == QStringView(u"1"))
                other = random.oneIn(2) ? u"1°"_s : u"I"_s;
            words[i] = other;
            out = {words.join(u' '), house(a)};
            return true;
        }
    }
    return false;
}

bool littleWords(Random &random, const TrueAddress &a, Written &out)
{
    Words words = split(a.street);
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        const QString lower = words[i].toLower();
        if (lower == u"e" || lower == u"in" || lower == u"da")
            continue;
        if (isLittle(words[i])) {
            words.removeAt(i);
            out = {words.join(u' '), house(a)};
            return true;
        }
    }
    const qsizetype joined = a.street.indexOf(u"ell'"_s); // "dell'Adige"
    if (joined > 0) {
        const qsizetype from = a.street.lastIndexOf(u' ', joined) + 1;
        out = {a.street.first(from) + a.street.sliced(joined + 4), house(a)};
        return true;
    }
    if (words.size() == 2 && !words[1].contains(u'\'') && random.oneIn(3) && words[1].endsWith(u'o')) {
        words.insert(1, u"del"_s); // "Via del Brennero" for "Via Brennero"
        out = {words.join(u' '), house(a)};
        return true;
    }
    return false;
}

bool joinedWords(Random &, const TrueAddress &a, Written &out)
{
    Words words = split(a.street);
    for (qsizetype i = 1; i + 1 < words.size(); ++i) {
        const QString lower = words[i].toLower();
        static const Words joins = u"de la lo san santa monte castel ponte dal dalla val"_s.split(u' ');
        if (joins.contains(lower) && words[i + 1].size() > 3) {
            words[i] += words.takeAt(i + 1).toLower();
            out = {words.join(u' '), house(a)};
            return true;
        }
    }
    for (qsizetype i = 1; i < words.size(); ++i) {
        const QString lower = words[i].toLower();
        for (const QString &head :
            {u"monte"_s, u"castel"_s, u"ponte"_s, u"lamar"_s, u"degas"_s, u"casal"_s, u"valle"_s}) {
            const qsizetype cut = head == u"lamar" || head == u"degas" ? 2 : head.size();
            if (lower.startsWith(head) && lower.size() >= cut + 4) {
                words[i] = words[i].first(cut) + u' ' + words[i].sliced(cut);
                out = {words.join(u' '), house(a)};
                return true;
            }
        }
    }
    return false;
}

bool spaces(Random &random, const TrueAddress &a, Written &out)
{
    QString text = a.street;
    switch (random.below(4)) {
    case 0: text.replace(u' ', u"  "_s); break;
    case 1: text = u' ' + text + u"  "_s; break;
    case 2: text.replace(u' ', QChar::Nbsp); break;
    default: text.replace(u' ', u'\t'); text += u"."_s;
    }
    out = {text, u' ' + house(a) + u' '};
    return true;
}

bool brackets(Random &random, const TrueAddress &a, Written &out)
{
    const QString other = (random.oneIn(2) ? u"Via "_s : u"Piazza "_s) + random.pick(familyNames());
    static const Words forms{u"(ex %1)"_s, u"(già %1)"_s, u"(%1)"_s, u"[ex %1]"_s, u"- ex %1"_s, u"(ang. %1)"_s};
    out = {a.street + u' ' + random.pick(forms).arg(other), house(a)};
    return true;
}

bool withPlace(Random &random, const TrueAddress &a, const Town &town, Written &out)
{
    if (a.place.isEmpty() || a.place == town.name)
        return false;
    QString street = a.street;
    const qsizetype at = street.indexOf(a.place, 0, Qt::CaseInsensitive);
    if (at > 0)
        street = street.first(street.lastIndexOf(u' ', at - 2)).trimmed(); // "in Spinetta Marengo"
    switch (random.below(5)) {
    case 0: out.street = street + u" - "_s + a.place; break;
    case 1: out.street = street + u" ("_s + a.place + u')'; break;
    case 2: out.street = street + u", fraz. "_s + a.place; break;
    case 3: out.street = u"Fraz. "_s + a.place + u", "_s + street; break;
    default: out.street = street.toUpper() + u' ' + a.place.toUpper();
    }
    out.civic = house(a);
    return true;
}

} // namespace dirt
