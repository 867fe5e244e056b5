// SPDX-License-Identifier: GPL-3.0-or-later
#include "datetokens.h"

#include <QHash>
#include <QLocale>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Kind = DateToken::Kind;
using Part = DateToken::Part;
using Words = QHash<QString, DateToken>;

void learn(Words &to, const QString &list, const DateToken &token)
{
    for (const QString &word : list.split(u' ', Qt::SkipEmptyParts))
        to.insert(word, token);
}

void number(Words &to, const QString &list, int from, Kind kind = Kind::Number)
{
    for (const QString &word : list.split(u' ', Qt::SkipEmptyParts))
        to.insert(word, {.kind = kind, .value = from++});
}

void calendar(Words &to, const QString &language)
{
    const QLocale locale(language);
    for (int month = 1; month <= 12; ++month)
        to.insert(locale.monthName(month).toLower(), {.kind = Kind::Month, .value = month});
    for (int day = 1; day <= 7; ++day)
        to.insert(locale.dayName(day).toLower(), {.kind = Kind::Weekday, .value = day});
}

Words italian()
{
    Words w;
    calendar(w, u"it"_s);
    learn(w, u"lunedi"_s, {.kind = Kind::Weekday, .value = 1}); // as typed without accents
    number(w, u"martedi mercoledi giovedi venerdi"_s, 2, Kind::Weekday);
    number(w,
        u"uno due tre quattro cinque sei sette otto nove dieci undici dodici tredici quattordici quindici sedici "
        "diciassette diciotto diciannove venti ventuno ventidue ventitré ventiquattro venticinque ventisei "
        "ventisette ventotto ventinove trenta trentuno"_s,
        1);
    number(w, u"una"_s, 1);
    number(w, u"ventitre"_s, 23);
    number(w, u"trentacinque"_s, 35);
    number(w, u"quaranta"_s, 40);
    number(w, u"quarantacinque"_s, 45);
    number(w, u"cinquanta"_s, 50);
    number(w, u"cinquantacinque"_s, 55);
    number(w, u"primo"_s, 1, Kind::Ordinal);
    learn(w, u"ieri"_s, {.kind = Kind::Relative, .value = -1});
    learn(w, u"oggi"_s, {.kind = Kind::Relative, .value = 0});
    learn(w, u"stamattina stamani"_s, {.kind = Kind::Relative, .value = 0, .part = Part::Morning});
    learn(w, u"stasera"_s, {.kind = Kind::Relative, .value = 0, .part = Part::Evening});
    learn(w, u"stanotte"_s, {.kind = Kind::Relative, .value = 0, .part = Part::Night});
    learn(w, u"domani"_s, {.kind = Kind::Relative, .value = 1});
    learn(w, u"dopodomani"_s, {.kind = Kind::Relative, .value = 2});
    learn(w, u"notte"_s, {.kind = Kind::PartOfDay, .part = Part::Night});
    learn(w, u"mattina mattino"_s, {.kind = Kind::PartOfDay, .part = Part::Morning});
    learn(w, u"pomeriggio"_s, {.kind = Kind::PartOfDay, .part = Part::Afternoon});
    learn(w, u"sera"_s, {.kind = Kind::PartOfDay, .part = Part::Evening});
    learn(w, u"mezzogiorno"_s, {.kind = Kind::Noon});
    learn(w, u"mezzanotte"_s, {.kind = Kind::Midnight});
    learn(w, u"mezza mezzo"_s, {.kind = Kind::Minutes, .value = 30});
    learn(w, u"quarto"_s, {.kind = Kind::Minutes, .value = 15});
    learn(w, u"ore"_s, {.kind = Kind::HourPrefix, .sure = true});
    learn(w, u"alle all dalle dall le delle"_s, {.kind = Kind::HourPrefix});
    learn(w, u"entro fino prima oltre"_s, {.kind = Kind::Deadline});
    learn(w, u"il del dell al dal di lo giorno l"_s, {.kind = Kind::Glue});
    learn(w, u"e"_s, {.kind = Kind::And});
    learn(w, u"via viale corso piazza piazzale largo vicolo strada ponte scuola istituto caserma"_s,
        {.kind = Kind::Street});
    return w;
}

