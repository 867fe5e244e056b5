<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>campanile::CheckedRowsModel</name>
        <message>
            <source>number missing</source>
            <translation>manca il numero</translation>
        </message>
        <message>
            <source>not a phone number</source>
            <translation>non è un numero</translation>
        </message>
        <message>
            <source>number too short</source>
            <translation>numero troppo corto</translation>
        </message>
        <message>
            <source>number too long</source>
            <translation>numero troppo lungo</translation>
        </message>
        <message>
            <source>foreign number</source>
            <translation>numero straniero</translation>
        </message>
        <message>
            <source>paid service</source>
            <translation>numero a pagamento</translation>
        </message>
        <message>
            <source>short or emergency number</source>
            <translation>numero breve o di emergenza</translation>
        </message>
        <message>
            <source>same number as line %1</source>
            <translation>doppione della riga %1</translation>
        </message>
        <message>
            <source>address not found</source>
            <translation>indirizzo non trovato</translation>
        </message>
        <message>
            <source>perhaps %1</source>
            <translation>forse %1</translation>
        </message>
        <message>
            <source>Problem</source>
            <translation>Problema</translation>
        </message>
        <message>
            <source>Column %1</source>
            <translation>Colonna %1</translation>
        </message>
    </context>
    <context>
        <name>campanile::ContactTableModel</name>
        <message>
            <source>exact</source>
            <translation>esatta</translation>
        </message>
        <message>
            <source>by another spelling</source>
            <translation>scritta in altro modo</translation>
        </message>
        <message>
            <source>estimated along the street</source>
            <translation>stimata lungo la via</translation>
        </message>
        <message>
            <source>none</source>
            <translation>nessuna</translation>
        </message>
        <message>
            <source>not to be called</source>
            <translation>non chiamare</translation>
        </message>
        <message>
            <source>sample</source>
            <translation>esempio</translation>
        </message>
        <message>
            <source>Number</source>
            <translation>Numero</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Address</source>
            <translation>Indirizzo</translation>
        </message>
        <message>
            <source>Position</source>
            <translation>Posizione</translation>
        </message>
        <message>
            <source>Notes</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>not to be called, %1</source>
            <extracomment>%1 is a date</extracomment>
            <translation>non chiamare, %1</translation>
        </message>
        <message>
            <source>asked by telephone, on %1, not to be called any more</source>
            <extracomment>%1 is a date and time</extracomment>
            <translation>ha chiesto dal telefono, il %1, di non essere più chiamato</translation>
        </message>
    </context>
    <context>
        <name>campanile::ImportPage</name>
        <message>
            <source>Leave out</source>
            <translation>Tralascia</translation>
        </message>
        <message>
            <source>Phone</source>
            <translation>Telefono</translation>
        </message>
        <message>
            <source>Name</source>
            <translation>Nome</translation>
        </message>
        <message>
            <source>Surname</source>
            <translation>Cognome</translation>
        </message>
        <message>
            <source>First name</source>
            <translation>Nome proprio</translation>
        </message>
        <message>
            <source>Street</source>
            <translation>Via</translation>
        </message>
        <message>
            <source>Kind of street</source>
            <translation>Tipo di via</translation>
        </message>
        <message>
            <source>Civic number</source>
            <translation>Civico</translation>
        </message>
        <message>
            <source>Letter of the civic number</source>
            <translation>Lettera del civico</translation>
        </message>
        <message>
            <source>Full address</source>
            <translation>Indirizzo completo</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
        <message>
            <source>Sample</source>
            <translation>Esempio</translation>
        </message>
        <message>
            <source>Not to be called</source>
            <translation>Non chiamare</translation>
        </message>
        <message>
            <source>tab</source>
            <translation>tabulazione</translation>
        </message>
        <message>
            <source>%1 · %2 rows · %3, separator %4 · %5</source>
            <translation>%1 · %2 righe · %3, separatore %4 · %5</translation>
        </message>
        <message>
            <source>Choose the column that holds the phone numbers.</source>
            <translation>Scegli la colonna che contiene i numeri di telefono.</translation>
        </message>
        <message>
            <source>Ready</source>
            <translation>Pronti</translation>
        </message>
        <message>
            <source>Without position</source>
            <translation>Senza posizione</translation>
        </message>
        <message>
            <source>Duplicates</source>
            <translation>Doppioni</translation>
        </message>
        <message>
            <source>Wrong numbers</source>
            <translation>Numeri errati</translation>
        </message>
        <message>
            <source>Paid, short or emergency</source>
            <translation>A pagamento o brevi</translation>
        </message>
        <message>
            <source>counted on all rows, in %1 s</source>
            <translation>calcolata su tutte le righe, in %1 s</translation>
        </message>
        <message>
            <source>Landlines %1 · mobiles %2 · with a language %3</source>
            <translation>Fissi %1 · cellulari %2 · con lingua indicata %3</translation>
        </message>
        <message>
            <source>%1 is poorly covered.</source>
            <translation>%1: quartiere poco coperto.</translation>
        </message>
        <message>
            <source>What column %1 holds</source>
            <translation>Che cosa contiene la colonna %1</translation>
        </message>
        <message>
            <source>First %1 rows with a problem</source>
            <translation>Prime %1 righe con problemi</translation>
        </message>
        <message>
            <source>First %1 rows of %2</source>
            <translation>Prime %1 righe di %2</translation>
        </message>
        <message>
            <source>show all rows</source>
            <translation>mostra tutte le righe</translation>
        </message>
        <message>
            <source>show only rows with a problem</source>
            <translation>mostra solo le righe con problemi</translation>
        </message>
        <message>
            <source>Import %1 phones</source>
            <translation>Importa %1 telefoni</translation>
        </message>
        <message>
            <source>Import</source>
            <translation>Importa</translation>
        </message>
        <message>
            <source>Stop the import</source>
            <translation>Ferma l’importazione</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Importing: what is already in the registry stays if you stop.</source>
            <translation>Importazione in corso: se la fermi, quello che è già in rubrica resta.</translation>
        </message>
        <message>
            <source>Choose the legal basis of these contacts.</source>
            <translation>Scegli la base giuridica di questi contatti.</translation>
        </message>
        <message>
            <source>Nothing is written in the registry before you confirm.</source>
            <translation>Nulla è scritto nella rubrica fino alla conferma.</translation>
        </message>
        <message>
            <source>Import into the registry</source>
            <translation>Importa nella rubrica</translation>
        </message>
        <message>
            <source>File</source>
            <translation>File</translation>
        </message>
        <message>
            <source>Columns</source>
            <translation>Colonne</translation>
        </message>
        <message>
            <source>Confirm</source>
            <translation>Conferma</translation>
        </message>
        <message>
            <source>Match the file's columns with the registry's fields</source>
            <translation>Abbina le colonne del file ai campi della rubrica</translation>
        </message>
        <message>
            <source>First rows of the file</source>
            <translation>Prime righe del file</translation>
        </message>
        <message>
            <source>Legal basis of these contacts</source>
            <translation>Base giuridica di questi contatti</translation>
        </message>
        <message>
            <source>Public directory, civil protection</source>
            <translation>Elenco pubblico, protezione civile</translation>
        </message>
        <message>
            <source>Voluntary sign-up</source>
            <translation>Iscrizione volontaria</translation>
        </message>
        <message>
            <source>Municipal service (water, waste)</source>
            <translation>Servizio comunale (acqua, rifiuti)</translation>
        </message>
        <message>
            <source>Other…</source>
            <translation>Altro…</translation>
        </message>
        <message>
            <source>Other legal basis</source>
            <translation>Altra base giuridica</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Qualità</translation>
        </message>
        <message>
            <source>Civic numbers with at least one phone</source>
            <translation>Civici con almeno un telefono</translation>
        </message>
    </context>
    <context>
        <name>campanile::ImportSteps</name>
        <message>
            <source>Step %1 of %2: %3</source>
            <translation>Passo %1 di %2: %3</translation>
        </message>
        <message>
            <source>All steps done</source>
            <translation>Tutti i passi fatti</translation>
        </message>
    </context>
    <context>
        <name>campanile::OptOutBar</name>
        <message>
            <source>May be called again…</source>
            <translation>Si può richiamare…</translation>
        </message>
        <message>
            <source>Withdraw the request</source>
            <translation>Ritira la richiesta</translation>
        </message>
        <message>
            <source>Why: who asked for it, and how</source>
            <translation>Perché: chi l’ha chiesto e come</translation>
        </message>
        <message>
            <source>Why the request is withdrawn</source>
            <translation>Perché la richiesta è ritirata</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>%1 asked by telephone, on %2, not to be called any more.</source>
            <extracomment>%1 is a name or empty, %2 a number, %3 a date and time</extracomment>
            <translation>%1 ha chiesto dal telefono, il %2, di non essere più chiamato.</translation>
        </message>
        <message>
            <source>%1 (%2) asked by telephone, on %3, not to be called any more.</source>
            <translation>%1 (%2) ha chiesto dal telefono, il %3, di non essere più chiamato.</translation>
        </message>
    </context>
    <context>
        <name>campanile::RegistryOverview</name>
        <message>
            <source>Registry</source>
            <translation>Rubrica</translation>
        </message>
        <message>
            <source>Import a directory…</source>
            <translation>Importa un elenco…</translation>
        </message>
        <message>
            <source>Name, street or number</source>
            <translation>Nome, via o numero</translation>
        </message>
        <message>
            <source>Search the contacts</source>
            <translation>Cerca fra i contatti</translation>
        </message>
        <message>
            <source>Contacts</source>
            <translation>Contatti</translation>
        </message>
        <message>
            <source>Quality</source>
            <translation>Qualità</translation>
        </message>
        <message>
            <source>Civic numbers with at least one phone</source>
            <translation>Civici con almeno un telefono</translation>
        </message>
        <message>
            <source>Counting…</source>
            <translation>Calcolo in corso…</translation>
        </message>
        <message>
            <source>%1 landlines · %2 mobiles · last change %3</source>
            <translation>%1 fissi · %2 cellulari · ultima modifica %3</translation>
        </message>
        <message>
            <source>On their civic number</source>
            <translation>Sul loro civico</translation>
        </message>
        <message>
            <source>Estimated along the street</source>
            <translation>Stimati lungo la via</translation>
        </message>
        <message>
            <source>Without position</source>
            <translation>Senza posizione</translation>
        </message>
        <message>
            <source>%1 are samples: a real line never calls them.</source>
            <translation>%1 sono di esempio: una linea vera non li chiama mai.</translation>
        </message>
        <message>
            <source>%1 are not to be called.</source>
            <translation>%1 non vanno chiamati.</translation>
        </message>
        <message>
            <source>The map knows no quarters of this town.</source>
            <translation>La mappa non conosce i quartieri di questo Comune.</translation>
        </message>
        <message>
            <source>%1 is poorly covered.</source>
            <translation>%1: quartiere poco coperto.</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 di %2</translation>
        </message>
        <message>
            <source>Not to be called</source>
            <translation>Non chiamare</translation>
        </message>
        <message numerus="yes">
            <source>%1 asked by telephone not to be called.</source>
            <translation>
                <numerusform>%1 ha chiesto dal telefono di non essere chiamato.</numerusform>
                <numerusform>%1 hanno chiesto dal telefono di non essere chiamati.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 not in this registry.</source>
            <translation>
                <numerusform>%1 non è in questa rubrica.</numerusform>
                <numerusform>%1 non sono in questa rubrica.</numerusform>
            </translation>
        </message>
        <message>
            <source>Show them</source>
            <translation>Mostrali</translation>
        </message>
    </context>
    <context>
        <name>campanile::RegistryPage</name>
        <message>
            <source>The registry is empty: import the directory of the town's phones.</source>
            <translation>La rubrica è vuota: importa l’elenco dei telefoni del Comune.</translation>
        </message>
        <message>
            <source>Import a directory…</source>
            <translation>Importa un elenco…</translation>
        </message>
        <message>
            <source>%1 phones imported: %2 new, %3 already known. %4 rows were refused.</source>
            <translation>%1 telefoni importati: %2 nuovi, %3 già noti. Righe rifiutate: %4.</translation>
        </message>
        <message>
            <source>The import was stopped: what was already imported stays.</source>
            <translation>L’importazione è stata fermata: quello che era già importato resta.</translation>
        </message>
        <message>
            <source>Import a directory</source>
            <translation>Importa un elenco</translation>
        </message>
        <message>
            <source>Directories (*.csv *.txt *.tsv);;All files (*)</source>
            <translation>Elenchi (*.csv *.txt *.tsv);;Tutti i file (*)</translation>
        </message>
    </context>
</TS>
