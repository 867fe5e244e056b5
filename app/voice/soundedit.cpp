// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundedit.h"

#include "voiceactivity.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>

#include <ebur128.h>
#include <samplerate.h>

using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr double silentLoudness = -65; ///< LUFS

struct DestroyMeter {
    void operator()(ebur128_state *state) const { ebur128_destroy(&state); }
};

using Meter = std::unique_ptr<ebur128_state, DestroyMeter>;

/// A meter that has heard the sound; null: there is no memory. Each mode costs: the true peak most.
Meter fedMeter(const Pcm &sound, int modes)
{
    Meter meter(ebur128_init(1, static_cast<unsigned long>(sound.rate), modes));
    if (!meter)
        return meter;
    ebur128_set_channel(meter.get(), 0, EBUR128_DUAL_MONO); // one loudspeaker, as everybody counts speech
    ebur128_add_frames_float(meter.get(), sound.samples.data(), sound.samples.size());
    // The gate works on blocks of 0.4 s: shorter sounds are continued with themselves.
    if (const auto needed = static_cast<size_t>(sound.rate); !sound.samples.empty()) {
        for (size_t have = sound.samples.size(); have < needed; have += sound.samples.size())
            ebur128_add_frames_float(meter.get(), sound.samples.data(), sound.samples.size());
    }
    return meter;
}

double integratedOf(const Meter &meter)
{
    double value = 0;
    const bool told = meter && ebur128_loudness_global(meter.get(), &value) == EBUR128_SUCCESS;
    return told && std::isfinite(value) ? std::max(-70.0, value) : -70.0;
}

double peakOf(const Meter &meter)
{
    double value = 0;
    const bool told = meter && ebur128_true_peak(meter.get(), 0, &value) == EBUR128_SUCCESS;
    return told && value > 0 ? std::max(-90.0, 20 * std::log10(value)) : -90.0;
}

double integratedLoudness(const Pcm &sound)
{
    return integratedOf(fedMeter(sound, EBUR128_MODE_I));
}

double amplitude(double decibel)
{
    return std::pow(10.0, decibel / 20);
}

/// Loudest sample of the following `ahead` samples, gain falls before the peak and recovers slowly.
void limitPeaks(std::vector<float> &samples, int rate, float ceiling)
{
    const auto ahead = static_cast<size_t>(rate / 200); // 5 ms
    const float attack = std::exp(-1.0F / (0.0012F * static_cast<float>(rate)));
    const float release = std::exp(-1.0F / (0.08F * static_cast<float>(rate)));
    // needed gain per sample, then its minimum over the look-ahead window, seen from the end
    std::vector<float> wanted(samples.size());
    std::transform(samples.begin(), samples.end(), wanted.begin(),
        [ceiling](float s) { return std::abs(s) > ceiling ? ceiling / std::abs(s) : 1.0F; });
    std::vector<size_t> queue; // indices of a monotonic window
    size_t head = 0;
    size_t next = 0;
    float gain = 1;
    for (size_t i = 0; i < samples.size(); ++i) {
        for (; next < std::min(samples.size(), i + ahead); ++next) {
            while (queue.size() > head && wanted[queue.back()] >= wanted[next])
                queue.pop_back();
            queue.push_back(next);
        }
        while (queue[head] < i)
            ++head;
        const float target = wanted[queue[head]];
        gain = target + (gain - target) * (target < gain ? attack : release);
        samples[i] = std::clamp(samples[i] * std::min(gain, 1.0F), -ceiling, ceiling);
    }
}

struct Biquad {
    double b0, b1, b2, a1, a2;

    static Biquad make(bool highPass, double frequency, double rate, double q)
    {
        const double w = 2 * std::numbers::pi * frequency / rate;
        const double alpha = std::sin(w) / (2 * q);
        const double c = std::cos(w);
        const double a0 = 1 + alpha;
        const double edge = (highPass ? 1 + c : 1 - c) / a0;
        return {edge / 2, highPass ? -edge : edge, edge / 2, -2 * c / a0, (1 - alpha) / a0};
    }

    void run(std::vector<float> &samples) const
    {
        double z1 = 0;
        double z2 = 0;
        for (float &sample : samples) {
            const double in = sample;
            const double out = b0 * in + z1;
            z1 = b1 * in - a1 * out + z2;
            z2 = b2 * in - a2 * out;
            sample = static_cast<float>(out);
        }
    }
};

} // namespace

Result<Pcm> resampled(const Pcm &sound, int rate)
{
    if (sound.rate == rate || sound.samples.empty())
        return Pcm{.rate = rate, .samples = sound.samples};
    const double ratio = static_cast<double>(rate) / sound.rate;
    Pcm result{.rate = rate,
        .samples = std::vector<float>(static_cast<size_t>(static_cast<double>(sound.samples.size()) * ratio) + 64)};
    SRC_DATA data{};
    data.data_in = sound.samples.data();
    data.input_frames = static_cast<long>(sound.samples.size());
    data.data_out = result.samples.data();
    data.output_frames = static_cast<long>(result.samples.size());
    data.src_ratio = ratio;
    if (const int error = src_simple(&data, SRC_SINC_MEDIUM_QUALITY, 1))
        return failure(ErrorCode::Internal, {QString::fromLatin1(src_strerror(error))});
    result.samples.resize(static_cast<size_t>(data.output_frames_gen));
    return result;
}

Loudness measuredLoudness(const Pcm &sound)
{
    const Meter meter = fedMeter(sound, EBUR128_MODE_I | EBUR128_MODE_LRA | EBUR128_MODE_TRUE_PEAK);
    Loudness loudness{.integrated = integratedOf(meter), .range = 0, .truePeak = peakOf(meter)};
    double value = 0;
    // it compares blocks of 3 s: of less than a few of them it tells nothing
    if (meter && sound.length() >= 6s && ebur128_loudness_range(meter.get(), &value) == EBUR128_SUCCESS
        && std::isfinite(value))
        loudness.range = std::max(0.0, value);
    return loudness;
}

