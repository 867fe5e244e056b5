// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtpports.h"

#include <arpa/inet.h>
#include <sys/socket.h>
#include <unistd.h>

#include <cerrno>

namespace campanile::dialer {

namespace {

constexpr std::chrono::seconds rest(5);
constexpr int mostTries = 64; // ports of others, one after the other: asking for them all would hold up the calls

/// -1: see errno.
int boundSocket(sockaddr_in address, int port)
{
    const int fd = ::socket(AF_INET, SOCK_DGRAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0);
    if (fd < 0)
        return fd;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::bind(fd, reinterpret_cast<const sockaddr *>(&address), sizeof address) == 0)
        return fd;
    const int why = errno;
    ::close(fd);
    errno = why;
    return -1;
}

bool isOutOfFiles(int error)
{
    return error == EMFILE || error == ENFILE || error == ENOBUFS || error == ENOMEM;
}

} // namespace

RtpPorts::RtpPorts(const std::string &address, int first, int last)
{
    m_address.sin_family = AF_INET;
    const int firstEven = first + first % 2;
    if (::inet_pton(AF_INET, address.c_str(), &m_address.sin_addr) != 1 || firstEven < 1024 || last > 65535
        || last < firstEven)
        return;
    const int probe = boundSocket(m_address, 0);
    if (probe < 0)
        return;
    ::close(probe);
    m_valid = true;
    for (int port = firstEven; port <= last; port += 2)
        m_free.push_back({.port = port});
}

Result<RtpPorts::Socket> RtpPorts::take()
{
    const std::scoped_lock lock(m_mutex);
    const auto now = Clock::now();
    for (int tried = 0; tried < mostTries && !m_free.empty() && m_free.front().from <= now; ++tried) {
        const int port = m_free.front().port;
        const int fd = boundSocket(m_address, port);
        if (fd < 0 && isOutOfFiles(errno))
            return failure(Failure::Kind::Limit, "RTP_FILES", "no file descriptors are left for sound");
        m_free.pop_front();
        if (fd >= 0)
            return Socket{fd, port};
        m_free.push_back({port, now + rest}); // another program has it: asked again later
    }
    return failure(Failure::Kind::Limit, "RTP_PORTS", "every port for sound is taken");
}

void RtpPorts::release(int port)
{
    const std::scoped_lock lock(m_mutex);
    m_free.push_back({port, Clock::now() + rest});
}

} // namespace campanile::dialer