Words german()
{
    Words w;
    calendar(w, u"de"_s);
    learn(w, u"jänner"_s, {.kind = Kind::Month, .value = 1});
    learn(w, u"feber"_s, {.kind = Kind::Month, .value = 2});
    learn(w, u"sonnabend"_s, {.kind = Kind::Weekday, .value = 6});
    const QStringList cardinals =
        u"eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
        "achtzehn neunzehn zwanzig einundzwanzig zweiundzwanzig dreiundzwanzig vierundzwanzig fünfundzwanzig "
        "sechsundzwanzig siebenundzwanzig achtundzwanzig neunundzwanzig dreißig einunddreißig"_s.split(u' ');
    const QHash<int, QString> stems{{1, u"ers"_s}, {3, u"drit"_s}, {7, u"sieb"_s}, {8, u"ach"_s}};
    for (int n = 1; n <= cardinals.size(); ++n) {
        w.insert(cardinals.at(n - 1), {.kind = Kind::Number, .value = n});
        const QString stem = stems.value(n, cardinals.at(n - 1)) + (n >= 20 ? u"s"_s : QString());
        for (const QString &ending : {u"te"_s, u"ten"_s, u"ter"_s})
            w.insert(stem + ending, {.kind = Kind::Ordinal, .value = n});
    }
    learn(w, u"gestern"_s, {.kind = Kind::Relative, .value = -1});
    learn(w, u"heute"_s, {.kind = Kind::Relative, .value = 0});
    learn(w, u"morgen"_s, {.kind = Kind::Relative, .value = 1});
    learn(w, u"übermorgen"_s, {.kind = Kind::Relative, .value = 2});
    learn(w, u"nacht nachts"_s, {.kind = Kind::PartOfDay, .part = Part::Night});
    learn(w, u"früh morgens vormittag vormittags"_s, {.kind = Kind::PartOfDay, .part = Part::Morning});
    learn(w, u"nachmittag nachmittags"_s, {.kind = Kind::PartOfDay, .part = Part::Afternoon});
    learn(w, u"abend abends"_s, {.kind = Kind::PartOfDay, .part = Part::Evening});
    learn(w, u"mittag"_s, {.kind = Kind::Noon});
    learn(w, u"mitternacht"_s, {.kind = Kind::Midnight});
    learn(w, u"um ab gegen von zwischen"_s, {.kind = Kind::HourPrefix});
    learn(w, u"uhr"_s, {.kind = Kind::HourMark});
    learn(w, u"bis vor spätestens"_s, {.kind = Kind::Deadline});
    learn(w, u"am den dem der des"_s, {.kind = Kind::Glue});
    learn(w, u"und"_s, {.kind = Kind::And});
    learn(w, u"straße platz via"_s, {.kind = Kind::Street});
    return w;
}

