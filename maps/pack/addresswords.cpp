// SPDX-License-Identifier: GPL-3.0-or-later
#include "addresswords.h"

#include <QSet>

#include <algorithm>

namespace campanile::addresswords {
using namespace Qt::StringLiterals;

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
        {u"febb"_s, u"febbraio"_s},
        {u"apr"_s, u"aprile"_s},
        {u"giu"_s, u"giugno"_s},
        {u"lug"_s, u"luglio"_s},
        {u"sett"_s, u"settembre"_s},
        {u"ott"_s, u"ottobre"_s},
        {u"nov"_s, u"novembre"_s},
        {u"dic"_s, u"dicembre"_s},
        {u"s to"_s, u"s"_s},
        {u"s ta"_s, u"s"_s},
        {u"s ti"_s, u"s"_s},
        {u"ss ma"_s, u"santissima"_s},
        {u"ss mo"_s, u"santissimo"_s},
        {u"fr sco"_s, u"francesco"_s},
        {u"f sco"_s, u"francesco"_s},
        {u"g ppe"_s, u"giuseppe"_s},
        {u"gius ppe"_s, u"giuseppe"_s},
        {u"giov ni"_s, u"giovanni"_s},
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
        u"square"_s, u"ruelle"_s, u"montee"_s, u"promenade"_s, u"spalto"_s, u"cascina"_s, u"androna"_s, u"bastione"_s,
        u"bastioni"_s, u"borgata"_s, u"campiello"_s, u"strade"_s, u"stradella"_s, u"vallone"_s};
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

bool isStreetType(const QString &word)
{
    // lungadige, lungolago, lungotevere, lungarno
    return streetTypes().contains(word) || (word.size() >= 7 && word.startsWith(u"lung"_s));
}

bool isNearType(const QString &one, const QString &other)
{
    static const QList<QSet<QString>> families{
        // "via" is written for any street that leads somewhere
        {u"via"_s, u"viale"_s, u"strada"_s, u"vicolo"_s, u"vico"_s, u"contrada"_s, u"salita"_s, u"borgo"_s, u"spalto"_s,
            u"stradone"_s, u"stradella"_s, u"passaggio"_s, u"sentiero"_s, u"traversa"_s, u"strade"_s, u"erta"_s,
            u"calle"_s},
        {u"corso"_s, u"viale"_s},
        {u"piazza"_s, u"piazzale"_s, u"piazzetta"_s, u"largo"_s, u"slargo"_s, u"campo"_s, u"campiello"_s},
        {u"localita"_s, u"frazione"_s, u"regione"_s, u"contrada"_s, u"cascina"_s, u"maso"_s, u"borgata"_s,
            u"villaggio"_s},
    };
    return std::ranges::any_of(
        families, [&](const QSet<QString> &family) { return family.contains(one) && family.contains(other); });
}

const QStringList &writtenTypes()
{
    static const QStringList types{u"via"_s, u"viale"_s, u"piazza"_s, u"piazzale"_s, u"piazzetta"_s, u"corso"_s,
        u"strada"_s, u"vicolo"_s, u"largo"_s, u"localita"_s, u"frazione"_s, u"contrada"_s, u"lungomare"_s, u"borgo"_s,
        u"salita"_s, u"galleria"_s, u"traversa"_s, u"passaggio"_s, u"passeggiata"_s, u"regione"_s, u"villaggio"_s,
        u"rue"_s, u"avenue"_s, u"boulevard"_s};
    return types;
}

