// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressdirt.h"

#include <QHash>
#include <QSet>

namespace dirt {
using namespace Qt::StringLiterals;

namespace {

using Words = QStringList;

QString house(const TrueAddress &a)
{
    return QString::number(a.number) + (a.exponent.isEmpty() ? QString() : u'/' + a.exponent);
}

Words split(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

Written asIs(const TrueAddress &a)
{
    return {a.street, house(a)};
}

bool isLittle(const QString &word)
{
    static const Words little =
        u"di del dello della dei degli delle da dal dalla e in al alla d' dell' de"_s.split(u' ');
    return little.contains(word.toLower());
}

// ---- the kind of street

bool abbreviateKind(Random &random, const TrueAddress &a, bool dots, Written &out)
{
    static const QHash<QString, Words> forms{{u"via"_s, {u"V."_s}}, {u"viale"_s, {u"V.le"_s, u"V.LE"_s, u"Vl."_s}},
        {u"piazza"_s, {u"P.za"_s, u"P.zza"_s, u"P.ZZA"_s, u"Pz."_s}}, {u"corso"_s, {u"C.so"_s, u"C.SO"_s}},
        {u"largo"_s, {u"L.go"_s}}, {u"strada"_s, {u"Str."_s, u"S.da"_s, u"Str.da"_s}},
        {u"località"_s, {u"Loc."_s, u"Loc.tà"_s}}, {u"localita'"_s, {u"Loc."_s}},
        {u"frazione"_s, {u"Fraz."_s, u"Fr."_s}}, {u"vicolo"_s, {u"Vic."_s, u"V.lo"_s}},
        {u"piazzale"_s, {u"P.le"_s, u"P.zle"_s}}, {u"piazzetta"_s, {u"P.tta"_s, u"P.zetta"_s}},
        {u"borgo"_s, {u"B.go"_s}}, {u"salita"_s, {u"Sal."_s}}, {u"galleria"_s, {u"Gall."_s}},
        {u"passaggio"_s, {u"Pass."_s}}};
    Words words = split(a.street);
    const auto found = forms.constFind(words.front().toLower());
    if (found == forms.cend() || words.size() < 2)
        return false;
    QString form = random.pick(*found);
    if (!dots)
        form = form.remove(u'.').toUpper();
    words.front() = form;
    out = {dots ? words.join(u' ') : words.join(u' ').toUpper(), house(a)};
    return true;
}

bool glueKind(Random &random, const TrueAddress &a, Written &out)
{
    if (!abbreviateKind(random, a, true, out))
        return false;
    const qsizetype space = out.street.indexOf(u' ');
    if (out.street[space - 1] != u'.')
        return false;
    out.street.remove(space, 1);
    return true;
}

bool dropKind(Random &random, const TrueAddress &a, Written &out)
{
    const QString rest = a.street.section(u' ', 1);
    if (rest.isEmpty() || split(rest).front().at(0).isDigit())
        return false;
    out = {random.oneIn(2) ? rest : rest.toUpper(), house(a)};
    return true;
}

bool otherKind(Random &random, const TrueAddress &a, bool near, Written &out)
{
    static const QHash<QString, Words> nearby{{u"via"_s, {u"Viale"_s, u"Strada"_s, u"Vicolo"_s}},
        {u"viale"_s, {u"Via"_s}}, {u"vicolo"_s, {u"Via"_s}}, {u"strada"_s, {u"Via"_s}},
        {u"piazza"_s, {u"Piazzale"_s, u"Piazzetta"_s}}, {u"piazzetta"_s, {u"Piazza"_s}}, {u"piazzale"_s, {u"Piazza"_s}},
        {u"largo"_s, {u"Piazza"_s}}, {u"salita"_s, {u"Via"_s}}, {u"spalto"_s, {u"Via"_s}}, {u"corso"_s, {u"Viale"_s}}};
    static const QHash<QString, Words> far{{u"via"_s, {u"Corso"_s, u"Piazza"_s, u"Largo"_s}},
        {u"viale"_s, {u"Piazza"_s}}, {u"piazza"_s, {u"Via"_s}}, {u"corso"_s, {u"Via"_s, u"Piazza"_s}},
        {u"piazzale"_s, {u"Via"_s}}, {u"largo"_s, {u"Via"_s}}};
    Words words = split(a.street);
    const auto &table = near ? nearby : far;
    const auto found = table.constFind(words.front().toLower());
    if (found == table.cend() || words.size() < 2)
        return false;
    words.front() = random.pick(*found);
    out = {words.join(u' '), house(a)};
    return true;
}

bool misspellKind(Random &random, const TrueAddress &a, Written &out)
{
    static const QHash<QString, Words> forms{{u"via"_s, {u"Vai"_s, u"Vis"_s, u"Va"_s}},
        {u"viale"_s, {u"Vialle"_s, u"Vaile"_s}}, {u"piazza"_s, {u"Piaza"_s, u"Pizza"_s, u"Piazaa"_s}},
        {u"corso"_s, {u"Coros"_s, u"Corsso"_s}}, {u"strada"_s, {u"Starda"_s, u"Stada"_s}},
        {u"vicolo"_s, {u"Viccolo"_s, u"Vicollo"_s}}, {u"largo"_s, {u"Lrago"_s}}};
    Words words = split(a.street);
    const auto found = forms.constFind(words.front().toLower());
    if (found == forms.cend() || words.size() < 2)
        return false;
    words.front() = random.pick(*found);
    out = {words.join(u' '), house(a)};
    return true;
}

// ---- letters

QString withoutAccents(const QString &text)
{
    QString result;
    for (const QChar c : text.normalized(QString::NormalizationForm_D)) {
        if (!c.isMark())
            result += c;
    }
    return result;
}

bool accents(Random &random, const TrueAddress &a, Written &out)
{
    static const QSet<QChar> plainVowels{u'a', u'e', u'i', u'o', u'u'};
    QString text = a.street;
    const bool accented = withoutAccents(text) != text;
    bool apostrophe = false;
    for (const QString &word : split(text))
        apostrophe =
            apostrophe || (word.size() > 3 && word.endsWith(u'\'') && plainVowels.contains(word[word.size() - 2]));
    if (!accented && !apostrophe)
        return false;
    switch (random.below(4)) {
    case 0: // none at all
        text = withoutAccents(text).remove(u'\'');
        break;
    case 1: { // as an apostrophe after the vowel
        Words words = split(text);
        for (QString &word : words) {
            if (withoutAccents(word.right(1)) != word.right(1))
                word = withoutAccents(word) + u'\'';
        }
        text = withoutAccents(words.join(u' '));
        break;
    }
    case 2: // the other accent
        text.replace(u'à', u'á').replace(u'è', u'é').replace(u'ì', u'í').replace(u'ò', u'ó').replace(u'ù', u'ú');
        text.replace(u"a'"_s, u"á"_s).replace(u"e'"_s, u"é"_s).replace(u"o'"_s, u"ó"_s).replace(u"i'"_s, u"í"_s);
        text.replace(u"u'"_s, u"ú"_s);
        break;
    default: // a backtick, in capitals
        text = withoutAccents(text).toUpper().replace(u'\'', u'`');
    }
    out = {text, house(a)};
    return text != a.street;
}

bool apostrophes(Random &random, const TrueAddress &a, Written &out)
{
    QString text = a.street;
    text.replace(u'’', u'\'');
    qsizetype at = text.indexOf(u'\'');
    while (at >= 0 && (at + 1 >= text.size() || !text[at + 1].isLetter()))
        at = text.indexOf(u'\'', at + 1);
    if (at < 0)
        return false;
    switch (random.below(4)) {
    case 0: text.remove(at, 1); break; // "SantAgnese"
    case 1: text[at] = u' '; break;
    case 2: text[at] = u'’'; break;
    default: text.insert(at + 1, u' '); // "Sant' Agnese"
    }
    out = {text, house(a)};
    return true;
}

// As directories do: LIBERTA', but DEL PRA DEL BOTER.
bool capitals(const TrueAddress &a, Written &out)
{
    Words words = split(a.street);
    for (QString &word : words) {
        const bool last = withoutAccents(word.right(1)) != word.right(1);
        word = withoutAccents(word).toUpper() + (last ? u"'"_s : QString());
    }
    out = {words.join(u' '), house(a)};
    return true;
}

qsizetype wordToSpoil(Random &random, const Words &words)
{
    QList<qsizetype> candidates;
    for (qsizetype i = 1; i < words.size(); ++i) {
        if (words[i].size() >= 5 && !words[i].contains(u'\'') && !words[i].front().isDigit())
            candidates += i;
    }
    return candidates.isEmpty() ? -1 : random.pick(candidates);
}

enum class Slip { Dropped, Doubled, Swapped, Neighbour, Twin };

bool typo(Random &random, const TrueAddress &a, Slip slip, Written &out)
{
    static const QHash<QChar, QString> keys{{u'a', u"sq"_s}, {u'e', u"wr"_s}, {u'i', u"uo"_s}, {u'o', u"ip"_s},
        {u'u', u"yi"_s}, {u'n', u"bm"_s}, {u'm', u"n"_s}, {u'r', u"et"_s}, {u't', u"ry"_s}, {u's', u"ad"_s},
        {u'l', u"k"_s}, {u'c', u"xv"_s}, {u'd', u"sf"_s}, {u'g', u"fh"_s}, {u'b', u"vn"_s}, {u'v', u"cb"_s},
        {u'p', u"o"_s}, {u'z', u"x"_s}};
    Words words = split(a.street);
    const qsizetype at = wordToSpoil(random, words);
    if (at < 0)
        return false;
    QString &word = words[at];
    const QString before = word;
    const qsizetype i = 1 + random.below(word.size() - 2); // first and last letters are rarely wrong
    switch (slip) {
    case Slip::Dropped: word.remove(i, 1); break;
    case Slip::Doubled: word.insert(i, word[i]); break;
    case Slip::Swapped: std::swap(word[i], word[i + 1]); break;
    case Slip::Neighbour: {
        const QString near = keys.value(word[i]);
        if (near.isEmpty())
            return false;
        word[i] = random.pick(near);
        break;
    }
    case Slip::Twin: { // one consonant for two, or two for one
        qsizetype twin = -1;
        for (qsizetype k = 1; k + 1 < word.size(); ++k) {
            if (word[k] == word[k + 1] && !u"aeiou"_s.contains(word[k]))
                twin = k;
        }
        if (twin > 0) {
            word.remove(twin, 1);
        } else {
            for (qsizetype k = 1; k + 1 < word.size() && twin < 0; ++k) {
                if (u"lmnrtcpzbs"_s.contains(word[k]) && u"aeiou"_s.contains(word[k - 1])
                    && u"aeiou"_s.contains(word[k + 1]))
                    twin = k;
            }
            if (twin < 0)
                return false;
            word.insert(twin, word[twin]);
        }
    }
    }
    out = {words.join(u' '), house(a)};
    return word != before;
}

// ---- persons

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

// ---- numbers in names

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

// ---- little words, spaces

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

// ---- numbers of houses

bool exponents(Random &random, const TrueAddress &a, Written &out)
{
    if (a.exponent.isEmpty())
        return false;
    const QString n = QString::number(a.number), e = a.exponent;
    const Words forms{n + u' ' + e, n + e, n + e.toLower(), n + u'-' + e, n + u'/' + e.toLower(), n + u" /"_s + e,
        n + u" / "_s + e.toLower(), n + u" barra "_s + e, n + u" BARRA "_s + e, n + u" bis "_s, n + u'\\' + e,
        n + u" lett. "_s + e, n + u'.' + e, n + u' ' + e.toLower()};
    do {
        out.civic = random.pick(forms);
    } while (out.civic.contains(u"bis"_s) || (e.front().isDigit() && !out.civic.contains(u'/')));
    out.street = a.street;
    return true;
}

bool numberWords(Random &random, const TrueAddress &a, Written &out)
{
    static const Words forms{u"n. %1"_s, u"n° %1"_s, u"N.%1"_s, u"nr %1"_s, u"nr. %1"_s, u"num. %1"_s, u"civ. %1"_s,
        u"civico %1"_s, u"n %1"_s, u"N°%1"_s, u"00%1"_s, u"%1."_s, u"# %1"_s, u"numero %1"_s, u"n.ro %1"_s,
        u"n.c. %1"_s};
    out = {a.street, random.pick(forms).arg(house(a))};
    return true;
}

bool flats(Random &random, const TrueAddress &a, Written &out)
{
    static const Words forms{u"%1 int. 3"_s, u"%1 int 12"_s, u"%1 sc. B"_s, u"%1, piano 2"_s, u"%1 interno 5"_s,
        u"%1 scala A int. 4"_s, u"%1 p.t."_s, u"%1 - int. 7"_s, u"%1, scala 2"_s, u"%1 (int. 2)"_s, u"%1 int.B"_s,
        u"%1 palazzina C"_s};
    out = {a.street, random.pick(forms).arg(house(a))};
    return true;
}

bool sameCell(Random &random, const TrueAddress &a, Written &out)
{
    static const Words forms{
        u"%1 %2"_s, u"%1, %2"_s, u"%1 n. %2"_s, u"%1, n° %2"_s, u"%1,%2"_s, u"%1 N.%2"_s, u"%1 - %2"_s};
    out = {random.pick(forms).arg(a.street, house(a)), QString()};
    return true;
}

bool bothCells(Random &random, const TrueAddress &a, Written &out)
{
    static const Words forms{u"%1 %2"_s, u"%1, %2"_s};
    out = {random.pick(forms).arg(a.street, house(a)), house(a)};
    return true;
}

bool wholeLine(Random &random, const TrueAddress &a, const Town &town, Written &out)
{
    static const Words forms{u"%1 %2, %3 %4 (%5)"_s, u"%1, %2 - %3 %4 %5"_s, u"%1 %2 %3 %4"_s, u"%1 %2, %4"_s,
        u"%1, %2, %4 (%5)"_s, u"%1 %2 - %4"_s, u"%1 n. %2 - %3 %4 (%5)"_s, u"%1 %2 I-%3 %4"_s,
        u"%1, %2, %3, %4, %5, Italia"_s, u"%3 %4, %1 %2"_s};
    QString form = random.pick(forms);
    form.replace(u"%1"_s, a.street).replace(u"%2"_s, house(a)).replace(u"%3"_s, town.postcode);
    form.replace(u"%4"_s, random.oneIn(3) ? town.name.toUpper() : town.name).replace(u"%5"_s, town.province);
    out = {form, QString()};
    return true;
}

bool townInStreet(Random &random, const TrueAddress &a, const Town &town, Written &out)
{
    static const Words forms{
        u"%1 - %3 %4"_s, u"%1, %4"_s, u"%1 (%5)"_s, u"%1 - %4 (%5)"_s, u"%1 %4 %5"_s, u"%3 %4 %1"_s};
    QString form = random.pick(forms);
    form.replace(u"%1"_s, a.street)
        .replace(u"%3"_s, town.postcode)
        .replace(u"%4"_s, town.name)
        .replace(u"%5"_s, town.province);
    out = {form, house(a)};
    return true;
}

bool anotherTown(Random &random, const TrueAddress &a, Written &out)
{
    static const Words towns{u"20121 Milano (MI)"_s, u"Milano"_s, u"10128 Torino TO"_s, u"Verona (VR)"_s, u"Rovereto"_s,
        u"39100 Bolzano"_s, u"Casale Monferrato"_s, u"00184 ROMA"_s, u"16121 Genova (GE)"_s, u"Tortona (AL)"_s};
    static const Words forms{u"%1 %2, %3"_s, u"%1, %2 - %3"_s, u"%1 %2 %3"_s};
    out = {random.pick(forms).arg(a.street, house(a), random.pick(towns)), QString()};
    if (random.oneIn(3))
        out = {a.street + u" - "_s + random.pick(towns), house(a)};
    return true;
}

bool noNumber(Random &random, const TrueAddress &a, Written &out)
{
    static const Words forms{u"snc"_s, u"S.N.C."_s, u"s.n."_s, u"sn"_s, u"SN"_s, u"senza numero"_s, QString(),
        u"s.n.c"_s, u"0"_s, u"-"_s, u"n.d."_s};
    const QString form = random.pick(forms);
    if (random.oneIn(3) && form.size() > 1)
        out = {a.street + u' ' + form, QString()};
    else
        out = {a.street, form};
    return true;
}

bool kilometres(Random &random, const TrueAddress &a, Written &out)
{
    static const Words forms{
        u"km %1"_s, u"Km. %1"_s, u"KM %1,500"_s, u"km %1+200"_s, u"al km %1"_s, u"Km %1.3"_s, u"k.%1"_s};
    const QString form = random.pick(forms).arg(1 + random.below(30));
    if (form.startsWith(u'k') && form[1] == u'.')
        return false;
    if (random.oneIn(2))
        out = {a.street + u' ' + form, QString()};
    else
        out = {a.street, form};
    return true;
}

bool farNumber(Random &random, const TrueAddress &a, Written &out)
{
    out = {a.street, QString::number(2000 + random.below(7000))};
    return true;
}

// ---- several at once

bool directory(Random &random, const TrueAddress &a, Written &out)
{
    TrueAddress turned = a;
    Written step;
    if (person(a, step, [](Words kind, Words given, Words family) { return kind + family + given; }))
        turned.street = step.street;
    if (saints(random, turned, step))
        turned.street = step.street;
    if (!abbreviateKind(random, turned, random.oneIn(2), step))
        step.street = turned.street;
    out = {withoutAccents(step.street).toUpper().remove(u'\''),
        random.oneIn(2) ? house(a) : QString::number(a.number) + a.exponent};
    return true;
}

bool careless(Random &random, const TrueAddress &a, Written &out)
{
    TrueAddress turned = a;
    Written step;
    if (!typo(random, turned, Slip(random.below(3)), step))
        return false;
    turned.street = step.street;
    if (!abbreviateKind(random, turned, true, step))
        return false;
    if (random.oneIn(2))
        step.street = step.street.toLower();
    out = {step.street, (random.oneIn(2) ? u"n. "_s : QString()) + house(a)};
    return true;
}

} // namespace

quint64 hashOf(const QString &text)
{
    quint64 hash = 0xcbf29ce484222325;
    for (const char c : text.toUtf8())
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
    return Random(hash).next();
}

QString plain(const QString &text)
{
    QString result;
    for (const QChar c : withoutAccents(text).toLower()) {
        if (c.isLetterOrNumber())
            result += c;
        else if (!result.isEmpty() && result.back() != u' ')
            result += u' ';
    }
    return result.trimmed();
}

bool isGivenName(const QString &word)
{
    static const QSet<QString> names(givenNames().cbegin(), givenNames().cend());
    return names.contains(word);
}

const QList<Kind> &kinds()
{
    using A = const TrueAddress &;
    using T = const Town &;
    using R = Random &;
    using W = Written &;
    const auto both = [](Words a, const Words &b, const Words &c) { return a + b + c; };
    static const QList<Kind> all{
        {"clean", "as the register writes it", Expect::Place,
            [](R, A a, T, W w) {
                w = asIs(a);
                return true;
            }},
        {"kind", "abbreviated with dots", Expect::Place,
            [](R r, A a, T, W w) { return abbreviateKind(r, a, true, w); }},
        {"kind", "abbreviated, capitals, no dots", Expect::Place,
            [](R r, A a, T, W w) { return abbreviateKind(r, a, false, w); }},
        {"kind", "abbreviated and glued", Expect::Place, [](R r, A a, T, W w) { return glueKind(r, a, w); }},
        {"kind", "missing", Expect::Place, [](R r, A a, T, W w) { return dropKind(r, a, w); }},
        {"kind", "wrong, a near one", Expect::Place, [](R r, A a, T, W w) { return otherKind(r, a, true, w); }},
        {"kind", "misspelt", Expect::Place, [](R r, A a, T, W w) { return misspellKind(r, a, w); }},
        {"letters", "accents missing or wrong", Expect::Place, [](R r, A a, T, W w) { return accents(r, a, w); }},
        {"letters", "apostrophes", Expect::Place, [](R r, A a, T, W w) { return apostrophes(r, a, w); }},
        {"letters", "all capitals", Expect::Place, [](R, A a, T, W w) { return capitals(a, w); }},
        {"letters", "all small", Expect::Place,
            [](R, A a, T, W w) {
                w = {a.street.toLower(), house(a).toLower()};
                return true;
            }},
        {"person", "family name first", Expect::Place,
            [](R, A a, T, W w) { return person(a, w, [](Words k, Words g, Words f) { return k + f + g; }); }},
        {"person", "initial", Expect::Place,
            [both](R, A a, T, W w) {
                return person(a, w, [both](Words k, Words g, Words f) { return both(k, initials(g, true), f); });
            }},
        {"person", "initial glued, capitals", Expect::Place,
            [](R, A a, T, W w) {
                return person(a, w, [](Words k, Words g, Words f) {
                    return Words{(k.join(u' ') + u' ' + initials(g, true).join(QString()) + f.join(u' ')).toUpper()};
                });
            }},
        {"person", "family name, initial", Expect::Place,
            [both](R r, A a, T, W w) {
                return person(
                    a, w, [both, &r](Words k, Words g, Words f) { return both(k, f, initials(g, r.oneIn(2))); });
            }},
        {"person", "given name missing", Expect::Place,
            [](R, A a, T, W w) { return person(a, w, [](Words k, Words, Words f) { return k + f; }); }},
        {"person", "titles and names abbreviated", Expect::Place, [](R r, A a, T, W w) { return titles(r, a, w); }},
        {"names", "San, Santa, Sant'", Expect::Place, [](R r, A a, T, W w) { return saints(r, a, w); }},
        {"names", "numbers otherwise", Expect::Place, [](R r, A a, T, W w) { return numerals(r, a, w); }},
        {"names", "little words", Expect::Place, [](R r, A a, T, W w) { return littleWords(r, a, w); }},
        {"names", "words joined or split", Expect::Place, [](R r, A a, T, W w) { return joinedWords(r, a, w); }},
        {"names", "spaces", Expect::Place, [](R r, A a, T, W w) { return spaces(r, a, w); }},
        {"names", "old name in brackets", Expect::Place, [](R r, A a, T, W w) { return brackets(r, a, w); }},
        {"names", "hamlet or quarter added", Expect::Place, [](R r, A a, T t, W w) { return withPlace(r, a, t, w); }},
        {"typos", "letter dropped", Expect::Place, [](R r, A a, T, W w) { return typo(r, a, Slip::Dropped, w); }},
        {"typos", "letter doubled", Expect::Place, [](R r, A a, T, W w) { return typo(r, a, Slip::Doubled, w); }},
        {"typos", "letters swapped", Expect::Place, [](R r, A a, T, W w) { return typo(r, a, Slip::Swapped, w); }},
        {"typos", "neighbouring key", Expect::Place, [](R r, A a, T, W w) { return typo(r, a, Slip::Neighbour, w); }},
        {"typos", "one consonant or two", Expect::Place, [](R r, A a, T, W w) { return typo(r, a, Slip::Twin, w); }},
        {"number", "exponent otherwise", Expect::Place, [](R r, A a, T, W w) { return exponents(r, a, w); }},
        {"number", "n., civ., zeros", Expect::Place, [](R r, A a, T, W w) { return numberWords(r, a, w); }},
        {"number", "flat, staircase, floor", Expect::Place, [](R r, A a, T, W w) { return flats(r, a, w); }},
        {"number", "in the street's cell", Expect::Place, [](R r, A a, T, W w) { return sameCell(r, a, w); }},
        {"number", "in both cells", Expect::Place, [](R r, A a, T, W w) { return bothCells(r, a, w); }},
        {"line", "CAP, town, province", Expect::Place, [](R r, A a, T t, W w) { return wholeLine(r, a, t, w); }},
        {"line", "town in the street's cell", Expect::Place,
            [](R r, A a, T t, W w) { return townInStreet(r, a, t, w); }},
        {"several", "a directory's line", Expect::Place, [](R r, A a, T, W w) { return directory(r, a, w); }},
        {"several", "careless", Expect::Place, [](R r, A a, T, W w) { return careless(r, a, w); }},
        {"no house", "snc, s.n., nothing", Expect::Street, [](R r, A a, T, W w) { return noNumber(r, a, w); }},
        {"no house", "kilometre", Expect::Street, [](R r, A a, T, W w) { return kilometres(r, a, w); }},
        {"no house", "number far beyond", Expect::Street, [](R r, A a, T, W w) { return farNumber(r, a, w); }},
        {"elsewhere", "another town behind it", Expect::Nothing, [](R r, A a, T, W w) { return anotherTown(r, a, w); }},
        {"other kind", "Corso for Via, Via for Piazza", Expect::Nothing,
            [](R r, A a, T, W w) { return otherKind(r, a, false, w); }},
    };
    return all;
}

} // namespace dirt
