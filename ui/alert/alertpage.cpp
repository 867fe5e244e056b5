// SPDX-License-Identifier: GPL-3.0-or-later
#include "alertpage.h"

#include "areachooser.h"
#include "arealibrary.h"
#include "arealist.h"
#include "audiencecounter.h"
#include "button.h"
#include "campaigndraft.h"
#include "clock.h"
#include "errorwords.h"
#include "filedropzone.h"
#include "filterpopup.h"
#include "findingnotes.h"
#include "howstep.h"
#include "label.h"
#include "launchstep.h"
#include "mappane.h"
#include "maptoolbar.h"
#include "messagepicker.h"
#include "metrics.h"
#include "note.h"
#include "painting.h"
#include "pieceeditor.h"
#include "placesearch.h"
#include "readiness.h"
#include "searchfield.h"
#include "silentcounter.h"
#include "timewords.h"
#include "townsheet.h"
#include "whatstep.h"
#include "wherestep.h"

#include <QEvent>
#include <QPainter>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTimer>
#include <QVBoxLayout>

#include <functional>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr int editorClearance = 64; // over the scale bar

/// A surface with an edge that can be seen over the map.
class FloatingBox final : public QWidget {
public:
    using QWidget::QWidget;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        paintBox(painter, rect(), radiusTag, tokensFor(this).surface);
    }
};

/// The steps, with a line between them.
class StepsColumn final : public QWidget {
public:
    explicit StepsColumn(std::function<void()> changed)
        : m_changed(std::move(changed))
    {
    }

protected:
    bool event(QEvent *event) override
    {
        const bool done = QWidget::event(event);
        if (event->type() == QEvent::LayoutRequest)
            m_changed();
        return done;
    }

    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        const Tokens &t = tokensFor(this);
        painter.fillRect(rect(), t.surface);
        for (const QWidget *step : findChildren<QWidget *>(Qt::FindDirectChildrenOnly)) {
            if (step->isVisible())
                painter.fillRect(QRect(0, step->geometry().bottom() + 1, width(), 1), t.line);
        }
    }

private:
    std::function<void()> m_changed;
};

} // namespace

