// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"

#include <string>

namespace campanile::dialer {

/// A 200 that is no call's: a second telephone was answered where the network rang several (a fork, RFC 3261, section
/// 13.2.2.4), or one was picked up after we had given up. Whoever did is not left with an open line: it is
/// acknowledged, and hung up. Both go to our own server and nowhere else, whoever says so. Of the stack's thread.
class StrayAnswers final {
public:
    /// Before sipsess_listen(), which takes every 200 for itself; `sessions` from there is given afterwards. libre's
    /// error.
    [[nodiscard]] int listen(sip *stack);

    [[nodiscard]] int aim(const std::string &server); ///< "sip:192.0.2.1:5060"; libre's error

    void serve(sipsess_sock *sessions) { m_sessions = sessions; }

    void close() { m_listener.reset(); }

private:
    bool take(const sip_msg *answer);
    void send(const char *method, const sip_msg *answer, std::uint32_t sequence, bool again);

    sip *m_stack = nullptr;
    sipsess_sock *m_sessions = nullptr;
    Ref<sip_lsnr> m_listener;
    std::string m_serverText;
    uri m_server{}; ///< points into the text
};

} // namespace campanile::dialer
