// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiocard.h"

#include "devicechooser.h"
#include "errorwords.h"
#include "interruptedview.h"
#include "label.h"
#include "levelview.h"
#include "note.h"
#include "playbutton.h"
#include "recordbutton.h"
#include "segmented.h"
#include "soundwords.h"
#include "splitbutton.h"
#include "titlefield.h"
#include "waveformview.h"

#include <QDragEnterEvent>
#include <QFileInfo>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QMimeData>
#include <QShortcut>

#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

using namespace std::chrono_literals;
using State = MessageStudio::State;
using What = MessageListening::What;
using Milliseconds = std::chrono::milliseconds;

namespace {

/// The one file that is dragged; empty: something else is.
QString draggedFile(const QMimeData *data)
{
    const QList<QUrl> urls = data->urls();
    const QString path = urls.size() == 1 ? urls.first().toLocalFile() : QString();
    return QFileInfo(path).isFile() ? path : QString();
}

} // namespace

AudioCard::AudioCard(MessageSession &session, MessageStudio &studio, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_studio(studio)
    , m_title(new TitleField)
    , m_remove(new IconButton(u"trash"_s, tr("Remove this message")))
    , m_source(new Segmented({tr("Record"), tr("Synthetic voice"), tr("From file")}))
    , m_problem(new Note(Note::Kind::Error))
    , m_device(new Note(Note::Kind::Error))
    , m_removal(new Note(Note::Kind::Warning))
    , m_found(new InterruptedView(studio))
    , m_invitation(new Label(TextStyle::Body, Ink::Muted))
    , m_waveform(new WaveformView)
    , m_drop(new Label(tr("Let go: the file becomes the message's sound"), TextStyle::BodyStrong, Ink::Primary))
    , m_record(new RecordButton)
    , m_play(new PlayButton)
    , m_pause(new IconButton(u"pause"_s, tr("Pause")))
    , m_elapsed(new Label(TextStyle::Figure))
    , m_total(new Label(TextStyle::Body, Ink::Muted))
    , m_chooser(new DeviceChooser(studio.recorder()))
    , m_level(new LevelView)
    , m_tools(new QWidget)
    , m_undo(new IconButton(u"undo"_s, tr("Undo")))
    , m_redo(new IconButton(u"redo"_s, tr("Redo")))
    , m_silence(new SplitButton(tr("Cut silences"), tr("Other cuts"), Button::Role::Neutral))
    , m_shorten(m_silence->menu()->addAction(tr("Shorten long pauses too")))
    , m_keepAll(m_silence->menu()->addAction(tr("Put the whole recording back")))
    , m_action(new Button({}, Button::Role::Neutral))
    , m_advice(new Note(Note::Kind::Warning))
    , m_foot(new QWidget)
    , m_phone(new SplitButton(
          tr("Hear it as on the phone"), tr("Other ways to hear it on the phone"), Button::Role::Secondary))
    , m_facts(new Label(TextStyle::Detail, Ink::Muted))
{
    name();
    build();
    setAcceptDrops(true);
    m_working.setInterval(1s);
    connect(&m_working, &QTimer::timeout, this, [this] {
        ++m_workedFor;
        refreshInvitation();
    });
    connectSession();
    connectStudio();
    connectListening();
    connectControls();
    refresh();
    m_found->refresh();
}

void AudioCard::connectSession()
{
    const auto showVersion = [this] {
        m_problem->hide();
        m_removal->hide();
        showPosition(0ms);
        refresh();
    };
    connect(&m_session, &MessageSession::currentChanged, this, showVersion);
    connect(&m_session, &MessageSession::versionChanged, this, showVersion);
    connect(&m_session, &MessageSession::messageChanged, this, &AudioCard::refresh);
    connect(&m_session, &MessageSession::failed, this, &AudioCard::showError);
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
}

void AudioCard::connectStudio()
{
    connect(&m_studio, &MessageStudio::failed, this, &AudioCard::showError);
    connect(&m_studio, &MessageStudio::recordingKept, this, [this](const Error &why, Milliseconds length, bool inside) {
        const QString kept = inside ? tr("The %1 that were recorded are in the message.").arg(clockWords(length))
                                    : tr("The %1 that were recorded are kept aside.").arg(clockWords(length));
        const bool another = why.code == ErrorCode::AudioDeviceLost && m_studio.recorder().hasDevice();
        showProblem(words(why) + u' ' + kept,
            another ? tr("Record again with %1").arg(m_studio.recorder().deviceName()) : QString());
    });
    connect(m_problem, &Note::linkActivated, this, [this] {
        m_problem->hide();
        setSource(Record);
        m_studio.startRecording();
    });
    connect(&m_studio, &MessageStudio::stateChanged, this, [this](State state) {
        if (state == State::Recording && !m_waveform->isLive()) {
            m_recorded = 0ms;
            m_watch = {};
            m_waveform->startLive();
            m_record->setFocus();
        }
        m_verdict = LiveWatch::Verdict::Fine;
        m_workedFor = 0s;
        state == State::Working ? m_working.start() : m_working.stop();
        if (state != State::Paused)
            m_level->clear();
        if (!m_studio.isRecording() && m_record->hasFocus())
            m_waveform->setFocus(); // the button goes; here Space plays
        refresh();
    });
    connect(&m_studio, &MessageStudio::audioChanged, this, [this](const Waveform &waveform) {
        m_waveform->setWaveform(waveform);
        showKept();
        showPosition(0ms);
        refresh();
    });
    connect(&m_studio, &MessageStudio::editChanged, this, [this] {
        showKept();
        showPosition(0ms);
        refresh();
    });
    connect(&m_studio, &MessageStudio::settledChanged, this, &AudioCard::refresh);
    connect(&m_studio, &MessageStudio::historyChanged, this, &AudioCard::refreshTools);
    connect(&m_studio, &MessageStudio::reportChanged, this, &AudioCard::refresh);
    Recorder &recorder = m_studio.recorder();
    connect(&recorder, &Recorder::deviceChanged, this, &AudioCard::refresh);
    connect(&recorder, &Recorder::levelChanged, this, [this](double peakDb, double) {
        if (m_studio.listening().what() != What::Nothing)
            return;
        m_level->setLevel(peakDb);
        if (m_studio.state() == State::Recording && std::exchange(m_verdict, m_watch.add(peakDb)) != m_verdict)
            refreshAdvice();
    });
    connect(&recorder, &Recorder::peaksRecorded, m_waveform, &WaveformView::addPeaks);
    connect(&recorder, &Recorder::lengthChanged, this, [this](Milliseconds length) {
        m_recorded = length;
        showTime();
    });
}

void AudioCard::connectListening()
{
    MessageListening &listening = m_studio.listening();
    connect(&listening, &MessageListening::changed, this, [this] {
        m_level->clear();
        const bool machine = m_studio.listening().what() == What::Machine;
        m_waveform->setUnheard(m_studio.inTake(0ms), machine ? m_studio.inTake(answeringMachineLoses) : 0ms);
        refresh();
    });
    connect(&listening, &MessageListening::positionChanged, this, [this](Milliseconds position) {
        showPosition(position);
        const Waveform &waveform = m_waveform->waveform();
        if (waveform.length > 0ms && !waveform.peaks.isEmpty()) { // what is heard now, as it was drawn
            const auto at = std::min<qsizetype>(waveform.peaks.size() - 1,
                m_waveform->position().count() * waveform.peaks.size() / waveform.length.count());
            m_level->setLevel(20 * std::log10(std::max(1e-4F, waveform.peaks.at(at))));
        }
    });
    connect(&listening, &MessageListening::endReached, this, [this] { showPosition(0ms); });
}

void AudioCard::connectControls()
{
    connect(m_source, &Segmented::chosen, this, [this] {
        refresh();
        Q_EMIT sourceChanged();
    });
    connect(m_device, &Note::linkActivated, this, [this] { setSource(Synthesise); });
    connect(m_record, &QAbstractButton::clicked, this, [this] {
        m_problem->hide();
        if (m_studio.isRecording())
            m_studio.stopRecording();
        else
            m_studio.startRecording();
    });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_studio.state() == State::Paused)
            m_studio.resumeRecording();
        else
            m_studio.pauseRecording();
    });
    connect(m_play, &QAbstractButton::clicked, this, &AudioCard::playOrStop);
    connect(m_waveform, &WaveformView::seeked, this, [this](Milliseconds position) {
        m_playhead = m_studio.inAudio(position);
        if (m_studio.listening().what() == What::Message)
            m_studio.listen(m_playhead);
        showTime();
    });
    connect(m_waveform, &WaveformView::keptChosen, &m_studio, &MessageStudio::trim);
    connect(m_undo, &QPushButton::clicked, &m_studio, &MessageStudio::undo);
    connect(m_redo, &QPushButton::clicked, &m_studio, &MessageStudio::redo);
    connect(m_silence->main(), &QPushButton::clicked, &m_studio, &MessageStudio::cutSilence);
    connect(m_shorten, &QAction::triggered, &m_studio, &MessageStudio::shortenPauses);
    connect(m_keepAll, &QAction::triggered, &m_studio, &MessageStudio::keepAll);
    for (const auto &[keys, what] :
        {std::pair(QKeySequence::Undo, &MessageStudio::undo), std::pair(QKeySequence::Redo, &MessageStudio::redo)}) {
        auto *shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, &m_studio, what);
    }
    connect(m_action, &QPushButton::clicked, this, [this] {
        m_problem->hide();
        switch (source()) {
        case Record: m_studio.startRecording(); break;
        case Synthesise: Q_EMIT synthesisWanted(); break;
        case FromFile: Q_EMIT fileWanted(); break;
        }
    });
    connect(m_phone->main(), &QPushButton::clicked, this, [this] {
        const What what = m_studio.listening().what();
        if (what == What::Phone || what == What::Machine)
            m_studio.listening().stop();
        else
            m_studio.listening().listenAs(PhoneEar::Person);
    });
    const auto hearAs = [this](const QString &words, PhoneEar ear, const QString &objectName) {
        QAction *action = m_phone->menu()->addAction(words);
        action->setObjectName(objectName);
        connect(action, &QAction::triggered, this, [this, ear] { m_studio.listening().listenAs(ear); });
    };
    hearAs(tr("As a person hears it"), PhoneEar::Person, u"hearAsPerson"_s);
    hearAs(
        tr("As an answering machine would cut it (begins 3 s late)"), PhoneEar::AnsweringMachine, u"hearAsMachine"_s);
    connect(m_chooser, &DeviceChooser::deviceChosen, this, &AudioCard::microphoneChosen);
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

