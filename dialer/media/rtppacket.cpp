// SPDX-License-Identifier: GPL-3.0-or-later
#include "rtppacket.h"

namespace campanile::dialer {

namespace {

std::uint32_t big(std::span<const std::uint8_t> bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value = value << 8 | bytes[at + i];
    return value;
}

void putBig(std::span<std::uint8_t, rtpHeader> to, std::size_t at, std::size_t size, std::uint32_t value)
{
    for (std::size_t i = 0; i < size; ++i)
        to[at + i] = static_cast<std::uint8_t>(value >> (8 * (size - 1 - i)));
}

} // namespace

std::optional<std::size_t> rtpHeaderSize(std::span<const std::uint8_t> bytes)
{
    if (bytes.size() < rtpHeader || bytes[0] >> 6 != 2)
        return {};
    if (bytes[1] >= 192 && bytes[1] <= 223) // RTCP, by its packet type
        return {};
    std::size_t begin = rtpHeader + std::size_t(4) * (bytes[0] & 0x0f);
    if (bytes[0] & 0x10) { // an extension
        if (bytes.size() < begin + 4)
            return {};
        begin += 4 + std::size_t(4) * big(bytes, begin + 2, 2);
    }
    return begin <= bytes.size() ? std::optional(begin) : std::nullopt;
}

std::optional<RtpPacket> readRtp(std::span<const std::uint8_t> bytes)
{
    const auto header = rtpHeaderSize(bytes);
    if (!header)
        return {};
    const std::size_t begin = *header;
    std::size_t end = bytes.size();
    if (bytes[0] & 0x20) { // padding, its size is in the last byte
        const std::size_t padding = bytes.back();
        if (padding == 0 || padding > end)
            return {};
        end -= padding;
    }
    if (begin > end)
        return {};
    return RtpPacket{.marker = (bytes[1] & 0x80) != 0,
        .payloadType = bytes[1] & 0x7f,
        .sequence = static_cast<std::uint16_t>(big(bytes, 2, 2)),
        .timestamp = big(bytes, 4, 4),
        .source = big(bytes, 8, 4),
        .payload = bytes.subspan(begin, end - begin)};
}

void writeRtpHeader(std::span<std::uint8_t, rtpHeader> to, const RtpPacket &packet)
{
    to[0] = 0x80;
    to[1] = static_cast<std::uint8_t>((packet.marker ? 0x80 : 0) | (packet.payloadType & 0x7f));
    putBig(to, 2, 2, packet.sequence);
    putBig(to, 4, 4, packet.timestamp);
    putBig(to, 8, 4, packet.source);
}

} // namespace campanile::dialer
