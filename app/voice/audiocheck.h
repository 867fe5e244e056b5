// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "pcm.h"

namespace campanile {

/// What a message's audio cannot tell any more about the take it was made from.
struct TakeQuality {
    int clippedMoments = 0;
    double noiseFloor = -90;
    double signalToNoise = 0;

    /// Of a message of several takes: all clipping, the worst noise.
    void add(const TakeQuality &other);
    friend bool operator==(const TakeQuality &, const TakeQuality &) = default;
};

[[nodiscard]] TakeQuality takeQuality(const Pcm &take);
/// Measures a message's audio and judges it for a telephone. Pure.
[[nodiscard]] AudioReport checkedSound(const Pcm &sound, const TakeQuality &take);
[[nodiscard]] AudioReport checkedSound(const Pcm &sound);

} // namespace campanile
