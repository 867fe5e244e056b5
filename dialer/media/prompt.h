// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "g711.h"
#include "pauses.h"

#include <chrono>
#include <memory>
#include <span>
#include <string_view>
#include <vector>

namespace campanile::dialer {

inline constexpr int lineRate = 8000; ///< samples a second on a telephone line
inline constexpr std::chrono::milliseconds frameLength{20};
inline constexpr std::size_t frameBytes = 160; ///< G.711 bytes of a frame

/// A message as a telephone line carries it: A-law and u-law, in whole frames of 20 ms, the last filled with silence.
/// Made once, shared by all its calls, never changed.
class Prompt final {
public:
    /// From a WAV file's bytes, resampled to 8 kHz. Refusals as checkWav's.
    [[nodiscard]] static Result<std::shared_ptr<const Prompt>> fromWav(std::string_view bytes);

    [[nodiscard]] std::size_t frames() const { return m_a.size() / frameBytes; }

    [[nodiscard]] std::span<const std::uint8_t> frame(Law law, std::size_t index) const
    {
        return std::span(law == Law::A ? m_a : m_mu).subspan(index * frameBytes, frameBytes);
    }

    [[nodiscard]] std::chrono::milliseconds length() const { return frameLength * static_cast<int>(frames()); }

    /// The first frame from that one on that lies in a pause: a silence, relative to its own level, of a quarter of a
    /// second or more. frames(): it is spoken to the end.
    [[nodiscard]] std::size_t nextPause(std::size_t frame) const;

private:
    Prompt() = default;
    std::vector<std::uint8_t> m_a, m_mu;
    std::vector<FrameRange> m_pauses; ///< in order
};

} // namespace campanile::dialer
