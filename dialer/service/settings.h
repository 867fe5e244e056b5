// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "accounts.h"
#include "exchanges.h"
#include "failure.h"
#include "trunksettings.h"

namespace campanile::dialer {

/// What the config file and the flags say together.
struct Settings {
    std::string listen = "127.0.0.1:50151";
    std::string ledger = "campaniled.ledger";
    std::string library; ///< folder; empty: beside the ledger, <ledger>.library
    std::string certificate; ///< PEM file; with `key`: TLS
    std::string key;
    std::string clientAuthority; ///< PEM file: clients must show a certificate of this authority
    std::string tokenFile;
    std::string portFile;
    std::string logLevel = "info";
    bool exitWithParent = false;
    double timeScale = 1;
    std::uint64_t seed = 1;
    int largestCampaign = 1'000'000;
    int watchers = 64;
    int libraryReserveMb = 64; ///< of the disk; uploads leave them to the ledger
    int callBackHours = 12; ///< how long who calls back hears an alert that is over
    int callBackChannels = 10; ///< of every line
    std::optional<std::string>
        noAlert; ///< WAV file; empty: who is in no alert is not answered; none: the one beside us
    Accounts accounts;
    std::vector<TrunkSettings> trunks{
        {.info = {.name = "sim-drill", .simulated = true, .mode = Mode::Drill, .fictional = true}, .sip = {}},
        {.info = {.name = "sim-live", .simulated = true, .mode = Mode::Live, .fictional = true}, .sip = {}}};
    std::vector<ExchangeCap> exchanges; ///< what small exchanges bear

    [[nodiscard]] std::string libraryFolder() const { return library.empty() ? ledger + ".library" : library; }

    [[nodiscard]] bool hasTls() const { return !certificate.empty(); }
};

/// TOML; what it does not say stays. An unknown key is refused: a misspelt limit would otherwise be no limit.
[[nodiscard]] Result<void> readConfig(const std::string &path, Settings &settings);
/// Reads the token file and adds its account; where there is none, makes one that only its owner can read.
[[nodiscard]] Result<void> readTokenFile(Settings &settings);
[[nodiscard]] Result<void> checkSettings(const Settings &settings);

} // namespace campanile::dialer
