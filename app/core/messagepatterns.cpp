// SPDX-License-Identifier: GPL-3.0-or-later
#include "messagepatterns.h"

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

QRegularExpression pattern(const QString &text)
{
    return QRegularExpression(text, QRegularExpression::UseUnicodePropertiesOption);
}

// Begins a sentence. A colon does not: "Informazioni: Comune di Trento" is nobody who speaks.
const QString sentence = uR"((?:^|[.!?\n–—])[\s"«“]*)"_s;
const QString name =
    uR"(\p{Lu}[\p{L}'’]*(?:[ -](?:(?:d[ei]l?|della|dei|degli|delle|da|de|du|des|la|am|an der|im|in|San|Santa) )?\p{Lu}[\p{L}'’]*)*)"_s;
const QString clause = uR"([^.;:!?,\n\[]{0,70})"_s;
const QString restOfLine = uR"(([^.;\n\[]+))"_s; // after a colon

// Addresses and numbers are the same in every language. Six digits at least: an hour has four.
const QString contact =
    uR"(\bhttps?://[^\s,;\[]+|\bwww\.[^\s,;\[]+[^\s,;.\[]|\b[\p{L}\d-]+(?:\.[\p{L}\d-]+)*\.(?:it|eu|org|com|gov|net|info|vda|bz|tn)\b|\+39[ ]?\d[\d .]{4,}\d|\b0\d{1,3}[ ./-]?\d{2,4}[ ]?\d{2,6}\b|\b(?:800|848|3\d\d)[ ./-]?\d{3}[ ]?\d{3,4}\b)"_s;

