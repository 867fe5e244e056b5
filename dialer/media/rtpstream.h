// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "rtpear.h"

namespace campanile::dialer {

/// One call's sound: what is sent, and whose packets are listened to. Of the engine's thread.
class RtpStream final {
public:
    /// Takes the socket. `frames` counts what was sent.
    RtpStream(StreamId id, int socket, int port, std::shared_ptr<std::atomic<std::uint32_t>> frames,
        const RtpEngine::Options &options, RtpListener &listener);
    ~RtpStream();
    RtpStream(const RtpStream &) = delete;
    RtpStream &operator=(const RtpStream &) = delete;

    [[nodiscard]] int port() const { return m_port; }

    [[nodiscard]] int socket() const { return m_socket; }

    [[nodiscard]] bool isConnected() const { return m_connected; }

    /// When the other end's last packet came; none yet: when it was connected.
    [[nodiscard]] std::chrono::steady_clock::time_point lastHeard() const { return m_lastHeard; }

    [[nodiscard]] int packetTime() const { return m_remote.packetTime; }

    void connect(const RtpEngine::Remote &remote);
    void play(std::shared_ptr<const Prompt> prompt, int play);
    void endAtPause(int play, std::chrono::milliseconds latest);
    /// Every 20 ms, or every 10 where packets are no multiple of 20. A packet if one is due; false: none was.
    bool send();
    bool receive(); ///< one packet, then it is another stream's turn; false: none was there

private:
    /// Someone who sends from another address than was agreed.
    struct Candidate {
        sockaddr_in address{};
        std::uint32_t source = 0;
        std::uint16_t next = 0;
        int inOrder = 0;
    };

    void endPlay(bool whole);
    void fill(std::span<std::uint8_t> payload); ///< with what plays, or silence
    void take(std::span<std::uint8_t> bytes, const sockaddr_in &from);
    [[nodiscard]] bool isFromThere(const sockaddr_in &from) const;
    [[nodiscard]] bool follows(const RtpPacket &packet, const sockaddr_in &from);
    void agreeOnSecret();

    const StreamId m_id;
    const int m_socket;
    const int m_port;
    const bool m_mayFollow;
    const std::shared_ptr<std::atomic<std::uint32_t>> m_sent; ///< frames
    RtpListener &m_listener;
    RtpEngine::Remote m_remote;
    sockaddr_in m_to{}; ///< where it is sent: the agreed address, or the one that was followed
    bool m_connected = false;
    std::chrono::steady_clock::time_point m_lastHeard;
    bool m_heard = false; ///< something from the agreed address
    Candidate m_candidate;
    std::optional<Srtp> m_ours, m_theirs;
    RtpEar m_ear;
    bool m_marked = false; ///< the first packet of a talk was sent
    int m_due = 0; ///< ms of sound since the last packet
    int m_counted = 0; ///< ms since the ear's last tick
    int m_sentMs = 0; ///< that are no whole frame yet
    std::uint16_t m_sequence;
    std::uint32_t m_timestamp;
    std::uint32_t m_source;
    std::shared_ptr<const Prompt> m_prompt;
    std::size_t m_at = 0; ///< byte of the prompt that is next
    std::size_t m_endAt = 0; ///< frame at the latest, where it is cut
    int m_play = 0; ///< the caller's number
};

} // namespace campanile::dialer
