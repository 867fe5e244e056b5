// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <netinet/in.h>

#include <chrono>
#include <deque>
#include <mutex>

namespace campanile::dialer {

/// The UDP ports sound is sent from: even ones of a range (RFC 3550, section 11). One that was given back rests for
/// five seconds: what is still on its way to the last call must not be heard in the next.
class RtpPorts final {
public:
    struct Socket {
        int fd = -1;
        int port = 0;
    };

    RtpPorts(const std::string &address, int first, int last);

    [[nodiscard]] bool isValid() const { return m_valid; } ///< the address is an IPv4 address of this machine

    /// Bound and non-blocking; the caller closes it and then gives the port back. From any thread. Refusals: RTP_PORTS
    /// (all are taken, rest, or are others'), RTP_FILES (this process may open no more; LimitNOFILE).
    [[nodiscard]] Result<Socket> take();
    void release(int port);

private:
    using Clock = std::chrono::steady_clock;
    sockaddr_in m_address{};

    struct Free {
        int port = 0;
        Clock::time_point from{};
    };

    bool m_valid = false;
    std::mutex m_mutex;
    std::deque<Free> m_free; ///< who has rested longest is first
};

} // namespace campanile::dialer