Words french()
{
    Words w;
    calendar(w, u"fr"_s);
    learn(w, u"fevrier"_s, {.kind = Kind::Month, .value = 2});
    learn(w, u"aout"_s, {.kind = Kind::Month, .value = 8});
    learn(w, u"decembre"_s, {.kind = Kind::Month, .value = 12});
    number(w, u"deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize"_s, 2);
    number(w, u"vingt"_s, 20);
    number(w, u"trente"_s, 30);
    number(w, u"premier"_s, 1, Kind::Ordinal);
    learn(w, u"hier"_s, {.kind = Kind::Relative, .value = -1});
    learn(w, u"aujourd'hui"_s, {.kind = Kind::Relative, .value = 0});
    learn(w, u"demain"_s, {.kind = Kind::Relative, .value = 1});
    learn(w, u"après-demain"_s, {.kind = Kind::Relative, .value = 2});
    learn(w, u"nuit"_s, {.kind = Kind::PartOfDay, .part = Part::Night});
    learn(w, u"matin"_s, {.kind = Kind::PartOfDay, .part = Part::Morning});
    learn(w, u"après-midi"_s, {.kind = Kind::PartOfDay, .part = Part::Afternoon});
    learn(w, u"soir"_s, {.kind = Kind::PartOfDay, .part = Part::Evening});
    learn(w, u"midi"_s, {.kind = Kind::Noon});
    learn(w, u"minuit"_s, {.kind = Kind::Midnight});
    learn(w, u"demie"_s, {.kind = Kind::Minutes, .value = 30});
    learn(w, u"quart"_s, {.kind = Kind::Minutes, .value = 15});
    learn(w, u"à de dès vers entre"_s, {.kind = Kind::HourPrefix});
    learn(w, u"heure heures"_s, {.kind = Kind::HourMark});
    learn(w, u"avant jusqu"_s, {.kind = Kind::Deadline});
    learn(w, u"le du au la l d"_s, {.kind = Kind::Glue});
    learn(w, u"et"_s, {.kind = Kind::And});
    learn(w, u"rue place avenue boulevard pont école"_s, {.kind = Kind::Street});
    return w;
}

Words english()
{
    Words w;
    calendar(w, u"en"_s);
    number(w,
        u"one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
        "seventeen eighteen nineteen twenty"_s,
        1);
    number(w, u"thirty"_s, 30);
    number(w,
        u"first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth "
        "fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"_s,
        1, Kind::Ordinal);
    learn(w, u"yesterday"_s, {.kind = Kind::Relative, .value = -1});
    learn(w, u"today"_s, {.kind = Kind::Relative, .value = 0});
    learn(w, u"tonight"_s, {.kind = Kind::Relative, .value = 0, .part = Part::Night});
    learn(w, u"tomorrow"_s, {.kind = Kind::Relative, .value = 1});
    learn(w, u"night"_s, {.kind = Kind::PartOfDay, .part = Part::Night});
    learn(w, u"morning"_s, {.kind = Kind::PartOfDay, .part = Part::Morning});
    learn(w, u"afternoon"_s, {.kind = Kind::PartOfDay, .part = Part::Afternoon});
    learn(w, u"evening"_s, {.kind = Kind::PartOfDay, .part = Part::Evening});
    learn(w, u"noon midday"_s, {.kind = Kind::Noon});
    learn(w, u"midnight"_s, {.kind = Kind::Midnight});
    learn(w, u"at from between around"_s, {.kind = Kind::HourPrefix});
    learn(w, u"o'clock"_s, {.kind = Kind::HourMark});
    learn(w, u"am a.m"_s, {.kind = Kind::HourMark, .value = -12});
    learn(w, u"pm p.m"_s, {.kind = Kind::HourMark, .value = 12});
    learn(w, u"by until till before"_s, {.kind = Kind::Deadline});
    learn(w, u"the of on"_s, {.kind = Kind::Glue});
    learn(w, u"street road via piazza"_s, {.kind = Kind::Street});
    return w;
}

const Words *wordsOf(const QString &language)
{
    static const QHash<QString, Words> all{
        {u"it"_s, italian()}, {u"de"_s, german()}, {u"fr"_s, french()}, {u"en"_s, english()}};
    const auto it = all.constFind(language);
    return it == all.constEnd() ? nullptr : &*it;
}

