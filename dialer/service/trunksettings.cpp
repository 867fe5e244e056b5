// SPDX-License-Identifier: GPL-3.0-or-later
#include "trunksettings.h"

#include "numberplan.h"

#include <algorithm>
#include <charconv>
#include <format>

namespace campanile::dialer {

namespace {

/// A name or an IPv4 address: no port, no "sip:" before it.
bool isHost(std::string_view text)
{
    constexpr std::string_view others = ".-_";
    return std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || others.contains(c);
    });
}

/// "192.0.2.53" or "192.0.2.53:5353".
bool isNameServer(const std::string &text)
{
    const auto colon = text.find(':');
    if (!isAddress(text.substr(0, colon)))
        return false;
    if (colon == std::string::npos)
        return true;
    std::uint16_t port = 0;
    const char *begin = text.data() + colon + 1, *whole = text.data() + text.size();
    const auto [end, error] = std::from_chars(begin, whole, port);
    return error == std::errc() && end == whole && port > 0;
}

} // namespace

Result<void> checkTrunk(const TrunkSettings &trunk)
{
    const auto refuse = [&](std::string_view words) {
        return failure(Failure::Kind::Invalid, "USAGE", std::format("trunk \"{}\": {}", trunk.info.name, words));
    };
    if (trunk.info.channels < 1 || trunk.info.channels > 10000)
        return refuse("channels must be between 1 and 10000");
    if (!(trunk.info.callsPerSecond >= 0.01 && trunk.info.callsPerSecond <= 1000))
        return refuse("calls per second must be between 0.01 and 1000");
    if (trunk.info.priority < 1 || trunk.info.priority > 100 || trunk.info.weight < 1 || trunk.info.weight > 100)
        return refuse("priority and weight must be between 1 and 100");
    if (!trunk.sip)
        return {};
    // Nobody's real telephone rings in a drill, whatever the config file says.
    if (trunk.info.mode == Mode::Drill && !trunk.info.fictional)
        return refuse("drills never reach real telephones: a drill's trunk is simulated, or has test_phones = true");
    const SipSettings &sip = *trunk.sip;
    if (sip.server.empty())
        return refuse("it needs a server");
    if (!isHost(sip.server) || !isHost(sip.proxy))
        return refuse("server and proxy are a name or an IPv4 address alone; the port stands in port");
    if (!sip.dnsServer.empty() && !isNameServer(sip.dnsServer))
        return refuse("dns_server must be an IPv4 address, or one with a port, \"192.0.2.53:5353\"");
    if (!sip.localAddress.empty() && !isAddress(sip.localAddress))
        return refuse("local_address must be an IPv4 address of this machine");
    if (!sip.proxy.empty() && !sip.domain.empty())
        return refuse("with a proxy, the server is the domain: one of both");
    if (sip.port < 0 || sip.port > 65535 || sip.localPort < 0 || sip.localPort > 65535)
        return refuse("a port is between 1 and 65535");
    // What citizens see must be a number they can call back.
    if (!dialable(sip.callerId))
        return refuse("caller_id must be an Italian number in E.164, \"+390461889999\"");
    if (!std::ranges::all_of(sip.callerIds, [](const std::string &each) { return dialable(each).has_value(); }))
        return refuse("caller_ids must be Italian numbers in E.164");
    if (sip.firstRtpPort < 1024 || sip.lastRtpPort > 65535 || sip.lastRtpPort < sip.firstRtpPort
        || (sip.lastRtpPort - sip.firstRtpPort) / 2 < trunk.info.channels)
        return refuse("rtp_ports must hold two ports for each channel, between 1024 and 65535");
    if (sip.ping < std::chrono::seconds(0) || sip.ping > std::chrono::hours(1))
        return refuse("ping_seconds must be between 0 and 3600");
    if (sip.keyWait < std::chrono::seconds(0) || sip.keyWait > std::chrono::seconds(30))
        return refuse("key_wait_seconds must be between 0 and 30");
    if (!sip.user.empty() && sip.password.empty())
        return refuse("user needs a password_file");
    if (sip.registers && sip.user.empty())
        return refuse("register needs a user");
    if (sip.registration < std::chrono::seconds(30) || sip.registration > std::chrono::hours(24))
        return refuse("register_seconds must be between 30 and 86400");
    if (sip.session != std::chrono::seconds(0)
        && (sip.session < std::chrono::seconds(90) || sip.session > std::chrono::hours(24)))
        return refuse("session_seconds must be between 90 and 86400, or 0: none");
    const bool files = !sip.caFile.empty() || !sip.certificateFile.empty() || !sip.keyFile.empty();
    if (files && sip.transport != SipSettings::Transport::Tls)
        return refuse("ca_file, certificate_file and key_file are for transport = \"tls\"");
    if (!sip.keyFile.empty() && sip.certificateFile.empty())
        return refuse("key_file needs a certificate_file");
    return {};
}

} // namespace campanile::dialer
