// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptrunk.h"

#include "numberplan.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <format>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds heardNothing = 4s; // of a call, while the line is away
// Thousands at once would keep a frame of sound waiting here, and run over the receive buffer of the other end, which
// then misses some until they are sent again. The last of ten thousand is gone within the second.
constexpr std::size_t fewestHangUps = 25;
constexpr std::size_t hangUpShare = 50;
constexpr std::chrono::milliseconds betweenHangUps = 5ms;

/// The server's address, and the one of this machine from which it is reached.
Result<std::pair<sockaddr_in, sockaddr_in>> addresses(const SipSettings &settings)
{
    const auto refuse = [&](const std::string &why) {
        return failure(Failure::Kind::Unavailable, "SIP_SERVER", settings.server + ": " + why);
    };
    addrinfo hints{};
    hints.ai_family = AF_INET;
    hints.ai_socktype = SOCK_DGRAM;
    addrinfo *list = nullptr;
    if (const int error = getaddrinfo(settings.server.c_str(), std::to_string(settings.port).c_str(), &hints, &list))
        return refuse(gai_strerror(error));
    const sockaddr_in server = *reinterpret_cast<const sockaddr_in *>(list->ai_addr);
    freeaddrinfo(list);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    if (!settings.localAddress.empty()) {
        if (inet_pton(AF_INET, settings.localAddress.c_str(), &here.sin_addr) != 1)
            return refuse(settings.localAddress + " is no IPv4 address");
        return std::pair(server, here);
    }
    const int probe = ::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0);
    socklen_t size = sizeof here;
    const bool routed = probe >= 0 && ::connect(probe, reinterpret_cast<const sockaddr *>(&server), sizeof server) == 0
        && ::getsockname(probe, reinterpret_cast<sockaddr *>(&here), &size) == 0;
    if (probe >= 0)
        ::close(probe);
    if (!routed)
        return refuse("no way leads there");
    return std::pair(server, here);
}

std::string textOf(const sockaddr_in &address)
{
    char text[INET_ADDRSTRLEN] = {};
    inet_ntop(AF_INET, &address.sin_addr, text, sizeof text);
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
    , m_ping(m_settings, [this] { judge(); }, [this] { loseSilentCalls(); })
{
    tmr_init(&m_nextHangUps);
}

Result<std::unique_ptr<SipTrunk>> SipTrunk::open(
    const Info &info, const SipSettings &settings, SipStack &stack, Loop &loop)
{
    const auto found = addresses(settings);
    if (!found)
        return std::unexpected(found.error());
    SipSettings reached = settings;
    reached.server = textOf(found->first); // asked once: libre needs no name server
    std::unique_ptr<SipTrunk> trunk(new SipTrunk(info, reached, stack, loop));
    const std::string here = textOf(found->second);
    auto sound = RtpEngine::start({.address = here,
                                      .firstPort = settings.firstRtpPort,
                                      .lastPort = settings.lastRtpPort,
                                      .detector = settings.detector,
                                      .beep = settings.beep,
                                      .follow = settings.followSound},
        *trunk);
    if (!sound)
        return std::unexpected(sound.error());
    trunk->m_sound = std::move(*sound);
    Result<void> listening;
    stack.run([&] {
        sa_set_str(&trunk->m_local, here.c_str(), static_cast<uint16_t>(settings.localPort));
        sa_set_str(&trunk->m_server, reached.server.c_str(), static_cast<uint16_t>(settings.port));
        listening = trunk->listen();
    });
    if (!listening)
        return std::unexpected(listening.error());
    return trunk;
}

Result<void> SipTrunk::listen()
{
    m_transport.emplace(m_settings, m_stack,
        SipTransport::Events{.heard =
                                 [this](const sa &from) {
                                     if (sa_cmp(&from, &m_server, SA_ADDR))
                                         m_ping.heard();
                                 },
            .called = [this](const sip_msg *invite) { arrived(invite); }});
    if (const int error = m_transport->listen(m_local))
        return failure(Failure::Kind::Unavailable, "SIP_PORT",
            std::format(
                "{}:{}: {}", m_settings.localAddress, m_settings.localPort, std::generic_category().message(error)));
    m_ping.begin(m_transport->get());
    return {};
}

SipTrunk::~SipTrunk()
{
    *m_listener = nullptr;
    m_stack.run([this] { close(); });
    m_sound.reset(); // nothing of its thread comes any more...
    m_stack.run([] { }); // ...and what had come has passed
}

void SipTrunk::close()
{
    tmr_cancel(&m_nextHangUps);
    m_ping.end();
    for (auto &[id, entry] : std::exchange(m_calls, {}))
        entry.call->hangUp();
    m_transport.reset();
}

void SipTrunk::dial(const CallOrder &order)
{
    m_stack.post([this, order] {
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

void SipTrunk::judge()
{
    const char *condition = "";
    switch (m_ping.state()) {
    case SipPing::State::There: break;
    case SipPing::State::Unknown: condition = "CONNECTING"; break;
    case SipPing::State::Silent: condition = "NO_ANSWER"; break;
    case SipPing::State::Unavailable: condition = "UNAVAILABLE"; break;
    }
    if (std::string_view(m_condition.exchange(condition)) == condition)
        return;
    m_loop.post([told = m_listener] {
        if (TrunkListener *listener = *told)
            listener->trunkChanged();
    });
}

void SipTrunk::loseSilentCalls()
{
    for (const StreamId stream : m_sound->silent(heardNothing))
        with(stream, [](SipCall &call) { call.lose(); });
}

} // namespace campanile::dialer
