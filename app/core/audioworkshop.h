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

/// What is judged of a message's audio, and the unit of the finding's value.
enum class AudioAspect {
    Length, ///< seconds
    Loudness, ///< LUFS
    LeadingSilence, ///< seconds
    TrailingSilence, ///< seconds
    Clipping, ///< tenths of a second in which the take stands at full scale
    Noise, ///< dB between the voice and the noise behind it, in the take
    Evenness, ///< LU between the quiet and the loud parts
    SpeechRate, ///< words a minute of speech
};
enum class AudioSeverity { Good, Warning, Refused };

struct AudioFinding {
    AudioAspect aspect = AudioAspect::Length;
    AudioSeverity severity = AudioSeverity::Good;
    double value = 0;
    friend bool operator==(const AudioFinding &, const AudioFinding &) = default;
};

/// What can be measured of a message before anybody is called with it: the audio as it will be played, and two things
/// that a louder, tighter copy hides, measured in what the edit keeps of the take: clipping and noise.
struct AudioReport {
    std::chrono::milliseconds length{0};
    std::chrono::milliseconds spoken{0}; ///< with a voice in it; pauses over a quarter of a second are not
    double loudness = -70; ///< LUFS, integrated; -70 stands for silence
    double loudnessRange = 0; ///< LU
    double truePeak = -90; ///< dBTP
    int clippedMoments = 0; ///< of the take
    double noiseFloor = -90; ///< dBFS RMS, of the take
    double signalToNoise = 0; ///< dB, of the take; 0: no voice in it
    QList<AudioFinding> findings; ///< one for each aspect in their order; SpeechRate is in speechRateFinding()

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

/// Words a minute; 0 where nothing is spoken. `words` as often as they are said: a text repeated counts twice.
[[nodiscard]] constexpr double speechRate(int words, std::chrono::milliseconds spoken)
{
    return spoken.count() > 0 ? words * 60'000.0 / static_cast<double>(spoken.count()) : 0;
}

/// Pauses not counted, over 220 words a minute are hard to follow on a telephone, and under 90 people wait for the next
/// one; only texts of five words or more are judged.
[[nodiscard]] constexpr AudioFinding speechRateFinding(int words, std::chrono::milliseconds spoken)
{
    const double rate = speechRate(words, spoken);
    const bool strange = words >= 5 && rate > 0 && (rate > 220 || rate < 90);
    return {AudioAspect::SpeechRate, strange ? AudioSeverity::Warning : AudioSeverity::Good, rate};
}

/// How much silence there is to cut at each end of a take, as AudioEdit's trimStart and trimEnd: a breath is left.
struct AudioTrim {
    std::chrono::milliseconds start{0};
    std::chrono::milliseconds end{0};
    friend bool operator==(const AudioTrim &, const AudioTrim &) = default;
};

/// One part of a message: a recorded opening, a synthesised body... A message of one take has one.
struct AudioPart {
    QString path; ///< any sound file
    AudioEdit edit;
    std::chrono::milliseconds pause{400}; ///< silence before it; not before the first
    friend bool operator==(const AudioPart &, const AudioPart &) = default;
};

struct JoinedAudio {
    AudioReport report; ///< clipping: all parts' together; noise: the worst part's
    /// Where each part begins in the (first) whole. A voice's word marks hold from there if its edit cuts nothing.
    QList<std::chrono::milliseconds> starts;
    friend bool operator==(const JoinedAudio &, const JoinedAudio &) = default;
};

/// Who answers the telephone.
enum class PhoneEar {
    Person,
    AnsweringMachine, ///< its own greeting is still playing: the beginning is lost
};
inline constexpr std::chrono::seconds answeringMachineLoses{3};

/// A recording that was not yet part of a message when the program ended.
struct InterruptedRecording {
    QString path; ///< a valid WAV file
    std::chrono::milliseconds length{0};
    QDateTime started;
    friend bool operator==(const InterruptedRecording &, const InterruptedRecording &) = default;
};

/// Works on sound files, on worker threads. Every future finishes exactly once; a file that is not sound is an error,
/// whatever is in it. Files are written whole or not at all, and an input is never changed. WAV, FLAC, MP3, Ogg, Opus
/// and AIFF can be read by every function; other files (M4A, AAC, a film) go through importSound first.
class AudioWorkshop : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// Any sound file becomes a take: a WAV file, 16 bit, mono, otherwise as it was. Within a minute; at most half an
    /// hour of sound (less over 48 kHz) and 512 MB.
    virtual QFuture<Result<std::chrono::milliseconds>> importSound(const QString &from, const QString &to) = 0;
    virtual QFuture<Result<Waveform>> waveform(const QString &path, int slices) = 0;
    /// parts: what the file was made from, for the clipping and noise that are not in it any more; none: the file
    /// itself.
    virtual QFuture<Result<AudioReport>> check(const QString &path, const QList<AudioPart> &parts) = 0;
    virtual QFuture<Result<AudioTrim>> silence(const QString &take) = 0;
    /// A take becomes a message's audio: 16 kHz, 16 bit, mono.
    virtual QFuture<Result<AudioReport>> prepare(const QString &take, const QString &to, const AudioEdit &edit) = 0;
    /// Parts become one message's audio: each as its edit says, short fades, and as loud as the others.
    virtual QFuture<Result<JoinedAudio>> join(const QList<AudioPart> &parts, int repeats, const QString &to) = 0;
    /// As it is heard on a telephone: 300 to 3400 Hz, 8 kHz, G.711 A-law.
    virtual QFuture<Result<std::chrono::milliseconds>> phonePreview(
        const QString &from, const QString &to, PhoneEar ear) = 0;

    /// Recordings in a folder that a Recorder began and nobody settled, oldest first; none that is still running.
    virtual QList<InterruptedRecording> interrupted(const QString &folder) = 0;
    /// The recording is now part of a message or may be forgotten: it is not reported as interrupted again.
    virtual void settle(const QString &recording) = 0;
};

} // namespace campanile
