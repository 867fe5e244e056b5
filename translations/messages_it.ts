<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
    <context>
        <name>Sound</name>
        <message>
            <source>%1 LUFS</source>
            <translation>%1 LUFS</translation>
        </message>
        <message>
            <source>%1 s</source>
            <translation>%1 s</translation>
        </message>
        <message>
            <source>over 40 s many hang up</source>
            <translation>oltre 40 s molti riagganciano</translation>
        </message>
        <message>
            <source>under 40 s people listen to the end</source>
            <translation>sotto 40 s si ascolta fino in fondo</translation>
        </message>
        <message>
            <source>too short to be understood</source>
            <translation>troppo breve per essere capito</translation>
        </message>
        <message>
            <source>right for the telephone</source>
            <translation>giusto per il telefono</translation>
        </message>
        <message>
            <source>too quiet: speak up, closer to the microphone</source>
            <translation>troppo basso: più forte e più vicino</translation>
        </message>
        <message>
            <source>too loud: lower the microphone's level</source>
            <translation>troppo alto: abbassa il microfono</translation>
        </message>
        <message>
            <source>cut by itself</source>
            <translation>taglio automatico</translation>
        </message>
        <message>
            <source>people think nobody is there: cut it</source>
            <translation>sembra che non ci sia nessuno: taglialo</translation>
        </message>
        <message>
            <source>costs time on every call: cut it</source>
            <translation>costa tempo a ogni chiamata: taglialo</translation>
        </message>
        <message>
            <source>none</source>
            <translation>nessuno</translation>
        </message>
        <message>
            <source>nothing distorted</source>
            <translation>niente è distorto</translation>
        </message>
        <message>
            <source>too close: a span further away</source>
            <translation>troppo vicino: una spanna più in là</translation>
        </message>
        <message>
            <source>%1 dB below</source>
            <translation>%1 dB sotto</translation>
        </message>
        <message>
            <source>the voice stands out</source>
            <translation>la voce si stacca bene</translation>
        </message>
        <message>
            <source>find a quieter place, closer to the microphone</source>
            <translation>cerca un posto più silenzioso</translation>
        </message>
        <message>
            <source>%1 LU</source>
            <translation>%1 LU</translation>
        </message>
        <message>
            <source>equally loud all along</source>
            <translation>sempre dello stesso volume</translation>
        </message>
        <message>
            <source>parts are much quieter: same distance all along</source>
            <translation>parti molto più basse: tieni la distanza</translation>
        </message>
        <message>
            <source>measured with the text</source>
            <translation>si misura con il testo</translation>
        </message>
        <message>
            <source>%1 words/min</source>
            <translation>%1 parole/min</translation>
        </message>
        <message>
            <source>easy to follow</source>
            <translation>si segue bene</translation>
        </message>
        <message>
            <source>too fast: slow down</source>
            <translation>troppo in fretta: rallenta</translation>
        </message>
        <message>
            <source>slow, or the text is not what is said</source>
            <translation>lento, o il testo non è quello detto</translation>
        </message>
        <message>
            <source>It lasts over 40 seconds: many hang up before the end. Say it in fewer words.</source>
            <translation>Dura più di 40 secondi: molti riagganciano prima della fine. Dillo con meno parole.</translation>
        </message>
        <message>
            <source>It is too short to be understood. Say who calls, what happens and what to do.</source>
            <translation>È troppo breve per essere capito. Di’ chi chiama, che cosa succede e che cosa fare.</translation>
        </message>
        <message>
            <source>Too quiet for a telephone. Speak up, a span from the microphone, and record again.</source>
            <translation>Troppo basso per un telefono. Parla più forte, a una spanna dal microfono, e registra di nuovo.</translation>
        </message>
        <message>
            <source>Too loud for a telephone. Lower the microphone's level and record again.</source>
            <translation>Troppo alto per un telefono. Abbassa il livello del microfono e registra di nuovo.</translation>
        </message>
        <message>
            <source>It begins with silence: people think nobody is there. Cut the silence.</source>
            <translation>Comincia con un silenzio: sembra che non ci sia nessuno. Taglia i silenzi.</translation>
        </message>
        <message>
            <source>It ends with silence, which costs time on every call. Cut the silence.</source>
            <translation>Finisce con un silenzio, che costa tempo a ogni chiamata. Taglia i silenzi.</translation>
        </message>
        <message numerus="yes">
            <source>The voice is too close: %n peak(s) distorted. Move a span further away and record again.</source>
            <translation>
                <numerusform>Voce troppo vicina: %n picco. Allontanati di una spanna e registra di nuovo.</numerusform>
                <numerusform>Voce troppo vicina: %n picchi. Allontanati di una spanna e registra di nuovo.</numerusform>
            </translation>
        </message>
        <message>
            <source>There is much noise behind the voice. Close the window, come closer and record again.</source>
            <translation>C’è molto rumore dietro la voce. Chiudi la finestra, avvicinati e registra di nuovo.</translation>
        </message>
        <message>
            <source>Parts of it are much quieter. Keep the same distance from the microphone and record again.</source>
            <translation>Alcune parti sono molto più basse. Tieni sempre la stessa distanza dal microfono e registra di nuovo.</translation>
        </message>
        <message>
            <source>Too close: move a span further away.</source>
            <translation>Troppo vicino: allontanati di una spanna.</translation>
        </message>
        <message>
            <source>Too quiet: speak up, or come closer.</source>
            <translation>Troppo basso: parla più forte o avvicinati.</translation>
        </message>
        <message>
            <source>Nothing is heard: is the microphone switched off?</source>
            <translation>Non si sente niente: il microfono è spento?</translation>
        </message>
        <message>
            <source>Undo the recording: the sound before comes back</source>
            <translation>Annulla la registrazione: torna l’audio di prima</translation>
        </message>
        <message>
            <source>Undo the file: the sound before comes back</source>
            <translation>Annulla il file: torna l’audio di prima</translation>
        </message>
        <message>
            <source>Undo the synthetic voice: the sound before comes back</source>
            <translation>Annulla la voce sintetica: torna l’audio di prima</translation>
        </message>
        <message>
            <source>Undo the trimming</source>
            <translation>Annulla il taglio</translation>
        </message>
        <message>
            <source>Undo the cut of the silence</source>
            <translation>Annulla il taglio dei silenzi</translation>
        </message>
        <message>
            <source>Undo the change of the pauses</source>
            <translation>Annulla la modifica delle pause</translation>
        </message>
        <message>
            <source>Undo: trimmed as before</source>
            <translation>Annulla: tagliato come prima</translation>
        </message>
        <message>
            <source>Redo the recording</source>
            <translation>Ripeti la registrazione</translation>
        </message>
        <message>
            <source>Redo the file</source>
            <translation>Ripeti il file</translation>
        </message>
        <message>
            <source>Redo the synthetic voice</source>
            <translation>Ripeti la voce sintetica</translation>
        </message>
        <message>
            <source>Redo the trimming</source>
            <translation>Ripeti il taglio</translation>
        </message>
        <message>
            <source>Redo the cut of the silence</source>
            <translation>Ripeti il taglio dei silenzi</translation>
        </message>
        <message>
            <source>Redo the change of the pauses</source>
            <translation>Ripeti la modifica delle pause</translation>
        </message>
        <message>
            <source>Redo: the whole recording</source>
            <translation>Ripeti: tutta la registrazione</translation>
        </message>
    </context>
    <context>
        <name>campanile::AudioCard</name>
        <message>
            <source>Remove this message</source>
            <translation>Rimuovi questo messaggio</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Registra</translation>
        </message>
        <message>
            <source>Synthetic voice</source>
            <translation>Voce sintetica</translation>
        </message>
        <message>
            <source>From file</source>
            <translation>Da file</translation>
        </message>
        <message>
            <source>Hear it as on the phone</source>
            <translation>Senti come al telefono</translation>
        </message>
        <message>
            <source>Title of the message</source>
            <translation>Titolo del messaggio</translation>
        </message>
        <message>
            <source>Title</source>
            <translation>Titolo</translation>
        </message>
        <message>
            <source>“%1” goes to the trash folder.</source>
            <translation>«%1» va nel cestino.</translation>
        </message>
        <message>
            <source>No microphone found. Connect one, or use the synthetic voice.</source>
            <translation>Microfono non trovato. Collegalo, oppure usa la voce sintetica.</translation>
        </message>
        <message>
            <source>Use the synthetic voice</source>
            <translation>Usa la voce sintetica</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Rimuovi</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Registra di nuovo</translation>
        </message>
        <message>
            <source>Choose a sound file…</source>
            <translation>Scegli un file audio…</translation>
        </message>
        <message>
            <source>One moment…</source>
            <translation>Un momento…</translation>
        </message>
        <message>
            <source>No audio yet. Press the red dot and speak, as to a neighbour on the phone.</source>
            <translation>Manca l’audio. Premi il punto rosso e parla, come al telefono con un vicino.</translation>
        </message>
        <message>
            <source>No audio yet. Write the text, listen to the voice, then use it.</source>
            <translation>Manca l’audio. Scrivi il testo, ascolta la voce, poi usala.</translation>
        </message>
        <message>
            <source>Level</source>
            <translation>Livello</translation>
        </message>
        <message>
            <source>of %1</source>
            <translation>di %1</translation>
        </message>
        <message>
            <source>Let go: the file becomes the message's sound</source>
            <translation>Lascia: il file diventa l’audio del messaggio</translation>
        </message>
        <message>
            <source>Pause</source>
            <translation>Pausa</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Redo</source>
            <translation>Ripeti</translation>
        </message>
        <message>
            <source>Cut silences</source>
            <translation>Taglia i silenzi</translation>
        </message>
        <message>
            <source>Other cuts</source>
            <translation>Altri tagli</translation>
        </message>
        <message>
            <source>Shorten long pauses too</source>
            <translation>Accorcia anche le pause lunghe</translation>
        </message>
        <message>
            <source>Put the whole recording back</source>
            <translation>Rimetti tutta la registrazione</translation>
        </message>
        <message>
            <source>Other ways to hear it on the phone</source>
            <translation>Altri modi di sentirlo al telefono</translation>
        </message>
        <message>
            <source>The %1 that were recorded are in the message.</source>
            <translation>Sono nel messaggio: %1.</translation>
        </message>
        <message>
            <source>The %1 that were recorded are kept aside.</source>
            <translation>Conservati a parte: %1.</translation>
        </message>
        <message>
            <source>Record again with %1</source>
            <translation>Registra di nuovo con %1</translation>
        </message>
        <message>
            <source>As a person hears it</source>
            <translation>Come lo sente una persona</translation>
        </message>
        <message>
            <source>As an answering machine would cut it (begins 3 s late)</source>
            <translation>Come lo taglia una segreteria (parte 3 s dopo)</translation>
        </message>
        <message>
            <source>paused</source>
            <translation>in pausa</translation>
        </message>
        <message>
            <source>Go on recording</source>
            <translation>Continua a registrare</translation>
        </message>
        <message>
            <source>“%1” is being read…</source>
            <translation>Leggo «%1»…</translation>
        </message>
        <message numerus="yes">
            <source>“%1” is being read… %n second(s)</source>
            <translation>
                <numerusform>Leggo «%1»… %n secondo</numerusform>
                <numerusform>Leggo «%1»… %n secondi</numerusform>
            </translation>
        </message>
        <message>
            <source>No audio yet. Choose a sound file or drop it here: WAV, FLAC, MP3, Ogg, M4A.</source>
            <translation>Ancora nessun audio. Scegli un file audio o trascinalo qui: WAV, FLAC, MP3, Ogg, M4A.</translation>
        </message>
        <message>
            <source>Nothing to undo</source>
            <translation>Niente da annullare</translation>
        </message>
        <message>
            <source>Nothing to redo</source>
            <translation>Niente da ripetere</translation>
        </message>
        <message>
            <source>Stop</source>
            <translation>Ferma</translation>
        </message>
        <message>
            <source>An answering machine loses the first 3 seconds</source>
            <translation>Una segreteria perde i primi 3 secondi</translation>
        </message>
        <message>
            <source>8 kHz, G.711</source>
            <translation>8 kHz, G.711</translation>
        </message>
    </context>
    <context>
        <name>campanile::BlanksForm</name>
        <message>
            <source>To fill in</source>
            <translation>Da completare</translation>
        </message>
        <message>
            <source>Choose or write</source>
            <translation>Scegli o scrivi</translation>
        </message>
    </context>
    <context>
        <name>campanile::ChecklistCard</name>
        <message>
            <source>Checklist</source>
            <translation>Lista di controllo</translation>
        </message>
        <message>
            <source>Who speaks</source>
            <translation>Chi parla</translation>
        </message>
        <message>
            <source>What happens</source>
            <translation>Che cosa succede</translation>
        </message>
        <message>
            <source>Where</source>
            <translation>Dove</translation>
        </message>
        <message>
            <source>When</source>
            <translation>Quando</translation>
        </message>
        <message>
            <source>What to do</source>
            <translation>Che cosa fare</translation>
        </message>
        <message>
            <source>Where to learn more</source>
            <translation>Dove informarsi</translation>
        </message>
        <message>
            <source>not found: say who calls</source>
            <translation>manca: di’ chi chiama</translation>
        </message>
        <message>
            <source>not found: say what happens</source>
            <translation>manca: di’ che cosa succede</translation>
        </message>
        <message>
            <source>not found: streets or districts</source>
            <translation>manca: vie o quartieri</translation>
        </message>
        <message>
            <source>not found: an hour, a day, “now”</source>
            <translation>manca: un’ora, un giorno, «subito»</translation>
        </message>
        <message>
            <source>not found: say what people must do</source>
            <translation>manca: di’ che cosa fare</translation>
        </message>
        <message>
            <source>not found: a site or a number</source>
            <translation>manca: un sito o un numero</translation>
        </message>
        <message>
            <source>%1 of %2</source>
            <translation>%1 di %2</translation>
        </message>
    </context>
    <context>
        <name>campanile::DeviceChooser</name>
        <message>
            <source>Level</source>
            <translation>Livello</translation>
        </message>
        <message>
            <source>Level, %1</source>
            <translation>Livello, %1</translation>
        </message>
        <message>
            <source>No microphone</source>
            <translation>Nessun microfono</translation>
        </message>
        <message>
            <source>Microphone: %1. Choose another one.</source>
            <translation>Microfono: %1. Scegline un altro.</translation>
        </message>
        <message>
            <source>The computer's usual one</source>
            <translation>Quello solito del computer</translation>
        </message>
        <message>
            <source>The computer's usual one (%1)</source>
            <translation>Quello solito del computer (%1)</translation>
        </message>
        <message>
            <source>The chosen microphone is not connected</source>
            <translation>Il microfono scelto non è collegato</translation>
        </message>
    </context>
    <context>
        <name>campanile::InterruptedView</name>
        <message>
            <source>%1, %2 long</source>
            <translation>%1, dura %2</translation>
        </message>
        <message>
            <source>Keep</source>
            <translation>Tieni</translation>
        </message>
        <message>
            <source>Discard</source>
            <translation>Scarta</translation>
        </message>
        <message>
            <source>Recording of %1</source>
            <translation>Registrazione del %1</translation>
        </message>
        <message>
            <source>A recording was interrupted. Nothing of it is lost: listen and decide.</source>
            <translation>Una registrazione si è interrotta. Non si è perso nulla: ascolta e decidi.</translation>
        </message>
        <message numerus="yes">
            <source>%n recording(s) were interrupted. Nothing of them is lost: listen and decide.</source>
            <translation>
                <numerusform>%n registrazione si è interrotta. Non si è perso nulla: ascolta e decidi.</numerusform>
                <numerusform>%n registrazioni si sono interrotte. Non si è perso nulla: ascolta e decidi.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>and %n older one(s)</source>
            <translation>
                <numerusform>e %n più vecchia</numerusform>
                <numerusform>e altre %n più vecchie</numerusform>
            </translation>
        </message>
    </context>
    <context>
        <name>campanile::LanguageChips</name>
        <message>
            <source>no text</source>
            <translation>manca il testo</translation>
        </message>
        <message>
            <source>no audio</source>
            <translation>manca l’audio</translation>
        </message>
        <message>
            <source>old audio</source>
            <translation>audio vecchio</translation>
        </message>
        <message>
            <source>main language</source>
            <translation>lingua principale</translation>
        </message>
        <message>
            <source>Languages of the message</source>
            <translation>Lingue del messaggio</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
        <message>
            <source>Add a language</source>
            <translation>Aggiungi una lingua</translation>
        </message>
        <message>
            <source>%1, from the template</source>
            <translation>%1, dal modello</translation>
        </message>
        <message>
            <source>Make it the main language</source>
            <translation>Rendila la lingua principale</translation>
        </message>
        <message>
            <source>It is in another language</source>
            <translation>È in un’altra lingua</translation>
        </message>
        <message>
            <source>Remove this language</source>
            <translation>Togli questa lingua</translation>
        </message>
    </context>
    <context>
        <name>campanile::LevelView</name>
        <message>
            <source>Level</source>
            <translation>Livello</translation>
        </message>
        <message>
            <source>0 dB</source>
            <translation>0 dB</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessageCarrier</name>
        <message numerus="yes">
            <source>%1 message(s) copied to %2.</source>
            <translation>
                <numerusform>%1 messaggio copiato in %2.</numerusform>
                <numerusform>%1 messaggi copiati in %2.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 added</source>
            <translation>
                <numerusform>%1 aggiunto</numerusform>
                <numerusform>%1 aggiunti</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 brought up to date</source>
            <translation>
                <numerusform>%1 aggiornato</numerusform>
                <numerusform>%1 aggiornati</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 already here</source>
            <translation>
                <numerusform>%1 già presente</numerusform>
                <numerusform>%1 già presenti</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 older than the one here</source>
            <translation>
                <numerusform>%1 più vecchio di quello presente</numerusform>
                <numerusform>%1 più vecchi di quelli presenti</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 kept as two copies</source>
            <translation>
                <numerusform>%1 conservato in due copie</numerusform>
                <numerusform>%1 conservati in due copie</numerusform>
            </translation>
        </message>
        <message>
            <source>There is no message in the file.</source>
            <translation>Nel file non c’è nessun messaggio.</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessageLibrary</name>
        <message>
            <source>Emergency</source>
            <translation>Emergenza</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Servizio</translation>
        </message>
        <message>
            <source>Search</source>
            <translation>Cerca</translation>
        </message>
        <message>
            <source>Search the messages</source>
            <translation>Cerca fra i messaggi</translation>
        </message>
        <message>
            <source>Order of the messages</source>
            <translation>Ordine dei messaggi</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tutti</translation>
        </message>
        <message>
            <source>Tag…</source>
            <translation>Etichetta…</translation>
        </message>
        <message>
            <source>Show all messages</source>
            <translation>Mostra tutti i messaggi</translation>
        </message>
        <message>
            <source>Copy to a file…</source>
            <translation>Copia in un file…</translation>
        </message>
        <message>
            <source>Shows the messages with a tag</source>
            <translation>Mostra i messaggi con un’etichetta</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Remove the chosen messages</source>
            <translation>Rimuovi i messaggi scelti</translation>
        </message>
        <message>
            <source>Newest first</source>
            <translation>Prima i più recenti</translation>
        </message>
        <message>
            <source>Last used first</source>
            <translation>Prima gli ultimi usati</translation>
        </message>
        <message>
            <source>By title</source>
            <translation>Per titolo</translation>
        </message>
        <message>
            <source>No message has a tag yet</source>
            <translation>Nessun messaggio ha ancora un’etichetta</translation>
        </message>
        <message>
            <source>Duplicate</source>
            <translation>Duplica</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Rimuovi</translation>
        </message>
        <message>
            <source>%1 (copy)</source>
            <translation>%1 (copia)</translation>
        </message>
        <message>
            <source>“%1” was removed.</source>
            <translation>«%1» è stato rimosso.</translation>
        </message>
        <message numerus="yes">
            <source>%1 message(s) were removed.</source>
            <translation>
                <numerusform>%1 messaggio è stato rimosso.</numerusform>
                <numerusform>%1 messaggi sono stati rimossi.</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>Search %1 message(s)</source>
            <translation>
                <numerusform>Cerca fra %1 messaggio</numerusform>
                <numerusform>Cerca fra %1 messaggi</numerusform>
            </translation>
        </message>
        <message>
            <source>No message has the tag “%1”.</source>
            <translation>Nessun messaggio ha l’etichetta «%1».</translation>
        </message>
        <message>
            <source>No message with these words.</source>
            <translation>Nessun messaggio con queste parole.</translation>
        </message>
        <message>
            <source>No message with these words has the tag “%1”.</source>
            <translation>Nessun messaggio con queste parole ha l’etichetta «%1».</translation>
        </message>
        <message numerus="yes">
            <source>%1 chosen</source>
            <translation>
                <numerusform>%1 scelto</numerusform>
                <numerusform>%1 scelti</numerusform>
            </translation>
        </message>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessageListModel</name>
        <message>
            <source>draft</source>
            <translation>bozza</translation>
        </message>
        <message>
            <source>today %1</source>
            <translation>oggi %1</translation>
        </message>
        <message>
            <source>no audio yet</source>
            <translation>manca l’audio</translation>
        </message>
        <message>
            <source>synthetic voice</source>
            <translation>voce sintetica</translation>
        </message>
        <message>
            <source>used %1</source>
            <translation>usato %1</translation>
        </message>
        <message>
            <source>no audio in %1</source>
            <translation>%1 senza audio</translation>
        </message>
        <message>
            <source>old audio</source>
            <translation>audio vecchio</translation>
        </message>
        <message>
            <source>old audio in %1</source>
            <translation>%1 con audio vecchio</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessageListView</name>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessageTextEdit</name>
        <message>
            <source>Text of the message</source>
            <translation>Testo del messaggio</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessagesPage</name>
        <message>
            <source>Choose a sound file</source>
            <translation>Scegli un file audio</translation>
        </message>
        <message>
            <source>Messages</source>
            <translation>Messaggi</translation>
        </message>
        <message>
            <source>Import audio</source>
            <translation>Importa audio</translation>
        </message>
        <message>
            <source>New message</source>
            <translation>Nuovo messaggio</translation>
        </message>
        <message>
            <source>There are no messages yet: record one, or let the synthetic voice read it.</source>
            <translation>Non ci sono ancora messaggi: registrane uno, o fallo leggere alla voce sintetica.</translation>
        </message>
        <message>
            <source>Make the first message</source>
            <translation>Crea il primo messaggio</translation>
        </message>
        <message>
            <source>none yet</source>
            <translation>ancora nessuno</translation>
        </message>
        <message numerus="yes">
            <source>%1 message(s)</source>
            <translation>
                <numerusform>%1 messaggio</numerusform>
                <numerusform>%1 messaggi</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 language(s)</source>
            <translation>
                <numerusform>%1 lingua</numerusform>
                <numerusform>%1 lingue</numerusform>
            </translation>
        </message>
        <message>
            <source>Sound files (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aiff *.aif)</source>
            <translation>File audio (*.wav *.flac *.mp3 *.ogg *.opus *.m4a *.aac *.aiff *.aif)</translation>
        </message>
        <message>
            <source>Messages in a file</source>
            <translation>Messaggi in un file</translation>
        </message>
    </context>
    <context>
        <name>campanile::MessageFilesMenu</name>
        <message>
            <source>Copy messages to a file</source>
            <translation>Copia messaggi in un file</translation>
        </message>
        <message>
            <source>Take messages from a file</source>
            <translation>Prendi messaggi da un file</translation>
        </message>
        <message>
            <source>Messages of Campanile (*.%1)</source>
            <translation>Messaggi di Campanile (*.%1)</translation>
        </message>
        <message>
            <source>Take messages from a file…</source>
            <translation>Prendi messaggi da un file…</translation>
        </message>
        <message>
            <source>Copy all messages to a file…</source>
            <translation>Copia tutti i messaggi in un file…</translation>
        </message>
        <message>
            <source>messages</source>
            <translation>messaggi</translation>
        </message>
    </context>
    <context>
        <name>campanile::UseBar</name>
        <message>
            <source>Use in an alert</source>
            <translation>Usa in un’allerta</translation>
        </message>
        <message>
            <source>The audio is missing: record it or use the synthetic voice.</source>
            <translation>Manca l’audio: registralo o usa la voce sintetica.</translation>
        </message>
        <message>
            <source>This audio cannot be used: see its quality.</source>
            <translation>Questo audio non si può usare: vedi la qualità.</translation>
        </message>
        <message>
            <source>Nothing starts here: it is added to the draft.</source>
            <translation>Qui non parte nulla: si aggiunge alla bozza.</translation>
        </message>
        <message>
            <source>Without audio: %1. Those people hear %2.</source>
            <translation>Manca l’audio: %1. Quelle persone sentono: %2.</translation>
        </message>
        <message>
            <source>Old audio: %1.</source>
            <translation>Audio vecchio: %1.</translation>
        </message>
        <message>
            <source>Blanks left open: %1.</source>
            <translation>Spazi da completare: %1.</translation>
        </message>
    </context>
    <context>
        <name>campanile::MixerSheet</name>
        <message>
            <source>Record</source>
            <translation>Registra</translation>
        </message>
        <message>
            <source>Synthetic voice</source>
            <translation>Voce sintetica</translation>
        </message>
        <message>
            <source>From the library</source>
            <translation>Dalla libreria</translation>
        </message>
        <message>
            <source>Listen to %1</source>
            <translation>Ascolta: %1</translation>
        </message>
        <message>
            <source>Take the audio of %1 away</source>
            <translation>Togli l’audio: %1</translation>
        </message>
        <message>
            <source>Stop recording</source>
            <translation>Ferma la registrazione</translation>
        </message>
        <message>
            <source>Record again</source>
            <translation>Registra di nuovo</translation>
        </message>
        <message>
            <source>No other message of this language has such a part yet</source>
            <translation>Nessun altro messaggio in questa lingua ha ancora una parte così</translation>
        </message>
        <message>
            <source>recording…</source>
            <translation>in registrazione…</translation>
        </message>
        <message>
            <source>one moment…</source>
            <translation>un momento…</translation>
        </message>
        <message>
            <source>synthetic voice</source>
            <translation>voce sintetica</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>registrato</translation>
        </message>
        <message>
            <source>no audio yet</source>
            <translation>manca l’audio</translation>
        </message>
        <message>
            <source>none: left out</source>
            <translation>non c’è: si salta</translation>
        </message>
        <message>
            <source>without words</source>
            <translation>senza parole</translation>
        </message>
        <message>
            <source>A message in parts</source>
            <translation>Un messaggio a parti</translation>
        </message>
        <message>
            <source>Listen to all of it</source>
            <translation>Ascolta tutto</translation>
        </message>
        <message>
            <source>Use it as the audio</source>
            <translation>Usa come audio</translation>
        </message>
        <message>
            <source>Opening</source>
            <translation>Apertura</translation>
        </message>
        <message>
            <source>This is the mayor speaking…</source>
            <translation>Parla il sindaco…</translation>
        </message>
        <message>
            <source>Text</source>
            <translation>Testo</translation>
        </message>
        <message>
            <source>What happens, where, when, what to do</source>
            <translation>Che cosa succede, dove, quando, che cosa fare</translation>
        </message>
        <message>
            <source>Closing</source>
            <translation>Chiusura</translation>
        </message>
        <message>
            <source>Thank you. More on the municipality's site.</source>
            <translation>Grazie. Altre notizie sul sito del Comune.</translation>
        </message>
        <message>
            <source>%1 in all</source>
            <translation>%1 in tutto</translation>
        </message>
    </context>
    <context>
        <name>campanile::PageSheet</name>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
        </message>
    </context>
    <context>
        <name>campanile::PronunciationModel</name>
        <message>
            <source>all</source>
            <translation>tutte</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>Come si scrive</translation>
        </message>
        <message>
            <source>As read</source>
            <translation>Come si legge</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
    </context>
    <context>
        <name>campanile::PronunciationSheet</name>
        <message>
            <source>Pronunciations of the municipality</source>
            <translation>Pronunce del Comune</translation>
        </message>
        <message>
            <source>Try it</source>
            <translation>Prova</translation>
        </message>
        <message>
            <source>Add</source>
            <translation>Aggiungi</translation>
        </message>
        <message>
            <source>Listen</source>
            <translation>Ascolta</translation>
        </message>
        <message>
            <source>Remove</source>
            <translation>Rimuovi</translation>
        </message>
        <message>
            <source>Undo the last change</source>
            <translation>Annulla l’ultima modifica</translation>
        </message>
        <message>
            <source>No word is read in its own way yet. Write one above, as it should sound: dòs trènto.</source>
            <translation>Nessuna parola ha ancora una lettura sua. Scrivila qui sopra come deve suonare: dòs trènto.</translation>
        </message>
        <message>
            <source>How the synthetic voice reads names of this municipality, in every message.</source>
            <translation>Come la voce sintetica legge i nomi di questo Comune, in tutti i messaggi.</translation>
        </message>
        <message>
            <source>As written</source>
            <translation>Come si scrive</translation>
        </message>
        <message>
            <source>As read</source>
            <translation>Come si legge</translation>
        </message>
        <message>
            <source>Language</source>
            <translation>Lingua</translation>
        </message>
        <message>
            <source>all languages</source>
            <translation>tutte le lingue</translation>
        </message>
        <message>
            <source>Pronunciations</source>
            <translation>Pronunce</translation>
        </message>
    </context>
    <context>
        <name>campanile::QualityCard</name>
        <message>
            <source>Measured as soon as there is audio.</source>
            <translation>Si misura appena c’è l’audio.</translation>
        </message>
        <message>
            <source>Audio quality</source>
            <translation>Qualità dell’audio</translation>
        </message>
        <message>
            <source>Length</source>
            <translation>Durata</translation>
        </message>
        <message>
            <source>Loudness</source>
            <translation>Volume</translation>
        </message>
        <message>
            <source>Silence before</source>
            <translation>Silenzio iniziale</translation>
        </message>
        <message>
            <source>Silence after</source>
            <translation>Silenzio finale</translation>
        </message>
        <message>
            <source>Peaks</source>
            <translation>Picchi</translation>
        </message>
        <message>
            <source>Noise</source>
            <translation>Rumore di fondo</translation>
        </message>
        <message>
            <source>Evenness</source>
            <translation>Volume costante</translation>
        </message>
        <message>
            <source>Speech rate</source>
            <translation>Velocità</translation>
        </message>
        <message>
            <source>no audio</source>
            <translation>manca l’audio</translation>
        </message>
        <message>
            <source>these people hear the main language</source>
            <translation>sentono la lingua principale</translation>
        </message>
        <message>
            <source>old audio</source>
            <translation>audio vecchio</translation>
        </message>
        <message>
            <source>the text was changed after it was made</source>
            <translation>il testo è cambiato dopo l’audio</translation>
        </message>
        <message>
            <source>synthetic only</source>
            <translation>solo sintesi</translation>
        </message>
        <message>
            <source>let somebody listen who speaks it</source>
            <translation>da far ascoltare a chi lo parla</translation>
        </message>
        <message>
            <source>recorded</source>
            <translation>registrato</translation>
        </message>
        <message>
            <source>there</source>
            <translation>presente</translation>
        </message>
    </context>
    <context>
        <name>campanile::RecordButton</name>
        <message>
            <source>Stop recording</source>
            <translation>Ferma la registrazione</translation>
        </message>
        <message>
            <source>Record</source>
            <translation>Registra</translation>
        </message>
    </context>
    <context>
        <name>campanile::TagsEditor</name>
        <message>
            <source>Tags</source>
            <translation>Etichette</translation>
        </message>
        <message>
            <source>Add a tag</source>
            <translation>Aggiungi etichetta</translation>
        </message>
        <message>
            <source>Delete takes the tag away</source>
            <translation>Canc toglie l’etichetta</translation>
        </message>
    </context>
    <context>
        <name>campanile::TemplateChooser</name>
        <message>
            <source>Emergency</source>
            <translation>Emergenza</translation>
        </message>
        <message>
            <source>Service</source>
            <translation>Servizio</translation>
        </message>
        <message>
            <source>Information</source>
            <translation>Informazione</translation>
        </message>
        <message>
            <source>Begin from a template</source>
            <translation>Parti da un modello</translation>
        </message>
        <message>
            <source>Flood, water, school…</source>
            <translation>Piena, acqua, scuole…</translation>
        </message>
        <message>
            <source>All</source>
            <translation>Tutti</translation>
        </message>
        <message>
            <source>Use this text</source>
            <translation>Usa questo testo</translation>
        </message>
        <message>
            <source>Who speaks, what, where, when, what to do: as civil protection asks. What is in brackets is filled in afterwards.</source>
            <translation>Chi parla, che cosa, dove, quando, che cosa fare: come chiede la protezione civile. Ciò che è fra parentesi si completa dopo.</translation>
        </message>
        <message>
            <source>Search the templates</source>
            <translation>Cerca fra i modelli</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Modelli</translation>
        </message>
        <message>
            <source>The template's text</source>
            <translation>Il testo del modello</translation>
        </message>
        <message>
            <source>Cancel</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>No template with these words.</source>
            <translation>Nessun modello con queste parole.</translation>
        </message>
        <message numerus="yes">
            <source>%1 blank(s) to fill in</source>
            <translation>
                <numerusform>%1 spazio da completare</numerusform>
                <numerusform>%1 spazi da completare</numerusform>
            </translation>
        </message>
        <message>
            <source>about %1 s</source>
            <translation>circa %1 s</translation>
        </message>
    </context>
    <context>
        <name>campanile::TextCard</name>
        <message>
            <source>Begin from a template</source>
            <translation>Parti da un modello</translation>
        </message>
        <message>
            <source>The numbers are those of the checklist</source>
            <translation>I numeri rimandano alla lista di controllo</translation>
        </message>
        <message>
            <source>Text and synthetic voice</source>
            <translation>Testo e voce sintetica</translation>
        </message>
        <message>
            <source>Write what people will hear, or begin from a template.</source>
            <translation>Scrivi che cosa sentiranno le persone, o parti da un modello.</translation>
        </message>
        <message numerus="yes">
            <source>%1 blank(s) still to be filled in</source>
            <translation>
                <numerusform>resta %1 spazio da riempire</numerusform>
                <numerusform>restano %1 spazi da riempire</numerusform>
            </translation>
        </message>
        <message numerus="yes">
            <source>%1 word(s)</source>
            <translation>
                <numerusform>%1 parola</numerusform>
                <numerusform>%1 parole</numerusform>
            </translation>
        </message>
        <message>
            <source>about %1 s</source>
            <translation>circa %1 s</translation>
        </message>
        <message>
            <source>Templates…</source>
            <translation>Modelli…</translation>
        </message>
        <message>
            <source>Undo</source>
            <translation>Annulla</translation>
        </message>
        <message>
            <source>Templates</source>
            <translation>Modelli</translation>
        </message>
        <message>
            <source>The text was changed after the audio was made: people would hear the old words.</source>
            <translation>Il testo è cambiato dopo l’audio: si sentirebbero le parole vecchie.</translation>
        </message>
        <message>
            <source>Let the voice say it again</source>
            <translation>Sintetizza di nuovo</translation>
        </message>
        <message>
            <source>Write “%1”</source>
            <translation>Scrivi «%1»</translation>
        </message>
        <message>
            <source>Removed: %1.</source>
            <translation>Lingua tolta: %1.</translation>
        </message>
    </context>
    <context>
        <name>campanile::VoicePanel</name>
        <message>
            <source>Listen to the voice</source>
            <translation>Ascolta la sintesi</translation>
        </message>
        <message>
            <source>Use it as the audio</source>
            <translation>Usa come audio</translation>
        </message>
        <message>
            <source>In parts…</source>
            <translation>A parti…</translation>
        </message>
        <message>
            <source>pronunciations</source>
            <translation>pronunce</translation>
        </message>
        <message>
            <source>%1×</source>
            <translation>%1×</translation>
        </message>
        <message>
            <source>Voice</source>
            <translation>Voce</translation>
        </message>
        <message>
            <source>Speed</source>
            <translation>Velocità</translation>
        </message>
        <message>
            <source>Repeat the message</source>
            <translation>Ripeti il messaggio</translation>
        </message>
        <message>
            <source>A recorded opening, a spoken text, a closing: one message</source>
            <translation>Un’apertura registrata, un testo sintetizzato, una chiusura: un solo messaggio</translation>
        </message>
        <message>
            <source>once</source>
            <translation>1 volta</translation>
        </message>
        <message numerus="yes">
            <source>%1 times</source>
            <translation>
                <numerusform>%1 volta</numerusform>
                <numerusform>%1 volte</numerusform>
            </translation>
        </message>
        <message>
            <source>none speaks %1</source>
            <translation>nessuna parla %1</translation>
        </message>
        <message>
            <source>Stop listening</source>
            <translation>Ferma l’ascolto</translation>
        </message>
        <message>
            <source>Use it instead of the audio</source>
            <translation>Usa al posto dell’audio</translation>
        </message>
        <message>
            <source>“%1” is read &lt;b&gt;%2&lt;/b&gt;</source>
            <translation>«%1» si legge &lt;b&gt;%2&lt;/b&gt;</translation>
        </message>
    </context>
</TS>
