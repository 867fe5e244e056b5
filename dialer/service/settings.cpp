// SPDX-License-Identifier: GPL-3.0-or-later
#include "settings.h"

#include "digest.h"
#include "soundconfig.h"
#include "thismachine.h"
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

Result<void> accountOf(const toml::table &table, Account &account)
{
    ConfigTable keys(table, "token");
    keys.read("name", account.name);
    std::string roleName, digest;
    keys.read("role", roleName);
    keys.read("sha256", digest);
    if (auto read = keys.result(); !read)
        return read;
    const auto role = roleOf(roleName);
    if (!role)
        return usage(std::format(
            "token \"{}\": role \"{}\" is not viewer, operator, approver or admin", account.name, roleName));
    account.role = *role;
    account.tokenSha256 = unhex(digest);
    if (account.tokenSha256.size() != 32)
        return usage(
            std::format("token \"{}\": sha256 must be the 64 hexadecimal digits of the token's SHA-256", account.name));
    return {};
}

Result<void> exchangeOf(const toml::table &table, ExchangeCap &cap)
{
    ConfigTable keys(table, "exchange");
    keys.read("prefix", cap.prefix);
    keys.read("channels", cap.channels);
    keys.read("calls_per_second", cap.callsPerSecond);
    return keys.result();
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

/// [name], if it is there, to its last key.
template <class Read> Result<void> readSection(ConfigTable &config, const char *name, Read read)
{
    const auto *table = config.table(name);
    if (!table)
        return {};
    ConfigTable section(*table, name);
    read(section);
    return section.result();
}

Result<void> readSections(ConfigTable &config, Settings &settings)
{
    const auto tls = [&](ConfigTable &section) {
        section.read("certificate", settings.certificate);
        section.read("key", settings.key);
        section.read("client_authority", settings.clientAuthority);
    };
    const auto simulation = [&](ConfigTable &section) {
        section.read("seed", settings.seed, 0, std::numeric_limits<std::int64_t>::max());
        section.read("time_scale", settings.timeScale);
    };
    const auto limits = [&](ConfigTable &section) {
        section.read("recipients", settings.largestCampaign);
        section.read("watchers", settings.watchers);
        section.read("library_reserve_mb", settings.libraryReserveMb);
    };
    const auto callBack = [&](ConfigTable &section) {
        section.read("hours", settings.callBackHours);
        section.read("channels", settings.callBackChannels);
        section.read("no_alert", settings.noAlert);
    };
    return readSection(config, "tls", tls)
        .and_then([&] { return readSection(config, "simulation", simulation); })
        .and_then([&] { return readSection(config, "limits", limits); })
        .and_then([&] { return readSection(config, "call_back", callBack); });
}

Result<void> readTrunks(ConfigTable &config, Settings &settings)
{
    DetectorSettings detector;
    bool beep = true;
    if (const auto *detection = config.table("machine_detection")) {
        if (auto detected = readDetection(*detection, detector, beep); !detected)
            return detected;
    }
    if (config.has("trunk"))
        settings.trunks.clear();
    for (const auto *table : config.tables("trunk")) {
        auto trunk = trunkOf(*table);
        if (!trunk)
            return std::unexpected(trunk.error());
        if (trunk->sip) {
            trunk->sip->detector = detector;
            trunk->sip->beep = beep;
        }
        settings.trunks.push_back(std::move(*trunk));
    }
    return {};
}

} // namespace

Result<void> readConfig(const std::string &path, Settings &settings)
{
    toml::table parsed;
    try {
        parsed = toml::parse_file(path);
    } catch (const toml::parse_error &error) {
        return usage(std::format("{}, line {}: {}", path, error.source().begin.line, error.description()));
    }
    ConfigTable config(parsed, path);
    config.read("listen", settings.listen);
    config.read("ledger", settings.ledger);
    config.read("library", settings.library);
    config.read("log_level", settings.logLevel);
    if (auto read = readSections(config, settings); !read)
        return read;
    for (const auto *table : config.tables("token")) {
        Account account;
        if (auto read = accountOf(*table, account); !read)
            return read;
        settings.accounts.add(std::move(account));
    }
    for (const auto *table : config.tables("exchange")) {
        if (auto read = exchangeOf(*table, settings.exchanges.emplace_back()); !read)
            return read;
    }
    if (auto read = readTrunks(config, settings); !read)
        return read;
    return config.result();
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
    if (host != "[::1]" && !isThisMachine(host) && !settings.hasTls())
        return usage("without TLS it listens on this machine only (127.0.0.1): give [tls] certificate and key in the "
                     "config file");
    if (!(settings.timeScale >= 0.1 && settings.timeScale <= 100000))
        return usage("the time scale must be between 0.1 and 100000");
    if (settings.largestCampaign < 1 || settings.watchers < 1)
        return usage("limits: recipients and watchers must be 1 at least");
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
