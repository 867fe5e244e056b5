// SPDX-License-Identifier: GPL-3.0-or-later
#include "audiocheck.h"

#include "soundedit.h"

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

/// Moments in which at least three samples in a row stand at full scale.
int clippedMoments(const std::vector<float> &samples)
{
    int moments = 0;
    int run = 0;
    for (const float sample : samples) {
        run = std::abs(sample) >= 0.999F ? run + 1 : 0;
        if (run == 3)
            ++moments;
    }
    return moments;
}

} // namespace

AudioReport checkedSound(const Pcm &sound)
{
    AudioReport report;
    report.length = sound.length();
    const Loudness loudness = measuredLoudness(sound);
    report.loudness = loudness.integrated;
    report.truePeak = loudness.truePeak;
    const SilentEnds ends = silentEnds(sound);
    const double leading = static_cast<double>(ends.leading) / sound.rate;
    const double trailing = static_cast<double>(ends.trailing) / sound.rate;
    const double seconds = static_cast<double>(sound.samples.size()) / sound.rate;
    const int clipped = clippedMoments(sound.samples);
    const auto silence = [](double value) { return value > 1 ? AudioSeverity::Warning : AudioSeverity::Good; };
    report.findings = {
        {AudioAspect::Length, lengthSeverity(seconds), seconds},
        {AudioAspect::Loudness, loudnessSeverity(report.loudness), report.loudness},
        {AudioAspect::LeadingSilence, silence(leading), leading},
        {AudioAspect::TrailingSilence, silence(trailing), trailing},
        {AudioAspect::Peaks, clipped > 0 ? AudioSeverity::Warning : AudioSeverity::Good, double(clipped)},
    };
    return report;
}

} // namespace campanile
