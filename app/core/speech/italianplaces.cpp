// SPDX-License-Identifier: GPL-3.0-or-later
#include "italianspeech.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QSet<QString> wordSet(const QString &words)
{
    const QStringList list = words.split(u' ', Qt::SkipEmptyParts);
    return {list.begin(), list.end()};
}

/// Statale, provinciale...: what was already written of it is not said twice.
QString road(const SpeechPlace &place)
{
    QString sign = place.captured(1).toUpper().remove(u'.').remove(u' ');
    static const QHash<QString, QString> kinds = speechTable(
        u"SS=statale;SP=provinciale;SR=regionale;SC=comunale;RA=raccordo autostradale;SGC=strada di grande comunicazione"_s);
    const QString kind = kinds.value(sign);
    static const QHash<QString, QString> suffixes =
        speechTable(u"bis=bis;ter=ter;dir=diramazione;var=variante;racc=raccordo"_s);
    QString words = place.numbers.cardinal(place.captured(2));
    if (!place.captured(3).isEmpty())
        words += u' ' + suffixes.value(place.captured(3).toLower());
    return place.wordBefore().toLower() == kind ? words : kind + u' ' + words;
}

bool isFemaleSaint(const QString &name)
{
    static const QSet<QString> menInA = wordSet(u"andrea luca nicola mattia elia barnaba geremia tobia zaccaria isaia "
                                                "enea bonaventura gaetana_ nicòla battista giosia anania malachia"_s);
    static const QSet<QString> others = wordSet(u"agnese irene beatrice matilde clotilde edvige ester rachele felicità "
                                                "trinità croce adelaide eulalia fede giuditta maria elisabetta luce "
                                                "brigida monache vergine perpetua"_s);
    return others.contains(name) || (name.endsWith(u'a') && !menInA.contains(name));
}

/// "S." before a name: Santa, San, Santo, Sant'.
QString saint(const QString &name)
{
    const QString lower = name.toLower();
    static const QString vowels = u"aeiouàèéìòù"_s;
    const bool halfVowel = lower.size() > 1 && lower[0] == u'i' && vowels.contains(lower[1]); // Iacopo
    if (vowels.contains(lower[0]) && !halfVowel)
        return u"Sant'"_s;
    if (isFemaleSaint(lower))
        return u"Santa"_s;
    const bool hardS = lower.size() > 1 && lower[0] == u's' && !vowels.contains(lower[1]);
    return hardS ? u"Santo"_s : u"San"_s;
}

/// Who is meant by "S." without being one.
bool isSurnameAfterS(const QString &name)
{
    static const QSet<QString> surnames = wordSet(
        u"pertini allende quasimodo pellico d'acquisto spaventa satta morelli pollio rosa_ novelli saffi santarosa "
        "sonnino crispi jacini freud bolivar bolívar weil borgese cattaneo scipioni mercadante ferrari carnot vivaldi"_s);
    return surnames.contains(name.toLower());
}

QString saintly(const SpeechPlace &place)
{
    const QString name = place.captured(1);
    return isSurnameAfterS(name) ? QString() : saint(name);
}

/// "SS." before a name: the Most Holy, or two saints.
QString holy(const SpeechPlace &place)
{
    static const QHash<QString, QString> holiest = speechTable(
        u"annunziata=Santissima;trinità=Santissima;trinita=Santissima;trinita'=Santissima;concezione=Santissima;"
        "immacolata=Santissima;vergine=Santissima;maria=Santissima;eucarestia=Santissima;addolorata=Santissima;"
        "sacramento=Santissimo;salvatore=Santissimo;crocifisso=Santissimo;redentore=Santissimo;rosario=Santissimo;"
        "nome=Santissimo;cuore=Santissimo"_s);
    return holiest.value(place.captured(1).toLower(), u"Santi"_s);
}

