// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QUdpSocket>

#include <random>

/// A telephone that answers every call at once, with a session description that went wrong, and sends sound that is
/// none. What it does depends on its seed alone.
class RoughPhone final : public QObject {
    Q_OBJECT
public:
    explicit RoughPhone(unsigned seed);

    [[nodiscard]] int port() const { return m_socket.localPort(); }

    [[nodiscard]] int invited() const { return m_invited; }

    bool mangles = true; ///< false: it answers as it should

private:
    void receive();
    void answer(const QByteArray &invite);
    void makeNoise(int port);
    [[nodiscard]] QByteArray mangled(QByteArray description);

    [[nodiscard]] int below(int limit) { return limit > 0 ? int(m_random() % unsigned(limit)) : 0; }

    std::mt19937 m_random;
    QUdpSocket m_socket, m_sound;
    quint16 m_from = 0;
    int m_invited = 0;
};
