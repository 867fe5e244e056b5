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
                <numerusform>Chiama %1 telefono a %2 – REALE</numerusform>
                <numerusform>Chiama %1 telefoni a %2 – REALE</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Try the call of %1 simulated phone(s) – DRILL</source>
            <translation>
                <numerusform>Prova la chiamata di %1 telefono simulato – ESERCITAZIONE</numerusform>
                <numerusform>Prova la chiamata di %1 telefoni simulati – ESERCITAZIONE</numerusform>
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
            <source>exclusion</source>
            <translation>esclusione</translation>
        </message>
        <message>
            <source>polygon</source>
            <translation>poligono</translation>
        </message>
        <message>
            <source>quarter</source>
            <translation>quartiere</translation>
        </message>
        <message>
            <source>circle</source>
            <translation>cerchio</translation>
        </message>
        <message>
            <source>street</source>
            <translation>via</translation>
        </message>
        <message>
            <source>odd numbers</source>
            <translation>dispari</translation>
        </message>
        <message>
            <source>even numbers</source>
            <translation>pari</translation>
        </message>
        <message>
            <source>in edit</source>
            <translation>in modifica</translation>
        </message>
        <message>
            <source>rectangle</source>
            <translation>rettangolo</translation>
        </message>
        <message>
            <source>corridor</source>
            <translation>corridoio</translation>
        </message>
        <message>
            <source>the whole municipality</source>
            <translation>tutto il Comune</translation>
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
        <name>campanile::PlaceSearch</name>
        <message>
            <source>Street, number, quarter…</source>
            <translation>Via, civico, quartiere…</translation>
        </message>
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
            <source>No street, number or quarter of %1 is called “%2”.</source>
            <translation>A %1 nessuna via, civico o quartiere si chiama «%2».</translation>
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
            <source>See</source>
            <translation>Vedi</translation>
        </message>
        <message>
            <source>&lt;b&gt;%1&lt;/b&gt; landlines &amp;nbsp;·&amp;nbsp; &lt;b&gt;%2&lt;/b&gt; mobiles</source>
            <extracomment>under the rows; %1 and %2 are counts</extracomment>
            <translation>&lt;b&gt;%1&lt;/b&gt; fissi &amp;nbsp;·&amp;nbsp; &lt;b&gt;%2&lt;/b&gt; cellulari</translation>
        </message>
        <message numerus="yes">
            <source>%1 contact(s) without a position: left out</source>
            <translation>
                <numerusform>%1 contatto senza posizione: escluso</numerusform>
                <numerusform>%1 contatti senza posizione: esclusi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 contact(s) of the town have no position: no drawn area reaches them.</source>
            <translation>
                <numerusform>%1 contatto del Comune non ha posizione: nessuna area disegnata lo raggiunge.</numerusform>
                <numerusform>%1 contatti del Comune non hanno posizione: nessuna area disegnata li raggiunge.</numerusform>
            </translation>
        </message>
        <message>
            <source>Count everybody</source>
            <translation>Conta tutti</translation>
        </message>
        <message>
            <source>Correction: only those already called are counted.</source>
            <translation>Correzione: si contano solo i telefoni già chiamati.</translation>
        </message>
    </context>
</TS>
