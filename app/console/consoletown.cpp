// SPDX-License-Identifier: GPL-3.0-or-later
// The console's town: taking it, changing it, what lies under its map, where its contacts stand.
#include "console.h"

#include "errorwords.h"
#include "figures.h"
#include "mainwindow.h"
#include "mappane.h"
#include "photocard.h"
#include "settingspage.h"
#include "settingsstore.h"
#include "silentcounter.h"
#include "towncard.h"
#include "townsection.h"
#include "wallwindow.h"

#include <QApplication>
#include <QEventLoopLocker>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

PackReport reportOf(const OpenTown &town)
{
    return {town.path, town.pack->town(), town.pack->dataTimestamp(), town.bytes};
}

} // namespace

QString Console::whyTownStays() const
{
    if (m_board && m_board->running() > 0)
        return tr("An alert is running: the municipality can be changed when it has ended.");
    switch (m_services->launcher.state()) {
    case Launcher::State::Preparing:
    case Launcher::State::Launching:
    case Launcher::State::Unknown:
        return tr("An alert is being launched: the municipality can be changed when it has ended.");
    default: return {};
    }
}

void Console::changeTown(const QString &path)
{
    const QString stays = whyTownStays();
    Result<std::unique_ptr<OpenTown>> opened = failure(ErrorCode::Cancelled);
    if (stays.isEmpty())
        opened = openTown(path, m_book);
    Result<void> taken;
    if (opened)
        taken = takeTown(std::move(*opened));
    if (opened && taken)
        return;
    // What works is kept; what does not is said.
    const QString problem = !stays.isEmpty() ? stays : words(opened ? taken.error() : opened.error());
    if (m_settingsPage)
        m_settingsPage->town().setProblem(problem);
}

Result<void> Console::takeTown(std::unique_ptr<OpenTown> town)
{
    const TownInfo info = town->pack->town();
    TownBook book = m_book;
    TownBook::Entry &entry = book.entryFor(info);
    const QString folder = book.folderOf(entry);
    std::unique_ptr<Services> services; // of another town: with its own registry, messages and draft
    if (folder != m_services->folder) {
        auto made = Services::open(folder, m_options, m_settings);
        if (!made)
            return std::unexpected(made.error());
        services = std::move(*made);
    }
    if (auto saved = book.save(); !saved)
        return saved;

    const QEventLoopLocker stay; // between two windows there is none
    const bool visible = m_window && m_window->isVisible();
    const QByteArray geometry = m_window ? m_window->saveGeometry() : QByteArray();
    const bool hadTown = m_town != nullptr;
    closeTown();
    if (services) {
        m_counter.reset();
        m_services = std::move(services);
        m_dialer.reset();
        m_registry.reset();
        m_ready = false;
        connectServices();
    }
    m_book = std::move(book);
    m_town = std::move(town);
    if (!m_options.demo) {
        m_settings.packPath = m_town->path;
        saveSettings(m_settings);
    }
    openTownPages();
    if (visible) {
        m_window->restoreGeometry(geometry);
        m_window->show();
        if (hadTown)
            m_window->showPage(u"settings"_s);
    }
    return {};
}

void Console::closeTown()
{
    delete m_wall;
    m_window.reset(); // its pages use the town that goes
    m_board.reset();
    m_importer.reset();
    m_watch.watch({}, {}, 0);
}

void Console::openTownPages()
{
    const std::shared_ptr<const Gazetteer> gazetteer = m_town ? m_town->pack : nullptr;
    m_board = std::make_unique<LiveBoard>(m_services->backend, gazetteer.get());
    m_board->setIndex(m_counter->registry());
    connect(m_counter.get(), &AudienceCounter::indexChanged, m_board.get(),
        [this] { m_board->setIndex(m_counter->registry()); });
    m_board->start();
    m_counter->silent().setTown(gazetteer);
    if (gazetteer)
        m_importer = std::make_unique<CsvDirectoryImporter>(*m_services->contacts, gazetteer);
    if (m_town)
        m_watch.watch(m_town->path, m_town->changed, m_town->bytes);
    buildWindow();
    if (m_options.demo && m_town)
        fillSample();
    refreshReadiness();
}

