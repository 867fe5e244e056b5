// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audiodevices.h"
#include "audioports.h"

#include <QThread>

namespace campanile {

class RecorderWorker;

/// Records a microphone of the system.
class MicrophoneRecorder final : public Recorder {
    Q_OBJECT
public:
    explicit MicrophoneRecorder(QObject *parent = nullptr);
    ~MicrophoneRecorder() override;

    [[nodiscard]] QList<InputDevice> devices() const override;
    void chooseDevice(const QByteArray &id) override;

    [[nodiscard]] QByteArray chosenDevice() const override { return m_chosen; }

    [[nodiscard]] bool hasDevice() const override;
    [[nodiscard]] QByteArray deviceId() const override;
    [[nodiscard]] QString deviceName() const override;

    void monitor(bool on) override;

    [[nodiscard]] bool isMonitoring() const override { return m_monitoring; }

    Result<void> start(const QString &path) override;
    void stop() override;

    [[nodiscard]] bool isRecording() const override { return m_recording; }

    void pause() override { setPaused(true); }

    void resume() override { setPaused(false); }

    [[nodiscard]] bool isPaused() const override { return m_paused; }

private:
    void checkDevices();
    void listen();
    void setPaused(bool paused);

    AudioDevices m_devices;
    QByteArray m_chosen;
    QByteArray m_usedDevice; ///< id of the one that records
    QByteArray m_current; ///< as last told
    QList<InputDevice> m_list; ///< as last told
    QThread m_thread;
    RecorderWorker *m_worker; ///< lives in m_thread
    bool m_monitoring = false;
    bool m_recording = false;
    bool m_paused = false;
};

} // namespace campanile
