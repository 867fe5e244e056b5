// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiocheck.h"

#include "soundedit.h"
#include "voiceactivity.h"

#include <algorithm>
#include <cmath>

namespace campanile {

namespace {

/// People hang up: what matters is said in 40 s, nobody hears two minutes to the end.
AudioSeverity lengthSeverity(double seconds)
{
    if (seconds < 1 || seconds > 300)
        return AudioSeverity::Refused;
    return seconds < 3 || seconds > 40 ? AudioSeverity::Warning : AudioSeverity::Good;
}

AudioSeverity loudnessSeverity(double lufs)
{
    if (lufs < -45)
        return AudioSeverity::Refused; // silence or as good as silence
    return lufs < -24 || lufs > -12 ? AudioSeverity::Warning : AudioSeverity::Good;
}

/// Tenths of a second in which at least three samples in a row stand at full scale.
int clippedMoments(const Pcm &sound)
{
    const auto tenth = static_cast<size_t>(std::max(1, sound.rate / 10));
    int moments = 0;
    int run = 0;
    size_t counted = 0; // the tenth after the last one counted
    for (size_t i = 0; i < sound.samples.size(); ++i) {
        run = std::abs(sound.samples[i]) >= 0.999F ? run + 1 : 0;
        if (run >= 3 && i / tenth >= counted) {
            ++moments;
            counted = i / tenth + 1;
        }
    }
    return moments;
}

} // namespace

TakeQuality takeQuality(const Pcm &take)
{
    const VoiceActivity activity = voiceActivity(take);
    return {.clippedMoments = clippedMoments(take),
        .noiseFloor = activity.noiseFloor,
        .signalToNoise = activity.signalToNoise()};
}

void TakeQuality::add(const TakeQuality &other)
{
    clippedMoments += other.clippedMoments;
    if (other.signalToNoise < signalToNoise) {
        signalToNoise = other.signalToNoise;
        noiseFloor = other.noiseFloor;
    }
}

AudioReport checkedSound(const Pcm &sound, const TakeQuality &take)
{
    const Loudness loudness = measuredLoudness(sound);
    const VoiceActivity activity = voiceActivity(sound);
    AudioReport report{.length = sound.length(),
        .spoken = activity.spoken(sound.rate),
        .loudness = loudness.integrated,
        .loudnessRange = loudness.range,
        .truePeak = loudness.truePeak,
        .clippedMoments = take.clippedMoments,
        .noiseFloor = take.noiseFloor,
        .signalToNoise = take.signalToNoise,
        .findings = {}};
    const SilentEnds ends = silentEnds(sound);
    const double leading = static_cast<double>(ends.leading) / sound.rate;
    const double trailing = static_cast<double>(ends.trailing) / sound.rate;
    const double seconds = static_cast<double>(sound.samples.size()) / sound.rate;
    const auto warnIf = [](bool wrong) { return wrong ? AudioSeverity::Warning : AudioSeverity::Good; };
    const bool noisy = report.signalToNoise < 15 && report.spoken.count() > 0;
    report.findings = {
        {AudioAspect::Length, lengthSeverity(seconds), seconds},
        {AudioAspect::Loudness, loudnessSeverity(report.loudness), report.loudness},
        {AudioAspect::LeadingSilence, warnIf(leading > 1), leading},
        {AudioAspect::TrailingSilence, warnIf(trailing > 1), trailing},
        {AudioAspect::Clipping, warnIf(take.clippedMoments > 0), double(take.clippedMoments)},
        {AudioAspect::Noise, warnIf(noisy), report.signalToNoise},
        {AudioAspect::Evenness, warnIf(report.loudnessRange > 15), report.loudnessRange},
    };
    return report;
}

AudioReport checkedSound(const Pcm &sound)
{
    return checkedSound(sound, takeQuality(sound));
}

} // namespace campanile
