// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec.h"
#include "machinedetector.h"

#include <chrono>
#include <format>
#include <string>
#include <vector>

namespace campanile::dialer {

/// How an operator's line, or a telephone exchange of one's own, is reached.
struct SipSettings {
    enum class Transport { Udp, Tcp };
    std::string server{}; ///< host name or IPv4 address
    int port = 5060;
    Transport transport = Transport::Udp;
    std::string domain{}; ///< of the numbers' addresses, where the server is their outbound proxy; empty: the server's
    std::string user{}; ///< for digest authentication; empty: the operator knows this machine's address
    std::string password{};
    std::string callerId{}; ///< what citizens see, "+390461889999": the same in every call, also the repeated ones
    std::vector<std::string> callerIds{}; ///< others it may show, where a campaign asks for one of them
    bool assertIdentity = false; ///< says it in P-Asserted-Identity (RFC 3325) too, where the operator trusts us
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

/// "sip:192.0.2.1:5060", with its transport.
[[nodiscard]] inline std::string serverOf(const SipSettings &settings)
{
    return std::format("sip:{}:{}{}", settings.server, settings.port,
        settings.transport == SipSettings::Transport::Tcp ? ";transport=tcp" : "");
}

/// A number's address at the operator.
[[nodiscard]] inline std::string addressOf(const SipSettings &settings, const std::string &number)
{
    if (!settings.domain.empty())
        return std::format("sip:{}@{}", number, settings.domain);
    std::string address = serverOf(settings);
    return address.insert(4, number + "@");
}

} // namespace campanile::dialer