AlertPage::AlertPage(CampaignDraft &draft, AudienceCounter &counter, Launcher &launcher, MessageStore &messages,
    Player &player, AudioWorkshop &workshop, const Gazetteer &gazetteer, TileServer &tiles, const Clock &clock,
    QWidget *parent)
    : QWidget(parent)
    , m_draft(draft)
    , m_counter(counter)
    , m_clock(clock)
    , m_gazetteer(gazetteer)
    , m_map(new MapPane(tiles, gazetteer, this))
    , m_search(new PlaceSearch(gazetteer, draft, counter, this, this))
    , m_tools(new MapToolbar(*m_map, draft, this))
    , m_helpBox(new FloatingBox(this))
    , m_help(new Label(TextStyle::Detail, Ink::Text2, m_helpBox))
    , m_away(new Note(Note::Kind::Info, {}, this))
    , m_refusal(new Note(Note::Kind::Error, {}, this))
    , m_column(new QScrollArea(this))
    , m_steps(new StepsColumn([this] { fitSteps(); }))
    , m_where(new WhereStep(draft, counter, gazetteer, m_steps))
    , m_what(new WhatStep(draft, counter, messages, player, workshop, m_steps))
    , m_how(new HowStep(draft, counter, clock, m_steps))
    , m_launch(new LaunchStep(draft, counter, launcher, gazetteer, this))
    , m_picker(new MessagePicker(draft, messages, this))
    , m_filters(new FilterPopup(draft, counter, this))
    , m_editor(new PieceEditor(draft, counter, gazetteer, this))
    , m_town(new TownSheet(draft, counter, gazetteer, this))
{
    setObjectName(u"alertPage"_s);
    build();
    keys();
    m_map->edit(&m_draft, &m_counter);
    connect(m_search, &PlaceSearch::chosen, this, &AlertPage::addMatches);
    connect(m_search, &PlaceSearch::shown, this, &AlertPage::showMatch);
    connect(m_map, &MapPane::subtractChanged, m_search, &PlaceSearch::setSubtract);
    connect(m_map, &MapPane::helpLineChanged, this, &AlertPage::arrange);
    connect(m_map, &MapPane::refused, this, [this](const Error &error) {
        say(words(error));
        m_refusal->setLink(repairInWords(m_map->mending()));
        arrange();
    });
    connect(m_refusal, &Note::linkActivated, this, [this] {
        if (m_map->mend())
            m_refusal->hide();
    });
    connect(&m_draft, &CampaignDraft::areaChanged, m_refusal, &QWidget::hide);
    connect(&m_draft, &CampaignDraft::modeChanged, this, &AlertPage::dress);
    connect(&m_draft, &CampaignDraft::callSettingsChanged, this, &AlertPage::showLines);
    connect(m_where->areas(), &AreaList::pieceShown, m_map, &MapPane::showArea);
    connect(m_where->areas(), &AreaList::editRequested, m_editor, &PieceEditor::begin);
    connect(m_editor, &PieceEditor::placeNeeded, this, &AlertPage::placeEditor);
    connect(m_editor, &PieceEditor::dismissed, this, [this] { m_map->setFocus(Qt::OtherFocusReason); });
    connect(m_where->findings(), &FindingNotes::townRequested, this, &AlertPage::openTownSheet);
    connect(m_where->findings(), &FindingNotes::failed, this, [this](const Error &error) { say(words(error)); });
    connect(m_tools, &MapToolbar::townRequested, this, &AlertPage::openTownSheet);
    const auto showSilent = [this] {
        if (m_map->isSilentShown())
            m_map->setSilentPoints(m_counter.silent().positions());
    };
    connect(m_where, &WhereStep::silentRequested, this, [this, showSilent](bool shown) {
        m_map->setSilentShown(shown);
        m_where->setSilentShown(shown);
        showSilent();
    });
    connect(&m_counter.silent(), &SilentCounter::countChanged, this, showSilent);
    connect(&m_counter.silent(), &SilentCounter::silentChanged, this, showSilent);
    connect(m_town, &TownSheet::chosen, m_map, &MapPane::showArea);
    connect(m_where, &WhereStep::registryRequested, this, &AlertPage::unplacedRequested);
    connect(m_where, &WhereStep::filterRequested, this, [this] {
        m_filters->open(QPoint(m_column->x() - space16, m_where->filterButton()->mapTo(this, QPoint()).y() - 120));
    });
    connect(m_what, &WhatStep::recordRequested, this, [this] { Q_EMIT pageRequested(u"messages"_s); });
    connect(m_picker, &MessagePicker::newRequested, this, [this] { Q_EMIT pageRequested(u"messages"_s); });
    connect(m_what, &WhatStep::changeRequested, this,
        [this] { m_picker->open(m_what->mapTo(this, QPoint(-8, 0)), height() - 32); });
    connect(m_what, &WhatStep::languageRequested, this, [this](const QString &language) {
        if (m_draft.message())
            Q_EMIT languageRequested(m_draft.message()->id, language);
    });
    connect(m_what, &WhatStep::heardChanged, this, [this] { m_launch->setHeard(m_what->wasHeard()); });
    dress();
}

AlertPage::~AlertPage()
{
    m_map->edit(nullptr, nullptr); // the draft outlives the page
}

void AlertPage::build()
{
    m_help->setTextFormat(Qt::RichText);
    m_help->setObjectName(u"toolHelp"_s);
    auto *help = new QVBoxLayout(m_helpBox);
    help->setContentsMargins(12, 3, 12, 3);
    help->addWidget(m_help);
    m_away->setObjectName(u"dialerAway"_s);
    m_away->setIconName(u"network-off"_s);
    m_away->setEdged(true);
    m_away->hide();
    m_minute.setInterval(5s);
    connect(&m_minute, &QTimer::timeout, this, &AlertPage::showAway);
    connect(m_launch, &LaunchStep::queueRequested, this, &AlertPage::queueRequested);
    m_refusal->setObjectName(u"drawingRefused"_s);
    m_refusal->hide();

    auto *steps = new QVBoxLayout(m_steps);
    steps->setContentsMargins(0, 0, 0, 0);
    steps->setSpacing(1);
    steps->addWidget(m_where);
    steps->addWidget(m_what);
    steps->addWidget(m_how);
    steps->addStretch(1);
    m_column->setWidget(m_steps);
    m_column->setFrameShape(QFrame::NoFrame);
    m_column->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_column->setObjectName(u"alertSteps"_s);
    m_column->setFocusPolicy(Qt::NoFocus);

    m_launch->installEventFilter(this);
    setTabOrder(m_search->field(), m_tools);
    setTabOrder(m_tools, m_map);
    setTabOrder(m_map, m_column);
    setTabOrder(m_column, m_launch);
}

