// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiocard.h"

#include "button.h"
#include "card.h"
#include "errorwords.h"
#include "label.h"
#include "levelview.h"
#include "metrics.h"
#include "note.h"
#include "playbutton.h"
#include "recordbutton.h"
#include "segmented.h"
#include "waveformview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QStackedLayout>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

using namespace std::chrono_literals;
using State = MessageStudio::State;

AudioCard::AudioCard(MessageSession &session, MessageStudio &studio, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_studio(studio)
    , m_title(new QLineEdit)
    , m_remove(new IconButton(u"trash"_s, tr("Remove this message")))
    , m_source(new Segmented({tr("Record"), tr("Synthetic voice"), tr("From file")}))
    , m_problem(new Note(Note::Kind::Error))
    , m_device(new Note(Note::Kind::Error))
    , m_removal(new Note(Note::Kind::Warning))
    , m_found(new QWidget)
    , m_foundWords(new Label(TextStyle::Detail))
    , m_invitation(new Label(TextStyle::Body, Ink::Muted))
    , m_waveform(new WaveformView)
    , m_record(new RecordButton)
    , m_play(new PlayButton)
    , m_elapsed(new Label(TextStyle::Figure))
    , m_total(new Label(TextStyle::Body, Ink::Muted))
    , m_level(new LevelView)
    , m_action(new Button({}, Button::Role::Neutral))
    , m_foot(new QWidget)
    , m_phone(new Button(tr("Hear it as on the phone"), Button::Role::Secondary))
    , m_facts(new Label(TextStyle::Detail, Ink::Muted))
{
    m_title->setObjectName(u"messageTitle"_s);
    m_title->setAccessibleName(tr("Title of the message"));
    m_title->setPlaceholderText(tr("Title"));
    m_title->setFont(textFont(TextStyle::CardTitle));
    m_title->setTextMargins(space8, 0, space8, 0);
    m_title->setMaxLength(120);
    m_remove->setObjectName(u"removeMessage"_s);
    m_source->setObjectName(u"audioSource"_s);
    m_problem->setObjectName(u"audioProblem"_s);
    m_device->setObjectName(u"microphoneMissing"_s);
    m_removal->setObjectName(u"removeQuestion"_s);
    m_found->setObjectName(u"interruptedRecording"_s);
    m_waveform->setObjectName(u"waveform"_s);
    m_record->setObjectName(u"record"_s);
    m_play->setObjectName(u"play"_s);
    m_play->setDiameter(56);
    m_elapsed->setObjectName(u"elapsed"_s);
    m_action->setObjectName(u"audioAction"_s);
    m_phone->setObjectName(u"hearAsPhone"_s);
    m_phone->setIconName(u"ear"_s);
    m_level->setObjectName(u"level"_s);
    build();

    connect(m_title, &QLineEdit::textEdited, &m_session, &MessageSession::setTitle);
    connect(m_title, &QLineEdit::editingFinished, &m_session, &MessageSession::save);
    connect(m_remove, &QPushButton::clicked, this, [this] {
        m_removal->setText(
            tr("“%1” goes to the trash folder.").arg(m_session.current() ? m_session.current()->title : QString()));
        m_removal->setVisible(!m_removal->isVisible());
    });
    connect(m_removal, &Note::linkActivated, this, [this] {
        m_removal->hide();
        m_session.removeCurrent();
    });
    connect(m_source, &Segmented::chosen, this, [this] {
        refresh();
        Q_EMIT sourceChanged();
    });
    connect(m_device, &Note::linkActivated, this, [this] { setSource(Synthesise); });
    connect(m_record, &QAbstractButton::clicked, this, [this] {
        m_problem->hide();
        if (m_studio.state() == State::Recording)
            m_studio.stopRecording();
        else
            m_studio.startRecording();
    });
    connect(m_play, &QAbstractButton::clicked, this, [this] {
        if (m_studio.listening().isToMessage())
            return m_studio.listening().stop();
        const auto length = m_session.version() ? m_session.version()->length : 0ms;
        m_studio.listening().listen(m_position + 200ms < length ? m_position : 0ms);
    });
    connect(m_waveform, &WaveformView::seeked, this, [this](std::chrono::milliseconds position) {
        m_position = position;
        if (m_studio.listening().isToMessage())
            m_studio.listening().listen(position);
        showTime();
    });
    connect(m_action, &QPushButton::clicked, this, [this] {
        m_problem->hide();
        switch (source()) {
        case Record: m_studio.startRecording(); break;
        case Synthesise: Q_EMIT synthesisWanted(); break;
        case FromFile: Q_EMIT fileWanted(); break;
        }
    });
    connect(m_phone, &QPushButton::clicked, &m_studio.listening(), &MessageListening::listenAsPhone);

    const auto showVersion = [this] {
        m_problem->hide();
        m_removal->hide();
        m_position = 0ms;
        refresh();
    };
    connect(&m_session, &MessageSession::currentChanged, this, showVersion);
    connect(&m_session, &MessageSession::versionChanged, this, showVersion);
    connect(&m_session, &MessageSession::messageChanged, this, &AudioCard::refresh);
    connect(&m_studio, &MessageStudio::reportChanged, this, &AudioCard::refresh);
    connect(&m_studio, &MessageStudio::stateChanged, this, [this](State state) {
        if (state == State::Recording) {
            m_recorded = 0ms;
            m_waveform->startLive();
        }
        m_level->clear();
        refresh();
        refreshInterrupted();
        if (state == State::Recording)
            m_record->setFocus();
    });
    connect(&m_studio, &MessageStudio::audioChanged, this, [this](const Waveform &waveform) {
        m_waveform->setWaveform(waveform);
        m_position = 0ms;
        refresh();
    });
    connect(&m_session, &MessageSession::failed, this, &AudioCard::showError);
    connect(&m_studio, &MessageStudio::failed, this, &AudioCard::showError);
    connect(&m_studio, &MessageStudio::recordingKept, this, [this](const Error &why, std::chrono::milliseconds length) {
        showProblem(words(why) + u' ' + tr("%1 were recorded.").arg(clockWords(length)));
    });
    connect(&m_studio, &MessageStudio::interruptedChanged, this, &AudioCard::refreshInterrupted);
    Recorder &recorder = m_studio.recorder();
    connect(&recorder, &Recorder::deviceChanged, this, &AudioCard::refreshDevice);
    connect(&recorder, &Recorder::levelChanged, this, [this](double peakDb, double) {
        m_level->setLevel(peakDb);
        m_waveform->addLevel(peakDb);
    });
    connect(&recorder, &Recorder::lengthChanged, this, [this](std::chrono::milliseconds length) {
        m_recorded = length;
        showTime();
    });
    MessageListening &listening = m_studio.listening();
    connect(&listening, &MessageListening::changed, this, [this] {
        if (m_studio.listening().what() == MessageListening::What::Nothing)
            m_level->clear();
        refresh();
    });
    connect(&listening, &MessageListening::positionChanged, this, [this](std::chrono::milliseconds position) {
        m_position = position;
        m_waveform->setPosition(position);
        const Waveform &waveform = m_waveform->waveform();
        if (waveform.length > 0ms && !waveform.peaks.isEmpty()) { // what is heard now, as it was drawn
            const auto at = std::min<qsizetype>(
                waveform.peaks.size() - 1, position.count() * waveform.peaks.size() / waveform.length.count());
            m_level->setLevel(20 * std::log10(std::max(1e-4F, waveform.peaks.at(at))));
        }
        showTime();
    });
    connect(&listening, &MessageListening::endReached, this, [this] {
        m_position = 0ms;
        m_waveform->setPosition(0ms);
        showTime();
    });
    refreshDevice();
    refreshInterrupted();
}

void AudioCard::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    outer->addWidget(card);
    QVBoxLayout *body = m_body = card->body();
    body->setSpacing(12);

    auto *head = new QHBoxLayout;
    head->setSpacing(space8);
    head->addWidget(m_title, 1);
    head->addWidget(m_remove);
    head->addSpacing(space8);
    head->addWidget(m_source);
    body->addLayout(head);

    m_device->setText(tr("No microphone found. Connect one, or use the synthetic voice."));
    m_device->setLink(tr("Use the synthetic voice"));
    m_removal->setLink(tr("Remove"));
    m_removal->hide();
    m_problem->hide();
    // Otherwise a note asks for the height of its narrowest column, and the page scrolls for nothing.
    for (Note *note : {m_problem, m_removal, m_device})
        note->setMinimumHeight(36);
    body->addWidget(m_problem);
    body->addWidget(m_removal);
    body->addWidget(m_device);

    auto *found = new QHBoxLayout(m_found);
    found->setContentsMargins(0, 0, 0, 0);
    found->setSpacing(space8);
    m_foundWords->setWordWrap(true);
    found->addWidget(m_foundWords, 1);
    auto *listen = new Button(tr("Listen"), Button::Role::Neutral);
    auto *keep = new Button(tr("Keep"), Button::Role::Secondary);
    auto *discard = new Button(tr("Discard"), Button::Role::Neutral);
    listen->setObjectName(u"listenInterrupted"_s);
    keep->setObjectName(u"keepInterrupted"_s);
    discard->setObjectName(u"discardInterrupted"_s);
    const auto first = [this](auto act) {
        const auto recordings = m_studio.interrupted();
        if (!recordings.isEmpty())
            act(recordings.first());
    };
    connect(listen, &QPushButton::clicked, this,
        [=, this] { first([this](const InterruptedRecording &r) { m_studio.listening().listenTo(r.path); }); });
    connect(keep, &QPushButton::clicked, this, [=, this] {
        first([this](const InterruptedRecording &r) {
            m_studio.keepInterrupted(r, tr("Recording of %1").arg(QLocale().toString(r.started, u"d MMM HH:mm"_s)));
        });
    });
    connect(discard, &QPushButton::clicked, this,
        [=, this] { first([this](const InterruptedRecording &r) { m_studio.discardInterrupted(r); }); });
    for (Button *button : {listen, keep, discard})
        found->addWidget(button);
    body->addWidget(m_found);

    auto *picture = new QWidget;
    auto *stack = new QStackedLayout(picture);
    stack->setStackingMode(QStackedLayout::StackAll);
    m_invitation->setAlignment(Qt::AlignCenter);
    m_invitation->setWordWrap(true);
    m_invitation->setAttribute(Qt::WA_TransparentForMouseEvents);
    stack->addWidget(m_invitation);
    stack->addWidget(m_waveform);
    stack->setCurrentWidget(m_invitation);
    picture->setMinimumHeight(120);
    body->addWidget(picture, 1);

    auto *controls = new QHBoxLayout;
    controls->setSpacing(space16);
    controls->addWidget(m_record);
    controls->addWidget(m_play);
    controls->addWidget(m_elapsed);
    controls->addWidget(m_total);
    controls->addSpacing(space8);
    controls->addWidget(m_level, 2);
    controls->addStretch(1);
    controls->addWidget(m_action);
    body->addLayout(controls);

    auto *foot = new QHBoxLayout(m_foot);
    foot->setContentsMargins(0, 0, 0, 0);
    foot->addWidget(m_phone);
    m_facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    foot->addStretch(0); // where the facts are not shown
    foot->addWidget(m_facts, 1); // room for the words before they are there
    body->addWidget(m_foot);
}

