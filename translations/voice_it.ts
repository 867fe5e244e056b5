<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>campanile::EspeakSynthesiser</name>
    <message>
        <source>Italian, man</source>
        <translation>Italiano, uomo</translation>
    </message>
    <message>
        <source>Italian, woman</source>
        <translation>Italiano, donna</translation>
    </message>
    <message>
        <source>German</source>
        <translation>Tedesco</translation>
    </message>
    <message>
        <source>French</source>
        <translation>Francese</translation>
    </message>
    <message>
        <source>English</source>
        <translation>Inglese</translation>
    </message>
    <message>
        <source>Slovene</source>
        <translation>Sloveno</translation>
    </message>
    <message>
        <source>Ukrainian</source>
        <translation>Ucraino</translation>
    </message>
    <message>
        <source>Arabic</source>
        <translation>Arabo</translation>
    </message>
    <message>
        <source>Romanian</source>
        <translation>Rumeno</translation>
    </message>
</context>
<context>
    <name>campanile::SpeechJob</name>
    <message>
        <source>it did not finish within %1 seconds</source>
        <translation>non ha finito entro %1 secondi</translation>
    </message>
    <message>
        <source>it gave up (%1)</source>
        <translation>ha rinunciato (%1)</translation>
    </message>
    <message>
        <source>it crashed</source>
        <translation>si è interrotta</translation>
    </message>
    <message>
        <source>it writes without end</source>
        <translation>scrive senza fine</translation>
    </message>
    <message>
        <source>what it wrote is no sound</source>
        <translation>ciò che ha scritto non è un suono</translation>
    </message>
    <message>
        <source>the text is too long (%1 characters; at most %2)</source>
        <translation>il testo è troppo lungo (%1 caratteri; al massimo %2)</translation>
    </message>
</context>
</TS>
