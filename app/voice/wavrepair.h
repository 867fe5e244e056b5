// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QByteArray>

#include <chrono>
#include <cstdint>
#include <span>

namespace campanile {

inline constexpr int wavHeaderSize = 44;

/// The header of a mono 16 bit PCM file; a data size that a WAV file cannot tell is told as the largest it can.
[[nodiscard]] QByteArray wavHeader(int rate, qint64 dataBytes);
[[nodiscard]] QByteArray littleEndian(std::span<const std::int16_t> samples);

struct WavInfo {
    int rate = 0;
    int channels = 0;
    qint64 frames = 0;
    bool repaired = false; ///< the header did not agree with the data and does now

    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(rate > 0 ? frames * 1000 / rate : 0);
    }

    friend bool operator==(const WavInfo &, const WavInfo &) = default;
};

/// Makes the header of a recording that was interrupted say what is in the file. Touches nothing but the two sizes in
/// the header and half a sample at the end; a file that is no 16 bit PCM WAV is refused and left as it is.
[[nodiscard]] Result<WavInfo> repairWav(const QString &path);

} // namespace campanile
