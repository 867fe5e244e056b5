// SPDX-License-Identifier: GPL-3.0-or-later
// The window and its pages: made, and told of each other.
#include "alertpage.h"
#include "console.h"
#include "firstpage.h"
#include "livepage.h"
#include "mainwindow.h"
#include "mappane.h"
#include "messagespage.h"
#include "messagetemplates.h"
#include "receiptsheet.h"
#include "registrypage.h"
#include "runningstrip.h"
#include "settingspage.h"
#include "settingsstore.h"
#include "wallwindow.h"

#include <QApplication>
#include <QProcess>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

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

MessagesPage *Console::makeMessagesPage()
{
    Services &s = *m_services;
    auto *messages = new MessagesPage({*s.messages, s.recorder, s.player, s.voices, s.workshop, s.clock});
    messages->useFiles(*s.messageFiles);
    if (s.pronunciations)
        messages->usePronunciations(*s.pronunciations);
    s.recorder.chooseDevice(m_settings.microphone);
    connect(messages, &MessagesPage::microphoneChosen, this, [this](const QByteArray &id) {
        m_settings.microphone = id;
        if (!m_options.demo)
            saveSettings(m_settings);
    });
    if (m_counter)
        connect(m_counter.get(), &AudienceCounter::countChanged, messages, [this] { showReach(); });
    connect(&s.draft, &CampaignDraft::policyChanged, messages, [this] { showReach(); });
    if (m_town) {
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
    }
    connect(messages, &MessagesPage::useInAlert, this, [this](const Message &message) {
        m_services->draft.setMessage(message);
        m_window->showPage(u"alert"_s);
    });
    return messages;
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
    MessagesPage *messages = makeMessagesPage();
    pages.append({u"messages"_s, tr("Messages"), u"microphone"_s, messages, false});
    RegistryPage *registry = nullptr;
    if (m_town) {
        registry = new RegistryPage(*s.contacts, m_town->pack, *m_importer);
        registry->useOptOuts(s.optOuts);
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

} // namespace campanile
