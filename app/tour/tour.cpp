// SPDX-License-Identifier: GPL-3.0-or-later
#include "tour.h"

#include "alertpage.h"
#include "campaignreport.h"
#include "consequencebutton.h"
#include "mainwindow.h"
#include "mappane.h"
#include "wallwindow.h"

#include <QApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QLineEdit>
#include <QPushButton>
#include <QTemporaryDir>

#include <csignal>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile::tour {

namespace {

/// A hand-drawn shape around the middle, in thousandths of a degree: a centre is never a rectangle.
const QList<QPair<double, double>> outline{
    {2.9, -3.1}, {3.3, 0.6}, {2.6, 3.4}, {0.4, 4.3}, {-1.9, 3.2}, {-2.8, 0.2}, {-2.1, -3.6}, {0.7, -4.4}};

const QString messageTitle = u"Piena: lasciare i piani terra"_s;
const QString messageWords =
    u"Qui è il Comune. Il fiume sta per uscire dagli argini nel centro e lungo la riva. Entro le quattro e trenta "
    u"lasciate "
    "i piani terra e gli interrati e salite ai piani alti. Non usate l'auto. Se non potete muovervi, premete 9. "
    "Informazioni sul sito del Comune. Se avete capito, premete 1."_s;

} // namespace

Tour::Tour(TourOptions options)
    : m_options(std::move(options))
{
}

bool Tour::run()
{
    QDir folder(m_options.folder);
    for (const QString &old : folder.entryList({u"*.png"_s, u"summary.json"_s}))
        folder.remove(old);
    folder.mkpath(u"."_s);
    QTemporaryDir work;
    m_work = work.path();

    QElapsedTimer whole;
    whole.start();
    firstStart();
    ConsoleOptions options;
    options.demo = true;
    options.dataFolder = m_work + u"/demo"_s;
    options.packPath = m_options.townPack;
    options.timeScale = m_options.timeScale;
    options.seed = m_options.seed;
    options.sampleContacts = m_options.contacts;
    options.dialerAddress = m_options.dialerAddress;
    options.tokenFile = m_options.tokenFile;
    options.look = ConsoleSettings::LookChoice::Light;
    auto console = Console::create(options);
    if (!console) {
        m_problem = u"the console does not start"_s;
        return false;
    }
    Hands hands((*console)->window());
    using Step = void (Tour::*)(Console &, Hands &);
    for (const Step step : {&Tour::openTown, &Tour::drawArea, &Tour::addPlaces, &Tour::choose, &Tour::makeMessage,
             &Tour::speakLanguages, &Tour::looks, &Tour::workOffline, &Tour::launch, &Tour::watch, &Tour::report}) {
        // A dialer of somebody else's is not taken away.
        if (step == &Tour::workOffline && !(*console)->services().embeddedDialer)
            continue;
        if (hands.ok() && m_problem.isEmpty())
            (this->*step)(**console, hands);
    }
    if (m_problem.isEmpty())
        m_problem = hands.problem();
    if (!m_problem.isEmpty())
        photograph(*(*console)->window(), u"where-it-stopped"_s);
    m_summary.insert(u"tour_seconds"_s, static_cast<double>(whole.elapsed()) / 1000);
    m_summary.insert(u"problem"_s, m_problem);
    QFile summary(folder.filePath(u"summary.json"_s));
    if (summary.open(QIODevice::WriteOnly))
        summary.write(QJsonDocument(m_summary).toJson());
    return m_problem.isEmpty();
}

