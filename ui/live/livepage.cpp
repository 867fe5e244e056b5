// SPDX-License-Identifier: GPL-3.0-or-later
#include "livepage.h"

#include "button.h"
#include "callschart.h"
#include "canarycard.h"
#include "card.h"
#include "figures.h"
#include "helpbanner.h"
#include "label.h"
#include "liveboard.h"
#include "liveheader.h"
#include "livemapcard.h"
#include "livenotes.h"
#include "metrics.h"
#include "recipientsdialog.h"
#include "roundsmodel.h"
#include "roundstable.h"
#include "streetlist.h"
#include "streetmodel.h"
#include "totalspanel.h"

#include <QGridLayout>
#include <QLocale>
#include <QPointer>
#include <QResizeEvent>
#include <QStackedLayout>
#include <QTabBar>
#include <QTimer>

namespace campanile {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

struct LivePage::Private {
    Private(LivePage *page, LiveBoard &b, MapPane *pane)
        : q(page)
        , board(b)
        , map(new LiveMapCard(pane))
    {
    }

    LivePage *q;
    LiveBoard &board;
    LiveMapCard *map;
    QTimer second;
    bool compact = false;

    LiveHeader *header = nullptr;
    LiveNotes *notes = nullptr;
    QStackedLayout *pages = nullptr;
    QWidget *empty = nullptr;
    QWidget *body = nullptr;
    QGridLayout *grid = nullptr;

    Card *chartCard = nullptr;
    CallsChart *chart = nullptr;
    QWidget *right = nullptr;
    Card *canaryCard = nullptr;
    CanaryPanel *canary = nullptr;
    Card *totalsCard = nullptr;
    TotalsPanel *totals = nullptr;
    HelpBanner *helpBanner = nullptr;
    Card *roundsCard = nullptr;
    Label *roundsTitle = nullptr;
    RoundsTable *rounds = nullptr;
    Card *streetsCard = nullptr;
    QWidget *streetsHead = nullptr;
    Label *streetsDetail = nullptr;
    StreetList *streets = nullptr;
    Card *tabsCard = nullptr;
    QTabBar *tabs = nullptr;
    QStackedLayout *tabPages = nullptr;

