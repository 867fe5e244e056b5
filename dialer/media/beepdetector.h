// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace campanile::dialer {

/// A tone that ended: an answering machine's "speak after the beep", or the network's own.
struct Beep {
    double frequency = 0; ///< Hz
    std::chrono::milliseconds length{0};
    std::chrono::milliseconds end{0}; ///< since the first sample
};

/// Listens for a single steady tone of 400 to 2000 Hz and at least 200 ms, 8 kHz samples in pieces of any size. Voices
/// and music are never one sinusoid for so long, and as loud; Italy's 425 Hz ringing and busy tones (ETSI EN 300 001)
/// are not told.
class BeepDetector final {
public:
    BeepDetector();

    /// The beep whose end was in these samples.
    std::optional<Beep> add(std::span<const std::int16_t> samples);

private:
    std::optional<Beep> addSlice();

    std::vector<double> m_slice;
    std::chrono::milliseconds m_time{0}, m_length{0};
    double m_frequency = 0; ///< mean over the tone so far
    double m_level = 0; ///< of the tone
    int m_slices = 0; ///< of the tone
};

} // namespace campanile::dialer
