// SPDX-License-Identifier: GPL-3.0-or-later
#include "audioplayer.h"

#include "soundedit.h"
#include "soundfile.h"

#include <QAudioDevice>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace campanile {

using namespace std::chrono_literals;

namespace {

/// The sound from `from` on, in a format the device takes: Int16 or Float, any rate, any number of channels.
Result<QByteArray> bytesFor(const Pcm &sound, const QAudioFormat &format, std::chrono::milliseconds from)
{
    auto fitted = resampled(sound, format.sampleRate());
    if (!fitted)
        return std::unexpected(fitted.error());
    const auto first = static_cast<size_t>(from.count() * format.sampleRate() / 1000);
    const bool isFloat = format.sampleFormat() == QAudioFormat::Float;
    QByteArray bytes;
    bytes.reserve(static_cast<qsizetype>(fitted->samples.size()) * format.bytesPerFrame());
    for (size_t i = first; i < fitted->samples.size(); ++i) {
        const float value = std::clamp(fitted->samples[i], -1.0F, 1.0F);
        const auto whole = static_cast<qint16>(std::lround(value * 32767.0F));
        for (int channel = 0; channel < format.channelCount(); ++channel) {
            if (isFloat)
                bytes.append(reinterpret_cast<const char *>(&value), sizeof value);
            else
                bytes.append(reinterpret_cast<const char *>(&whole), sizeof whole);
        }
    }
    return bytes;
}

} // namespace

AudioPlayer::AudioPlayer(QObject *parent)
    : Player(parent)
{
    m_ticker.setInterval(40ms);
    m_ticker.setTimerType(Qt::PreciseTimer);
    connect(&m_ticker, &QTimer::timeout, this, &AudioPlayer::reportPosition);
    connect(&m_devices, &AudioDevices::changed, this, [this] {
        if (m_sink && !m_devices.hasOutput(m_usedDevice))
            lose();
    });
}

AudioPlayer::~AudioPlayer()
{
    if (m_sink)
        m_sink->disconnect(this);
}

Result<void> AudioPlayer::play(const QString &path, std::chrono::milliseconds from)
{
    stop();
    auto sound = readSound(path);
    if (!sound)
        return std::unexpected(sound.error());
    m_devices.refresh();
    const QAudioDevice device = m_devices.output();
    if (device.isNull())
        return failure(ErrorCode::AudioNoDevice);
    QAudioFormat format;
    format.setSampleRate(sound->rate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    if (!device.isFormatSupported(format)) {
        format = device.preferredFormat();
        if (format.sampleFormat() != QAudioFormat::Float)
            format.setSampleFormat(QAudioFormat::Int16);
    }
    m_length = sound->length();
    m_from = std::clamp(from, 0ms, m_length);
    auto bytes = bytesFor(*sound, format, m_from);
    if (!bytes)
        return std::unexpected(bytes.error());
    m_path = path;
    m_usedDevice = device.id();
    m_buffer.close();
    m_buffer.setData(*bytes);
    m_buffer.open(QIODevice::ReadOnly);
    m_sink = std::make_unique<QAudioSink>(device, format);
    m_sink->setBufferSize(format.bytesForDuration(200'000));
    m_sink->start(&m_buffer);
    if (m_sink->error() != QAudio::NoError && m_sink->error() != QAudio::UnderrunError) {
        m_sink.reset();
        return failure(ErrorCode::AudioNoDevice);
    }
    connect(m_sink.get(), &QAudioSink::stateChanged, this, &AudioPlayer::changeState);
    m_ticker.start();
    Q_EMIT playingChanged(true);
    Q_EMIT positionChanged(m_from);
    return {};
}

void AudioPlayer::stop()
{
    if (m_sink)
        end();
}

void AudioPlayer::changeState(QAudio::State state)
{
    if (!m_sink)
        return;
    if (state == QAudio::IdleState && m_buffer.atEnd()) {
        const QString path = m_path;
        const auto length = m_length;
        end();
        Q_EMIT positionChanged(length);
        Q_EMIT playedToEnd(path);
    } else if (state == QAudio::StoppedState && m_sink->error() != QAudio::NoError) {
        lose();
    }
}

void AudioPlayer::lose()
{
    const QString path = m_path;
    end();
    Q_EMIT failed(Error{ErrorCode::AudioDeviceLost, {}}, path);
}

void AudioPlayer::reportPosition()
{
    if (m_sink)
        Q_EMIT positionChanged(std::min(m_length, m_from + std::chrono::milliseconds(m_sink->processedUSecs() / 1000)));
}

void AudioPlayer::end()
{
    m_ticker.stop();
    m_sink->disconnect(this);
    m_sink->stop();
    m_sink.release()->deleteLater(); // we may be in one of its signals
    m_buffer.close();
    Q_EMIT playingChanged(false);
}

} // namespace campanile
