<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>campanile::AgeLight</name>
    <message>
        <source>final</source>
        <translation>definitivi</translation>
    </message>
    <message>
        <source>Final data</source>
        <translation>Dati definitivi</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>%1 fa</translation>
    </message>
    <message>
        <source>Data of %1 ago</source>
        <translation>Dati di %1 fa</translation>
    </message>
    <message>
        <source>No data yet</source>
        <translation>Ancora nessun dato</translation>
    </message>
</context>
<context>
    <name>campanile::CallsChart</name>
    <message>
        <source>Calls per minute: %1 made, %2 heard</source>
        <translation>Chiamate al minuto: %1 fatte, %2 ascoltate</translation>
    </message>
    <message>
        <source>now</source>
        <translation>adesso</translation>
    </message>
</context>
<context>
    <name>campanile::CallsLegend</name>
    <message>
        <source>made</source>
        <translation>fatte</translation>
    </message>
    <message>
        <source>heard</source>
        <translation>ascoltate</translation>
    </message>
    <message>
        <source>expected</source>
        <translation>previste</translation>
    </message>
</context>
<context>
    <name>campanile::CanaryPanel</name>
    <message>
        <source>The first %1 have been called</source>
        <translation>I primi %1 sono stati chiamati</translation>
    </message>
    <message>
        <source>%1 reached, %2 voicemail, %3 not answered. Nobody else is called until you say so.</source>
        <translation>%1 raggiunti, %2 in segreteria, %3 senza risposta. Nessun altro viene chiamato finché non lo decidi tu.</translation>
    </message>
    <message>
        <source>Call the other %1 phones – DRILL</source>
        <translation>Chiama gli altri %1 telefoni – ESERCITAZIONE</translation>
    </message>
    <message>
        <source>Call the other %1 phones – LIVE</source>
        <translation>Chiama gli altri %1 telefoni – REALE</translation>
    </message>
</context>
<context>
    <name>campanile::HelpBanner</name>
    <message>
        <source>Open the list</source>
        <translation>Apri elenco</translation>
    </message>
    <message>
        <source>1 person asks for help</source>
        <translation>1 persona chiede aiuto</translation>
    </message>
    <message>
        <source>%1 people ask for help</source>
        <translation>%1 persone chiedono aiuto</translation>
    </message>
    <message>
        <source>last: %1</source>
        <translation>ultima: %1</translation>
    </message>
    <message>
        <source>last: %1, %2</source>
        <translation>ultima alle %2: %1</translation>
    </message>
</context>
<context>
    <name>campanile::LiveHeader</name>
    <message>
        <source>Other alerts</source>
        <translation>Altre allerte</translation>
    </message>
    <message>
        <source>Wall</source>
        <translation>Parete</translation>
    </message>
    <message>
        <source>Open the wall</source>
        <translation>Apri la parete</translation>
    </message>
    <message>
        <source>Correction or all-clear</source>
        <translation>Correzione o cessato allarme</translation>
    </message>
    <message>
        <source>STOP ALL</source>
        <translation>FERMA TUTTO</translation>
    </message>
    <message>
        <source>No new call begins. Calls under way end.</source>
        <translation>Non parte più nessuna chiamata. Quelle in corso terminano.</translation>
    </message>
    <message>
        <source>not yet launched</source>
        <translation>non ancora lanciata</translation>
    </message>
    <message>
        <source>waiting after the first calls</source>
        <translation>in attesa dopo le prime chiamate</translation>
    </message>
    <message>
        <source>suspended by the dialer</source>
        <translation>sospesa dalla centrale</translation>
    </message>
    <message>
        <source>stopping</source>
        <translation>in arresto</translation>
    </message>
    <message>
        <source>stopped at %1</source>
        <translation>fermata alle %1</translation>
    </message>
    <message>
        <source>ended at %1</source>
        <translation>conclusa alle %1</translation>
    </message>
    <message>
        <source>began at %1</source>
        <translation>partita alle %1</translation>
    </message>
    <message>
        <source>for %1</source>
        <translation>da %1</translation>
    </message>
    <message>
        <source>%1 times faster than real</source>
        <translation>%1 volte più veloce del vero</translation>
    </message>
    <message>
        <source>Reading the alert…</source>
        <translation>Leggo l’allerta…</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>In corso</translation>
    </message>
    <message>
        <source>STOPPING…</source>
        <translation>IN ARRESTO…</translation>
    </message>
    <message>
        <source>ended</source>
        <translation>conclusa</translation>
    </message>
    <message>
        <source>running</source>
        <translation>in corso</translation>
    </message>
    <message>
        <source>DRILL</source>
        <translation>ESERCITAZIONE</translation>
    </message>
    <message>
        <source>LIVE</source>
        <translation>REALE</translation>
    </message>
</context>
<context>
    <name>campanile::LiveMapCard</name>
    <message>
        <source>Map of outcomes</source>
        <translation>Mappa degli esiti</translation>
    </message>
    <message>
        <source>one mark for each address, its worst outcome</source>
        <translation>un segno per indirizzo, vale l’esito peggiore</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Tutti</translation>
    </message>
    <message>
        <source>Only unreached</source>
        <translation>Solo non raggiunti</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>Chiede aiuto</translation>
    </message>
    <message>
        <source>Outcomes by address</source>
        <translation>Esiti per indirizzo</translation>
    </message>
    <message>
        <source>Unreached</source>
        <translation>Non raggiunti</translation>
    </message>
    <message>
        <source>Ask for help %1</source>
        <translation>Chiede aiuto %1</translation>
    </message>
