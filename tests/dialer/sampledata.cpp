// SPDX-License-Identifier: GPL-3.0-or-later
#include "sampledata.h"

#include "wavtone.h"

#include <format>

namespace campanile::dialer::sample {

std::string wav(int milliseconds, int sampleRate, double amplitude)
{
    return wavTone(sampleRate, std::chrono::milliseconds(milliseconds), 440, amplitude * 32767);
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
