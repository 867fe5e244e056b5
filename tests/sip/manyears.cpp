// SPDX-License-Identifier: GPL-3.0-or-later
#include "manyears.h"

#include "codec.h"
#include "g711.h"
#include "rtppacket.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <array>
#include <cstring>
#include <ctime>

using namespace campanile::dialer;

namespace {

/// When the system got it: however late it is looked at.
qint64 arrival(msghdr &message)
{
    timespec at{};
    for (cmsghdr *part = CMSG_FIRSTHDR(&message); part; part = CMSG_NXTHDR(&message, part)) {
        if (part->cmsg_level == SOL_SOCKET && part->cmsg_type == SCM_TIMESTAMPNS)
            std::memcpy(&at, CMSG_DATA(part), sizeof at);
    }
    return qint64(at.tv_sec) * 1'000'000 + at.tv_nsec / 1000;
}

} // namespace

ManyEars::ManyEars()
    : m_socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0))
{
    constexpr int yes = 1, much = 4 << 20;
    ::setsockopt(m_socket, SOL_SOCKET, SO_TIMESTAMPNS, &yes, sizeof yes);
    ::setsockopt(m_socket, SOL_SOCKET, SO_RCVBUF, &much, sizeof much);
    sockaddr_in here{};
    here.sin_family = AF_INET;
    here.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof here;
    if (::bind(m_socket, reinterpret_cast<const sockaddr *>(&here), sizeof here) == 0
        && ::getsockname(m_socket, reinterpret_cast<sockaddr *>(&here), &size) == 0)
        m_port = ntohs(here.sin_port);
    m_thread = std::thread([this] { listen(); });
}

ManyEars::~ManyEars()
{
    m_ending = true;
    m_thread.join();
    ::close(m_socket);
}

QHash<int, std::vector<ManyEars::Frame>> ManyEars::heard() const
{
    const QMutexLocker lock(&m_mutex);
    return m_heard;
}

void ManyEars::listen()
{
    while (!m_ending) {
        pollfd ready{m_socket, POLLIN, 0};
        if (::poll(&ready, 1, 100) <= 0)
            continue;
        std::array<std::uint8_t, 1500> bytes;
        alignas(cmsghdr) std::array<char, 128> control;
        sockaddr_in from{};
        iovec part{bytes.data(), bytes.size()};
        msghdr message{};
        message.msg_name = &from;
        message.msg_namelen = sizeof from;
        message.msg_iov = &part;
        message.msg_iovlen = 1;
        message.msg_control = control.data();
        message.msg_controllen = control.size();
        const auto count = ::recvmsg(m_socket, &message, MSG_DONTWAIT);
        if (count <= 0)
            continue;
        const auto packet = readRtp(std::span(bytes).first(std::size_t(count)));
        if (!packet || packet->payloadType != payloadType(Codec::Pcma))
            continue;
        Frame frame{arrival(message), packet->timestamp, {}};
        for (const auto code : packet->payload)
            frame.samples.push_back(decoded(Law::A, code));
        const QMutexLocker lock(&m_mutex);
        m_heard[ntohs(from.sin_port)].push_back(std::move(frame));
    }
}
