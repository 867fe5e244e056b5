// SPDX-License-Identifier: GPL-3.0-or-later
#include "roughphone.h"

namespace {

const QByteArray wholesome =
    "v=0\r\no=phone 7 8 IN IP4 127.0.0.1\r\ns=-\r\nc=IN IP4 127.0.0.1\r\nb=AS:80\r\nt=0 0\r\n"
    "a=sendrecv\r\nm=audio %PORT% RTP/AVP 8 0 101\r\na=rtpmap:8 PCMA/8000\r\n"
    "a=rtpmap:0 PCMU/8000/1\r\na=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-16\r\n"
    "a=ptime:20\r\na=maxptime:40\r\na=rtcp:40001 IN IP4 127.0.0.1\r\n"
    "a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:WVNfX19zZW1jdGwgKCkgewkyMjA7fQp9CnVubGVz|2^20|1:4\r\n"
    "a=candidate:1 1 UDP 2130706431 127.0.0.1 40000 typ host\r\n";

QByteArray headers(const QByteArray &message, const QByteArray &name)
{
    QByteArray found;
    const auto lines = message.first(message.indexOf("\r\n\r\n")).split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith(name + ": "))
            found += line.trimmed() + "\r\n";
    }
    return found;
}

QByteArray reply(const QByteArray &request, const QByteArray &status, const QByteArray &more, const QByteArray &body)
{
    auto to = headers(request, "To").trimmed();
    if (!to.contains(";tag="))
        to += ";tag=rough";
    return "SIP/2.0 " + status + "\r\n" + headers(request, "Via") + headers(request, "From") + to + "\r\n"
        + headers(request, "Call-ID") + headers(request, "CSeq") + more
        + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

RoughPhone::RoughPhone(unsigned seed)
    : m_random(seed)
{
    m_socket.bind(QHostAddress::LocalHost, 0);
    m_sound.bind(QHostAddress::LocalHost, 0);
    connect(&m_socket, &QUdpSocket::readyRead, this, &RoughPhone::receive);
}

void RoughPhone::receive()
{
    while (m_socket.hasPendingDatagrams()) {
        QByteArray message(65536, '\0');
        message.resize(m_socket.readDatagram(message.data(), message.size(), nullptr, &m_from));
        if (message.startsWith("INVITE "))
            answer(message);
        else if (message.startsWith("BYE ") || message.startsWith("CANCEL "))
            m_socket.writeDatagram(reply(message, "200 OK", {}, {}), QHostAddress::LocalHost, m_from);
    }
}

void RoughPhone::answer(const QByteArray &invite)
{
    ++m_invited;
    auto description = wholesome;
    description.replace("%PORT%", QByteArray::number(m_sound.localPort()));
    const auto contact =
        "Contact: <sip:127.0.0.1:" + QByteArray::number(port()) + ">\r\nContent-Type: application/sdp\r\n";
    m_socket.writeDatagram(reply(invite, "200 OK", contact, mangles ? mangled(description) : description),
        QHostAddress::LocalHost, m_from);
    const auto at = invite.indexOf("m=audio ") + 8;
    if (mangles)
        makeNoise(invite.sliced(at, invite.indexOf(' ', at) - at).toInt());
}

void RoughPhone::makeNoise(int port)
{
    for (int i = 0; i < 24; ++i) {
        QByteArray packet(below(8) == 0 ? below(1473) : below(200), '\0');
        for (auto &byte : packet)
            byte = char(m_random());
        if (packet.size() > 1 && below(4) > 0) { // nearly RTP: keys, sound, extensions, padding
            packet[0] = char(0x80 | (below(4) == 0 ? below(0x40) : 0));
            const int types[] = {0, 8, 101, 96, 13, 72};
            packet[1] = char(types[below(6)] | (below(2) ? 0x80 : 0));
        }
        m_sound.writeDatagram(packet, QHostAddress::LocalHost, quint16(port));
    }
}

QByteArray RoughPhone::mangled(QByteArray description)
{
    const QByteArray numbers[] = {"0", "-1", "1", "255", "65535", "65536", "4294967295", "4294967296",
        "99999999999999999999999999999", "0x10", "1e9", "", " ", "8 8 8 8", "%s%n", QByteArray(300, '7')};
    for (int i = 1 + below(4); i > 0; --i) {
        auto lines = description.split('\n');
        const int line = below(int(lines.size()));
        const int at = below(int(description.size()));
        switch (below(9)) {
        case 0: lines.removeAt(line); break;
        case 1: lines.insert(line, lines[below(int(lines.size()))]); break;
        case 2: lines.swapItemsAt(line, below(int(lines.size()))); break;
        case 3: { // a number
            auto words = lines[line].split(' ');
            words[below(int(words.size()))] = numbers[below(int(std::size(numbers)))];
            lines[line] = words.join(' ');
            break;
        }
        case 4: lines[line] = lines[line].repeated(1 + below(60)); break;
        case 5: lines[line].truncate(below(int(lines[line].size()))); break;
        case 6: lines.resize(line); break;
        case 7:
            if (!description.isEmpty())
                description[at] = char(m_random());
            continue;
        default: description.insert(at, QByteArray(1 + below(20), char(m_random()))); continue;
        }
        description = lines.join('\n');
    }
    return description;
}
