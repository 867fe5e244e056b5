// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pcm.h"

#include <cstddef>
#include <vector>

namespace campanile {

/// Where somebody speaks and what noise is behind it, told from the energy of slices of 10 ms: our own measure, as
/// Debian has no rnnoise. Pauses of up to a quarter of a second belong to the speech; what lasts less than 50 ms by
/// itself (a mouse, a switch) is none.
struct VoiceActivity {
    struct Part {
        std::size_t from = 0; ///< samples
        std::size_t to = 0;
    };

    std::vector<Part> parts;
    double noiseFloor = -90; ///< dBFS RMS, of what is behind the voice
    double voice = -90; ///< dBFS RMS
    [[nodiscard]] double signalToNoise() const;
    [[nodiscard]] std::chrono::milliseconds spoken(int rate) const;
};

[[nodiscard]] VoiceActivity voiceActivity(const Pcm &sound);

} // namespace campanile
