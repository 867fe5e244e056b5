// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"

#include <chrono>
#include <span>
#include <string_view>

namespace campanile::dialer {

inline constexpr std::chrono::seconds longestMessage{180};
inline constexpr std::size_t largestAudio = 48000 * 2 * 180 + 65536; ///< bytes: the longest message at the highest rate

struct WavInfo {
    int sampleRate = 0;
    std::chrono::milliseconds length{0};
    double rms = 0; ///< of full scale
};

/// What may be played to a town: a WAV file, PCM 16 bit mono, 8 to 48 kHz, not empty, not silent, not over three
/// minutes. Refusals: AUDIO_EMPTY, AUDIO_NOT_WAV, AUDIO_TRUNCATED, AUDIO_FORMAT, AUDIO_TOO_LONG, AUDIO_SILENT.
[[nodiscard]] Result<WavInfo> checkWav(std::string_view bytes);

} // namespace campanile::dialer
