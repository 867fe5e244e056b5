// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace campanile::dialer {

struct FrameRange {
    std::size_t begin = 0, end = 0; ///< the first that is no more of it
    friend bool operator==(const FrameRange &, const FrameRange &) = default;
};

/// Where a voice pauses for a quarter of a second or more, in order; `frame` samples are 20 ms. Silent is what lies far
/// under the voice's own level, or, in a noisy recording, what is as quiet as its quietest parts. What follows the last
/// word is a pause too.
[[nodiscard]] std::vector<FrameRange> pausesIn(std::span<const std::int16_t> samples, std::size_t frame);

} // namespace campanile::dialer
