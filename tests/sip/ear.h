// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "g711.h"
#include "rtppacket.h"

#include <QSet>
#include <QStringList>
#include <QUdpSocket>

#include <algorithm>

/// The telephone's own sound: a socket that SIPp's answers name.
struct Ear : QUdpSocket {
    Ear() { bind(QHostAddress::LocalHost, 0); }

    /// For SIPp: [sound_port] in a scenario.
    [[nodiscard]] QStringList key(const QString &name = QStringLiteral("sound_port")) const
    {
        return {QStringLiteral("-key"), name, QString::number(localPort())};
    }

    void drain()
    {
        while (hasPendingDatagrams()) {
            QByteArray bytes(1500, '\0');
            bytes.resize(readDatagram(bytes.data(), bytes.size(), nullptr, &theirPort));
            const auto packet = campanile::dialer::readRtp(
                {reinterpret_cast<const std::uint8_t *>(bytes.constData()), std::size_t(bytes.size())});
            if (!packet)
                continue;
            payloads.insert(packet->payloadType);
            const bool silent = std::ranges::all_of(packet->payload, [&](std::uint8_t code) {
                return code
                    == campanile::dialer::silenceOf(
                        packet->payloadType == 8 ? campanile::dialer::Law::A : campanile::dialer::Law::Mu);
            });
            ++(silent ? silentFrames : soundFrames);
        }
    }

    void press(int key, std::uint32_t timestamp, std::uint16_t sequence, int payload = 101)
    {
        QByteArray packet(campanile::dialer::rtpHeader, '\0');
        campanile::dialer::writeRtpHeader(
            std::span<std::uint8_t, campanile::dialer::rtpHeader>(
                reinterpret_cast<std::uint8_t *>(packet.data()), campanile::dialer::rtpHeader),
            {.payloadType = payload, .sequence = sequence, .timestamp = timestamp, .source = 5, .payload = {}});
        const char event[] = {char(key), char(0x8a), 3, 32};
        writeDatagram(packet + QByteArray(event, 4), QHostAddress::LocalHost, theirPort);
    }

    quint16 theirPort = 0;
    int silentFrames = 0, soundFrames = 0;
    QSet<int> payloads;
};
