// SPDX-License-Identifier: GPL-3.0-or-later
// How the audio card is put together, and what of it is shown when.
#include "audiocard.h"

#include "card.h"
#include "devicechooser.h"
#include "interruptedview.h"
#include "label.h"
#include "levelview.h"
#include "metrics.h"
#include "note.h"
#include "painting.h"
#include "playbutton.h"
#include "recordbutton.h"
#include "segmented.h"
#include "soundwords.h"
#include "splitbutton.h"
#include "tokens.h"
#include "waveformview.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QMenu>
#include <QPainter>
#include <QStackedLayout>

using namespace Qt::StringLiterals;

namespace campanile {

using namespace std::chrono_literals;
using State = MessageStudio::State;
using What = MessageListening::What;

namespace {

/// A line across the card.
class Rule final : public QWidget {
public:
    Rule() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override { QPainter(this).fillRect(rect(), tokensFor(this).line); }
};

/// The waveform's place, with room for words over it and for a file that is held over it.
class Picture final : public QWidget {
public:
    Picture(QWidget *words, QWidget *waveform, QWidget *drop)
        : m_drop(drop)
    {
        auto *stack = new QStackedLayout(this);
        stack->setStackingMode(QStackedLayout::StackAll);
        stack->addWidget(words);
        stack->addWidget(waveform);
        stack->setCurrentWidget(words);
        setMinimumHeight(120);
        drop->setParent(this);
        drop->hide();
    }

protected:
    void resizeEvent(QResizeEvent *event) override
    {
        QWidget::resizeEvent(event);
        m_drop->setGeometry(rect());
    }

private:
    QWidget *m_drop;
};

} // namespace

void AudioCard::name()
{
    m_title->setObjectName(u"messageTitle"_s);
    m_title->setAccessibleName(tr("Title of the message"));
    m_title->setPlaceholderText(tr("Title"));
    m_title->setFont(textFont(TextStyle::CardTitle));
    m_title->setMaxLength(120);
    m_remove->setObjectName(u"removeMessage"_s);
    m_source->setObjectName(u"audioSource"_s);
    m_problem->setObjectName(u"audioProblem"_s);
    m_device->setObjectName(u"microphoneMissing"_s);
    m_removal->setObjectName(u"removeQuestion"_s);
    m_found->setObjectName(u"interruptedRecording"_s);
    m_waveform->setObjectName(u"waveform"_s);
    m_drop->setObjectName(u"dropHint"_s);
    m_record->setObjectName(u"record"_s);
    m_play->setObjectName(u"play"_s);
    m_play->setDiameter(56);
    m_pause->setObjectName(u"pause"_s);
    m_pause->setSide(buttonHeight);
    m_pause->setEdged(true);
    m_elapsed->setObjectName(u"elapsed"_s);
    m_total->setObjectName(u"total"_s);
    m_chooser->setObjectName(u"microphone"_s);
    m_level->setObjectName(u"level"_s);
    m_level->setCaption({});
    m_level->setAccessibleName(tr("Level"));
    m_undo->setObjectName(u"undoSound"_s);
    m_redo->setObjectName(u"redoSound"_s);
    m_silence->main()->setObjectName(u"cutSilence"_s);
    m_silence->main()->setIconName(u"trim"_s);
    m_silence->more()->setObjectName(u"otherCuts"_s);
    m_shorten->setObjectName(u"shortenPauses"_s);
    m_shorten->setCheckable(true);
    m_keepAll->setObjectName(u"keepAll"_s);
    m_action->setObjectName(u"audioAction"_s);
    m_advice->setObjectName(u"soundAdvice"_s);
    m_phone->main()->setObjectName(u"hearAsPhone"_s);
    m_phone->main()->setIconName(u"ear"_s);
    m_phone->more()->setObjectName(u"otherEars"_s);
    m_facts->setObjectName(u"soundFacts"_s);
}

void AudioCard::build()
{
    auto *outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    auto *card = new Card;
    outer->addWidget(card);
    m_body = card->body();
    m_body->setSpacing(12);

    auto *head = new QHBoxLayout;
    head->setSpacing(space8);
    head->addWidget(m_title, 1);
    head->addWidget(m_remove);
    head->addSpacing(space8);
    head->addWidget(m_source);
    m_body->addLayout(head);

    m_device->setText(tr("No microphone found. Connect one, or use the synthetic voice."));
    m_device->setLink(tr("Use the synthetic voice"));
    m_removal->setLink(tr("Remove"));
    m_removal->hide();
    m_problem->hide();
    m_advice->hide();
    // Otherwise a note asks for the height of its narrowest column, and the page scrolls for nothing.
    for (Note *note : {m_problem, m_removal, m_device, m_advice})
        note->setMinimumHeight(36);
    m_body->addWidget(m_problem);
    m_body->addWidget(m_removal);
    m_body->addWidget(m_device);
    m_body->addWidget(m_found);
    buildPicture();
    buildControls();
    m_body->addWidget(m_advice);
    buildFoot();
    placeTools();
}

void AudioCard::buildPicture()
{
    m_invitation->setAlignment(Qt::AlignCenter);
    m_invitation->setWordWrap(true);
    m_invitation->setAttribute(Qt::WA_TransparentForMouseEvents);
    auto *drop = static_cast<Label *>(m_drop);
    drop->setAlignment(Qt::AlignCenter);
    drop->setAutoFillBackground(true);
    drop->setAttribute(Qt::WA_TransparentForMouseEvents);
    drop->setFrameShape(QFrame::Box);
    m_body->addWidget(new Picture(m_invitation, m_waveform, m_drop), 1);
}

void AudioCard::buildControls()
{
    m_controls = new QHBoxLayout;
    m_controls->setSpacing(space16);
    m_controls->addWidget(m_record);
    m_controls->addWidget(m_play);
    m_controls->addWidget(m_pause);
    m_controls->addWidget(m_elapsed);
    m_controls->addWidget(m_total);
    m_controls->addSpacing(space8);
    auto *level = new QVBoxLayout;
    level->setSpacing(0);
    level->addStretch();
    level->addWidget(m_chooser);
    level->addWidget(m_level);
    level->addStretch();
    m_controls->addLayout(level, 1);
    m_controls->addWidget(m_action);
    m_body->addLayout(m_controls);

    auto *tools = new QHBoxLayout(m_tools);
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(space4);
    tools->addWidget(m_undo);
    tools->addWidget(m_redo);
    tools->addSpacing(space8);
    tools->addWidget(m_silence);
}

void AudioCard::buildFoot()
{
    auto *column = new QVBoxLayout(m_foot);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(12);
    column->addWidget(new Rule);
    m_footRow = new QHBoxLayout;
    m_footRow->setSpacing(space8);
    m_footRow->addWidget(m_phone);
    m_facts->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    m_facts->setElided(true);
    m_footRow->addStretch(0); // where the facts are not shown
    m_footRow->addWidget(m_facts, 1); // room for the words before they are there
    column->addLayout(m_footRow);
    m_body->addWidget(m_foot);
}

void AudioCard::setNarrow(bool narrow)
{
    m_narrow = narrow;
    const int padding = narrow ? space16 : cardPadding;
    m_body->setContentsMargins(padding, padding, padding, padding);
    placeTools();
    refresh();
    // The card's least width was that of before; it is asked for again only when the card says so.
    m_body->parentWidget()->updateGeometry();
    updateGeometry();
}

/// Beside the level, or where that is narrow, below it.
void AudioCard::placeTools()
{
    m_controls->removeWidget(m_tools);
    m_footRow->removeWidget(m_tools);
    if (m_narrow)
        m_footRow->addWidget(m_tools);
    else
        m_controls->insertWidget(m_controls->indexOf(m_action), m_tools);
    m_controls->setSpacing(m_narrow ? space8 : space16);
}

void AudioCard::refresh()
{
    refreshHead();
    refreshRecording();
    refreshAction();
    refreshInvitation();
    refreshTools();
    refreshFoot();
    refreshDevice();
    refreshAdvice();
    refreshMonitor();
    showTime();
}

void AudioCard::refreshHead()
{
    const auto &message = m_session.current();
    if (message && m_title->text() != message->title) {
        m_title->setText(message->title);
        m_title->setCursorPosition(0); // a long title is read from its beginning
    }
    m_title->setEnabled(message.has_value());
    m_remove->setEnabled(message && m_studio.state() == State::Idle);
    m_source->setEnabled(m_studio.state() == State::Idle);
}

void AudioCard::refreshRecording()
{
    const bool recording = m_studio.isRecording();
    const bool audio = m_session.hasAudio();
    const bool canRecord = m_session.version() && m_studio.recorder().hasDevice() && m_studio.state() == State::Idle;
    m_record->setVisible(recording || (!audio && source() == Record));
    m_record->setRecording(recording);
    m_record->setEnabled(recording || canRecord);
    m_pause->setVisible(recording);
    const bool paused = m_studio.state() == State::Paused;
    m_pause->setIconName(paused ? u"record"_s : u"pause"_s, paused ? tr("Go on recording") : tr("Pause"));
    m_play->setVisible(audio && !recording);
    m_play->setEnabled(m_studio.state() == State::Idle);
    m_play->setPlaying(m_studio.listening().isToMessage());
    m_chooser->setVisible(recording || audio || source() == Record);
    m_chooser->setLocked(recording);
    m_level->setVisible(m_chooser->isVisibleTo(this));
}

void AudioCard::refreshAction()
{
    const bool recording = m_studio.isRecording();
    const bool idle = m_session.version() && m_studio.state() == State::Idle;
    switch (source()) {
    case Record:
        m_action->setText(tr("Record again"));
        m_action->setIconName(u"record"_s);
        m_action->setVisible(m_session.hasAudio() && !recording);
        m_action->setEnabled(idle && m_studio.recorder().hasDevice());
        break;
    case Synthesise:
        m_action->setText(tr("Use the synthetic voice"));
        m_action->setIconName(u"volume"_s);
        m_action->setVisible(!recording);
        m_action->setEnabled(idle && !m_session.version()->text.simplified().isEmpty());
        break;
    case FromFile:
        m_action->setText(tr("Choose a sound file…"));
        m_action->setIconName(u"file"_s);
        m_action->setVisible(!recording);
        m_action->setEnabled(idle);
        break;
    }
}

void AudioCard::refreshInvitation()
{
    const bool working = m_studio.state() == State::Working;
    const bool drawn = !m_waveform->waveform().peaks.isEmpty();
    m_invitation->setVisible(!m_studio.isRecording() && ((working && !m_studio.work().isEmpty()) || !drawn));
    if (working && !m_studio.work().isEmpty())
        m_invitation->setText(m_workedFor < 2s
                ? tr("“%1” is being read…").arg(m_studio.work())
                : tr("“%1” is being read… %n second(s)", nullptr, static_cast<int>(m_workedFor.count()))
                      .arg(m_studio.work()));
    else if (working || m_session.hasAudio())
        m_invitation->setText(tr("One moment…"));
    else if (source() == Record && !m_studio.recorder().hasDevice())
        m_invitation->clear(); // the note above says why
    else if (source() == Record)
        m_invitation->setText(tr("No audio yet. Press the red dot and speak, as to a neighbour on the phone."));
    else if (source() == Synthesise)
        m_invitation->setText(tr("No audio yet. Write the text, listen to the voice, then use it."));
    else
        m_invitation->setText(tr("No audio yet. Choose a sound file or drop it here: WAV, FLAC, MP3, Ogg, M4A."));
}

void AudioCard::refreshTools()
{
    const bool idle = m_studio.state() == State::Idle;
    const auto undo = m_studio.undoStep();
    const auto redo = m_studio.redoStep();
    m_undo->setEnabled(undo.has_value());
    m_redo->setEnabled(redo.has_value());
    m_undo->setIconName(u"undo"_s, undo ? undoWords(*undo) : tr("Nothing to undo"));
    m_redo->setIconName(u"redo"_s, redo ? redoWords(*redo) : tr("Nothing to redo"));
    m_tools->setVisible((m_session.hasAudio() || undo || redo) && !m_studio.isRecording());
    m_silence->setEnabled(idle && m_studio.isEditable());
    m_shorten->setChecked(m_studio.edit().longestPause > 0ms);
}

void AudioCard::refreshFoot()
{
    const bool audio = m_session.hasAudio();
    m_foot->setVisible(!m_studio.isRecording() && (audio || (m_narrow && m_tools->isVisibleTo(m_foot))));
    const What what = m_studio.listening().what();
    const bool hearing = what == What::Phone || what == What::Machine;
    m_phone->setVisible(audio);
    m_phone->main()->setText(hearing ? tr("Stop") : tr("Hear it as on the phone"));
    m_phone->main()->setIconName(hearing ? u"halt"_s : u"ear"_s);
    m_phone->setEnabled(m_studio.isSettled());
    m_facts->setVisible(!m_narrow);
    if (!m_studio.isSettled())
        m_facts->setText(tr("One moment…"));
    else if (what == What::Machine)
        m_facts->setText(tr("An answering machine loses the first 3 seconds"));
    else if (const auto &report = m_studio.report())
        m_facts->setText(u"%1 · %2"_s.arg(tr("8 kHz, G.711"), loudnessWords(*report)));
    else
        m_facts->clear();
}

void AudioCard::refreshDevice()
{
    m_device->setVisible(!m_studio.recorder().hasDevice() && source() == Record && !m_studio.isRecording());
}

/// One sentence: what spoils the recording while it runs; afterwards the worst that was measured.
void AudioCard::refreshAdvice()
{
    QString advice;
    if (m_studio.isRecording())
        advice = watchWords(m_verdict);
    else if (m_session.hasAudio() && m_studio.isSettled() && m_studio.report())
        advice = adviceWords(*m_studio.report());
    m_advice->setText(advice);
    m_advice->setVisible(!advice.isEmpty());
}

/// The level is seen before anybody records; nothing listens where nobody looks.
void AudioCard::refreshMonitor()
{
    const bool wanted =
        m_shown && m_session.version() && source() == Record && m_studio.listening().what() == What::Nothing;
    if (m_studio.recorder().isMonitoring() != wanted)
        m_studio.recorder().monitor(wanted);
}

} // namespace campanile
