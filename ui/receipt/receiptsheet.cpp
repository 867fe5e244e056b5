// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiptsheet.h"

#include "audioports.h"
#include "audioworkshop.h"
#include "button.h"
#include "callerwords.h"
#include "campaigndraft.h"
#include "clock.h"
#include "consequencebutton.h"
#include "errorwords.h"
#include "figures.h"
#include "filterwords.h"
#include "label.h"
#include "languageshare.h"
#include "mappane.h"
#include "metrics.h"
#include "modebadge.h"
#include "note.h"
#include "placewords.h"
#include "playbutton.h"
#include "receiptrow.h"
#include "receiptwords.h"
#include "sheetparts.h"
#include "timewords.h"
#include "toggle.h"
#include "tokens.h"
#include "trackrows.h"
#include "waveformview.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>
#include <QScrollArea>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr QSize sheetSize{1120, 784};
constexpr int sheetEdge = 4;
constexpr int lowSheet = 760; ///< the tracks take less room
/// Of real time, whatever the dialer's clock does: an accelerated one tells its own hours (proto, PrepareCampaign).
constexpr std::chrono::minutes longestValidity{15};

} // namespace

ReceiptSheet::ReceiptSheet(CampaignDraft &draft, Launcher &launcher, Player &player, AudioWorkshop &workshop,
    MapPane *map, const Clock &clock, QWidget *over)
    : QWidget(over)
    , m_draft(draft)
    , m_launcher(launcher)
    , m_player(player)
    , m_workshop(workshop)
    , m_clock(clock)
    , m_over(over)
    , m_map(map)
    , m_sheet(new SheetFrame(this))
{
    setObjectName(u"receiptSheet"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_sheet->setAccessibleName(tr("The dialer's receipt"));
    m_state = new Note(Note::Kind::Error, {}, m_sheet);
    m_state->hide();
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(space24, space16, space24, space16);
    columns->setSpacing(space32);
    columns->addWidget(buildPlace(), 1);
    columns->addWidget(buildFacts(), 1);
    auto *layout = new QVBoxLayout(m_sheet);
    layout->setContentsMargins(sheetEdge, sheetEdge, sheetEdge, sheetEdge);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addLayout(columns, 1);
    layout->addWidget(buildFoot());

    connect(&m_launcher, &Launcher::stateChanged, this, &ReceiptSheet::follow);
    m_second.setInterval(std::chrono::seconds(1));
    connect(&m_second, &QTimer::timeout, this, &ReceiptSheet::refresh);
    over->installEventFilter(this);
    hide();
    follow();
}

QWidget *ReceiptSheet::buildHead()
{
    auto *head = new SheetBand(SheetBand::Line::Below, m_sheet);
    auto *line = new QHBoxLayout(head);
    line->setContentsMargins(space24, space12, space24, space12);
    line->setSpacing(space16);
    line->addWidget(new Label(tr("The dialer's receipt"), TextStyle::PageTitle, Ink::Text, head));
    m_number = new Label(TextStyle::Detail, Ink::Muted, head);
    line->addWidget(m_number, 1);
    m_badge = new ModeBadge(head);
    m_badge->setArrow(false);
    m_badge->setEnabled(false);
    line->addWidget(m_badge);
    return head;
}

QWidget *ReceiptSheet::buildPlace()
{
    auto *place = new QWidget(m_sheet);
    auto *layout = new QVBoxLayout(place);
    layout->setContentsMargins({});
    layout->setSpacing(space12);
    m_map->setParent(place);
    m_map->setChrome(true, false, true);
    m_map->setMinimumSize(240, 200);
    layout->addWidget(m_map, 1);
    auto *legend = new QHBoxLayout;
    legend->setSpacing(space24);
    legend->addWidget(new AreaKey(AreaKey::Kind::Held, tr("held by the dialer"), place));
    legend->addWidget(new AreaKey(AreaKey::Kind::Drawn, tr("drawn by you"), place));
    m_same = new Label(TextStyle::DetailStrong, Ink::Ok, place);
    m_same->setObjectName(u"receiptSame"_s);
    legend->addWidget(m_same, 1);
    layout->addLayout(legend);
    return place;
}

QWidget *ReceiptSheet::buildFacts()
{
    auto *facts = new QWidget(m_sheet);
    auto *layout = new QVBoxLayout(facts);
    layout->setContentsMargins({});
    layout->setSpacing(0);

    auto *head = new QWidget(facts);
    head->setFixedHeight(64);
    auto *total = new QHBoxLayout(head);
    total->setContentsMargins({});
    total->setSpacing(space16);
    m_phones = new Label(TextStyle::LargeFigure, Ink::Text, facts);
    m_phones->setObjectName(u"receiptPhones"_s);
    total->addWidget(m_phones);
    auto *kinds = new QVBoxLayout;
    kinds->setSpacing(0);
    kinds->addStretch();
    kinds->addWidget(new Label(tr("phones will be called"), TextStyle::Body, Ink::Text2, facts));
    m_kinds = new Label(TextStyle::Detail, Ink::Muted, facts);
    kinds->addWidget(m_kinds);
    kinds->addStretch();
    total->addLayout(kinds);
    total->addStretch();
    m_difference = new Label(TextStyle::DetailStrong, Ink::Ok, facts);
    total->addWidget(m_difference);
    layout->addWidget(head);
    layout->addWidget(new Rule(facts));

    m_area = new ReceiptRow(tr("Area"), facts);
    m_audio = new ReceiptRow(tr("Audio"), facts);
    m_length = new ReceiptRow(tr("Length"), facts);
    m_refused = new ReceiptRow(tr("Refused"), facts);
    m_refused->setObjectName(u"receiptRefused"_s);
    m_caller = new ReceiptRow(tr("Who calls"), facts);
    m_caller->setObjectName(u"receiptCaller"_s);
    m_keys = new ReceiptRow(tr("Keys"), facts);
    m_keys->setObjectName(u"receiptKeys"_s);
    m_play = new PlayButton(facts);
    m_play->setObjectName(u"receiptPlay"_s);
    m_play->setDiameter(36);
    m_waveform = new WaveformView(facts);
    m_waveform->setCompact(true);
    m_waveform->setSeekable(false);
    m_waveform->setFixedHeight(28);
    m_audio->setBefore(m_play);
    m_audio->setBetween(m_waveform);
    m_filter = new ReceiptRow(tr("Filter"), facts);
    m_filter->setObjectName(u"receiptFilter"_s);
    m_tracks = new TrackRows(m_player, facts);
    m_tracksArea = new QScrollArea(facts);
    m_tracksArea->setWidget(m_tracks);
    m_tracksArea->setWidgetResizable(true);
    m_tracksArea->setFrameShape(QFrame::NoFrame);
    m_tracksArea->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_tracksArea->setFocusPolicy(Qt::NoFocus);
    m_tracksArea->viewport()->setAutoFillBackground(false);
    m_tracks->setAutoFillBackground(false);
    for (QWidget *row : std::initializer_list<QWidget *>{
             m_area, m_filter, m_caller, m_audio, m_tracksArea, m_keys, m_length, m_refused})
        layout->addWidget(row);
    layout->addSpacing(space16);

    m_canary = new Toggle(tr("First only %1 phones").arg(canaryCount), facts);
    m_canary->setObjectName(u"canaryToggle"_s);
    auto *canary = new CanaryBox(m_canary, tr("First only %1 phones").arg(canaryCount),
        tr("Then it pauses and asks whether to go on: about 2 minutes more"), facts);
    m_canaryBox = canary;
    layout->addWidget(canary);
    layout->addSpacing(space12);
    layout->addWidget(m_state);
    layout->addStretch();

    connect(m_canary, &Toggle::toggled, this, &ReceiptSheet::refresh);
    connect(m_play, &PlayButton::clicked, this, [this] {
        const QString path = m_tracks->mainPath();
        if (m_player.isPlaying() && m_player.path() == path)
            m_player.stop();
        else if (!path.isEmpty())
            (void)m_player.play(path); // what it cannot play the message page has said already
    });
    connect(&m_player, &Player::playingChanged, this,
        [this](bool playing) { m_play->setPlaying(playing && m_player.path() == m_tracks->mainPath()); });
    connect(&m_player, &Player::positionChanged, this, [this](std::chrono::milliseconds position) {
        if (m_play->isPlaying())
            m_waveform->setPosition(position);
    });
    return facts;
}

QWidget *ReceiptSheet::buildFoot()
{
    auto *foot = new SheetBand(SheetBand::Line::Above, m_sheet);
    auto *layout = new QVBoxLayout(foot);
    layout->setContentsMargins(space24, space16, space24, space12);
    layout->setSpacing(space8);
    auto *line = new QHBoxLayout;
    line->setSpacing(space16);
    m_back = new Button(tr("Back to the draft"), Button::Role::Neutral, foot);
    m_back->setObjectName(u"receiptBack"_s);
    m_back->setMinimumSize(184, consequenceLowHeight);
    line->addWidget(m_back);
    m_launch = new ConsequenceButton(foot);
    m_launch->setObjectName(u"launchButton"_s);
    m_launch->setHoldNeeded(true);
    m_launch->setIdleHeight(consequenceLowHeight);
    line->addWidget(m_launch, 1);
    layout->addLayout(line);
    auto *hints = new QHBoxLayout;
    hints->setSpacing(space8);
    hints->addStretch();
    m_hint = new Label(TextStyle::Detail, Ink::Muted, foot);
    hints->addWidget(m_hint);
    m_typed = new QLineEdit(foot);
    m_typed->setObjectName(u"typedCount"_s);
    m_typed->setAccessibleName(tr("Type the number of phones and press Enter"));
    m_typed->setFixedSize(96, compactRowHeight);
    m_typed->setTextMargins(space4, 0, space4, 0);
    m_typed->setMaxLength(12);
    hints->addWidget(m_typed);
    hints->addStretch();
    layout->addLayout(hints);

    connect(m_back, &Button::clicked, this, &ReceiptSheet::turnBack);
    connect(m_launch, &ConsequenceButton::activated, this, &ReceiptSheet::launch);
    connect(m_launch, &ConsequenceButton::holdChanged, this, [this](std::chrono::milliseconds left) {
        m_hint->setText(tr("<b>Keep holding</b> for %1 s – let go, and nothing starts")
                .arg(QLocale().toString(static_cast<double>(left.count()) / 1000, 'f', 1)));
    });
    connect(m_typed, &QLineEdit::returnPressed, this, [this] {
        // Dots and spaces as people write them; any other number launches nothing.
        QString typed = m_typed->text();
        typed.remove(QLocale().groupSeparator()).remove(u' ');
        const int called = canary() > 0 ? canary() : m_launcher.receipt() ? m_launcher.receipt()->accepted : 0;
        if (typed == QString::number(called))
            launch();
        else
            m_typed->selectAll();
    });
    return foot;
}

bool ReceiptSheet::isOnItsWay() const
{
    return m_launcher.state() == Launcher::State::Launching || m_launcher.state() == Launcher::State::Unknown;
}

std::chrono::seconds ReceiptSheet::validFor() const
{
    if (!m_launcher.receipt() || !m_arrived.isValid())
        return {};
    const Receipt &receipt = *m_launcher.receipt();
    const auto granted = std::chrono::seconds(receipt.prepared.secsTo(receipt.expires));
    return std::min<std::chrono::seconds>(granted, longestValidity)
        - std::chrono::seconds(m_arrived.secsTo(m_clock.now()));
}

bool ReceiptSheet::isExpired() const
{
    return m_launcher.receipt() && validFor() < std::chrono::seconds(0);
}

int ReceiptSheet::canary() const
{
    return m_canary->isChecked() && m_launcher.receipt() && m_launcher.receipt()->accepted > canaryCount ? canaryCount
                                                                                                         : 0;
}

void ReceiptSheet::follow()
{
    using State = Launcher::State;
    const State state = m_launcher.state();
    const bool wanted = m_launcher.receipt() && (state == State::Ready || state == State::Failed || isOnItsWay());
    if (!wanted) {
        m_second.stop();
        hide();
        return;
    }
    if (state == State::Ready && !isVisible()) {
        m_canary->setChecked(m_launcher.receipt()->mode == Mode::Live && m_launcher.receipt()->accepted > canaryCount);
        m_typed->clear();
        m_arrived = m_clock.now();
    }
    fill();
    if (!isVisible()) {
        setGeometry(m_over->rect());
        show();
        raise();
        arrange();
        m_map->showArea();
        m_back->setFocus(Qt::OtherFocusReason); // never on the button that launches
        m_second.start();
    }
}

void ReceiptSheet::fill()
{
    const Receipt &receipt = *m_launcher.receipt();
    const bool drill = receipt.mode == Mode::Drill;
    static_cast<SheetFrame *>(m_sheet)->setMode(receipt.mode);
    m_badge->setMode(receipt.mode, ModeBadge::Style::Filled);
    m_launch->setMode(receipt.mode);

    m_map->setDrill(drill);
    m_map->setArea(receipt.area, MapPane::AreaStyle::Receipt);
    const std::optional<PreparedCampaign> &sent = m_launcher.sent();
    m_map->setDrawnArea(sent ? sent->area : Area());

    m_phones->setText(figure(receipt.accepted));
    m_kinds->setText(tr("%1 landlines · %2 mobiles").arg(figure(receipt.landlines), figure(receipt.mobiles)));
    const auto refused = static_cast<int>(receipt.refused.size());
    const int drafted = sent ? static_cast<int>(sent->recipients.size()) : 0;
    m_difference->setText(refused > 0 ? tr("%1 in the draft, less %2").arg(figure(drafted), figure(refused))
                                      : tr("the same as in the draft"));

    const bool sameArea =
        sent && areaDigest(sent->area) == areaDigest(receipt.area) && receipt.areaDigest == areaDigest(receipt.area);
    m_same->setInk(sameArea ? Ink::Ok : Ink::Live);
    m_same->setText(sameArea ? u"✓ "_s + tr("they coincide") : u"✕ "_s + tr("they differ"));
    m_area->set(sameArea ? StatusLight::State::Ok : StatusLight::State::Failed, placeTitle(receipt.area),
        sameArea ? tr("fingerprint %1 · the same as drawn").arg(fingerprint(receipt.areaDigest))
                 : tr("not what you drew"));
    const QString filter = filterInWords(sent && sent->id == m_filterOf.first ? m_filterOf.second : m_draft.filter());
    m_filter->setVisible(!filter.isEmpty());
    m_filter->set(StatusLight::State::Warning, filter, tr("not everybody in the area is called"));
    fillAudio(receipt);
    const QDateTime end = m_clock.now().addSecs(receipt.eta.count());
    m_length->set(StatusLight::State::Ok,
        tr("first round %1 · ends at about %2").arg(spanWords(receipt.firstRound), hourWords(end)),
        tr("%1 s of audio · %2 channels · %3 calls/s · %4 round(s)", nullptr, receipt.policy.maxAttempts)
            .arg(figure(TrackRows::meanLength(receipt).count() / 1000), figure(receipt.channels),
                QLocale().toString(receipt.callsPerSecond), figure(receipt.policy.maxAttempts)));
    fillCall(receipt);
    m_refused->setVisible(refused > 0);
    m_refused->set(StatusLight::State::Warning,
        tr("%1 number(s) will not be called", nullptr, refused).arg(figure(refused)), refusedWords(receipt.refused));
    QStringList numbers;
    for (const RefusedNumber &number : receipt.refused.first(std::min<qsizetype>(receipt.refused.size(), 30)))
        numbers.append(number.number);
    m_refused->setToolTip(numbers.join(u'\n'));
    m_canaryBox->setVisible(receipt.accepted > canaryCount);

    refresh();
}

void ReceiptSheet::fillCall(const Receipt &receipt)
{
    const QString machine = receipt.policy.machine == MachinePolicy::HangUp ? tr("answering machine: hangs up")
                                                                            : tr("answering machine: leaves the message");
    const QString stop = receipt.policy.finishSentence ? tr("STOP: at the end of the sentence") : tr("STOP: cuts at once");
    m_caller->set(StatusLight::State::Ok,
        receipt.callerId.isEmpty() ? tr("the line's own number") : internationalWords(receipt.callerId),
        machine + u" · "_s + stop);

    // With several languages a low sheet has no room for everything: the numbers come first.
    const bool low = height() < lowSheet && (m_tracksArea->isVisibleTo(this) || m_filter->isVisibleTo(this));
    m_area->setLow(low);
    m_caller->setLow(low);
    m_keys->setLow(low);
    const std::optional<PreparedCampaign> &sent = m_launcher.sent();
    QStringList announced;
    bool wanted = m_draft.callSettings().announceKeys, all = true;
    for (qsizetype i = 0; i < receipt.tracks.size(); ++i) {
        const Track &track = receipt.tracks[i];
        wanted = wanted || (sent && i < sent->tracks.size() && !sent->tracks[i].prompts.isEmpty());
        const bool keys =
            std::ranges::any_of(track.prompts, [](const Prompt &each) { return each.kind == PromptKind::Keys; });
        all = all && keys;
        if (keys)
            announced.append(languageName(primaryTag(track.language)));
    }
    m_keys->setVisible(wanted || !announced.isEmpty());
    m_keys->set(all ? StatusLight::State::Ok : StatusLight::State::Warning,
        announced.isEmpty() ? tr("not announced: there is no voice, or the dialer has none")
                            : tr("announced after the message: %1").arg(announced.join(u", "_s)),
        tr("1 confirms · 2 repeats · 9 asks for help · 0 no more calls"));
}

void ReceiptSheet::fillAudio(const Receipt &receipt)
{
    const std::optional<PreparedCampaign> &sent = m_launcher.sent();
    m_tracks->set(receipt, sent ? &*sent : nullptr);
    const int rows = m_tracks->isHidden() ? 0 : m_tracks->sizeHint().height();
    m_tracksArea->setVisible(rows > 0);
    m_tracksArea->setFixedHeight(std::min(rows, height() < lowSheet ? 2 * compactRowHeight : 4 * compactRowHeight));
    const auto count = static_cast<int>(receipt.tracks.size());
    const QString held = count > 1
        ? tr("%1 on average · %n language(s)", nullptr, count)
              .arg(clockWords(std::chrono::round<std::chrono::seconds>(TrackRows::meanLength(receipt))))
        : clockWords(std::chrono::round<std::chrono::seconds>(receipt.audioLength));
    m_audio->set(m_tracks->agrees() ? StatusLight::State::Ok : StatusLight::State::Failed, {},
        m_tracks->agrees() ? tr("%1 · fingerprint %2").arg(held, fingerprint(receipt.audioDigest))
                           : tr("The dialer holds another sound than the one you sent"));
    m_play->setEnabled(!m_tracks->mainPath().isEmpty());
    m_waveform->setWaveform({});
    if (const QString path = m_tracks->mainPath(); !path.isEmpty()) {
        m_workshop.waveform(path, WaveformView::slices).then(this, [this, path](const Result<Waveform> &waveform) {
            if (waveform && path == m_tracks->mainPath())
                m_waveform->setWaveform(*waveform);
        });
    }
}

void ReceiptSheet::setFilterOf(const CampaignId &campaign, const AudienceFilter &filter)
{
    m_filterOf = {campaign, filter};
}

void ReceiptSheet::refresh()
{
    if (!m_launcher.receipt())
        return;
    using State = Launcher::State;
    const Receipt &receipt = *m_launcher.receipt();
    const State state = m_launcher.state();
    const auto left = std::max(validFor(), std::chrono::seconds(0));
    m_number->setText(isExpired()
            ? tr("no. %1 · %2 · expired").arg(receipt.number, exactHourWords(receipt.prepared.toLocalTime()))
            : tr("no. %1 · %2 · expires in %3")
                  .arg(receipt.number, exactHourWords(receipt.prepared.toLocalTime()), clockWords(left)));
    m_back->setEnabled(!isOnItsWay());
    m_canary->setEnabled(state == State::Ready);
    m_typed->setEnabled(state == State::Ready && !isExpired());
    m_state->hide();

    const int called = canary() > 0 ? canary() : receipt.accepted;
    if (state == State::Launching) {
        m_launch->setState(ConsequenceButton::State::Working, tr("Launching …"));
    } else if (state == State::Unknown) {
        m_launch->setState(ConsequenceButton::State::Working, tr("Asking the dialer …"));
        m_state->setKind(Note::Kind::Stale);
        m_state->setText(tr("The dialer does not answer: the alert may have started. Campanile goes on asking."));
        m_state->show();
    } else if (state == State::Failed) {
        const Error error = m_launcher.error().value_or(Error());
        m_launch->setState(error.code == ErrorCode::ReceiptDiffers ? ConsequenceButton::State::Differs
                                                                   : ConsequenceButton::State::Missing,
            words(error));
    } else if (isExpired()) {
        m_launch->setState(
            ConsequenceButton::State::Missing, tr("The receipt has expired: go back and ask for another"));
    } else {
        m_launch->setState(ConsequenceButton::State::Ready, launchWords(receipt, canary()));
    }
    m_hint->setVisible(state == State::Ready && !isExpired());
    m_typed->setVisible(m_hint->isVisibleTo(this));
    m_typed->setPlaceholderText(QString::number(called));
    if (!m_launch->isHeld())
        m_hint->setText(
            tr("<b>Hold it</b> for 2 s, with the mouse or Enter – or type <b>%1</b> and press Enter").arg(called));
}

void ReceiptSheet::launch()
{
    if (m_launcher.state() != Launcher::State::Ready || isExpired())
        return;
    m_player.stop();
    m_launcher.launch(canary());
}

void ReceiptSheet::turnBack()
{
    if (isOnItsWay())
        return;
    m_player.stop();
    m_launcher.discard();
}

void ReceiptSheet::arrange()
{
    const QSize room = size() - QSize(2 * space16, 2 * space16);
    const QSize sheet(std::min(sheetSize.width(), room.width()), std::min(sheetSize.height(), room.height()));
    m_sheet->setGeometry(QRect(QPoint((width() - sheet.width()) / 2, (height() - sheet.height()) / 2), sheet));
}

void ReceiptSheet::paintEvent(QPaintEvent *)
{
    QPainter(this).fillRect(rect(), tokensFor(this).scrim);
}

void ReceiptSheet::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ReceiptSheet::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape)
        turnBack();
    else
        event->accept(); // nothing under the scrim hears a key
}

bool ReceiptSheet::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_over && event->type() == QEvent::Resize)
        setGeometry(m_over->rect());
    return QWidget::eventFilter(watched, event);
}

bool ReceiptSheet::focusNextPrevChild(bool next)
{
    // Tab stays on the sheet: the draft under it is not to be changed now.
    const bool moved = QWidget::focusNextPrevChild(next);
    if (QWidget *focused = QApplication::focusWidget(); focused && !isAncestorOf(focused))
        (next ? static_cast<QWidget *>(m_play) : static_cast<QWidget *>(m_typed))->setFocus(Qt::TabFocusReason);
    return moved;
}

} // namespace campanile
