// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiencecounter.h"
#include "csvdirectoryimporter.h"
#include "liveboard.h"
#include "localtownworkshop.h"
#include "packwatch.h"
#include "relocation.h"
#include "services.h"
#include "tokens.h"
#include "town.h"
#include "townbook.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QPointer>

namespace campanile {

class AlertPage;
class FirstPage;
class MainWindow;
class MapPane;
class MessagesPage;
class ReceiptSheet;
class RegistryPage;
class SettingsPage;
class WallWindow;

/// The composition root: the only place that knows every class. It builds, connects, and decides nothing.
class Console final : public QObject {
    Q_OBJECT
public:
    /// Errors: the data folder's databases. A town pack that cannot be opened is no error: the first page says it.
    [[nodiscard]] static Result<std::unique_ptr<Console>> create(const ConsoleOptions &options);
    ~Console() override;

    void show();

    [[nodiscard]] Services &services() { return *m_services; }

    [[nodiscard]] OpenTown *town() { return m_town.get(); }

    [[nodiscard]] LiveBoard *board() { return m_board.get(); }

    [[nodiscard]] AudienceCounter *counter() { return m_counter.get(); }

    [[nodiscard]] MainWindow *window() { return m_window.get(); }

    [[nodiscard]] WallWindow *showWall(); ///< opens it, or brings it to the front
    void setLook(Look look);
    void changeTown(const QString &packPath); ///< what goes wrong stands on the settings page; the old town stays
    [[nodiscard]] bool isReady() const; ///< town, registry, dialer: nothing is missing

Q_SIGNALS:
    void readyChanged(bool ready);

private:
    struct Parts {
        ConsoleOptions options;
        ConsoleSettings settings;
        QString dataFolder;
        TownBook book;
        std::unique_ptr<OpenTown> town; ///< null: none, or townProblem
        QString townProblem;
        std::unique_ptr<Services> services;
    };

    explicit Console(Parts parts);

    void connectServices();
    void connectOutbox(AlertPage *alert, ReceiptSheet *sheet); ///< consoleoutbox.cpp; null: no town yet
    void fillSample();
    void refreshReadiness(); ///< asks dialer and registry, then shows
    void showReadiness();
    void showReach();
    void showCalls(); ///< how this workstation calls, as far as the dialer has it
    void useCallSettings();
    void applySettings(const ConsoleSettings &settings);
    void startCorrection(const CampaignInfo &campaign, const QList<ContactId> &called);
    [[nodiscard]] MapPane *newMap();
    void adopt(MapPane &map); ///< look, photograph: kept as the settings say

    // consolewindow.cpp
    void buildWindow();
    [[nodiscard]] MessagesPage *makeMessagesPage();
    void connectPages(FirstPage *first, SettingsPage *settings);
    void connectLaunching();

    // consoletown.cpp
    [[nodiscard]] QString whyTownStays() const; ///< empty: it may be changed
    [[nodiscard]] Result<void> takeTown(std::unique_ptr<OpenTown> town);
    void closeTown();
    void openTownPages();
    void connectTown(SettingsPage *settings);
    void choosePhoto(const QString &path);
    void showPhoto(bool shown);
    void checkPlaces();
    void relocateContacts();

    ConsoleOptions m_options;
    ConsoleSettings m_settings;
    TownBook m_book;
    LocalTownWorkshop m_workshop;
    PackWatch m_watch{m_workshop};
    QFuture<Result<RelocationReport>> m_relocating;
    std::unique_ptr<Services> m_services;
    std::unique_ptr<OpenTown> m_town;
    std::unique_ptr<CsvDirectoryImporter> m_importer;
    std::unique_ptr<AudienceCounter> m_counter;
    std::unique_ptr<LiveBoard> m_board;
    std::unique_ptr<MainWindow> m_window;
    QPointer<WallWindow> m_wall;
    QList<QPointer<MapPane>> m_maps;
    QPointer<FirstPage> m_first;
    QPointer<SettingsPage> m_settingsPage;
    std::optional<DialerStatus> m_dialer;
    std::optional<RegistryStats> m_registry;
    QDeadlineTimer m_optOutsDue; ///< when the dialer is asked for them again
    QString m_townProblem;
    bool m_ready = false;
};

} // namespace campanile
