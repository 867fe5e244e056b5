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
        <message>
            <source>Drag an end to a crossing or a door · &lt;b&gt;L&lt;/b&gt; odd, even, both · &lt;b&gt;0–9&lt;/b&gt; metres besides it · &lt;b&gt;Esc&lt;/b&gt; closes</source>
            <translation>Trascina un capo fino a un incrocio o a un civico · &lt;b&gt;L&lt;/b&gt; dispari, pari, entrambi · &lt;b&gt;0–9&lt;/b&gt; metri ai lati · &lt;b&gt;Esc&lt;/b&gt; chiude</translation>
        </message>
        <message>
            <source>Drag the edge or the middle · &lt;b&gt;0–9&lt;/b&gt; radius in metres · &lt;b&gt;M&lt;/b&gt; and &lt;b&gt;Arrows&lt;/b&gt; move it · &lt;b&gt;Esc&lt;/b&gt; closes</source>
            <translation>Trascina il bordo o il centro · &lt;b&gt;0–9&lt;/b&gt; raggio in metri · &lt;b&gt;M&lt;/b&gt; e &lt;b&gt;Frecce&lt;/b&gt; lo spostano · &lt;b&gt;Esc&lt;/b&gt; chiude</translation>
        </message>
        <message>
            <source>Drag a corner or a side · &lt;b&gt;M&lt;/b&gt; and &lt;b&gt;Arrows&lt;/b&gt; move it · &lt;b&gt;Esc&lt;/b&gt; closes</source>
            <translation>Trascina un vertice o un lato · &lt;b&gt;M&lt;/b&gt; e &lt;b&gt;Frecce&lt;/b&gt; lo spostano · &lt;b&gt;Esc&lt;/b&gt; chiude</translation>
        </message>
        <message>
            <source>Drag a corner of the line · &lt;b&gt;0–9&lt;/b&gt; or &lt;b&gt;Alt+↑↓&lt;/b&gt; width in metres · &lt;b&gt;L&lt;/b&gt; side · &lt;b&gt;Esc&lt;/b&gt; closes</source>
            <translation>Trascina un vertice della linea · &lt;b&gt;0–9&lt;/b&gt; o &lt;b&gt;Alt+↑↓&lt;/b&gt; metri per lato · &lt;b&gt;L&lt;/b&gt; lato · &lt;b&gt;Esc&lt;/b&gt; chiude</translation>
        </message>
        <message>
            <source>Click the quarters, again to take one away · &lt;b&gt;Shift&lt;/b&gt; and drag takes several</source>
            <translation>Fai clic sui quartieri, di nuovo per toglierne uno · &lt;b&gt;Maiusc&lt;/b&gt; e trascina: più di uno</translation>
        </message>
        <message>
            <source>Click the opposite corner · &lt;b&gt;Esc&lt;/b&gt; cancels</source>
            <translation>Fai clic sul vertice opposto · &lt;b&gt;Esc&lt;/b&gt; annulla</translation>
        </message>
        <message>
            <source>Drag from corner to corner, or click both · &lt;b&gt;Arrows&lt;/b&gt; and &lt;b&gt;Space&lt;/b&gt; without a mouse</source>
            <translation>Trascina da un vertice all'altro, o fai clic su entrambi · &lt;b&gt;Frecce&lt;/b&gt; e &lt;b&gt;Spazio&lt;/b&gt; senza mouse</translation>
        </message>
        <message>
            <source>Click the edge, or &lt;b&gt;0–9&lt;/b&gt; the radius in metres and &lt;b&gt;Enter&lt;/b&gt; · &lt;b&gt;Esc&lt;/b&gt; cancels</source>
            <translation>Fai clic sul bordo, o &lt;b&gt;0–9&lt;/b&gt; il raggio in metri e &lt;b&gt;Invio&lt;/b&gt; · &lt;b&gt;Esc&lt;/b&gt; annulla</translation>
        </message>
        <message>
            <source>Click along the line · &lt;b&gt;0–9&lt;/b&gt; width in metres · &lt;b&gt;L&lt;/b&gt; side · &lt;b&gt;Enter&lt;/b&gt; ends · &lt;b&gt;Esc&lt;/b&gt; cancels</source>
            <translation>Fai clic lungo la linea · &lt;b&gt;0–9&lt;/b&gt; metri per lato · &lt;b&gt;L&lt;/b&gt; lato · &lt;b&gt;Invio&lt;/b&gt; termina · &lt;b&gt;Esc&lt;/b&gt; annulla</translation>
        </message>
        <message>
            <source>Click along the river or the road · &lt;b&gt;0–9&lt;/b&gt; width in metres · &lt;b&gt;Arrows&lt;/b&gt; and &lt;b&gt;Space&lt;/b&gt; without a mouse</source>
            <translation>Fai clic lungo il fiume o la strada · &lt;b&gt;0–9&lt;/b&gt; metri per lato · &lt;b&gt;Frecce&lt;/b&gt; e &lt;b&gt;Spazio&lt;/b&gt; senza mouse</translation>
        </message>
        <message>
            <source>%1 × %2 m</source>
            <extracomment>of a rectangle: its two sides</extracomment>
            <translation>%1 × %2 m</translation>
        </message>
        <message>
            <source>%1 m on each side</source>
            <extracomment>of a corridor along a line</extracomment>
            <translation>%1 m per lato</translation>
        </message>
        <message>
            <source>%1 m on that side</source>
            <extracomment>of a strip along a street's odd or even side</extracomment>
            <translation>%1 m da quel lato</translation>
        </message>
        <message>
            <source>%1 m on the left</source>
            <extracomment>of a corridor along a line, as seen along it</extracomment>
            <translation>%1 m a sinistra</translation>
        </message>
        <message>
            <source>%1 m on the right</source>
            <extracomment>of a corridor along a line, as seen along it</extracomment>
            <translation>%1 m a destra</translation>
        </message>
        <message>
            <source>%1 m long</source>
            <extracomment>%1 is a length</extracomment>
            <translation>lungo %1 m</translation>
        </message>
        <message numerus="yes">
            <source>%1 quarter(s)</source>
            <translation>
                <numerusform>%1 quartiere</numerusform>
                <numerusform>%1 quartieri</numerusform>
            </translation>
        </message>
        <message>
            <source>a click takes it away</source>
            <translation>un clic lo toglie</translation>
        </message>
        <message>
            <source>at %1</source>
            <extracomment>where a street's end was dragged to: another street's name, or a civic number</extracomment>
            <translation>presso %1</translation>
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
