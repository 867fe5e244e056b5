// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressdirt.h"

#include "dirtkinds.h"

#include <QSet>

namespace dirt {
using namespace Qt::StringLiterals;

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

namespace {

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
        random.oneIn(2) || (!a.exponent.isEmpty() && a.exponent.front().isDigit())
            ? house(a)
            : QString::number(a.number) + a.exponent};
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
