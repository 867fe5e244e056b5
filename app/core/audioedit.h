// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>

namespace campanile {

/// How a recording or a voice becomes a message's audio, in the order of the members. The take itself is never changed:
/// an undo is the edit before.
struct AudioEdit {
    std::chrono::milliseconds trimStart{0}; ///< cut from the take's beginning
    std::chrono::milliseconds trimEnd{0}; ///< cut from the take's end
    bool trimSilence = true; ///< at both ends of what is left, but for a breath
    std::chrono::milliseconds longestPause{0}; ///< pauses inside are shortened to this; 0: left as they are
    bool normalise = true; ///< to -18 LUFS, no peak over -1 dBTP; without, as loud as the take
    int repeats = 1; ///< 1 to 5, a second of silence between them
    friend bool operator==(const AudioEdit &, const AudioEdit &) = default;
};

} // namespace campanile
