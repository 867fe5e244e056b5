<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="it_IT" sourcelanguage="en">
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
        <source>%1 were recorded.</source>
        <translation>Sono stati registrati %1.</translation>
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
        <source>Listen</source>
        <translation>Ascolta</translation>
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
        <source>No audio yet. Choose a sound file: WAV, MP3, FLAC, Ogg.</source>
        <translation>Manca l’audio. Scegli un file audio: WAV, MP3, FLAC, Ogg.</translation>
    </message>
    <message>
        <source>Level, %1</source>
        <translation>Livello, %1</translation>
    </message>
    <message>
        <source>Level</source>
        <translation>Livello</translation>
    </message>
    <message>
        <source>8 kHz, G.711 · loudness −%1 LUFS</source>
        <translation>8 kHz, G.711 · volume −%1 LUFS</translation>
    </message>
    <message>
        <source>A recording that was interrupted was found: %1 long, of %2. Nothing of it is lost.</source>
        <translation>Trovata una registrazione interrotta: %1, del %2. Ascoltala e decidi.</translation>
    </message>
    <message>
        <source>of %1</source>
        <translation>di %1</translation>
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
        <source>Sound files (*.wav *.mp3 *.flac *.ogg *.opus *.aiff *.aif)</source>
        <translation>File audio (*.wav *.mp3 *.flac *.ogg *.opus *.aiff *.aif)</translation>
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
        <source>Search the messages</source>
        <translation>Cerca fra i messaggi</translation>
    </message>
    <message>
        <source>No message with these words.</source>
        <translation>Nessun messaggio con queste parole.</translation>
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
        <source>Use in an alert</source>
        <translation>Usa in un’allerta</translation>
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
    <message numerus="yes">
        <source>Search %1 message(s)</source>
        <translation>
            <numerusform>Cerca fra %1 messaggio</numerusform>
            <numerusform>Cerca fra %1 messaggi</numerusform>
        </translation>
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
        <translation>troppo breve per capire</translation>
    </message>
    <message>
        <source>%1 LUFS</source>
        <translation>%1 LUFS</translation>
    </message>
    <message>
        <source>right for the telephone</source>
        <translation>giusto per il telefono</translation>
    </message>
    <message>
        <source>too quiet</source>
        <translation>troppo basso</translation>
    </message>
    <message>
        <source>too loud</source>
        <translation>troppo forte</translation>
    </message>
    <message>
        <source>cut by itself</source>
        <translation>taglio automatico</translation>
    </message>
    <message>
        <source>people think nobody is there</source>
        <translation>sembra che non ci sia nessuno</translation>
    </message>
    <message>
        <source>costs time on every call</source>
        <translation>allunga ogni chiamata</translation>
    </message>
    <message numerus="yes">
        <source>%1 distorted</source>
        <translation>
            <numerusform>%1 distorto</numerusform>
            <numerusform>%1 distorti</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>nessuno</translation>
    </message>
    <message>
        <source>speak further from the microphone</source>
        <translation>parla più lontano dal microfono</translation>
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
        <source>%1 dB</source>
        <translation>%1 dB</translation>
    </message>
    <message>
        <source>the voice stands out</source>
        <translation>la voce si sente bene</translation>
    </message>
    <message>
        <source>find a quieter place, closer to the microphone</source>
        <translation>cerca un posto più silenzioso e avvicinati al microfono</translation>
    </message>
    <message>
        <source>%1 LU</source>
        <translation>%1 LU</translation>
    </message>
    <message>
        <source>equally loud all along</source>
        <translation>volume uguale dall’inizio alla fine</translation>
    </message>
    <message>
        <source>parts of it are much quieter</source>
        <translation>alcune parti si sentono molto meno</translation>
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
        <source>Listen to the voice</source>
        <translation>Ascolta la sintesi</translation>
    </message>
    <message>
        <source>Use it as the audio</source>
        <translation>Usa come audio</translation>
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
        <source>%1×</source>
        <translation>%1×</translation>
    </message>
    <message>
        <source>Text and synthetic voice</source>
        <translation>Testo e voce sintetica</translation>
    </message>
    <message>
        <source>Write what people will hear, or begin from a template.</source>
        <translation>Scrivi che cosa sentiranno le persone, o parti da un modello.</translation>
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
        <source>Stop listening</source>
        <translation>Ferma l’ascolto</translation>
    </message>
    <message>
        <source>Use it instead of the audio</source>
        <translation>Usa al posto dell’audio</translation>
    </message>
    <message numerus="yes">
        <source>%1 blank(s) still to be filled in</source>
        <translation>
            <numerusform>resta %1 spazio da riempire</numerusform>
            <numerusform>restano %1 spazi da riempire</numerusform>
        </translation>
    </message>
    <message>
        <source>No synthetic voice is installed: record the message.</source>
        <translation>Nessuna voce sintetica installata: registra il messaggio.</translation>
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
</context>
</TS>
