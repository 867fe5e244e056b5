// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"
#include "pronunciations.h"
#include "result.h"
#include "textspan.h"

#include <QFuture>
#include <QObject>

namespace campanile {

/// A microphone that is there now.
struct InputDevice {
    QByteArray id; ///< the system's own; the same microphone comes back with the same id
    QString name; ///< for people
    bool isDefault = false; ///< the system's
    friend bool operator==(const InputDevice &, const InputDevice &) = default;
};

/// Records a microphone into a WAV file (16 kHz, 16 bit, mono) that is valid at every moment: killed at any time, at
/// most one second is lost. Every start that succeeds ends with exactly one `finished` or `failed`; the file then waits
/// until AudioWorkshop::settle, so that a recording nobody took into a message is found again at the next start.
class Recorder : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QList<InputDevice> devices() const = 0;
    /// Which of them to use; empty: the system's default. One that is not there is waited for: until it comes the
    /// default stands in. A recording that runs goes on with the one it began with. Remembering is the caller's.
    virtual void chooseDevice(const QByteArray &id) = 0;
    [[nodiscard]] virtual QByteArray chosenDevice() const = 0; ///< as chosen, there or not
    /// Of the device that a start would use now.
    [[nodiscard]] virtual bool hasDevice() const = 0;
    [[nodiscard]] virtual QByteArray deviceId() const = 0;
    [[nodiscard]] virtual QString deviceName() const = 0;

    /// Listens without recording: levelChanged comes before the first start too, and a start has no device to open.
    /// Follows the choice and devices that come and go, until it is switched off. Off at first.
    virtual void monitor(bool on) = 0;
    [[nodiscard]] virtual bool isMonitoring() const = 0; ///< as asked for

    virtual Result<void> start(const QString &path) = 0; ///< a new file; folders are made
    virtual void stop() = 0; ///< also a paused recording
    [[nodiscard]] virtual bool isRecording() const = 0; ///< also while paused
    /// What is said while paused is not in the file; the level goes on. Nothing happens unless it is recording.
    virtual void pause() = 0;
    virtual void resume() = 0;
    [[nodiscard]] virtual bool isPaused() const = 0;

Q_SIGNALS:
    void devicesChanged(); ///< the list
    void deviceChanged(); ///< the one a start would use
    void levelChanged(double peakDb, double rmsDb); ///< dBFS, 20 times a second while recording, paused or monitoring
    /// The waveform as it grows: the loudest sample, 0 to 1, of each 50 ms of the file, in its order, without gaps; the
    /// first of a recording begins it. Some come together.
    void peaksRecorded(const QList<float> &peaks);
    void lengthChanged(std::chrono::milliseconds length);
    void pausedChanged(bool paused); ///< not when a paused recording ends
    void finished(const QString &path, std::chrono::milliseconds length);
    void failed(const campanile::Error &error, const QString &path,
        std::chrono::milliseconds length); ///< what was recorded is kept; another device can be chosen
};

class Player : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    virtual Result<void> play(const QString &path, std::chrono::milliseconds from = {}) = 0;
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isPlaying() const = 0;
    [[nodiscard]] virtual QString path() const = 0;

Q_SIGNALS:
    void positionChanged(std::chrono::milliseconds position);
    void playingChanged(bool playing);
    void playedToEnd(const QString &path);
    void failed(const campanile::Error &error, const QString &path); ///< the loudspeaker went away while playing
};

struct Voice {
    QString engine; ///< "espeak-ng"
    QString id; ///< the engine's own name of it
    QString name; ///< for people
    QString language; ///< BCP 47
    bool available = true; ///< false: set up, but its program or its data is missing now
    friend bool operator==(const Voice &, const Voice &) = default;
};

/// What is to be said. Numbers, abbreviations and streets are written out by spokenText() before an engine sees them.
struct SpeechRequest {
    QString text; ///< as it was written; at most 5000 characters
    Voice voice{};
    double speed = 1; ///< 0.5 to 2; 1 is the voice's own
    Pronunciations pronunciations{}; ///< beside the town's own list, and before it
    friend bool operator==(const SpeechRequest &, const SpeechRequest &) = default;
};

struct WordMark {
    std::chrono::milliseconds start{0};
    TextSpan span; ///< in the text as it was written: "h 14:30" is one mark
    friend bool operator==(const WordMark &, const WordMark &) = default;
};

struct Speech {
    std::chrono::milliseconds length{0};
    /// When each word is said, in order, spans in order too; empty: the voice does not tell.
    QList<WordMark> marks;
    friend bool operator==(const Speech &, const Speech &) = default;
};

/// The mark that is being said at a moment; null before the first.
[[nodiscard]] inline const WordMark *markAt(const Speech &speech, std::chrono::milliseconds moment)
{
    const WordMark *found = nullptr;
    for (const WordMark &mark : speech.marks) {
        if (mark.start > moment)
            break;
        found = &mark;
    }
    return found;
}

/// Text to a WAV file as a message has it (16 kHz, 16 bit, mono, -18 LUFS). The future finishes exactly once, within
/// 60 s, whatever the engine does. Errors: VoiceMissing, VoiceFailed, AudioEmpty (nothing in it can be said), DiskFull,
/// FileUnwritable, Cancelled.
class Synthesiser : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QList<Voice> voices() const = 0; ///< Italian first
    virtual QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &path) = 0;

Q_SIGNALS:
    void voicesChanged();
};

} // namespace campanile
