<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::AreaChooser</name>
        <message>
            <source>Areas from a file</source>
            <translation>Aree da un file</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>Reading</source>
            <translation>Lettura</translation>
        </message>
        <message>
            <source>Reading the file…</source>
            <translation>Lettura del file…</translation>
        </message>
        <message>
            <source>Coordinate reference system</source>
            <translation>Sistema di riferimento</translation>
        </message>
        <message>
            <source>Read it so</source>
            <translation>Leggi così</translation>
        </message>
        <message>
            <source>Its coordinates are in:</source>
            <translation>Le sue coordinate sono in:</translation>
        </message>
        <message>
            <source>Ask whoever made the file. What comes out is shown before it is added.</source>
            <translation>Chiedere a chi ha fatto il file. Il risultato si vede prima di aggiungerlo.</translation>
        </message>
        <message>
            <source>Named by</source>
            <translation>Nome preso da</translation>
        </message>
        <message>
            <source>Areas in the file</source>
            <translation>Aree nel file</translation>
        </message>
        <message>
            <source> m</source>
            <translation> m</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Aggiungi</translation>
        </message>
        <message>
            <source>Take away</source>
            <translation>Togli</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tutte</translation>
        </message>
        <message>
            <source>None</source>
            <translation>Nessuna</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message numerus="yes">
            <source>%n feature(s)</source>
            <translation>
                <numerusform>%n elemento</numerusform>
                <numerusform>%n elementi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%n without a shape left out</source>
            <translation>
                <numerusform>%n senza forma tralasciato</numerusform>
                <numerusform>%n senza forma tralasciati</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 of %2 chosen</source>
            <translation>%1 scelte su %2</translation>
        </message>
        <message numerus="yes">
            <source>Add %n area(s)</source>
            <translation>
                <numerusform>Aggiungi %n area</numerusform>
                <numerusform>Aggiungi %n aree</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Take %n area(s) away</source>
            <translation>
                <numerusform>Togli %n area</numerusform>
                <numerusform>Togli %n aree</numerusform>
            </translation>
        </message>
        <message>
            <source>Circles around the points, radius</source>
            <translation>Cerchi attorno ai punti, raggio</translation>
        </message>
        <message>
            <source>Along the lines, to each side</source>
            <translation>Lungo le linee, per lato</translation>
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
        <name>campanile::AreaFileModel</name>
        <message numerus="yes">
            <source>line, %n point(s)</source>
            <translation>
                <numerusform>linea, %n punto</numerusform>
                <numerusform>linea, %n punti</numerusform>
            </translation>
        </message>
        <message>
            <source>point</source>
            <translation>punto</translation>
        </message>
        <message numerus="yes">
            <source>%n point(s)</source>
            <translation>
                <numerusform>%n punto</numerusform>
                <numerusform>%n punti</numerusform>
            </translation>
        </message>
        <message>
            <source>%1 m²</source>
            <translation>%1 m²</translation>
        </message>
        <message>
            <source>%1 km²</source>
            <translation>%1 km²</translation>
        </message>
    </context>
    <context>
        <name>campanile::AreaLibrary</name>
        <message>
            <source>Search areas and folders</source>
            <translation>Cerca aree e cartelle</translation>
        </message>
        <message>
            <source>Add to the alert</source>
            <translation>Aggiungi all’allerta</translation>
        </message>
        <message>
            <source>Replace</source>
            <translation>Sostituisci</translation>
        </message>
        <message>
            <source>Save this area…</source>
            <translation>Salva quest’area…</translation>
        </message>
        <message>
            <source>Rename or move</source>
            <translation>Rinomina o sposta</translation>
        </message>
        <message>
            <source>Delete</source>
            <translation>Elimina</translation>
        </message>
        <message>
            <source>Export as GeoJSON…</source>
            <translation>Esporta come GeoJSON…</translation>
        </message>
        <message>
            <source>Saved areas</source>
            <translation>Aree salvate</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>Import from file…</source>
            <translation>Importa da file…</translation>
        </message>
        <message>
            <source>No area is saved yet.
Draw one on the map and save it here, so that it is ready when the river rises.</source>
            <translation>Nessuna area salvata.
Disegnarne una sulla mappa e salvarla qui: sarà pronta quando il fiume sale.</translation>
        </message>
        <message>
            <source>No saved area has these words in its name or folder.</source>
            <translation>Nessuna area salvata ha queste parole nel nome o nella cartella.</translation>
        </message>
        <message>
            <source>Save the area of this alert</source>
            <translation>Salva l’area di questa allerta</translation>
        </message>
        <message>
            <source>“%1” was deleted.</source>
            <translation>«%1» eliminata.</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Import areas</source>
            <translation>Importa aree</translation>
        </message>
        <message>
            <source>Areas (*.geojson *.json *.kml *.kmz *.shp *.zip *.gpkg)</source>
            <translation>Aree (*.geojson *.json *.kml *.kmz *.shp *.zip *.gpkg)</translation>
        </message>
        <message>
            <source>All files (*)</source>
            <translation>Tutti i file (*)</translation>
        </message>
        <message>
            <source>Export as GeoJSON</source>
            <translation>Esporta come GeoJSON</translation>
        </message>
        <message>
            <source>GeoJSON (*.geojson)</source>
            <translation>GeoJSON (*.geojson)</translation>
        </message>
    </context>
    <context>
        <name>campanile::SaveAreaForm</name>
        <message>
            <source>Save</source>
            <translation>Salva</translation>
        </message>
        <message>
            <source>Name, e.g. River over 4 m</source>
            <translation>Nome, es. Fiume oltre 4 m</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Folder (may be left empty)</source>
            <translation>Cartella (facoltativa)</translation>
        </message>
        <message>
            <source>Folder</source>
            <translation>Cartella</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
    </context>
    <context>
        <name>campanile::FileDropZone</name>
        <message>
            <source>Let go to add the area</source>
            <translation>Rilascia per aggiungere l’area</translation>
        </message>
        <message>
            <source>This is no file of areas</source>
            <translation>Questo non è un file di aree</translation>
        </message>
        <message>
            <source>Nobody is called: it only joins the list of areas.</source>
            <translation>Nessuno viene chiamato: si aggiunge solo all’elenco delle aree.</translation>
        </message>
        <message>
            <source>Areas come from GeoJSON, KML, KMZ, Shapefile (also zipped) and GeoPackage.</source>
            <translation>Le aree si prendono da GeoJSON, KML, KMZ, Shapefile (anche zip) e GeoPackage.</translation>
        </message>
    </context>
    <context>
        <name>campanile::SavedAreaDelegate</name>
        <message>
            <source>phones</source>
            <translation>telefoni</translation>
        </message>
        <message numerus="yes">
            <source>%n piece(s)</source>
            <translation>
                <numerusform>%n parte</numerusform>
                <numerusform>%n parti</numerusform>
            </translation>
        </message>
        <message>
            <source>not everybody: filtered</source>
            <translation>non tutti: con filtri</translation>
        </message>
    </context>
</TS>
