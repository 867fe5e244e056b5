<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::FirstPage</name>
        <message>
            <source>done</source>
            <translation>fatto</translation>
        </message>
        <message>
            <source>Three things, and you can call</source>
            <translation>Tre cose, e si può chiamare</translation>
        </message>
        <message>
            <source>In any order. As long as something is missing, Campanile can call nobody.</source>
            <translation>In qualsiasi ordine. Finché manca qualcosa, Campanile non può chiamare nessuno.</translation>
        </message>
        <message>
            <source>Choose the municipality</source>
            <translation>Scegli il Comune</translation>
        </message>
        <message>
            <source>The map with streets, civic numbers and quarters: a single file, it works without a network too.</source>
            <translation>La mappa con vie, civici e quartieri: un solo file, funziona anche senza rete.</translation>
        </message>
        <message>
            <source>Open a town pack</source>
            <translation>Apri il pacchetto</translation>
        </message>
        <message>
            <source>Open another</source>
            <translation>Apri un altro</translation>
        </message>
        <message>
            <source>Load the registry</source>
            <translation>Carica la rubrica</translation>
        </message>
        <message>
            <source>A CSV list with telephone and address. You see its mistakes before anything is written.</source>
            <translation>Un elenco CSV con telefono e indirizzo. Ti mostriamo gli errori prima di scrivere.</translation>
        </message>
        <message>
            <source>Import a list</source>
            <translation>Importa un elenco</translation>
        </message>
        <message>
            <source>Import another</source>
            <translation>Importa un altro</translation>
        </message>
        <message>
            <source>Connect the dialer</source>
            <translation>Collega la centrale</translation>
        </message>
        <message>
            <source>The address that your operator gave you, and where its access code is kept.</source>
            <translation>L’indirizzo che ti ha dato il gestore e il file con il codice d’accesso.</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Collega</translation>
        </message>
        <message>
            <source>Change</source>
            <translation>Cambia</translation>
        </message>
        <message>
            <source>Or try a drill at once</source>
            <translation>Oppure fai subito un’esercitazione</translation>
        </message>
        <message>
            <source>An invented town with simulated telephones: draw, record, launch. No real telephone rings.</source>
            <translation>Una città inventata con telefoni simulati: disegna, registra, lancia. Nessun telefono vero squilla.</translation>
        </message>
        <message>
            <source>Try with the sample town</source>
            <translation>Prova con la città di esempio</translation>
        </message>
        <message>
            <source>about 2 minutes</source>
            <translation>circa 2 minuti</translation>
        </message>
        <message>
            <source>about 5 minutes</source>
            <translation>circa 5 minuti</translation>
        </message>
        <message>
            <source>about 3 minutes</source>
            <translation>circa 3 minuti</translation>
        </message>
        <message>
            <source>Choose the municipality first</source>
            <translation>Prima scegli il Comune</translation>
        </message>
    </context>
</TS>
