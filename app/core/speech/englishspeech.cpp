// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechtools.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr QStringView monthPattern =
    u"(Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?|Oct(?:ober)?"
    "|Nov(?:ember)?|Dec(?:ember)?)";

QString monthName(int month)
{
    static const QStringList names{u"January"_s, u"February"_s, u"March"_s, u"April"_s, u"May"_s, u"June"_s, u"July"_s,
        u"August"_s, u"September"_s, u"October"_s, u"November"_s, u"December"_s};
    return names.value(month - 1);
}

/// Day before month, as Europe writes; "the third of November".
QString dateWords(const SpeechPlace &place, int day, const QString &month, const QString &year)
{
    if (day < 1 || day > 31 || month.isEmpty())
        return {};
    const QString before = place.wordBefore().toLower();
    QString words = (before == "the"_L1 ? u""_s : u"the "_s) + place.numbers.ordinal(day) + u" of "_s + month;
    if (!year.isEmpty())
        words += u' ' + place.numbers.year(year.size() == 4 ? year.toInt() : 2000 + year.toInt());
    return words;
}

QString date(const SpeechPlace &place)
{
    return dateWords(place, place.captured(1).toInt(), monthName(place.captured(2).toInt()), place.captured(3));
}

QString namedDate(const SpeechPlace &place)
{
    const QString start = place.captured(2).first(3);
    for (int month = 1; month <= 12; ++month) {
        if (monthName(month).startsWith(start))
            return dateWords(place, place.captured(1).toInt(), monthName(month), place.captured(3));
    }
    return {};
}

/// "two thirty p m": twenty-four hours are for timetables.
QString time(const SpeechPlace &place)
{
    const int hour = place.captured(1).toInt();
    const int minute = place.captured(2).toInt();
    QString half = place.captured(3).toLower().remove(u'.').remove(u' ');
    if (hour > 24 || minute > 59)
        return {};
    if (half.isEmpty())
        half = hour >= 12 && hour < 24 ? u"pm"_s : u"am"_s;
    const int shown = hour % 12 == 0 ? 12 : hour % 12;
    QString words = place.numbers.cardinal(qint64{shown});
    if (minute > 0)
        words += (minute < 10 ? u" oh "_s : u" "_s) + place.numbers.cardinal(qint64{minute});
    return words + u' ' + half[0] + u" m"_s;
}

} // namespace

SpeechLanguage englishSpeech()
{
    SpeechLanguage language{u"en"_s, {}, true};
    language.rules += netRules({u"dot"_s, u"slash"_s, u"at"_s, u"dash"_s, u"underscore"_s}, {});
    language.rules += QList<SpeechRule>{
        speechRule({SpeechBegins::Digit},
            uR"((?i)(\d{1,2})[:.](\d{2})\s?(a\.?\s?m\b\.?|p\.?\s?m\b\.?)(?![\p{L}\p{N}]))"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2}):(\d{2})(?:\s?h(?:rs|ours)?)?{end}(?![.:/]\d))"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})/(\d{1,2})(?:/(\d{4}|\d{2}))?{end}(?!/))"_s, date),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})\.(\d{1,2})\.(\d{4}){end})"_s, date),
        speechRule({SpeechBegins::Digit},
            uR"((\d{1,2})(?:st|nd|rd|th)?\s{1,2})"_s + monthPattern.toString() + uR"({end}\.?(?:\s(\d{4}){end})?)"_s,
            namedDate),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,4})(?:st|nd|rd|th){end})"_s,
            [](const SpeechPlace &place) { return place.numbers.ordinal(place.captured(1).toLongLong()); }),
        speechRule({SpeechBegins::Digit}, uR"((?:1[5-9]|20)\d{2}{end}(?![.,:/-]\d))"_s,
            [](const SpeechPlace &place) {
                static const QStringList cues{u"in"_s, u"since"_s, u"of"_s, u"from"_s, u"until"_s, u"year"_s};
                return cues.contains(place.wordBefore().toLower()) ? place.numbers.year(place.captured(0).toLongLong())
                                                                   : QString();
            }),
        // St. is a saint before a name and a street after one
        speechRule({SpeechBegins::Letter}, uR"(St\.?(?=\s\p{Lu})(?![\p{L}]))"_s,
            [](const SpeechPlace &) { return u"Saint"_s; }),
    };
    language.rules += phoneRules(uR"(\b(?:tel|phone|telephone|call|dial|ring|fax|mobile|number|hotline)\b)"_s,
        u"plus"_s, [](const SpeechPlace &place, const QString &group) { return place.numbers.digits(group); });
    language.rules += abbreviationRules(
        u"Mr.=Mister;Mr=Mister;Mrs.=Missis;Mrs=Missis;Ms.=Miz;Ms=Miz;Dr.=Doctor;Dr=Doctor;Prof.=Professor;No.=Number;"
        "Nos.=Numbers;tel.=telephone;Tel.=Telephone;approx.=approximately;max.=maximum;min.=minimum;e.g.=for example;"
        "i.e.=that is;vs.=versus;Mt.=Mount;Mt=Mount"_s,
        u"St.=Street;Ave.=Avenue;Ave=Avenue;Rd.=Road;Rd=Road;Sq.=Square;Blvd.=Boulevard;Blvd=Boulevard;Ln.=Lane;"
        "etc.=et cetera;km/h=kilometres an hour;mph=miles an hour"_s);
    language.rules += numberRules({.thousands = u","_s,
        .decimal = u"."_s,
        .decimalWord = u"point"_s,
        .minus = u"minus"_s,
        .plus = u"plus"_s,
        .to = u"to"_s,
        .units =
            u"km=one kilometre|kilometres;m=one metre|metres;cm=one centimetre|centimetres;"
            "mm=one millimetre|millimetres;kg=one kilo|kilos;g=one gram|grams;t=one tonne|tonnes;l=one litre|litres;"
            "km/h=one kilometre an hour|kilometres an hour;mph=one mile an hour|miles an hour;"
            "m³/s=one cubic metre a second|cubic metres a second;m²=one square metre|square metres;"
            "m³=one cubic metre|cubic metres;ha=one hectare|hectares;°C=one degree|degrees;°=one degree|degrees;"
            "%=one per cent|per cent;€=one euro|euros;min=one minute|minutes;hrs=one hour|hours"_s});
    language.rules += speechRule({SpeechBegins::Sign}, u"&"_s, [](const SpeechPlace &) { return u"and"_s; });
    language.rules += shoutingRule();
    return language;
}

} // namespace campanile
