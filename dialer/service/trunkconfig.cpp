// SPDX-License-Identifier: GPL-3.0-or-later
#include "trunkconfig.h"

#include "soundconfig.h"
#include "thismachine.h"

#include <sys/stat.h>

#include <algorithm>
#include <format>
#include <fstream>
#include <tuple>

namespace campanile::dialer {

namespace {

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

Result<SipSettings> sipOf(ConfigTable &table)
{
    SipSettings sip;
    using Transport = SipSettings::Transport;
    table.read("server", sip.server);
    table.read("port", sip.port);
    table.read("transport", sip.transport,
        ConfigTable::Words<Transport>{{"udp", Transport::Udp}, {"tcp", Transport::Tcp}, {"tls", Transport::Tls}});
    table.read("proxy", sip.proxy);
    table.read("register", sip.registers);
    table.read("register_seconds", sip.registration);
    table.read("ca_file", sip.caFile);
    table.read("certificate_file", sip.certificateFile);
    table.read("key_file", sip.keyFile);
    table.read("dns_server", sip.dnsServer);
    table.read("session_seconds", sip.session);
    table.read("domain", sip.domain);
    table.read("user", sip.user);
    table.read("caller_id", sip.callerId);
    table.read("caller_ids", sip.callerIds);
    table.read("assert_identity", sip.assertIdentity);
    table.read("local_address", sip.localAddress);
    table.read("local_port", sip.localPort);
    std::pair ports(sip.firstRtpPort, sip.lastRtpPort);
    table.read("rtp_ports", ports);
    std::tie(sip.firstRtpPort, sip.lastRtpPort) = ports;
    table.read("ping_seconds", sip.ping);
    std::optional<double> keyWait;
    table.read("key_wait_seconds", keyWait);
    if (keyWait && !(*keyWait >= 0 && *keyWait <= 30))
        return usage("key_wait_seconds must be between 0 and 30");
    if (keyWait)
        sip.keyWait = std::chrono::milliseconds(static_cast<std::int64_t>(*keyWait * 1000));
    std::optional<std::string> passwordFile;
    table.read("password_file", passwordFile);
    if (passwordFile) {
        auto password = passwordIn(*passwordFile);
        if (!password)
            return std::unexpected(password.error());
        sip.password = std::move(*password);
    }
    if (auto sound = readSound(table, sip); !sound)
        return std::unexpected(sound.error());
    return sip;
}

} // namespace

Result<TrunkSettings> trunkOf(const toml::table &table)
{
    TrunkSettings trunk;
    Trunk::Info &info = trunk.info;
    info.name = table["name"].value_or(std::string());
    const auto where = std::format("trunk \"{}\"", info.name);
    ConfigTable keys(table, where);
    keys.read("name", info.name);
    std::string kind;
    keys.read("kind", kind);
    if (kind != "simulated" && kind != "sip")
        return usage(std::format("{}: kind \"{}\" is not known; there are \"simulated\" and \"sip\"", where, kind));
    std::optional<Mode> mode;
    keys.read("mode", mode, ConfigTable::Words<Mode>{{"drill", Mode::Drill}, {"live", Mode::Live}});
    keys.read("channels", info.channels);
    keys.read("calls_per_second", info.callsPerSecond);
    keys.read("priority", info.priority);
    keys.read("weight", info.weight);
    info.simulated = kind == "simulated";
    info.fictional = info.simulated;
    if (kind == "sip") {
        auto sip = sipOf(keys);
        keys.read("test_phones", info.fictional);
        if (!sip)
            return usage(std::format("{}: {}", where, sip.error().words));
        // An exchange on this machine may lead outside: that its phones are a test's has to be said, too.
        if (info.fictional && !(isThisMachine(sip->server) && (sip->proxy.empty() || isThisMachine(sip->proxy))))
            return usage(std::format("{}: test_phones are on this machine, 127.0.0.1", where));
        info.callerIds = {sip->callerId};
        for (const std::string &other : sip->callerIds) {
            if (!std::ranges::contains(info.callerIds, other))
                info.callerIds.push_back(other);
        }
        trunk.sip = std::move(*sip);
    }
    if (auto read = keys.result(); !read)
        return std::unexpected(read.error());
    if (!mode)
        return usage(std::format("{}: mode must be \"drill\" or \"live\"", where));
    info.mode = *mode;
    if (info.name.empty())
        return usage("a trunk needs a name");
    return trunk;
}

} // namespace campanile::dialer