MessagePatterns italian()
{
    const QString speaker =
        uR"((?:comune|municipio|amministrazione comunale|sindac[oa]|assessor[ea]|protezione civile|polizia (?:locale|municipale)|carabinieri|prefettura|prefett[oa]|questura|regione|provincia(?: autonoma)?|vigili del fuoco|centro operativo comunale)\b)"_s;
    const QString hour =
        uR"((?:\d{1,2}(?:[:.]\d{2})?|una|due|tre|quattro|cinque|sei|sette|otto|nove|dieci|undici|dodici|tredici|quattordici|quindici|sedici|diciassette|diciotto|diciannove|venti(?:quattro|tr[eé]|due|uno)?|mezzogiorno|mezzanotte)(?: e (?:\d{1,2}|mezz[ao]|un quarto|trenta|quindici|quarantacinque|dieci|venti|quaranta|cinquanta))?)"_s;
    const QString month =
        u"(?:gennaio|febbraio|marzo|aprile|maggio|giugno|luglio|agosto|settembre|ottobre|novembre|dicembre)"_s;
    return {.language = u"it"_s,
        .who = pattern(
            uR"((?:%1(?i:(?:attenzione|avviso|allerta)[,.:!]* )?(?i:il |la |lo |l['’]|i )?|(?i:\b(?:qui|parla(?:no)?|sono|siamo|messaggio|avviso|comunicazione|comunicato|ordinanza|da parte|a nome|firmato|avvisa|informa|comunica|ordina)\b(?:,? \p{L}+){0,3}?,? (?:(?:d[ae]l)?l['’])?))((?i:%2)(?:(?i: (?:di|del|della|dell['’])) ?%3)?))"_s
                .arg(sentence, speaker, name)),
        .where = {pattern(
                      uR"((?i:\b(?:vi[ae]|viale|corso|piazza|piazzale|piazzetta|largo|vicolo|strad[ae]|salita|località|frazion[ei]|quartier[ei]|rion[ei]|borgo|zona|lungo\p{L}*|ponte|contrada|loc\.)\b) (?:(?i:di|del|della|dei|degli|delle|san|santa|xx|iv) )?%1)"_s
                          .arg(name)),
            pattern(
                uR"((?i:\b(?:in )?tutt[oai] (?:il|la|lo|i|l['’])? ?(?:territorio(?: comunale)?|comune|città|paese|regione|quartieri)\b|\b(?:del )?centro storico\b|\b(?:vicino|accanto|lungo) (?:al|il|alla|la|agli|gli) \p{L}+\b|\bnei pressi d\p{L}+ \p{L}+))"_s),
            pattern(
                uR"((?i:\b(?:zon[ae] interessat[ae]|are[ae] interessat[ae]|luogo|dove|strada chiusa(?: al traffico)?)\s*:\s*)%1)"_s
                    .arg(restOfLine)),
            pattern(uR"(\b(?:a|ad|in) (\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*))"_s)},
        .when = pattern(
            uR"((?i:\b(?:(?:entro|dopo|verso|prima delle|fino alle|dalle|alle) (?:le )?(?:ore )?%1(?: alle (?:ore )?%1)?|ore %1|a(?:lla)? mezzanotte|a mezzogiorno|oggi|domani|dopodomani|stanotte|stasera|stamattina|questa (?:notte|sera|mattina)|da (?:adesso|subito)|adesso|subito|immediatamente|al più presto|in questo momento|nelle prossime (?:\p{L}+ )?ore|fino a nuov[oa] \p{L}+|per (?:\d+|\p{L}+) (?:ore|giorni)|(?:da |di |fino a )?(?:lunedì|martedì|mercoledì|giovedì|venerdì|sabato|domenica)(?: (?:\d{1,2}|primo)(?: \p{L}+)?)?|(?:\d{1,2}|primo) %2)\b))"_s
                .arg(hour, month)),
        // "state", "siete state allagate": the endings alone are also those of participles, so only where an order
        // begins
        .action = pattern(
            uR"((?:(?i:\b(?:non )?(?:lasciate|salite|uscite|restate|rimanete|evitate|usate|bevete|bollite|fate|raggiungete|chiudete|andate|spostate(?:vi)?|allontanate(?:vi)?|preparate(?:vi)?|tenete(?:vi)?|seguite|premete|limitate|avvicinate(?:vi)?|portate|recatevi|staccate|spegnete|aprite|accendete|prestate|consumate|aspettate|attendete|mettete(?:vi)?|parcheggiate|percorrete|dovete|potete (?:tornare|usar\p{L}+|bere|rientrare|di nuovo|riprendere))\b|\bnon è (?:richiest\p{L}+|necessari\p{L}+)|\bnessuna azione|\bè (?:vietato|obbligatorio|necessario|consigliato)\b|\b(?:si prega|si raccomanda|vi (?:chiediamo|preghiamo|raccomandiamo)) di\b|\bbisogna\b|\boccorre\b)|(?:(?<=[.!?\n] )|^|\b[Nn]on )(?i:(?!estate|avete|siete|potete|sapete|volete|vedete|sentite|riceverete|ascoltate questo)\p{L}{2,}(?:ate|ete|ite)(?:vi|l[aoie]|ne|ci)?\b|(?:non )?(?:uscire|bere|usare|restare|rimanere|evitare|chiudere|lasciare|salire|avvicinarsi|tenere|spegnere|bollire|limitare|raggiungere|seguire|allontanarsi|portare)\b))%1)"_s
                .arg(clause)),
        .source = pattern(
            uR"((?i:%1|\b(?:\p{L}+ )?punto it\b|\bnumero verde\b[\d ]*|\b(?:numero|telefono|tel\.?) \d[\d .]{1,}\d|\b(?:chiamate|telefonate)(?: \p{L}+){0,3} \d[\d .]{1,}\d|\bsito (?:internet|web|istituzionale|del comune)\b|\bsul (?:nostro )?sito\b|\bcanali ufficiali\b|\bapp \p{L}+\b|\balla radio\b|\bradio locale\b))"_s
                .arg(contact)),
        .hazard = pattern(
            uR"((?i:\b(?:piena|esond\p{L}*|uscire dagli argini|alluvion\p{L}*|allagament\p{L}*|fran[ae]|valang\p{L}*|incendi\p{L}*|fumo|nev(?:e|icat\p{L}*)|ghiaccio|gelo|vento|raffiche|temporal\p{L}*|grandin\p{L}*|piogg\p{L}+|allerta|terremot\p{L}*|scoss[ae]|potabil[ei]|inquina\p{L}*|scuol[ae]|bomba|ordigno|fuga di gas|nube tossica|esplosion[ei]|incidente|black-?out|interruzion\p{L}*|manca (?:la corrente|l['’]acqua)|chius[aoie]|evacua\p{L}*|esercitazione|prova|cessat\p{L}*|emergenza|caldo|correzione|rettifica)\b))"_s),
        .trailing = pattern(uR"(\s+(?:(?:a|ad|e|ed|in|nel|nella|lungo|di|da|per)\b)?\s*$)"_s)};
}

