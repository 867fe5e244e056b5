// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QMutex>

#include <atomic>
#include <cstdint>
#include <thread>
#include <vector>

/// The ears of a whole town: one port to which all its telephones have A-law sound sent. What each call said, and when
/// by the system's own clock (Unix time in microseconds, as SIPp's).
class ManyEars final {
public:
    struct Frame {
        qint64 us = 0; ///< when it arrived
        std::uint32_t timestamp = 0;
        std::vector<std::int16_t> samples; ///< 8000 a second
    };

    ManyEars();
    ~ManyEars();
    ManyEars(const ManyEars &) = delete;
    ManyEars &operator=(const ManyEars &) = delete;

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] QHash<int, std::vector<Frame>> heard() const; ///< by the port it came from, in order

private:
    void listen();

    int m_socket = -1;
    int m_port = 0;
    std::atomic<bool> m_ending = false;
    mutable QMutex m_mutex;
    QHash<int, std::vector<Frame>> m_heard;
    std::thread m_thread;
};
