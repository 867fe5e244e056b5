// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiodevices.h"
#include "audioports.h"

#include <QAudioSink>
#include <QBuffer>
#include <QTimer>

#include <memory>

namespace campanile {

/// Plays a sound file on the system's default loudspeaker.
class AudioPlayer final : public Player {
    Q_OBJECT
public:
    explicit AudioPlayer(QObject *parent = nullptr);
    ~AudioPlayer() override;

    Result<void> play(const QString &path, std::chrono::milliseconds from = {}) override;
    void stop() override;

    [[nodiscard]] bool isPlaying() const override { return m_sink != nullptr; }

    [[nodiscard]] QString path() const override { return m_path; }

private:
    void changeState(QAudio::State state);
    void reportPosition();
    void end();

    void lose();

    AudioDevices m_devices;
    QByteArray m_usedDevice;
    std::unique_ptr<QAudioSink> m_sink; ///< while playing
    QBuffer m_buffer;
    QTimer m_ticker;
    QString m_path;
    std::chrono::milliseconds m_from{0};
    std::chrono::milliseconds m_length{0};
};

} // namespace campanile
