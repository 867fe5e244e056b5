// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptrunk.h"

#include "numberplan.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <format>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::seconds afterRefusal = 30s; // then one call may try again
constexpr std::chrono::milliseconds heardNothing = 4s; // of a call, while the line is away
// Thousands at once would keep a frame of sound waiting here, and run over the receive buffer of the other end, which
// then misses some until they are sent again. The last of ten thousand is gone within the second.
constexpr std::size_t fewestHangUps = 25;
constexpr std::size_t hangUpShare = 50;
constexpr std::chrono::milliseconds betweenHangUps = 5ms;

/// The address of this machine from which that one is reached.
Result<std::string> localAddress(const SipSettings &settings, const SipTarget &target)
{
    const auto refuse = [&](const std::string &why) {
        return failure(Failure::Kind::Unavailable, "SIP_SERVER", settings.server + ": " + why);
    };
    sockaddr_in here{}, there{};
    if (!settings.localAddress.empty()) {
        if (inet_pton(AF_INET, settings.localAddress.c_str(), &here.sin_addr) != 1)
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

/// What the network asserts (RFC 3325) before what the caller says; 0: withheld, or unknown here.
std::uint64_t callerOf(const sip_msg &invite)
{
    sip_addr asserted;
    const sip_hdr *header = sip_msg_hdr(&invite, SIP_HDR_P_ASSERTED_IDENTITY);
    const bool known = header && sip_addr_decode(&asserted, &header->val) == 0;
    const pl &user = known ? asserted.uri.user : invite.from.uri.user;
    return callerNumber({user.p, user.l}).value_or(0);
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
        if (!m_reached) {
            tmr_start(&m_again, 5000, [](void *self) { static_cast<SipTrunk *>(self)->moved(); }, this);
        }
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
                                     m_tlsRefused = false;
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
    *m_listener = nullptr;
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

void SipTrunk::dial(const CallOrder &order)
{
    m_stack.post([this, order] {
        if (!m_transport) { // nobody knows where the line is
            CallEnd end;
            end.lineFault = true;
            return ended(order.id, end);
        }
        m_prompts.order(order.playlist);
        const auto call = std::make_shared<SipCall>(order, static_cast<SipCallOwner &>(*this));
        Call &entry = m_calls[order.id];
        entry.call = call;
        call->dial(); // it may end at once, and its entry with it
        if (const StreamId stream = call->stream()) {
            entry.stream = stream;
            m_streams[stream] = order.id;
        }
    });
}

void SipTrunk::arrived(const sip_msg *invite)
{
    const auto refuse = [&](uint16_t code, const char *words) {
        (void)sip_reply(m_transport->get(), invite, code, words);
    };
    // The line's own server and nobody else: who else finds this port would play with it, or with our channels.
    if (!sa_cmp(&invite->src, &m_server, SA_ADDR))
        return refuse(403, "Forbidden");
    if (!m_listener->load())
        return refuse(480, "Temporarily Unavailable");
    if (m_incoming >= m_settings.incomingCalls)
        return refuse(486, "Busy Here");
    const CallId id = std::format("back/{}/{}", m_info.name, ++m_arrivals);
    const auto call = std::make_shared<SipCall>(CallOrder{.id = id}, static_cast<SipCallOwner &>(*this));
    if (call->ring(invite) != 0)
        return refuse(500, "Server Internal Error");
    ++m_incoming;
    m_calls[id].call = call;
    m_loop.post([this, told = m_listener, id, caller = callerOf(*invite)] {
        if (TrunkListener *listener = *told)
            listener->callArrived(*this, id, caller);
    });
}

void SipTrunk::opened(const CallId &id, StreamId stream)
{
    m_calls.at(id).stream = stream;
    m_streams[stream] = id;
}

void SipTrunk::answer(const CallOrder &order)
{
    m_stack.post([this, order] {
        m_prompts.order(order.playlist);
        if (const auto found = m_calls.find(order.id); found != m_calls.end())
            std::shared_ptr(found->second.call)->answer(order);
    });
}

void SipTrunk::play(const CallId &id)
{
    m_stack.post([this, id] {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            found->second.call->play();
    });
}

void SipTrunk::hangUp(const CallId &id, HangUp how)
{
    m_stack.post([this, id, how] {
        m_hangUps.emplace_back(id, how);
        if (!tmr_isrunning(&m_nextHangUps))
            hangUpNext();
    });
}

void SipTrunk::hangUpNext()
{
    const std::size_t most = std::max(fewestHangUps, m_hangUps.size() / hangUpShare);
    for (std::size_t i = 0; i < most && !m_hangUps.empty(); ++i) {
        const auto [id, how] = std::move(m_hangUps.front());
        m_hangUps.pop_front();
        if (const auto found = m_calls.find(id); found != m_calls.end())
            std::shared_ptr(found->second.call)->hangUp(how);
    }
    tmr_start(
        &m_nextHangUps, static_cast<uint64_t>(betweenHangUps.count()),
        [](void *self) {
            auto &trunk = *static_cast<SipTrunk *>(self);
            if (!trunk.m_hangUps.empty())
                trunk.hangUpNext();
        },
        this);
}

void SipTrunk::answered(const CallId &id)
{
    m_loop.post([told = m_listener, id] {
        if (TrunkListener *listener = *told)
            listener->callAnswered(id);
    });
}

void SipTrunk::helpAsked(const CallId &id)
{
    m_loop.post([told = m_listener, id] {
        if (TrunkListener *listener = *told)
            listener->helpAsked(id);
    });
}

void SipTrunk::ended(const CallId &id, const CallEnd &end)
{
    // It is one of the call's own functions that says so: it goes when they have returned.
    if (const auto found = m_calls.find(id); found != m_calls.end()) {
        m_streams.erase(found->second.stream);
        m_incoming -= found->second.call->arrived() ? 1 : 0;
        m_stack.post([gone = std::move(found->second.call)] { });
        m_calls.erase(found);
    }
    m_loop.post([told = m_listener, id, end] {
        if (TrunkListener *listener = *told)
            listener->callEnded(id, end);
    });
}

void SipTrunk::with(StreamId stream, std::function<void(SipCall &)> what)
{
    m_stack.post([this, stream, what = std::move(what)] {
        const auto id = m_streams.find(stream);
        const auto call = id == m_streams.end() ? m_calls.end() : m_calls.find(id->second);
        if (call != m_calls.end())
            what(*std::shared_ptr(call->second.call));
    });
}

void SipTrunk::keyPressed(StreamId stream, char key)
{
    with(stream, [key](SipCall &call) { call.keyPressed(key); });
}

void SipTrunk::promptEnded(StreamId stream, int play, bool whole)
{
    with(stream, [play, whole](SipCall &call) { call.promptEnded(play, whole); });
}

void SipTrunk::answererKnown(StreamId stream, const DetectorVerdict &verdict)
{
    with(stream, [verdict](SipCall &call) { call.answererKnown(verdict); });
}

void SipTrunk::beepHeard(StreamId stream)
{
    with(stream, [](SipCall &call) { call.beepHeard(); });
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
    tmr_start(
        &m_refusal, static_cast<std::uint64_t>(std::chrono::milliseconds(afterRefusal).count()),
        [](void *self) {
            auto &trunk = *static_cast<SipTrunk *>(self);
            trunk.m_refused = false;
            trunk.judge();
        },
        this);
    judge();
}

void SipTrunk::tlsRefused(const std::string &)
{
    m_tlsRefused = true;
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
        if (m_tlsRefused)
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
    if (std::string_view(m_condition.exchange(condition)) == condition)
        return;
    m_loop.post([told = m_listener] {
        if (TrunkListener *listener = *told)
            listener->trunkChanged();
    });
}

void SipTrunk::loseSilentCalls()
{
    for (const StreamId stream : sound().silent(heardNothing))
        with(stream, [](SipCall &call) { call.lose(); });
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
