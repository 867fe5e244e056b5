// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechtools.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QString monthName(int month)
{
    static const QStringList names{u"janvier"_s, u"février"_s, u"mars"_s, u"avril"_s, u"mai"_s, u"juin"_s, u"juillet"_s,
        u"août"_s, u"septembre"_s, u"octobre"_s, u"novembre"_s, u"décembre"_s};
    return names.value(month - 1);
}

QString date(const SpeechPlace &place)
{
    const int day = place.captured(1).toInt();
    const QString month = monthName(place.captured(2).toInt());
    const QString year = place.captured(3);
    if (day < 1 || day > 31 || month.isEmpty())
        return {};
    QString words = (day == 1 ? u"premier"_s : place.numbers.cardinal(qint64{day})) + u' ' + month;
    if (!year.isEmpty())
        words += u' ' + place.numbers.cardinal(qint64{year.size() == 4 ? year.toInt() : 2000 + year.toInt()});
    return words;
}

QString time(const SpeechPlace &place)
{
    const int hour = place.captured(1).toInt();
    const int minute = place.captured(2).toInt();
    if (hour > 24 || minute > 59)
        return {};
    QString words = hour == 1 ? u"une heure"_s
        : hour == 0           ? u"zéro heure"_s
                              : place.numbers.cardinal(qint64{hour}) + u" heures"_s;
    if (minute > 0)
        words += u' ' + (minute == 1 ? u"une"_s : place.numbers.cardinal(qint64{minute}));
    return words;
}

} // namespace

SpeechLanguage frenchSpeech()
{
    SpeechLanguage language{u"fr"_s, {}, true};
    language.rules += netRules({u"point"_s, u"barre oblique"_s, u"arobase"_s, u"tiret"_s, u"tiret bas"_s}, {});
    language.rules += QList<SpeechRule>{
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})\s?(?:[hH]|heures?)\s?(\d{2})?{end})"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2}):(\d{2}){end}(?![.:/]\d))"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?{end}(?!/))"_s, date),
        speechRule({SpeechBegins::Digit},
            uR"(1(?=\s(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)\b))"_s,
            [](const SpeechPlace &) { return u"premier"_s; }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,4})(er|ers|re|ère|e|ème|nd|nde|°){end})"_s,
            [](const SpeechPlace &place) {
                const QString ending = place.captured(2);
                return place.numbers.ordinal(place.captured(1).toLongLong(),
                    ending == "re"_L1 || ending == u"ère"_s ? Gender::Feminine : Gender::Masculine);
            }),
        // Louis XIV is fourteen, the first is first; centuries have ranks
        speechRule({SpeechBegins::Letter}, uR"(([IVX]{1,7})(e|er|ème)?{end})"_s,
            [](const SpeechPlace &place) {
                const int number = romanNumber(place.captured(1));
                if (number == 0)
                    return QString();
                if (!place.captured(2).isEmpty())
                    return place.numbers.ordinal(number);
                static const QStringList kings{u"louis"_s, u"charles"_s, u"henri"_s, u"jean"_s, u"paul"_s, u"pie"_s,
                    u"napoléon"_s, u"rainier"_s, u"albert"_s, u"honoré"_s, u"françois"_s, u"léon"_s, u"philippe"_s};
                if (!kings.contains(place.wordBefore().toLower()))
                    return QString();
                return number == 1 ? u"premier"_s : place.numbers.cardinal(qint64{number});
            }),
    };
    language.rules += phoneRules(uR"(\b(?:tél|téléphone|téléphoner|appelez|appeler|composez|numéro|fax|portable)\b)"_s,
        u"plus"_s, [](const SpeechPlace &place, const QString &group) { return place.numbers.digits(group); });
    // 04 93 15 00 00: by twos, as the French say it
    language.rules += speechRule({SpeechBegins::Digit}, uR"(0\d(?:[ .]\d{2}){4}{end})"_s, [](const SpeechPlace &place) {
        QStringList groups;
        for (const QString &group : phoneGroups(place.captured(0)))
            groups.append(place.numbers.cardinal(group));
        return groups.join(u", "_s);
    });
    language.rules += abbreviationRules(
        u"bd=boulevard;bd.=boulevard;Bd=boulevard;Bd.=boulevard;boul.=boulevard;av.=avenue;Av.=avenue;pl.=place;Pl.="
        u"place;"
        "rte=route;rte.=route;ch.=chemin;imp.=impasse;St=Saint;St.=Saint;Ste=Sainte;Ste.=Sainte;Mgr=monseigneur;"
        "M.=monsieur;MM.=messieurs;Mme=madame;Mlle=mademoiselle;Dr=docteur;Dr.=docteur;Pr=professeur;n°=numéro;"
        "no=numéro;tél.=téléphone;Tél.=téléphone;env.=environ;max.=maximum;min.=minimum;p. ex.=par exemple;"
        "c.-à-d.=c'est-à-dire"_s,
        u"etc.=et cetera;km/h=kilomètres à l'heure"_s);
    language.rules += numberRules({.thousands = u"."_s,
        .decimal = u","_s,
        .decimalWord = u"virgule"_s,
        .minus = u"moins"_s,
        .plus = u"plus"_s,
        .to = u"à"_s,
        .units =
            u"km=un kilomètre|kilomètres;m=un mètre|mètres;cm=un centimètre|centimètres;mm=un millimètre|millimètres;"
            "kg=un kilo|kilos;g=un gramme|grammes;t=une tonne|tonnes;l=un litre|litres;"
            "km/h=un kilomètre à l'heure|kilomètres à l'heure;m³/s=un mètre cube par seconde|mètres cubes par seconde;"
            "m²=un mètre carré|mètres carrés;m³=un mètre cube|mètres cubes;ha=un hectare|hectares;°C=un degré|degrés;"
            "°=un degré|degrés;%=un pour cent|pour cent;€=un euro|euros;min=une minute|minutes;s=une seconde|secondes"_s});
    language.rules += speechRule({SpeechBegins::Sign}, u"&"_s, [](const SpeechPlace &) { return u"et"_s; });
    language.rules += shoutingRule();
    return language;
}

} // namespace campanile
