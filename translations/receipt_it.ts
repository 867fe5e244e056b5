<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>Receipt</name>
        <message numerus="yes">
            <source>%1 not valid</source>
            <translation>
                <numerusform>%1 non valido</numerusform>
                <numerusform>%1 non validi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 premium</source>
            <translation>
                <numerusform>%1 a pagamento</numerusform>
                <numerusform>%1 a pagamento</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 foreign</source>
            <translation>
                <numerusform>%1 straniero</numerusform>
                <numerusform>%1 stranieri</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 emergency or short</source>
            <translation>
                <numerusform>%1 di emergenza o breve</numerusform>
                <numerusform>%1 di emergenza o brevi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 fictional</source>
            <translation>
                <numerusform>%1 di esempio</numerusform>
                <numerusform>%1 di esempio</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 twice</source>
            <translation>
                <numerusform>%1 doppio</numerusform>
                <numerusform>%1 doppi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 for another reason</source>
            <translation>
                <numerusform>%1 per un altro motivo</numerusform>
                <numerusform>%1 per altri motivi</numerusform>
            </translation>
        </message>
        <message>
            <source>Call the first %1 of %2 phones in %3 – LIVE</source>
            <translation>Chiama i primi %1 di %2 telefoni a %3 – REALE</translation>
        </message>
        <message numerus="yes">
            <source>Call %1 phone(s) in %2 – LIVE</source>
            <translation>
                <numerusform>Chiama %1 telefono a %2 – REALE</numerusform>
                <numerusform>Chiama %1 telefoni a %2 – REALE</numerusform>
            </translation>
        </message>
        <message>
            <source>Try calling the first %1 of %2 simulated phones – DRILL</source>
            <translation>Prova la chiamata dei primi %1 di %2 telefoni simulati – ESERCITAZIONE</translation>
        </message>
        <message numerus="yes">
            <source>Try calling %1 simulated phone(s) – DRILL</source>
            <translation>
                <numerusform>Prova la chiamata di %1 telefono simulato – ESERCITAZIONE</numerusform>
                <numerusform>Prova la chiamata di %1 telefoni simulati – ESERCITAZIONE</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 asked not to be called</source>
            <translation>
                <numerusform>%1 ha chiesto di non essere chiamato</numerusform>
                <numerusform>%1 hanno chiesto di non essere chiamati</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::ReceiptFacts</name>
        <message>
            <source>phones will be called</source>
            <translation>telefoni saranno chiamati</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Audio</source>
            <translation>Audio</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Durata</translation>
        </message>
        <message>
            <source>Refused</source>
            <translation>Rifiutati</translation>
        </message>
        <message>
            <source>First only %1 phones</source>
            <translation>Prima solo %1 telefoni</translation>
        </message>
        <message>
            <source>Then it pauses and asks whether to go on: about 2 minutes more</source>
            <translation>Poi si ferma e chiede se continuare: circa 2 minuti in più</translation>
        </message>
        <message>
            <source>%1 landlines · %2 mobiles</source>
            <translation>%1 fissi · %2 cellulari</translation>
        </message>
        <message>
            <source>%1 in the draft, less %2</source>
            <translation>✓ %1 nella bozza, meno %2</translation>
        </message>
        <message>
            <source>the same as in the draft</source>
            <translation>✓ come nella bozza</translation>
        </message>
        <message>
            <source>fingerprint %1 · the same as drawn</source>
            <translation>impronta %1 · uguale a quella disegnata</translation>
        </message>
        <message>
            <source>not what you drew</source>
            <translation>non è quella che hai disegnato</translation>
        </message>
        <message>
            <source>%1 · fingerprint %2</source>
            <translation>%1 · impronta %2</translation>
        </message>
        <message>
            <source>first round %1 · ends at about %2</source>
            <translation>primo giro %1 · fine verso le %2</translation>
        </message>
        <message numerus="yes">
            <source>%1 s of audio · %2 channels · %3 calls/s · %4 round(s)</source>
            <translation>
                <numerusform>%1 s di audio · %2 canali · %3 chiamate/s · %4 giro</numerusform>
                <numerusform>%1 s di audio · %2 canali · %3 chiamate/s · %4 giri</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 number(s) will not be called</source>
            <translation>
                <numerusform>%1 numero non sarà chiamato</numerusform>
                <numerusform>%1 numeri non saranno chiamati</numerusform>
            </translation>
        </message>
        <message>
            <source>Filter</source>
            <translation>Filtro</translation>
        </message>
        <message>
            <source>not everybody in the area is called</source>
            <translation>non tutti quelli dell’area vengono chiamati</translation>
        </message>
        <message numerus="yes">
            <source>%1 on average · %n language(s)</source>
            <translation>
                <numerusform>%1 in media · %n lingua</numerusform>
                <numerusform>%1 in media · %n lingue</numerusform>
            </translation>
        </message>
        <message>
            <source>The dialer holds another sound than the one you sent</source>
            <translation>La centrale ha un audio diverso da quello inviato</translation>
        </message>
        <message>
            <source>Who calls</source>
            <translation>Chi chiama</translation>
        </message>
        <message>
            <source>Keys</source>
            <translation>Tasti</translation>
        </message>
        <message>
            <source>answering machine: hangs up</source>
            <translation>segreteria: riaggancia</translation>
        </message>
        <message>
            <source>answering machine: leaves the message</source>
            <translation>segreteria: lascia il messaggio</translation>
        </message>
        <message>
            <source>STOP: at the end of the sentence</source>
            <translation>STOP: fine della frase</translation>
        </message>
        <message>
            <source>STOP: cuts at once</source>
            <translation>STOP: taglia subito</translation>
        </message>
        <message>
            <source>the line's own number</source>
            <translation>il numero della linea</translation>
        </message>
        <message>
            <source>not announced: there is no voice, or the dialer has none</source>
            <translation>non annunciati: manca la voce, o la centrale non li ha</translation>
        </message>
        <message>
            <source>announced after the message: %1</source>
            <translation>annunciati dopo il messaggio: %1</translation>
        </message>
        <message>
            <source>1 confirms · 2 repeats · 9 asks for help · 0 no more calls</source>
            <translation>1 conferma · 2 riascolta · 9 chiede aiuto · 0 basta chiamate</translation>
        </message>
        <message>
            <source>phones: none will be called</source>
            <translation>telefoni: nessuno sarà chiamato</translation>
        </message>
        <message>
            <source>announced: %1 · not announced: %2</source>
            <translation>annunciati: %1 · non annunciati: %2</translation>
        </message>
    </context>
    <context>
        <name>campanile::ReceiptSheet</name>
        <message>
            <source>The dialer's receipt</source>
            <translation>Ricevuta della centrale</translation>
        </message>
        <message>
            <source>held by the dialer</source>
            <translation>tenuta dalla centrale</translation>
        </message>
        <message>
            <source>drawn by you</source>
            <translation>disegnata da te</translation>
        </message>
        <message>
            <source>Back to the draft</source>
            <translation>Torna alla bozza</translation>
        </message>
        <message>
            <source>Type the number of phones and press Enter</source>
            <translation>Scrivi il numero dei telefoni e premi Invio</translation>
        </message>
        <message>
            <source>&lt;b&gt;Keep holding&lt;/b&gt; for %1 s – let go, and nothing starts</source>
            <translation>&lt;b&gt;Tieni premuto&lt;/b&gt; ancora %1 s – lasciando, non parte nulla</translation>
        </message>
        <message>
            <source>they coincide</source>
            <translation>coincidono</translation>
        </message>
        <message>
            <source>they differ</source>
            <translation>non coincidono</translation>
        </message>
        <message>
            <source>no. %1 · %2 · expired</source>
            <translation>n. %1 · %2 · scaduta</translation>
        </message>
        <message>
            <source>no. %1 · %2 · expires in %3</source>
            <translation>n. %1 · %2 · scade tra %3</translation>
        </message>
        <message>
            <source>Launching …</source>
            <translation>Lancio in corso…</translation>
        </message>
        <message>
            <source>Asking the dialer …</source>
            <translation>Chiedo alla centrale…</translation>
        </message>
        <message>
            <source>The dialer does not answer: the alert may have started. Campanile goes on asking.</source>
            <translation>La centrale non risponde: l’allerta può essere partita. Campanile continua a chiedere.</translation>
        </message>
        <message>
            <source>The receipt has expired: go back and ask for another</source>
            <translation>La ricevuta è scaduta: torna alla bozza e chiedine un’altra</translation>
        </message>
        <message>
            <source>&lt;b&gt;Hold it&lt;/b&gt; for 2 s, with the mouse or Enter – or type &lt;b&gt;%1&lt;/b&gt; and press Enter</source>
            <translation>&lt;b&gt;Tieni premuto&lt;/b&gt; 2 s, con il mouse o Invio – oppure scrivi &lt;b&gt;%1&lt;/b&gt; e premi Invio</translation>
        </message>
    </context>
    <context>
        <name>campanile::TrackRows</name>
        <message>
            <source>Menu, before the message</source>
            <translation>Menu, prima del messaggio</translation>
        </message>
        <message>
            <source>not what you sent</source>
            <translation>non è quello inviato</translation>
        </message>
    </context>
</TS>
