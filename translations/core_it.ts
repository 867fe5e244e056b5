<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>AreaFileWords</name>
        <message>
            <source>%1 files inside</source>
            <translation>%1 file all’interno</translation>
        </message>
        <message>
            <source>%1 features</source>
            <translation>%1 elementi</translation>
        </message>
        <message>
            <source>%1 corners</source>
            <translation>%1 vertici</translation>
        </message>
        <message>
            <source>Degrees, WGS84 (GPS)</source>
            <translation>Gradi, WGS84 (GPS)</translation>
        </message>
        <message>
            <source>WGS84 / UTM zone 32 (western Italy)</source>
            <translation>WGS84 / UTM fuso 32 (Italia occidentale)</translation>
        </message>
        <message>
            <source>WGS84 / UTM zone 33 (eastern Italy)</source>
            <translation>WGS84 / UTM fuso 33 (Italia orientale)</translation>
        </message>
        <message>
            <source>Monte Mario, Gauss-Boaga west</source>
            <translation>Monte Mario, Gauss-Boaga ovest</translation>
        </message>
        <message>
            <source>Monte Mario, Gauss-Boaga east</source>
            <translation>Monte Mario, Gauss-Boaga est</translation>
        </message>
        <message>
            <source>RDN2008 / UTM zone 32 (north, east)</source>
            <translation>RDN2008 / UTM fuso 32 (nord, est)</translation>
        </message>
        <message>
            <source>RDN2008 / UTM zone 33 (north, east)</source>
            <translation>RDN2008 / UTM fuso 33 (nord, est)</translation>
        </message>
        <message>
            <source>RDN2008 / UTM zone 32</source>
            <translation>RDN2008 / UTM fuso 32</translation>
        </message>
        <message>
            <source>RDN2008 / UTM zone 33</source>
            <translation>RDN2008 / UTM fuso 33</translation>
        </message>
        <message>
            <source>Degrees, Monte Mario</source>
            <translation>Gradi, Monte Mario</translation>
        </message>
    </context>
    <context>
        <name>DateWords</name>
        <message>
            <source>“%1”: that day is %2.</source>
            <translation>«%1»: quel giorno è %2.</translation>
        </message>
        <message>
            <source>“%1”: that day is a %2. The nearest %3 is the one of %4.</source>
            <translation>«%1»: quel giorno è %2. Il giorno più vicino che cade di %3 è %4.</translation>
        </message>
        <message>
            <source>“%1” is no day of the calendar.</source>
            <translation>«%1» non è un giorno del calendario.</translation>
        </message>
        <message>
            <source>“%1” does not exist: that month ends on %2.</source>
            <translation>«%1» non esiste: quel mese finisce %2.</translation>
        </message>
        <message>
            <source>Perhaps %1 is meant.</source>
            <translation>Forse si intende %1.</translation>
        </message>
        <message>
            <source>“%1”: that would be %2.</source>
            <translation>«%1»: sarebbe %2.</translation>
        </message>
        <message>
            <source>“%1” is no hour of the day.</source>
            <translation>«%1» non è un'ora del giorno.</translation>
        </message>
        <message>
            <source>“%1”: %2 is not in that part of the day.</source>
            <translation>«%1»: le %2 non sono in quella parte del giorno.</translation>
        </message>
        <message>
            <source>“%1” does not exist on %2: the clocks go forward.</source>
            <translation>«%1» non esiste %2: si passa all'ora legale.</translation>
        </message>
        <message>
            <source>“%1” comes twice on %2: the clocks go back. Say another hour.</source>
            <translation>«%1» arriva due volte %2: si torna all'ora solare. Dite un'altra ora.</translation>
        </message>
        <message>
            <source>“%1” is past: it was %2.</source>
            <translation>«%1» è passato: era %2.</translation>
        </message>
        <message>
            <source>“%1”: today it is already later. If %2 is meant, say so.</source>
            <translation>«%1»: oggi è già più tardi. Se si intende %2, ditelo.</translation>
        </message>
        <message>
            <source>“%1” is unclear just after midnight: say %2 or %3.</source>
            <translation>«%1» non è chiaro subito dopo la mezzanotte: dite %2 o %3.</translation>
        </message>
    </context>
    <context>
        <name>Errors</name>
        <message>
            <source>Nothing went wrong.</source>
            <translation>Nessun errore.</translation>
        </message>
        <message>
            <source>The file %1 is not there.</source>
            <translation>Il file %1 non c’è.</translation>
        </message>
        <message>
            <source>The file %1 cannot be read: %2.</source>
            <translation>Il file %1 non si può leggere: %2.</translation>
        </message>
        <message>
            <source>The file %1 cannot be written: %2.</source>
            <translation>Il file %1 non si può scrivere: %2.</translation>
        </message>
        <message>
            <source>The file %1 is cut short or damaged.</source>
            <translation>Il file %1 è incompleto o danneggiato.</translation>
        </message>
        <message>
            <source>The file %1 is not what is needed here: %2.</source>
            <translation>Il file %1 non è quello che serve qui: %2.</translation>
        </message>
        <message>
            <source>The file %1 was made by a newer Campanile (format %2; this one reads up to %3). Update Campanile.</source>
            <translation>Il file %1 viene da una versione più recente di Campanile (formato %2; questa legge fino al %3). Aggiorna Campanile.</translation>
        </message>
        <message>
            <source>The file %1 is too large.</source>
            <translation>Il file %1 è troppo grande.</translation>
        </message>
        <message>
            <source>The tiles of %1 are vectors (pbf), not pictures. An aerial photograph has PNG, JPEG or WebP tiles.</source>
            <translation>I riquadri di %1 sono vettoriali (pbf), non immagini. Un’ortofoto ha riquadri PNG, JPEG o WebP.</translation>
        </message>
        <message>
            <source>The pictures of %1 are of a kind that cannot be shown here (%2). PNG, JPEG and WebP can.</source>
            <translation>Le immagini di %1 sono di un tipo che qui non si può mostrare (%2). Vanno bene PNG, JPEG e WebP.</translation>
        </message>
        <message>
            <source>There is no picture in %1.</source>
            <translation>In %1 non c’è nessuna immagine.</translation>
        </message>
        <message>
            <source>The database refused while %1: %2.</source>
            <translation>L’archivio ha rifiutato l’operazione (%1): %2.</translation>
        </message>
        <message>
            <source>The disk is full: there is no room for %1.</source>
            <translation>Il disco è pieno: non c’è posto per %1.</translation>
        </message>
        <message>
            <source>There is no phone number.</source>
            <translation>Manca il numero di telefono.</translation>
        </message>
        <message>
            <source>“%1” is not an Italian subscriber's phone number.</source>
            <translation>«%1» non è un numero di telefono italiano di un abbonato.</translation>
        </message>
        <message>
            <source>The number %1 is too short.</source>
            <translation>Il numero %1 è troppo corto.</translation>
        </message>
        <message>
            <source>The number %1 is too long.</source>
            <translation>Il numero %1 è troppo lungo.</translation>
        </message>
        <message>
            <source>The number %1 is not Italian.</source>
            <translation>Il numero %1 non è italiano.</translation>
        </message>
        <message>
            <source>The number %1 is a paid service.</source>
            <translation>Il numero %1 è un servizio a pagamento.</translation>
        </message>
        <message>
            <source>The number %1 is a short or emergency number.</source>
            <translation>Il numero %1 è un numero breve o di emergenza.</translation>
        </message>
        <message>
            <source>No area was drawn or chosen: nobody would be called.</source>
            <translation>Nessuna area disegnata o scelta: non si chiamerebbe nessuno.</translation>
        </message>
        <message>
            <source>“%1” needs at least three different corners.</source>
            <translation>«%1» deve avere almeno tre vertici diversi.</translation>
        </message>
        <message>
            <source>The edge of “%1” crosses itself: move a corner until it no longer does.</source>
            <translation>Il bordo di «%1» si incrocia: sposta un vertice finché non si incrocia più.</translation>
        </message>
        <message>
            <source>“%1” lies outside the municipality.</source>
            <translation>«%1» è fuori dal Comune.</translation>
        </message>
        <message>
            <source>“%1” has a corner that is no place on Earth.</source>
            <translation>«%1» ha un vertice che non è un luogo sulla Terra.</translation>
        </message>
        <message>
            <source>“%1” has %2 corners; at most %3 are allowed.</source>
            <translation>«%1» ha %2 vertici; il massimo è %3.</translation>
        </message>
        <message>
            <source>There is no phone in the area.</source>
            <translation>Nell’area non c’è nessun telefono.</translation>
        </message>
        <message>
            <source>Nothing was found for “%1”.</source>
            <translation>Non si è trovato nulla per «%1».</translation>
        </message>
        <message>
            <source>The file has no heading line with the names of the columns.</source>
            <translation>Il file non ha la riga d’intestazione con i nomi delle colonne.</translation>
        </message>
        <message>
            <source>No column was found for: %1.</source>
            <translation>Manca la colonna per: %1.</translation>
        </message>
        <message>
            <source>The line is too long to be a row of a directory.</source>
            <translation>La riga è troppo lunga per un elenco telefonico.</translation>
        </message>
        <message>
            <source>A quotation mark is opened and never closed.</source>
            <translation>Le virgolette si aprono e non si chiudono.</translation>
        </message>
        <message>
            <source>No microphone was found. Connect one, or use the synthetic voice.</source>
            <translation>Microfono non trovato. Collegalo, oppure usa la voce sintetica.</translation>
        </message>
        <message>
            <source>The microphone was disconnected. What was recorded is kept.</source>
            <translation>Il microfono è stato scollegato. Quello che era registrato è salvo.</translation>
        </message>
        <message>
            <source>The recording is empty.</source>
            <translation>La registrazione è vuota.</translation>
        </message>
        <message>
            <source>The recording is silent: nobody would hear anything.</source>
            <translation>La registrazione è muta: nessuno sentirebbe nulla.</translation>
        </message>
        <message>
            <source>The message lasts %1 seconds; at most %2 are allowed.</source>
            <translation>Il messaggio dura %1 secondi; il massimo è %2.</translation>
        </message>
        <message>
            <source>The audio file %1 cannot be played.</source>
            <translation>Il file audio %1 non si può riprodurre.</translation>
        </message>
        <message>
            <source>The voice engine %1 or its language %2 is not installed. Recording still works.</source>
            <translation>La voce sintetica %1 o la sua lingua %2 non è installata. La registrazione funziona comunque.</translation>
        </message>
        <message>
            <source>The synthetic voice failed: %1. Recording still works.</source>
            <translation>La voce sintetica non è riuscita: %1. La registrazione funziona comunque.</translation>
        </message>
        <message>
            <source>The dialer at %1 does not answer.</source>
            <translation>La centrale %1 non risponde.</translation>
        </message>
        <message>
            <source>The dialer refused (%1): %2</source>
            <translation>La centrale ha rifiutato (%1): %2</translation>
        </message>
        <message>
            <source>This account may not do that.</source>
            <translation>Questo account non può farlo.</translation>
        </message>
        <message>
            <source>The dialer did not answer in time. Repeating is safe.</source>
            <translation>La centrale non ha risposto in tempo. Si può ripetere senza rischi.</translation>
        </message>
        <message>
            <source>The dialer holds something else than what was sent (%1): nothing is launched.</source>
            <translation>La centrale ha qualcosa di diverso da quanto inviato (%1): non parte nulla.</translation>
        </message>
        <message>
            <source>It was cancelled.</source>
            <translation>Operazione interrotta.</translation>
        </message>
        <message>
            <source>Something unexpected happened: %1.</source>
            <translation>È successo qualcosa di imprevisto: %1.</translation>
        </message>
        <message>
            <source>The file %1 does not say which coordinates it has: name its coordinate reference system. %2</source>
            <translation>Il file %1 non dice in quali coordinate è: indicare il sistema di riferimento. %2</translation>
        </message>
        <message>
            <source>“%1” is not a coordinate reference system, or has no known way to WGS84.</source>
            <translation>«%1» non è un sistema di riferimento, o non si sa come passare da esso a WGS84.</translation>
        </message>
        <message>
            <source>The file %1 has no column for “%2”. It has: %3.</source>
            <translation>Il file %1 non ha una colonna per «%2». Ha: %3.</translation>
        </message>
        <message>
            <source>The file %1 has %2 features: say which one. It has: %3.</source>
            <translation>Il file %1 contiene %2 elementi: indicare quale. Contiene: %3.</translation>
        </message>
        <message>
            <source>The map does not hold the whole boundary of “%1”: get a larger extract, or give the boundary.</source>
            <translation>La mappa non contiene tutto il confine di «%1»: serve un estratto più grande, oppure il confine da un file.</translation>
        </message>
        <message>
            <source>Nothing of the data lies within “%1”.</source>
            <translation>Nessun dato ricade in «%1».</translation>
        </message>
        <message>
            <source>“%1” goes across the 180th meridian: no town is there.</source>
            <translation>«%1» attraversa il 180° meridiano: lì non c’è nessun Comune.</translation>
        </message>
        <message>
            <source>Corners of “%1” that only repeat another one: %2.</source>
            <translation>Vertici di «%1» che ne ripetono un altro: %2.</translation>
        </message>
        <message>
            <source>Parts of “%1” too thin or too small to be a place: %2.</source>
            <translation>Parti di «%1» troppo sottili o piccole per essere un luogo: %2.</translation>
        </message>
        <message>
            <source>Holes in “%1”: %2. Who is in them is not called.</source>
            <translation>Buchi in «%1»: %2. Chi si trova lì non viene chiamato.</translation>
        </message>
        <message>
            <source>%2 % of “%1” lies outside the municipality.</source>
            <translation>Il %2 % di «%1» è fuori dal Comune.</translation>
        </message>
        <message>
            <source>This is the whole municipality (%1 of %2 phones): that is asked for separately.</source>
            <translation>È tutto il Comune (%1 telefoni su %2): si chiede a parte.</translation>
        </message>
        <message>
            <source>“%1” is no pair of coordinates. Write latitude and longitude: 46.0671, 11.1211 or 46°04'01"N 11°07'16"E.</source>
            <translation>«%1» non è una coppia di coordinate. Scrivi latitudine e longitudine: 46,0671 11,1211 oppure 46°04'01"N 11°07'16"E.</translation>
        </message>
        <message>
            <source>In “%1” the value %2 is too large for a coordinate.</source>
            <translation>In «%1» il valore %2 è troppo grande per una coordinata.</translation>
        </message>
        <message>
            <source>The file %1 is said to be in %2, but holds the coordinates %3, which are none of it: choose the coordinate reference system it really has.</source>
            <translation>Il file %1 dice di essere in %2, ma contiene le coordinate %3, che non possono esserlo: scegliere il sistema di riferimento che ha davvero.</translation>
        </message>
        <message>
            <source>The file %1 has no area, line or point in it.</source>
            <translation>Nel file %1 non c’è nessuna area, linea o punto.</translation>
        </message>
        <message>
            <source>The file %1 is too large to be areas of a town: %2; at most %3 are read.</source>
            <translation>Il file %1 è troppo grande per contenere aree di un comune: %2; se ne leggono al massimo %3.</translation>
        </message>
        <message>
            <source>The file %1 was given up after %2 seconds: it is too large or damaged.</source>
            <translation>La lettura del file %1 è stata interrotta dopo %2 secondi: è troppo grande o danneggiato.</translation>
        </message>
        <message>
            <source>The archive %1 would unpack to far more than it should: it was not opened.</source>
            <translation>L'archivio %1 occuperebbe molto più spazio del dovuto: non è stato aperto.</translation>
        </message>
        <message>
            <source>The file %1 is too large to be messages: %2; at most %3 are read.</source>
            <translation>Il file %1 è troppo grande per contenere messaggi: %2; se ne leggono al massimo %3.</translation>
        </message>
        <message>
            <source>The file %1 holds “%2”, which does not belong in a file of messages: nothing was taken from it.</source>
            <translation>Il file %1 contiene «%2», che non ha posto in un file di messaggi: non ne è stato preso nulla.</translation>
        </message>
        <message>
            <source>The sound of “%2” in the file %1 is damaged or was changed: nothing was taken from it.</source>
            <translation>L'audio di «%2» nel file %1 è danneggiato o è stato cambiato: non ne è stato preso nulla.</translation>
        </message>
        <message>
            <source>There is no message in the file %1.</source>
            <translation>Nel file %1 non c'è nessun messaggio.</translation>
        </message>
        <message>
            <source>The spoken menu of languages is not ready yet.</source>
            <translation>Il menu vocale delle lingue non è ancora pronto.</translation>
        </message>
    </context>
    <context>
        <name>FilterWords</name>
        <message>
            <source>language not given</source>
            <translation>lingua non indicata</translation>
        </message>
        <message>
            <source>Italian</source>
            <translation>italiano</translation>
        </message>
        <message>
            <source>English</source>
            <translation>inglese</translation>
        </message>
        <message>
            <source>German</source>
            <translation>tedesco</translation>
        </message>
        <message>
            <source>French</source>
            <translation>francese</translation>
        </message>
        <message>
            <source>Slovene</source>
            <translation>sloveno</translation>
        </message>
        <message>
            <source>Ladin</source>
            <translation>ladino</translation>
        </message>
        <message>
            <source>Friulian</source>
            <translation>friulano</translation>
        </message>
        <message>
            <source>Sardinian</source>
            <translation>sardo</translation>
        </message>
        <message>
            <source>Spanish</source>
            <translation>spagnolo</translation>
        </message>
        <message>
            <source>Portuguese</source>
            <translation>portoghese</translation>
        </message>
        <message>
            <source>Romanian</source>
            <translation>romeno</translation>
        </message>
        <message>
            <source>Albanian</source>
            <translation>albanese</translation>
        </message>
        <message>
            <source>Arabic</source>
            <translation>arabo</translation>
        </message>
        <message>
            <source>Chinese</source>
            <translation>cinese</translation>
        </message>
        <message>
            <source>Ukrainian</source>
            <translation>ucraino</translation>
        </message>
        <message>
            <source>Russian</source>
            <translation>russo</translation>
        </message>
        <message>
            <source>Polish</source>
            <translation>polacco</translation>
        </message>
        <message>
            <source>Hindi</source>
            <translation>hindi</translation>
        </message>
        <message>
            <source>Punjabi</source>
            <translation>punjabi</translation>
        </message>
        <message>
            <source>Bengali</source>
            <translation>bengalese</translation>
        </message>
        <message>
            <source>Urdu</source>
            <translation>urdu</translation>
        </message>
        <message>
            <source>Croatian</source>
            <translation>croato</translation>
        </message>
        <message>
            <source>Serbian</source>
            <translation>serbo</translation>
        </message>
        <message>
            <source>no phone at all</source>
            <translation>nessun telefono</translation>
        </message>
        <message>
            <source>landlines only</source>
            <translation>solo fissi</translation>
        </message>
        <message>
            <source>mobiles only</source>
            <translation>solo cellulari</translation>
        </message>
        <message>
            <source>without the directory</source>
            <translation>senza l’elenco</translation>
        </message>
        <message>
            <source>without sign-ups</source>
            <translation>senza iscritti</translation>
        </message>
        <message>
            <source>without imports</source>
            <translation>senza importati</translation>
        </message>
        <message>
            <source>with all that have no position</source>
            <translation>con tutti quelli senza posizione</translation>
        </message>
        <message>
            <source>none without a position</source>
            <translation>nessuno senza posizione</translation>
        </message>
    </context>
    <context>
        <name>LengthWords</name>
        <message>
            <source>%1: %2 in %3 with %4.</source>
            <translation>%1: %2 in %3 con %4.</translation>
        </message>
        <message numerus="yes">
            <source>%1 phone(s)</source>
            <translation>
                <numerusform>%1 telefono</numerusform>
                <numerusform>%1 telefoni</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 channel(s)</source>
            <translation>
                <numerusform>%1 canale</numerusform>
                <numerusform>%1 canali</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 shorter saves %2.</source>
            <translation>Con %1 in meno si risparmiano %2.</translation>
        </message>
    </context>
    <context>
        <name>Mark</name>
        <message>
            <source>Queued</source>
            <translation>In coda</translation>
        </message>
        <message>
            <source>Heard</source>
            <translation>Ascoltato</translation>
        </message>
        <message>
            <source>Confirmed (1)</source>
            <translation>Confermato (1)</translation>
        </message>
        <message>
            <source>Voicemail</source>
            <translation>Segreteria</translation>
        </message>
        <message>
            <source>Hung up</source>
            <translation>Ha riagganciato</translation>
        </message>
        <message>
            <source>Invalid number</source>
            <translation>Numero errato</translation>
        </message>
        <message>
            <source>Blocked</source>
            <translation>Bloccato</translation>
        </message>
        <message>
            <source>Stopped</source>
            <translation>Fermato</translation>
        </message>
        <message>
            <source>Busy</source>
            <translation>Occupato</translation>
        </message>
        <message>
            <source>No answer</source>
            <translation>Non risponde</translation>
        </message>
        <message>
            <source>Uncertain</source>
            <translation>Incerto</translation>
        </message>
        <message>
            <source>Unreachable</source>
            <translation>Irraggiungibile</translation>
        </message>
        <message>
            <source>In call</source>
            <translation>Chiamata in corso</translation>
        </message>
        <message>
            <source>Asks for help (9)</source>
            <translation>Chiede aiuto (9)</translation>
        </message>
    </context>
    <context>
        <name>MergeWords</name>
        <message>
            <source>copy</source>
            <translation>copia</translation>
        </message>
        <message>
            <source>from %1</source>
            <translation>da %1</translation>
        </message>
    </context>
    <context>
        <name>MessageFileWords</name>
        <message numerus="yes">
            <source>%1 file(s) inside</source>
            <translation>
                <numerusform>%1 file all'interno</numerusform>
                <numerusform>%1 file all'interno</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 message(s)</source>
            <translation>
                <numerusform>%1 messaggio</numerusform>
                <numerusform>%1 messaggi</numerusform>
            </translation>
        </message>
        <message>
            <source>“%1” was added.</source>
            <translation>«%1» è stato aggiunto.</translation>
        </message>
        <message>
            <source>“%1” was brought up to date.</source>
            <translation>«%1» è stato aggiornato.</translation>
        </message>
        <message>
            <source>“%1” was here already.</source>
            <translation>«%1» c'era già.</translation>
        </message>
        <message>
            <source>“%1” is newer here than in the file: nothing was changed.</source>
            <translation>«%1» è più recente qui che nel file: non è cambiato nulla.</translation>
        </message>
        <message>
            <source>Both were kept: the one of the file is called “%1”.</source>
            <translation>Sono stati conservati entrambi: quello del file si chiama «%1».</translation>
        </message>
    </context>
    <context>
        <name>Network</name>
        <message>
            <source>no such number</source>
            <translation>numero inesistente</translation>
        </message>
        <message>
            <source>ended normally</source>
            <translation>conclusa normalmente</translation>
        </message>
        <message>
            <source>busy</source>
            <translation>occupato</translation>
        </message>
        <message>
            <source>no answer</source>
            <translation>nessuna risposta</translation>
        </message>
        <message>
            <source>switched off or without coverage</source>
            <translation>spento o senza copertura</translation>
        </message>
        <message>
            <source>refused</source>
            <translation>rifiutata</translation>
        </message>
        <message>
            <source>number changed</source>
            <translation>numero cambiato</translation>
        </message>
        <message>
            <source>out of order</source>
            <translation>guasto</translation>
        </message>
        <message>
            <source>number incomplete</source>
            <translation>numero incompleto</translation>
        </message>
        <message>
            <source>no channel free</source>
            <translation>nessun canale libero</translation>
        </message>
        <message>
            <source>network fault</source>
            <translation>guasto della rete</translation>
        </message>
        <message>
            <source>network overloaded</source>
            <translation>rete sovraccarica</translation>
        </message>
    </context>
    <context>
        <name>PlaceWords</name>
        <message>
            <source>%1 and another area</source>
            <extracomment>title of an alert; %1 is the first place</extracomment>
            <translation>%1 e un’altra area</translation>
        </message>
        <message>
            <source>%1 and %2 other areas</source>
            <translation>%1 e altre %2 aree</translation>
        </message>
        <message>
            <source>%1 and in another area</source>
            <extracomment>follows "phones in"; %1 is the first place</extracomment>
            <translation>%1 e in un’altra area</translation>
        </message>
        <message>
            <source>%1 and in %2 other areas</source>
            <translation>%1 e in altre %2 aree</translation>
        </message>
    </context>
    <context>
        <name>Readiness</name>
        <message>
            <source>Dialer</source>
            <translation>Centrale</translation>
        </message>
        <message>
            <source>not connected</source>
            <translation>non collegata</translation>
        </message>
        <message>
            <source>cannot write</source>
            <translation>non può scrivere</translation>
        </message>
        <message>
            <source>ready</source>
            <translation>pronta</translation>
        </message>
        <message>
            <source>Test line</source>
            <translation>Linea di prova</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Linea</translation>
        </message>
        <message>
            <source>absent</source>
            <translation>assente</translation>
        </message>
        <message numerus="yes">
            <source>%n channel(s)</source>
            <translation>
                <numerusform>%n canale</numerusform>
                <numerusform>%n canali</numerusform>
            </translation>
        </message>
        <message>
            <source>simulated</source>
            <translation>simulata</translation>
        </message>
        <message>
            <source>test phones</source>
            <translation>telefoni di prova</translation>
        </message>
        <message>
            <source>Registry</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>empty</source>
            <translation>vuota</translation>
        </message>
        <message>
            <source>of today</source>
            <translation>di oggi</translation>
        </message>
        <message numerus="yes">
            <source>%n day(s) old</source>
            <translation>
                <numerusform>di %n giorno</numerusform>
                <numerusform>di %n giorni</numerusform>
            </translation>
        </message>
        <message>
            <source>Backup</source>
            <translation>Copia</translation>
        </message>
        <message>
            <source>never</source>
            <translation>mai</translation>
        </message>
        <message>
            <source>Microphone</source>
            <translation>Microfono</translation>
        </message>
        <message>
            <source>does not answer</source>
            <translation>non risponde</translation>
        </message>
        <message>
            <source>not registered</source>
            <translation>non registrata</translation>
        </message>
        <message>
            <source>refuses us</source>
            <translation>ci rifiuta</translation>
        </message>
        <message>
            <source>certificate refused</source>
            <translation>certificato rifiutato</translation>
        </message>
        <message>
            <source>asks to wait</source>
            <translation>chiede di attendere</translation>
        </message>
        <message>
            <source>the line is down</source>
            <translation>la linea è giù</translation>
        </message>
        <message>
            <source>the dialer's disk is full</source>
            <translation>il disco della centrale è pieno</translation>
        </message>
        <message>
            <source>the dialer cannot write what happens</source>
            <translation>la centrale non riesce a scrivere ciò che accade</translation>
        </message>
        <message>
            <source>the operator asks to wait</source>
            <translation>l’operatore chiede di attendere</translation>
        </message>
        <message>
            <source>connecting</source>
            <translation>si sta collegando</translation>
        </message>
        <message>
            <source>not available</source>
            <translation>non disponibile</translation>
        </message>
        <message>
            <source>no line may show the number that calls</source>
            <translation>nessuna linea può mostrare il numero che chiama</translation>
        </message>
        <message>
            <source>the line %1 is down</source>
            <translation>la linea %1 è giù</translation>
        </message>
        <message>
            <source>the lines %1 are down</source>
            <translation>le linee %1 sono giù</translation>
        </message>
    </context>
    <context>
        <name>StretchName</name>
        <message>
            <source>from %1</source>
            <extracomment>civic numbers of a street</extracomment>
            <translation>dal n. %1</translation>
        </message>
        <message>
            <source>up to %1</source>
            <extracomment>civic numbers of a street</extracomment>
            <translation>fino al n. %1</translation>
        </message>
        <message>
            <source>%1 odd</source>
            <extracomment>the odd civic numbers of a street; %1 is "1–45", or empty</extracomment>
            <translation>%1 dispari</translation>
        </message>
        <message>
            <source>%1 even</source>
            <extracomment>the even civic numbers of a street; %1 is "2–44", or empty</extracomment>
            <translation>%1 pari</translation>
        </message>
        <message>
            <source>all</source>
            <translation>tutti i</translation>
        </message>
    </context>
    <context>
        <name>VoiceCommandWords</name>
        <message>
            <source>The voice needs a name.</source>
            <translation>La voce ha bisogno di un nome.</translation>
        </message>
        <message>
            <source>Another voice has this name already.</source>
            <translation>Un’altra voce ha già questo nome.</translation>
        </message>
        <message>
            <source>The voice needs a language, such as “it” or “de”.</source>
            <translation>La voce ha bisogno di una lingua, per esempio «it» o «de».</translation>
        </message>
        <message>
            <source>There is no command.</source>
            <translation>Manca il comando.</translation>
        </message>
        <message>
            <source>A quotation mark is opened and never closed.</source>
            <translation>Una virgoletta è aperta e mai chiusa.</translation>
        </message>
        <message>
            <source>The command does not say where the sound is written: put {wav} there.</source>
            <translation>Il comando non dice dove scrivere il suono: mettete lì {wav}.</translation>
        </message>
        <message>
            <source>Nothing is known as %1: there are {wav}, {text}, {speed}, {slowness} and {language}.</source>
            <translation>%1 non esiste: ci sono {wav}, {text}, {speed}, {slowness} e {language}.</translation>
        </message>
        <message>
            <source>The program %1 is not on this computer.</source>
            <translation>Il programma %1 non è su questo computer.</translation>
        </message>
    </context>
    <context>
        <name>campanile::CampaignDraft</name>
        <message>
            <source>Area %1</source>
            <extracomment>name of a drawn area; %1 is a letter</extracomment>
            <translation>Area %1</translation>
        </message>
    </context>
    <context>
        <name>campanile::RecipientModel</name>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Indirizzo</translation>
        </message>
        <message>
            <source>Outcome</source>
            <translation>Esito</translation>
        </message>
        <message>
            <source>Attempts</source>
            <translation>Tentativi</translation>
        </message>
        <message>
            <source>Last</source>
            <translation>Ultimo</translation>
        </message>
        <message>
            <source>Line</source>
            <translation>Linea</translation>
        </message>
        <message>
            <source>%1, called back</source>
            <translation>%1, ha richiamato</translation>
        </message>
        <message>
            <source>The line did not carry the call: it is no attempt at this number.</source>
            <translation>La linea non ha portato la chiamata: non conta come tentativo a questo numero.</translation>
        </message>
        <message>
            <source>They called back and heard the message.</source>
            <translation>Ha richiamato e ha ascoltato il messaggio.</translation>
        </message>
        <message>
            <source>They asked not to be called any more.</source>
            <translation>Ha chiesto di non essere più chiamato.</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Network</source>
            <translation>Rete</translation>
        </message>
    </context>
    <context>
        <name>campanile::RoundsModel</name>
        <message>
            <source>Round %1</source>
            <translation>Giro %1</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 di %2</translation>
        </message>
        <message>
            <source>expected</source>
            <translation>previsto</translation>
        </message>
        <message>
            <source>completed</source>
            <translation>concluso</translation>
        </message>
        <message>
            <source>ends %1</source>
            <translation>finisce %1</translation>
        </message>
        <message>
            <source>in progress</source>
            <translation>in corso</translation>
        </message>
        <message>
            <source>Round</source>
            <translation>Giro</translation>
        </message>
        <message>
            <source>Start</source>
            <translation>Inizio</translation>
        </message>
        <message>
            <source>Called</source>
            <translation>Chiamati</translation>
        </message>
        <message>
            <source>Reached</source>
            <translation>Raggiunti</translation>
        </message>
        <message>
            <source>Yield</source>
            <translation>Resa</translation>
        </message>
        <message>
            <source>In call</source>
            <translation>In corso</translation>
        </message>
        <message>
            <source>State</source>
            <translation>Stato</translation>
        </message>
    </context>
    <context>
        <name>campanile::StreetModel</name>
        <message>
            <source>Street</source>
            <translation>Via</translation>
        </message>
        <message>
            <source>Unreached</source>
            <translation>Non raggiunti</translation>
        </message>
        <message>
            <source>Phones</source>
            <translation>Telefoni</translation>
        </message>
    </context>
</TS>
