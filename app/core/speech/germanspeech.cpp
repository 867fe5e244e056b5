// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechtools.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QString monthName(int month)
{
    static const QStringList names{u"Januar"_s, u"Februar"_s, u"März"_s, u"April"_s, u"Mai"_s, u"Juni"_s, u"Juli"_s,
        u"August"_s, u"September"_s, u"Oktober"_s, u"November"_s, u"Dezember"_s};
    return names.value(month - 1);
}

/// "am dritten", "dritter"
QString dayWords(const SpeechPlace &place, int day)
{
    static const QStringList dative{
        u"am"_s, u"vom"_s, u"zum"_s, u"den"_s, u"dem"_s, u"der"_s, u"ab"_s, u"bis"_s, u"seit"_s, u"beim"_s};
    return place.numbers.formed(
        day, dative.contains(place.wordBefore().toLower()) ? u"%spellout-ordinal-n" : u"%spellout-ordinal-r");
}

QString date(const SpeechPlace &place)
{
    const int day = place.captured(1).toInt();
    const QString month = monthName(place.captured(2).toInt());
    const QString year = place.captured(3);
    if (day < 1 || day > 31 || month.isEmpty())
        return {};
    QString words = dayWords(place, day) + u' ' + month;
    if (!year.isEmpty())
        words += u' ' + place.numbers.year(year.size() == 4 ? year.toInt() : 2000 + year.toInt());
    return words;
}

QString time(const SpeechPlace &place)
{
    const int hour = place.captured(1).toInt();
    const int minute = place.captured(2).toInt();
    if (hour > 24 || minute > 59)
        return {};
    QString words = (hour == 1 ? u"ein"_s : place.numbers.cardinal(qint64{hour})) + u" Uhr"_s;
    if (minute > 0)
        words += u' ' + place.numbers.cardinal(qint64{minute});
    return words;
}

} // namespace

SpeechLanguage germanSpeech()
{
    SpeechLanguage language{u"de"_s, {}, true};
    language.rules += netRules({u"Punkt"_s, u"Schrägstrich"_s, u"ät"_s, u"Bindestrich"_s, u"Unterstrich"_s}, {});
    language.rules += QList<SpeechRule>{
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})[:.](\d{2})\s*(?:Uhr|h){end})"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2}):(\d{2}){end}(?![.:/]\d))"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})\s*(?:Uhr|h){end})"_s, time),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})\.\s?(\d{1,2})\.(?:\s?(\d{4}|\d{2}){end})?(?!\d))"_s, date),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})/(\d{1,2})/(\d{4}){end})"_s, date),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})\.(?=\s\p{Lu}))"_s,
            [](const SpeechPlace &place) {
                static const QRegularExpression month(
                    u"^\\s(?:Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|"
                    "Stock|Klasse|Etage|Bezirk|Stufe|Alarmstufe)"_s);
                return month.matchView(QStringView(place.written.text()).sliced(place.end()).left(20)).hasMatch()
                    ? dayWords(place, place.captured(1).toInt())
                    : QString();
            }),
    };
    language.rules += phoneRules(uR"(\b(?:Tel|Telefon|Handy|Fax|anrufen|rufen Sie|Notruf|Nummer|Hotline)\b)"_s,
        u"plus"_s, [](const SpeechPlace &place, const QString &group) { return place.numbers.digits(group); });
    language.rules += abbreviationRules(
        u"St.=Sankt;Hl.=Heilige;Dr.=Doktor;Prof.=Professor;Ing.=Ingenieur;Hr.=Herr;Fr.=Frau;Nr.=Nummer;Tel.=Telefon;"
        "ca.=circa;z.B.=zum Beispiel;z. B.=zum Beispiel;d.h.=das heißt;d. h.=das heißt;bzw.=beziehungsweise;"
        "inkl.=inklusive;max.=maximal;min.=mindestens;vgl.=vergleiche;Fam.=Familie;SS=Staatsstraße;LS=Landesstraße;"
        "FF=Freiwillige Feuerwehr"_s,
        u"Str.=Straße;str.=straße;Pl.=Platz;pl.=platz;usw.=und so weiter;etc.=et cetera;u.a.=unter anderem;"
        "u. a.=unter anderem;km/h=Stundenkilometer"_s);
    // "Bahnhofstr. 12": the ending of a word
    language.rules +=
        speechRule({SpeechBegins::Letter}, uR"((\p{L}{2,40})(str|pl)\.(?!\p{L}))"_s, [](const SpeechPlace &place) {
            return withSentenceEnd(
                place, place.captured(1) + (place.captured(2) == "str"_L1 ? u"straße"_s : u"platz"_s));
        });
    language.rules += numberRules({.thousands = u"."_s,
        .decimal = u","_s,
        .decimalWord = u"Komma"_s,
        .minus = u"minus"_s,
        .plus = u"plus"_s,
        .to = u"bis"_s,
        .units =
            u"km=ein Kilometer|Kilometer;m=ein Meter|Meter;cm=ein Zentimeter|Zentimeter;mm=ein Millimeter|Millimeter;"
            "kg=ein Kilogramm|Kilogramm;g=ein Gramm|Gramm;t=eine Tonne|Tonnen;l=ein Liter|Liter;"
            "km/h=ein Stundenkilometer|Stundenkilometer;m³/s=ein Kubikmeter pro Sekunde|Kubikmeter pro Sekunde;"
            "m²=ein Quadratmeter|Quadratmeter;m³=ein Kubikmeter|Kubikmeter;ha=ein Hektar|Hektar;"
            "°C=ein Grad|Grad;°=ein Grad|Grad;%=ein Prozent|Prozent;€=ein Euro|Euro;Min.=eine Minute|Minuten;"
            "min=eine Minute|Minuten;Std.=eine Stunde|Stunden;Sek.=eine Sekunde|Sekunden"_s});
    language.rules += speechRule({SpeechBegins::Sign}, u"&"_s, [](const SpeechPlace &) { return u"und"_s; });
    language.rules += shoutingRule();
    return language;
}

} // namespace campanile