    void build();
    QWidget *buildEmpty();
    void buildChart();
    void buildRight();
    void arrange();
    void follow(LiveCampaign *live);
    void showCampaign(const LiveCampaign &live);
    void refresh();
    void refreshAges();
    void open(const QString &title, RecipientsDialog::Condition condition,
        RecipientsDialog::Order order = RecipientsDialog::Order::ByAddress);
    void requestCorrection();
};

void LivePage::Private::build()
{
    header = new LiveHeader(board);
    notes = new LiveNotes;
    body = new QWidget;
    grid = new QGridLayout(body);
    buildChart();
    buildRight();
    empty = buildEmpty();

    auto *middle = new QWidget;
    pages = new QStackedLayout(middle);
    pages->addWidget(empty);
    pages->addWidget(body);

    auto *layout = new QVBoxLayout(q);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(header);
    layout->addWidget(notes);
    layout->addWidget(middle, 1);
    arrange();
}

QWidget *LivePage::Private::buildEmpty()
{
    auto *page = new QWidget;
    auto *layout = new QVBoxLayout(page);
    auto *words = new Label(tr("No alert is running."), TextStyle::PageTitle);
    words->setAlignment(Qt::AlignHCenter);
    auto *go = new Button(tr("Prepare an alert"), Button::Role::Primary);
    go->setObjectName(u"prepareAlert"_s);
    go->setTall(true);
    QObject::connect(go, &QAbstractButton::clicked, q, &LivePage::alertRequested);
    layout->addStretch(2);
    layout->addWidget(words);
    layout->addSpacing(16);
    layout->addWidget(go, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    return page;
}

void LivePage::Private::buildChart()
{
    chartCard = new Card;
    chart = new CallsChart;
    chart->setObjectName(u"callsChart"_s);
    auto *head = new QHBoxLayout;
    head->addWidget(new Label(tr("Calls per minute"), TextStyle::BodyStrong), 1);
    head->addWidget(new CallsLegend);
    chartCard->body()->setContentsMargins(16, 10, 16, 8);
    chartCard->body()->setSpacing(4);
    chartCard->body()->addLayout(head);
    chartCard->body()->addWidget(chart, 1);
}

void LivePage::Private::buildRight()
{
    canaryCard = new Card;
    canaryCard->setHighlighted(true);
    canary = new CanaryPanel;
    canaryCard->body()->addWidget(canary);
    QObject::connect(canary, &CanaryPanel::goOnRequested, q, [this] {
        if (const LiveCampaign *live = board.current())
            board.resume(live->campaign().id);
    });

    totalsCard = new Card;
    totals = new TotalsPanel;
    totalsCard->body()->addWidget(totals);

    helpBanner = new HelpBanner;
    QObject::connect(helpBanner, &HelpBanner::listRequested, q, &LivePage::showHelpList);

    roundsCard = new Card;
    roundsTitle = new Label(tr("Rounds of calls"), TextStyle::BodyStrong);
    roundsTitle->setContentsMargins(24, 0, 24, 0);
    rounds = new RoundsTable;
    rounds->setObjectName(u"rounds"_s);
    roundsCard->body()->setContentsMargins(1, 14, 1, 12);
    roundsCard->body()->setSpacing(6);
    roundsCard->body()->addWidget(roundsTitle);
    roundsCard->body()->addWidget(rounds, 1);

    streetsCard = new Card;
    streetsHead = new QWidget;
    auto *head = new QHBoxLayout(streetsHead);
    head->setContentsMargins(24, 0, 24, 0);
    head->setSpacing(8);
    head->addWidget(new Label(tr("Unreached by street"), TextStyle::BodyStrong));
    streetsDetail = new Label(TextStyle::Detail, Ink::Muted);
    head->addWidget(streetsDetail, 1);
    streets = new StreetList;
    streets->setObjectName(u"streets"_s);
    streetsCard->body()->setContentsMargins(1, 12, 1, 8);
    streetsCard->body()->setSpacing(4);
    streetsCard->body()->addWidget(streetsHead);
    streetsCard->body()->addWidget(streets, 1);
    QObject::connect(streets, &StreetList::streetChosen, q, [this](int street) {
        const LiveCampaign *live = board.current();
        if (!live || street < 0 || street >= live->directory().streets().size())
            return;
        open(tr("Unreached in %1").arg(live->directory().streets().at(street)),
            [street](const LiveCampaign &of, int recipient) {
                return of.directory().street(recipient) == street && !of.progress().isReached(recipient);
            });
    });

    tabsCard = new Card;
    tabs = new QTabBar;
    tabs->setObjectName(u"liveTabs"_s);
    tabs->setDrawBase(false);
    tabs->setExpanding(false);
    tabs->addTab(tr("Rounds"));
    tabs->addTab(tr("Per minute"));
    tabs->addTab(tr("Unreached by street"));
    auto *place = new QWidget;
    tabPages = new QStackedLayout(place);
    place->setMinimumHeight(56); // in a low window the bars over the page take their room here
    tabsCard->body()->setContentsMargins(1, 4, 1, 8);
    tabsCard->body()->setSpacing(0);
    tabsCard->body()->addWidget(tabs);
    tabsCard->body()->addWidget(place, 1);
    QObject::connect(tabs, &QTabBar::currentChanged, tabPages, &QStackedLayout::setCurrentIndex);

    // what is left over belongs to the list of streets
    for (Card *card : {canaryCard, totalsCard, roundsCard})
        card->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
    streets->setMinimumHeight(rowHeight);
    rounds->setMinimumHeight(0);

    right = new QWidget;
    auto *column = new QVBoxLayout(right);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(16);
    column->addWidget(canaryCard);
    column->addWidget(totalsCard);
    column->addWidget(helpBanner);
    column->addWidget(roundsCard);
    column->addWidget(streetsCard, 1);
    column->addWidget(tabsCard, 1);
}

/// Wide: everything at once. Compact: rounds, chart and streets share one place as tabs.
void LivePage::Private::arrange()
{
    const int margin = compact ? 8 : 16;
    grid->setContentsMargins(margin, margin, margin, margin);
    grid->setSpacing(compact ? 8 : 16);
    right->layout()->setSpacing(compact ? 8 : 16);
    right->setFixedWidth(compact ? 488 : q->width() < 1500 ? 560 : 672);
    header->setCompact(compact);
    totals->setCompact(compact);
    helpBanner->setCompact(compact);
    rounds->setCompact(compact);
    totalsCard->body()->setContentsMargins(compact ? 16 : 24, compact ? 10 : 16, compact ? 14 : 24, compact ? 8 : 12);
    canaryCard->body()->setContentsMargins(compact ? 16 : 24, 16, compact ? 16 : 24, 16);
    map->setCompact(compact);
    notes->setMargin(margin);

    grid->removeWidget(map);
    grid->removeWidget(chartCard);
    grid->removeWidget(right);
    if (compact) {
        grid->addWidget(map, 0, 0, 2, 1);
        grid->addWidget(right, 0, 1, 2, 1);
        tabPages->addWidget(rounds);
        tabPages->addWidget(chart);
        tabPages->addWidget(streets);
        tabPages->setCurrentIndex(tabs->currentIndex());
    } else {
        grid->addWidget(map, 0, 0);
        grid->addWidget(chartCard, 1, 0);
        grid->addWidget(right, 0, 1, 2, 1);
        roundsCard->body()->addWidget(rounds, 1);
        chartCard->body()->addWidget(chart, 1);
        streetsCard->body()->addWidget(streets, 1);
        for (QWidget *each : std::initializer_list<QWidget *>{rounds, chart, streets})
            each->show();
    }
    grid->setColumnStretch(0, 1);
    grid->setRowStretch(0, 1);
    chartCard->setFixedHeight(q->height() < 900 ? 170 : 208);
    chartCard->setVisible(!compact);
    roundsCard->setVisible(!compact);
    streetsCard->setVisible(!compact);
    tabsCard->setVisible(compact);
    refresh();
}

void LivePage::Private::follow(LiveCampaign *live)
{
    notes->setCommandError(std::nullopt);
    map->follow(live);
    rounds->setModel(live ? live->rounds() : nullptr);
    streets->setStreets(live ? live->streets() : nullptr);
    if (live) {
        QObject::connect(live, &LiveCampaign::loaded, q, [this, live] { showCampaign(*live); });
        QObject::connect(live, &LiveCampaign::totalsChanged, q, [this] { refresh(); });
        QObject::connect(live, &LiveCampaign::namesChanged, q, [this] { refresh(); });
        QObject::connect(live, &LiveCampaign::stateChanged, q, [this] { refresh(); });
        QObject::connect(live, &LiveCampaign::connectionChanged, q, [this] { refresh(); });
    }
    refresh();
}

void LivePage::Private::showCampaign(const LiveCampaign &live)
{
    map->showCampaign(live);
    refresh();
}

void LivePage::Private::refresh()
{
    LiveCampaign *live = board.current();
    const bool loaded = live && live->isLoaded();
    pages->setCurrentWidget(loaded ? body : empty);
    empty->setVisible(!live);
    refreshAges();
    if (!loaded)
        return;
    const bool old = live->isStale();
    canaryCard->setVisible(live->campaign().state == CampaignState::CanaryDone && !old);
    if (canaryCard->isVisibleTo(q))
        canary->refresh(*live);
    totals->refresh(*live);
    helpBanner->refresh(*live);
    map->refresh(*live);
    chart->setGrey(old);
    chart->setData(live->progress().minutes(), live->forecast().minutes, live->dialerNowMs());
    streets->setGrey(old);
    const int rows = std::max(1, live->rounds()->rowCount());
    rounds->setFixedHeight(compact ? QWIDGETSIZE_MAX : tableHeadHeight + std::min(rows, 4) * rowHeight + 2);
    if (compact) {
        rounds->setMinimumHeight(0);
        rounds->setMaximumHeight(QWIDGETSIZE_MAX);
    }
    const QString phones = campanile::figure(live->totals().unreached());
    const int streetCount = live->streets()->streetsWithUnreached();
    streetsDetail->setText(streetCount == 1
            ? tr("%1 phones in 1 street").arg(phones)
            : tr("%1 phones in %2 streets").arg(phones, campanile::figure(streetCount)));
    tabs->setTabText(2, tr("Unreached by street · %1").arg(phones));
}

void LivePage::Private::refreshAges()
{
    header->refresh();
    notes->refresh(board.current());
}

void LivePage::Private::open(const QString &title, RecipientsDialog::Condition condition, RecipientsDialog::Order order)
{
    LiveCampaign *live = board.current();
    if (!live)
        return;
    auto *dialog = new RecipientsDialog(*live, title, std::move(condition), q, order);
    QObject::connect(dialog, &RecipientsDialog::recipientChosen, q, [this, live = QPointer(live)](int recipient) {
        if (live)
            map->showContact(*live, recipient);
    });
    dialog->show();
}

void LivePage::Private::requestCorrection()
{
    const LiveCampaign *live = board.current();
    if (!live || !live->isLoaded())
        return;
    QList<ContactId> called;
    for (qsizetype i = 0; i < live->progress().size(); ++i) {
        if (live->progress().recipient(i).attempts > 0)
            called.append(live->progress().id(i));
    }
    Q_EMIT q->correctionRequested(live->campaign(), called);
}

LivePage::LivePage(LiveBoard &board, MapPane *map, QWidget *parent)
    : QWidget(parent)
    , d(std::make_unique<Private>(this, board, map))
{
    setObjectName(u"livePage"_s);
    d->build();
    connect(d->header, &LiveHeader::wallRequested, this, &LivePage::wallRequested);
    connect(d->header, &LiveHeader::correctionRequested, this, [this] { d->requestCorrection(); });
    connect(d->header, &LiveHeader::stopRequested, this, [this] {
        // The safe direction: at once, without a question.
        if (const LiveCampaign *live = d->board.current())
            d->board.stop(live->campaign().id, u"operator"_s);
    });
    connect(&board, &LiveBoard::currentChanged, this, [this](LiveCampaign *live) { d->follow(live); });
    connect(&board, &LiveBoard::campaignsChanged, this, [this] { d->header->refresh(); });
    connect(&board, &LiveBoard::stoppingChanged, this, [this] {
        d->notes->setCommandError(std::nullopt);
        d->refreshAges();
    });
    connect(&board, &LiveBoard::commandFailed, this, [this](const CampaignId &, const Error &error) {
        d->notes->setCommandError(error);
        d->refreshAges();
    });
    connect(&d->second, &QTimer::timeout, this, [this] { d->refreshAges(); });
    d->second.start(1s);
    d->follow(board.current());
    if (board.current() && board.current()->isLoaded())
        d->showCampaign(*board.current());
}

LivePage::~LivePage() = default;

void LivePage::showHelpList()
{
    d->open(
        tr("Ask for help"),
        [](const LiveCampaign &live, int recipient) { return live.progress().mark(recipient) == Mark::Help; },
        RecipientsDialog::Order::NewestFirst);
}

void LivePage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    const bool compact = width() < 1320 || height() < 760;
    if (compact != d->compact || !event->oldSize().isValid() || (width() < 1500) != (event->oldSize().width() < 1500)
        || (height() < 900) != (event->oldSize().height() < 900)) {
        d->compact = compact;
        d->arrange();
    }
}

} // namespace campanile
