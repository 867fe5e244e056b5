// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <chrono>
#include <stop_token>

namespace campanile {

inline constexpr std::chrono::seconds importLimit{60};

/// How campanile-decoder's output begins; the rate and the end of the line follow.
inline constexpr char decodedSoundMark[] = "campanile-sound ";

/// Its exit code where a sound is longer than longestSound, or as large.
inline constexpr int tooLongExit = 3;

struct DecoderOptions {
    QString program{}; ///< empty: campanile-decoder beside this program or on the path
    std::chrono::milliseconds limit = importLimit;
};

/// Any sound file that libsndfile or Qt's decoder (FFmpeg, or the system's) reads becomes a WAV file of one channel.
/// WAV is read here; everything else by campanile-decoder: a damaged file may break a decoder, and then only that
/// process. Waits for it, so it is called on a thread that may; a stop is seen within a tenth of a second.
/// Errors: AudioUnreadable (also when the decoder crashes or hangs), AudioEmpty, AudioTooLong, Cancelled, FileNotFound
/// (of the decoder, too), FileTooLarge, FileUnreadable, FileUnwritable, DiskFull.
[[nodiscard]] Result<std::chrono::milliseconds> importedSound(
    const QString &from, const QString &to, const DecoderOptions &options, const std::stop_token &stop);

/// Whether the file begins like a container that Qt's decoder is trusted with: MP4 and its kin, AAC, Matroska, ASF.
/// Never a playlist, which would have it read other files or ask the network.
[[nodiscard]] bool isDecodable(const QString &path);

} // namespace campanile