void AudioCard::playOrStop()
{
    if (m_studio.listening().isToMessage())
        return m_studio.listening().stop();
    const Milliseconds length = m_session.hasAudio() ? m_session.version()->length : 0ms;
    m_studio.listen(m_playhead + 200ms < length ? m_playhead : 0ms);
}

bool AudioCard::event(QEvent *event)
{
    switch (event->type()) {
    case QEvent::Show:
    case QEvent::Hide:
        m_shown = event->type() == QEvent::Show;
        refreshMonitor();
        break;
    case QEvent::Resize:
        if (m_drop->parentWidget())
            m_drop->setGeometry(m_drop->parentWidget()->rect());
        break;
    default: break;
    }
    return QWidget::event(event);
}

void AudioCard::keyPressEvent(QKeyEvent *event)
{
    // of the waveform and its handles: buttons keep their own Space
    if (event->key() != Qt::Key_Space || event->isAutoRepeat() || !m_session.hasAudio() || m_studio.isRecording())
        return QWidget::keyPressEvent(event);
    playOrStop();
}

void AudioCard::dragEnterEvent(QDragEnterEvent *event)
{
    if (!m_session.version() || m_studio.state() != State::Idle || draggedFile(event->mimeData()).isEmpty())
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_drop->setGeometry(m_drop->parentWidget()->rect());
    m_drop->raise();
    m_drop->show();
}

