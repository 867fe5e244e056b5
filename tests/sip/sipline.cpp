// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipline.h"

#include <QTcpServer>
#include <QUdpSocket>

using namespace campanile::dialer;
using namespace std::chrono_literals;

SipLine::SipLine()
    : m_clock(std::make_unique<ScaledClock>(1, systemWallMs()))
    , m_loop(std::make_unique<ThreadLoop>(*m_clock))
{
    auto stack = SipStack::start();
    if (!stack)
        qFatal("%s", stack.error().words.c_str());
    m_stack = std::move(*stack);
}

SipSettings SipLine::settings(int port)
{
    SipSettings settings{.server = "127.0.0.1", .port = port, .callerId = "+390461889999"};
    settings.ping = 0s;
    settings.beforeAudio = 50ms;
    settings.keyWait = 200ms;
    settings.firstRtpPort = 24000;
    settings.lastRtpPort = 28000;
    return settings;
}

std::unique_ptr<SipTrunk> SipLine::open(const SipSettings &settings)
{
    auto trunk = SipTrunk::open({.name = "line", .simulated = false, .mode = Mode::Drill}, settings, *m_stack, *m_loop);
    if (!trunk) {
        qWarning("%s: %s", trunk.error().reason.c_str(), trunk.error().words.c_str());
        return nullptr;
    }
    return std::move(*trunk);
}

std::string SipLine::refusal(const SipSettings &settings)
{
    const auto trunk =
        SipTrunk::open({.name = "line", .simulated = false, .mode = Mode::Drill}, settings, *m_stack, *m_loop);
    return trunk ? std::string() : trunk.error().reason;
}

CallOrder SipLine::order(std::uint64_t number, std::chrono::milliseconds message)
{
    static int calls = 0;
    return {.id = "c/" + std::to_string(++calls) + "/1",
        .number = number,
        .ringTimeout = 20s,
        .playlist = messageOf(message),
        .track = 0,
        .callerId = {}};
}

int SipLine::freePort()
{
    for (int i = 0; i < 100; ++i) {
        QTcpServer stream;
        QUdpSocket packets;
        if (stream.listen(QHostAddress::LocalHost) && packets.bind(QHostAddress::LocalHost, stream.serverPort()))
            return stream.serverPort();
    }
    return 0;
}
