// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "alertpage.h"
#include "errorwords.h"
#include "firstpage.h"
#include "livepage.h"
#include "look.h"
#include "mainwindow.h"
#include "mappane.h"
#include "messagespage.h"
#include "messagetemplates.h"
#include "receiptsheet.h"
#include "registrypage.h"
#include "runningstrip.h"
#include "samplefill.h"
#include "settingspage.h"
#include "settingsstore.h"
#include "wallwindow.h"

#include <QApplication>
#include <QProcess>
#include <QStackedWidget>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr std::chrono::seconds statusEvery{2};
constexpr std::chrono::seconds optOutsEvery{30};

Look lookFor(ConsoleSettings::LookChoice choice)
{
    switch (choice) {
    case ConsoleSettings::LookChoice::Light: return Look::Light;
    case ConsoleSettings::LookChoice::Dark: return Look::Dark;
    case ConsoleSettings::LookChoice::System: break;
    }
    return systemLook();
}

/// For the checklist's "where": what people of this town call its parts.
QStringList placeNames(const Gazetteer &town)
{
    QStringList names;
    for (const Quarter &quarter : town.quarters())
        names.append(quarter.name);
    for (const PlacedAddress &address : town.allAddresses()) {
        if (names.isEmpty() || names.last() != address.streetName)
            names.append(address.streetName);
    }
    return names;
}

} // namespace

Result<std::unique_ptr<Console>> Console::create(const ConsoleOptions &options)
{
    Parts parts{.options = options,
        .settings = options.demo ? ConsoleSettings() : loadSettings(),
        .dataFolder = dataFolder(options),
        .book = {},
        .town = {},
        .townProblem = {},
        .services = {}};
    auto book = TownBook::open(parts.dataFolder);
    if (!book)
        return std::unexpected(book.error());
    parts.book = std::move(*book);
    QString pack = options.packPath.isEmpty() ? parts.settings.packPath : options.packPath;
    if (pack.isEmpty() && options.demo)
        pack = sampleTownPath();
    if (!pack.isEmpty()) {
        auto town = openTown(pack, parts.book);
        if (town)
            parts.town = std::move(*town);
        else
            parts.townProblem = words(town.error());
    }
    const QString folder =
        parts.town ? parts.book.folderOf(parts.book.entryFor(parts.town->pack->town())) : parts.dataFolder;
    auto services = Services::open(folder, options, parts.settings);
    if (!services)
        return std::unexpected(services.error());
    parts.services = std::move(*services);
    if (parts.town) {
        if (auto saved = parts.book.save(); !saved)
            return std::unexpected(saved.error());
    }
    return std::unique_ptr<Console>(new Console(std::move(parts)));
}

Console::Console(Parts parts)
    : m_options(std::move(parts.options))
    , m_settings(std::move(parts.settings))
    , m_book(std::move(parts.book))
    , m_workshop(parts.dataFolder + u"/packs"_s)
    , m_services(std::move(parts.services))
    , m_town(std::move(parts.town))
    , m_townProblem(std::move(parts.townProblem))
{
    if (m_options.look)
        m_settings.look = *m_options.look;
    applyLook(*qApp, lookFor(m_settings.look));
    connectServices();
    auto *status = new QTimer(this);
    connect(status, &QTimer::timeout, this, &Console::refreshReadiness);
    status->start(statusEvery);
    if (m_town && !m_options.demo) {
        m_settings.packPath = m_town->path;
        saveSettings(m_settings);
    }
    openTownPages();
}

void Console::connectServices()
{
    Services &s = *m_services;
    m_counter = std::make_unique<AudienceCounter>(s.draft, *s.contacts);
    connect(s.contacts.get(), &ContactStore::changed, this, &Console::refreshReadiness);
    connect(&s.draft, &CampaignDraft::modeChanged, this, [this](Mode mode) {
        if (m_window)
            m_window->setMode(mode);
        refreshReadiness();
    });
    connect(&s.recorder, &Recorder::deviceChanged, this, &Console::refreshReadiness);
}

Console::~Console()
{
    delete m_wall;
}

void Console::show()
{
    if (m_options.screen == ConsoleOptions::Screen::Wall) {
        if (WallWindow *wall = showWall()) {
            wall->showFullScreen();
            return;
        }
    }
    m_window->show();
}

bool Console::isReady() const
{
    return m_ready;
}

