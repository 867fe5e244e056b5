// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

namespace campanile::dialer {

/// ITU-T G.711: one byte a sample, 8000 samples a second. A-law is Europe's, u-law America's.
enum class Law { A, Mu };

/// The code of silence.
[[nodiscard]] constexpr std::uint8_t silenceOf(Law law)
{
    return law == Law::A ? 0xd5 : 0xff;
}

[[nodiscard]] std::uint8_t encoded(Law law, std::int16_t sample);
[[nodiscard]] std::int16_t decoded(Law law, std::uint8_t code);

} // namespace campanile::dialer
