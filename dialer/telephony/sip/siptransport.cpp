// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptransport.h"

#include <format>
#include <utility>

namespace campanile::dialer {

SipTransport::SipTransport(const SipSettings &settings, SipStack &stack, std::unique_ptr<SipTls> tls, Events events)
    : m_settings(settings)
    , m_shared(new Shared{.stack = stack, .tls = std::move(tls), .events = std::move(events)})
{
}

SipTransport::~SipTransport()
{
    if (!m_shared->sip) {
        delete m_shared;
        return;
    }
    if (m_shared->tls)
        m_shared->tls->setListener({});
    m_shared->events = {}; // what still comes is nobody's
    m_strays.close();
    m_sessions.reset();
    m_options.reset();
    // until what is under way has ended
    m_shared->stack.enter(m_shared, [shared = m_shared] { sip_close(shared->sip, true); });
    sip_close(m_shared->sip, false);
}

int SipTransport::listen(const sa &local)
{
    constexpr uint32_t buckets = 4096; // of transactions that wait; a thousand calls a second leave 32 s of them
    const auto left = [](void *arg) {
        // The last of libre's own is being left at this moment, and still stands on it.
        auto *shared = static_cast<Shared *>(arg);
        shared->stack.post([shared] {
            mem_deref(shared->sip);
            shared->stack.leave(shared);
            delete shared;
        });
    };
    int error =
        sip_alloc(&m_shared->sip, nullptr, buckets, buckets, buckets, "Campanile " CAMPANILE_VERSION, left, m_shared);
    if (error)
        return error;
    sip_set_trace_handler(
        get(), [](bool sent, sip_transp, const sa *source, const sa *, const uint8_t *, size_t, void *arg) {
            const auto &heard = static_cast<Shared *>(arg)->events.heard;
            if (!sent && heard)
                heard(*source);
        });
    m_local = local;
    error = bind();
    error = error ? error : m_strays.listen(get());
    error = error ? error : answerOptions();
    error = error ? error : make(m_sessions, [&](auto **made) {
        return sipsess_listen(
            made, get(), buckets,
            [](const sip_msg *invite, void *arg) {
                auto *shared = static_cast<Shared *>(arg);
                if (shared->events.called)
                    shared->events.called(invite);
                else
                    (void)sip_reply(shared->sip, invite, 480, "Temporarily Unavailable");
            },
            m_shared);
    });
    m_strays.serve(m_sessions.get());
    return error;
}

/// The other end asks as well whether we are there: one that is told "not implemented" may mark the line as down.
int SipTransport::answerOptions()
{
    return make(m_options, [&](auto **made) {
        return sip_listen(
            made, get(), true,
            [](const sip_msg *request, void *arg) {
                if (pl_strcmp(&request->met, "OPTIONS") != 0)
                    return false;
                (void)sip_replyf(static_cast<Shared *>(arg)->sip, request, 200, "OK",
                    "%sAccept: application/sdp\r\nContent-Length: 0\r\n\r\n", allowHeader);
                return true;
            },
            m_shared);
    });
}

int SipTransport::bind()
{
    switch (m_settings.transport) {
    case SipSettings::Transport::Udp: return sip_transp_add(get(), SIP_TRANSP_UDP, &m_local);
    case SipSettings::Transport::Tcp: return sip_transp_add(get(), SIP_TRANSP_TCP, &m_local);
    case SipSettings::Transport::Tls:
        return m_shared->tls ? sip_transp_add(get(), SIP_TRANSP_TLS, &m_local, m_shared->tls->context()) : EINVAL;
    }
    return EINVAL;
}

int SipTransport::aim(const SipTarget &target)
{
    return m_strays.aim(std::format("sip:{}:{}{}", target.address, target.port, transportOf(m_settings)));
}

void SipTransport::reconnect()
{
    if (m_settings.transport == SipSettings::Transport::Udp)
        return;
    sip_transp_flush(get()); // also closes what listens; that was bound a moment ago and can be again
    (void)bind();
}

} // namespace campanile::dialer
