<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::DrillBand</name>
        <message>
            <source>Drill: no real telephone rings</source>
            <translation>Esercitazione: nessun telefono vero squilla</translation>
        </message>
        <message>
            <source>DRILL</source>
            <translation>ESERCITAZIONE</translation>
        </message>
        <message>
            <source>No real telephone rings: the calls go to the test line</source>
            <translation>Nessun telefono vero squilla: le chiamate vanno alla linea di prova</translation>
        </message>
    </context>
    <context>
        <name>campanile::Rail</name>
        <message>
            <source>Pages</source>
            <translation>Pagine</translation>
        </message>
    </context>
    <context>
        <name>campanile::RunningStrip</name>
        <message>
            <source>Show the calls</source>
            <translation>Mostra le chiamate</translation>
        </message>
        <message>
            <source>STOP EVERYTHING</source>
            <translation>FERMA TUTTO</translation>
        </message>
        <message>
            <source>Drill under way: %1</source>
            <translation>Esercitazione in corso: %1</translation>
        </message>
        <message>
            <source>Calling: %1</source>
            <translation>Chiamate in corso: %1</translation>
        </message>
        <message>
            <source>STOPPING ...</source>
            <translation>FERMO TUTTO…</translation>
        </message>
        <message>
            <source>The dialer does not answer: from here nobody can see whether the calls go on</source>
            <translation>La centrale non risponde: da qui non si vede se le chiamate continuano</translation>
        </message>
        <message numerus="yes">
            <source>%n alerts are running</source>
            <translation>
                <numerusform>%n allerta in corso</numerusform>
                <numerusform>%n allerte in corso</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 phone(s)</source>
            <translation>
                <numerusform>%1 telefono</numerusform>
                <numerusform>%1 telefoni</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::TopBar</name>
        <message>
            <source>Drill: no real telephone rings</source>
            <translation>Esercitazione: nessun telefono vero squilla</translation>
        </message>
        <message>
            <source>Live alert: real telephones ring</source>
            <translation>Allerta reale: squillano telefoni veri</translation>
        </message>
    </context>
</TS>