</context>
<context>
    <name>campanile::LiveNotes</name>
    <message>
        <source>trying again in %1</source>
        <translation>riprovo fra %1</translation>
    </message>
    <message>
        <source>trying again</source>
        <translation>riprovo</translation>
    </message>
    <message>
        <source>DATA %1 OLD · connection with the dialer lost at %2 · from here nobody can see whether the calls go on · %3</source>
        <translation>DATI FERMI DA %1 · connessione con la centrale persa alle %2 · da qui non si vede se le chiamate continuano · %3</translation>
    </message>
    <message>
        <source>The dialer has suspended the calls; it goes on by itself as soon as it can.</source>
        <translation>La centrale ha sospeso le chiamate; riprende da sola appena può.</translation>
    </message>
    <message>
        <source>The dialer has suspended the calls: %1. It goes on by itself as soon as it can.</source>
        <translation>La centrale ha sospeso le chiamate: %1. Riprende da sola appena può.</translation>
    </message>
</context>
<context>
    <name>campanile::LivePage</name>
    <message>
        <source>No alert is running.</source>
        <translation>Nessuna allerta in corso.</translation>
    </message>
    <message>
        <source>Prepare an alert</source>
        <translation>Prepara un’allerta</translation>
    </message>
    <message>
        <source>Ask for help</source>
        <translation>Chiede aiuto</translation>
    </message>
    <message>
        <source>Calls per minute</source>
        <translation>Chiamate al minuto</translation>
    </message>
    <message>
        <source>Rounds of calls</source>
        <translation>Giri di chiamata</translation>
    </message>
    <message>
        <source>Unreached by street</source>
        <translation>Non raggiunti per via</translation>
    </message>
    <message>
        <source>Unreached in %1</source>
        <translation>Non raggiunti in %1</translation>
    </message>
    <message>
        <source>Rounds</source>
        <translation>Giri</translation>
    </message>
    <message>
        <source>Per minute</source>
        <translation>Al minuto</translation>
    </message>
    <message>
        <source>%1 phones in 1 street</source>
        <translation>%1 telefoni in 1 via</translation>
    </message>
    <message>
        <source>%1 phones in %2 streets</source>
        <translation>%1 telefoni in %2 vie</translation>
    </message>
    <message>
        <source>Unreached by street · %1</source>
        <translation>Non raggiunti per via · %1</translation>
    </message>
</context>
<context>
    <name>campanile::RecipientsDialog</name>
    <message>
        <source>1 phone</source>
        <translation>1 telefono</translation>
    </message>
    <message>
        <source>%1 phones</source>
        <translation>%1 telefoni</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>Copia l’elenco</translation>
    </message>
    <message>
        <source>Save as CSV…</source>
        <translation>Salva come CSV…</translation>
    </message>
    <message>
        <source>Copied.</source>
        <translation>Copiato.</translation>
    </message>
    <message>
        <source>Spreadsheets (*.csv)</source>
        <translation>Fogli di calcolo (*.csv)</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Salvato.</translation>
    </message>
    <message>
        <source>The file cannot be written: %1</source>
        <translation>Il file non si può scrivere: %1</translation>
    </message>
</context>
<context>
    <name>campanile::RoundsTable</name>
    <message>
        <source>Rounds of calls</source>
        <translation>Giri di chiamata</translation>
    </message>
</context>
<context>
    <name>campanile::StreetList</name>
    <message>
        <source>of %1</source>
        <translation>di %1</translation>
    </message>
    <message>
        <source>Unreached by street</source>
        <translation>Non raggiunti per via</translation>
    </message>
</context>
<context>
    <name>campanile::TotalsPanel</name>
    <message>
        <source>Reached</source>
        <translation>Raggiunti</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>Quota</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>di %1</translation>
    </message>
    <message>
        <source>1 pressed 1 to confirm</source>
        <translation>1 ha premuto 1 per confermare</translation>
    </message>
    <message>
        <source>%1 pressed 1 to confirm</source>
        <translation>%1 hanno premuto 1 per confermare</translation>
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
        <source>it took %1</source>
        <translation>durata %1</translation>
    </message>
    <message>
        <source>Expected end</source>
        <translation>Fine prevista</translation>
    </message>
    <message>
        <source>waiting for you to go on</source>
        <translation>in attesa della tua conferma</translation>
    </message>
    <message>
        <source>calls are suspended</source>
        <translation>chiamate sospese</translation>
    </message>
    <message>
        <source>Expected end, then</source>
        <translation>Fine prevista, allora</translation>
    </message>
    <message>
        <source>about %1 reached</source>
        <translation>circa %1 raggiunti</translation>
    </message>
    <message>
        <source>in %1, about %2</source>
        <translation>fra %1, circa %2</translation>
    </message>
</context>
</TS>
