// SPDX-License-Identifier: GPL-3.0-or-later
#include "g711.h"

#include <algorithm>
#include <array>
#include <bit>

namespace campanile::dialer {

namespace {

constexpr std::int16_t decodedA(std::uint8_t code)
{
    const int bits = code ^ 0x55;
    const int segment = (bits >> 4) & 7;
    int value = ((bits & 0x0f) << 4) + 8;
    if (segment > 0)
        value = (value + 0x100) << (segment - 1);
    return static_cast<std::int16_t>(bits & 0x80 ? value : -value);
}

constexpr std::int16_t decodedMu(std::uint8_t code)
{
    const int bits = ~code & 0xff;
    const int value = (((bits & 0x0f) << 3) + 0x84) << ((bits >> 4) & 7);
    return static_cast<std::int16_t>(bits & 0x80 ? 0x84 - value : value - 0x84);
}

constexpr std::uint8_t encodedA(std::int16_t sample)
{
    const int mask = sample >= 0 ? 0xd5 : 0x55;
    const int value = (sample >= 0 ? sample : -sample - 1) >> 3; // 13 bits
    const int segment = std::max(0, std::bit_width(static_cast<unsigned>(value)) - 5);
    const int low = segment < 2 ? (value >> 1) & 0x0f : (value >> segment) & 0x0f;
    return static_cast<std::uint8_t>((segment << 4 | low) ^ mask);
}

constexpr std::uint8_t encodedMu(std::int16_t sample)
{
    const int mask = sample >= 0 ? 0xff : 0x7f;
    const int value = (std::min(sample >= 0 ? sample : -sample - 1, 32635) + 0x84) >> 2; // 14 bits with the bias
    const int segment = std::bit_width(static_cast<unsigned>(value)) - 6;
    return static_cast<std::uint8_t>((segment << 4 | ((value >> (segment + 1)) & 0x0f)) ^ mask);
}

template <auto decode> constexpr auto tableOf()
{
    std::array<std::int16_t, 256> table{};
    for (int code = 0; code < 256; ++code)
        table[static_cast<std::size_t>(code)] = decode(static_cast<std::uint8_t>(code));
    return table;
}

constexpr auto fromA = tableOf<decodedA>();
constexpr auto fromMu = tableOf<decodedMu>();

} // namespace

std::uint8_t encoded(Law law, std::int16_t sample)
{
    return law == Law::A ? encodedA(sample) : encodedMu(sample);
}

std::int16_t decoded(Law law, std::uint8_t code)
{
    return (law == Law::A ? fromA : fromMu)[code];
}

} // namespace campanile::dialer