void Console::buildWindow()
{
    Services &s = *m_services;
    m_maps.clear();
    auto *first = new FirstPage;
    auto *settings = new SettingsPage(m_workshop);
    auto *alertPlace = new QStackedWidget;
    alertPlace->addWidget(first);
    QList<PageEntry> pages{{u"alert"_s, tr("Alert"), u"bell"_s, alertPlace, true}};

    AlertPage *alert = nullptr;
    LivePage *live = nullptr;
    if (m_town) {
        alert = new AlertPage(
            s.draft, *m_counter, s.launcher, *s.messages, s.player, s.workshop, *m_town->pack, *m_town->tiles, s.clock);
        alert->useAreas(*s.areas, s.areaFiles);
        adopt(alert->map());
        const auto showOptedOut = [alert, &list = s.optOuts] { alert->setOptedOut(list.numbers()); };
        connect(&s.optOuts, &OptOutList::changed, alert, showOptedOut);
        showOptedOut();
        alertPlace->addWidget(alert);
        live = new LivePage(*m_board, newMap());
        pages.append({u"live"_s, tr("Live"), u"broadcast"_s, live, true});
    }
    auto *messages = new MessagesPage({*s.messages, s.recorder, s.player, s.voices, s.workshop, s.clock});
    messages->useFiles(*s.messageFiles);
    if (s.pronunciations)
        messages->usePronunciations(*s.pronunciations);
    pages.append({u"messages"_s, tr("Messages"), u"microphone"_s, messages, false});
    s.recorder.chooseDevice(m_settings.microphone);
    connect(messages, &MessagesPage::microphoneChosen, this, [this](const QByteArray &id) {
        m_settings.microphone = id;
        if (!m_options.demo)
            saveSettings(m_settings);
    });
    if (m_counter)
        connect(m_counter.get(), &AudienceCounter::countChanged, messages, [this] { showReach(); });
    connect(&s.draft, &CampaignDraft::policyChanged, messages, [this] { showReach(); });

    RegistryPage *registry = nullptr;
    if (m_town) {
        registry = new RegistryPage(*s.contacts, m_town->pack, *m_importer);
        registry->useOptOuts(s.optOuts);
        messages->setPlaces(placeNames(*m_town->pack));
        messages->setFacts([this] {
            TemplateFacts facts;
            facts.municipality = m_town->pack->town().name;
            facts.now = m_services->clock.now();
            for (const AreaPiece &piece : m_services->draft.area().pieces) {
                if (!piece.exclude && !piece.hidden && !piece.name.isEmpty())
                    facts.places.append(piece.name);
            }
            return facts;
        });
        pages.append({u"registry"_s, tr("Registry"), u"contacts"_s, registry, false});
    }
    pages.append({u"settings"_s, tr("Settings"), u"settings"_s, settings, false});

    m_window = std::make_unique<MainWindow>(s.clock, pages);
    m_window->resize(1440, 900);
    m_window->setMode(s.draft.mode());
    const QString town = m_town ? m_town->pack->town().name : QString();
    m_window->setTown(m_town ? tr("Municipality of %1").arg(town) : tr("No municipality"),
        m_options.demo ? tr("Sample data, simulated phones") : tr("Municipal operations centre"));
    m_window->setUser(tr("Operator"), tr("this workstation"));
    connect(m_window.get(), &MainWindow::modeChosen, &s.draft, &CampaignDraft::setMode);
    connect(m_window.get(), &MainWindow::closed, qApp, &QCoreApplication::quit);
    connect(m_window.get(), &MainWindow::pageShown, this, [this] { refreshReadiness(); });
    connect(this, &Console::readyChanged, alertPlace, [alertPlace, alert, first](bool ready) {
        alertPlace->setCurrentWidget(ready && alert ? static_cast<QWidget *>(alert) : first);
    });
    alertPlace->setCurrentWidget(m_ready && alert ? static_cast<QWidget *>(alert) : first);

    auto *strip = new RunningStrip(*m_board);
    m_window->setStrip(strip, u"live"_s);
    connect(strip, &RunningStrip::showLive, m_window.get(), [this] { m_window->showPage(u"live"_s); });
    const auto showRunning = [this] {
        m_window->setStripVisible(m_board->running() > 0);
        m_window->setCount(u"live"_s, m_board->running(), m_board->runningLive() > 0);
    };
    connect(m_board.get(), &LiveBoard::campaignsChanged, m_window.get(), showRunning);
    showRunning();

    ReceiptSheet *sheet = nullptr;
    if (alert) {
        connect(alert, &AlertPage::pageRequested, m_window.get(), &MainWindow::showPage);
        connect(alert, &AlertPage::unplacedRequested, registry, [this, registry] {
            registry->showWithoutPosition();
            m_window->showPage(u"registry"_s);
        });
        sheet = new ReceiptSheet(s.draft, s.launcher, s.player, s.workshop, newMap(), s.clock, alert);
        sheet->setObjectName(u"receiptSheet"_s);
    }
    if (live) {
        connect(live, &LivePage::wallRequested, this, [this] {
            if (WallWindow *wall = showWall())
                wall->showFullScreen();
        });
        connect(live, &LivePage::alertRequested, m_window.get(), [this] { m_window->showPage(u"alert"_s); });
        connect(live, &LivePage::correctionRequested, this, &Console::startCorrection);
    }
    connectOutbox(alert, sheet);
    if (alert)
        connect(alert, &AlertPage::languageRequested, m_window.get(),
            [this, messages](const MessageId &id, const QString &language) {
                m_window->showPage(u"messages"_s);
                messages->openVersion(id, language);
            });
    connect(messages, &MessagesPage::useInAlert, this, [this](const Message &message) {
        m_services->draft.setMessage(message);
        m_window->showPage(u"alert"_s);
    });
    settings->useVoices(s.synthesiser, s.player);
    m_first = first;
    m_settingsPage = settings;
    connectPages(first, settings);
    connectLaunching();
}