DateToken numberToken(const QRegularExpressionMatch &match, bool german)
{
    const auto part = [&](QStringView name) { return match.captured(name).toInt(); };
    if (match.hasCaptured("y1"_L1))
        return {.kind = Kind::FullDate, .value = part(u"d1"), .month = part(u"m1"), .year = part(u"y1")};
    if (match.hasCaptured("d2"_L1)) {
        const int year = part(u"y2");
        return {.kind = Kind::FullDate,
            .value = part(u"d2"),
            .month = part(match.hasCaptured("m3"_L1) ? u"m3" : u"m2"),
            .year = match.hasCaptured("y3"_L1)      ? part(u"y3")
                : match.captured(u"y2").size() == 2 ? 2000 + year
                                                    : year};
    }
    const bool writtenDate = german && part(u"min") >= 1 && part(u"min") <= 12 && match.hasCaptured("dotted"_L1);
    if (writtenDate) // "24.11."
        return {.kind = Kind::FullDate, .value = part(u"h"), .month = part(u"min")};
    if (match.hasCaptured("h"_L1))
        return {.kind = Kind::Clock, .value = part(u"h"), .minute = part(u"min")};
    if (match.hasCaptured("fh"_L1))
        return {.kind = Kind::Clock, .value = part(u"fh"), .minute = part(u"fm")};
    if (match.hasCaptured("o"_L1))
        return {.kind = Kind::Ordinal, .value = part(u"o")};
    const QString figures = match.captured(u"n");
    const bool dot = german && match.hasCaptured("dot"_L1);
    return {.kind = dot ? Kind::Ordinal : Kind::Number,
        .value = figures.size() > 6 ? -1 : figures.toInt(),
        .figures = static_cast<int>(figures.size())};
}

} // namespace

QList<DateToken> dateTokens(const QString &text, const QString &language)
{
    const Words *words = wordsOf(language);
    if (!words)
        return {};
    QString open = text;
    for (const TextSpan &blank : blanksIn(text))
        open.replace(blank.start, blank.length, QString(blank.length, u'_'));
    static const QRegularExpression any(
        uR"((?<y1>\d{4})-(?<m1>\d\d)-(?<d1>\d\d)(?!\d))"
        uR"(|(?<![\d/.])(?:(?<d2>\d{1,2})(?:/(?<m2>\d{1,2})(?:/(?<y2>\d{4}|\d\d))?|\.(?<m3>\d{1,2})\.(?<y3>\d{4})))(?![\d/]))"
        uR"(|(?<![\d/.:])(?<h>\d{1,2})(?::|(?<dotted>\.(?=\d\d\.))|\.)(?<min>\d\d)(?![\d:/]|\.\d))"
        uR"(|(?<!\d)(?<fh>\d{1,2}) ?h(?: ?(?<fm>\d\d))?(?![\p{L}\d]))"
        uR"(|(?<!\d)(?<o>\d{1,2})(?:st|nd|rd|th|er|º|°)(?!\p{L}))"
        uR"(|(?<n>\d+)(?<dot>\.(?=[ \x{a0}]\p{L}))?)"
        uR"(|(?<w>(?i:aujourd['’]hui|après-demain|après-midi|o['’]clock|[ap]\.m(?=\.))|\p{L}+))"
        uR"(|(?<end>[.;!?\n])|(?<comma>,)|(?<x>_+))"_s,
        QRegularExpression::UseUnicodePropertiesOption);
    QList<DateToken> tokens;
    for (auto it = any.globalMatch(open); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        DateToken token;
        if (match.hasCaptured("w"_L1))
            token = words->value(match.captured().toLower().replace(u'’', u'\''));
        else if (match.hasCaptured("end"_L1))
            token.kind = Kind::End;
        else if (match.hasCaptured("comma"_L1))
            token.kind = Kind::Comma;
        else if (!match.hasCaptured("x"_L1))
            token = numberToken(match, language == "de"_L1);
        token.span = {match.capturedStart(), match.capturedLength()};
        tokens.append(token);
        if (match.hasCaptured("dot"_L1) && language != "de"_L1) // the dot ended a sentence
            tokens.append({.kind = Kind::End, .span = {match.capturedEnd() - 1, 1}});
    }
    return tokens;
}

} // namespace campanile
