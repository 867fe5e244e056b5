// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "beepdetector.h"
#include "rtpengine.h"
#include "telephoneevent.h"

namespace campanile::dialer {

/// One call's sound: what is sent every 20 ms, and what is made of the packets that come. Of the engine's thread.
class RtpStream final {
public:
    /// Takes the socket.
    RtpStream(StreamId id, int socket, int port, std::shared_ptr<std::atomic<std::uint32_t>> frames,
        const DetectorSettings &detector, RtpListener &listener);
    ~RtpStream();
    RtpStream(const RtpStream &) = delete;
    RtpStream &operator=(const RtpStream &) = delete;

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] bool isConnected() const { return m_connected; }

    /// When the other end's last packet came; none yet: when it was connected.
    [[nodiscard]] std::chrono::steady_clock::time_point lastHeard() const { return m_lastHeard; }

    void connect(const RtpEngine::Remote &remote);
    void play(std::shared_ptr<const Prompt> prompt, int play);
    void endAtPause(int play, std::chrono::milliseconds latest);
    bool send(); ///< the next frame; false: nobody to send to
    unsigned receive(); ///< what has come, as far as fairness allows: how many packets

private:
    void endPlay(bool whole);
    void take(std::span<const std::uint8_t> bytes);
    void listen(std::span<const std::uint8_t> coded, Law law);

    const StreamId m_id;
    const int m_socket;
    const int m_port;
    const std::shared_ptr<std::atomic<std::uint32_t>> m_sent; ///< frames
    RtpListener &m_listener;
    RtpEngine::Remote m_remote;
    bool m_connected = false;
    std::chrono::steady_clock::time_point m_lastHeard;
    bool m_marked = false; ///< the first packet of a talk was sent
    std::uint16_t m_sequence;
    std::uint32_t m_timestamp;
    std::uint32_t m_source;
    std::shared_ptr<const Prompt> m_prompt;
    std::size_t m_frame = 0;
    std::size_t m_endAt = 0; ///< at the latest, where it is cut
    int m_play = 0; ///< the caller's number
    TelephoneEvents m_events;
    MachineDetector m_answerer;
    BeepDetector m_beep;
    std::optional<std::uint16_t> m_lastSequence; ///< that was listened to
};

} // namespace campanile::dialer
