// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>

namespace campanile::dialer {

/// An RTP packet as it came (RFC 3550, section 5.1). The payload points into the bytes it was read from.
struct RtpPacket {
    bool marker = false;
    int payloadType = 0;
    std::uint16_t sequence = 0;
    std::uint32_t timestamp = 0; ///< in samples
    std::uint32_t source = 0; ///< SSRC
    std::span<const std::uint8_t> payload;
};

/// Nothing for what is no RTP of version 2, is cut short, or is RTCP on the same port (RFC 5761).
[[nodiscard]] std::optional<RtpPacket> readRtp(std::span<const std::uint8_t> bytes);

/// Of the header with its contributing sources and extension: where the payload begins.
[[nodiscard]] std::optional<std::size_t> rtpHeaderSize(std::span<const std::uint8_t> bytes);

inline constexpr std::size_t rtpHeader = 12; ///< bytes, without contributing sources and extension

void writeRtpHeader(std::span<std::uint8_t, rtpHeader> to, const RtpPacket &packet);

} // namespace campanile::dialer