void Console::connectPages(FirstPage *first, SettingsPage *settings)
{
    first->setProblem(m_townProblem);
    settings->setSettings(m_settings);
    settings->setEmbeddedDialer(m_options.demo);
    connectTown(settings);
    connect(first, &FirstPage::openTown, m_window.get(), [this] {
        m_window->showPage(u"settings"_s);
        m_settingsPage->showSection(SettingsPage::Section::Town);
    });
    connect(first, &FirstPage::importDirectory, m_window.get(), [this] { m_window->showPage(u"registry"_s); });
    connect(first, &FirstPage::connectDialer, m_window.get(), [this] {
        m_window->showPage(u"settings"_s);
        m_settingsPage->focusDialer();
    });
    // The drill with the sample town is a world of its own, with its own data: the same program, started apart.
    connect(first, &FirstPage::trySample, this, [this] {
        if (QProcess::startDetached(QCoreApplication::applicationFilePath(), {u"--demo"_s}))
            m_window->close();
    });
    connect(settings, &SettingsPage::settingsChanged, this, &Console::applySettings);
}

void Console::connectLaunching()
{
    Services &s = *m_services;
    // Kept before the launch is sent: a launch whose answer is lost must be found again.
    connect(&s.launcher, &Launcher::stateChanged, m_window.get(), [this](Launcher::State state) {
        const Launcher &launcher = m_services->launcher;
        if (state == Launcher::State::Launching && launcher.sent() && launcher.receipt())
            m_services->history->save(asHeld(*launcher.sent(), *launcher.receipt()), m_services->clock.now());
    });
    connect(&s.launcher, &Launcher::launched, m_window.get(), [this](const CampaignInfo &campaign) {
        if (std::optional<Message> message = m_services->draft.message()) {
            message->lastUsed = m_services->clock.now();
            m_services->messages->save(*message);
        }
        m_services->launcher.discard();
        m_counter->showAll();
        m_board->refresh();
        m_board->follow(campaign.id);
        m_window->showPage(u"live"_s);
    });
}

void Console::fillSample()
{
    SampleFill fill;
    fill.contacts = m_options.sampleContacts;
    fill.seed = m_options.seed;
    fill.folder = m_services->folder;
    fillWithSample(*m_services->contacts, *m_importer, m_town->pack, fill, this)
        .then(this, [this](const Result<ImportReport> &report) {
            if (!report && m_first)
                m_first->setProblem(words(report.error()));
            refreshReadiness();
        });
}

MapPane *Console::newMap()
{
    auto *map = new MapPane(*m_town->tiles, *m_town->pack);
    adopt(*map);
    return map;
}

void Console::adopt(MapPane &map)
{
    map.setLook(lookFor(m_settings.look) == Look::Dark ? MapLook::Dark : MapLook::Light);
    map.setPhoto(m_settings.photo);
    connect(&map, &MapPane::photoChosen, this, &Console::showPhoto);
    m_maps.append(&map);
}