void AlertPage::keys()
{
    const auto on = [this](const QKeySequence &sequence, auto act) {
        auto *shortcut = new QShortcut(sequence, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, act);
    };
    on(QKeySequence(Qt::CTRL | Qt::Key_K), [this] { beginSearch(); });
    on(QKeySequence(QKeySequence::Undo), [this] {
        m_editor->settle(); // what is still being typed is a step of its own
        m_draft.undo();
    });
    on(QKeySequence(QKeySequence::Redo), [this] { m_draft.redo(); });
    constexpr MapTool tools[] = {MapTool::Select, MapTool::Street, MapTool::Quarter, MapTool::Polygon, MapTool::Circle};
    for (int i = 0; i < 5; ++i)
        on(QKeySequence(Qt::ALT | static_cast<Qt::Key>(Qt::Key_1 + i)),
            [this, tool = tools[i]] { m_map->setTool(tool); });
    on(QKeySequence(Qt::ALT | Qt::Key_6), [this] { m_map->setSubtract(!m_map->subtract()); });
}

void AlertPage::setDialer(const std::optional<DialerStatus> &dialer)
{
    m_dialer = dialer;
    m_launch->setDialer(dialer);
    showLines();
}

/// How long it takes depends on all the lines that may show the caller id.
void AlertPage::showLines()
{
    m_how->setTrunk(m_dialer ? linesFor(m_draft.mode(), *m_dialer, m_draft.callSettings().callerId) : std::nullopt);
}

void AlertPage::setOptedOut(const QSet<QString> &numbers)
{
    m_launch->setOptedOut(numbers);
}

void AlertPage::useQueue(std::chrono::minutes expiry)
{
    m_launch->setQueue(true, expiry);
}

void AlertPage::setQueued(const QString &words)
{
    m_launch->setQueued(words);
}

void AlertPage::setAwaySince(const QDateTime &since)
{
    if (since == m_awaySince)
        return;
    m_awaySince = since;
    showAway();
}

void AlertPage::showAway()
{
    const bool away = m_awaySince.isValid();
    if (away) {
        m_minute.start();
        const auto span = std::chrono::milliseconds(m_awaySince.msecsTo(m_clock.now()));
        m_away->setText(tr("The dialer has not answered for %1. You can draw, record and prepare: the alert waits and "
                           "starts only after your confirmation.")
                .arg(spanWords(span)));
    } else {
        m_minute.stop();
    }
    if (away == m_away->isHidden()) {
        m_away->setVisible(away);
        arrange();
    }
}

void AlertPage::complain(const Error &error)
{
    say(words(error));
}

void AlertPage::beginSearch()
{
    m_search->beginSearch();
}

void AlertPage::useAreas(AreaStore &store, AreaFiles &files)
{
    auto *library = new AreaLibrary(m_draft, m_counter, store, files, m_clock, this);
    auto *chooser = new AreaChooser(m_draft, m_counter, files, this);
    auto *drop = new FileDropZone(this);
    auto *button = new IconButton(u"folder"_s, tr("Saved areas, areas from files (Ctrl+O)"), m_where);
    button->setObjectName(u"openAreas"_s);
    m_where->addToHead(button);
    const auto open = [this, library] {
        if (library->isVisible())
            library->hide();
        else
            library->open(m_where->mapTo(this, QPoint(-8, 0)), height() - 32);
    };
    connect(button, &IconButton::clicked, this, open);
    auto *shortcut = new QShortcut(QKeySequence(Qt::CTRL | Qt::Key_O), this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, open);
    connect(library, &AreaLibrary::importRequested, chooser, &AreaChooser::open);
    connect(drop, &FileDropZone::dropped, chooser, &AreaChooser::open);
    connect(library, &AreaLibrary::areaTaken, m_map, &MapPane::showArea);
    connect(chooser, &AreaChooser::added, m_map, &MapPane::showArea);
}

void AlertPage::openTownSheet()
{
    m_editor->settle();
    m_town->open();
}

void AlertPage::dress()
{
    const bool drill = m_draft.mode() == Mode::Drill;
    m_map->setDrill(drill);
    m_map->setLook(tokensFor(this).look == Look::Dark ? MapLook::Dark : MapLook::Light);
    setDialer(m_dialer);
    arrange();
}

