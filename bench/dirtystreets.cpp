// SPDX-License-Identifier: GPL-3.0-or-later
#include "dirtkinds.h"

#include <QHash>
#include <QSet>

namespace dirt {
using namespace Qt::StringLiterals;

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

} // namespace dirt
