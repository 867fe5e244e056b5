// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioedit.h"
#include "result.h"

#include <QDateTime>
#include <QFuture>
#include <QList>
#include <QObject>

#include <chrono>

namespace campanile {

/// A sound drawn: the loudest sample of each of n equal slices, 0 to 1.
struct Waveform {
    QList<float> peaks;
    std::chrono::milliseconds length{0};
    friend bool operator==(const Waveform &, const Waveform &) = default;
};

enum class AudioAspect { Length, Loudness, LeadingSilence, TrailingSilence, Peaks };
enum class AudioSeverity { Good, Warning, Refused };

struct AudioFinding {
    AudioAspect aspect = AudioAspect::Length;
    AudioSeverity severity = AudioSeverity::Good;
    double value = 0; ///< seconds, LUFS, seconds, seconds, moments at full scale
    friend bool operator==(const AudioFinding &, const AudioFinding &) = default;
};

/// What can be measured of a message before anybody is called with it.
struct AudioReport {
    std::chrono::milliseconds length{0};
    double loudness = 0; ///< LUFS, integrated; -70 stands for silence
    double truePeak = 0; ///< dBTP
    QList<AudioFinding> findings; ///< one for each aspect

    [[nodiscard]] bool isUsable() const
    {
        for (const AudioFinding &finding : findings) {
            if (finding.severity == AudioSeverity::Refused)
                return false;
        }
        return !findings.isEmpty();
    }

    friend bool operator==(const AudioReport &, const AudioReport &) = default;
};

/// A recording that was not yet part of a message when the program ended.
struct InterruptedRecording {
    QString path; ///< a valid WAV file
    std::chrono::milliseconds length{0};
    QDateTime started;
    friend bool operator==(const InterruptedRecording &, const InterruptedRecording &) = default;
};

/// Works on sound files, on worker threads. Every future finishes exactly once; a file that is not sound is an error,
/// whatever is in it. Files are written whole or not at all, and an input is never changed.
class AudioWorkshop : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual QFuture<Result<Waveform>> waveform(const QString &path, int slices) = 0;
    virtual QFuture<Result<AudioReport>> check(const QString &path) = 0;
    /// Any sound file that can be read becomes a message's audio: 16 kHz, 16 bit, mono, -18 LUFS, no peak over -1 dBTP.
    virtual QFuture<Result<AudioReport>> prepare(const QString &from, const QString &to, const AudioEdit &edit) = 0;
    /// As it is heard on a telephone: 300 to 3400 Hz, 8 kHz, G.711 A-law.
    virtual QFuture<Result<std::chrono::milliseconds>> phonePreview(const QString &from, const QString &to) = 0;

    /// Recordings in a folder that a Recorder began and nobody settled, oldest first; none that is still running.
    virtual QList<InterruptedRecording> interrupted(const QString &folder) = 0;
    /// The recording is now part of a message or may be forgotten: it is not reported as interrupted again.
    virtual void settle(const QString &recording) = 0;
};

} // namespace campanile
