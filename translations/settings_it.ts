<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::SettingsPage</name>
        <message>
            <source>Settings</source>
            <translation>Impostazioni</translation>
        </message>
        <message>
            <source>Municipality</source>
            <translation>Comune</translation>
        </message>
        <message>
            <source>Open another town pack</source>
            <translation>Apri un altro pacchetto</translation>
        </message>
        <message>
            <source>Dialer</source>
            <translation>Centrale</translation>
        </message>
        <message>
            <source>This program runs its own dialer on a simulated phone network: no real telephone can ring.</source>
            <translation>Questo programma usa una centrale propria su una rete telefonica simulata: nessun telefono vero può squillare.</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Indirizzo</translation>
        </message>
        <message>
            <source>Address and port</source>
            <translation>Indirizzo e porta</translation>
        </message>
        <message>
            <source>Certificate authority</source>
            <translation>Autorità di certificazione</translation>
        </message>
        <message>
            <source>only when the dialer is on another machine</source>
            <translation>solo se la centrale è su un’altra macchina</translation>
        </message>
        <message>
            <source>File of the authority that signed the dialer's certificate (PEM)</source>
            <translation>File dell’autorità che ha firmato il certificato della centrale (PEM)</translation>
        </message>
        <message>
            <source>Connect</source>
            <translation>Collega</translation>
        </message>
        <message>
            <source>The access code is read from the file named in CAMPANILE_TOKEN_FILE; it is never kept here.</source>
            <translation>Il codice d’accesso si legge dal file indicato in CAMPANILE_TOKEN_FILE; qui non viene mai conservato.</translation>
        </message>
        <message>
            <source>Screen</source>
            <translation>Schermo</translation>
        </message>
        <message>
            <source>As the system</source>
            <translation>Come il sistema</translation>
        </message>
        <message>
            <source>Light</source>
            <translation>Chiaro</translation>
        </message>
        <message>
            <source>Dark</source>
            <translation>Scuro</translation>
        </message>
        <message>
            <source>Look</source>
            <translation>Aspetto</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
        <message>
            <source>Language (from the next start)</source>
            <translation>Lingua (dal prossimo avvio)</translation>
        </message>
        <message>
            <source>No municipality yet</source>
            <translation>Nessun Comune</translation>
        </message>
        <message>
            <source>%1 streets · %2 civic numbers · %3 quarters · %4</source>
            <translation>%1 vie · %2 civici · %3 quartieri · %4</translation>
        </message>
    </context>
</TS>
