// SPDX-License-Identifier: GPL-3.0-or-later
#include "italianspeech.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

/// A number with thousands and decimals, as groups: the whole part, what stands after the comma.
constexpr QStringView numberPattern =
    u"([1-9]\\d{0,2}(?:[.']\\d{3})+(?!\\d)|[1-9]\\d{0,2}(?: \\d{3})+(?!\\d)|\\d+)(?:,(\\d{1,6}))?";

QString figuresOf(QString text)
{
    return text.remove(u'.').remove(u' ').remove(u'\'');
}

QString decimals(const SpeechPlace &place, const QString &figures)
{
    QString words;
    qsizetype zeros = 0;
    while (zeros + 1 < figures.size() && figures[zeros] == u'0')
        ++zeros;
    for (qsizetype i = 0; i < zeros; ++i)
        words += u"zero "_s;
    const QString rest = figures.sliced(zeros);
    return words + (rest.size() > 3 ? place.numbers.digits(rest) : place.numbers.cardinal(rest.toLongLong()));
}

QString numberWords(const SpeechPlace &place, const QString &whole, const QString &fraction)
{
    QString words = place.numbers.cardinal(figuresOf(whole));
    if (!fraction.isEmpty())
        words += u" virgola "_s + decimals(place, fraction);
    return words;
}

struct Unit {
    QString one; ///< with its article: "un chilometro"
    QString many;
};

const QHash<QString, Unit> &units()
{
    static const QHash<QString, Unit> table = [] {
        QHash<QString, Unit> all;
        const QString rows =
            u"km=un chilometro|chilometri;hm=un ettometro|ettometri;m=un metro|metri;dm=un "
            "decimetro|decimetri;cm=un centimetro|centimetri;mm=un millimetro|millimetri;"
            "kg=un chilo|chili;g=un grammo|grammi;mg=un milligrammo|milligrammi;q=un quintale|quintali;"
            "t=una tonnellata|tonnellate;l=un litro|litri;lt=un litro|litri;ml=un millilitro|millilitri;"
            "hl=un ettolitro|ettolitri;ha=un ettaro|ettari;"
            "km/h=un chilometro all'ora|chilometri all'ora;kmh=un chilometro all'ora|chilometri all'ora;"
            "m/s=un metro al secondo|metri al secondo;"
            "m³/s=un metro cubo al secondo|metri cubi al secondo;"
            "mc/s=un metro cubo al secondo|metri cubi al secondo;"
            "m3/s=un metro cubo al secondo|metri cubi al secondo;l/s=un litro al secondo|litri al secondo;"
            "m²=un metro quadrato|metri quadrati;m2=un metro quadrato|metri quadrati;"
            "mq=un metro quadrato|metri quadrati;km²=un chilometro quadrato|chilometri quadrati;"
            "kmq=un chilometro quadrato|chilometri quadrati;m³=un metro cubo|metri cubi;"
            "m3=un metro cubo|metri cubi;mc=un metro cubo|metri cubi;"
            "mm/h=un millimetro all'ora|millimetri all'ora;cm/h=un centimetro all'ora|centimetri all'ora;"
            "m s.l.m.=un metro sul livello del mare|metri sul livello del mare;"
            "kW=un chilowatt|chilowatt;MW=un megawatt|megawatt;kWh=un chilowattora|chilowattora;"
            "kV=un chilovolt|chilovolt;V=un volt|volt;W=un watt|watt;Hz=un hertz|hertz;"
            "hPa=un ettopascal|ettopascal;mbar=un millibar|millibar;bar=un bar|bar;dB=un decibel|decibel;"
            "µg/m³=un microgrammo al metro cubo|microgrammi al metro cubo;"
            "μg/m³=un microgrammo al metro cubo|microgrammi al metro cubo;"
            "h=un'ora|ore;min=un minuto|minuti;sec=un secondo|secondi;s=un secondo|secondi;"
            "gg=un giorno|giorni;°C=un grado|gradi;° C=un grado|gradi;%=uno per cento|per cento;"
            "‰=uno per mille|per mille;mln=un milione|milioni;"
            "€=un euro|euro;EUR=un euro|euro;euro=un euro|euro;$=un dollaro|dollari"_s;
        for (const auto &[sign, words] : speechTable(rows).asKeyValueRange())
            all.insert(sign, {words.section(u'|', 0, 0), words.section(u'|', 1, 1)});
        return all;
    }();
    return table;
}

