// SPDX-License-Identifier: GPL-3.0-or-later
#include "addressnormaliser.h"

#include <QHash>
#include <QRegularExpression>
#include <QSet>

namespace campanile::addressnormaliser {
using namespace Qt::StringLiterals;

namespace {

// Only where a street's name begins: elsewhere "c" or "l" is somebody's initial.
const QHash<QString, QString> &typeAbbreviations()
{
    static const QHash<QString, QString> table{
        {u"v"_s, u"via"_s},
        {u"v le"_s, u"viale"_s},
        {u"vle"_s, u"viale"_s},
        {u"vl"_s, u"viale"_s},
        {u"v lo"_s, u"vicolo"_s},
        {u"vlo"_s, u"vicolo"_s},
        {u"vic"_s, u"vicolo"_s},
        {u"vico lo"_s, u"vicolo"_s},
        {u"c so"_s, u"corso"_s},
        {u"cso"_s, u"corso"_s},
        {u"p zza"_s, u"piazza"_s},
        {u"p za"_s, u"piazza"_s},
        {u"pzza"_s, u"piazza"_s},
        {u"pza"_s, u"piazza"_s},
        {u"pz"_s, u"piazza"_s},
        {u"p"_s, u"piazza"_s},
        {u"p zzetta"_s, u"piazzetta"_s},
        {u"p tta"_s, u"piazzetta"_s},
        {u"p zetta"_s, u"piazzetta"_s},
        {u"p zle"_s, u"piazzale"_s},
        {u"p le"_s, u"piazzale"_s},
        {u"ple"_s, u"piazzale"_s},
        {u"pzle"_s, u"piazzale"_s},
        {u"l go"_s, u"largo"_s},
        {u"lgo"_s, u"largo"_s},
        {u"b go"_s, u"borgo"_s},
        {u"bgo"_s, u"borgo"_s},
        {u"str"_s, u"strada"_s},
        {u"s da"_s, u"strada"_s},
        {u"sda"_s, u"strada"_s},
        {u"str da"_s, u"strada"_s},
        {u"loc"_s, u"localita"_s},
        {u"loc ta"_s, u"localita"_s},
        {u"fraz"_s, u"frazione"_s},
        {u"fr"_s, u"frazione"_s},
        {u"fr ne"_s, u"frazione"_s},
        {u"c da"_s, u"contrada"_s},
        {u"cda"_s, u"contrada"_s},
        {u"contr"_s, u"contrada"_s},
        {u"l mare"_s, u"lungomare"_s},
        {u"lung re"_s, u"lungomare"_s},
        {u"lgmare"_s, u"lungomare"_s},
        {u"trav"_s, u"traversa"_s},
        {u"gall"_s, u"galleria"_s},
        {u"sal"_s, u"salita"_s},
        {u"reg"_s, u"regione"_s},
        {u"vill"_s, u"villaggio"_s},
        {u"circ ne"_s, u"circonvallazione"_s},
        {u"circ"_s, u"circonvallazione"_s},
        {u"str vic"_s, u"strada vicinale"_s},
        {u"str prov"_s, u"strada provinciale"_s},
        {u"str com"_s, u"strada comunale"_s},
        {u"s p"_s, u"strada provinciale"_s},
        {u"sp"_s, u"strada provinciale"_s},
        {u"s s"_s, u"strada statale"_s},
        {u"ss"_s, u"strada statale"_s},
        {u"av"_s, u"avenue"_s},
        {u"bd"_s, u"boulevard"_s},
        {u"blvd"_s, u"boulevard"_s},
        {u"pl"_s, u"place"_s},
    };
    return table;
}

const QHash<QString, QString> &wordAbbreviations()
{
    static const QHash<QString, QString> table{
        {u"f lli"_s, u"fratelli"_s},
        {u"flli"_s, u"fratelli"_s},
        {u"m te"_s, u"monte"_s},
        {u"mte"_s, u"monte"_s},
        {u"gen"_s, u"generale"_s},
        {u"prof"_s, u"professore"_s},
        {u"dott"_s, u"dottore"_s},
        {u"dr"_s, u"dottore"_s},
        {u"mons"_s, u"monsignore"_s},
        {u"monsignor"_s, u"monsignore"_s},
        {u"card"_s, u"cardinale"_s},
        {u"cardinal"_s, u"cardinale"_s},
        {u"ten"_s, u"tenente"_s},
        {u"cap"_s, u"capitano"_s},
        {u"magg"_s, u"maggiore"_s},
        {u"col"_s, u"colonnello"_s},
        {u"ing"_s, u"ingegnere"_s},
        {u"avv"_s, u"avvocato"_s},
        {u"cav"_s, u"cavaliere"_s},
        {u"on"_s, u"onorevole"_s},
        {u"sen"_s, u"senatore"_s},
        {u"pres"_s, u"presidente"_s},
        {u"madd"_s, u"maddalena"_s},
        {u"vitt"_s, u"vittorio"_s},
        {u"em"_s, u"emanuele"_s},
        {u"naz"_s, u"nazionale"_s},
        {u"prov"_s, u"provinciale"_s},
        {u"m tiri"_s, u"martiri"_s},
        {u"sac"_s, u"sacerdote"_s},
        {u"serg"_s, u"sergente"_s},
    };
    return table;
}

const QSet<QString> &streetTypes()
{
    static const QSet<QString> types{u"via"_s, u"viale"_s, u"vicolo"_s, u"vico"_s, u"corso"_s, u"piazza"_s,
        u"piazzetta"_s, u"piazzale"_s, u"largo"_s, u"borgo"_s, u"strada"_s, u"stradone"_s, u"localita"_s, u"frazione"_s,
        u"contrada"_s, u"lungomare"_s, u"lungolago"_s, u"lungofiume"_s, u"traversa"_s, u"galleria"_s, u"salita"_s,
        u"discesa"_s, u"regione"_s, u"villaggio"_s, u"circonvallazione"_s, u"passaggio"_s, u"passeggiata"_s,
        u"sentiero"_s, u"scala"_s, u"scalinata"_s, u"gradinata"_s, u"rampa"_s, u"calata"_s, u"molo"_s, u"banchina"_s,
        u"riva"_s, u"campo"_s, u"calle"_s, u"fondamenta"_s, u"rotatoria"_s, u"rotonda"_s, u"ponte"_s, u"cortile"_s,
        u"corte"_s, u"parco"_s, u"giardino"_s, u"quartiere"_s, u"rione"_s, u"maso"_s, u"belvedere"_s, u"portico"_s,
        u"chiasso"_s, u"costa"_s, u"erta"_s, u"slargo"_s, u"viottolo"_s, u"stretto"_s, u"rue"_s, u"avenue"_s,
        u"boulevard"_s, u"place"_s, u"chemin"_s, u"escalier"_s, u"quai"_s, u"passage"_s, u"impasse"_s, u"allee"_s,
        u"square"_s, u"ruelle"_s, u"montee"_s, u"promenade"_s};
    return types;
}

const QSet<QString> &connectives()
{
    static const QSet<QString> words{u"di"_s, u"del"_s, u"dello"_s, u"della"_s, u"dell"_s, u"dei"_s, u"degli"_s,
        u"delle"_s, u"de"_s, u"d"_s, u"da"_s, u"dal"_s, u"dalla"_s, u"al"_s, u"alla"_s, u"alle"_s, u"ai"_s, u"all"_s,
        u"a"_s, u"il"_s, u"lo"_s, u"la"_s, u"l"_s, u"i"_s, u"gli"_s, u"le"_s, u"e"_s, u"in"_s, u"du"_s, u"des"_s,
        u"les"_s};
    return words;
}

bool isSaint(const QString &word)
{
    static const QSet<QString> words{u"s"_s, u"san"_s, u"santo"_s, u"santa"_s, u"sant"_s, u"santi"_s, u"sto"_s,
        u"sta"_s, u"ss"_s, u"saint"_s, u"sainte"_s, u"st"_s, u"ste"_s};
    return words.contains(word);
}

int romanValue(const QString &word)
{
    int total = 0, before = 0;
    for (auto it = word.crbegin(); it != word.crend(); ++it) {
        const int value = *it == u'i' ? 1 : *it == u'v' ? 5 : *it == u'x' ? 10 : *it == u'l' ? 50 : 0;
        if (value == 0)
            return 0;
        total += value < before ? -value : value;
        before = std::max(before, value);
    }
    return total;
}

bool isMonth(const QString &word)
{
    static const QSet<QString> months{u"gennaio"_s, u"febbraio"_s, u"marzo"_s, u"aprile"_s, u"maggio"_s, u"giugno"_s,
        u"luglio"_s, u"agosto"_s, u"settembre"_s, u"ottobre"_s, u"novembre"_s, u"dicembre"_s};
    return months.contains(word);
}

int spelledNumber(const QString &word)
{
    static const QStringList words{u"uno"_s, u"due"_s, u"tre"_s, u"quattro"_s, u"cinque"_s, u"sei"_s, u"sette"_s,
        u"otto"_s, u"nove"_s, u"dieci"_s, u"undici"_s, u"dodici"_s, u"tredici"_s, u"quattordici"_s, u"quindici"_s,
        u"sedici"_s, u"diciassette"_s, u"diciotto"_s, u"diciannove"_s, u"venti"_s, u"ventuno"_s, u"ventidue"_s,
        u"ventitre"_s, u"ventiquattro"_s, u"venticinque"_s, u"ventisei"_s, u"ventisette"_s, u"ventotto"_s,
        u"ventinove"_s, u"trenta"_s, u"trentuno"_s};
    return word == u"primo"_s ? 1 : static_cast<int>(words.indexOf(word)) + 1;
}

QStringList canonicalWords(const QString &name)
{
    QStringList words = fold(name).split(u' ', Qt::SkipEmptyParts);
    // two written pieces ("v le") before one ("v")
    const auto replace = [&words](qsizetype at, const QHash<QString, QString> &table) {
        for (const qsizetype length : {qsizetype(2), qsizetype(1)}) {
            if (at + length > words.size() || (at == 0 && length == words.size()))
                continue;
            const auto found = table.constFind(words.mid(at, length).join(u' '));
            if (found == table.cend())
                continue;
            const QStringList longer = found->split(u' ');
            words.remove(at, length);
            for (qsizetype i = 0; i < longer.size(); ++i)
                words.insert(at + i, longer[i]);
            return longer.size();
        }
        return qsizetype(1);
    };
    qsizetype at = words.isEmpty() ? 0 : replace(0, typeAbbreviations());
    while (at < words.size())
        at += replace(at, wordAbbreviations());

    for (qsizetype i = 0; i < words.size(); ++i) {
        QString &word = words[i];
        const bool beforeMonth = i + 1 < words.size() && isMonth(words[i + 1]);
        static const QRegularExpression ordinal(u"^(\\d+)[oa°]$"_s);
        if (const auto match = ordinal.match(word); match.hasMatch())
            word = match.captured(1);
        else if (const int roman = romanValue(word);
            roman > 0 && (word.size() > 1 || beforeMonth) && word != u"vi"_s && word != u"li"_s && word != u"il"_s)
            word = QString::number(roman);
        else if (beforeMonth && spelledNumber(word) > 0)
            word = QString::number(spelledNumber(word));
        else if (i > 0 && isSaint(word) && i + 1 < words.size())
            word = u"s"_s;
    }
    return words;
}

} // namespace

QString fold(const QString &text)
{
    QString out;
    out.reserve(text.size());
    const QString decomposed = text.normalized(QString::NormalizationForm_KD).toLower();
    for (const QChar c : decomposed) {
        if (c.isMark())
            continue;
        if (c.isLetterOrNumber())
            out += c == u'ß' ? u's' : c;
        else if (!out.isEmpty() && out.back() != u' ')
            out += u' ';
    }
    return out.trimmed();
}

QString streetKey(const QString &name)
{
    return canonicalWords(name).join(u' ');
}

StreetWords streetWords(const QString &name)
{
    StreetWords result;
    QStringList words = canonicalWords(name);
    if (words.size() > 1 && isStreetType(words.front()))
        result.type = words.takeFirst();
    for (const QString &word : std::as_const(words)) {
        if (!connectives().contains(word))
            result.words += word;
    }
    if (result.words.isEmpty())
        result.words = words;
    return result;
}

bool isStreetType(const QString &foldedWord)
{
    return streetTypes().contains(foldedWord);
}

bool changesMeaning(const QString &foldedWord)
{
    static const QSet<QString> words{u"s"_s, u"monte"_s, u"maso"_s, u"masi"_s, u"ponte"_s, u"porta"_s, u"colle"_s,
        u"lago"_s, u"valle"_s, u"val"_s, u"fonte"_s, u"villa"_s, u"castello"_s, u"castel"_s, u"borgo"_s, u"torre"_s,
        u"torri"_s, u"sotto"_s, u"sopra"_s, u"nuova"_s, u"nuovo"_s, u"vecchia"_s, u"vecchio"_s, u"mulino"_s,
        u"molino"_s, u"rio"_s, u"fiume"_s, u"case"_s, u"casa"_s, u"campo"_s, u"croce"_s, u"madonna"_s, u"beato"_s,
        u"beata"_s, u"strada"_s, u"via"_s, u"piazza"_s, u"vicolo"_s, u"traversa"_s, u"parco"_s, u"giardino"_s,
        u"piano"_s, u"pian"_s, u"dosso"_s, u"dos"_s, u"forte"_s, u"cima"_s, u"passo"_s, u"rocca"_s, u"costa"_s,
        u"fratelli"_s, u"martiri"_s, u"caduti"_s, u"alta"_s, u"alto"_s, u"bassa"_s, u"basso"_s, u"privata"_s,
        u"interna"_s, u"nord"_s, u"sud"_s, u"est"_s, u"ovest"_s};
    if (words.contains(foldedWord))
        return true;
    return !foldedWord.isEmpty() && foldedWord.front().isDigit();
}

CivicNumber parseCivic(const QString &text)
{
    // Optional "n.", the number, perhaps an exponent; what follows (flat, staircase, floor) is not the civic number.
    static const QRegularExpression pattern(
        u"^\\s*(?:(?:n|nr|num|no|numero|civico|civ)\\b\\s*[.°ºo]*\\s*|[n]\\s*[°º.]+\\s*)?"
        u"(\\d{1,5})"
        u"(?:\\s*[°º])?"
        u"(?:\\s*[/\\\\-]?\\s*(bis|ter|quater|quinquies|sexies)(?![\\p{L}\\d])|\\s*[/"
        u"\\\\]\\s*(\\d{1,3}|\\p{L}{1,2}\\d{0,2})(?![\\p{L}\\d])"
        u"|\\s*[-]?\\s*(\\p{L}\\d{0,2})(?![\\p{L}\\d])|\\s+(\\d{1,3})(?![\\d.+,]))?"
        u"(.*)$"_s,
        QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption
            | QRegularExpression::DotMatchesEverythingOption);
    static const QRegularExpression continues(u"^\\s*[+.]?\\d"_s);
    const auto match = pattern.match(text);
    if (!match.hasMatch())
        return {};
    const QString rest = match.captured(6);
    if (rest.startsWith(u'+') || continues.match(rest).hasMatch())
        return {};
    CivicNumber civic;
    civic.number = match.captured(1).toInt();
    if (civic.number == 0)
        return {};
    for (const int group : {2, 3, 4, 5}) {
        if (!match.captured(group).isEmpty())
            civic.exponent = match.captured(group).toUpper();
    }
    return civic;
}

QList<CivicNumber> parseCivics(const QString &text)
{
    static const QRegularExpression separators(u"[;,]|\\s+e\\s+"_s);
    static const QRegularExpression range(u"^\\s*(\\d{1,5})\\s*[-–]\\s*(\\d{1,5})\\s*$"_s);
    QList<CivicNumber> result;
    const auto add = [&result](CivicNumber civic) {
        if (civic.number > 0 && !result.contains(civic))
            result += civic;
    };
    const QStringList pieces = text.split(separators, Qt::SkipEmptyParts);
    for (const QString &piece : pieces) {
        if (const auto match = range.match(piece); match.hasMatch()) {
            const int from = match.captured(1).toInt(), to = match.captured(2).toInt();
            const bool houses = to > from && to - from <= 40;
            const int step = houses ? ((to - from) % 2 == 0 ? 2 : 1) : std::max(1, std::abs(to - from));
            for (int n = std::min(from, to); n <= std::max(from, to); n += step)
                add({n, {}});
        } else {
            add(parseCivic(piece));
        }
    }
    return result;
}

} // namespace campanile::addressnormaliser