void Console::connectTown(SettingsPage *settings)
{
    TownSection &section = settings->town();
    section.setKnownTowns([this](const TownInfo &town) {
        const TownBook::Entry *entry = m_book.find(town);
        return !entry || !m_town                            ? PackCard::Known::New
            : m_book.folderOf(*entry) == m_services->folder ? PackCard::Known::InUse
                                                            : PackCard::Known::Before;
    });
    section.setPack(m_town ? std::optional(reportOf(*m_town)) : std::nullopt);
    section.setProblem(m_townProblem);
    section.town().setNewer(m_watch.isReplaced());
    section.setForbidden(whyTownStays());
    // Queued: the window that the button is in is built anew.
    connect(&section, &TownSection::townChosen, this, &Console::changeTown, Qt::QueuedConnection);
    connect(&section, &TownSection::photoChosen, this, &Console::choosePhoto);
    connect(&section, &TownSection::relocateWanted, this, &Console::relocateContacts);
    const auto mayChange = [this, &section] { section.setForbidden(whyTownStays()); };
    connect(m_board.get(), &LiveBoard::campaignsChanged, &section, mayChange);
    connect(&m_services->launcher, &Launcher::stateChanged, &section, mayChange);
    connect(&m_watch, &PackWatch::replaced, &section, [&section] { section.town().setNewer(true); });
    if (!m_town)
        return;
    TileServer *tiles = m_town->tiles.get();
    const auto showPhoto = [tiles, &section] { section.photo().setPhoto(tiles->photo()); };
    connect(tiles, &TileServer::photoChanged, &section, showPhoto);
    connect(tiles, &TileServer::photoFailed, &section.photo(), &PhotoCard::setProblem);
    showPhoto();
}

void Console::choosePhoto(const QString &path)
{
    if (!m_town)
        return;
    TownBook::Entry &entry = m_book.entryFor(m_town->pack->town());
    entry.photo = path;
    const Result<void> saved = m_book.save();
    const Result<void> laid = m_town->tiles->setPhoto(path);
    for (const Result<void> &done : {saved, laid}) {
        if (!done)
            m_settingsPage->town().setProblem(words(done.error()));
    }
    showPhoto(!path.isEmpty()); // who chooses one wants to see it
}

void Console::showPhoto(bool shown)
{
    m_settings.photo = shown;
    if (!m_options.demo)
        saveSettings(m_settings);
    for (const QPointer<MapPane> &map : std::as_const(m_maps)) {
        if (map)
            map->setPhoto(shown);
    }
}

// Contacts that were placed on an earlier build are counted, and moved only when somebody says so.
void Console::checkPlaces()
{
    if (!m_town || !m_registry || m_relocating.isRunning())
        return;
    const TownInfo info = m_town->pack->town();
    const QString build = m_town->digest;
    TownBook::Entry &entry = m_book.entryFor(info);
    if (entry.placedOn != build && (entry.placedOn.isEmpty() || m_registry->contacts == 0)) {
        entry.placedOn = build;
        if (auto saved = m_book.save(); !saved && m_settingsPage)
            m_settingsPage->town().setProblem(words(saved.error()));
    }
    const bool old = entry.placedOn != build;
    if (m_settingsPage)
        m_settingsPage->town().town().setMisplaced(old ? m_registry->contacts : 0);
}

void Console::relocateContacts()
{
    if (!m_town || m_relocating.isRunning())
        return;
    const QString build = m_town->digest;
    const TownInfo info = m_town->pack->town();
    const auto card = [this]() -> TownCard & { return m_settingsPage->town().town(); };
    card().setRelocated({});
    card().setRelocating(0);
    const QPointer<SettingsPage> page = m_settingsPage;
    m_relocating = m_services->contacts->relocate(m_town->pack, [page](double done) {
        QMetaObject::invokeMethod(
            qApp,
            [page, done] {
                if (page)
                    page->town().town().setRelocating(done);
            },
            Qt::QueuedConnection);
    });
    m_relocating.then(this, [this, page, build, info](const Result<RelocationReport> &report) {
        if (report) {
            m_book.entryFor(info).placedOn = build;
            (void)m_book.save(); // asked for again at the next start, when it was not kept
        }
        if (page) {
            TownCard &shown = page->town().town();
            shown.setRelocating(-1);
            if (!report) {
                page->town().setProblem(words(report.error()));
            } else {
                shown.setMisplaced(0);
                shown.setRelocated(tr("%1 contacts looked up on this map: %2 moved, %3 found for the first time, %4 "
                                      "stay where they were because this map does not know better, %5 unchanged.")
                        .arg(figure(report->contacts), figure(report->moved), figure(report->found),
                            figure(report->kept), figure(report->unchanged)));
            }
        }
        refreshReadiness();
    });
}

} // namespace campanile
