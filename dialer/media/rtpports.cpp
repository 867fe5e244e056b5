// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpports.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

namespace campanile::dialer {

namespace {

constexpr std::chrono::seconds rest(5);

int boundSocket(sockaddr_in address, int port)
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return fd;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return fd;
    ::close(fd);
    return -1;
}

} // namespace

RtpPorts::RtpPorts(const std::string &address, int first, int last)
    : m_first(first + first % 2)
    , m_last(last)
    , m_next(m_first)
{
    m_address.sin_family = AF_INET;
    if (::inet_pton(AF_INET, address.c_str(), &m_address.sin_addr) != 1 || m_first < 1024 || m_last > 65535
        || m_last < m_first)
        return;
    if (const int probe = boundSocket(m_address, 0); probe >= 0) {
        ::close(probe);
        m_valid = true;
    }
}

Result<RtpPorts::Socket> RtpPorts::take()
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    for (int tried = 0; tried <= (m_last - m_first) / 2; ++tried) {
        const int port = m_next;
        m_next = m_next + 2 > m_last ? m_first : m_next + 2;
        if (const auto busy = m_busy.find(port); busy != m_busy.end()) {
            if (busy->second > now)
                continue;
            m_busy.erase(busy);
        }
        if (const int fd = boundSocket(m_address, port); fd >= 0) {
            m_busy[port] = Clock::time_point::max();
            return Socket{fd, port};
        }
    }
    return failure(Failure::Kind::Limit, "RTP_PORTS", "every port for sound is taken");
}

void RtpPorts::release(int port)
{
    const std::scoped_lock lock(m_mutex);
    m_busy[port] = Clock::now() + rest;
}

} // namespace campanile::dialer