MessagePatterns german()
{
    const QString speaker =
        uR"((?:(?:stadt|markt)?gemeinde(?:verwaltung)?|stadtverwaltung|bürgermeister(?:in)?|zivilschutz|katastrophenschutz|bevölkerungsschutz|(?:freiwillige )?feuerwehr|(?:orts|gemeinde|stadt)?polizei|landeswarnzentrale|gemeindeleitstelle|land)\b)"_s;
    const QString weekday = u"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag)"_s;
    const QString month =
        u"(?:jänner|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember)"_s;
    return {.language = u"de"_s,
        .who = pattern(
            uR"((?:%1(?i:achtung[,.:!]* )?(?i:die |der |das )?|(?i:\b(?:hier (?:spricht|sprechen|ist)|es spricht|(?:mitteilung|nachricht|warnung|durchsage|anordnung|meldung) (?:der|des|vom|von)|im namen|informiert|warnt)\b)(?:,? \p{L}+){0,3}?,? )((?i:%2)(?: (?:(?:von|der) )?%3)?))"_s
                .arg(sentence, speaker, name)),
        .where = {pattern(
                      uR"(\b(?!Sammelplatz|Parkplatz|Spielplatz|Arbeitsplatz|Umweg|Fluchtweg|Rettungsweg|Gehweg|Radweg|Hinweg|Rückweg)\p{Lu}[\p{L}-]*(?:straße|strasse|gasse|platz|weg|allee|promenade|viertel|siedlung|brücke)\b|\b(?i:ortsteil|fraktion|stadtviertel|viertel|weiler|zone|talferpromenade) %1|\b[Vv]ia %1)"_s
                          .arg(name)),
            pattern(
                uR"((?i:\b(?:im|das) (?:ganzen?|gesamten?) (?:gemeinde|stadt)gebiet\b|\b(?:in der |die )?(?:ganzen?|gesamten?) (?:gemeinde|stadt|ortschaft)\b|\baltstadt\b|\bortszentrum\b|\bin der nähe (?:von|der|des) \p{L}+))"_s),
            pattern(
                uR"((?i:\b(?:betroffen(?:e gebiete?)?(?: sind| ist)?|(?:brand|unfall)?ort|wo|straße gesperrt|gesperrt ist)\s*:\s*)%1)"_s
                    .arg(restOfLine)),
            pattern(
                uR"(\b(?:in|bei) ((?!(?:Keller|Garagen|Wohnungen|Sicherheit|Gefahr|Kraft|Ihr\p{L}*|Ruhe|Panik|Kürze|Richtung|Schulen|Häuser\p{L}*|Autos|Not\p{L}*|Unterführungen|Gebäude\p{L}*|Betrieb|Fragen|Hochwasser|Stromausfall|Sie|Januar|Jänner|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember)\b)\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*))"_s)},
        .when = pattern(
            uR"((?i:\b(?:(?:spätestens )?(?:bis|ab|um|gegen) \d{1,2}(?:[:.]\d\d)?(?: uhr)?(?: \d\d)?|von \d{1,2}(?:[:.]\d\d)?(?: uhr)? bis \d{1,2}(?:[:.]\d\d)?(?: uhr)?|\d{1,2}(?:[:.]\d\d)? uhr(?: \d\d)?|heute(?: (?:nacht|abend|früh|nachmittag|mittag))?|(?<!guten )(?<!am )morgen|übermorgen|jetzt|ab sofort|sofort|unverzüglich|umgehend|derzeit|um mitternacht|bis auf weiteres|in den nächsten (?:\p{L}+ )?(?:stunden|tagen)|in (?:\d+|\p{L}+) (?:stunden|minuten)|(?:am |ab |bis )?%1(?:,? (?:den )?\d{1,2}\.(?: \p{L}+)?)?|\d{1,2}\. %2)(?!\p{L})))"_s
                .arg(weekday, month)),
        .action = pattern(
            uR"((?:\b(?i:(?!wenn|können|könnten|haben|hatten|werden|wurden|sind|waren|sollten|würden|dass|falls|denn|dann|wissen|wussten|möchten|wollen|kennen|wohnen|leben|hören|sehen|erhalten|brauchen|benötigen|befinden|nachdem|sobald|damit)\p{L}{3,}n) Sie\b|\bSie (?i:müssen|dürfen|sollen|sollten|können (?:wieder|in|nach|das|es))\b|\bkönnen Sie (?i:wieder|in|nach|das|es)\b|(?i:\bbitte (?:nicht )?\p{L}+en\b|\b(?:es ist|ist) (?:verboten|notwendig|pflicht)\b|\bkeine? \p{L}+ (?:nötig|erforderlich)\b|\b(?:türen|fenster|wasser|häuser|keller|autos?) (?:\p{L}+ ){0,3}?(?:schließen|verlassen|meiden|abkochen|trinken|benutzen)\b))%1)"_s
                .arg(clause)),
        .source = pattern(
            uR"((?i:%1|\b(?:web|internet)seite der gemeinde\b|\bunserer? (?:web|internet)seite\b|\bbürgertelefon\b[\d ]*|\bgrüne nummer\b[\d ]*|\bhotline\b[\d ]*|\b(?:telefon|nummer|tel\.?) \d[\d ./]{1,}\d|\b(?:rufen sie|anruf)(?: \p{L}+){0,4} \d[\d ./]{1,}\d|\bpunkt it\b|\bim (?:lokal)?radio\b|\bamtlichen kanälen\b|\bapp \p{L}+\b))"_s
                .arg(contact)),
        .hazard =
            pattern(
                uR"((?i:\b(?:\p{L}*hochwasser\p{L}*|\p{L}*überschwemm\p{L}*|über die ufer|\p{L}*unwetter\p{L}*|\p{L}*gewitter\p{L}*|sturm|schnee\p{L}*|glatteis|\p{L}*glätte|starkregen|\p{L}*brand|es brennt|rauch|\p{L}*rutsch(?:e[sn]?|ung(?:en)?)?|muren?|murgang|lawinen?\p{L}*|steinschlag|erdbeben|beben|\p{L}*unfall|explosion|gasaustritt|trinkwasser\p{L}*|wasser wird abgestellt|schulen? (?:\p{L}+ ){0,3}(?:bleib\p{L}+|zu)|geschlossen|\p{L}*gesperrt|sperrung|\p{L}*evakuier\p{L}*|übung|probe|\p{L}*warnung|entwarnung|notfall|stromausfall|hitze\p{L}*|richtigstellung|korrektur|bombe\p{L}*)\b))"_s),
        .trailing = pattern(uR"(\s+(?:(?:in|im|am|an|und|bei|von|für|auf)\b)?\s*$)"_s)};
}

