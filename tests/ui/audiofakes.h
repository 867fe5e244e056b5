// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "clock.h"
#include "recordingfile.h"

#include <QTimer>

#include <cmath>
#include <optional>

namespace campanile {

class FixedClock final : public Clock {
public:
    QDateTime time{QDate(2026, 11, 21), QTime(3, 22)};

    [[nodiscard]] QDateTime now() const override { return time; }

    [[nodiscard]] std::chrono::steady_clock::time_point steady() const override { return {}; }
};

/// A microphone that hears what the test says, and writes real recordings.
class FakeRecorder final : public Recorder {
    Q_OBJECT
public:
    bool there = true;
    bool paused = false;
    bool monitored = false;
    QByteArray chosen;
    QList<InputDevice> others; ///< besides the usual one
    std::unique_ptr<RecordingFile> file;

    [[nodiscard]] QList<InputDevice> devices() const override
    {
        QList<InputDevice> list = others;
        if (there)
            list.prepend({.id = "usb", .name = QStringLiteral("microfono USB"), .isDefault = true});
        return list;
    }

    void chooseDevice(const QByteArray &id) override
    {
        chosen = id;
        Q_EMIT deviceChanged();
    }

    [[nodiscard]] QByteArray chosenDevice() const override { return chosen; }

    [[nodiscard]] bool hasDevice() const override { return !devices().isEmpty(); }

    [[nodiscard]] QByteArray deviceId() const override { return device().id; }

    [[nodiscard]] QString deviceName() const override { return device().name; }

    void monitor(bool on) override { monitored = on; }

    [[nodiscard]] bool isMonitoring() const override { return monitored; }

    void pause() override { setPaused(true); }

    void resume() override { setPaused(false); }

    [[nodiscard]] bool isPaused() const override { return paused; }

    Result<void> start(const QString &path) override
    {
        if (!hasDevice())
            return failure(ErrorCode::AudioNoDevice);
        file = std::make_unique<RecordingFile>();
        if (auto opened = file->open(path); !opened) {
            file.reset();
            return opened;
        }
        return {};
    }

    void stop() override
    {
        if (!file)
            return;
        const auto ended = std::move(file);
        paused = false;
        ended->close();
        Q_EMIT finished(ended->path(), ended->length());
    }

    [[nodiscard]] bool isRecording() const override { return file != nullptr; }

    void plug(bool plugged)
    {
        there = plugged;
        Q_EMIT devicesChanged();
        Q_EMIT deviceChanged();
        if (plugged || !file)
            return;
        const auto ended = std::move(file);
        paused = false;
        ended->close();
        Q_EMIT failed(Error{ErrorCode::AudioDeviceLost, {}}, ended->path(), ended->length());
    }

    /// The recording ends by itself.
    void fail(const Error &why)
    {
        const auto ended = std::move(file);
        paused = false;
        ended->close();
        Q_EMIT failed(why, ended->path(), ended->length());
    }

    void say(std::span<const float> samples)
    {
        constexpr size_t slice = messageRate / 20;
        for (size_t at = 0; at < samples.size(); at += slice) {
            std::vector<std::int16_t> block;
            float peak = 0.00003F;
            for (const float sample : samples.subspan(at, std::min(slice, samples.size() - at))) {
                block.push_back(static_cast<std::int16_t>(sample * 32767));
                peak = std::max(peak, std::abs(sample));
            }
            if (file && !paused) {
                if (!file->append(block))
                    return;
                Q_EMIT peaksRecorded({peak});
            }
            Q_EMIT levelChanged(20 * std::log10(peak), 20 * std::log10(peak) - 9);
        }
        if (file && !paused)
            Q_EMIT lengthChanged(file->length());
    }

private:
    [[nodiscard]] InputDevice device() const
    {
        const QList<InputDevice> list = devices();
        for (const InputDevice &one : list) {
            if (one.id == chosen)
                return one;
        }
        return list.value(0);
    }

    void setPaused(bool now)
    {
        if (file && std::exchange(paused, now) != now)
            Q_EMIT pausedChanged(now);
    }
};

class FakePlayer final : public Player {
    Q_OBJECT
public:
    bool there = true;
    bool playing = false;
    QString current;
    std::chrono::milliseconds from{0};

    Result<void> play(const QString &path, std::chrono::milliseconds start = {}) override
    {
        stop();
        if (!there)
            return failure(ErrorCode::AudioNoDevice);
        current = path;
        from = start;
        playing = true;
        Q_EMIT playingChanged(true);
        return {};
    }

    void stop() override
    {
        if (std::exchange(playing, false))
            Q_EMIT playingChanged(false);
    }

    [[nodiscard]] bool isPlaying() const override { return playing; }

    [[nodiscard]] QString path() const override { return current; }

    void reach(std::chrono::milliseconds position) { Q_EMIT positionChanged(position); }

    void end()
    {
        stop();
        Q_EMIT playedToEnd(current);
    }
};

} // namespace campanile
