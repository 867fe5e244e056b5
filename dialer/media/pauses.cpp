// SPDX-License-Identifier: GPL-3.0-or-later
#include "pauses.h"

#include <algorithm>
#include <cmath>

namespace campanile::dialer {

namespace {

constexpr std::size_t shortest = 13; // frames
constexpr double farUnder = 0.0316; // -30 dB of the voice
constexpr double aboveNoise = 2; // 6 dB above the quietest parts...
constexpr double leastUnder = 0.178; // ...but never less than 15 dB under the voice

double quantile(std::vector<double> levels, double part)
{
    const auto at = levels.begin() + static_cast<std::ptrdiff_t>(part * static_cast<double>(levels.size() - 1));
    std::ranges::nth_element(levels, at);
    return *at;
}

} // namespace

std::vector<FrameRange> pausesIn(std::span<const std::int16_t> samples, std::size_t frame)
{
    std::vector<double> levels;
    for (std::size_t at = 0; at < samples.size(); at += frame) {
        const auto piece = samples.subspan(at, std::min(frame, samples.size() - at));
        double energy = 0;
        for (const std::int16_t sample : piece)
            energy += double(sample) * sample;
        levels.push_back(std::sqrt(energy / static_cast<double>(frame)));
    }
    if (levels.empty())
        return {};
    const double voice = quantile(levels, 0.9);
    const double noise = quantile(levels, 0.05) * aboveNoise;
    const double silent = std::max(voice * farUnder, std::min(noise, voice * leastUnder));
    std::vector<FrameRange> pauses;
    for (std::size_t i = 0; i < levels.size();) {
        if (levels[i] >= silent) {
            ++i;
            continue;
        }
        const std::size_t begin = i;
        while (i < levels.size() && levels[i] < silent)
            ++i;
        if (i - begin >= shortest)
            pauses.push_back({begin, i});
    }
    return pauses;
}

} // namespace campanile::dialer