MessagePatterns french()
{
    const QString speaker =
        uR"((?:commune|mairie|municipalité|administration communale|syndic(?:que)?|maire|protection civile|police (?:locale|municipale)|sapeurs[- ]pompiers|pompiers|préfecture|préfet|région(?: autonome)?|centre opérationnel communal)\b)"_s;
    const QString hour = uR"((?:\d{1,2} ?(?:h|heures?)(?: ?\d\d)?|\d{1,2}[:.]\d\d|midi|minuit)(?!\p{L}))"_s;
    const QString month = u"(?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre)"_s;
    return {.language = u"fr"_s,
        .who = pattern(
            uR"((?:%1(?i:attention[,.\x{a0}:! ]* )?(?i:la |le |les |l['’])?|(?i:\b(?:ici|message|avis|communiqué|ordonnance|de la part|au nom|signé|vous (?:informe|avertit|parle))\b(?:,? \p{L}+){0,3}?,? (?:(?:de )?l['’])?))((?i:%2)(?:(?i: (?:de |du |des |d['’])) ?%3)?))"_s
                .arg(sentence, speaker, name)),
        .where = {pattern(
                      uR"((?i:\b(?:rues?|avenue|boulevard|place|quartiers?|routes?|chemin|hameaux?|lieu-dit|pont|secteurs?|village|quai|impasse|via) (?:de la |de l['’]|du |des |de |d['’]|le |la |les )?)%1)"_s
                          .arg(name)),
            pattern(
                uR"((?i:\b(?:dans |sur )?tout(?:e)? (?:le |la |l['’])(?:territoire(?: communal)?|commune|ville|village|vallée|région)\b|\bensemble (?:du territoire|de la commune)\b|\bcentre[- ](?:ville|historique)\b|\bprès (?:du|de la|des) \p{L}+\b|\ble long (?:du|de la|des|de) \p{L}+\b))"_s),
            pattern(
                uR"((?i:\b(?:secteurs? concernés?|zones? concernées?|lieu|où|route fermée(?: à la circulation)?)[\s\x{a0}]*:\s*)%1)"_s
                    .arg(restOfLine)),
            pattern(uR"((?:(?<!\p{L})à|\bprès d['’e]) ?(\p{Lu}\p{Ll}{2,}(?:[ -]\p{Lu}\p{Ll}{2,})*))"_s)},
        .when = pattern(
            uR"((?i:(?<!\p{L})(?:(?:avant|à|vers|dès|après|jusqu['’]à|à partir de|de|entre) %1(?: (?:à|et) %1)?|%1|aujourd['’]hui|demain|après-demain|ce soir|cette nuit|ce matin|cet après-midi|dès maintenant|maintenant|immédiatement|tout de suite|sans attendre|au plus vite|jusqu['’]à nouvel (?:ordre|avis)|dans les prochaines (?:\p{L}+ )?heures|pendant (?:\d+|\p{L}+) (?:heures|jours)|(?:dès |jusqu['’]à |de )?(?:lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche)(?: (?:\d{1,2}|1er)(?: \p{L}+)?)?|(?:\d{1,2}|1er|premier) %2)(?!\p{L})))"_s
                .arg(hour, month)),
        .action = pattern(
            uR"((?:(?i:(?<!vous )(?<!\p{L})(?:ne |n['’])?(?!chez|assez|avez|aurez|serez|pourrez|devrez|voulez|savez|habitez|vivez|recevez|entendez)\p{L}{2,}ez\b|\bvous (?:ne )?(?:devez|pouvez (?:rentrer|utiliser|l['’]utiliser|boire|reprendre|retourner|de nouveau))\b|\bil (?:faut|est (?:interdit|obligatoire|conseillé|nécessaire))\b|\baucune action\b|\bprière de\b)|(?:(?<=[.!?\n] )|^)(?i:(?:ne pas )?(?:éviter|rester|quitter|fermer|boire|sortir|utiliser|évacuer|monter|suivre)\b))%1)"_s
                .arg(clause)),
        .source = pattern(
            uR"((?i:%1|\bsite (?:internet|web|officiel|de la commune)\b|\bnuméro vert\b[\d ]*|\b(?:numéro|téléphone|tél\.?) \d[\d ./]{1,}\d|\bappelez(?: \p{L}+){0,3} \d[\d ./]{1,}\d|\bpoint it\b|\bradio locale\b|\bà la radio\b|\bcanaux officiels\b))"_s
                .arg(contact)),
        .hazard = pattern(
            uR"((?i:(?<!\p{L})(?:crues?|débord\p{L}*|inond\p{L}*|glissements?(?: de terrain)?|éboulement\p{L}*|avalanche\p{L}*|coulée\p{L}*|incendie\p{L}*|feux? de forêt|fumée|neige|verglas|vents?|orages?|grêle|pluies?|tempête|alerte|séisme|tremblement de terre|secousse|potable|pollu\p{L}*|écoles?|bombe|fuite de gas|fuite de gaz|explosion|accident|coupures?|panne|fermée?s?|évacuation|exercice|essai|fin d['’]alerte|urgence|canicule|rectification|correction)(?!\p{L})))"_s),
        .trailing = pattern(uR"(\s+(?:(?:à|et|en|dans|de|du|des|le long|pour|sur)(?!\p{L}))?\s*$)"_s)};
}

