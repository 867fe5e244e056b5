// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagechecklist.h"

#include <QRegularExpression>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

const QString name = uR"(\p{Lu}[\p{L}'’]*(?: (?:d[ei]l?|della|dei|degli|delle|San|Santa)? ?\p{Lu}[\p{L}'’]*)*)"_s;
const QString hour =
    uR"((?:\d{1,2}(?:[:.]\d{2})?|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti(?:quattro|tr[eé]|due|uno)?|mezzogiorno|mezzanotte)(?: e (?:\d{1,2}|mezz[ao]|un quarto|trenta|quindici|quarantacinque|dieci|venti|quaranta|cinquanta))?)"_s;

QList<TextSpan> matches(const QString &text, const QRegularExpression &expression)
{
    QList<TextSpan> spans;
    for (auto it = expression.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const int group = expression.captureCount() > 0 && match.hasCaptured(1) ? 1 : 0;
        qsizetype length = match.capturedLength(group);
        while (length > 0 && text.at(match.capturedStart(group) + length - 1).isSpace())
            --length;
        if (length > 0)
            spans.append({match.capturedStart(group), length});
    }
    return spans;
}

bool overlap(const TextSpan &a, const TextSpan &b)
{
    return a.start < b.start + b.length && b.start < a.start + a.length;
}

void add(QList<TextSpan> &to, const QList<TextSpan> &spans, const QList<TextSpan> &taken)
{
    for (const TextSpan &span : spans) {
        const auto meets = [&](const TextSpan &other) { return overlap(span, other); };
        if (std::none_of(to.begin(), to.end(), meets) && std::none_of(taken.begin(), taken.end(), meets))
            to.append(span);
    }
    std::sort(to.begin(), to.end(), [](const TextSpan &a, const TextSpan &b) { return a.start < b.start; });
}

QList<TextSpan> findWho(const QString &text)
{
    static const QRegularExpression who = pattern(
        uR"((?i:\b(?:comune|municipio|amministrazione comunale|sindac[oa]|protezione civile|polizia locale|prefettura|prefett[oa]|vigili del fuoco|centro operativo comunale|municipality|town hall|mayor|civil protection|police|gemeinde|bürgermeister(?:in)?|zivilschutz|feuerwehr)\b)(?: (?:di|of|von) %1)?)"_s
            .arg(name));
    return matches(text, who);
}

QList<TextSpan> findWhere(const QString &text, const QStringList &places, const QList<TextSpan> &taken)
{
    static const QRegularExpression street = pattern(
        uR"((?i:\b(?:via|viale|corso|piazza|piazzale|piazzetta|largo|vicolo|strada|salita|località|frazione|quartiere|rione|borgo|zona|lungo\p{L}*|ponte|contrada|street|road|square|district)\b) (?:(?i:di|del|della|dei|degli|delle|san|santa|xx|iv) )?%1)"_s
            .arg(name));
    static const QRegularExpression whole = pattern(
        uR"((?i:\b(?:in )?tutt[oa] (?:il|la|lo) (?:territorio(?: comunale)?|comune|città|paese|regione)\b|\b(?:del )?centro storico\b|\b(?:vicino|accanto|lungo) (?:al|il|alla|la|agli|gli) \p{L}+\b|\bnei pressi d\p{L}+ \p{L}+|\bwhole town\b|\bganze gemeinde\b))"_s);
    static const QRegularExpression named =
        pattern(uR"(\b(?:a|ad|in|at|near) (\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*))"_s);
    QList<TextSpan> spans;
    for (const QString &place : places) {
        if (place.size() < 4)
            continue;
        const QRegularExpression own = pattern(uR"(\b(?i:%1)\b)"_s.arg(QRegularExpression::escape(place)));
        add(spans, matches(text, own), taken);
    }
    QList<TextSpan> streets;
    add(streets, matches(text, street), taken);
    add(streets, spans, streets); // a street may be called like a quarter: the longer words win
    add(streets, matches(text, whole), taken);
    QList<TextSpan> all = taken;
    all.append(streets);
    add(streets, matches(text, named), all);
    return streets;
}

