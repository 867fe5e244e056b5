// SPDX-License-Identifier: GPL-3.0-or-later
#include "wavcheck.h"

#include <cmath>
#include <cstdint>
#include <format>

namespace campanile::dialer {

namespace {

// -50 dB of full scale: under it a telephone line carries only noise
constexpr double silence = 0.00316;
constexpr std::chrono::milliseconds shortest(500);

std::uint32_t little(std::string_view bytes, std::size_t at, std::size_t size)
{
    std::uint32_t value = 0;
    for (std::size_t i = 0; i < size; ++i)
        value |= static_cast<std::uint32_t>(static_cast<unsigned char>(bytes[at + i])) << (8 * i);
    return value;
}

double rmsOf(std::string_view samples)
{
    double sum = 0;
    for (std::size_t i = 0; i + 1 < samples.size(); i += 2) {
        const double value = static_cast<std::int16_t>(little(samples, i, 2)) / 32768.0;
        sum += value * value;
    }
    return std::sqrt(sum / static_cast<double>(samples.size() / 2));
}

auto refuse(const char *reason, std::string words)
{
    return failure(Failure::Kind::Invalid, reason, std::move(words));
}

} // namespace

Result<WavInfo> checkWav(std::string_view bytes)
{
    if (bytes.empty())
        return refuse("AUDIO_EMPTY", "there is no audio");
    if (bytes.size() < 12 || !bytes.starts_with("RIFF") || bytes.substr(8, 4) != "WAVE")
        return refuse("AUDIO_NOT_WAV", "the audio is not a WAV file");
    WavInfo info;
    int channels = 0;
    int bits = 0;
    std::size_t at = 12;
    while (at + 8 <= bytes.size()) {
        const auto name = bytes.substr(at, 4);
        const std::size_t size = little(bytes, at + 4, 4);
        at += 8;
        if (size > bytes.size() - at)
            return refuse("AUDIO_TRUNCATED",
                std::format("the WAV file ends early: {} bytes are missing", size - (bytes.size() - at)));
        if (name == "fmt ") {
            // 0xfffe is the extensible form, whose first sub-format bytes are the format
            const auto format = size >= 16 ? little(bytes, at, 2) : 0U;
            const bool pcm = format == 1 || (format == 0xfffe && size >= 26 && little(bytes, at + 24, 2) == 1);
            if (!pcm)
                return refuse("AUDIO_FORMAT", "the audio is not PCM");
            channels = static_cast<int>(little(bytes, at + 2, 2));
            info.sampleRate = static_cast<int>(little(bytes, at + 4, 4));
            bits = static_cast<int>(little(bytes, at + 14, 2));
            if (channels != 1 || bits != 16 || info.sampleRate < 8000 || info.sampleRate > 48000) {
                return refuse("AUDIO_FORMAT",
                    std::format("the audio has {} channels, {} bits, {} Hz; it must be mono, 16 bits, 8000 to 48000 Hz",
                        channels, bits, info.sampleRate));
            }
        } else if (name == "data") {
            if (channels == 0)
                return refuse("AUDIO_FORMAT", "the WAV file does not say its format before its sound");
            info.length = std::chrono::milliseconds(static_cast<std::int64_t>(size / 2) * 1000 / info.sampleRate);
            if (info.length < shortest)
                return refuse("AUDIO_EMPTY", "the audio is shorter than half a second");
            if (info.length > longestMessage)
                return refuse("AUDIO_TOO_LONG",
                    std::format(
                        "the audio lasts {} s; the limit is {} s", info.length.count() / 1000, longestMessage.count()));
            info.rms = rmsOf(bytes.substr(at, size & ~std::size_t{1}));
            if (info.rms < silence)
                return refuse("AUDIO_SILENT", "nothing can be heard in the audio");
            return info;
        }
        at += size + (size & 1U);
    }
    return refuse("AUDIO_TRUNCATED", "the WAV file has no sound in it");
}

} // namespace campanile::dialer
