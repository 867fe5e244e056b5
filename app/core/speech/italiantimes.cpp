// SPDX-License-Identifier: GPL-3.0-or-later
#include "italianspeech.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr QStringView monthPattern =
    u"(?:gen(?:naio)?|feb(?:br(?:aio)?|braio)?|mar(?:zo)?|apr(?:ile)?|mag(?:gio)?|giu(?:gno)?|lug(?:lio)?|ago(?:sto)?"
    "|set(?:t(?:embre)?)?|ott(?:obre)?|nov(?:embre)?|dic(?:embre)?)";

QString monthName(int month)
{
    static const QStringList names{u"gennaio"_s, u"febbraio"_s, u"marzo"_s, u"aprile"_s, u"maggio"_s, u"giugno"_s,
        u"luglio"_s, u"agosto"_s, u"settembre"_s, u"ottobre"_s, u"novembre"_s, u"dicembre"_s};
    return names.value(month - 1);
}

bool isDay(int day, int month)
{
    static constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month >= 1 && month <= 12 && day >= 1 && day <= days[month - 1];
}

QString dayWords(const SpeechPlace &place, int day)
{
    return day == 1 ? u"primo"_s : place.numbers.cardinal(qint64{day});
}

int fullYear(const QString &year)
{
    const int number = year.toInt();
    return year.size() == 4 ? number : number < 70 ? 2000 + number : 1900 + number;
}

QString dateWords(const SpeechPlace &place, int day, int month, const QString &year)
{
    if (!isDay(day, month))
        return {};
    QString words = dayWords(place, day) + u' ' + monthName(month);
    if (!year.isEmpty())
        words += u' ' + place.numbers.cardinal(qint64{fullYear(year)});
    return words;
}

QString timeWords(const SpeechPlace &place, const QString &hour, const QString &minute, const QString &second = {})
{
    const int hours = hour.toInt();
    const int minutes = minute.toInt();
    if (hours > 24 || minutes > 59 || second.toInt() > 59)
        return {};
    QString words = hours == 1 ? u"una"_s : place.numbers.cardinal(qint64{hours});
    if (minutes > 0)
        words += u" e "_s + place.numbers.cardinal(qint64{minutes});
    if (second.toInt() > 0)
        words += u" e "_s + place.numbers.cardinal(qint64{second.toInt()}) + u" secondi"_s;
    return words;
}

/// "dalle otto alle dodici", without what was already written of it.
QString timeRange(const QString &from, const QString &to, const QString &before)
{
    if (from.isEmpty() || to.isEmpty())
        return {};
    const bool begun = QStringList{u"dalle"_s, u"tra le"_s, u"dall'"_s}.contains(before.toLower());
    return (begun                     ? u""_s
                   : from == "una"_L1 ? u"dall'"_s
                                      : u"dalle "_s)
        + from + (to == "una"_L1 ? u" all'"_s : u" alle "_s) + to;
}

bool isTimeCue(const QString &word)
{
    static const QSet<QString> cues{
        u"ore"_s, u"h"_s, u"alle"_s, u"dalle"_s, u"delle"_s, u"orario"_s, u"le"_s, u"verso"_s, u"entro"_s, u"sino"_s};
    return cues.contains(word.toLower());
}

} // namespace

const QHash<QString, QString> &italianMonths()
{
    static const QHash<QString, QString> months = [] {
        QHash<QString, QString> table;
        for (int month = 1; month <= 12; ++month) {
            table.insert(monthName(month), monthName(month));
            table.insert(monthName(month).first(3), monthName(month));
        }
        table.insert(u"sett"_s, u"settembre"_s);
        table.insert(u"febbr"_s, u"febbraio"_s);
        return table;
    }();
    return months;
}

