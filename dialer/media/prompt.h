// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "codec.h"
#include "failure.h"
#include "pauses.h"

#include <array>
#include <chrono>

namespace campanile::dialer {

inline constexpr int lineRate = 8000; ///< samples a second on a telephone line
inline constexpr std::chrono::milliseconds frameLength{20};
inline constexpr std::size_t frameBytes = 160; ///< of a frame, in each codec

/// A message as a telephone line carries it: in each codec, in whole frames of 20 ms, the last filled with silence.
/// Made once, shared by all its calls, never changed.
class Prompt final {
public:
    /// From a WAV file's bytes, resampled to 8 kHz (16 kHz for G.722). Refusals as checkWav's.
    [[nodiscard]] static Result<std::shared_ptr<const Prompt>> fromWav(std::string_view bytes);

    [[nodiscard]] std::size_t frames() const { return m_coded.front().size() / frameBytes; }

    [[nodiscard]] std::span<const std::uint8_t> bytes(Codec codec) const
    {
        return m_coded[static_cast<std::size_t>(codec)];
    }

    [[nodiscard]] std::span<const std::uint8_t> frame(Codec codec, std::size_t index) const
    {
        return bytes(codec).subspan(index * frameBytes, frameBytes);
    }

    [[nodiscard]] std::chrono::milliseconds length() const { return frameLength * static_cast<int>(frames()); }

    /// The first frame from that one on that lies in a pause: a silence, relative to its own level, of a quarter of a
    /// second or more. frames(): it is spoken to the end.
    [[nodiscard]] std::size_t nextPause(std::size_t frame) const;
    /// The last frame up to that one that follows a pause, or the first of all.
    [[nodiscard]] std::size_t sentenceBegin(std::size_t frame) const;

private:
    Prompt() = default;
    std::array<std::vector<std::uint8_t>, 3> m_coded; ///< by codec
    std::vector<FrameRange> m_pauses; ///< in order
};

} // namespace campanile::dialer
