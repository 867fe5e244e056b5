// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "message.h"
#include "result.h"

#include <QFuture>
#include <QObject>

namespace campanile {

/// Records the microphone into a WAV file (16 kHz, 16 bit, mono) that is valid at every moment: killed at any time, at
/// most one second is lost. Every start that succeeds ends with exactly one `finished` or `failed`; the file then waits
/// until AudioWorkshop::settle, so that a recording nobody took into a message is found again at the next start.
class Recorder : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual bool hasDevice() const = 0;
    [[nodiscard]] virtual QString deviceName() const = 0;
    virtual Result<void> start(const QString &path) = 0; ///< a new file; folders are made
    virtual void stop() = 0;
    [[nodiscard]] virtual bool isRecording() const = 0;

Q_SIGNALS:
    void deviceChanged();
    void levelChanged(double peakDb, double rmsDb); ///< dBFS, 20 times a second
    void lengthChanged(std::chrono::milliseconds length);
    void finished(const QString &path, std::chrono::milliseconds length);
    void failed(const campanile::Error &error, const QString &path,
        std::chrono::milliseconds length); ///< what was recorded is kept
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
    QString id;
    QString name; ///< for people
    QString language; ///< BCP 47
    friend bool operator==(const Voice &, const Voice &) = default;
};

/// Text to a WAV file. The future finishes exactly once, within 60 s.
class Synthesiser : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    [[nodiscard]] virtual QList<Voice> voices() const = 0;
    /// speed: 1 is the voice's own.
    virtual QFuture<Result<std::chrono::milliseconds>> synthesise(
        const QString &text, const Voice &voice, double speed, const QString &path) = 0;
};

} // namespace campanile
