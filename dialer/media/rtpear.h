// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "beepdetector.h"
#include "keytones.h"
#include "rtpengine.h"
#include "rtpsources.h"

namespace campanile::dialer {

/// Makes of a call's packets what they say: keys, in packets or as tones, who answered, a machine's beep. It has no
/// socket; its clock are the ticks of 20 ms it is given.
class RtpEar final {
public:
    RtpEar(StreamId id, const RtpEngine::Options &options, RtpListener &listener);

    void agree(const RtpEngine::Remote &remote); ///< from now on it is listened to; again: something has changed
    void take(const RtpPacket &packet);
    /// 20 ms went by. Who sends nothing is silent: a telephone may leave its silence out.
    void tick();

private:
    void hear(const RtpPacket &packet, Codec codec);
    void pour(std::span<const std::int16_t> samples);
    void pourSilence(std::size_t samples);
    [[nodiscard]] bool isCurious() const; ///< what is heard may still say something

    const StreamId m_id;
    RtpListener &m_listener;
    const bool m_wantsBeep;
    RtpEngine::Remote m_remote;
    RtpSources m_sources;
    std::uint32_t m_voice = 0; ///< the source that is heard
    std::optional<std::uint32_t> m_next; ///< its next timestamp
    int m_quiet = 0; ///< ticks without a packet of it
    std::size_t m_ahead = 0; ///< samples of silence that were poured for packets that may only be late
    SoundDecoder m_decoder;
    std::optional<KeyTones> m_keys;
    MachineDetector m_answerer;
    BeepDetector m_beep;
};

} // namespace campanile::dialer
