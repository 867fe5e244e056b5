// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <vector>

namespace campanile {

/// What a message is: 16 kHz, 16 bit, mono.
inline constexpr int messageRate = 16000;

/// Sound in memory: one channel, full scale is 1.
struct Pcm {
    int rate = messageRate;
    std::vector<float> samples;

    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(static_cast<std::int64_t>(samples.size()) * 1000 / rate);
    }
};

} // namespace campanile
