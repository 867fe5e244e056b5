// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec.h"
#include "machinedetector.h"

#include <arpa/inet.h>

#include <chrono>
#include <format>
#include <string>
#include <vector>

namespace campanile::dialer {

/// How an operator's line, or a telephone exchange of one's own, is reached.
struct SipSettings {
    enum class Transport { Udp, Tcp, Tls };
    std::string server{}; ///< a domain (its SRV records are followed where no port is given), host name, IPv4 address
    int port = 0; ///< 0: as the name server says, else the transport's own (5060; TLS 5061)
    Transport transport = Transport::Udp;
    std::string proxy{}; ///< everything goes there instead, with the server's name in it; name or address, and the port
    std::string domain{}; ///< of the numbers' addresses, where the server is their outbound proxy; empty: the server's
    std::string user{}; ///< for digest authentication; empty: the operator knows this machine's address
    std::string password{};
    bool registers = false; ///< says where it is (REGISTER), and is up only while that is known
    std::chrono::seconds registration{600}; ///< how long it asks to be known for; the line may say less or more
    std::string caFile{}; ///< TLS: who vouches for the server; empty: whom this system trusts
    std::string certificateFile{}, keyFile{}; ///< TLS: our own, where the line wants to see one
    std::string dnsServer{}; ///< "192.0.2.53" or "192.0.2.53:5353"; empty: this system's
    std::string callerId{}; ///< what citizens see, "+390461889999": the same in every call, also the repeated ones
    std::vector<std::string> callerIds{}; ///< others it may show, where a campaign asks for one of them
    bool assertIdentity = false; ///< says it in P-Asserted-Identity (RFC 3325) too, where the operator trusts us
    std::chrono::seconds session{1800}; ///< a call is renewed within it (RFC 4028); 0: never, and it is not asked for
    std::string localAddress{}; ///< IPv4; empty: the one from which the server is reached
    int localPort = 0; ///< 0: any
    int firstRtpPort = 20000, lastRtpPort = 32766;
    /// Secret sound (SRTP). Offered: in the plain profile with keys, which who does not know them reads over. Required:
    /// in the secret profile, and a call that would be plain is not made.
    enum class Srtp { No, Offer, Require };
    Srtp srtp = Srtp::No;
    std::vector<Codec> codecs{Codec::Pcma, Codec::Pcmu, Codec::G722}; ///< offered, in this order
    bool followSound = false; ///< it may come from another address than the answer says, and is then sent there
    DetectorSettings detector{}; ///< person or machine
    bool beep = true; ///< a machine's is listened for
    int incomingCalls = 10; ///< of those who call back, at the same time; the others hear "busy"
    std::chrono::seconds ping{5}; ///< how often OPTIONS asks whether it is there; 0: never, and it counts as up
    std::chrono::milliseconds beforeAudio{400}; ///< the telephone is still on its way to the ear
    std::chrono::milliseconds keyWait{3000}; ///< for a key after the message's end
};

/// Where it really listens, once the name server was asked.
struct SipTarget {
    std::string address; ///< IPv4
    int port = 0;
    friend bool operator==(const SipTarget &, const SipTarget &) = default;
};

/// An IPv4 address, and no name.
[[nodiscard]] inline bool isAddress(const std::string &host)
{
    in_addr address{};
    return inet_pton(AF_INET, host.c_str(), &address) == 1;
}

[[nodiscard]] inline std::string transportOf(const SipSettings &settings)
{
    switch (settings.transport) {
    case SipSettings::Transport::Udp: break;
    case SipSettings::Transport::Tcp: return ";transport=tcp";
    case SipSettings::Transport::Tls: return ";transport=tls";
    }
    return {};
}

/// "192.0.2.1:5060;transport=tcp"
[[nodiscard]] inline std::string hostOf(const SipSettings &settings, const std::string &name)
{
    return name + (settings.port ? std::format(":{}", settings.port) : std::string()) + transportOf(settings);
}

/// Whose numbers they are, as it stands behind the @.
[[nodiscard]] inline std::string homeOf(const SipSettings &settings)
{
    if (!settings.domain.empty())
        return settings.domain;
    return settings.proxy.empty() ? hostOf(settings, settings.server) : settings.server;
}

/// The outbound proxy's address, "sip:192.0.2.1:5060"; empty: the numbers' own server is asked.
[[nodiscard]] inline std::string routeOf(const SipSettings &settings)
{
    if (!settings.proxy.empty())
        return "sip:" + hostOf(settings, settings.proxy);
    return settings.domain.empty() ? std::string() : "sip:" + hostOf(settings, settings.server);
}

/// A number's address at the operator.
[[nodiscard]] inline std::string addressOf(const SipSettings &settings, const std::string &number)
{
    return std::format("sip:{}@{}", number, homeOf(settings));
}

} // namespace campanile::dialer