bool isMoney(const QString &unit)
{
    return unit == "€"_L1 || unit == u"€"_s || unit == "EUR"_L1 || unit == "euro"_L1;
}

/// "12,50 €": "dodici euro e cinquanta"
QString moneyWords(const SpeechPlace &place, const QString &whole, const QString &cents)
{
    const QString figures = figuresOf(whole);
    QString words = figures == "1"_L1 ? u"un euro"_s : place.numbers.cardinal(figures) + u" euro"_s;
    if (cents.toInt() > 0)
        words += u" e "_s + place.numbers.cardinal((cents.size() == 1 ? cents + u'0' : cents).toLongLong());
    return words;
}

QString measured(const SpeechPlace &place)
{
    const QString whole = place.captured(1);
    const QString fraction = place.captured(2);
    const QString sign = place.captured(3);
    if (isMoney(sign) && fraction.size() <= 2)
        return moneyWords(place, whole, fraction);
    const Unit unit = units().value(sign);
    if (unit.many.isEmpty())
        return {};
    const bool one = whole == "1"_L1 && fraction.isEmpty();
    const QString words = one ? unit.one : numberWords(place, whole, fraction) + u' ' + unit.many;
    return place.captured(0).endsWith(u'.') ? withSentenceEnd(place, words) : words;
}

/// 38° is heat or a rank.
bool isTemperature(const SpeechPlace &place)
{
    static const QRegularExpression cue(
        u"(?i)(?:temperatur|gradi|cald|fredd|gel|massim|minim|termomet|febbre|sotto zero|percepit)[^.!?]*$"_s);
    return cue.matchView(place.before(48)).hasMatch();
}

QString wordAfter(const SpeechPlace &place)
{
    static const QRegularExpression word(uR"(\s{0,2}([\p{L}]{2,30}))"_s);
    const auto found = word.match(place.written.text(), place.end(), QRegularExpression::NormalMatch,
        QRegularExpression::AnchorAtOffsetMatchOption | QRegularExpression::DontCheckSubjectStringMatchOption);
    return found.captured(1);
}

QString rank(const SpeechPlace &place)
{
    const qint64 number = place.captured(1).toLongLong();
    const QString sign = place.captured(2);
    if (number == 0 || (sign == u"°"_s && isTemperature(place)))
        return numberWords(place, place.captured(1), {}) + u" gradi"_s;
    const bool feminine = sign == u"ª"_s || sign == "a"_L1 || (sign == "^"_L1 && isFeminineInItalian(wordAfter(place)));
    return place.numbers.ordinal(number, feminine ? Gender::Feminine : Gender::Masculine);
}

QString range(const SpeechPlace &place)
{
    const QString from = place.captured(1);
    const QString to = place.captured(2);
    const QString first = place.numbers.cardinal(from);
    const QString second = place.numbers.cardinal(to);
    const QString before = place.wordBefore().toLower();
    if (to.toLongLong() == from.toLongLong() + 1 && !isInItalianAddress(place))
        return first + u" o "_s + second;
    if (before == "da"_L1 || before == "dal"_L1 || before == "dai"_L1)
        return first + u" a "_s + second;
    return from.toLongLong() < to.toLongLong() ? u"da "_s + first + u" a "_s + second : first + u", "_s + second;
}