QList<TextSpan> findWhen(const QString &text, const QList<TextSpan> &taken)
{
    static const QRegularExpression when = pattern(
        uR"((?i:\b(?:(?:entro|dopo|verso|prima delle|fino alle|dalle|alle) (?:le )?(?:ore )?%1(?: alle (?:ore )?%1)?|ore %1|a(?:lla)? mezzanotte|a mezzogiorno|oggi|domani|dopodomani|stanotte|stasera|stamattina|questa (?:notte|sera|mattina)|adesso|subito|immediatamente|nelle prossime (?:\p{L}+ )?ore|fino a nuov[oa] \p{L}+|per (?:\d+|\p{L}+) (?:ore|giorni)|(?:da |di |fino a )?(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?: \d{1,2}(?: \p{L}+)?)?|\d{1,2} (?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)|now|today|tonight|tomorrow|immediately|(?:by|until|from|at) \d{1,2}(?:[:.]\d\d)?(?: ?[ap]m)?|until further notice|jetzt|heute|morgen|sofort|(?:bis|ab|um) \d{1,2}(?:[:.]\d\d)?(?: uhr)?|bis auf weiteres)\b))"_s
            .arg(hour));
    QList<TextSpan> spans;
    add(spans, matches(text, when), taken);
    return spans;
}

QList<TextSpan> findAction(const QString &text, const QList<TextSpan> &taken)
{
    static const QRegularExpression action = pattern(
        uR"((?i:\b(?:(?:non )?(?:lasciate|salite|uscite|restate|rimanete|evitate|usate|bevete|bollite|fate|raggiungete|chiudete|andate|spostate(?:vi)?|allontanate(?:vi)?|preparate(?:vi)?|tenete(?:vi)?|seguite|premete|limitate|avvicinate(?:vi)?|portate|recatevi|staccate|spegnete|aprite|accendete|prestate|consumate|aspettate|attendete|mettete(?:vi)?|parcheggiate|percorrete|dovete|potete (?:tornare|usare|bere|rientrare|di nuovo|riprendere))\b|non è (?:richiest\p{L}+|necessari\p{L}+)|nessuna azione|(?:do not|don't|please)? ?\b(?:leave|stay|go to|move|avoid|boil|drink|close|press|keep|follow|evacuate|use)\b|\p{L}{3,}e?n Sie\b)[^.;:!?,\n\[]{0,70}))"_s);
    QList<TextSpan> spans;
    for (TextSpan span : matches(text, action)) {
        for (const TextSpan &other : taken) { // what another part has begins elsewhere
            if (other.start > span.start && other.start < span.start + span.length)
                span.length = other.start - span.start;
        }
        while (span.length > 0 && text.at(span.start + span.length - 1).isSpace())
            --span.length;
        add(spans, {span}, taken);
    }
    return spans;
}

QList<TextSpan> findSource(const QString &text)
{
    static const QRegularExpression source = pattern(
        uR"((?i:\bhttps?://[^\s,;]+|\bwww\.[^\s,;]+[^\s,;.]|\b[\p{L}\d.-]+\.(?:it|eu|org|com|gov|net)\b|\b(?:\p{L}+ )?punto it\b|\bnumero (?:verde )?(?:[\d][\d .]{2,})?|\b(?:chiamate|telefonate)(?: \p{L}+){0,3} \d[\d .]{1,}\d|\b0\d{1,3}[ ./]?\d{5,8}\b|\b800[ ]?\d{3}[ ]?\d{3}\b|\bsito(?: (?:internet|web|del comune))?\b|\bcanali ufficiali\b|\bapp \p{L}+\b|\bradio(?: locale| \p{L}+)?\b|\bwebsite\b|\bhotline\b|\bfor information\b|\bweitere informationen\b))"_s);
    return matches(text, source);
}

