<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
<context>
    <name>campanile::MapPane</name>
    <message>
        <source>DRILL</source>
        <translation>ESERCITAZIONE</translation>
    </message>
    <message>
        <source>© OpenStreetMap contributors</source>
        <translation>© contributori OpenStreetMap</translation>
    </message>
    <message>
        <source>Map of %1</source>
        <translation>Mappa di %1</translation>
    </message>
</context>
<context>
    <name>campanile::MapWords</name>
    <message>
        <source>Drag a corner · click a side to add one · &lt;b&gt;Del&lt;/b&gt; removes it · &lt;b&gt;Esc&lt;/b&gt; closes</source>
        <translation>Trascina un vertice · clic su un lato per aggiungerne uno · &lt;b&gt;Canc&lt;/b&gt; lo toglie · &lt;b&gt;Esc&lt;/b&gt; chiude</translation>
    </message>
    <message>
        <source>Click an area to edit it · drag to move the map · &lt;b&gt;PgDn&lt;/b&gt; next area</source>
        <translation>Clic su un’area per modificarla · trascina per spostare la mappa · &lt;b&gt;Pag giù&lt;/b&gt; area successiva</translation>
    </message>
    <message>
        <source>Click a street to add it · &lt;b&gt;Arrows&lt;/b&gt; and &lt;b&gt;Space&lt;/b&gt; without a mouse</source>
        <translation>Clic su una via per aggiungerla · senza mouse &lt;b&gt;frecce&lt;/b&gt; e &lt;b&gt;Spazio&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Click a quarter to add it · &lt;b&gt;Arrows&lt;/b&gt; and &lt;b&gt;Space&lt;/b&gt; without a mouse</source>
        <translation>Clic su un quartiere per aggiungerlo · senza mouse &lt;b&gt;frecce&lt;/b&gt; e &lt;b&gt;Spazio&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Click the corners · &lt;b&gt;Enter&lt;/b&gt; or double click closes · &lt;b&gt;Backspace&lt;/b&gt; takes back · &lt;b&gt;Esc&lt;/b&gt; cancels</source>
        <translation>Clic sui vertici · &lt;b&gt;Invio&lt;/b&gt; o doppio clic chiude · &lt;b&gt;Backspace&lt;/b&gt; toglie l’ultimo · &lt;b&gt;Esc&lt;/b&gt; annulla</translation>
    </message>
    <message>
        <source>Click the first corner · &lt;b&gt;Arrows&lt;/b&gt; and &lt;b&gt;Space&lt;/b&gt; without a mouse</source>
        <translation>Clic sul primo vertice · senza mouse &lt;b&gt;frecce&lt;/b&gt; e &lt;b&gt;Spazio&lt;/b&gt;</translation>
    </message>
    <message>
        <source>Drag from the middle outwards, or click the middle and then the edge · &lt;b&gt;Esc&lt;/b&gt; cancels</source>
        <translation>Trascina dal centro verso l’esterno, oppure clic sul centro e poi sul bordo · &lt;b&gt;Esc&lt;/b&gt; annulla</translation>
    </message>
    <message>
        <source>%1 · being edited</source>
        <extracomment>beside an area on the map; %1 is its name</extracomment>
        <translation>%1 · in modifica</translation>
    </message>
    <message numerus="yes">
        <source>%1 phone(s)</source>
        <translation>
            <numerusform>%1 telefono</numerusform>
            <numerusform>%1 telefoni</numerusform>
        </translation>
    </message>
    <message>
        <source>The sides cross</source>
        <translation>I lati si incrociano</translation>
    </message>
    <message>
        <source>An area cannot cross itself</source>
        <translation>Un’area non può incrociare sé stessa</translation>
    </message>
    <message>
        <source>%1 with this corner</source>
        <extracomment>%1 is a signed number of phones</extracomment>
        <translation>%1 con questo vertice</translation>
    </message>
    <message>
        <source>radius %1 m</source>
        <extracomment>of a circle; %1 is a length</extracomment>
        <translation>raggio %1 m</translation>
    </message>
</context>
<context>
    <name>campanile::PhotoSwitch</name>
    <message>
        <source>Background</source>
        <translation>Sfondo</translation>
    </message>
    <message>
        <source>Map</source>
        <translation>Mappa</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>Aerial photograph</source>
        <translation>Ortofoto</translation>
    </message>
</context>
<context>
    <name>campanile::ScaleBar</name>
    <message>
        <source>Scale</source>
        <translation>Scala</translation>
    </message>
    <message>
        <source>%1 km</source>
        <translation>%1 km</translation>
    </message>
    <message>
        <source>%1 m</source>
        <translation>%1 m</translation>
    </message>
</context>
<context>
    <name>campanile::ZoomBox</name>
    <message>
        <source>Zoom in</source>
        <translation>Ingrandisci</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Riduci</translation>
    </message>
    <message>
        <source>Show the whole area</source>
        <translation>Mostra tutta l’area</translation>
    </message>
</context>
</TS>
