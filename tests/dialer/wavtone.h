// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <string>

/// A WAV file, PCM of 16 bits, mono: sample(i) is the i-th, of -32767 to 32767. The rate is in Hz.
template <typename Sample> [[nodiscard]] std::string wavOf(int rate, std::chrono::milliseconds length, Sample sample)
{
    const auto samples = static_cast<std::uint32_t>(rate * length.count() / 1000);
    std::string bytes(44 + std::size_t(2) * samples, '\0');
    const auto put = [&](std::size_t at, std::uint32_t value, std::size_t size) {
        for (std::size_t i = 0; i < size; ++i)
            bytes[at + i] = static_cast<char>(value >> (8 * i));
    };
    std::memcpy(bytes.data(), "RIFF....WAVEfmt ", 16);
    put(4, static_cast<std::uint32_t>(bytes.size() - 8), 4);
    put(16, 16, 4), put(20, 1, 2), put(22, 1, 2), put(24, std::uint32_t(rate), 4), put(28, std::uint32_t(rate * 2), 4);
    put(32, 2, 2), put(34, 16, 2);
    std::memcpy(bytes.data() + 36, "data", 4);
    put(40, 2 * samples, 4);
    for (std::uint32_t i = 0; i < samples; ++i)
        put(44 + std::size_t(2) * i, static_cast<std::uint32_t>(std::lround(sample(i))), 2);
    return bytes;
}

/// A sine; the amplitude as above, the frequency in Hz.
[[nodiscard]] inline std::string wavTone(
    int rate, std::chrono::milliseconds length, double frequency = 1000, double amplitude = 8000)
{
    return wavOf(rate, length,
        [=](std::uint32_t i) { return amplitude * std::sin(2 * std::numbers::pi * frequency * i / rate); });
}
