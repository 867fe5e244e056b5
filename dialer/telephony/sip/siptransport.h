// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sipstack.h"
#include "siptls.h"
#include "strayanswers.h"

namespace campanile::dialer {

/// The sockets of one line, and libre's transactions over them. They outlive it until what was under way has ended:
/// what hangs up is seen through, while the stack lasts. On the stack's thread.
class SipTransport final {
public:
    struct Events {
        std::function<void(const sa &from)> heard; ///< a message came
        std::function<void(const sip_msg *invite)> called; ///< somebody calls us
    };

    /// `tls` where that is how it is reached.
    SipTransport(const SipSettings &settings, SipStack &stack, std::unique_ptr<SipTls> tls, Events events);
    ~SipTransport();
    SipTransport(const SipTransport &) = delete;
    SipTransport &operator=(const SipTransport &) = delete;

    [[nodiscard]] int listen(const sa &local); ///< errno's
    [[nodiscard]] int aim(const SipTarget &target); ///< where the server is, from now on
    void reconnect(); ///< connections that do not answer are left; the next request makes a new one

    [[nodiscard]] sip *get() const { return m_shared->sip; }

    [[nodiscard]] sipsess_sock *sessions() const { return m_sessions.get(); }

private:
    struct Shared { ///< with libre, that may be the last to leave
        SipStack &stack;
        std::unique_ptr<SipTls> tls;
        Events events; ///< none once the line is closed
        struct sip *sip = nullptr;
    };

    int bind();
    [[nodiscard]] int answerOptions();

    const SipSettings &m_settings;
    sa m_local{};
    Shared *m_shared;
    StrayAnswers m_strays;
    Ref<sipsess_sock> m_sessions;
    Ref<sip_lsnr> m_options;
};

} // namespace campanile::dialer
