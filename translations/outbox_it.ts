<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>OutboxWords</name>
        <message>
            <source>Message</source>
            <translation>Messaggio</translation>
        </message>
        <message>
            <source>Area</source>
            <translation>Area</translation>
        </message>
        <message>
            <source>Draft</source>
            <translation>Bozza</translation>
        </message>
        <message>
            <source>Alert</source>
            <translation>Allerta</translation>
        </message>
        <message numerus="yes">
            <source>%1 phone(s)</source>
            <translation>
                <numerusform>%1 telefono</numerusform>
                <numerusform>%1 telefoni</numerusform>
            </translation>
        </message>
        <message>
            <source>just now</source>
            <translation>da poco</translation>
        </message>
        <message>
            <source>for %1</source>
            <translation>da %1</translation>
        </message>
        <message>
            <source>since %1</source>
            <translation>dal %1</translation>
        </message>
        <message>
            <source>being sent</source>
            <translation>invio in corso</translation>
        </message>
        <message>
            <source>sent %1 of %2</source>
            <translation>inviati %1 di %2</translation>
        </message>
        <message>
            <source>expires in %1</source>
            <translation>scade fra %1</translation>
        </message>
        <message>
            <source>expires in %1:%2</source>
            <translation>scade fra %1:%2</translation>
        </message>
        <message>
            <source>to be removed at the dialer too</source>
            <translation>da togliere anche alla centrale</translation>
        </message>
        <message>
            <source>waiting %1</source>
            <translation>in attesa %1</translation>
        </message>
        <message>
            <source>its turn comes</source>
            <translation>aspetta il suo turno</translation>
        </message>
        <message>
            <source>It expired at %1: nothing of it has started</source>
            <translation>È scaduta alle %1: non è partito niente</translation>
        </message>
        <message>
            <source>ready: it starts only when you hold the button on the receipt</source>
            <translation>pronta: parte solo se tieni premuto il pulsante della ricevuta</translation>
        </message>
        <message>
            <source>Discarded: it will not be sent</source>
            <translation>Scartato: non sarà inviato</translation>
        </message>
        <message>
            <source>Open the receipt</source>
            <translation>Apri la ricevuta</translation>
        </message>
        <message>
            <source>Prepare it with the registry of now</source>
            <translation>Preparala con la rubrica di adesso</translation>
        </message>
        <message>
            <source>Try again</source>
            <translation>Riprova</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Scarta</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Alert ready: confirm</source>
            <translation>Allerta pronta: conferma</translation>
        </message>
        <message>
            <source>Drill ready: confirm</source>
            <translation>Esercitazione pronta: conferma</translation>
        </message>
        <message>
            <source>The alert expired at %1: nothing has started</source>
            <translation>L’allerta è scaduta alle %1: non è partito niente</translation>
        </message>
        <message>
            <source>The drill expired at %1: nothing has started</source>
            <translation>L’esercitazione è scaduta alle %1: non è partito niente</translation>
        </message>
    </context>
    <context>
        <name>campanile::DecisionBar</name>
        <message>
            <source>Prepare it again</source>
            <translation>Preparala di nuovo</translation>
        </message>
        <message>
            <source>Open the receipt</source>
            <translation>Apri la ricevuta</translation>
        </message>
        <message>
            <source>All %1</source>
            <translation>Tutte e %1</translation>
        </message>
        <message>
            <source>List</source>
            <translation>Elenco</translation>
        </message>
        <message>
            <source>Everything that waits for the dialer</source>
            <translation>Tutto ciò che aspetta la centrale</translation>
        </message>
    </context>
    <context>
        <name>campanile::OutboxPanel</name>
        <message>
            <source>Nothing waits: everything is at the dialer.</source>
            <translation>Niente aspetta: tutto è alla centrale.</translation>
        </message>
        <message>
            <source>Waiting for the dialer</source>
            <translation>In attesa della centrale</translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
        <message>
            <source>The dialer has not answered for %1. When it does, all this is sent by itself; alerts ask you first.</source>
            <translation>La centrale non risponde da %1. Quando risponde, tutto questo parte da solo; le allerte chiedono prima a te.</translation>
        </message>
        <message>
            <source>The dialer answers: all this is being sent. Alerts ask you before they start.</source>
            <translation>La centrale risponde: invio in corso. Le allerte chiedono a te prima di partire.</translation>
        </message>
    </context>
    <context>
        <name>campanile::OutboxRow</name>
        <message>
            <source>DRILL</source>
            <translation>ESERCITAZIONE</translation>
        </message>
        <message>
            <source>LIVE</source>
            <translation>REALE</translation>
        </message>
        <message>
            <source>Sent so far</source>
            <translation>Inviato finora</translation>
        </message>
    </context>
    <context>
        <name>campanile::WaitingButton</name>
        <message numerus="yes">
            <source>%1 being sent</source>
            <translation>
                <numerusform>%1 in invio</numerusform>
                <numerusform>%1 in invio</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 waiting</source>
            <translation>
                <numerusform>%1 in attesa</numerusform>
                <numerusform>%1 in attesa</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 not yet at the dialer</source>
            <translation>
                <numerusform>%1 elemento non ancora alla centrale</numerusform>
                <numerusform>%1 elementi non ancora alla centrale</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 asking for a decision</source>
            <translation>
                <numerusform>%1 chiede una decisione</numerusform>
                <numerusform>%1 chiedono una decisione</numerusform>
            </translation>
        </message>
    </context>
</TS>