QList<SpeechRule> italianTimes()
{
    const QString month = monthPattern.toString();
    const QString clock = uR"((\d{1,2})(?:[:.,](\d{2}))?)"_s;
    const QString notMoney = uR"((?!\s*(?:€|euro|%|°|km|mm|cm|m\b|kg|metri|mila|milioni)|[.,:]?\d))"_s;
    return {
        // midnight is no number
        speechRule({SpeechBegins::Letter}, uR"((?i)(alle|dalle)(?:\s+ore)?\s+(?:00?|24)[:.]00{end})"_s,
            [](const SpeechPlace &place) {
                return place.captured(1).startsWith(u'd') ? u"da mezzanotte"_s : u"a mezzanotte"_s;
            }),
        speechRule({SpeechBegins::Letter}, uR"([hH]\s?24{end})"_s,
            [](const SpeechPlace &) { return u"ventiquattro ore su ventiquattro"_s; }),
        // ore 8-12, h 8.30-12.30
        speechRule({SpeechBegins::Letter},
            u"(?i)(?:ore|h\\.?|orario:?)\\s*"_s + clock + uR"(\s*[-–]\s*)"_s + clock + uR"({end}(?![.,:]\d))"_s,
            [](const SpeechPlace &place) {
                return timeRange(timeWords(place, place.captured(1), place.captured(2)),
                    timeWords(place, place.captured(3), place.captured(4)), place.wordBefore());
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})[:.](\d{2})\s*[-–]\s*(\d{1,2})[:.](\d{2}){end}(?![.,:/]\d))"_s,
            [](const SpeechPlace &place) {
                return timeRange(timeWords(place, place.captured(1), place.captured(2)),
                    timeWords(place, place.captured(3), place.captured(4)), place.wordBefore());
            }),
        speechRule({SpeechBegins::Letter}, u"(?i)h\\.?\\s*"_s + clock + uR"({end}(?![.,:]\d))"_s,
            [](const SpeechPlace &place) {
                const QString words = timeWords(place, place.captured(1), place.captured(2));
                if (words.isEmpty() || place.wordBefore().endsWith(u'\''))
                    return QString();
                return place.wordBefore().toLower() == "ore"_L1 ? words : u"ore "_s + words;
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2}):(\d{2})(?::(\d{2}))?{end}(?![.,:/]\d))"_s,
            [](const SpeechPlace &place) {
                return timeWords(place, place.captured(1), place.captured(2), place.captured(3));
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})[.,](\d{2}){end})"_s + notMoney,
            [](const SpeechPlace &place) {
                return isTimeCue(place.wordBefore()) ? timeWords(place, place.captured(1), place.captured(2))
                                                     : QString();
            }),
        speechRule({SpeechBegins::Digit}, uR"(1{end}(?![.,:/]\d))"_s,
            [](const SpeechPlace &place) { return place.wordBefore().toLower() == "ore"_L1 ? u"una"_s : QString(); }),
        // 3/11/2026, 3.11.2026, 2026-11-03
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d{2}){end}(?![./-]\d))"_s,
            [](const SpeechPlace &place) {
                return dateWords(place, place.captured(1).toInt(), place.captured(3).toInt(), place.captured(4));
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{4})-(\d{2})-(\d{2}){end}(?!-\d))"_s,
            [](const SpeechPlace &place) {
                return dateWords(place, place.captured(3).toInt(), place.captured(2).toInt(), place.captured(1));
            }),
        // 3/11, where it is neither a house nor a part of something
        speechRule({SpeechBegins::Digit},
            uR"((\d{1,2})/(\d{1,2}){end}(?![/.,]\d)(?!\s+d(?:i|el|ella|ei|egli|elle)\b))"_s,
            [](const SpeechPlace &place) {
                return isInItalianAddress(place)
                    ? QString()
                    : dateWords(place, place.captured(1).toInt(), place.captured(2).toInt(), {});
            }),
        // 3 nov., 1° maggio
        speechRule({SpeechBegins::Digit}, uR"((?i)(\d{1,2})°?\s{0,2}()"_s + month + uR"()(?![\p{L}\p{N}])\.?)"_s,
            [](const SpeechPlace &place) {
                const int day = place.captured(1).toInt();
                const QString name = italianMonths().value(place.captured(2).toLower());
                if (day < 1 || day > 31 || name.isEmpty())
                    return QString();
                const QString words = dayWords(place, day) + u' ' + name;
                return place.captured(2).size() < name.size() ? withSentenceEnd(place, words)
                    : place.captured(0).endsWith(u'.')        ? words + u'.'
                                                              : words;
            }),
        // dal 1 al 5 novembre, 1-5 novembre
        speechRule({SpeechBegins::Digit},
            uR"((?i)1°?{end}(?=\s*(?:al|e|o|-|–|/)\s*\d{1,2}°?\s+)"_s + month + uR"((?![\p{L}\p{N}])))"_s,
            [](const SpeechPlace &) { return u"primo"_s; }),
        speechRule({SpeechBegins::Letter}, uR"((?i)(lun|mar|mer|gio|ven|sab|dom)\.(?=\s*\d{1,2}(?:[/. ]|°)))"_s,
            [](const SpeechPlace &place) {
                static const QHash<QString, QString> days = speechTable(
                    u"lun=lunedì;mar=martedì;mer=mercoledì;gio=giovedì;ven=venerdì;sab=sabato;dom=domenica"_s);
                return days.value(place.captured(1).toLower());
            }),
    };
}

} // namespace campanile