QList<TextSpan> findWhat(const QString &text, const QList<TextSpan> &taken)
{
    static const QRegularExpression hazard = pattern(
        uR"((?i:\b(?:piena|esond\p{L}*|uscire dagli argini|alluvion\p{L}*|allagament\p{L}*|fran[ae]|valang\p{L}*|incendi\p{L}*|fumo|nev(?:e|icat\p{L}*)|ghiaccio|gelo|vento|raffiche|temporal\p{L}*|grandin\p{L}*|piogg\p{L}+|allerta|terremot\p{L}*|scoss[ae]|potabil[ei]|inquina\p{L}*|scuol[ae]|bomba|ordigno|gas|blackout|interruzion\p{L}*|manca (?:la corrente|l'acqua)|chius[aoie]|evacua\p{L}*|esercitazione|prova|cessat\p{L}*|emergenza|caldo|flood\p{L}*|storm|snow|fire|landslide|earthquake|drinking water|safe to drink|schools?|closed|drill|test|alert|warning|emergency|all clear|hochwasser|überschwemmung\p{L}*|unwetter|sturm|schnee|brand|erdrutsch|trinkwasser|schulen?|gesperrt|evakuierung|übung|warnung|entwarnung|notfall)\b))"_s);
    static const QString ends = u".;:!?,\n"_s;
    QList<TextSpan> spans;
    for (const TextSpan &word : matches(text, hazard)) {
        if (std::any_of(taken.begin(), taken.end(), [&](const TextSpan &t) { return overlap(word, t); }))
            continue;
        qsizetype start = word.start;
        while (start > 0 && !ends.contains(text.at(start - 1)))
            --start;
        qsizetype end = word.start + word.length;
        while (end < text.size() && !ends.contains(text.at(end)))
            ++end;
        for (const TextSpan &other : taken) { // leave to the other parts what is theirs
            if (other.start + other.length <= word.start)
                start = std::max(start, other.start + other.length);
            else
                end = std::min(end, other.start);
        }
        while (start < end && text.at(start).isSpace())
            ++start;
        static const QRegularExpression trailing =
            pattern(uR"(\s+(?:\b(?:a|ad|e|ed|in|nel|nella|lungo|di|da|per|di)\b)?\s*$)"_s);
        if (const auto match = trailing.match(text.sliced(start, end - start)); match.hasMatch())
            end = start + match.capturedStart();
        spans.append({start, end - start});
        break; // said once is said
    }
    return spans;
}

} // namespace

QList<PartFinding> checkMessageText(const QString &text, const QStringList &places)
{
    const QList<TextSpan> source = findSource(text);
    QList<TextSpan> who;
    add(who, findWho(text), source);
    QList<TextSpan> taken = blanksIn(text) + source + who; // a blank says nothing yet
    const QList<TextSpan> where = findWhere(text, places, taken);
    taken += where;
    const QList<TextSpan> when = findWhen(text, taken);
    taken += when;
    const QList<TextSpan> action = findAction(text, taken);
    taken += action;
    const QList<TextSpan> what = findWhat(text, taken);
    return {{MessagePart::Who, who}, {MessagePart::What, what}, {MessagePart::Where, where}, {MessagePart::When, when},
        {MessagePart::Action, action}, {MessagePart::Source, source}};
}

QList<TextSpan> blanksIn(const QString &text)
{
    static const QRegularExpression blank(uR"(\[[^\]\n]*\])"_s);
    return matches(text, blank);
}

int wordCount(const QString &text)
{
    static const QRegularExpression word = pattern(uR"([\p{L}\d][\p{L}\d'’.:-]*)"_s);
    return static_cast<int>(matches(text, word).size());
}

std::chrono::seconds spokenLength(const QString &text, double speed)
{
    return std::chrono::seconds(std::lround(wordCount(text) * 60 / (145 * std::clamp(speed, 0.3, 3.0))));
}

} // namespace campanile
