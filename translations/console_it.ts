<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>QueueWords</name>
        <message>
            <source>Waiting for the dialer · expires at %1</source>
            <translation>In attesa della centrale · scade alle %1</translation>
        </message>
        <message>
            <source>Ready: open its receipt, at the top</source>
            <translation>Pronta: apri la ricevuta, in alto</translation>
        </message>
        <message>
            <source>Expired: decide at the top</source>
            <translation>Scaduta: decidi in alto</translation>
        </message>
    </context>
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
            <source>An alert is running: the municipality can be changed when it has ended.</source>
            <translation>Un’allerta è in corso: il Comune si può cambiare quando è finita.</translation>
        </message>
        <message>
            <source>An alert is being launched: the municipality can be changed when it has ended.</source>
            <translation>Un’allerta sta partendo: il Comune si può cambiare quando è finita.</translation>
        </message>
        <message>
            <source>%1 contacts looked up on this map: %2 moved, %3 found for the first time, %4 stay where they were because this map does not know better, %5 unchanged.</source>
            <translation>%1 contatti cercati su questa carta: %2 spostati, %3 trovati per la prima volta, %4 rimasti dov’erano perché questa carta non li sa meglio, %5 invariati.</translation>
        </message>
    </context>
</TS>
