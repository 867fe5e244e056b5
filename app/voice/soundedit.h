// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pcm.h"
#include "result.h"

namespace campanile {

inline constexpr double messageLoudness = -18; ///< LUFS
inline constexpr double messagePeak = -1; ///< dBTP

struct Loudness {
    double integrated = -70; ///< LUFS; -70 stands for silence
    double range = 0; ///< LU
    double truePeak = -90; ///< dBTP
};

struct SilentEnds {
    size_t leading = 0; ///< samples
    size_t trailing = 0;
};

// All pure: sound in, sound out.
[[nodiscard]] Result<Pcm> resampled(const Pcm &sound, int rate);
[[nodiscard]] Loudness measuredLoudness(const Pcm &sound);
[[nodiscard]] bool isSilent(const Pcm &sound); ///< or as good as
/// What lies before and behind the voice (voiceactivity.h). No voice: all leading.
[[nodiscard]] SilentEnds silentEnds(const Pcm &sound);
/// Cuts silent ends, leaving a breath: 0.15 s before, 0.3 s after.
[[nodiscard]] Pcm trimmed(const Pcm &sound);
/// How much that is at each end.
[[nodiscard]] SilentEnds trimmable(const Pcm &sound);
/// Pauses between words that are longer than this become this long (not under 0.3 s), cut in their middle.
[[nodiscard]] Pcm withShorterPauses(const Pcm &sound, std::chrono::milliseconds longest);
/// So that a cut does not click.
[[nodiscard]] Pcm faded(Pcm sound, std::chrono::milliseconds length);
/// To -18 LUFS and no true peak over -1 dBTP: a limiter that looks ahead takes the peaks, not a clip.
[[nodiscard]] Pcm normalised(const Pcm &sound);
[[nodiscard]] Pcm repeated(const Pcm &sound, int times, std::chrono::milliseconds gap);
/// 300 to 3400 Hz at 8 kHz: what a telephone line lets through (A-law is the file's coding).
[[nodiscard]] Result<Pcm> phoneBand(const Pcm &sound);

} // namespace campanile
