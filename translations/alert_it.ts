<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>AlertWords</name>
        <message numerus="yes">
            <source>%1 phone(s)</source>
            <translation>
                <numerusform>%1 telefono</numerusform>
                <numerusform>%1 telefoni</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Call %1 phone(s) in %2 – LIVE</source>
            <extracomment>"Call 2,424 phones in Piedicastello and in 2 other areas – LIVE"</extracomment>
            <translation>
                <numerusform>Chiama %1 telefono a %2 – REALE</numerusform>
                <numerusform>Chiama %1 telefoni a %2 – REALE</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Try the call of %1 simulated phone(s) – DRILL</source>
            <translation>
                <numerusform>Prova la chiamata di %1 telefono simulato – ESERCITAZIONE</numerusform>
                <numerusform>Prova la chiamata di %1 telefoni simulati – ESERCITAZIONE</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>%1 min</source>
            <translation>%1 min</translation>
        </message>
        <message>
            <source>%1 h %2 min</source>
            <translation>%1 h %2 min</translation>
        </message>
        <message>
            <source>No area yet: draw it, or search a street or a quarter</source>
            <translation>Manca l’area: disegnala, o cerca una via o un quartiere</translation>
        </message>
        <message>
            <source>The registry is being read</source>
            <translation>Sto leggendo la rubrica</translation>
        </message>
        <message>
            <source>There is no phone in the area</source>
            <translation>Nell’area non c’è nessun telefono</translation>
        </message>
        <message>
            <source>No message yet: record or choose one</source>
            <translation>Manca il messaggio: registralo o sceglilo</translation>
        </message>
        <message>
            <source>The message has no audio yet: record it, or let a voice read it</source>
            <translation>Il messaggio è senza audio: registralo, o fallo leggere alla voce sintetica</translation>
        </message>
        <message>
            <source>The message's audio cannot be read: choose another</source>
            <translation>L’audio del messaggio non si legge: scegline un altro</translation>
        </message>
        <message>
            <source>The dialer does not answer: nothing can be called now</source>
            <translation>La centrale non risponde: ora non si può chiamare</translation>
        </message>
        <message>
            <source>The dialer's disk is full or broken: it calls nobody</source>
            <translation>Il disco della centrale è pieno o guasto: non chiama nessuno</translation>
        </message>
        <message>
            <source>The dialer has no line for this mode</source>
            <translation>La centrale non ha una linea per questa modalità</translation>
        </message>
        <message>
            <source>The line is down: nothing can be called now</source>
            <translation>La linea è assente: ora non si può chiamare</translation>
        </message>
        <message>
            <source>These contacts are samples: a real line calls none of them</source>
            <translation>Questi contatti sono di esempio: una linea vera non ne chiama nessuno</translation>
        </message>
        <message numerus="yes">
            <source>Put in the queue: %1 phone(s) in %2 – LIVE</source>
            <extracomment>"Put in the queue: 2,424 phones in Piedicastello and in 2 other areas – LIVE"</extracomment>
            <translation>
                <numerusform>Metti in attesa: %1 telefono a %2 – REALE</numerusform>
                <numerusform>Metti in attesa: %1 telefoni a %2 – REALE</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Put in the queue: %1 simulated phone(s) – DRILL</source>
            <translation>
                <numerusform>Metti in attesa: %1 telefono simulato – ESERCITAZIONE</numerusform>
                <numerusform>Metti in attesa: %1 telefoni simulati – ESERCITAZIONE</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n phone(s) prefer %1 and hear the main language</source>
            <translation>
                <numerusform>%n telefono preferisce la lingua %1 e sentirà quella principale</numerusform>
                <numerusform>%n telefoni preferiscono la lingua %1 e sentiranno quella principale</numerusform>
            </translation>
        </message>
        <message>
            <source>The version in %1 has no audio yet: nobody hears it</source>
            <translation>La versione in %1 è ancora senza audio: nessuno la sente</translation>
        </message>
        <message>
            <source>The message has one language: no menu is spoken</source>
            <translation>Il messaggio è in una lingua sola: nessun menu</translation>
        </message>
        <message>
            <source>The menu of languages is being spoken</source>
            <translation>Sto preparando il menu delle lingue</translation>
        </message>
        <message>
            <source>A telephone has nine keys: the languages after the ninth are not heard</source>
            <translation>Un telefono ha nove tasti: le lingue dopo la nona non si sentono</translation>
        </message>
        <message>
            <source>The line is down (%1): nothing can be called now</source>
            <translation>La linea è giù (%1): ora non si può chiamare nessuno</translation>
        </message>
        <message>
            <source>What the keys do is being spoken: %1</source>
            <translation>Una voce sta leggendo a che cosa servono i tasti: %1</translation>
        </message>
        <message>
            <source>No voice for %1: the message goes out without saying what the keys do</source>
            <translation>Nessuna voce per %1: il messaggio parte senza dire a che cosa servono i tasti</translation>
        </message>
        <message>
            <source>Everybody in the area asked not to be called</source>
            <translation>Tutti nell’area hanno chiesto di non essere chiamati</translation>
        </message>
        <message numerus="yes">
            <source>%n asked not to be called</source>
            <translation>
                <numerusform>%n ha chiesto di non essere chiamato</numerusform>
                <numerusform>%n hanno chiesto di non essere chiamati</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>PieceWords</name>
        <message>
            <source>polygon</source>
            <translation>poligono</translation>
        </message>
        <message>
            <source>quarter</source>
            <translation>quartiere</translation>
        </message>
        <message>
            <source>rectangle</source>
            <translation>rettangolo</translation>
        </message>
        <message>
            <source>the whole municipality</source>
            <translation>tutto il comune</translation>
        </message>
        <message>
            <source>circle of %1 m</source>
            <translation>cerchio di %1 m</translation>
        </message>
        <message>
            <source>circle</source>
            <translation>cerchio</translation>
        </message>
        <message>
            <source>street and %1 m around</source>
            <translation>via e %1 m attorno</translation>
        </message>
        <message>
            <source>corridor, %1 m</source>
            <translation>corridoio, %1 m</translation>
        </message>
        <message>
            <source>corridor</source>
            <translation>corridoio</translation>
        </message>
        <message>
            <source>street</source>
            <translation>via</translation>
        </message>
        <message>
            <source>off</source>
            <translation>spenta</translation>
        </message>
        <message>
            <source>exclusion</source>
            <translation>esclusione</translation>
        </message>
    </context>
    <context>
        <name>RepairWords</name>
        <message>
            <source>Untangle it</source>
            <translation>Ripara</translation>
        </message>
        <message>
            <source>Drop the repeated corners</source>
            <translation>Togli i vertici doppi</translation>
        </message>
        <message>
            <source>Drop the slivers</source>
            <translation>Togli le schegge</translation>
        </message>
        <message>
            <source>Fill the holes</source>
            <translation>Riempi i buchi</translation>
        </message>
        <message>
            <source>Simplify without losing a phone</source>
            <translation>Semplifica senza perdere telefoni</translation>
        </message>
        <message>
            <source>Cut it at the boundary</source>
            <translation>Taglia al confine</translation>
        </message>
        <message>
            <source>Call the whole municipality…</source>
            <translation>Chiama tutto il comune…</translation>
        </message>
    </context>
    <context>
        <name>campanile::AlertPage</name>
        <message>
            <source>The map knows where %1 is, but not its border: draw the area.</source>
            <translation>La mappa sa dov’è %1, ma non ne conosce il confine: disegna l’area.</translation>
        </message>
        <message>
            <source>Saved areas, areas from files (Ctrl+O)</source>
            <translation>Aree salvate, aree da file (Ctrl+O)</translation>
        </message>
        <message>
            <source>The dialer has not answered for %1. You can draw, record and prepare: the alert waits and starts only after your confirmation.</source>
            <translation>La centrale non risponde da %1. Puoi disegnare, registrare e preparare: l’allerta resta in attesa e parte solo dopo la tua conferma.</translation>
        </message>
    </context>
    <context>
        <name>campanile::AreaList</name>
        <message>
            <source>Areas</source>
            <translation>Aree</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <extracomment>name of a copied area; %1 is the first one's</extracomment>
            <translation>%1 (copia)</translation>
        </message>
    </context>
    <context>
        <name>campanile::AreaRow</name>
        <message>
            <source>Remove</source>
            <translation>Togli</translation>
        </message>
        <message>
            <source>Remove %1</source>
            <translation>Togli %1</translation>
        </message>
        <message>
            <source>in edit</source>
            <translation>in modifica</translation>
        </message>
        <message>
            <source>Switch off</source>
            <translation>Spegni</translation>
        </message>
        <message>
            <source>More</source>
            <translation>Altro</translation>
        </message>
        <message>
            <source>More for %1</source>
            <translation>Altro per %1</translation>
        </message>
        <message>
            <source>Switch %1 on</source>
            <translation>Accendi %1</translation>
        </message>
        <message>
            <source>Switch %1 off</source>
            <translation>Spegni %1</translation>
        </message>
        <message>
            <source>off</source>
            <translation>spenta</translation>
        </message>
        <message>
            <source>Edit</source>
            <translation>Modifica</translation>
        </message>
        <message>
            <source>Rename</source>
            <translation>Rinomina</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplica</translation>
        </message>
        <message>
            <source>Switch on</source>
            <translation>Accendi</translation>
        </message>
        <message>
            <source>Make it an inclusion</source>
            <translation>Rendila un’inclusione</translation>
        </message>
        <message>
            <source>Make it an exclusion</source>
            <translation>Rendila un’esclusione</translation>
        </message>
        <message>
            <source>Move up</source>
            <translation>Sposta su</translation>
        </message>
        <message>
            <source>Move down</source>
            <translation>Sposta giù</translation>
        </message>
        <message>
            <source>Name of the area</source>
            <translation>Nome dell’area</translation>
        </message>
    </context>
    <context>
        <name>campanile::CircleForm</name>
        <message>
            <source>Centre: latitude, longitude</source>
            <translation>Centro: latitudine, longitudine</translation>
        </message>
        <message>
            <source>Radius in metres</source>
            <translation>Raggio in metri</translation>
        </message>
        <message>
            <source>Radius</source>
            <translation>Raggio</translation>
        </message>
        <message>
            <source>Centre</source>
            <translation>Centro</translation>
        </message>
        <message>
            <source>No coordinates: write latitude and longitude, 46.0667, 11.1167.</source>
            <translation>Coordinate non valide: scrivi latitudine e longitudine, 46.0667, 11.1167.</translation>
        </message>
    </context>
    <context>
        <name>campanile::CornersForm</name>
        <message>
            <source>The corner's latitude, longitude</source>
            <translation>Latitudine, longitudine del vertice</translation>
        </message>
        <message>
            <source>Corner</source>
            <translation>Vertice</translation>
        </message>
        <message>
            <source>Corner </source>
            <extracomment>before the number of a polygon's corner</extracomment>
            <translation>Vertice </translation>
        </message>
        <message numerus="yes">
            <source>%1 corner(s) · %2 km²</source>
            <extracomment>%2 is square kilometres</extracomment>
            <translation>
                <numerusform>%1 vertice · %2 km²</numerusform>
                <numerusform>%1 vertici · %2 km²</numerusform>
            </translation>
        </message>
        <message>
            <source>No coordinates: write latitude and longitude, 46.0667, 11.1167.</source>
            <translation>Coordinate non valide: scrivi latitudine e longitudine, 46.0667, 11.1167.</translation>
        </message>
    </context>
    <context>
        <name>campanile::CorridorForm</name>
        <message>
            <source>Metres to each side</source>
            <translation>Metri per lato</translation>
        </message>
        <message>
            <source>Both</source>
            <translation>Entrambi</translation>
        </message>
        <message>
            <source>Left</source>
            <translation>Sinistra</translation>
        </message>
        <message>
            <source>Right</source>
            <translation>Destra</translation>
        </message>
        <message>
            <source>Side of the line</source>
            <translation>Lato della linea</translation>
        </message>
        <message>
            <source>To each side</source>
            <translation>Per lato</translation>
        </message>
    </context>
    <context>
        <name>campanile::FilterPopup</name>
        <message>
            <source>Who is called</source>
            <translation>Chi viene chiamato</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>Lines</source>
            <translation>Linee</translation>
        </message>
        <message>
            <source>Languages</source>
            <translation>Lingue</translation>
        </message>
        <message>
            <source>Sources</source>
            <translation>Provenienza</translation>
        </message>
        <message>
            <source>Without a position on the map</source>
            <translation>Senza posizione sulla mappa</translation>
        </message>
        <message>
            <source>with their street, when it is chosen</source>
            <translation>con la loro via, quando è scelta</translation>
        </message>
        <message>
            <source>all of them, wherever they live</source>
            <translation>tutti, ovunque abitino</translation>
        </message>
        <message>
            <source>none of them</source>
            <translation>nessuno</translation>
        </message>
        <message>
            <source>Call everybody</source>
            <translation>Chiama tutti</translation>
        </message>
        <message>
            <source>Landlines</source>
            <translation>Fissi</translation>
        </message>
        <message>
            <source>Mobiles</source>
            <translation>Cellulari</translation>
        </message>
        <message>
            <source>Directory</source>
            <translation>Elenco</translation>
        </message>
        <message>
            <source>Sign-ups</source>
            <translation>Iscritti</translation>
        </message>
        <message>
            <source>Imports</source>
            <translation>Importati</translation>
        </message>
    </context>
    <context>
        <name>campanile::HowStep</name>
        <message>
            <source>How</source>
            <translation>Come</translation>
        </message>
        <message>
            <source>Emergency</source>
            <translation>Emergenza</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Servizio</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambia</translation>
        </message>
        <message>
            <source>ends about %1</source>
            <extracomment>%1 is a time of day</extracomment>
            <translation>fine verso le %1</translation>
        </message>
        <message>
            <source>The dialer does not answer: how long it takes is not known.</source>
            <translation>La centrale non risponde: la durata non si può prevedere.</translation>
        </message>
        <message numerus="yes">
            <source>Emergency: calls until answered, %n round(s)</source>
            <translation>
                <numerusform>Emergenza: richiama fino a risposta, %n giro</numerusform>
                <numerusform>Emergenza: richiama fino a risposta, %n giri</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Service: %n round(s), in calmer times</source>
            <translation>
                <numerusform>Servizio: %n giro, con pause più lunghe</numerusform>
                <numerusform>Servizio: %n giri, con pause più lunghe</numerusform>
            </translation>
        </message>
        <message>
            <source>First round &lt;b&gt;%1&lt;/b&gt; · all &lt;b&gt;%2&lt;/b&gt;</source>
            <translation>Primo giro &lt;b&gt;%1&lt;/b&gt; · tutto &lt;b&gt;%2&lt;/b&gt;</translation>
        </message>
        <message numerus="yes">
            <source>Test line: %n simulated channel(s) · %1 min pause between rounds</source>
            <translation>
                <numerusform>Linea di prova: %n canale simulato · pausa di %1 min fra i giri</numerusform>
                <numerusform>Linea di prova: %n canali simulati · pausa di %1 min fra i giri</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n channel(s) · %1 calls/s · %2 min pause between rounds</source>
            <extracomment>%1 and %2 are figures</extracomment>
            <translation>
                <numerusform>%n canale · %1 chiamate/s · pausa di %2 min fra i giri</numerusform>
                <numerusform>%n canali · %1 chiamate/s · pausa di %2 min fra i giri</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::LanguageList</name>
        <message>
            <source>Each in its own language</source>
            <translation>Ognuno la sua lingua</translation>
        </message>
        <message>
            <source>A menu asks</source>
            <translation>Un menu chiede</translation>
        </message>
        <message>
            <source>How the languages reach people</source>
            <translation>Come arrivano le lingue</translation>
        </message>
        <message>
            <source>A menu: “per italiano premi 1, for English press 2”. After a silence each phone hears its own language.</source>
            <translation>Un menu: «per italiano premi 1, for English press 2». Dopo un silenzio ogni telefono sente la sua lingua.</translation>
        </message>
        <message>
            <source>%1 without audio</source>
            <translation>%1 senza audio</translation>
        </message>
        <message>
            <source>A menu asks: each in its own instead</source>
            <translation>Un menu chiede · passa a ognuno la sua</translation>
        </message>
        <message>
            <source>Each in its own: a menu instead</source>
            <translation>Ognuno la sua lingua · passa a un menu</translation>
        </message>
        <message>
            <source>The menu</source>
            <translation>Il menu</translation>
        </message>
        <message>
            <source>is being spoken…</source>
            <translation>lo sto preparando…</translation>
        </message>
        <message numerus="yes">
            <source>%1 has no audio yet: %2 phone(s) will hear %3.</source>
            <translation>
                <numerusform>La versione in %1 è senza audio: %2 telefono sentirà quella in %3.</numerusform>
                <numerusform>La versione in %1 è senza audio: %2 telefoni sentiranno quella in %3.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>There is no %1: %2 phone(s) will hear %3.</source>
            <translation>
                <numerusform>Manca la versione in %1: %2 telefono sentirà quella in %3.</numerusform>
                <numerusform>Manca la versione in %1: %2 telefoni sentiranno quella in %3.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n more language(s) are missing</source>
            <translation>
                <numerusform>Manca un’altra lingua</numerusform>
                <numerusform>Mancano altre %n lingue</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 phone(s) will hear %2.</source>
            <translation>
                <numerusform>%1 telefono sentirà la versione in %2.</numerusform>
                <numerusform>%1 telefoni sentiranno la versione in %2.</numerusform>
            </translation>
        </message>
        <message>
            <source>Add it</source>
            <translation>Aggiungila</translation>
        </message>
    </context>
    <context>
        <name>campanile::LaunchStep</name>
        <message>
            <source>Heard in full</source>
            <translation>Ascoltato per intero</translation>
        </message>
        <message>
            <source>First you see the receipt: nothing starts here yet</source>
            <translation>Prima vedi la ricevuta: qui non parte ancora nulla</translation>
        </message>
        <message>
            <source>Launch</source>
            <translation>Lancia</translation>
        </message>
        <message>
            <source>Try</source>
            <translation>Prova</translation>
        </message>
        <message>
            <source>The dialer prepares the receipt…</source>
            <translation>La centrale prepara la ricevuta…</translation>
        </message>
        <message>
            <source>The launch is on its way…</source>
            <translation>Il lancio è in viaggio…</translation>
        </message>
        <message>
            <source>Filtered: %1</source>
            <extracomment>%1 is who of the area is called, "landlines only · German"</extracomment>
            <translation>Filtro: %1</translation>
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
            <source>How long the alert may wait for the dialer</source>
            <translation>Quanto può aspettare l’allerta</translation>
        </message>
        <message>
            <source>Expires in</source>
            <translation>Scade fra</translation>
        </message>
        <message>
            <source>It never starts by itself: when the dialer answers you see the receipt and confirm</source>
            <translation>Non parte mai da sola: quando la centrale risponde, vedi la ricevuta e confermi</translation>
        </message>
    </context>
    <context>
        <name>campanile::MapToolbar</name>
        <message>
            <source>Select</source>
            <translation>Seleziona</translation>
        </message>
        <message>
            <source>Alt+1</source>
            <translation>Alt+1</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Via</translation>
        </message>
        <message>
            <source>Alt+2</source>
            <translation>Alt+2</translation>
        </message>
        <message>
            <source>Quarter</source>
            <translation>Quartiere</translation>
        </message>
        <message>
            <source>Alt+3</source>
            <translation>Alt+3</translation>
        </message>
        <message>
            <source>Polygon</source>
            <translation>Poligono</translation>
        </message>
        <message>
            <source>Alt+4</source>
            <translation>Alt+4</translation>
        </message>
        <message>
            <source>Circle</source>
            <translation>Cerchio</translation>
        </message>
        <message>
            <source>Alt+5</source>
            <translation>Alt+5</translation>
        </message>
        <message>
            <source>Subtract</source>
            <translation>Sottrai</translation>
        </message>
        <message>
            <source>Alt+6</source>
            <translation>Alt+6</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Ctrl+Z</source>
            <translation>Ctrl+Z</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Ripeti</translation>
        </message>
        <message>
            <source>Ctrl+Shift+Z</source>
            <translation>Ctrl+Maiusc+Z</translation>
        </message>
        <message>
            <source>Rectangle</source>
            <translation>Rettangolo</translation>
        </message>
        <message>
            <source>Alt+7</source>
            <translation>Alt+7</translation>
        </message>
        <message>
            <source>Corridor</source>
            <translation>Corridoio</translation>
        </message>
        <message>
            <source>Alt+8</source>
            <translation>Alt+8</translation>
        </message>
        <message>
            <source>The whole town…</source>
            <translation>Tutto il Comune…</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessagePicker</name>
        <message>
            <source>Choose a message</source>
            <translation>Scegli un messaggio</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>Make a new message</source>
            <translation>Crea un nuovo messaggio</translation>
        </message>
        <message>
            <source>without audio: nothing can be played yet</source>
            <translation>senza audio: non c’è ancora nulla da ascoltare</translation>
        </message>
    </context>
    <context>
        <name>campanile::PieceEditor</name>
        <message>
            <source>The area in edit</source>
            <translation>L’area in modifica</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
    </context>
    <context>
        <name>campanile::PieceForm</name>
        <message>
            <source> m</source>
            <extracomment>after a number: metres</extracomment>
            <translation> m</translation>
        </message>
    </context>
    <context>
        <name>campanile::PlaceSearch</name>
        <message>
            <source>Ctrl K</source>
            <translation>Ctrl K</translation>
        </message>
        <message>
            <source>Places found</source>
            <translation>Luoghi trovati</translation>
        </message>
        <message>
            <source>street</source>
            <translation>via</translation>
        </message>
        <message>
            <source>quarter</source>
            <translation>quartiere</translation>
        </message>
        <message>
            <source>civic number</source>
            <translation>civico</translation>
        </message>
        <message>
            <source>Search streets, numbers, quarters, places, coordinates</source>
            <translation>Cerca vie, civici, quartieri, luoghi, coordinate</translation>
        </message>
        <message>
            <source>Street with numbers, quarter, place or coordinates. Several at once: + adds, − takes away.</source>
            <translation>Via con civici, quartiere, luogo o coordinate. Più di uno insieme: + aggiunge, − toglie.</translation>
        </message>
        <message>
            <source>“%1”: not found</source>
            <translation>«%1»: non trovato</translation>
        </message>
        <message>
            <source>Enter: add all</source>
            <translation>Invio: aggiunge tutto</translation>
        </message>
        <message>
            <source>Nothing is added while a part is not understood</source>
            <translation>Finché una parte non si capisce non si aggiunge nulla</translation>
        </message>
        <message>
            <source>No street, number, quarter or place of %1 is called “%2”.</source>
            <translation>Nessuna via, civico, quartiere o luogo di %1 si chiama «%2».</translation>
        </message>
        <message>
            <source>place</source>
            <translation>luogo</translation>
        </message>
        <message>
            <source>taken away</source>
            <translation>da togliere</translation>
        </message>
        <message>
            <source>Street, number, quarter, place…</source>
            <translation>Via, civici, quartiere, luogo…</translation>
        </message>
    </context>
    <context>
        <name>campanile::RoundRow</name>
        <message>
            <source>Round %1: %2, about %3 will have listened, %4 %</source>
            <translation>Giro %1: %2, circa %3 avranno ascoltato, %4 %</translation>
        </message>
        <message>
            <source>Round %1</source>
            <translation>Giro %1</translation>
        </message>
    </context>
    <context>
        <name>campanile::StreetForm</name>
        <message>
            <source>Whole</source>
            <translation>Intera</translation>
        </message>
        <message>
            <source>Numbers</source>
            <translation>Civici</translation>
        </message>
        <message>
            <source>Crossings</source>
            <translation>Incroci</translation>
        </message>
        <message>
            <source>Both sides</source>
            <translation>Tutti</translation>
        </message>
        <message>
            <source>Odd</source>
            <translation>Dispari</translation>
        </message>
        <message>
            <source>Even</source>
            <translation>Pari</translation>
        </message>
        <message>
            <source>Metres around the street</source>
            <translation>Metri attorno alla via</translation>
        </message>
        <message>
            <source>How much of the street</source>
            <translation>Quanta parte della via</translation>
        </message>
        <message>
            <source>Which side of the street</source>
            <translation>Quale lato della via</translation>
        </message>
        <message>
            <source>From civic number</source>
            <translation>Dal civico</translation>
        </message>
        <message>
            <source>from the first</source>
            <translation>dal primo</translation>
        </message>
        <message>
            <source>To civic number</source>
            <translation>Al civico</translation>
        </message>
        <message>
            <source>to the last</source>
            <translation>all’ultimo</translation>
        </message>
        <message>
            <source>From the crossing with</source>
            <translation>Dall’incrocio con</translation>
        </message>
        <message>
            <source>To the crossing with</source>
            <translation>All’incrocio con</translation>
        </message>
        <message>
            <source>only its addresses</source>
            <translation>solo i suoi civici</translation>
        </message>
        <message>
            <source>Around it</source>
            <translation>Attorno</translation>
        </message>
        <message>
            <source>No civic number of that side lies between these two crossings.</source>
            <translation>Tra questi due incroci non c’è nessun civico di quel lato.</translation>
        </message>
    </context>
    <context>
        <name>campanile::TownSheet</name>
        <message>
            <source>Choose the whole municipality</source>
            <translation>Scegli tutto il comune</translation>
        </message>
        <message>
            <source>The whole municipality of %1</source>
            <translation>Tutto il comune di %1</translation>
        </message>
        <message>
            <source>Type the municipality's name</source>
            <translation>Scrivi il nome del comune</translation>
        </message>
        <message>
            <source>Back</source>
            <translation>Indietro</translation>
        </message>
        <message>
            <source>To choose it, type &lt;b&gt;%1&lt;/b&gt;:</source>
            <translation>Per sceglierlo scrivi &lt;b&gt;%1&lt;/b&gt;:</translation>
        </message>
        <message>
            <source>%1 landlines, %2 mobiles</source>
            <translation>%1 fissi, %2 cellulari</translation>
        </message>
        <message numerus="yes">
            <source>%1 household(s)</source>
            <translation>
                <numerusform>%1 famiglia</numerusform>
                <numerusform>%1 famiglie</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 street(s)</source>
            <translation>
                <numerusform>%1 via</numerusform>
                <numerusform>%1 vie</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 of them without a position on the map</source>
            <translation>
                <numerusform>%1 di loro senza posizione sulla mappa</numerusform>
                <numerusform>%1 di loro senza posizione sulla mappa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>It takes the place of the %1 area(s) chosen now; undo brings them back.</source>
            <translation>
                <numerusform>Prende il posto dell’area scelta ora; Annulla la riporta.</numerusform>
                <numerusform>Prende il posto delle %1 aree scelte ora; Annulla le riporta.</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::UnplacedRow</name>
        <message numerus="yes">
            <source>%1 contact(s) without a position</source>
            <translation>
                <numerusform>%1 contatto senza posizione</numerusform>
                <numerusform>%1 contatti senza posizione</numerusform>
            </translation>
        </message>
        <message>
            <source>called too</source>
            <extracomment>contacts without a position; %1 is a count</extracomment>
            <translation>inclusi</translation>
        </message>
        <message numerus="yes">
            <source>%1 called with their street, the others left out</source>
            <translation>
                <numerusform>%1 chiamato con la sua via, gli altri esclusi</numerusform>
                <numerusform>%1 chiamati con la loro via, gli altri esclusi</numerusform>
            </translation>
        </message>
        <message>
            <source>left out</source>
            <translation>esclusi</translation>
        </message>
        <message>
            <source>Leave out</source>
            <extracomment>what can be done about contacts without a position</extracomment>
            <translation>Escludi</translation>
        </message>
        <message>
            <source>Include</source>
            <translation>Includi</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Mostra</translation>
        </message>
        <message numerus="yes">
            <source>%1 without a position</source>
            <translation>
                <numerusform>%1 senza posizione</numerusform>
                <numerusform>%1 senza posizione</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::WhatStep</name>
        <message>
            <source>What</source>
            <translation>Che cosa</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambia</translation>
        </message>
        <message>
            <source>Choose a message</source>
            <translation>Scegli un messaggio</translation>
        </message>
        <message>
            <source>The audio cannot be played.</source>
            <translation>L’audio non si può ascoltare.</translation>
        </message>
        <message>
            <source>No message chosen yet.</source>
            <translation>Nessun messaggio scelto.</translation>
        </message>
        <message>
            <source>There is no message yet: record one, or let a voice read it.</source>
            <translation>Non c’è ancora nessun messaggio: registralo, o fallo leggere alla voce sintetica.</translation>
        </message>
        <message>
            <source>Make a message</source>
            <translation>Crea un messaggio</translation>
        </message>
        <message>
            <source>Recorded</source>
            <translation>Registrato</translation>
        </message>
        <message>
            <source>Synthetic voice</source>
            <translation>Voce sintetica</translation>
        </message>
        <message>
            <source>Imported</source>
            <translation>Importato</translation>
        </message>
        <message>
            <source>without audio</source>
            <translation>senza audio</translation>
        </message>
        <message numerus="yes">
            <source>%n language(s)</source>
            <translation>
                <numerusform>%n lingua</numerusform>
                <numerusform>%n lingue</numerusform>
            </translation>
        </message>
        <message>
            <source>Recorded and read</source>
            <translation>Registrato e letto</translation>
        </message>
    </context>
    <context>
        <name>campanile::WhereStep</name>
        <message>
            <source>Where</source>
            <translation>Dove</translation>
        </message>
        <message>
            <source>No area yet. Search a street or a quarter, or draw on the map.</source>
            <translation>Nessuna area. Cerca una via o un quartiere, oppure disegna sulla mappa.</translation>
        </message>
        <message>
            <source>&lt;b&gt;%1&lt;/b&gt; landlines &amp;nbsp;·&amp;nbsp; &lt;b&gt;%2&lt;/b&gt; mobiles</source>
            <extracomment>under the rows; %1 and %2 are counts</extracomment>
            <translation>&lt;b&gt;%1&lt;/b&gt; fissi &amp;nbsp;·&amp;nbsp; &lt;b&gt;%2&lt;/b&gt; cellulari</translation>
        </message>
        <message>
            <source>Count everybody</source>
            <translation>Conta tutti</translation>
        </message>
        <message>
            <source>Correction: only those already called are counted.</source>
            <translation>Correzione: si contano solo i telefoni già chiamati.</translation>
        </message>
        <message>
            <source>Filters</source>
            <translation>Filtri</translation>
        </message>
        <message>
            <source>Call everybody</source>
            <translation>Chiama tutti</translation>
        </message>
        <message numerus="yes">
            <source>%1 household(s)</source>
            <translation>
                <numerusform>%1 famiglia</numerusform>
                <numerusform>%1 famiglie</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 address(es) without a phone</source>
            <extracomment>civic numbers of the areas where nobody can be called: somebody has to knock</extracomment>
            <translation>
                <numerusform>%1 civico senza telefono</numerusform>
                <numerusform>%1 civici senza telefono</numerusform>
            </translation>
        </message>
        <message>
            <source>Hide</source>
            <translation>Nascondi</translation>
        </message>
        <message>
            <source>Show</source>
            <translation>Mostra</translation>
        </message>
        <message numerus="yes">
            <source>Filtered: %1. %2 phone(s) of the areas are not called.</source>
            <extracomment>%1 is what the filter lets through, "landlines only · German"; %2 a count</extracomment>
            <translation>
                <numerusform>Filtro: %1. %2 telefono delle aree non viene chiamato.</numerusform>
                <numerusform>Filtro: %1. %2 telefoni delle aree non vengono chiamati.</numerusform>
            </translation>
        </message>
    </context>
</TS>
