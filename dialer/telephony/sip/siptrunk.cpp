// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptrunk.h"

#include <spdlog/spdlog.h>

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <format>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds afterRefusal = 30s; // then one call may try again
constexpr std::chrono::milliseconds afterNoWay = 5s;

/// The address of this machine from which that one is reached.
Result<std::string> localAddress(const SipSettings &settings, const SipTarget &target)
{
    const auto refuse = [&](const std::string &why) {
        return failure(Failure::Kind::Unavailable, "SIP_SERVER", settings.server + ": " + why);
    };
    sockaddr_in here{}, there{};
    if (!settings.localAddress.empty()) {
        if (!isAddress(settings.localAddress))
            return refuse(settings.localAddress + " is no IPv4 address");
        return settings.localAddress;
    }
    there.sin_family = AF_INET;
    there.sin_port = htons(static_cast<std::uint16_t>(target.port));
    inet_pton(AF_INET, target.address.c_str(), &there.sin_addr);
    const int probe = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t size = sizeof here;
    const bool routed = probe >= 0 && ::connect(probe, reinterpret_cast<const sockaddr *>(&there), sizeof there) == 0
        && ::getsockname(probe, reinterpret_cast<sockaddr *>(&here), &size) == 0;
    if (probe >= 0)
        ::close(probe);
    if (!routed)
        return refuse("no way leads there");
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &here.sin_addr, text, sizeof text);
    return text;
}

} // namespace

SipTrunk::SipTrunk(const Info &info, const SipSettings &settings, SipStack &stack, Loop &loop)
    : m_info(info)
    , m_settings(settings)
    , m_stack(stack)
    , m_loop(loop)
    , m_names(m_settings, [this] { moved(); })
    , m_ping(m_settings, [this] { pinged(); }, [this] { stillSilent(); })
{
    for (tmr *timer : {&m_nextHangUps, &m_refusal, &m_again})
        tmr_init(timer);
    if (m_settings.registers)
        m_registration.emplace(m_settings, [this] { judge(); });
}

Result<std::unique_ptr<SipTrunk>> SipTrunk::open(
    const Info &info, const SipSettings &settings, SipStack &stack, Loop &loop)
{
    std::unique_ptr<SipTrunk> trunk(new SipTrunk(info, settings, stack, loop));
    Result<void> reached;
    stack.run([&] {
        trunk->m_names.begin(); // an address is known at once, a name in a moment, or later
        reached = trunk->m_reached;
    });
    if (!reached)
        return std::unexpected(reached.error());
    return trunk;
}

void SipTrunk::moved()
{
    tmr_cancel(&m_again);
    if (const SipTarget *target = m_names.target()) {
        m_reached = reach(*target);
        if (!m_reached)
            startTimer<&SipTrunk::moved>(m_again, afterNoWay, this);
    }
    judge();
}

Result<void> SipTrunk::reach(const SipTarget &target)
{
    const auto here = localAddress(m_settings, target);
    if (!here)
        return std::unexpected(here.error());
    if (!m_transport || (*here != m_here && m_calls.empty())) {
        if (auto listening = listen(*here); !listening)
            return listening;
    }
    if (m_transport->aim(target) != 0)
        return failure(Failure::Kind::Unavailable, "SIP_SERVER", target.address + " is no address");
    sa_set_str(&m_server, target.address.c_str(), static_cast<std::uint16_t>(target.port));
    m_ping.begin(m_transport->get(), target);
    if (m_registration)
        m_registration->begin(m_transport->get(), target);
    return {};
}

Result<void> SipTrunk::listen(const std::string &here)
{
    m_ping.end();
    m_transport.reset();
    m_here.clear();
    auto sound = RtpEngine::start({.address = here,
                                      .firstPort = m_settings.firstRtpPort,
                                      .lastPort = m_settings.lastRtpPort,
                                      .detector = m_settings.detector,
                                      .beep = m_settings.beep,
                                      .follow = m_settings.followSound},
        *this);
    if (!sound)
        return std::unexpected(sound.error());
    m_sound = std::shared_ptr(std::move(*sound));
    std::unique_ptr<SipTls> tls;
    if (m_settings.transport == SipSettings::Transport::Tls) {
        auto made = SipTls::make(m_settings, [this](const std::string &why) { tlsRefused(why); });
        if (!made)
            return std::unexpected(made.error());
        tls = std::move(*made);
    }
    sa_set_str(&m_local, here.c_str(), static_cast<std::uint16_t>(m_settings.localPort));
    m_transport.emplace(m_settings, m_stack, std::move(tls),
        SipTransport::Events{.heard =
                                 [this](const sa &from) {
                                     if (!sa_cmp(&from, &m_server, SA_ADDR))
                                         return;
                                     m_tlsRefusal.clear();
                                     m_ping.heard();
                                 },
            .called = [this](const sip_msg *invite) { arrived(invite); }});
    if (const int error = m_transport->listen(m_local)) {
        m_transport.reset();
        return failure(Failure::Kind::Unavailable, "SIP_PORT",
            std::format("{}:{}: {}", here, m_settings.localPort, std::generic_category().message(error)));
    }
    m_here = here;
    return {};
}