AudioCard::Source AudioCard::source() const
{
    return static_cast<Source>(m_source->current());
}

void AudioCard::setSource(Source source)
{
    m_source->setCurrent(source);
    refresh();
    Q_EMIT sourceChanged();
}

void AudioCard::setNarrow(bool narrow)
{
    m_narrow = narrow;
    const int padding = narrow ? space16 : cardPadding;
    m_body->setContentsMargins(padding, padding, padding, padding);
    m_facts->setVisible(!narrow);
    m_total->setVisible(!narrow && !m_total->text().isEmpty());
}

void AudioCard::refresh()
{
    const auto &message = m_session.current();
    const State state = m_studio.state();
    const bool recording = state == State::Recording;
    const bool audio = m_session.hasAudio();
    if (message && m_title->text() != message->title) {
        m_title->setText(message->title);
        m_title->setCursorPosition(0); // a long title is read from its beginning
    }
    m_title->setEnabled(message.has_value());
    m_remove->setEnabled(message && state == State::Idle);
    m_source->setEnabled(state == State::Idle);

    const bool canRecord = message && m_studio.recorder().hasDevice();
    m_record->setVisible(recording || (!audio && source() == Record));
    m_record->setRecording(recording);
    m_record->setEnabled(recording || (canRecord && state == State::Idle));
    m_play->setVisible(audio && !recording);
    m_play->setPlaying(m_studio.listening().isToMessage());

    switch (source()) {
    case Record:
        m_action->setText(tr("Record again"));
        m_action->setIconName(u"record"_s);
        m_action->setVisible(audio && !recording);
        m_action->setEnabled(canRecord && state == State::Idle);
        break;
    case Synthesise:
        m_action->setText(tr("Use the synthetic voice"));
        m_action->setIconName(u"volume"_s);
        m_action->setVisible(!recording);
        m_action->setEnabled(message && state == State::Idle && !m_session.version()->text.simplified().isEmpty());
        break;
    case FromFile:
        m_action->setText(tr("Choose a sound file…"));
        m_action->setIconName(u"file"_s);
        m_action->setVisible(!recording);
        m_action->setEnabled(message && state == State::Idle);
        break;
    }

    m_invitation->setVisible(!audio && !recording);
    if (state == State::Working)
        m_invitation->setText(tr("One moment…"));
    else if (source() == Record && !canRecord)
        m_invitation->clear(); // the note above says why
    else if (source() == Record)
        m_invitation->setText(tr("No audio yet. Press the red dot and speak, as to a neighbour on the phone."));
    else if (source() == Synthesise)
        m_invitation->setText(tr("No audio yet. Write the text, listen to the voice, then use it."));
    else
        m_invitation->setText(tr("No audio yet. Choose a sound file: WAV, MP3, FLAC, Ogg."));

    const QString device = m_studio.recorder().deviceName();
    m_level->setCaption(recording ? tr("Level, %1").arg(device) : tr("Level"));
    m_level->setEnabled(audio || recording);
    m_level->setVisible(audio || recording);
    m_foot->setVisible(audio && !recording);
    m_phone->setEnabled(state == State::Idle);
    if (const auto &report = m_studio.report()) {
        const auto loudness = QLocale().toString(std::abs(std::lround(report->loudness)));
        m_facts->setText(tr("8 kHz, G.711 · loudness −%1 LUFS").arg(loudness));
    } else {
        m_facts->clear();
    }
    showTime();
    refreshDevice();
}

