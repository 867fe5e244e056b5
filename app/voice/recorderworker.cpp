// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorderworker.h"

namespace campanile {

using namespace std::chrono_literals;

namespace {

/// A microphone that is there delivers every few hundredths of a second; some need a while to wake up, and virtual ones
/// deliver in blocks of up to two seconds until they know better.
constexpr auto longestWait = 6s;
constexpr auto longestGap = 3s;

} // namespace

RecorderWorker::RecorderWorker()
    : m_watchdog(this)
{
    m_watchdog.setInterval(250ms);
    connect(&m_watchdog, &QTimer::timeout, this, &RecorderWorker::watch);
}

RecorderWorker::~RecorderWorker()
{
    if (m_source)
        m_source->disconnect(this);
}

void RecorderWorker::start(std::unique_ptr<RecordingFile> file, const QAudioDevice &device)
{
    m_file = std::move(file);
    m_meter = {};
    QAudioFormat format = PcmIntake::messageFormat();
    if (!device.isFormatSupported(format))
        format = device.preferredFormat();
    m_intake = std::make_unique<PcmIntake>(format);
    m_source = std::make_unique<QAudioSource>(device, format);
    m_source->setBufferSize(format.bytesForDuration(100'000));
    m_sound = m_source->start();
    if (!m_sound || m_source->error() != QAudio::NoError) {
        end(Error{ErrorCode::AudioNoDevice, {device.description()}});
        return;
    }
    m_lastSound = std::chrono::steady_clock::now();
    connect(m_sound, &QIODevice::readyRead, this, &RecorderWorker::takeSound);
    connect(m_source.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState && m_source && m_source->error() != QAudio::NoError)
            loseDevice();
    });
    m_watchdog.start();
}

void RecorderWorker::stop()
{
    if (!m_file)
        return;
    takeSound();
    if (m_file) // the last of it may not have fitted
        end({});
}

void RecorderWorker::loseDevice()
{
    if (m_file)
        end(Error{ErrorCode::AudioDeviceLost, {}});
}

void RecorderWorker::takeSound()
{
    if (!m_sound || !m_file)
        return;
    const QByteArray bytes = m_sound->readAll();
    if (bytes.isEmpty())
        return;
    m_lastSound = std::chrono::steady_clock::now();
    const std::vector<std::int16_t> samples = m_intake->take(bytes);
    if (auto written = m_file->append(samples); !written) {
        end(written.error());
        return;
    }
    bool slice = false;
    m_meter.add(samples, [&](double peakDb, double rmsDb) {
        slice = true;
        Q_EMIT levelChanged(peakDb, rmsDb);
    });
    if (slice)
        Q_EMIT lengthChanged(m_file->length());
}

void RecorderWorker::watch()
{
    takeSound();
    const auto limit = m_file && m_file->length() > 0ms ? longestGap : longestWait;
    if (m_file && std::chrono::steady_clock::now() - m_lastSound > limit)
        loseDevice();
}

void RecorderWorker::end(const std::optional<Error> &error)
{
    m_watchdog.stop();
    const std::unique_ptr<RecordingFile> file = std::move(m_file);
    if (m_source) {
        m_source->disconnect(this);
        if (m_sound)
            m_sound->disconnect(this);
        m_sound = nullptr;
        m_source->stop();
        m_source.release()->deleteLater(); // we may be in one of its signals
    }
    file->close();
    Q_EMIT ended(error, file->path(), file->length());
}

} // namespace campanile
