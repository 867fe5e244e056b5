// SPDX-License-Identifier: GPL-3.0-or-later
#include "console.h"

#include "alertpage.h"
#include "errorwords.h"
#include "firstpage.h"
#include "look.h"
#include "mainwindow.h"
#include "mappane.h"
#include "messagespage.h"
#include "samplefill.h"
#include "settingspage.h"
#include "settingsstore.h"
#include "wallwindow.h"

#include <QApplication>
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
    useCallSettings();
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
    useCallSettings();
    if (m_settingsPage) {
        const QStringList live = callerIdsOf(Mode::Live, *m_dialer);
        m_settingsPage->setCallerIds(live.isEmpty() ? callerIdsOf(Mode::Drill, *m_dialer) : live);
    }
}

void Console::useCallSettings()
{
    CallSettings calls = m_settings.calls;
    calls.callerId = callerIdFor(m_services->draft.mode(), m_dialer, calls.callerId);
    m_services->draft.setCallSettings(calls);
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
