// SPDX-License-Identifier: GPL-3.0-or-later
#include "microphonerecorder.h"

#include "recorderworker.h"

#include <QAudioDevice>

#include <utility>

using namespace Qt::StringLiterals;

namespace campanile {

MicrophoneRecorder::MicrophoneRecorder(QObject *parent)
    : Recorder(parent)
    , m_current(m_devices.input().id())
    , m_list(devices())
    , m_worker(new RecorderWorker)
{
    m_thread.setObjectName(u"recorder"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RecorderWorker::levelChanged, this, &Recorder::levelChanged);
    connect(m_worker, &RecorderWorker::peaksRecorded, this, &Recorder::peaksRecorded);
    connect(m_worker, &RecorderWorker::lengthChanged, this, &Recorder::lengthChanged);
    connect(m_worker, &RecorderWorker::ended, this,
        [this](const std::optional<Error> &error, const QString &path, std::chrono::milliseconds length) {
            m_recording = false;
            m_paused = false;
            m_usedDevice.clear();
            if (m_monitoring)
                listen();
            if (error)
                Q_EMIT failed(*error, path, length);
            else
                Q_EMIT finished(path, length);
        });
    connect(&m_devices, &AudioDevices::changed, this, &MicrophoneRecorder::checkDevices);
    m_thread.start(QThread::HighPriority);
}

MicrophoneRecorder::~MicrophoneRecorder()
{
    m_worker->disconnect(this);
    QMetaObject::invokeMethod(m_worker, &RecorderWorker::shutDown, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QList<InputDevice> MicrophoneRecorder::devices() const
{
    QList<InputDevice> result;
    const QList<QAudioDevice> inputs = m_devices.inputs();
    for (const QAudioDevice &device : inputs)
        result.append({.id = device.id(), .name = device.description(), .isDefault = result.isEmpty()});
    return result;
}

void MicrophoneRecorder::chooseDevice(const QByteArray &id)
{
    m_chosen = id;
    checkDevices();
}

bool MicrophoneRecorder::hasDevice() const
{
    return !m_devices.input(m_chosen).isNull();
}

QByteArray MicrophoneRecorder::deviceId() const
{
    return m_devices.input(m_chosen).id();
}

QString MicrophoneRecorder::deviceName() const
{
    return m_devices.input(m_chosen).description();
}

void MicrophoneRecorder::monitor(bool on)
{
    if (std::exchange(m_monitoring, on) != on)
        listen();
}

Result<void> MicrophoneRecorder::start(const QString &path)
{
    if (m_recording)
        return failure(ErrorCode::Internal, {u"already recording"_s});
    m_devices.refresh();
    const QAudioDevice device = m_devices.input(m_chosen);
    if (device.isNull())
        return failure(ErrorCode::AudioNoDevice);
    auto file = std::make_unique<RecordingFile>();
    if (auto opened = file->open(path); !opened)
        return opened;
    m_recording = true;
    m_usedDevice = device.id();
    QMetaObject::invokeMethod(m_worker,
        [worker = m_worker, device, file = std::move(file)]() mutable { worker->start(std::move(file), device); });
    return {};
}

void MicrophoneRecorder::stop()
{
    QMetaObject::invokeMethod(m_worker, &RecorderWorker::stop);
}

void MicrophoneRecorder::setPaused(bool paused)
{
    if (!m_recording || std::exchange(m_paused, paused) == paused)
        return;
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, paused] { worker->pause(paused); });
    Q_EMIT pausedChanged(paused);
}

void MicrophoneRecorder::checkDevices()
{
    if (m_recording && !m_devices.hasInput(m_usedDevice))
        QMetaObject::invokeMethod(m_worker, [worker = m_worker, id = m_usedDevice] { worker->loseDevice(id); });
    const QList<InputDevice> list = devices();
    const bool listChanged = std::exchange(m_list, list) != list;
    const QByteArray now = deviceId();
    const bool otherDevice = std::exchange(m_current, now) != now;
    if (otherDevice)
        listen();
    if (listChanged)
        Q_EMIT devicesChanged();
    if (otherDevice)
        Q_EMIT deviceChanged();
}

void MicrophoneRecorder::listen()
{
    if (m_monitoring) // opening one that is gone would wait for ever
        m_devices.refresh();
    const QAudioDevice device = m_monitoring ? m_devices.input(m_chosen) : QAudioDevice();
    QMetaObject::invokeMethod(m_worker, [worker = m_worker, device] { worker->listen(device); });
}

} // namespace campanile
