// SPDX-License-Identifier: GPL-3.0-or-later
#include "receiptsheet.h"

#include "audioports.h"
#include "button.h"
#include "campaigndraft.h"
#include "clock.h"
#include "consequencebutton.h"
#include "errorwords.h"
#include "figures.h"
#include "filterwords.h"
#include "label.h"
#include "mappane.h"
#include "metrics.h"
#include "modebadge.h"
#include "note.h"
#include "receiptfacts.h"
#include "receiptwords.h"
#include "sheetparts.h"
#include "timewords.h"
#include "toggle.h"
#include "tokens.h"
#include "waveformview.h"

#include <QApplication>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QPainter>

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
    , m_clock(clock)
    , m_over(over)
    , m_map(map)
    , m_sheet(new SheetFrame(this))
{
    setObjectName(u"receiptSheet"_s);
    setFocusPolicy(Qt::StrongFocus);
    m_sheet->setAccessibleName(tr("The dialer's receipt"));
    m_facts = new ReceiptFacts(player, workshop, m_sheet);
    auto *columns = new QHBoxLayout;
    columns->setContentsMargins(space24, space16, space24, space16);
    columns->setSpacing(space32);
    columns->addWidget(buildPlace(), 1);
    columns->addWidget(m_facts, 1);
    auto *layout = new QVBoxLayout(m_sheet);
    layout->setContentsMargins(sheetEdge, sheetEdge, sheetEdge, sheetEdge);
    layout->setSpacing(0);
    layout->addWidget(buildHead());
    layout->addLayout(columns, 1);
    layout->addWidget(buildFoot());

    connect(m_facts, &ReceiptFacts::canaryToggled, this, &ReceiptSheet::refresh);
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
    return m_facts->canary()->isChecked() && m_launcher.receipt() && m_launcher.receipt()->accepted > canaryCount
        ? canaryCount
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
        m_facts->canary()->setChecked(
            m_launcher.receipt()->mode == Mode::Live && m_launcher.receipt()->accepted > canaryCount);
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

    const bool sameArea = sent && receiptHoldsArea(receipt, sent->area);
    m_same->setInk(sameArea ? Ink::Ok : Ink::Live);
    m_same->setText(sameArea ? u"✓ "_s + tr("they coincide") : u"✕ "_s + tr("they differ"));
    const bool differs = m_launcher.state() == Launcher::State::Failed
        && m_launcher.error().value_or(Error()).code == ErrorCode::ReceiptDiffers;
    m_facts->fill({.receipt = receipt,
        .sent = sent,
        .filter = filterInWords(sent && sent->id == m_filterOf.first ? m_filterOf.second : m_draft.filter()),
        .keysWanted = m_draft.callSettings().announceKeys,
        .differs = differs,
        .now = m_clock.now(),
        .low = height() < lowSheet});
    refresh();
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
    m_facts->canary()->setEnabled(state == State::Ready);
    m_typed->setEnabled(state == State::Ready && !isExpired());
    m_facts->note()->hide();

    const int called = canary() > 0 ? canary() : receipt.accepted;
    if (state == State::Launching) {
        m_launch->setState(ConsequenceButton::State::Working, tr("Launching …"));
    } else if (state == State::Unknown) {
        m_launch->setState(ConsequenceButton::State::Working, tr("Asking the dialer …"));
        m_facts->note()->setKind(Note::Kind::Stale);
        m_facts->note()->setText(
            tr("The dialer does not answer: the alert may have started. Campanile goes on asking."));
        m_facts->note()->show();
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
        (next ? m_facts->firstControl() : static_cast<QWidget *>(m_typed))->setFocus(Qt::TabFocusReason);
    return moved;
}

} // namespace campanile
