// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "sounddescription.h"

namespace campanile::dialer {

/// A call's sound: its stream, connected as both ends agree. Errors are errno's, as libre has them; all of it on the
/// stack's thread.
class CallSound final {
public:
    /// The address's port is not used. All three outlive it.
    CallSound(RtpEngine &engine, const sa &address, const SipSettings &settings);
    ~CallSound(); ///< closes the stream
    CallSound(const CallSound &) = delete;
    CallSound &operator=(const CallSound &) = delete;

    [[nodiscard]] int offer(Ref<mbuf> &offer); ///< opens the stream
    [[nodiscard]] int takeAnswer(mbuf *answer);
    /// While the call lasts: the other end renews what was agreed, or asks what we can (an empty offer). Of a call that
    /// comes in, the first: it opens the stream.
    [[nodiscard]] int takeOffer(mbuf *offer, mbuf **answer);

    void close(); ///< also twice
    void play(std::shared_ptr<const Prompt> prompt); ///< instead of what plays
    /// Ends what plays where its next pause begins, and at the latest after that time; it is told as any other end.
    void endAtPause(std::chrono::milliseconds latest);

    [[nodiscard]] std::chrono::milliseconds sent() const; ///< of sound, to the other end: what is not sent is not heard

    [[nodiscard]] bool isHeld() const { return m_held; } ///< the other end is not listening

    [[nodiscard]] bool isLast(int play) const { return play == m_play; } ///< of those that were played

    [[nodiscard]] StreamId stream() const { return m_stream; } ///< 0: none was opened

private:
    [[nodiscard]] int open();
    void connect(const SoundDescription::Agreed &agreed);

    RtpEngine &m_engine;
    const sa &m_address;
    StreamId m_stream = 0;
    std::shared_ptr<const std::atomic<std::uint32_t>> m_frames;
    SoundDescription m_description;
    bool m_held = false;
    int m_play = 0; ///< number of what plays
};

} // namespace campanile::dialer
