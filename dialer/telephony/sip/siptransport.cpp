// SPDX-License-Identifier: GPL-3.0-or-later
#include "siptransport.h"

#include <utility>

namespace campanile::dialer {

SipTransport::SipTransport(const SipSettings &settings, SipStack &stack, Events events)
    : m_settings(settings)
    , m_shared(new Shared{.stack = stack, .events = std::move(events)})
{
}

SipTransport::~SipTransport()
{
    if (!m_shared->sip) {
        delete m_shared;
        return;
    }
    m_shared->events = {}; // what still comes is nobody's
    m_strays.close();
    m_sessions.reset();
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
    const bool tcp = m_settings.transport == SipSettings::Transport::Tcp;
    error = sip_transp_add(get(), tcp ? SIP_TRANSP_TCP : SIP_TRANSP_UDP, &local);
    error = error ? error : m_strays.listen(get(), serverOf(m_settings));
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

} // namespace campanile::dialer