void Tour::photograph(QWidget &widget, const QString &name)
{
    (void)QTest::qWaitFor([&] { return mapsComplete(widget); }, 20'000);
    const auto *held = QApplication::focusWidget();
    // The ring is for a hand on the keys, not for a picture; what is typed keeps its list open.
    if (held && !qobject_cast<const ConsequenceButton *>(held) && !qobject_cast<const QLineEdit *>(held))
        QApplication::focusWidget()->clearFocus();
    const QString path =
        u"%1/%2-%3.png"_s.arg(m_options.folder, QString::number(++m_pictures).rightJustified(2, u'0'), name);
    if (!widget.grab().save(path))
        m_problem = u"cannot write "_s + path;
}

bool Tour::mapsComplete(const QWidget &widget)
{
    const auto maps = widget.findChildren<MapPane *>();
    return std::ranges::all_of(maps, [](const MapPane *map) { return !map->isVisible() || map->isComplete(); });
}

GeoPoint Tour::middleOf(const Gazetteer &town) const
{
    // The median address: in the thick of the houses, whatever the town's outline.
    QList<std::int32_t> lats, lons;
    for (const PlacedAddress &address : town.allAddresses()) {
        if (address.position) {
            lats.append(address.position->latE7);
            lons.append(address.position->lonE7);
        }
    }
    if (lats.isEmpty())
        return {};
    const auto median = [](QList<std::int32_t> &values) {
        std::ranges::nth_element(values, values.begin() + values.size() / 2);
        return values[values.size() / 2];
    };
    return {median(lats), median(lons)};
}

void Tour::firstStart()
{
    ConsoleOptions options;
    options.dataFolder = m_work + u"/first"_s;
    options.look = ConsoleSettings::LookChoice::Light;
    auto console = Console::create(options);
    if (!console) {
        m_problem = u"the first start fails"_s;
        return;
    }
    (*console)->window()->resize(wide);
    (*console)->window()->show();
    (void)QTest::qWaitFor([&] { return !(*console)->isReady() && (*console)->window()->isActiveWindow(); }, 1'500);
    photograph(*(*console)->window(), u"first-start"_s);
}

void Tour::openTown(Console &console, Hands &hands)
{
    console.window()->resize(wide);
    console.window()->show();
    console.window()->activateWindow();
    hands.waitFor(u"town, directory and dialer are ready"_s, [&] { return console.isReady(); }, 180s);
    hands.waitFor(
        u"the directory is in memory"_s,
        [&] { return console.counter()->registry() && !console.counter()->registry()->contacts().isEmpty(); }, 60s);
    photograph(*console.window(), u"town"_s);
}

void Tour::drawArea(Console &console, Hands &hands)
{
    auto *alert = console.window()->findChild<AlertPage *>();
    if (!alert)
        return hands.fail(u"there is no alert page"_s);
    MapPane &map = alert->map();
    auto *surface = map.findChild<QWidget *>(u"mapSurface"_s);
    const GeoPoint middle = middleOf(*console.town()->pack);
    map.showPoint(middle, 16);
    hands.waitFor(u"the map is complete"_s, [&] { return map.isComplete(); });
    hands.click(u"toolPolygon"_s);
    const auto pixel = [&](QPair<double, double> corner) {
        return map.pixelOf({middle.latE7 + static_cast<int>(corner.first * 1e4),
            middle.lonE7 + static_cast<int>(corner.second * 1e4)});
    };
    for (const auto &corner : outline)
        hands.clickAt(surface, pixel(corner));
    hands.clickAt(surface, pixel(outline.first())); // on the first corner: closed
    hands.waitFor(u"the polygon is an area"_s, [&] { return console.services().draft.area().pieces.size() == 1; });
    hands.waitFor(u"phones are counted"_s, [&] { return console.counter()->count().phones > 0; });

    // Drag one corner: the count follows the hand.
    const QPointF from = pixel(outline[3]), to = from + QPointF(44, -30);
    hands.moveTo(surface, from);
    hands.press(surface, from);
    for (int i = 1; i <= 8; ++i)
        hands.moveTo(surface, from + (to - from) * i / 8.0);
    photograph(*console.window(), u"drawing"_s);
    hands.release(surface, to);
}

void Tour::addPlaces(Console &console, Hands &hands)
{
    CampaignDraft &draft = console.services().draft;
    const Gazetteer &town = *console.town()->pack;
    const auto add = [&](const QString &name) {
        const qsizetype before = draft.area().pieces.size();
        hands.type(u"placeSearch"_s, name);
        auto *hits = console.window()->findChild<QWidget *>(u"placeHits"_s);
        hands.waitFor(u"the search finds "_s + name, [&] { return hits && hits->isVisible(); });
        hands.key(Qt::Key_Return);
        hands.waitFor(u"the place is added: "_s + name, [&] { return draft.area().pieces.size() == before + 1; });
    };
    // A quarter and a street that have phones: the nearest quarter that is not around the middle, its longest street.
    const GeoPoint middle = middleOf(town);
    const auto inside = town.quarterAt(middle);
    const auto distance = [&](const Quarter &q) {
        return std::hypot(q.centre.latE7 - middle.latE7, q.centre.lonE7 - middle.lonE7);
    };
    std::optional<Quarter> best;
    for (const Quarter &quarter : town.quarters()) {
        if (quarter.rings.isEmpty() || (inside && quarter.key == inside->key))
            continue;
        const AreaPiece piece{PieceId::create(), PieceKind::Quarter, quarter.name, false, quarter.rings, {}};
        if (console.counter()->countOf({{piece}}).phones < 40)
            continue;
        if (!best || distance(quarter) < distance(*best))
            best = quarter;
    }
    if (best)
        add(best->name);
    // A street nearby that adds the most to what is chosen already.
    QSet<QString> seen;
    QString street;
    int most = 0;
    for (const PlacedAddress &address : town.allAddresses()) {
        if (!address.position || seen.contains(address.streetKey))
            continue;
        const double away = std::hypot(address.position->latE7 - middle.latE7, address.position->lonE7 - middle.lonE7);
        if (away > 120'000)
            continue;
        seen.insert(address.streetKey);
        Area with = draft.area();
        AreaPiece piece{PieceId::create(), PieceKind::Street, address.streetName, false, {}, StreetStretch{}};
        piece.street->streetKey = address.streetKey;
        with.pieces.append(piece);
        if (const int added = console.counter()->countOf(with).rows.last(); added > most) {
            most = added;
            street = address.streetName;
        }
    }
    if (!street.isEmpty())
        add(street);
    if (auto *alert = console.window()->findChild<AlertPage *>())
        alert->map().showArea();
    photograph(*console.window(), u"alert-drill"_s);
}

void Tour::makeMessage(Console &console, Hands &hands)
{
    hands.click(u"railMessages"_s);
    auto *first = console.window()->findChild<QWidget *>(u"firstMessage"_s);
    hands.click(first && first->isVisible() ? u"firstMessage"_s : u"newMessage"_s);
    hands.type(u"messageTitle"_s, messageTitle);
    hands.type(u"messageText"_s, messageWords);
    hands.waitFor(u"the voice can speak"_s, [&] {
        auto *listen = console.window()->findChild<QWidget *>(u"useVoice"_s);
        return listen && listen->isVisible() && listen->isEnabled();
    });
    hands.click(u"useVoice"_s);
    const auto hasAudio = [&] {
        const QList<Message> all = console.services().messages->messages();
        return !all.isEmpty() && all.first().hasAudio();
    };
    hands.waitFor(u"the message has audio"_s, hasAudio, 60s);
    hands.waitFor(u"the message can be used"_s, [&] {
        auto *use = console.window()->findChild<QWidget *>(u"useInAlert"_s);
        return use && use->isEnabled();
    });
    photograph(*console.window(), u"messages"_s);
    hands.click(u"railRegistry"_s);
    hands.waitFor(u"the registry is shown"_s, [&] { return console.window()->currentPage() == u"registry"_s; });
    (void)QTest::qWaitFor([] { return false; }, 800);
    photograph(*console.window(), u"registry"_s);
    hands.click(u"railMessages"_s);
    hands.click(u"useInAlert"_s);
    hands.waitFor(u"the alert has the message"_s, [&] { return console.services().draft.message().has_value(); });
}

void Tour::looks(Console &console, Hands &hands)
{
    console.services().draft.setMode(Mode::Live);
    auto *button = hands.find<ConsequenceButton>(u"consequenceButton"_s);
    hands.waitFor(
        u"the alert can be prepared"_s, [&] { return button && button->state() == ConsequenceButton::State::Ready; });
    photograph(*console.window(), u"alert"_s);
    console.setLook(Look::Dark);
    photograph(*console.window(), u"alert-dark"_s);
    console.setLook(Look::Light);
    console.window()->resize(narrow);
    photograph(*console.window(), u"alert-1280x720"_s);
    console.window()->resize(wide);
}

void Tour::launch(Console &console, Hands &hands)
{
    Launcher &launcher = console.services().launcher;
    hands.waitFor(u"the window has its size"_s, [&] { return console.window()->size() == wide; });
    if (launcher.state() != Launcher::State::Ready) // of an alert that waited
        hands.click(u"consequenceButton"_s);
    hands.waitFor(u"the dialer's receipt"_s, [&] { return launcher.state() == Launcher::State::Ready; }, 60s);
    if (!hands.ok()) {
        if (launcher.error())
            hands.fail(u"prepare failed"_s);
        return;
    }
    photograph(*console.window(), u"receipt"_s);
    auto *toggle = hands.find<QAbstractButton>(u"canaryToggle"_s);
    if (toggle && toggle->isChecked())
        QTest::mouseClick(toggle, Qt::LeftButton);
    auto *button = hands.find<ConsequenceButton>(u"launchButton"_s);
    if (!button)
        return;
    const QPointF middle = QRectF(button->rect()).center();
    hands.press(button, middle);
    (void)QTest::qWaitFor([&] { return !button->isHeld(); }, 900);
    photograph(*console.window(), u"holding"_s);
    hands.waitFor(
        u"the launch"_s, [&] { return console.board()->current() && console.board()->current()->isLoaded(); }, 30s);
    hands.release(button, middle);
}

void Tour::watch(Console &console, Hands &hands)
{
    const auto reached = [&] {
        LiveCampaign *live = console.board()->current();
        return live ? live->totals().reached : 0;
    };
    const auto over = [&] {
        LiveCampaign *live = console.board()->current();
        return live && isOver(live->campaign().state);
    };
    // Real telephones ring in real time: a part of them is seen, and the rest is stopped.
    const bool simulated = console.services().embeddedDialer != nullptr;
    const int enough = console.board()->current()->campaign().recipients / (simulated ? 2 : 8);
    hands.waitFor(u"people have heard"_s, [&] { return reached() >= enough || over(); }, 600s);
    photograph(*console.window(), u"live"_s);
    console.window()->resize(narrow);
    photograph(*console.window(), u"live-1280x720"_s);
    console.window()->resize(wide);

    WallWindow *wall = console.showWall();
    if (!wall)
        return hands.fail(u"the wall does not open"_s);
    wall->resize(wide);
    photograph(*wall, u"wall"_s);
    if (simulated)
        loseTheDialer(console, hands);
    else
        stop(console, hands);
    hands.waitFor(u"the campaign ends"_s, over, 1200s);
    photograph(*console.window(), u"live-over"_s);
    wall->close();
}

void Tour::stop(Console &console, Hands &hands)
{
    hands.click(u"stopAll"_s);
    hands.waitFor(
        u"no telephone rings any more"_s, [&] { return isOver(console.board()->current()->campaign().state); }, 30s);
}

void Tour::loseTheDialer(Console &console, Hands &hands)
{
    // A dialer that hangs is worse than one that dies: the connection stays open and nothing comes.
    const auto process = static_cast<pid_t>(console.services().embeddedDialer->processId());
    if (process <= 0)
        return hands.fail(u"there is no dialer process"_s);
    ::kill(process, SIGSTOP);
    hands.waitFor(u"the data are called stale"_s, [&] { return console.board()->current()->isStale(); }, 30s);
    if (WallWindow *wall = console.showWall())
        photograph(*wall, u"wall-stale"_s);
    photograph(*console.window(), u"live-stale"_s);
    ::kill(process, SIGCONT);
    hands.waitFor(u"the data are live again"_s, [&] { return !console.board()->current()->isStale(); }, 60s);
}

void Tour::report(Console &console, Hands &hands)
{
    LiveCampaign *live = console.board()->current();
    if (!live)
        return hands.fail(u"no campaign to report"_s);
    const auto registry = console.counter()->registry();
    const CampaignReport report = reportOf(live->progress(), live->directory(),
        registry ? static_cast<int>(registry->contacts().size()) : 0, live->gaps());
    m_summary = toJson(report, false);
    if (report.eventGaps != 0)
        hands.fail(u"events are missing"_s);
    if (report.audience == 0 || report.heard == 0)
        hands.fail(u"nobody was reached"_s);
}

} // namespace campanile::tour