bool isGivenName(const QString &word)
{
    static const QSet<QString> names = [] {
        const QStringList list =
            u"abele abramo achille ada adalberto adamo adele adolfo adriana adriano agata agnese agostino aida "
            u"alba alberico alberta alberto albino alceo alcide alda aldo alessandra alessandro alessia alessio "
            u"alfonsina alfonso alfredo alice aloisio alvaro alvise amalia ambrogio amedeo amelia amerigo "
            u"amilcare amleto amos ana anacleto andrea andreina angela angelica angelina angelo aniello anita "
            u"anna annibale anselmo antonella antonia antonietta antonino antonio apollonia arcangelo aristide "
            u"armando armida arnaldo arnoldo arrigo artemisia arturo ascanio assunta attilio augusta augusto "
            u"aurelia aurelio baldassarre barbara bartolo bartolomeo basilio battista beatrice bellino benedetta "
            u"benedetto beniamino benito benvenuto bernardino bernardo bettino biagio bianca bonaventura "
            u"bonifacio brunella bruno calogero camilla camillo carla carlo carmela carmelo carmine carola "
            u"carolina caterina cecilia celeste celestino celso cesare cesario cesira chiara cino ciro clara "
            u"claudia claudio clelia clemente clementina clorinda concetta corrado cosimo costante costantino "
            u"costanza costanzo cristiano cristina cristoforo damiano daniela daniele danilo dante dario davide "
            u"delia delio demetrio diego dina dino diomede dionigi domenica domenico donatella donato dora edda "
            u"edgardo edmondo edmund edoardo efisio egidio egisto elda elena eleonora elia eliana elias elio "
            u"elisa elisabetta eliseo elsa elvira emanuela emanuele emidio emilia emiliano emilio emma ennio "
            u"enrica enrico enzo eraldo ercole eriberto ermanno erminia erminio ernesta ernesto ester ettore "
            u"eufemia eugenia eugenio eusebio evaristo ezio fabiano fabio fabrizio fausta faustino fausto fedele "
            u"federica federico felice ferdinando fernanda fernando ferruccio filiberto filippo filomena flaminio "
            u"flavia flavio flora floriano fortunato francesca francesco franco franz frida fulvio furio gabriele "
            u"gabriella gaetana gaetano gaio galeazzo galileo gaspare gasparo gastone gavino gemma genesio "
            u"gennaro george gerardo geremia germano gerolamo gherardo giacinta giacinto giacobbe giacomo "
            u"giambattista giampaolo giampiero gian giancarlo gianfranco gianluigi gianmaria gianni gilberto "
            u"gildo gina gino gio gioacchino gioachino gioele giordano giorgio giosafatte giosue giovan giovanna "
            u"giovanni giovannina girolamo giuditta giulia giuliana giuliano giulietta giulio giuseppe giuseppina "
            u"giustina giustino giusto goffredo grazia graziano graziella grazietta gregorio gualtiero guelfo "
            u"guerrino guglielmo guido guiscardo hans helmut henri ida igino ignazio igor ilaria ilario ilda "
            u"ildebrando ildegarda imre ines innocenzo iolanda ippolito irene ireneo iris irma isaac isabella "
            u"isacco isidoro ismaele italo iva ivan ivo jacopo jean johann john jolanda josef joseph karl "
            u"lamberto lanfranco laura lauro lavinia lazzaro lea leandro lelio leon leonardo leone leonida "
            u"leonora leopoldo letizia lia liberato lidia lilia lina lino livia livio lorenza lorenzo loris luca "
            u"luchino lucia luciana luciano lucio lucrezia ludovico luigi luigia luisa maddalena mafalda manfredi "
            u"manfredo manlio manuela mara marc marcantonio marcella marcello marco margherita maria marianna "
            u"mariano marietta marina marino mario marta martin martino mary massimiliano massimo matilde matteo "
            u"mattia maura maurizio mauro melchiorre mercurio michela michelangelo michele michelina milena mino "
            u"mirella mirko modesto monica nando napoleone natale natalia natalina nazareno nazario nella nello "
            u"nereo nerina nestore niccolo nicodemo nicola nicoletta nicolo nilde nina nino noe norberto norma "
            u"novello nunzia nunzio ofelia olga oliviero omero onofrio onorato orazio oreste orlando ornella "
            u"orsola osvaldo otello ottavia ottaviano ottavio ottone palma palmiro paola paolina paolo pasqua "
            u"pasquale pasqualino patrizia patrizio paul pellegrino peppino pier piera pierangelo piergiorgio "
            u"pierina pierluigi piero pierre pietro pina pino pio placido plinio pompeo porfirio prospero "
            u"quintino quinto quirino rachele raffaela raffaele raffaella raffaello raimondo rainer ranuccio "
            u"remigio remo renata renato renzo riccardo rina rinaldo rino rita robert roberta roberto rocco "
            u"rodolfo rolando romano romeo romolo romualdo rosa rosalba rosalia rosalina rosanna rosaria rosario "
            u"rosetta rosina rosmunda rubens rudolf ruggero ruggiero sabatino sabino salomone salvatore samuele "
            u"sandra sandro sante santina santino saverio savina savino sebastian sebastiano serafina serafino "
            u"serena sergio settimio severino sigismondo silvana silvano silverio silvestro silvia silvio simeone "
            u"simone simonetta sisto sofia sonia spartaco stefania stefano susanna taddeo tancredi teodora "
            u"teodoro teodosio teofilo teresa teresina tibaldo tiberio timoteo tina tino tito tiziana tiziano "
            u"tobia tolomeo tomaso tommaso torquato tullia tullio ubaldo ugo uliano ulisse umberta umberto urbano "
            u"valente valentina valentino valeria valeriano valerio valter vanni vasco venanzio venceslao vera "
            u"veronica vezio vilfredo vincenza vincenzo viola virgilio virginia virginio vitale vitaliana "
            u"vitaliano vito vittore vittoria vittorino vittorio viviana vladimiro walter wanda werner wolfgang "
            u"zaccaria zeno zita"_s.split(u' ');
        return QSet<QString>(list.cbegin(), list.cend());
    }();
    return names.contains(word);
}

bool isTitle(const QString &word)
{
    static const QSet<QString> titles{u"don"_s, u"dom"_s, u"fra"_s, u"frate"_s, u"padre"_s, u"suor"_s, u"suora"_s,
        u"madre"_s, u"papa"_s, u"re"_s, u"regina"_s, u"conte"_s, u"contessa"_s, u"marchese"_s, u"duca"_s, u"principe"_s,
        u"principessa"_s, u"barone"_s, u"generale"_s, u"general"_s, u"colonnello"_s, u"maggiore"_s, u"capitano"_s,
        u"tenente"_s, u"sergente"_s, u"maresciallo"_s, u"ammiraglio"_s, u"carabiniere"_s, u"professore"_s,
        u"professor"_s, u"dottore"_s, u"dottor"_s, u"ingegnere"_s, u"ingegner"_s, u"avvocato"_s, u"cavaliere"_s,
        u"cavalier"_s, u"onorevole"_s, u"senatore"_s, u"presidente"_s, u"maestro"_s, u"monsignore"_s, u"cardinale"_s,
        u"vescovo"_s, u"arcivescovo"_s, u"sacerdote"_s, u"parroco"_s, u"beato"_s, u"beata"_s, u"venerabile"_s,
        u"sindaco"_s, u"geometra"_s, u"aviatore"_s, u"partigiano"_s};
    return titles.contains(word);
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

} // namespace campanile::addresswords
