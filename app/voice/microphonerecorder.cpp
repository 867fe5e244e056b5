// SPDX-License-Identifier: GPL-3.0-or-later
#include "microphonerecorder.h"

#include "recorderworker.h"

#include <QAudioDevice>

using namespace Qt::StringLiterals;

namespace campanile {

MicrophoneRecorder::MicrophoneRecorder(QObject *parent)
    : Recorder(parent)
    , m_defaultDevice(m_devices.input().id())
    , m_worker(new RecorderWorker)
{
    m_thread.setObjectName(u"recorder"_s);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &RecorderWorker::levelChanged, this, &Recorder::levelChanged);
    connect(m_worker, &RecorderWorker::lengthChanged, this, &Recorder::lengthChanged);
    connect(m_worker, &RecorderWorker::ended, this,
        [this](const std::optional<Error> &error, const QString &path, std::chrono::milliseconds length) {
            m_recording = false;
            m_usedDevice.clear();
            if (error)
                Q_EMIT failed(*error, path, length);
            else
                Q_EMIT finished(path, length);
        });
    connect(&m_devices, &AudioDevices::changed, this, &MicrophoneRecorder::checkDevice);
    m_thread.start(QThread::HighPriority);
}

MicrophoneRecorder::~MicrophoneRecorder()
{
    m_worker->disconnect(this);
    QMetaObject::invokeMethod(m_worker, &RecorderWorker::stop, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

bool MicrophoneRecorder::hasDevice() const
{
    return !m_devices.input().isNull();
}

QString MicrophoneRecorder::deviceName() const
{
    return m_devices.input().description();
}

Result<void> MicrophoneRecorder::start(const QString &path)
{
    if (m_recording)
        return failure(ErrorCode::Internal, {u"already recording"_s});
    m_devices.refresh();
    const QAudioDevice device = m_devices.input();
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

void MicrophoneRecorder::checkDevice()
{
    if (m_recording && !m_devices.hasInput(m_usedDevice))
        QMetaObject::invokeMethod(m_worker, &RecorderWorker::loseDevice);
    const QByteArray now = m_devices.input().id();
    if (now == m_defaultDevice)
        return;
    m_defaultDevice = now;
    Q_EMIT deviceChanged();
}

} // namespace campanile
