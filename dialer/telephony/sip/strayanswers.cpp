// SPDX-License-Identifier: GPL-3.0-or-later
#include "strayanswers.h"

#include <string_view>

// Of libre, not in its headers: sends the ACK of an answer that came again; an error where it knows no such call.
extern "C" int sipsess_ack_again(sipsess_sock *sock, const sip_msg *msg);

namespace campanile::dialer {

namespace {

/// The way back: Record-Route from the last to the first.
std::string routesOf(const sip_msg *message)
{
    std::string routes;
    sip_msg_hdr_apply(
        message, false, SIP_HDR_RECORD_ROUTE,
        [](const sip_hdr *each, const sip_msg *, void *to) {
            static_cast<std::string *>(to)->append("Route: ").append(textOf(each->val)).append("\r\n");
            return false;
        },
        &routes);
    return routes;
}

} // namespace

int StrayAnswers::aim(const std::string &server)
{
    m_serverText = server;
    const pl text{m_serverText.data(), m_serverText.size()};
    return uri_decode(&m_server, &text);
}

int StrayAnswers::listen(sip *stack)
{
    m_stack = stack;
    return make(m_listener, [&](auto **made) {
        return sip_listen(
            made, stack, false,
            [](const sip_msg *answer, void *self) { return static_cast<StrayAnswers *>(self)->take(answer); }, this);
    });
}

bool StrayAnswers::take(const sip_msg *answer)
{
    if (answer->scode < 200 || answer->scode > 299 || textOf(answer->cseq.met) != "INVITE" || !m_sessions)
        return false;
    if (sipsess_ack_again(m_sessions, answer) == 0)
        return true;
    // It says of itself that it answers a request from this very socket.
    if (!sip_transp_isladdr(m_stack, answer->tp, &answer->via.addr) || answer->to.tag.l == 0)
        return true;
    send("ACK", answer, answer->cseq.num, false);
    send("BYE", answer, answer->cseq.num + 1, true);
    return true;
}

void StrayAnswers::send(const char *method, const sip_msg *answer, std::uint32_t sequence, bool again)
{
    const sip_hdr *contact = sip_msg_hdr(answer, SIP_HDR_CONTACT);
    sip_addr address{};
    if (!contact || sip_addr_decode(&address, &contact->val))
        return;
    const std::string target(textOf(address.auri));
    std::string fields = "Max-Forwards: 70\r\n" + routesOf(answer);
    const auto add = [&](std::string_view name, std::string_view value) {
        fields.append(name).append(": ").append(value).append("\r\n");
    };
    add("To", headerOf(answer, SIP_HDR_TO));
    add("From", headerOf(answer, SIP_HDR_FROM));
    add("Call-ID", textOf(answer->callid));
    add("CSeq", std::to_string(sequence) + " " + method);
    add("Content-Length", "0");
    const auto nobodyAsks = [](int, const sip_msg *, void *) { };
    (void)sip_requestf(nullptr, m_stack, again, method, target.c_str(), &m_server, nullptr, nullptr, nobodyAsks,
        nullptr, "%s\r\n", fields.c_str());
}

} // namespace campanile::dialer