/// "1 persona": "una persona"; "1 sfollato": "uno sfollato".
QString agreeing(const SpeechPlace &place)
{
    const QString noun = wordAfter(place).toLower();
    static const QStringList notNouns{u"al"_s, u"a"_s, u"e"_s, u"o"_s, u"ed"_s, u"in"_s, u"di"_s, u"per"_s, u"con"_s,
        u"alle"_s, u"da"_s, u"sono"_s, u"è"_s, u"ha"_s, u"se"_s, u"su"_s, u"bis"_s, u"ter"_s, u"il"_s, u"la"_s,
        u"premi"_s, u"prema"_s, u"premere"_s, u"del"_s, u"della"_s, u"dei"_s, u"risulta"_s, u"oppure"_s, u"resta"_s};
    const QString before = place.wordBefore().toLower();
    static const QStringList asFigure{u"premi"_s, u"prema"_s, u"premere"_s, u"premete"_s, u"tasto"_s, u"numero"_s,
        u"livello"_s, u"fase"_s, u"zona"_s, u"codice"_s, u"il"_s, u"al"_s, u"dal"_s, u"del"_s, u"lotto"_s};
    const QString &text = place.written.text();
    const bool adjacent = place.end() < text.size() && text[place.end()] == u' ';
    if (!adjacent || noun.isEmpty() || notNouns.contains(noun) || asFigure.contains(before)
        || !text[place.end() + 1].isLower() || isInItalianAddress(place))
        return {};
    if (isFeminineInItalian(noun))
        return u"una"_s;
    static const QRegularExpression hard(u"^(?:z|x|y|gn|ps|pn|s[^aeiou])"_s);
    return hard.match(noun).hasMatch() ? u"uno"_s : u"un"_s;
}

QString fractionWords(const SpeechPlace &place)
{
    const int above = place.captured(1).toInt();
    const int below = place.captured(2).toInt();
    if (above < 1 || below < 2 || above >= below || below > 20)
        return {};
    if (below == 2)
        return u"mezzo"_s;
    QString part = place.numbers.ordinal(below);
    if (above == 1)
        return u"un "_s + part;
    part.chop(1);
    return place.numbers.cardinal(qint64{above}) + u' ' + part + u'i';
}

} // namespace

