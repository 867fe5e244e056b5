<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::LanguageRow</name>
        <message>
            <source>%1: no audio yet, nobody hears it</source>
            <translation>%1: senza audio, nessuno la sente</translation>
        </message>
        <message numerus="yes">
            <source>%1: %2 phone(s)</source>
            <translation>
                <numerusform>%1: %2 telefono</numerusform>
                <numerusform>%1: %2 telefoni</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::ModeBadge</name>
        <message numerus="yes">
            <source>Not ready · %n step(s) missing</source>
            <translation>
                <numerusform>Non pronto · manca %n passo</numerusform>
                <numerusform>Non pronto · mancano %n passi</numerusform>
            </translation>
        </message>
        <message>
            <source>DRILL</source>
            <translation>ESERCITAZIONE</translation>
        </message>
        <message>
            <source>LIVE ALERT</source>
            <translation>ALLERTA REALE</translation>
        </message>
    </context>
    <context>
        <name>campanile::PlayButton</name>
        <message>
            <source>Stop listening</source>
            <translation>Ferma l’ascolto</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Ascolta</translation>
        </message>
    </context>
    <context>
        <name>campanile::StatusLight</name>
        <message>
            <source>in order</source>
            <translation>in ordine</translation>
        </message>
        <message>
            <source>warning</source>
            <translation>attenzione</translation>
        </message>
        <message>
            <source>failed</source>
            <translation>guasto</translation>
        </message>
        <message>
            <source>unknown</source>
            <translation>sconosciuto</translation>
        </message>
    </context>
    <context>
        <name>campanile::WaveformView</name>
        <message>
            <source>Beginning of what is kept: %1</source>
            <translation>Inizio di ciò che si tiene: %1</translation>
        </message>
        <message>
            <source>End of what is kept: %1</source>
            <translation>Fine di ciò che si tiene: %1</translation>
        </message>
        <message>
            <source>Drag, or use the arrow keys: what lies outside is not heard. The recording itself stays whole.</source>
            <translation>Trascina, o usa le frecce: ciò che resta fuori non si sente. La registrazione resta intera.</translation>
        </message>
        <message>
            <source>Sound being recorded</source>
            <translation>Audio in registrazione</translation>
        </message>
        <message>
            <source>No sound</source>
            <translation>Nessun audio</translation>
        </message>
        <message>
            <source>Sound, %1 long. Arrow keys choose where to listen from.</source>
            <translation>Audio di %1. Con le frecce scegli da dove ascoltare.</translation>
        </message>
    </context>
</TS>
