// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace campanile::dialer {

/// What a telephone line carries: G.711's two laws and, where it has a wider band, G.722. All of them are 160 bytes
/// for 20 ms and count time in steps of 1/8000 s (G.722 too, though its samples are 1/16000 s: RFC 3551, 4.5.2).
enum class Codec { Pcma, Pcmu, G722 };

/// RFC 3551, table 4.
[[nodiscard]] constexpr int payloadType(Codec codec)
{
    return codec == Codec::Pcma ? 8 : codec == Codec::Pcmu ? 0 : 9;
}

[[nodiscard]] std::string_view nameOf(Codec codec); ///< as SDP has it: "PCMA"
[[nodiscard]] std::optional<Codec> codecNamed(std::string_view name); ///< in any case of letters
[[nodiscard]] std::optional<Codec> codecOf(int payloadType);

/// 20 ms of nothing.
[[nodiscard]] std::span<const std::uint8_t> silentFrame(Codec codec);

/// Samples of 16 kHz to G.722, 64 kbit/s.
[[nodiscard]] std::vector<std::uint8_t> g722Of(std::span<const std::int16_t> samples);

/// What comes, as samples of 8 kHz. G.722 is decoded on from what came before.
class SoundDecoder final {
public:
    /// One sample for each byte: `samples` has room for them.
    void decode(Codec codec, std::span<const std::uint8_t> coded, std::int16_t *samples);

private:
    struct Free {
        void operator()(void *state) const;
    };

    std::unique_ptr<void, Free> m_g722; ///< once there is some
};

} // namespace campanile::dialer