void AudioCard::dragLeaveEvent(QDragLeaveEvent *)
{
    m_drop->hide();
}

void AudioCard::dropEvent(QDropEvent *event)
{
    m_drop->hide();
    const QString path = draggedFile(event->mimeData());
    if (path.isEmpty() || m_studio.state() != State::Idle)
        return;
    event->setDropAction(Qt::CopyAction);
    event->accept();
    m_problem->hide();
    Q_EMIT fileDropped(path);
}

void AudioCard::showError(const Error &error)
{
    showProblem(words(error));
}

void AudioCard::showProblem(const QString &problem, const QString &link)
{
    m_problem->setText(problem);
    m_problem->setLink(link);
    m_problem->show();
}

void AudioCard::showKept()
{
    m_waveform->setTrimmable(m_studio.isEditable());
    if (m_studio.isEditable())
        m_waveform->setKept(m_studio.edit().trimStart, m_studio.takeLength() - m_studio.edit().trimEnd);
}

void AudioCard::showPosition(Milliseconds inAudio)
{
    m_playhead = inAudio;
    m_waveform->setPosition(m_studio.inTake(inAudio));
    showTime();
}

void AudioCard::showTime()
{
    const bool recording = m_studio.isRecording();
    const bool audio = m_session.hasAudio();
    m_elapsed->setText(clockWords(recording ? m_recorded : m_playhead));
    m_elapsed->setVisible(recording || audio);
    const QString total = m_studio.state() == State::Paused ? tr("paused")
        : audio && !recording                               ? tr("of %1").arg(clockWords(m_session.version()->length))
                                                            : QString();
    m_total->setText(total);
    m_total->setVisible(!total.isEmpty() && (!m_narrow || recording));
}

} // namespace campanile
