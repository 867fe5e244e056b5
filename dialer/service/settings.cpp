// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include "digest.h"
#include "soundconfig.h"
#include "trunkconfig.h"

#include <openssl/rand.h>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <format>
#include <fstream>
#include <map>
#include <set>

namespace campanile::dialer {

namespace {

auto usage(std::string words)
{
    return failure(Failure::Kind::Invalid, "USAGE", std::move(words));
}

Result<void> onlyKnown(const toml::table &table, const std::string &where, const std::set<std::string_view> &known)
{
    for (const auto &[key, value] : table) {
        if (!known.contains(key.str()))
            return usage(std::format("{}: unknown key \"{}\" (line {})", where, key.str(), key.source().begin.line));
    }
    return {};
}

Result<Account> accountOf(const toml::table &table)
{
    if (auto known = onlyKnown(table, "token", {"name", "role", "sha256"}); !known)
        return std::unexpected(known.error());
    Account account;
    account.name = table["name"].value_or(std::string());
    const auto roleName = table["role"].value_or(std::string());
    const auto role = roleOf(roleName);
    if (!role)
        return usage(std::format(
            "token \"{}\": role \"{}\" is not viewer, operator, approver or admin", account.name, roleName));
    account.role = *role;
    account.tokenSha256 = unhex(table["sha256"].value_or(std::string()));
    if (account.tokenSha256.size() != 32)
        return usage(
            std::format("token \"{}\": sha256 must be the 64 hexadecimal digits of the token's SHA-256", account.name));
    return account;
}

Result<ExchangeCap> exchangeOf(const toml::table &table)
{
    if (auto known = onlyKnown(table, "exchange", {"prefix", "channels", "calls_per_second"}); !known)
        return std::unexpected(known.error());
    return ExchangeCap{.prefix = table["prefix"].value_or(std::string()),
        .channels = table["channels"].value_or(0),
        .callsPerSecond = table["calls_per_second"].value_or(0.0)};
}

Result<void> checkExchanges(const std::vector<ExchangeCap> &exchanges)
{
    std::set<std::string> prefixes;
    for (const auto &cap : exchanges) {
        const auto refuse = [&](std::string_view words) {
            return usage(std::format("exchange \"{}\": {}", cap.prefix, words));
        };
        if (!cap.prefix.starts_with("+39") || cap.prefix.size() < 4 || cap.prefix.size() > 14
            || cap.prefix.find_first_not_of("0123456789", 1) != std::string::npos)
            return refuse("prefix must be the beginning of Italian numbers in E.164, \"+390461\"");
        if (cap.channels < 0 || cap.channels > 10000 || (cap.channels == 0 && cap.callsPerSecond == 0))
            return refuse("channels (between 1 and 10000) or calls_per_second say what it bears");
        if (cap.callsPerSecond != 0 && !(cap.callsPerSecond >= 0.01 && cap.callsPerSecond <= 1000))
            return refuse("calls per second must be between 0.01 and 1000");
        if (!prefixes.insert(cap.prefix).second)
            return refuse("it is there twice");
    }
    return {};
}

/// What the lines of one mode have in common.
Result<void> checkModes(const std::vector<TrunkSettings> &trunks)
{
    std::set<std::string> names;
    std::map<Mode, bool> simulated;
    for (const auto &trunk : trunks) {
        if (!names.insert(trunk.info.name).second)
            return usage(std::format("trunk \"{}\" is there twice", trunk.info.name));
        const auto [first, fresh] = simulated.emplace(trunk.info.mode, trunk.info.simulated);
        // Part of a town would be told by a network that rings nobody, and the report would say they heard it.
        if (!fresh && first->second != trunk.info.simulated)
            return usage(
                std::format("trunk \"{}\": the trunks of a mode are all simulated, or none is", trunk.info.name));
    }
    return {};
}

template <class T> Result<void> tables(const toml::table &config, std::string_view key, T add)
{
    const auto *array = config[key].as_array();
    if (!array)
        return {};
    for (const auto &node : *array) {
        const auto *table = node.as_table();
        if (!table)
            return usage(std::format("{} must be a table: [[{}]]", key, key));
        if (auto added = add(*table); !added)
            return added;
    }
    return {};
}

} // namespace

Result<void> readConfig(const std::string &path, Settings &settings)
{
    toml::table config;
    try {
        config = toml::parse_file(path);
    } catch (const toml::parse_error &error) {
        return usage(std::format("{}, line {}: {}", path, error.source().begin.line, error.description()));
    }
    if (auto known = onlyKnown(config, path,
            {"listen", "ledger", "library", "log_level", "tls", "token", "trunk", "exchange", "simulation", "limits",
                "machine_detection", "call_back"});
        !known)
        return known;
    settings.listen = config["listen"].value_or(settings.listen);
    settings.ledger = config["ledger"].value_or(settings.ledger);
    settings.library = config["library"].value_or(settings.library);
    settings.logLevel = config["log_level"].value_or(settings.logLevel);
    if (const auto *tls = config["tls"].as_table()) {
        if (auto known = onlyKnown(*tls, "tls", {"certificate", "key", "client_authority"}); !known)
            return known;
        settings.certificate = (*tls)["certificate"].value_or(std::string());
        settings.key = (*tls)["key"].value_or(std::string());
        settings.clientAuthority = (*tls)["client_authority"].value_or(std::string());
    }
    if (const auto *simulation = config["simulation"].as_table()) {
        if (auto known = onlyKnown(*simulation, "simulation", {"seed", "time_scale"}); !known)
            return known;
        settings.seed =
            static_cast<std::uint64_t>((*simulation)["seed"].value_or(static_cast<std::int64_t>(settings.seed)));
        settings.timeScale = (*simulation)["time_scale"].value_or(settings.timeScale);
    }
    if (const auto *limits = config["limits"].as_table()) {
        if (auto known = onlyKnown(*limits, "limits", {"recipients", "watchers", "library_reserve_mb"}); !known)
            return known;
        settings.largestCampaign = (*limits)["recipients"].value_or(settings.largestCampaign);
        settings.watchers = (*limits)["watchers"].value_or(settings.watchers);
        settings.libraryReserveMb = (*limits)["library_reserve_mb"].value_or(settings.libraryReserveMb);
    }
    if (const auto *back = config["call_back"].as_table()) {
        if (auto known = onlyKnown(*back, "call_back", {"hours", "channels", "no_alert"}); !known)
            return known;
        settings.callBackHours = (*back)["hours"].value_or(settings.callBackHours);
        settings.callBackChannels = (*back)["channels"].value_or(settings.callBackChannels);
        settings.noAlert = (*back)["no_alert"].value<std::string>();
    }
    DetectorSettings detector;
    bool beep = true;
    if (const auto detection = config["machine_detection"]; detection && !detection.is_table())
        return usage("machine_detection must be a table: [machine_detection]");
    if (const auto *detection = config["machine_detection"].as_table()) {
        if (auto detected = readDetection(*detection, detector, beep); !detected)
            return detected;
    }
    auto read = tables(config, "token", [&](const toml::table &table) -> Result<void> {
        auto account = accountOf(table);
        if (!account)
            return std::unexpected(account.error());
        settings.accounts.add(std::move(*account));
        return {};
    });
    if (!read)
        return read;
    read = tables(config, "exchange", [&](const toml::table &table) -> Result<void> {
        auto exchange = exchangeOf(table);
        if (!exchange)
            return std::unexpected(exchange.error());
        settings.exchanges.push_back(std::move(*exchange));
        return {};
    });
    if (!read || !config.contains("trunk"))
        return read;
    settings.trunks.clear();
    return tables(config, "trunk", [&](const toml::table &table) -> Result<void> {
        auto trunk = trunkOf(table);
        if (!trunk)
            return std::unexpected(trunk.error());
        if (trunk->sip) {
            trunk->sip->detector = detector;
            trunk->sip->beep = beep;
        }
        settings.trunks.push_back(std::move(*trunk));
        return {};
    });
}

Result<void> readTokenFile(Settings &settings)
{
    if (settings.tokenFile.empty())
        return {};
    std::string token;
    const int fresh = ::open(settings.tokenFile.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
    if (fresh >= 0) {
        unsigned char random[32];
        if (RAND_bytes(random, sizeof random) != 1) {
            ::close(fresh);
            return usage("no random numbers for a token");
        }
        token = hex(std::string_view(reinterpret_cast<const char *>(random), sizeof random));
        const auto line = token + '\n';
        const bool written = ::write(fresh, line.data(), line.size()) == static_cast<ssize_t>(line.size());
        ::close(fresh);
        if (!written)
            return usage("cannot write " + settings.tokenFile);
    } else if (errno != EEXIST) {
        return usage(settings.tokenFile + ": " + std::strerror(errno));
    } else {
        struct stat status{};
        if (::stat(settings.tokenFile.c_str(), &status) == 0 && (status.st_mode & 077U) != 0)
            return usage(settings.tokenFile + " can be read by others: chmod 600 it");
        std::ifstream file(settings.tokenFile);
        if (!std::getline(file, token) || token.size() < 16)
            return usage(settings.tokenFile + " must hold a token of at least 16 characters in its first line");
    }
    settings.accounts.add({"token-file", Role::Admin, sha256(token)});
    return {};
}

Result<void> checkSettings(const Settings &settings)
{
    if (settings.accounts.empty())
        return usage("nobody could log in: give --token-file FILE, or [[token]] in the config file");
    if (settings.certificate.empty() != settings.key.empty())
        return usage("TLS needs both a certificate and a key");
    const auto colon = settings.listen.rfind(':');
    if (colon == std::string::npos || colon + 1 == settings.listen.size())
        return usage("--listen must be HOST:PORT");
    const auto host = settings.listen.substr(0, colon);
    const bool loopback = host == "localhost" || host == "[::1]" || host.starts_with("127.");
    if (!loopback && !settings.hasTls())
        return usage("without TLS it listens on this machine only (127.0.0.1): give [tls] certificate and key in the "
                     "config file");
    if (!(settings.timeScale >= 0.1 && settings.timeScale <= 100000))
        return usage("the time scale must be between 0.1 and 100000");
    if (settings.libraryReserveMb < 0)
        return usage("the library's reserve cannot be negative");
    if (settings.callBackHours < 0 || settings.callBackHours > 168)
        return usage("call_back: hours must be between 0 and 168");
    if (settings.callBackChannels < 0 || settings.callBackChannels > 1000)
        return usage("call_back: channels must be between 0 and 1000");
    if (settings.trunks.empty())
        return usage("there is no trunk");
    if (auto exchanges = checkExchanges(settings.exchanges); !exchanges)
        return exchanges;
    if (auto modes = checkModes(settings.trunks); !modes)
        return modes;
    for (const auto &trunk : settings.trunks) {
        if (auto checked = checkTrunk(trunk); !checked)
            return checked;
        if (trunk.sip && settings.timeScale != 1)
            return usage("time is accelerated on simulated trunks only");
    }
    return {};
}

} // namespace campanile::dialer
