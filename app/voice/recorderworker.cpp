// SPDX-License-Identifier: GPL-3.0-or-later
#include "recorderworker.h"

namespace campanile {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

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

void RecorderWorker::listen(const QAudioDevice &device)
{
    m_listened = device;
    if (m_file) // when it ends
        return;
    if (m_source && (device.isNull() || device.id() != m_device.id()))
        close();
    if (!device.isNull() && !m_source)
        open(device);
}

void RecorderWorker::start(std::unique_ptr<RecordingFile> file, const QAudioDevice &device)
{
    if (m_source && m_device.id() == device.id())
        takeSound(); // what was said before is not recorded
    else
        close();
    m_file = std::move(file);
    m_fileMeter = {};
    m_paused = false;
    if (m_source || open(device))
        return;
    // a sound server that is busy may refuse once
    QTimer::singleShot(300ms, this, [this, device, file = m_file.get()] {
        if (m_file.get() == file && !m_source && !open(device))
            end(Error{ErrorCode::AudioNoDevice, {device.description()}});
    });
}

void RecorderWorker::pause(bool paused)
{
    if (!m_file)
        return;
    takeSound(); // with the state that it was said in
    m_paused = paused;
    if (m_file && paused)
        m_file->flush();
}

void RecorderWorker::stop()
{
    if (!m_file)
        return;
    takeSound();
    if (m_file) // the last of it may not have fitted
        end({});
}

void RecorderWorker::loseDevice(const QByteArray &id)
{
    if (m_file && m_device.id() == id)
        lose();
}

void RecorderWorker::shutDown()
{
    m_listened = {};
    stop();
    close();
}

bool RecorderWorker::open(const QAudioDevice &device)
{
    m_device = device;
    m_meter = {};
    QAudioFormat format = PcmIntake::messageFormat();
    if (!device.isFormatSupported(format))
        format = device.preferredFormat();
    m_intake = std::make_unique<PcmIntake>(format);
    m_source = std::make_unique<QAudioSource>(device, format);
    m_source->setBufferSize(format.bytesForDuration(100'000));
    m_sound = m_source->start();
    m_lastSound = SteadyClock::now();
    m_heard = false;
    m_watchdog.start();
    if (!m_sound || m_source->error() != QAudio::NoError) {
        close();
        return false;
    }
    connect(m_sound, &QIODevice::readyRead, this, &RecorderWorker::takeSound);
    connect(m_source.get(), &QAudioSource::stateChanged, this, [this](QAudio::State state) {
        if (state == QAudio::StoppedState && m_source && m_source->error() != QAudio::NoError)
            lose();
    });
    return true;
}

void RecorderWorker::close()
{
    if (!m_source)
        return;
    m_source->disconnect(this);
    if (m_sound)
        m_sound->disconnect(this);
    m_sound = nullptr;
    m_source->stop();
    m_source.release()->deleteLater(); // we may be in one of its signals
    if (m_listened.isNull())
        m_watchdog.stop();
}

void RecorderWorker::takeSound()
{
    if (!m_sound)
        return;
    const QByteArray bytes = m_sound->readAll();
    if (bytes.isEmpty())
        return;
    m_lastSound = SteadyClock::now();
    m_heard = true;
    const std::vector<std::int16_t> samples = m_intake->take(bytes);
    if (m_file && !m_paused)
        record(samples);
    m_meter.add(samples, [this](double peakDb, double rmsDb) { Q_EMIT levelChanged(peakDb, rmsDb); });
}

void RecorderWorker::record(const std::vector<std::int16_t> &samples)
{
    if (auto written = m_file->append(samples); !written) {
        end(written.error());
        return;
    }
    QList<float> peaks;
    m_fileMeter.add(
        samples, [&](double peakDb, double) { peaks.append(static_cast<float>(LevelMeter::amplitude(peakDb))); });
    if (peaks.isEmpty())
        return;
    Q_EMIT peaksRecorded(peaks);
    Q_EMIT lengthChanged(m_file->length());
}

void RecorderWorker::watch()
{
    takeSound();
    const auto silent = SteadyClock::now() - m_lastSound;
    if (m_source && silent > (m_heard ? longestGap : longestWait))
        lose();
    else if (!m_source && !m_listened.isNull() && silent > longestWait)
        open(m_listened); // it may have come to its senses
}

/// The device delivers nothing any more.
void RecorderWorker::lose()
{
    close();
    m_lastSound = SteadyClock::now();
    Q_EMIT levelChanged(LevelMeter::floorDb, LevelMeter::floorDb);
    if (m_file)
        end(Error{ErrorCode::AudioDeviceLost, {}});
}

void RecorderWorker::end(const std::optional<Error> &error)
{
    const std::unique_ptr<RecordingFile> file = std::move(m_file);
    m_paused = false;
    if (m_listened.isNull() || m_device.id() != m_listened.id())
        close(); // the owner knows whether the one to listen to is still there, and says so
    file->close();
    Q_EMIT ended(error, file->path(), file->length());
}

} // namespace campanile
