// SPDX-License-Identifier: GPL-3.0-or-later
#include "trunkconfig.h"

#include "soundconfig.h"

#include <sys/stat.h>

#include <algorithm>
#include <array>
#include <format>
#include <fstream>
#include <ranges>

namespace campanile::dialer {

namespace {

auto usage(std::string words)
{
    return failure(Failure::Kind::Invalid, "USAGE", std::move(words));
}

constexpr std::array common{"name", "kind", "mode", "channels", "calls_per_second", "priority", "weight"};
constexpr std::array ofSip{"server", "port", "transport", "proxy", "domain", "user", "password_file", "register",
    "register_seconds", "ca_file", "certificate_file", "key_file", "dns_server", "caller_id", "caller_ids",
    "assert_identity", "session_seconds", "local_address", "local_port", "rtp_ports", "ping_seconds",
    "key_wait_seconds", "test_phones"};

/// A misspelt limit would otherwise be no limit.
Result<void> onlyKnown(const toml::table &table, bool sip)
{
    for (const auto &[key, value] : table) {
        if (!std::ranges::contains(common, key.str())
            && !(sip && (std::ranges::contains(ofSip, key.str()) || std::ranges::contains(soundKeys, key.str()))))
            return usage(std::format("trunk: unknown key \"{}\" (line {})", key.str(), key.source().begin.line));
    }
    return {};
}

Result<std::string> passwordIn(const std::string &path)
{
    struct stat status{};
    if (::stat(path.c_str(), &status) == 0 && (status.st_mode & 077U) != 0)
        return usage(path + " can be read by others: chmod 600 it");
    std::ifstream file(path);
    std::string password;
    if (!std::getline(file, password) || password.empty())
        return usage(path + " must hold the trunk's password in its first line");
    return password;
}

bool isHere(const std::string &server)
{
    return server == "localhost" || server.starts_with("127.");
}

Result<SipSettings> sipOf(const toml::table &table, const std::string &name)
{
    SipSettings sip;
    sip.server = table["server"].value_or(std::string());
    sip.port = table["port"].value_or(sip.port);
    using Transport = SipSettings::Transport;
    const auto transport = table["transport"].value_or(std::string("udp"));
    if (transport != "udp" && transport != "tcp" && transport != "tls")
        return usage(std::format("trunk \"{}\": transport must be \"udp\", \"tcp\" or \"tls\"", name));
    sip.transport = transport == "tls" ? Transport::Tls : transport == "tcp" ? Transport::Tcp : Transport::Udp;
    sip.proxy = table["proxy"].value_or(std::string());
    sip.registers = table["register"].value_or(false);
    sip.registration = std::chrono::seconds(table["register_seconds"].value_or(sip.registration.count()));
    sip.caFile = table["ca_file"].value_or(std::string());
    sip.certificateFile = table["certificate_file"].value_or(std::string());
    sip.keyFile = table["key_file"].value_or(std::string());
    sip.dnsServer = table["dns_server"].value_or(std::string());
    sip.session = std::chrono::seconds(table["session_seconds"].value_or(sip.session.count()));
    sip.domain = table["domain"].value_or(std::string());
    sip.user = table["user"].value_or(std::string());
    if (const auto file = table["password_file"].value<std::string>()) {
        auto password = passwordIn(*file);
        if (!password)
            return std::unexpected(password.error());
        sip.password = std::move(*password);
    }
    sip.callerId = table["caller_id"].value_or(std::string());
    if (table.contains("caller_ids")) {
        const auto *others = table["caller_ids"].as_array();
        if (!others || !others->is_homogeneous(toml::node_type::string))
            return usage(std::format("trunk \"{}\": caller_ids must be [\"+39...\", ...]", name));
        for (const auto &each : *others)
            sip.callerIds.push_back(each.value_or(std::string()));
    }
    sip.assertIdentity = table["assert_identity"].value_or(false);
    sip.localAddress = table["local_address"].value_or(std::string());
    sip.localPort = table["local_port"].value_or(0);
    if (const auto *ports = table["rtp_ports"].as_array(); ports && ports->size() == 2) {
        sip.firstRtpPort = (*ports)[0].value_or(0);
        sip.lastRtpPort = (*ports)[1].value_or(0);
    } else if (table.contains("rtp_ports")) {
        return usage(std::format("trunk \"{}\": rtp_ports must be [first, last]", name));
    }
    sip.ping = std::chrono::seconds(table["ping_seconds"].value_or(std::int64_t(sip.ping.count())));
    if (const auto wait = table["key_wait_seconds"].value<double>())
        sip.keyWait = std::chrono::milliseconds(static_cast<std::int64_t>(*wait * 1000));
    if (auto sound = readSound(table, sip); !sound)
        return usage(std::format("trunk \"{}\": {}", name, sound.error().words));
    return sip;
}

} // namespace

Result<TrunkSettings> trunkOf(const toml::table &table)
{
    TrunkSettings trunk;
    Trunk::Info &info = trunk.info;
    info.name = table["name"].value_or(std::string());
    const auto kind = table["kind"].value_or(std::string());
    if (kind != "simulated" && kind != "sip") {
        return usage(std::format(
            "trunk \"{}\": kind \"{}\" is not known; there are \"simulated\" and \"sip\"", info.name, kind));
    }
    if (auto known = onlyKnown(table, kind == "sip"); !known)
        return std::unexpected(known.error());
    const auto mode = table["mode"].value_or(std::string());
    if (mode != "drill" && mode != "live")
        return usage(std::format("trunk \"{}\": mode must be \"drill\" or \"live\"", info.name));
    info.mode = mode == "live" ? Mode::Live : Mode::Drill;
    info.channels = table["channels"].value_or(info.channels);
    info.callsPerSecond = table["calls_per_second"].value_or(info.callsPerSecond);
    info.priority = table["priority"].value_or(info.priority);
    info.weight = table["weight"].value_or(info.weight);
    info.simulated = kind == "simulated";
    info.fictional = info.simulated;
    if (kind == "sip") {
        auto sip = sipOf(table, info.name);
        if (!sip)
            return std::unexpected(sip.error());
        info.fictional = table["test_phones"].value_or(false);
        // An exchange on this machine may lead outside: that its phones are a test's has to be said, too.
        if (info.fictional && !isHere(sip->server))
            return usage(std::format("trunk \"{}\": test_phones are on this machine, 127.0.0.1", info.name));
        info.callerIds = {sip->callerId};
        for (const std::string &other : sip->callerIds) {
            if (!std::ranges::contains(info.callerIds, other))
                info.callerIds.push_back(other);
        }
        trunk.sip = std::move(*sip);
    }
    return trunk;
}

} // namespace campanile::dialer
