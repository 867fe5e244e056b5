// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampledata.h"

#include <cmath>
#include <format>

namespace campanile::dialer::sample {

namespace {

void little(std::string &to, std::uint32_t value, int size)
{
    for (int i = 0; i < size; ++i)
        to.push_back(static_cast<char>((value >> (8 * i)) & 0xffU));
}

} // namespace

std::string wav(int milliseconds, int sampleRate, double amplitude)
{
    const auto samples = static_cast<std::uint32_t>(static_cast<std::int64_t>(sampleRate) * milliseconds / 1000);
    const auto rate = static_cast<std::uint32_t>(sampleRate);
    std::string bytes = "RIFF";
    little(bytes, 36 + samples * 2, 4);
    bytes += "WAVEfmt ";
    little(bytes, 16, 4);
    little(bytes, 1, 2);
    little(bytes, 1, 2);
    little(bytes, rate, 4);
    little(bytes, rate * 2, 4);
    little(bytes, 2, 2);
    little(bytes, 16, 2);
    bytes += "data";
    little(bytes, samples * 2, 4);
    for (std::uint32_t i = 0; i < samples; ++i) {
        const auto value = std::sin(i * 2 * 3.14159265 * 440 / sampleRate) * amplitude * 32767;
        little(bytes, static_cast<std::uint16_t>(static_cast<std::int16_t>(value)), 2);
    }
    return bytes;
}

Area area()
{
    return {
        {"Borgo Marina", 2, false, {{{{440'000'000, 90'000'000, 440'100'000, 90'000'000, 440'100'000, 90'100'000}}}}},
        {"Area A", 1, true, {{{{440'010'000, 90'010'000, 440'020'000, 90'010'000, 440'020'000, 90'020'000}}}}}};
}

std::vector<Recipient> recipients(int count, int from)
{
    std::vector<Recipient> result;
    result.reserve(static_cast<std::size_t>(count));
    for (int i = from; i < from + count; ++i) {
        result.push_back({std::format("contact-{}", i),
            i % 4 == 0 ? std::format("+393{:09}", 400'000'000 + i) : std::format("+390461{:06}", i), true});
    }
    return result;
}

Policy emergency(std::chrono::seconds delay)
{
    Policy policy;
    for (const auto outcome :
        {Outcome::Voicemail, Outcome::HungUp, Outcome::NoAnswer, Outcome::Busy, Outcome::Unreachable})
        policy.retryDelay[outcome] = delay;
    return policy;
}

} // namespace campanile::dialer::sample