void AudioCard::refreshDevice()
{
    const bool missing = !m_studio.recorder().hasDevice();
    const bool was = m_device->isVisibleTo(this);
    m_device->setVisible(missing && source() == Record);
    if (was != m_device->isVisibleTo(this))
        refresh();
    const auto &message = m_session.current();
    const bool can = message && !missing && m_studio.state() == State::Idle;
    m_record->setEnabled(m_studio.state() == State::Recording || can);
    if (source() == Record)
        m_action->setEnabled(can);
}

void AudioCard::refreshInterrupted()
{
    const auto recordings = m_studio.state() == State::Idle ? m_studio.interrupted() : QList<InterruptedRecording>();
    m_found->setVisible(!recordings.isEmpty());
    if (recordings.isEmpty())
        return;
    const InterruptedRecording &recording = recordings.first();
    m_foundWords->setText(tr("A recording that was interrupted was found: %1 long, of %2. Nothing of it is lost.")
            .arg(clockWords(recording.length), QLocale().toString(recording.started, u"d MMM HH:mm"_s)));
}

void AudioCard::showError(const Error &error)
{
    showProblem(words(error));
}

void AudioCard::showProblem(const QString &problem)
{
    m_problem->setText(problem);
    m_problem->show();
}

void AudioCard::showTime()
{
    const bool recording = m_studio.state() == State::Recording;
    const bool audio = m_session.hasAudio();
    m_elapsed->setText(clockWords(recording ? m_recorded : m_position));
    m_elapsed->setVisible(recording || audio);
    m_total->setText(audio && !recording ? tr("of %1").arg(clockWords(m_session.version()->length)) : QString());
    m_total->setVisible(audio && !recording && !m_narrow);
}

} // namespace campanile
