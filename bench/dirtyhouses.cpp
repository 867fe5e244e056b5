// SPDX-License-Identifier: GPL-3.0-or-later
#include "dirtkinds.h"

#include <QHash>
#include <QSet>

namespace dirt {
using namespace Qt::StringLiterals;

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

} // namespace dirt
