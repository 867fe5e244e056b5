// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptrunk.h"

#include <netdb.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <format>
#include <utility>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::milliseconds patience = 8s; // without an answer to OPTIONS; an alarm is due within ten
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

} // namespace

SipTrunk::SipTrunk(const Info &info, const SipSettings &settings, SipStack &stack, Loop &loop)
    : m_info(info)
    , m_settings(settings)
    , m_stack(stack)
    , m_loop(loop)
{
    tmr_init(&m_nextPing);
    tmr_init(&m_noPong);
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
    auto sound = RtpEngine::start(
        {.address = here, .firstPort = settings.firstRtpPort, .lastPort = settings.lastRtpPort, .detector = {}},
        *trunk);
    if (!sound)
        return std::unexpected(sound.error());
    trunk->m_sound = std::move(*sound);
    Result<void> listening;
    stack.run([&] {
        sa_set_str(&trunk->m_local, here.c_str(), static_cast<uint16_t>(settings.localPort));
        listening = trunk->listen();
    });
    if (!listening)
        return std::unexpected(listening.error());
    return trunk;
}

Result<void> SipTrunk::listen()
{
    constexpr uint32_t buckets = 4096; // of transactions that wait; a thousand calls a second leave 32 s of them
    int error = make(m_sip, [&](auto **made) {
        return sip_alloc(made, nullptr, buckets, buckets, buckets, "Campanile " CAMPANILE_VERSION, nullptr, nullptr);
    });
    const bool tcp = m_settings.transport == SipSettings::Transport::Tcp;
    error = error ? error : sip_transp_add(m_sip.get(), tcp ? SIP_TRANSP_TCP : SIP_TRANSP_UDP, &m_local);
    error = error ? error : make(m_sessions, [&](auto **made) {
        return sipsess_listen(
            made, m_sip.get(), buckets,
            [](const sip_msg *message, void *self) {
                // Who calls us: until there is something to say, nobody is at home.
                (void)sip_reply(static_cast<SipTrunk *>(self)->m_sip.get(), message, 480, "Temporarily Unavailable");
            },
            this);
    });
    if (error)
        return failure(Failure::Kind::Unavailable, "SIP_PORT",
            std::format(
                "{}:{}: {}", m_settings.localAddress, m_settings.localPort, std::generic_category().message(error)));
    if (m_settings.ping == 0s)
        m_up = true;
    else
        ask();
    return {};
}

SipTrunk::~SipTrunk()
{
    m_listener = nullptr;
    m_stack.run([this] {
        tmr_cancel(&m_nextPing);
        tmr_cancel(&m_noPong);
        tmr_cancel(&m_nextHangUps);
        mem_deref(m_ping);
        m_pingDialog.reset();
        for (auto &[id, entry] : std::exchange(m_calls, {}))
            entry.call->hangUp();
        m_sessions.reset();
        if (m_sip)
            sip_close(m_sip.get(), false);
        m_sip.reset();
    });
    m_sound.reset(); // nothing of its thread comes any more...
    m_stack.run([] { }); // ...and what had come has passed
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

void SipTrunk::play(const CallId &id)
{
    m_stack.post([this, id] {
        if (const auto found = m_calls.find(id); found != m_calls.end())
            found->second.call->play();
    });
}

void SipTrunk::hangUp(const CallId &id)
{
    m_stack.post([this, id] {
        m_hangUps.push_back(id);
        if (!tmr_isrunning(&m_nextHangUps))
            hangUpNext();
    });
}

void SipTrunk::hangUpNext()
{
    const std::size_t most = std::max(fewestHangUps, m_hangUps.size() / hangUpShare);
    for (std::size_t i = 0; i < most && !m_hangUps.empty(); ++i) {
        const CallId id = std::move(m_hangUps.front());
        m_hangUps.pop_front();
        if (const auto found = m_calls.find(id); found != m_calls.end())
            std::shared_ptr(found->second.call)->hangUp();
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
    m_loop.post([this, id] {
        if (TrunkListener *listener = m_listener)
            listener->callAnswered(id);
    });
}

void SipTrunk::helpAsked(const CallId &id)
{
    m_loop.post([this, id] {
        if (TrunkListener *listener = m_listener)
            listener->helpAsked(id);
    });
}

void SipTrunk::ended(const CallId &id, const CallEnd &end)
{
    // It is one of the call's own functions that says so: it goes when they have returned.
    if (const auto found = m_calls.find(id); found != m_calls.end()) {
        m_streams.erase(found->second.stream);
        m_stack.post([gone = std::move(found->second.call)] { });
        m_calls.erase(found);
    }
    m_loop.post([this, id, end] {
        if (TrunkListener *listener = m_listener)
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

void SipTrunk::ask()
{
    const std::string uri = serverOf(m_settings);
    const std::string from = addressOf(m_settings, m_settings.callerId);
    int error = make(m_pingDialog, [&](auto **made) {
        return sip_dialog_alloc(made, uri.c_str(), uri.c_str(), nullptr, from.c_str(), nullptr, 0);
    });
    error = error ? error
                  : sip_drequestf(&m_ping, m_sip.get(), true, "OPTIONS", m_pingDialog.get(), 0, nullptr, nullptr,
                        pinged, this, "Content-Length: 0\r\n\r\n");
    if (error)
        return pinged(error, nullptr, this);
    tmr_start(
        &m_noPong, static_cast<uint64_t>(patience.count()), [](void *self) { pinged(ETIMEDOUT, nullptr, self); }, this);
}

void SipTrunk::pinged(int error, const sip_msg *message, void *self)
{
    auto &trunk = *static_cast<SipTrunk *>(self);
    if (message && message->scode < 200)
        return;
    tmr_cancel(&trunk.m_noPong);
    mem_deref(trunk.m_ping); // one that goes unanswered; libre has cleared it otherwise
    // Any answer is one: an exchange that knows no OPTIONS says so.
    trunk.setUp(!error && message && message->scode != 503);
    const auto pause = trunk.m_up ? trunk.m_settings.ping : std::min<std::chrono::seconds>(trunk.m_settings.ping, 5s);
    tmr_start(
        &trunk.m_nextPing, static_cast<uint64_t>(std::chrono::milliseconds(pause).count()),
        [](void *arg) { static_cast<SipTrunk *>(arg)->ask(); }, self);
}

void SipTrunk::setUp(bool up)
{
    if (m_up.exchange(up) == up)
        return;
    m_loop.post([this] {
        if (TrunkListener *listener = m_listener)
            listener->trunkChanged();
    });
}

} // namespace campanile::dialer