SipTrunk::~SipTrunk()
{
    m_listener->set(nullptr);
    m_stack.run([this] { close(); });
    m_sound = nullptr; // nothing of its thread comes any more...
    m_stack.run([] { }); // ...and what had come has passed
}

void SipTrunk::close()
{
    for (tmr *timer : {&m_nextHangUps, &m_refusal, &m_again})
        tmr_cancel(timer);
    m_names.end();
    m_ping.end();
    for (auto &[id, entry] : std::exchange(m_calls, {}))
        entry.call->hangUp();
    m_registration.reset();
    m_transport.reset();
}

void SipTrunk::pinged()
{
    const SipPing::State before = std::exchange(m_pinged, m_ping.state());
    if (m_pinged == SipPing::State::There && m_registration && m_names.target()) {
        if (before == SipPing::State::Silent)
            m_registration->begin(m_transport->get(), *m_names.target()); // it may have forgotten everything
        else
            m_registration->again();
    }
    judge();
}

void SipTrunk::stillSilent()
{
    loseSilentCalls();
    m_transport->reconnect(); // what was a connection may have been a dead one for long
    m_names.next();
}

void SipTrunk::refused()
{
    m_refused = true;
    startTimer<&SipTrunk::mayTryAgain>(m_refusal, afterRefusal, this);
    judge();
}

void SipTrunk::mayTryAgain()
{
    m_refused = false;
    judge();
}

void SipTrunk::tlsRefused(const std::string &why)
{
    m_tlsRefusal = why.empty() ? "not said" : why;
    judge();
}

void SipTrunk::judge()
{
    const auto condition = [this] {
        using Registration = SipRegistration::State;
        if (m_names.unknown())
            return "NAME_UNKNOWN";
        if (!m_transport)
            return m_reached ? "CONNECTING" : "NO_ANSWER";
        if (!m_tlsRefusal.empty())
            return "TLS_REFUSED";
        if (m_refused || (m_registration && m_registration->state() == Registration::Refused))
            return "REFUSED";
        switch (m_ping.state()) {
        case SipPing::State::There: break;
        case SipPing::State::Unknown: return "CONNECTING";
        case SipPing::State::Silent: return "NO_ANSWER";
        case SipPing::State::Unavailable: return "UNAVAILABLE";
        }
        return m_registration && m_registration->state() != Registration::Yes ? "NOT_REGISTERED" : "";
    }();
    const std::string_view before = m_condition.exchange(condition);
    if (before == condition)
        return;
    log(before, condition);
    m_loop.post([told = m_listener] { told->tell([&](TrunkListener &listener) { listener.trunkChanged(); }); });
}

/// The console shows the condition; in which words it was told stands in the log.
void SipTrunk::log(std::string_view before, std::string_view now) const
{
    constexpr std::string_view beginning = "CONNECTING";
    using spdlog::level::level_enum;
    if (now.empty() || now == beginning) {
        const auto level = before == beginning ? level_enum::debug : level_enum::info; // it comes up as it should
        return spdlog::log(level, "event=line name=\"{}\" up={}", m_info.name, now.empty());
    }
    const std::string_view why = m_reached ? std::string_view(m_tlsRefusal) : m_reached.error().words;
    const bool usual = before == beginning && now == "NOT_REGISTERED"; // it will be in a moment
    spdlog::log(usual ? level_enum::info : level_enum::warn, "event=line name=\"{}\" up=false condition={} why=\"{}\"",
        m_info.name, now, why);
}

RtpLateness SipTrunk::lateness() const
{
    const auto sound = m_sound.load();
    return sound ? sound->lateness() : RtpLateness();
}

std::uint64_t SipTrunk::soundReceived() const
{
    const auto sound = m_sound.load();
    return sound ? sound->received() : 0;
}

} // namespace campanile::dialer