WallWindow *Console::showWall()
{
    if (!m_town)
        return nullptr;
    if (!m_wall) {
        auto *map = new MapPane(*m_town->tiles, *m_town->pack);
        map->setLook(MapLook::Wall);
        m_wall = new WallWindow(*m_board, map, m_services->clock);
        m_wall->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_wall->show();
    m_wall->raise();
    return m_wall;
}

void Console::setLook(Look look)
{
    applyLook(*qApp, look);
    for (const QPointer<MapPane> &map : std::as_const(m_maps)) {
        if (map)
            map->setLook(look == Look::Dark ? MapLook::Dark : MapLook::Light);
    }
}

void Console::applySettings(const ConsoleSettings &settings)
{
    const bool dialerChanged =
        settings.dialerAddress != m_settings.dialerAddress || settings.dialerAuthority != m_settings.dialerAuthority;
    const bool lookChanged = settings.look != m_settings.look;
    const QString packPath = m_settings.packPath;
    const bool photo = m_settings.photo;
    const QByteArray microphone = m_settings.microphone;
    m_settings = settings;
    m_settings.packPath = packPath; // chosen elsewhere
    m_settings.photo = photo;
    m_settings.microphone = microphone;
    if (!m_options.demo)
        saveSettings(m_settings);
    if (lookChanged)
        setLook(lookFor(m_settings.look));
    m_services->setConsoleName(m_settings.consoleName);
    m_services->synthesiser.setCommands(m_settings.voiceCommands);
    m_services->voices.setPreferred(m_settings.voices);
    CallSettings calls = m_settings.calls;
    calls.callerId = callerIdFor(m_services->draft.mode(), m_dialer, calls.callerId);
    m_services->draft.setCallSettings(calls);
    if (auto *alert = m_window->findChild<AlertPage *>())
        alert->useQueue(m_settings.queueExpiry);
    if (dialerChanged && !m_options.demo)
        m_services->connectDialer(m_options, m_settings);
    refreshReadiness();
}

void Console::refreshReadiness()
{
    showReadiness(); // the mode may have changed what is known already
    const Services *asked = m_services.get(); // an answer of the town before is none of this one's
    m_services->backend.status().then(this, [this, asked](const Result<DialerStatus> &status) {
        // Cancelled: the services are on their way out, and who comes after the backend is gone already.
        if (asked != m_services.get() || (!status && status.error().code == ErrorCode::Cancelled))
            return;
        const bool back = status && !m_dialer;
        m_dialer = status ? std::optional(*status) : std::nullopt;
        if (status && (back || m_optOutsDue.hasExpired())) {
            m_optOutsDue = QDeadlineTimer(optOutsEvery);
            m_services->optOuts.refresh();
        }
        m_services->outbox->setReachable(status.has_value());
        m_services->contacts->stats().then(this, [this, asked](const Result<RegistryStats> &stats) {
            if (asked != m_services.get())
                return;
            if (stats)
                m_registry = *stats;
            showReadiness();
            checkPlaces();
        });
    });
}

void Console::showReadiness()
{
    if (!m_window)
        return;
    m_window->setReadiness(readiness(
        {m_services->draft.mode(), m_dialer, m_services->recorder.hasDevice(), m_registry, m_services->clock.now()}));
    if (auto *alert = m_window->findChild<AlertPage *>())
        alert->setDialer(m_dialer);
    showCalls();
    showReach();
    FirstPage::Done done;
    done.town = m_town != nullptr;
    done.registry = m_registry && m_registry->contacts > 0;
    // A dialer that is away for a moment does not send anybody back to the first page.
    done.dialer = m_dialer.has_value() || m_ready;
    if (m_first)
        m_first->setDone(done);
    m_window->setNotReady(done.missing());
    if (const bool ready = done.missing() == 0; ready != m_ready) {
        m_ready = ready;
        Q_EMIT readyChanged(ready);
    }
}

void Console::showCalls()
{
    if (!m_dialer)
        return; // what it offered last stands
    CallSettings calls = m_settings.calls;
    calls.callerId = callerIdFor(m_services->draft.mode(), m_dialer, calls.callerId);
    m_services->draft.setCallSettings(calls);
    if (m_settingsPage) {
        const QStringList live = callerIdsOf(Mode::Live, *m_dialer);
        m_settingsPage->setCallerIds(live.isEmpty() ? callerIdsOf(Mode::Drill, *m_dialer) : live);
    }
}

/// What a message's length does depends on whom the draft would call.
void Console::showReach()
{
    auto *messages = m_window ? m_window->findChild<MessagesPage *>() : nullptr;
    if (!messages)
        return;
    const CampaignDraft &draft = m_services->draft;
    std::optional<TrunkStatus> lines;
    if (m_dialer)
        lines = linesFor(draft.mode(), *m_dialer, draft.callSettings().callerId);
    if (!lines || !lines->up)
        lines.emplace();
    messages->setReach(
        m_counter ? m_counter->count().phones : 0, draft.policy(), lines->channels, lines->callsPerSecond);
}

void Console::startCorrection(const CampaignInfo &campaign, const QList<ContactId> &called)
{
    // The area as it was drawn, streets and all, where this console launched it; else as the dialer echoes it.
    m_services->history->load(campaign.id)
        .then(this, [this, campaign, called](const Result<LaunchedCampaign> &launched) {
            CampaignDraft &draft = m_services->draft;
            draft.setMode(campaign.mode);
            draft.clearArea();
            for (AreaPiece piece : launched ? launched->campaign.area.pieces : campaign.receipt.area.pieces) {
                piece.id = PieceId::create();
                draft.addPiece(piece);
            }
            draft.setMessage(std::nullopt); // the old one is what is being corrected
            m_counter->showOnly(QSet<ContactId>(called.cbegin(), called.cend()));
            m_window->showPage(u"alert"_s);
        });
}

} // namespace campanile