MessagePatterns english()
{
    const QString speaker =
        uR"((?:municipality|town (?:hall|council)|city (?:hall|council)|council|mayor|civil protection(?: department)?|(?:local |municipal )?police|fire (?:brigade|department|service)|prefecture|region|province)\b)"_s;
    const QString weekday = u"(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)"_s;
    const QString month =
        u"(?:january|february|march|april|may|june|july|august|september|october|november|december)"_s;
    const QString hour = uR"(\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?| o['’]clock)?)"_s;
    return {.language = u"en"_s,
        .who = pattern(
            uR"((?:%1(?i:attention[,.:!]* )?(?i:the |your )?|(?i:\b(?:this is|here is|message|notice|warning|announcement|order|on behalf|signed)\b)(?:,? \p{L}+){0,3}?,? )((?i:%2)(?: of %3)?))"_s
                .arg(sentence, speaker, name)),
        .where = {pattern(
                      uR"((?i:\b(?:street|road|square|district|via|piazza) )%1|\b%1 (?:Street|Road|Square|Lane|Bridge|Avenue|District)\b)"_s
                          .arg(name)),
            pattern(
                uR"((?i:\b(?:in )?(?:the )?(?:whole|entire) (?:town|city|municipality|village|valley)\b|\btown cent(?:re|er)\b|\bold town\b|\b(?:along|near) the (?!fire|smoke)\p{L}+\b))"_s),
            pattern(
                uR"((?i:\b(?:areas? affected|affected areas?|place|where|location|road closed(?: to traffic)?)\s*:\s*)%1)"_s
                    .arg(restOfLine)),
            pattern(
                uR"(\b(?:in|at|near|around) ((?!January|February|March|April|May|June|July|August|September|October|November|December|Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)\p{Lu}\p{Ll}{2,}(?: \p{Lu}\p{Ll}{2,})*))"_s)},
        .when = pattern(
            uR"((?i:\b(?:(?:by|until|till|from|at|before|after|since|between) %1(?: (?:to|and|until) %1)?|\d{1,2}:\d\d|\d{1,2} ?[ap]m|from now|now|today|tonight|tomorrow|immediately|at once|straight away|this (?:morning|afternoon|evening|night)|(?:at|by|until) (?:noon|midnight|midday)|until further notice|in the next (?:\p{L}+ )?hours?|for (?:\d+|\p{L}+) (?:hours|days)|(?:on |from |until |by )?%2(?:,? (?:the )?\d{1,2}(?:st|nd|rd|th)?)?|\d{1,2}(?:st|nd|rd|th)?(?: of)? %3|%3 \d{1,2}(?:st|nd|rd|th)?)\b))"_s
                .arg(hour, weekday, month)),
        .action = pattern(
            uR"((?:(?i:\b(?:do not|don['’]t|never) (?!know|have|yet|exist)\p{L}+\b|\b(?:please )?\b(?:leave|stay|avoid|boil|evacuate|keep (?:away|children|doors|windows|taps|the|your|off|clear|to)|go (?:to|up|down|indoors|home|inside)|move (?:to|away|your)|turn off|switch off)\b|\byou (?:must|should|may|can|do not need)\b|\bno action\b)|(?:(?<=[.!?:;\n] )|^|(?<=, )|\b(?:and|please|or|pm|am) )(?i:(?:use|drink|close|open|press|follow|store|take|wait|call|drive|secure|seal|help|lock|keep|have|collect|disregard|listen|prepare|limit|stop|shut|let)\b))%1)"_s
                .arg(clause)),
        .source = pattern(
            uR"((?i:%1|\b(?:our |the )?web ?site\b|\bhotline\b[\d ]*|\bfreephone\b[\d ]*|\b(?:call|telephone|phone|number|tel\.?) \d[\d ./]{1,}\d|\bdot it\b|\blocal radio\b|\bon the radio\b|\bofficial channels\b))"_s
                .arg(contact)),
        .hazard = pattern(
            uR"((?i:\b(?:flood\p{L}*|burst its banks|storms?|thunderstorms?|snow\p{L}*|ice|hail|winds?|rain|avalanche|(?:wild|forest )?fires?(?! (?:brigade|department|service))|smoke|landslides?|rockfall|earthquakes?|drinking water|safe to drink|schools? (?:is |are |will |remain )?closed|closed|closure|gas leak|explosion|accident|power cut|blackout|bomb|drill|test|alert|warning|emergency|all clear|danger|evacuation|correction|heat)\b))"_s),
        .trailing = pattern(uR"(\s+(?:(?:in|at|near|on|and|of|for|from|the)\b)?\s*$)"_s)};
}

} // namespace

const QList<MessagePatterns> &messagePatterns()
{
    static const QList<MessagePatterns> all{italian(), german(), french(), english()};
    return all;
}

} // namespace campanile
