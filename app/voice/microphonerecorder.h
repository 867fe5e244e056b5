// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiodevices.h"
#include "audioports.h"

#include <QThread>

#include <memory>
#include <optional>

namespace campanile {

class RecorderWorker;

/// Records the system's default microphone.
class MicrophoneRecorder final : public Recorder {
    Q_OBJECT
public:
    explicit MicrophoneRecorder(QObject *parent = nullptr);
    ~MicrophoneRecorder() override;

    [[nodiscard]] bool hasDevice() const override;
    [[nodiscard]] QString deviceName() const override;
    Result<void> start(const QString &path) override;
    void stop() override;

    [[nodiscard]] bool isRecording() const override { return m_recording; }

private:
    void checkDevice();

    AudioDevices m_devices;
    QByteArray m_usedDevice; ///< id of the one that records
    QByteArray m_defaultDevice;
    QThread m_thread;
    RecorderWorker *m_worker; ///< lives in m_thread
    bool m_recording = false;
};

} // namespace campanile
