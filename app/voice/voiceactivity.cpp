// SPDX-License-Identifier: GPL-3.0-or-later
#include "voiceactivity.h"

#include <algorithm>
#include <cmath>

namespace campanile {

namespace {

constexpr double floorDb = -90;
constexpr size_t shortestVoice = 5; // slices
constexpr size_t longestGap = 25;

double decibel(double power)
{
    return power > 0 ? std::max(floorDb, 10 * std::log10(power)) : floorDb;
}

double power(double decibel)
{
    return std::pow(10.0, decibel / 10);
}

double percentile(std::vector<double> values, size_t percent)
{
    if (values.empty())
        return 0;
    const auto at = values.begin() + static_cast<std::ptrdiff_t>(values.size() * percent / 100);
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

std::vector<double> slicePowers(const Pcm &sound, size_t slice)
{
    std::vector<double> powers;
    powers.reserve(sound.samples.size() / slice + 1);
    for (size_t at = 0; at < sound.samples.size(); at += slice) {
        const size_t end = std::min(sound.samples.size(), at + slice);
        double sum = 0;
        for (size_t i = at; i < end; ++i)
            sum += double(sound.samples[i]) * sound.samples[i];
        powers.push_back(sum / static_cast<double>(end - at));
    }
    return powers;
}

/// The quietest three slices of a hundred, where those that are no sound at all are left out (a microphone that wakes
/// up); where a tenth is no sound at all, as in a synthetic voice, there is no noise.
double noisePower(const std::vector<double> &powers)
{
    std::vector<double> sounding;
    sounding.reserve(powers.size());
    std::copy_if(
        powers.begin(), powers.end(), std::back_inserter(sounding), [](double p) { return p > power(floorDb); });
    if (sounding.size() * 10 <= powers.size() * 9)
        return power(floorDb);
    return percentile(std::move(sounding), 3) * 1.2; // the quietest of a noise lie somewhat below it
}

} // namespace

double VoiceActivity::signalToNoise() const
{
    if (parts.empty())
        return 0;
    return decibel(std::max(0.0, power(voice) - power(noiseFloor))) - noiseFloor;
}

std::chrono::milliseconds VoiceActivity::spoken(int rate) const
{
    size_t samples = 0;
    for (const Part &part : parts)
        samples += part.to - part.from;
    return std::chrono::milliseconds(rate > 0 ? static_cast<std::int64_t>(samples) * 1000 / rate : 0);
}

VoiceActivity voiceActivity(const Pcm &sound)
{
    VoiceActivity result;
    const auto slice = static_cast<size_t>(std::max(1, sound.rate / 100));
    const std::vector<double> powers = slicePowers(sound, slice);
    if (powers.empty())
        return result;
    const double loud = percentile(powers, 95);
    const double noise = noisePower(powers);
    result.noiseFloor = decibel(noise);
    // Over the noise, and not far under the loudest parts; a voice that never stops is its own noise.
    const double threshold = std::max({power(-60), loud * power(-35), std::min(noise * power(8), loud * power(-10))});

    double voiced = 0;
    size_t voicedSlices = 0;
    size_t gap = 0;
    std::vector<VoiceActivity::Part> parts; // in slices
    for (size_t i = 0; i < powers.size(); ++i) {
        if (powers[i] <= threshold) {
            ++gap;
            continue;
        }
        voiced += powers[i];
        ++voicedSlices;
        if (parts.empty() || gap > longestGap)
            parts.push_back({i, i});
        parts.back().to = i + 1;
        gap = 0;
    }
    for (const auto &part : parts) {
        if (part.to - part.from >= shortestVoice)
            result.parts.push_back({part.from * slice, std::min(part.to * slice, sound.samples.size())});
    }
    if (voicedSlices > 0)
        result.voice = decibel(voiced / static_cast<double>(voicedSlices));
    return result;
}

} // namespace campanile
