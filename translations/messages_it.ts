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
            <translation>manca l’audio in %1</translation>
        </message>
        <message>
            <source>old audio</source>
            <translation>audio vecchio</translation>
        </message>
        <message>
            <source>old audio in %1</source>
            <translation>audio vecchio in %1</translation>
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
        <name>campanile::PageSheet</name>
        <message>
            <source>Close</source>
            <translation>Chiudi</translation>
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
