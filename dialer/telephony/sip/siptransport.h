// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "sipsettings.h"
#include "sipstack.h"
#include "strayanswers.h"

namespace campanile::dialer {

/// The sockets of one line, and libre's transactions over them. They outlive it until what was under way has ended:
/// what hangs up is seen through. On the stack's thread.
class SipTransport final {
public:
    struct Events {
        std::function<void(const sa &from)> heard; ///< a message came
        std::function<void(const sip_msg *invite)> called; ///< somebody calls us
    };

    SipTransport(const SipSettings &settings, SipStack &stack, Events events);
    ~SipTransport();
    SipTransport(const SipTransport &) = delete;
    SipTransport &operator=(const SipTransport &) = delete;

    [[nodiscard]] int listen(const sa &local); ///< errno's

    [[nodiscard]] sip *get() const { return m_shared->sip; }

    [[nodiscard]] sipsess_sock *sessions() const { return m_sessions.get(); }

private:
    struct Shared { ///< with libre, that may be the last to leave
        SipStack &stack;
        Events events; ///< none once the line is closed
        struct sip *sip = nullptr;
    };

    const SipSettings &m_settings;
    Shared *m_shared;
    StrayAnswers m_strays;
    Ref<sipsess_sock> m_sessions;
};

} // namespace campanile::dialer
