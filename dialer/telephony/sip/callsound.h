// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "libre.h"
#include "rtpengine.h"

namespace campanile::dialer {

/// A call's sound: its stream, and what both ends agree on about it (SDP, RFC 3264). Errors are errno's, as libre has
/// them; all of it on the stack's thread.
class CallSound final {
public:
    CallSound(RtpEngine &engine, const sa &address); ///< the address's port is not used
    ~CallSound(); ///< closes the stream
    CallSound(const CallSound &) = delete;
    CallSound &operator=(const CallSound &) = delete;

    [[nodiscard]] int offer(Ref<mbuf> &offer); ///< opens the stream
    [[nodiscard]] int takeAnswer(mbuf *answer);
    /// Later, while the call lasts: the other end renews what was agreed, or asks what we can (an empty offer).
    [[nodiscard]] int takeOffer(mbuf *offer, mbuf **answer);

    void close(); ///< also twice
    void play(std::shared_ptr<const Prompt> prompt); ///< instead of what plays
    /// Ends what plays where its next pause begins, and at the latest after that time; it is told as any other end.
    void endAtPause(std::chrono::milliseconds latest);

    [[nodiscard]] std::chrono::milliseconds sent() const; ///< of sound, to the other end: what is not sent is not heard

    [[nodiscard]] bool isLast(int play) const { return play == m_play; } ///< of those that were played

    [[nodiscard]] StreamId stream() const { return m_stream; } ///< 0: none was opened

private:
    [[nodiscard]] int describe();
    [[nodiscard]] int connect();

    RtpEngine &m_engine;
    const sa &m_address;
    StreamId m_stream = 0;
    std::shared_ptr<const std::atomic<std::uint32_t>> m_frames;
    Ref<sdp_session> m_session;
    sdp_media *m_media = nullptr; ///< the session's
    int m_play = 0; ///< number of what plays
};

} // namespace campanile::dialer
