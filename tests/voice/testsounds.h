// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pcm.h"
#include "soundfile.h"

#include <QProcess>
#include <QStandardPaths>

#include <cmath>
#include <initializer_list>
#include <numbers>

namespace campanile {

inline Pcm tone(double frequency, double amplitude, double seconds, int rate = messageRate)
{
    Pcm sound{.rate = rate, .samples = std::vector<float>(static_cast<size_t>(seconds * rate))};
    for (size_t i = 0; i < sound.samples.size(); ++i)
        sound.samples[i] = float(amplitude * std::sin(2 * std::numbers::pi * frequency * double(i) / rate));
    return sound;
}

inline Pcm silence(double seconds, int rate = messageRate)
{
    return {.rate = rate, .samples = std::vector<float>(static_cast<size_t>(seconds * rate))};
}

inline Pcm joined(std::initializer_list<Pcm> parts)
{
    Pcm sound;
    for (const Pcm &part : parts) {
        sound.rate = part.rate;
        sound.samples.insert(sound.samples.end(), part.samples.begin(), part.samples.end());
    }
    return sound;
}

/// With white noise of this RMS under it.
inline Pcm withNoise(Pcm sound, double rmsDb, quint32 state = 1)
{
    const auto amplitude = static_cast<float>(std::pow(10.0, rmsDb / 20) * std::numbers::sqrt3);
    for (float &sample : sound.samples) {
        state = state * 1664525U + 1013904223U;
        sample += amplitude * (float(state >> 8) / 8388608.0F - 1);
    }
    return sound;
}

inline double rms(const Pcm &sound)
{
    double sum = 0;
    for (const float s : sound.samples)
        sum += double(s) * s;
    return sound.samples.empty() ? 0 : std::sqrt(sum / double(sound.samples.size()));
}

/// A real voice, as espeak-ng says it, in a file; empty: there is no espeak-ng here.
inline QString spoken(const QString &text, const QString &path, const QString &voice = QStringLiteral("it"))
{
    const QString program = QStandardPaths::findExecutable(QStringLiteral("espeak-ng"));
    if (program.isEmpty())
        return {};
    QProcess process;
    process.start(program,
        {QStringLiteral("-v"), voice, QStringLiteral("-s"), QStringLiteral("150"), QStringLiteral("-w"), path, text});
    return process.waitForFinished(20'000) && process.exitCode() == 0 ? path : QString();
}

/// RMS of each slice.
inline std::vector<double> envelope(const Pcm &sound, int slicesPerSecond = 50)
{
    const auto slice = static_cast<size_t>(sound.rate / slicesPerSecond);
    std::vector<double> result;
    for (size_t at = 0; at + slice <= sound.samples.size(); at += slice) {
        double sum = 0;
        for (size_t i = at; i < at + slice; ++i)
            sum += double(sound.samples[i]) * sound.samples[i];
        result.push_back(std::sqrt(sum / double(slice)));
    }
    return result;
}

struct Likeness {
    double correlation = 0; ///< 1: the same rise and fall
    int at = 0; ///< in slices of the envelope
    double gain = 0; ///< of the copy
};

/// Where in `heard` the rise and fall of `said` is found, and how well.
inline Likeness likeness(const std::vector<double> &said, const std::vector<double> &heard)
{
    Likeness best;
    for (size_t lag = 0; lag + said.size() <= heard.size(); ++lag) {
        double sx = 0, sy = 0, sxx = 0, syy = 0, sxy = 0;
        for (size_t i = 0; i < said.size(); ++i) {
            const double x = said[i], y = heard[lag + i];
            sx += x, sy += y, sxx += x * x, syy += y * y, sxy += x * y;
        }
        const double n = double(said.size());
        const double spread = std::sqrt(std::max(0.0, sxx - sx * sx / n) * std::max(0.0, syy - sy * sy / n));
        const double correlation = spread > 0 ? (sxy - sx * sy / n) / spread : 0;
        if (correlation > best.correlation)
            best = {correlation, int(lag), std::sqrt(syy / std::max(1e-12, sxx))};
    }
    return best;
}

} // namespace campanile