QList<SpeechRule> italianNumbers()
{
    const QString number = numberPattern.toString();
    const QString unit = u"("_s + alternatives(units().keys()) + u")"_s;
    return {
        speechRule(
            {SpeechBegins::Sign}, uR"((?<![\p{L}\p{N}])-(?=\d))"_s, [](const SpeechPlace &) { return u"meno"_s; }),
        speechRule({SpeechBegins::Sign}, uR"(\+(?=\s?\d))"_s, [](const SpeechPlace &) { return u"più"_s; }),
        speechRule({SpeechBegins::Sign}, u"±"_s, [](const SpeechPlace &) { return u"più o meno"_s; }),
        speechRule({SpeechBegins::Sign}, u"€\\s{0,2}"_s + number + uR"({end})"_s,
            [](const SpeechPlace &place) { return moneyWords(place, place.captured(1), place.captured(2).left(2)); }),
        speechRule({SpeechBegins::Letter}, u"(?i)euro\\s{1,2}"_s + number + uR"({end})"_s,
            [](const SpeechPlace &place) {
                return place.captured(2).size() > 2 ? QString()
                                                    : moneyWords(place, place.captured(1), place.captured(2));
            }),
        speechRule({SpeechBegins::Sign}, uR"('(\d{2}){end})"_s,
            [](const SpeechPlace &place) { return place.numbers.cardinal(place.captured(1).toLongLong()); }),
        // half a thing
        speechRule({SpeechBegins::Digit, SpeechBegins::Sign}, uR"((\d{0,4})\s?([½¼¾]))"_s,
            [](const SpeechPlace &place) {
                const QString part = place.captured(2) == u"½"_s ? u"mezzo"_s
                    : place.captured(2) == u"¼"_s                ? u"un quarto"_s
                                                                 : u"tre quarti"_s;
                return place.captured(1).isEmpty() ? part : place.numbers.cardinal(place.captured(1)) + u" e "_s + part;
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,2})/(\d{1,2}){end}(?=\s+d(?:i|el|ella|ei|egli|elle|ell')\b))"_s,
            fractionWords),
        // houses: 12/A, 12/bis, 12A, 12/3
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})\s?/\s?(bis|ter|quater){end})"_s,
            [](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u' ' + place.captured(2);
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})\s?/\s?([A-Za-z]){end})"_s,
            [](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u" barra "_s + italianLetters(place.captured(2));
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})([A-Za-z]){end})"_s,
            [](const SpeechPlace &place) {
                const bool house = isInItalianAddress(place)
                    || (place.captured(2)[0].isUpper() && !units().contains(place.captured(2)));
                return house ? place.numbers.cardinal(place.captured(1)) + u' ' + italianLetters(place.captured(2))
                             : QString();
            }),
        // 112, 118: called, not counted
        speechRule({SpeechBegins::Digit}, uR"((?:11[2-8]|15(?:15|22|30)|116117|19696){end}(?!\s?[%€°/]|[.,]\d))"_s,
            [](const SpeechPlace &place) {
                static const QRegularExpression cue(
                    uR"((?i)\b(?:il|al|allo|del|dal|o|e|nue|numero|emergenza|emergenze|soccorso|pompieri|fuoco|carabinieri|polizia)\s*$)"_s);
                const QString next = wordAfter(place);
                const bool counted = !next.isEmpty() && next[0].isLower()
                    && QStringList{u"persone"_s, u"metri"_s, u"famiglie"_s, u"euro"_s, u"chilometri"_s, u"abitanti"_s,
                        u"case"_s, u"utenti"_s}
                           .contains(next);
                return !counted && !isInItalianAddress(place) && cue.matchView(place.before(48)).hasMatch()
                    ? place.numbers.digits(place.captured(0))
                    : QString();
            }),
        speechRule({SpeechBegins::Digit},
            number + uR"(\s{0,2})"_s + unit + uR"((?![\p{L}\p{N}/])(?:\.(?=\s{1,2}\p{Ll}))?)"_s, measured),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,4})\s?(°|ª|\^)(?![\p{L}\p{N}]))"_s, rank),
        speechRule({SpeechBegins::Digit}, uR"(([1-9])(a)(?=\s\p{Ll}{3,}))"_s,
            [](const SpeechPlace &place) { return isInItalianAddress(place) ? QString() : rank(place); }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})\s?[-–]\s?(\d{1,5}){end}(?![-–/.,]\d))"_s, range),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,4})\s?[x×]\s?(\d{1,4}){end})"_s,
            [](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u" per "_s
                    + place.numbers.cardinal(place.captured(2));
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{4})/(\d{4}|\d{2}){end}(?!/))"_s,
            [](const SpeechPlace &place) {
                const QString second = place.captured(2);
                return place.numbers.cardinal(place.captured(1)) + u' '
                    + place.numbers.cardinal(second.size() == 2 ? place.captured(1).first(2) + second : second);
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,5})/(\d{1,5}){end}(?!/))"_s,
            [](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u" barra "_s
                    + place.numbers.cardinal(place.captured(2));
            }),
        speechRule({SpeechBegins::Digit}, uR"(1{end}(?![.,:/-]))"_s, agreeing),
        // codes: nobody counts to them
        speechRule({SpeechBegins::Digit}, uR"(\d{8,}{end})"_s,
            [](const SpeechPlace &place) {
                QStringList groups;
                for (const QString &group : phoneGroups(place.captured(0).left(200)))
                    groups.append(place.numbers.digits(group));
                return groups.join(u", "_s);
            }),
        speechRule({SpeechBegins::Digit}, uR"((\d{1,6})\.(\d{1,2}){end}(?![.,]?\d))"_s,
            [](const SpeechPlace &place) {
                return place.numbers.cardinal(place.captured(1)) + u" punto "_s + decimals(place, place.captured(2));
            }),
        speechRule({SpeechBegins::Digit}, number + uR"((?!\p{N}))"_s,
            [](const SpeechPlace &place) { return numberWords(place, place.captured(1), place.captured(2)); }),
    };
}

} // namespace campanile