SilentEnds silentEnds(const Pcm &sound)
{
    const VoiceActivity activity = voiceActivity(sound);
    if (activity.parts.empty())
        return {.leading = sound.samples.size(), .trailing = 0};
    return {.leading = activity.parts.front().from, .trailing = sound.samples.size() - activity.parts.back().to};
}

SilentEnds trimmable(const Pcm &sound)
{
    const SilentEnds ends = silentEnds(sound);
    if (ends.leading >= sound.samples.size())
        return {}; // nothing is not made shorter
    const auto before = static_cast<size_t>(sound.rate) * 15 / 100;
    const auto after = static_cast<size_t>(sound.rate) * 30 / 100;
    return {.leading = ends.leading > before ? ends.leading - before : 0,
        .trailing = ends.trailing > after ? ends.trailing - after : 0};
}

Pcm trimmed(const Pcm &sound)
{
    const SilentEnds ends = trimmable(sound);
    return {.rate = sound.rate,
        .samples = std::vector<float>(sound.samples.begin() + static_cast<std::ptrdiff_t>(ends.leading),
            sound.samples.end() - static_cast<std::ptrdiff_t>(ends.trailing))};
}

Pcm withShorterPauses(const Pcm &sound, std::chrono::milliseconds longest)
{
    const VoiceActivity activity = voiceActivity(sound);
    const auto samplesOf = [&](std::chrono::milliseconds time) {
        return static_cast<size_t>(time.count() * sound.rate / 1000);
    };
    const size_t kept = samplesOf(std::max(longest, 300ms));
    const size_t blend = samplesOf(10ms);
    Pcm result{.rate = sound.rate, .samples = {}};
    result.samples.reserve(sound.samples.size());
    size_t from = 0;
    for (size_t i = 1; i < activity.parts.size(); ++i) {
        const size_t pauseAt = activity.parts[i - 1].to;
        const size_t pauseEnd = activity.parts[i].from;
        if (pauseEnd - pauseAt <= kept + blend)
            continue;
        // the last samples before the cut blend into those before its end, so that the noise behind goes on
        const size_t cut = pauseAt + kept / 2;
        const size_t goOn = pauseEnd - (kept - kept / 2);
        const auto at = sound.samples.begin();
        result.samples.insert(
            result.samples.end(), at + static_cast<std::ptrdiff_t>(from), at + static_cast<std::ptrdiff_t>(cut));
        for (size_t k = 0; k < blend; ++k) {
            const float in = static_cast<float>(k + 1) / static_cast<float>(blend + 1);
            float &sample = result.samples[result.samples.size() - blend + k];
            sample = sample * (1 - in) + sound.samples[goOn - blend + k] * in;
        }
        from = goOn;
    }
    result.samples.insert(
        result.samples.end(), sound.samples.begin() + static_cast<std::ptrdiff_t>(from), sound.samples.end());
    return result;
}

Pcm faded(Pcm sound, std::chrono::milliseconds length)
{
    const size_t count = std::min(static_cast<size_t>(length.count() * sound.rate / 1000), sound.samples.size() / 2);
    for (size_t i = 0; i < count; ++i) {
        const float gain = static_cast<float>(i) / static_cast<float>(count);
        sound.samples[i] *= gain;
        sound.samples[sound.samples.size() - 1 - i] *= gain;
    }
    return sound;
}

bool isSilent(const Pcm &sound)
{
    return integratedLoudness(sound) <= silentLoudness;
}

Pcm normalised(const Pcm &sound)
{
    const double before = integratedLoudness(sound);
    if (before <= silentLoudness)
        return sound; // amplified silence is noise
    double gain = messageLoudness - before;
    Pcm result = sound;
    // The limiter takes a little loudness away: two corrections bring it within a few tenths.
    for (int round = 0; round < 3; ++round) {
        result = sound;
        for (float &sample : result.samples)
            sample *= static_cast<float>(amplitude(gain));
        limitPeaks(result.samples, result.rate, static_cast<float>(amplitude(messagePeak - 0.5)));
        const double missing = messageLoudness - integratedLoudness(result);
        if (std::abs(missing) < 0.2)
            break;
        gain += std::clamp(missing, -6.0, 6.0);
    }
    const double over = peakOf(fedMeter(result, EBUR128_MODE_TRUE_PEAK)) - messagePeak;
    if (over > 0) {
        for (float &sample : result.samples)
            sample *= static_cast<float>(amplitude(-over));
    }
    return result;
}

Pcm repeated(const Pcm &sound, int times, std::chrono::milliseconds gap)
{
    Pcm result{.rate = sound.rate, .samples = {}};
    const auto silence = static_cast<size_t>(gap.count() * sound.rate / 1000);
    for (int i = 0; i < std::clamp(times, 1, 5); ++i) {
        if (i > 0)
            result.samples.insert(result.samples.end(), silence, 0.0F);
        result.samples.insert(result.samples.end(), sound.samples.begin(), sound.samples.end());
    }
    return result;
}

Result<Pcm> phoneBand(const Pcm &sound)
{
    auto wide = resampled(sound, messageRate);
    if (!wide)
        return wide;
    for (const double q : {0.541, 1.307}) { // a Butterworth of the fourth order on each side
        Biquad::make(true, 300, messageRate, q).run(wide->samples);
        Biquad::make(false, 3400, messageRate, q).run(wide->samples);
    }
    return resampled(*wide, 8000);
}

} // namespace campanile