void AlertPage::arrange()
{
    const int windowWidth = window()->width(), windowHeight = window()->height();
    const bool narrow = windowWidth < wideFrom, low = windowHeight < tallFrom;
    const int margin = narrow ? space16 : space24;
    const int column = narrow ? narrowColumnWidth : columnWidth;
    const int mapWidth = width() - column;

    m_where->setCompact(narrow || low);
    m_where->setMargin(margin);
    m_what->setCompact(low);
    m_what->setMargin(margin);
    m_how->setCompact(low);
    m_how->setMargin(margin);
    m_launch->setCompact(low);
    m_launch->setMargin(margin);
    m_map->setGeometry(0, 0, mapWidth, height());
    placeLaunch();

    m_tools->setCompact(narrow);
    const int searchWidth = narrow ? 304 : 360;
    m_search->setGeometry(space16, space16, searchWidth, buttonHeight);
    const QPoint tools =
        narrow ? QPoint(space16, space16 + buttonHeight + space8) : QPoint(space16 + searchWidth + space16, space16);
    m_tools->adjustSize();
    m_tools->move(tools);
    const QString help = m_map->helpLine();
    m_help->setText(help);
    m_helpBox->setVisible(!help.isEmpty());
    m_helpBox->adjustSize();
    m_helpBox->move(tools.x(), tools.y() + m_tools->height() + space8);
    const int noteWidth = std::min(520, mapWidth - 2 * space16);
    int below = m_helpBox->isHidden() ? tools.y() + m_tools->height() : m_helpBox->geometry().bottom();
    for (Note *note : {m_away, m_refusal}) {
        // by hand: adjustSize gives wrapping words the height of their least width
        note->setGeometry(tools.x(), below + space8, noteWidth, note->layout()->heightForWidth(noteWidth));
        if (note == m_away && !note->isHidden())
            below = note->geometry().bottom();
    }
    m_map->setClearance(QMargins(0, below, 0, 0));
    placeEditor();
    update();
}

void AlertPage::placeLaunch()
{
    const int column = window()->width() < wideFrom ? narrowColumnWidth : columnWidth;
    m_launch->layout()->activate();
    const int launchHeight = m_launch->layout()->hasHeightForWidth() ? m_launch->layout()->heightForWidth(column - 1)
                                                                     : m_launch->sizeHint().height();
    m_launch->setGeometry(width() - column + 1, height() - launchHeight, column - 1, launchHeight);
    m_column->setGeometry(width() - column + 1, 0, column - 1, height() - launchHeight);
    fitSteps();
}

bool AlertPage::eventFilter(QObject *watched, QEvent *event)
{
    const bool done = QWidget::eventFilter(watched, event);
    if (watched == m_launch && event->type() == QEvent::LayoutRequest) // a note came or went: the button keeps its size
        placeLaunch();
    return done;
}

void AlertPage::placeEditor()
{
    m_editor->adjustSize();
    m_editor->move(space16, height() - m_editor->height() - editorClearance);
}

void AlertPage::fitSteps()
{
    // By hand: a resizable scroll area asks wrapping words for their height at their least width, and scrolls too soon.
    const QSize room = m_column->size();
    const auto needed = [this](int width) {
        return m_steps->layout()->hasHeightForWidth() ? m_steps->layout()->heightForWidth(width)
                                                      : m_steps->layout()->sizeHint().height();
    };
    int width = room.width();
    if (needed(width) > room.height())
        width -= m_column->verticalScrollBar()->sizeHint().width();
    m_steps->resize(width, std::max(room.height(), needed(width)));
}

void AlertPage::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_picker->hide();
    m_filters->hide();
    arrange();
}

void AlertPage::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        dress();
}

void AlertPage::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Tokens &t = tokensFor(this);
    painter.fillRect(QRect(m_column->x() - 1, 0, width() - m_column->x() + 1, height()), t.surface);
    painter.fillRect(QRect(m_column->x() - 1, 0, 1, height()), t.line);
}

void AlertPage::say(const QString &words)
{
    m_refusal->setText(words);
    m_refusal->setLink({});
    m_refusal->show();
    m_refusal->raise();
    arrange();
    QTimer::singleShot(12s, m_refusal, &QWidget::hide);
}

void AlertPage::showMatch(const PlaceMatch &match)
{
    const bool close = match.hit.kind == SearchHit::Kind::Civic || match.term.point;
    m_map->showPoint(match.hit.position, close ? 18 : 16);
    m_map->setFocus(Qt::OtherFocusReason);
}

void AlertPage::addMatches(const QList<PlaceMatch> &matches)
{
    QList<AreaPiece> added;
    PieceId there;
    for (const PlaceMatch &match : matches) {
        if (!match.piece) { // a quarter the map knows only as a point: nothing to call by itself
            showMatch(match);
            say(tr("The map knows where %1 is, but not its border: draw the area.").arg(match.hit.title));
            return;
        }
        const auto same = [&](const AreaPiece &piece) {
            return piece.kind == match.piece->kind && piece.exclude == match.piece->exclude
                && piece.rings == match.piece->rings && piece.street == match.piece->street;
        };
        const QList<AreaPiece> &pieces = m_draft.area().pieces;
        if (const auto found = std::ranges::find_if(pieces, same); found != pieces.end())
            there = found->id; // twice the same would only confuse the sum
        else
            added.append(*match.piece);
    }
    m_draft.addPieces(added);
    if (added.isEmpty())
        m_draft.setCurrentPiece(there);
    m_map->showArea();
}

} // namespace campanile