const QSet<QString> &regnalNames()
{
    static const QSet<QString> names = wordSet(
        u"papa pio sisto leone carlo enrico giovanni paolo urbano clemente gregorio innocenzo benedetto alessandro "
        u"luigi "
        "filippo giorgio martino umberto amedeo emanuele ferdinando francesco napoleone federico felice vittorio "
        "lodovico ludovico margherita elisabetta caterina giulio nicolò niccolò eugenio onorio adriano callisto "
        "bonifacio "
        "celestino stefano marcello pasquale silvestro costantino teodosio ottone corrado guglielmo alfonso cosimo "
        "ranuccio ercole borso francesco alberto massimiliano leopoldo giuseppe pietro ivan guido ugo bernardo re "
        "imperatore regina"_s);
    return names;
}

/// Ranks of what follows: "III Circoscrizione", "XX secolo".
bool isRanked(const QString &noun)
{
    static const QSet<QString> nouns = wordSet(
        u"secolo circoscrizione guerra brigata reggimento divisione municipio zona settore piano traversa strada ronco "
        "trav vicolo armata artiglieria alpini bersaglieri fanteria corpo stormo battaglione compagnia centenario "
        "edizione "
        "circolo istituto lotto settimana domenica trimestre semestre quadrimestre convocazione classe elementare "
        "media "
        "anniversario giornata premio categoria commissione sezione distretto stralcio tratto ponte"_s);
    return nouns.contains(noun.toLower());
}

/// What counts its kinds: "livello II", "allegato III".
bool isCounted(const QString &noun)
{
    static const QSet<QString> nouns = wordSet(
        u"livello fase allegato tipo titolo capo zona lotto parte classe categoria tabella sezione gruppo area"_s);
    return nouns.contains(noun.toLower());
}

bool isMonthName(const QString &word)
{
    return italianMonths().value(word.toLower()) == word.toLower();
}

QString roman(const SpeechPlace &place)
{
    const QString figure = place.captured(1);
    const int number = romanNumber(figure);
    if (number == 0)
        return {};
    static const QRegularExpression next(uR"(\s{1,2}([\p{L}]{2,30}))"_s);
    const QString after =
        next.match(place.written.text(), place.end(), QRegularExpression::NormalMatch,
                QRegularExpression::AnchorAtOffsetMatchOption | QRegularExpression::DontCheckSubjectStringMatchOption)
            .captured(1);
    const QString before = place.wordBefore().section(u'\'', -1);
    if (!after.isEmpty() && isMonthName(after) && number <= 31)
        return number == 1 ? u"primo"_s : place.numbers.cardinal(qint64{number});
    if (regnalNames().contains(before.toLower()) && !before.isEmpty() && number <= 40
        && (before[0].isUpper() || place.written.isShouting())) {
        static const QStringList queens{u"margherita"_s, u"elisabetta"_s, u"caterina"_s, u"regina"_s};
        return place.numbers.ordinal(number, queens.contains(before.toLower()) ? Gender::Feminine : Gender::Masculine);
    }
    if (!before.isEmpty() && isCounted(before))
        return place.numbers.cardinal(qint64{number});
    if (before.toLower() == "secolo"_L1)
        return place.numbers.ordinal(number);
    if (figure == "I"_L1 ? isRanked(after) && after[0].isUpper() && place.wordBefore().isEmpty() == false
                         : isRanked(after))
        return place.numbers.ordinal(number, isFeminineInItalian(after) ? Gender::Feminine : Gender::Masculine);
    // A name that nobody has heard of a king or pope of: only what cannot be a word.
    static const QSet<QString> words = wordSet(u"I V X L C D M VI DI MI CI LI MIX DIV DIM CIV CC DC CD MM CM DVD MC"_s);
    if (words.contains(figure) || place.written.isShouting() || number > 40 || before.size() < 3 || !before[0].isUpper()
        || !isInItalianAddress(place))
        return {};
    return place.numbers.ordinal(number);
}

/// "Via G. Verdi" is Via Verdi for everybody who lives there; elsewhere an initial is a letter.
QString initial(const SpeechPlace &place)
{
    return isInItalianAddress(place) ? u""_s : italianLetters(place.captured(0));
}

