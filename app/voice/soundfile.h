// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "pcm.h"

namespace campanile {

/// The longest sound that is read, and the largest file that is opened.
inline constexpr std::chrono::minutes longestSound{30};
inline constexpr qint64 largestSoundFile = 512LL * 1024 * 1024;

enum class SoundCoding { Pcm16, ALaw };

/// Reads WAV, FLAC, Ogg, MP3, AIFF... mixed down to one channel. Whatever the bytes are, it answers and does not crash.
[[nodiscard]] Result<Pcm> readSound(const QString &path);
/// Writes a WAV file under a temporary name and renames it.
[[nodiscard]] Result<void> writeSound(const QString &path, const Pcm &sound, SoundCoding coding = SoundCoding::Pcm16);
[[nodiscard]] Result<Waveform> readWaveform(const QString &path, int slices);

} // namespace campanile
