// SPDX-License-Identifier: GPL-3.0-or-later
// A trunk's calls: what is asked of them, and what they and their sound say.
#include "siptrunk.h"

#include "numberplan.h"

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
    if (!m_listener->isSet())
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
        told->tell([&](TrunkListener &listener) { listener.callArrived(*this, id, caller); });
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
    if (m_hangUps.empty())
        return;
    const std::size_t most = std::max(fewestHangUps, m_hangUps.size() / hangUpShare);
    for (std::size_t i = 0; i < most && !m_hangUps.empty(); ++i) {
        const auto [id, how] = std::move(m_hangUps.front());
        m_hangUps.pop_front();
        if (const auto found = m_calls.find(id); found != m_calls.end())
            std::shared_ptr(found->second.call)->hangUp(how);
    }
    startTimer<&SipTrunk::hangUpNext>(m_nextHangUps, betweenHangUps, this);
}

void SipTrunk::answered(const CallId &id)
{
    m_loop.post([told = m_listener, id] { told->tell([&](TrunkListener &listener) { listener.callAnswered(id); }); });
}

void SipTrunk::helpAsked(const CallId &id)
{
    m_loop.post([told = m_listener, id] { told->tell([&](TrunkListener &listener) { listener.helpAsked(id); }); });
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
    m_loop.post(
        [told = m_listener, id, end] { told->tell([&](TrunkListener &listener) { listener.callEnded(id, end); }); });
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

void SipTrunk::loseSilentCalls()
{
    for (const StreamId stream : sound().silent(heardNothing))
        with(stream, [](SipCall &call) { call.lose(); });
}

} // namespace campanile::dialer