const QHash<QString, QString> &provinces()
{
    static const QHash<QString, QString> names = speechTable(
        u"AG=Agrigento;AL=Alessandria;AN=Ancona;AO=Aosta;AP=Ascoli Piceno;AQ=L'Aquila;AR=Arezzo;AT=Asti;AV=Avellino;"
        "BA=Bari;BG=Bergamo;BI=Biella;BL=Belluno;BN=Benevento;BO=Bologna;BR=Brindisi;BS=Brescia;BT=Barletta;BZ=Bolzano;"
        "CA=Cagliari;CB=Campobasso;CE=Caserta;CH=Chieti;CL=Caltanissetta;CN=Cuneo;CO=Como;CR=Cremona;CS=Cosenza;"
        "CT=Catania;CZ=Catanzaro;EN=Enna;FC=Forlì-Cesena;FE=Ferrara;FG=Foggia;FI=Firenze;FM=Fermo;FR=Frosinone;"
        "GE=Genova;GO=Gorizia;GR=Grosseto;IM=Imperia;IS=Isernia;KR=Crotone;LC=Lecco;LE=Lecce;LI=Livorno;LO=Lodi;"
        "LT=Latina;LU=Lucca;MB=Monza;MC=Macerata;ME=Messina;MI=Milano;MN=Mantova;MO=Modena;MS=Massa Carrara;MT=Matera;"
        "NA=Napoli;NO=Novara;NU=Nuoro;OR=Oristano;PA=Palermo;PC=Piacenza;PD=Padova;PE=Pescara;PG=Perugia;PI=Pisa;"
        "PN=Pordenone;PO=Prato;PR=Parma;PT=Pistoia;PU=Pesaro e Urbino;PV=Pavia;PZ=Potenza;RA=Ravenna;RC=Reggio "
        "Calabria;"
        "RE=Reggio Emilia;RG=Ragusa;RI=Rieti;RM=Roma;RN=Rimini;RO=Rovigo;SA=Salerno;SI=Siena;SO=Sondrio;SP=La Spezia;"
        "SR=Siracusa;SS=Sassari;SU=Sud Sardegna;SV=Savona;TA=Taranto;TE=Teramo;TN=Trento;TO=Torino;TP=Trapani;TR=Terni;"
        "TS=Trieste;TV=Treviso;UD=Udine;VA=Varese;VB=Verbania;VC=Vercelli;VE=Venezia;VI=Vicenza;VR=Verona;VT=Viterbo;"
        "VV=Vibo Valentia"_s);
    return names;
}

} // namespace

QList<SpeechRule> italianPlaces()
{
    return {
        speechRule({SpeechBegins::Letter},
            uR"(((?i:s\.?\s?s\.?|s\.?\s?p\.?|s\.?\s?r\.?)|SC|RA|SGC)\s{0,2}(?:n\.?\s?|n°\s?)?(\d{1,4})(?:[\s/-]?(?i:(bis|ter|dir|var|racc)\.?))?{end})"_s,
            road),
        speechRule({SpeechBegins::Letter}, uR"(S(?:S\.?|\.\s?S\.)\s{0,2}(?=(\p{Lu}[\p{L}']{2,})))"_s, holy),
        speechRule({SpeechBegins::Letter}, uR"(S(?:\.\s{0,2}|\s|ta\.?\s)(?=(\p{Lu}[\p{L}']{2,})))"_s, saintly),
        speechRule({SpeechBegins::Letter}, uR"((?:S\.?to|Sto)\.?\s(?=\p{Lu}))"_s,
            [](const SpeechPlace &) { return u"Santo"_s; }),
        speechRule({SpeechBegins::Letter}, uR"(([IVXLCDM]{1,9}){end}(?!['.]\p{L}))"_s, roman),
        speechRule({SpeechBegins::Sign}, uR"(\(([A-Z]{2})\))"_s,
            [](const SpeechPlace &place) {
                const QString name = provinces().value(place.captured(1));
                return name.isEmpty() ? QString() : u"in provincia di "_s + name;
            }),
        speechRule({SpeechBegins::Letter}, uR"((?:\p{Lu}\.\s?){1,3}(?=\p{Lu}\p{Ll}|[Dd][aei]'?\s?\p{Lu}))"_s, initial),
    };
}

} // namespace campanile
