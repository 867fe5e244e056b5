<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>Wall</name>
    <message>
        <source>DRILL</source>
        <translation>ESERCITAZIONE</translation>
    </message>
    <message>
        <source>REAL ALERT</source>
        <translation>ALLERTA REALE</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>Confermato</translation>
    </message>
    <message>
        <source>Heard</source>
        <translation>Ascoltato</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>Chiede aiuto</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>Non risponde</translation>
    </message>
    <message>
        <source>Voicemail</source>
        <translation>Segreteria</translation>
    </message>
    <message>
        <source>Other outcomes</source>
        <translation>Altri esiti</translation>
    </message>
    <message>
        <source>In call or queued</source>
        <translation>In corso o in coda</translation>
    </message>
    <message>
        <source>Round %1 of %2</source>
        <translation>Giro %1 di %2</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>di %1</translation>
    </message>
    <message>
        <source>called</source>
        <translation>chiamati</translation>
    </message>
    <message>
        <source>Least reached</source>
        <translation>Più scoperta</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 di %2</translation>
    </message>
    <message>
        <source>Reading the alert…</source>
        <translation>Leggo l’allerta…</translation>
    </message>
    <message>
        <source>No alert is running</source>
        <translation>Nessuna allerta in corso</translation>
    </message>
    <message>
        <source>Reached, at %1</source>
        <translation>Raggiunti, alle %1</translation>
    </message>
    <message>
        <source>Reached</source>
        <translation>Raggiunti</translation>
    </message>
    <message>
        <source>Data</source>
        <translation>Dati</translation>
    </message>
    <message>
        <source>final</source>
        <translation>definitivi</translation>
    </message>
    <message>
        <source>Data of</source>
        <translation>Dati di</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 fa</translation>
    </message>
    <message>
        <source>Map stopped at %1</source>
        <translation>Mappa ferma alle %1</translation>
    </message>
    <message>
        <source>DATA STOPPED FOR %1</source>
        <translation>DATI FERMI DA %1</translation>
    </message>
    <message>
        <source>trying again in %1</source>
        <translation>riprovo fra %1</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>riprovo</translation>
    </message>
    <message>
        <source>Connection with the dialer lost at %1 · from here nobody can see whether the calls go on · %2</source>
        <translation>Connessione con la centrale persa alle %1 · da qui non si vede se le chiamate continuano · %2</translation>
    </message>
    <message>
        <source>Ended at</source>
        <translation>Conclusa alle</translation>
    </message>
    <message>
        <source>Stopped at</source>
        <translation>Fermata alle</translation>
    </message>
    <message>
        <source>after %1</source>
        <translation>dopo %1</translation>
    </message>
    <message>
        <source>First calls done</source>
        <translation>Prime chiamate fatte</translation>
    </message>
    <message>
        <source>waiting for the operator</source>
        <translation>in attesa dell’operatore</translation>
    </message>
    <message>
        <source>Calls suspended</source>
        <translation>Chiamate sospese</translation>
    </message>
    <message>
        <source>by the dialer</source>
        <translation>dalla centrale</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>In arresto</translation>
    </message>
    <message>
        <source>Expected end</source>
        <translation>Fine prevista</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>fra %1</translation>
    </message>
</context>
<context>
    <name>campanile::WallWindow</name>
    <message>
        <source>Wall</source>
        <translation>Parete</translation>
    </message>
</context>
</TS>
