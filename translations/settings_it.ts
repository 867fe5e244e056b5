<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>TownWords</name>
        <message>
            <source>%1 is not a town pack.</source>
            <translation>%1 non è un pacchetto di Comune.</translation>
        </message>
        <message>
            <source>%1 cannot be used here: it is not of the kind that was asked for, or there is no street in it.</source>
            <translation>%1 qui non si può usare: non è del tipo richiesto, oppure non contiene vie.</translation>
        </message>
        <message>
            <source>%1 is not a tile file (MBTiles).</source>
            <translation>%1 non è un file di riquadri (MBTiles).</translation>
        </message>
        <message>
            <source>%1 was made by a newer Campanile. Update Campanile, or build the pack again.</source>
            <translation>%1 viene da una versione più recente di Campanile. Aggiorna Campanile, o costruisci di nuovo il pacchetto.</translation>
        </message>
        <message>
            <source>%1 is cut short or damaged. Get it again: perhaps the copy was interrupted.</source>
            <translation>%1 è incompleto o danneggiato. Procuratelo di nuovo: forse la copia è stata interrotta.</translation>
        </message>
        <message>
            <source>The build was interrupted. Nothing was changed.</source>
            <translation>La costruzione è stata interrotta. Niente è cambiato.</translation>
        </message>
        <message>
            <source>Reading the map</source>
            <translation>Lettura della carta</translation>
        </message>
        <message>
            <source>Reading the registers</source>
            <translation>Lettura dei registri</translation>
        </message>
        <message>
            <source>Finding streets and quarters</source>
            <translation>Ricerca di vie e quartieri</translation>
        </message>
        <message>
            <source>Writing the pack</source>
            <translation>Scrittura del pacchetto</translation>
        </message>
        <message>
            <source>%1 civic numbers: map and register put them far apart; the register's place is kept</source>
            <translation>%1 civici lontani fra carta e registro: resta il posto del registro</translation>
        </message>
        <message>
            <source>%1 civic numbers are in the register more than once</source>
            <translation>%1 civici ripetuti nel registro</translation>
        </message>
        <message>
            <source>%1 civic numbers lie outside the municipality: left out</source>
            <translation>%1 civici fuori dal Comune: lasciati fuori</translation>
        </message>
        <message>
            <source>%1 civic numbers are no number: left out</source>
            <translation>%1 civici che non sono un numero: lasciati fuori</translation>
        </message>
        <message>
            <source>%1 civic numbers have no position: left out</source>
            <translation>%1 civici senza posizione: lasciati fuori</translation>
        </message>
        <message>
            <source>%1 civic numbers name no street: left out</source>
            <translation>%1 civici senza via: lasciati fuori</translation>
        </message>
        <message>
            <source>%1 streets of the register are not on the map: known by their civic numbers only</source>
            <translation>%1 vie del registro non sulla carta: note solo dai loro civici</translation>
        </message>
        <message>
            <source>%1 street codes are not in the register's list of streets</source>
            <translation>%1 codici di via assenti dallo stradario del registro</translation>
        </message>
        <message>
            <source>%1 streets of one name in different hamlets were told apart</source>
            <translation>%1 vie omonime in frazioni diverse: tenute distinte</translation>
        </message>
        <message>
            <source>%1 boundaries are not wholly in the file</source>
            <translation>%1 confini non interi nel file</translation>
        </message>
        <message>
            <source>%1 quarters lie outside the municipality: left out</source>
            <translation>%1 quartieri fuori dal Comune: lasciati fuori</translation>
        </message>
        <message>
            <source>%1 × </source>
            <translation>%1 × </translation>
        </message>
        <message>
            <source>%1 streets · %2 civic numbers · %3 quarters</source>
            <translation>%1 vie · %2 civici · %3 quartieri</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>data ignota</translation>
        </message>
        <message>
            <source>© OpenStreetMap contributors</source>
            <translation>© contributori OpenStreetMap</translation>
        </message>
        <message>
            <source>zoom %1</source>
            <translation>zoom %1</translation>
        </message>
        <message>
            <source>zoom %1 to %2</source>
            <translation>zoom %1–%2</translation>
        </message>
        <message>
            <source>it names no owner</source>
            <translation>non indica il proprietario</translation>
        </message>
        <message>
            <source>Nothing was cut, and the map has %1 municipalities: build again with one of them if only it was meant</source>
            <translation>Niente è stato ritagliato e la carta ha %1 Comuni: ricostruisci con uno di essi se serve solo quello</translation>
        </message>
        <message>
            <source>Everything fitted together.</source>
            <translation>Tutto combacia.</translation>
        </message>
    </context>
    <context>
        <name>campanile::CallsCard</name>
        <message>
            <source>Calls</source>
            <translation>Chiamate</translation>
        </message>
        <message>
            <source>Leave the message</source>
            <translation>Lascia il messaggio</translation>
        </message>
        <message>
            <source>Hang up</source>
            <translation>Riaggancia</translation>
        </message>
        <message>
            <source>When an answering machine answers</source>
            <translation>Se risponde una segreteria</translation>
        </message>
        <message>
            <source>Cut at once</source>
            <translation>Taglia subito</translation>
        </message>
        <message>
            <source>End of the sentence</source>
            <translation>Fine della frase</translation>
        </message>
        <message>
            <source>What STOP does to those who are listening</source>
            <translation>Che cosa fa STOP a chi sta ascoltando</translation>
        </message>
        <message>
            <source>The number that is shown to who is called</source>
            <translation>Il numero che vede chi è chiamato</translation>
        </message>
        <message>
            <source>STOP, for those who are listening</source>
            <translation>STOP, per chi sta ascoltando</translation>
        </message>
        <message>
            <source>Who calls: the number that is shown</source>
            <translation>Chi chiama: il numero che si vede</translation>
        </message>
        <message>
            <source>the line's own number</source>
            <translation>il numero della linea</translation>
        </message>
        <message>
            <source>%1 is not offered by the dialer any more: the first one calls.</source>
            <translation>La centrale non offre più %1: chiama il primo.</translation>
        </message>
        <message>
            <source>One number for a whole alert, on every attempt. Who calls it back hears the message.</source>
            <translation>Un solo numero per tutta l’allerta, a ogni tentativo. Chi richiama ascolta il messaggio.</translation>
        </message>
        <message>
            <source>The dialer says which numbers there are when it is connected to a real line.</source>
            <translation>La centrale dice quali numeri ci sono quando è collegata a una linea vera.</translation>
        </message>
        <message>
            <source>The dialer's line has this number only.</source>
            <translation>La linea della centrale ha solo questo numero.</translation>
        </message>
    </context>
    <context>
        <name>campanile::CommandRow</name>
        <message>
            <source>Name of the voice</source>
            <translation>Nome della voce</translation>
        </message>
        <message>
            <source>Command</source>
            <translation>Comando</translation>
        </message>
        <message>
            <source>Language of the voice</source>
            <translation>Lingua della voce</translation>
        </message>
        <message>
            <source>Remove this program</source>
            <translation>Togli questo programma</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
    </context>
    <context>
        <name>campanile::CommandsCard</name>
        <message>
            <source>Other programs that speak</source>
            <translation>Altri programmi che leggono</translation>
        </message>
        <message>
            <source>A program of this computer, such as piper. It reads the text from its standard input or from the file {text}, and writes its sound to {wav}; {speed}, {slowness} and {language} may be used too.</source>
            <translation>Un programma di questo computer, per esempio piper. Legge il testo dallo standard input o dal file {text} e scrive il suono in {wav}; si possono usare anche {speed}, {slowness} e {language}.</translation>
        </message>
        <message>
            <source>Add a program</source>
            <translation>Aggiungi un programma</translation>
        </message>
    </context>
    <context>
        <name>campanile::ConsoleCard</name>
        <message>
            <source>This console</source>
            <translation>Questa postazione</translation>
        </message>
        <message>
            <source>Name of this console</source>
            <translation>Nome di questa postazione</translation>
        </message>
        <message>
            <source>Technical office</source>
            <translation>Ufficio tecnico</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h</source>
            <translation>%1 h</translation>
        </message>
        <message>
            <source>How long an alert waits for the dialer</source>
            <translation>Quanto aspetta la centrale un’allerta</translation>
        </message>
        <message>
            <source>Name: tells this console's messages from another's</source>
            <translation>Nome: per riconoscere i messaggi di questa postazione</translation>
        </message>
        <message>
            <source>An alert waits for the dialer at most</source>
            <translation>Un’allerta aspetta la centrale al massimo</translation>
        </message>
        <message>
            <source>After that nothing of it is sent any more: it is prepared anew or discarded. An alert that waits never starts by itself.</source>
            <translation>Dopo non si invia più niente: si prepara di nuovo o si scarta. Un’allerta in attesa non parte mai da sola.</translation>
        </message>
    </context>
    <context>
        <name>campanile::DialerSection</name>
        <message>
            <source>Dialer</source>
            <translation>Centrale</translation>
        </message>
        <message>
            <source>This program runs its own dialer on a simulated phone network: no real telephone can ring.</source>
            <translation>Questo programma usa una centrale propria su una rete telefonica simulata: nessun telefono vero può squillare.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Indirizzo</translation>
        </message>
        <message>
            <source>Address and port</source>
            <translation>Indirizzo e porta</translation>
        </message>
        <message>
            <source>Certificate authority</source>
            <translation>Autorità di certificazione</translation>
        </message>
        <message>
            <source>only when the dialer is on another machine</source>
            <translation>solo se la centrale è su un’altra macchina</translation>
        </message>
        <message>
            <source>File of the authority that signed the dialer's certificate (PEM)</source>
            <translation>File dell’autorità che ha firmato il certificato della centrale (PEM)</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Collega</translation>
        </message>
        <message>
            <source>The access code is read from the file named in CAMPANILE_TOKEN_FILE; it is never kept here.</source>
            <translation>Il codice d’accesso si legge dal file indicato in CAMPANILE_TOKEN_FILE; qui non viene mai conservato.</translation>
        </message>
    </context>
    <context>
        <name>campanile::FileRow</name>
        <message>
            <source>Choose…</source>
            <translation>Scegli…</translation>
        </message>
        <message>
            <source>Take away: %1</source>
            <translation>Togli: %1</translation>
        </message>
        <message>
            <source>Choose: %1</source>
            <translation>Scegli: %1</translation>
        </message>
        <message>
            <source>FIELD=VALUE</source>
            <translation>CAMPO=VALORE</translation>
        </message>
    </context>
    <context>
        <name>campanile::PackCard</name>
        <message>
            <source>This pack holds</source>
            <translation>Questo pacchetto contiene</translation>
        </message>
        <message>
            <source>Use this town</source>
            <translation>Usa questo Comune</translation>
        </message>
        <message>
            <source>Not this one</source>
            <translation>Non questo</translation>
        </message>
        <message>
            <source>%1 (invented town)</source>
            <translation>%1 (città inventata)</translation>
        </message>
        <message>
            <source>Map of %1 · %2 · %3</source>
            <translation>Carta del %1 · %2 · %3</translation>
        </message>
        <message>
            <source>The registry, the messages and the draft stay as they are.</source>
            <translation>La rubrica, i messaggi e la bozza restano come sono.</translation>
        </message>
        <message>
            <source>This workstation has worked with %1: its registry, messages and draft come back.</source>
            <translation>Questa postazione ha già lavorato con %1: tornano la sua rubrica, i suoi messaggi e la sua bozza.</translation>
        </message>
        <message>
            <source>Its registry begins empty.</source>
            <translation>La sua rubrica comincia vuota.</translation>
        </message>
        <message>
            <source>Its registry begins empty. The registry, messages and draft of %1 stay with %1.</source>
            <translation>La sua rubrica comincia vuota. La rubrica, i messaggi e la bozza di %1 restano a %1.</translation>
        </message>
    </context>
    <context>
        <name>campanile::PhotoCard</name>
        <message>
            <source>Aerial photograph</source>
            <translation>Ortofoto</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>Togli</translation>
        </message>
        <message>
            <source>Choose an MBTiles file…</source>
            <translation>Scegli un file MBTiles…</translation>
        </message>
        <message>
            <source>%1 shows another place: nothing of %2 is on it.</source>
            <translation>%1 mostra un altro luogo: di %2 non c’è niente.</translation>
        </message>
        <message>
            <source>Tile files (*.mbtiles)</source>
            <translation>File di riquadri (*.mbtiles)</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Nessuna</translation>
        </message>
        <message>
            <source>A ready tile file lies under the names and the areas; the map has a switch for it.</source>
            <translation>Un file di riquadri già pronto sta sotto i nomi e le aree; sulla mappa c’è il comando per vederlo.</translation>
        </message>
    </context>
    <context>
        <name>campanile::PromptsCard</name>
        <message>
            <source>Keys of the telephone</source>
            <translation>Tasti del telefono</translation>
        </message>
        <message>
            <source>After the message a voice says what the keys do</source>
            <translation>Dopo il messaggio una voce dice a che cosa servono i tasti</translation>
        </message>
        <message>
            <source>Language in which they are shown and heard here</source>
            <translation>Lingua in cui qui si leggono e si ascoltano</translation>
        </message>
        <message>
            <source>After the message</source>
            <translation>Dopo il messaggio</translation>
        </message>
        <message>
            <source>Key 1: confirmed</source>
            <translation>Tasto 1: confermato</translation>
        </message>
        <message>
            <source>Key 9: help</source>
            <translation>Tasto 9: aiuto</translation>
        </message>
        <message>
            <source>Key 0: no more calls</source>
            <translation>Tasto 0: basta chiamate</translation>
        </message>
        <message>
            <source>0 again: done</source>
            <translation>Di nuovo 0: fatto</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Ascolta</translation>
        </message>
        <message>
            <source>Listen to “%1”</source>
            <translation>Ascolta “%1”</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Ferma</translation>
        </message>
        <message>
            <source>No voice speaks this language here: such messages go out without it; keys 1, 2 and 9 work all the same.</source>
            <translation>Qui nessuna voce parla questa lingua: quei messaggi partono senza; i tasti 1, 2 e 9 funzionano lo stesso.</translation>
        </message>
    </context>
    <context>
        <name>campanile::ScreenSection</name>
        <message>
            <source>Screen</source>
            <translation>Schermo</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Come il sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Chiaro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Scuro</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Aspetto</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
        <message>
            <source>Language (from the next start)</source>
            <translation>Lingua (dal prossimo avvio)</translation>
        </message>
    </context>
    <context>
        <name>campanile::SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Impostazioni</translation>
        </message>
        <message>
            <source>Municipality</source>
            <translation>Comune</translation>
        </message>
        <message>
            <source>Dialer</source>
            <translation>Centrale</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Schermo</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voce</translation>
        </message>
    </context>
    <context>
        <name>campanile::TownBuildCard</name>
        <message>
            <source>Build a town pack</source>
            <translation>Costruisci un pacchetto</translation>
        </message>
        <message>
            <source>OpenStreetMap extract</source>
            <translation>Estratto OpenStreetMap</translation>
        </message>
        <message>
            <source>.osm.pbf of the municipality, the province or the region</source>
            <translation>.osm.pbf del Comune, della provincia o della regione</translation>
        </message>
        <message>
            <source>OpenStreetMap files (*.pbf *.osm *.osm.gz *.osm.bz2 *.o5m *.opl)</source>
            <translation>File OpenStreetMap (*.pbf *.osm *.osm.gz *.osm.bz2 *.o5m *.opl)</translation>
        </message>
        <message>
            <source>Municipality</source>
            <translation>Comune</translation>
        </message>
        <message>
            <source>Municipality to cut the map to</source>
            <translation>Comune a cui ritagliare la carta</translation>
        </message>
        <message>
            <source>Boundary</source>
            <translation>Confine</translation>
        </message>
        <message>
            <source>optional: a polygon to cut to, instead of the map's boundary</source>
            <translation>facoltativo: un poligono a cui ritagliare, invece del confine della carta</translation>
        </message>
        <message>
            <source>Areas %1</source>
            <translation>Aree %1</translation>
        </message>
        <message>
            <source>Civic-number register</source>
            <translation>Registro dei civici</translation>
        </message>
        <message>
            <source>optional: ANNCSU, or the municipality's own</source>
            <translation>facoltativo: ANNCSU, o quello del Comune</translation>
        </message>
        <message>
            <source>Registers (*.csv *.txt *.gpkg *.kml *.kmz *.shp *.zip *.geojson)</source>
            <translation>Registri (*.csv *.txt *.gpkg *.kml *.kmz *.shp *.zip *.geojson)</translation>
        </message>
        <message>
            <source>Quarters</source>
            <translation>Quartieri</translation>
        </message>
        <message>
            <source>optional: they replace the map's</source>
            <translation>facoltativi: sostituiscono quelli della carta</translation>
        </message>
        <message>
            <source>Interrupt</source>
            <translation>Interrompi</translation>
        </message>
        <message>
            <source>Build</source>
            <translation>Costruisci</translation>
        </message>
        <message>
            <source>The whole extract</source>
            <translation>Tutto l’estratto</translation>
        </message>
        <message>
            <source>The pack of %1 is ready.</source>
            <translation>Il pacchetto di %1 è pronto.</translation>
        </message>
        <message>
            <source>Looking for municipalities…</source>
            <translation>Cerco i Comuni…</translation>
        </message>
        <message>
            <source>the boundary file says it</source>
            <translation>lo dice il file del confine</translation>
        </message>
        <message>
            <source>no municipal boundary in it: the whole extract is taken</source>
            <translation>nessun confine comunale: si prende tutto l’estratto</translation>
        </message>
        <message>
            <source>%1 in the extract</source>
            <translation>%1 nell’estratto</translation>
        </message>
        <message>
            <source>%1 · %2 %</source>
            <translation>%1 · %2 %</translation>
        </message>
        <message>
            <source>The town in use stays as it is until you change it.</source>
            <translation>Il Comune in uso resta com’è finché non lo cambi.</translation>
        </message>
        <message>
            <source>Which polygon of the file: FIELD=VALUE, when it has several</source>
            <translation>Quale poligono del file: CAMPO=VALORE, quando ne ha più d’uno</translation>
        </message>
        <message>
            <source>Only these rows: FIELD=VALUE, as CODICE_ISTAT=022205 of a national register</source>
            <translation>Solo queste righe: CAMPO=VALORE, come CODICE_ISTAT=022205 di un registro nazionale</translation>
        </message>
    </context>
    <context>
        <name>campanile::TownCard</name>
        <message>
            <source>Municipality in use</source>
            <translation>Comune in uso</translation>
        </message>
        <message>
            <source>Build from a map…</source>
            <translation>Costruisci da una carta…</translation>
        </message>
        <message>
            <source>Choose a pack…</source>
            <translation>Scegli un pacchetto…</translation>
        </message>
        <message>
            <source>Choose another pack…</source>
            <translation>Scegli un altro pacchetto…</translation>
        </message>
        <message>
            <source>No municipality yet</source>
            <translation>Nessun Comune</translation>
        </message>
        <message>
            <source>%1 (invented town)</source>
            <translation>%1 (città inventata)</translation>
        </message>
        <message>
            <source>Map of %1 · %2 · %3</source>
            <translation>Carta del %1 · %2 · %3</translation>
        </message>
        <message>
            <source>A newer map of this town is ready.</source>
            <translation>È pronta una carta più recente di questo Comune.</translation>
        </message>
        <message>
            <source>A newer map of this town is ready. %1</source>
            <translation>È pronta una carta più recente di questo Comune. %1</translation>
        </message>
        <message>
            <source>Use it</source>
            <translation>Usala</translation>
        </message>
        <message>
            <source>%1 contacts stand where an earlier map had their addresses.</source>
            <translation>%1 contatti stanno dove li aveva messi una carta precedente.</translation>
        </message>
        <message>
            <source>Re-locate %1 contacts</source>
            <translation>Riposiziona %1 contatti</translation>
        </message>
    </context>
    <context>
        <name>campanile::TownSection</name>
        <message>
            <source>Choose a town pack</source>
            <translation>Scegli un pacchetto</translation>
        </message>
        <message>
            <source>Town packs (*.townpack)</source>
            <translation>Pacchetti (*.townpack)</translation>
        </message>
    </context>
    <context>
        <name>campanile::VoiceRow</name>
        <message>
            <source>Listen</source>
            <translation>Ascolta</translation>
        </message>
        <message>
            <source>Voice for %1</source>
            <translation>Voce per: %1</translation>
        </message>
        <message>
            <source>Listen to the voice for %1</source>
            <translation>Ascolta la voce per: %1</translation>
        </message>
        <message>
            <source>%1 · %2</source>
            <translation>%1 · %2</translation>
        </message>
        <message>
            <source>%1 · %2 · not there now</source>
            <translation>%1 · %2 · ora non c’è</translation>
        </message>
        <message>
            <source>The chosen voice is not there any more: this one is used.</source>
            <translation>La voce scelta non c’è più: si usa questa.</translation>
        </message>
        <message>
            <source>no voice found on this machine</source>
            <translation>nessuna voce su questo computer</translation>
        </message>
        <message>
            <source>Speaking…</source>
            <translation>Sto leggendo…</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Ferma</translation>
        </message>
    </context>
    <context>
        <name>campanile::VoiceSection</name>
        <message>
            <source>Voices</source>
            <translation>Voci</translation>
        </message>
        <message>
            <source>No voice was found on this machine: messages can be recorded and imported.</source>
            <translation>Su questo computer non c’è nessuna voce: i messaggi si possono registrare e importare.</translation>
        </message>
        <message numerus="yes">
            <source>%n voice(s) of %1. A recorded voice is trusted more: these are for when nobody can speak.</source>
            <translation>
                <numerusform>%n voce di %1. Di una voce registrata ci si fida di più: questa serve quando nessuno può parlare.</numerusform>
                <numerusform>%n voci di %1. Di una voce registrata ci si fida di più: queste servono quando nessuno può parlare.</numerusform>
            </translation>
        </message>
    </context>
</TS>
