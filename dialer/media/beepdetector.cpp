// SPDX-License-Identifier: GPL-3.0-or-later
#include "beepdetector.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace campanile::dialer {

namespace {

using namespace std::chrono_literals;

constexpr double rate = 8000;
constexpr std::size_t sliceSamples = 160;
constexpr std::chrono::milliseconds slice(20), shortest(200), longest(3000);
constexpr double lowest = 400, highest = 2000; // Hz
constexpr double steadiness = 25; // Hz around the mean
constexpr double evenness = 1.26; // 2 dB: a string that is plucked or struck dies away, a beep does not
constexpr double networkTone = 425, networkWidth = 15; // Hz
constexpr double quietest = 100; // of 32768: under it a line only hums
constexpr double suspicion = 0.5, purest = 0.85; // of the slice's energy, in one sinusoid
constexpr double grid = 25; // Hz: a slice of 20 ms tells 50 Hz apart
constexpr int gridSteps = static_cast<int>((highest - lowest) / grid);

struct Tone {
    double frequency = 0;
    double level = 0; ///< RMS
    bool pure = false;
};

/// The share of the slice's energy that is a sinusoid of that frequency.
double shareAt(const std::vector<double> &x, double frequency, double energy)
{
    const double step = 2 * std::numbers::pi * frequency / rate;
    const double factor = 2 * std::cos(step);
    double s1 = 0, s2 = 0;
    for (const double sample : x) {
        const double s = sample + factor * s1 - s2;
        s2 = s1;
        s1 = s;
    }
    const double power = s1 * s1 + s2 * s2 - factor * s1 * s2; // Goertzel
    return 2 * power / (static_cast<double>(x.size()) * energy);
}

/// A sinusoid obeys x[n+1] + x[n-1] = 2 cos(w) x[n]: what that leaves unexplained says quickly that there is none.
Tone toneOf(const std::vector<double> &x)
{
    double cross = 0, energy = 0, sides = 0;
    for (std::size_t i = 1; i + 1 < x.size(); ++i) {
        const double side = x[i + 1] + x[i - 1];
        cross += x[i] * side;
        energy += x[i] * x[i];
        sides += side * side;
    }
    if (std::sqrt(energy / static_cast<double>(x.size())) < quietest
        || sides - cross * cross / energy > suspicion * energy)
        return {};
    energy += x.front() * x.front() + x.back() * x.back();
    double best = 0, at = 0;
    for (int step = -1; step <= gridSteps + 1; ++step) {
        const double frequency = lowest + step * grid;
        if (const double share = shareAt(x, frequency, energy); share > best)
            best = share, at = frequency;
    }
    const double left = shareAt(x, at - grid, energy), right = shareAt(x, at + grid, energy);
    const double bend = left - 2 * best + right;
    return {.frequency = at + (bend < 0 ? grid / 2 * (left - right) / bend : 0),
        .level = std::sqrt(energy / static_cast<double>(x.size())),
        .pure = best >= purest};
}

} // namespace

BeepDetector::BeepDetector()
{
    m_slice.reserve(sliceSamples);
}

std::optional<Beep> BeepDetector::add(std::span<const std::int16_t> samples)
{
    std::optional<Beep> found;
    for (const std::int16_t sample : samples) {
        m_slice.push_back(sample);
        if (m_slice.size() < sliceSamples)
            continue;
        if (const auto beep = addSlice())
            found = beep;
        m_slice.clear();
    }
    return found;
}

std::optional<Beep> BeepDetector::addSlice()
{
    const Tone tone = toneOf(m_slice);
    const bool isTone = tone.pure && tone.frequency >= lowest && tone.frequency <= highest;
    m_time += slice;
    // The first slice may be half a one: the second says how loud it is.
    const bool even = m_slices < 2 || (tone.level <= m_level * evenness && tone.level >= m_level / evenness);
    if (isTone && even && (m_slices == 0 || std::abs(tone.frequency - m_frequency) <= steadiness)) {
        if (m_slices < 2)
            m_level = tone.level;
        m_frequency += (tone.frequency - m_frequency) / ++m_slices;
        m_length += slice;
        return {};
    }
    std::optional<Beep> ended;
    if (m_length >= shortest && m_length <= longest && std::abs(m_frequency - networkTone) > networkWidth)
        ended = Beep{m_frequency, m_length, m_time - slice};
    m_slices = isTone ? 1 : 0;
    m_frequency = isTone ? tone.frequency : 0;
    m_length = isTone ? slice : 0ms;
    return ended;
}

} // namespace campanile::dialer
