<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::Console</name>
        <message>
            <source>Alert</source>
            <translation>Allerta</translation>
        </message>
        <message>
            <source>Live</source>
            <translation>In corso</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
        <message>
            <source>Registry</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Settings</source>
            <translation>Impostazioni</translation>
        </message>
        <message>
            <source>Municipality of %1</source>
            <translation>Comune di %1</translation>
        </message>
        <message>
            <source>No municipality</source>
            <translation>Nessun Comune</translation>
        </message>
        <message>
            <source>Sample data, simulated phones</source>
            <translation>Dati di esempio, telefoni simulati</translation>
        </message>
        <message>
            <source>Municipal operations centre</source>
            <translation>Centro operativo comunale</translation>
        </message>
        <message>
            <source>Operator</source>
            <translation>Operatore</translation>
        </message>
        <message>
            <source>this workstation</source>
            <translation>questa postazione</translation>
        </message>
        <message>
            <source>Open a town pack</source>
            <translation>Apri il pacchetto</translation>
        </message>
        <message>
            <source>Town packs (*.townpack)</source>
            <translation>Pacchetti (*.townpack)</translation>
        </message>
    </context>
</TS>
