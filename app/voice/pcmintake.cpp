// SPDX-License-Identifier: GPL-3.0-or-later
#include "pcmintake.h"

#include "pcm.h"

#include <algorithm>
#include <cmath>

#include <samplerate.h>

namespace campanile {

struct PcmIntake::Resampler {
    SRC_STATE *state = src_new(SRC_SINC_FASTEST, 1, nullptr);
    Resampler() = default;

    ~Resampler() { src_delete(state); }
    Q_DISABLE_COPY_MOVE(Resampler)
};

PcmIntake::PcmIntake(const QAudioFormat &format)
    : m_format(format)
{
    if (format.sampleRate() != messageRate)
        m_resampler = std::make_unique<Resampler>();
}

PcmIntake::~PcmIntake() = default;

std::vector<std::int16_t> PcmIntake::take(const QByteArray &bytes)
{
    m_rest.append(bytes);
    const qsizetype frameBytes = std::max(1, m_format.bytesPerFrame());
    const qsizetype frames = m_rest.size() / frameBytes;
    const int channels = std::max(1, m_format.channelCount());
    std::vector<float> mono(static_cast<size_t>(frames));
    const char *at = m_rest.constData();
    for (float &sample : mono) {
        float sum = 0;
        for (int channel = 0; channel < channels; ++channel) {
            sum += m_format.normalizedSampleValue(at);
            at += m_format.bytesPerSample();
        }
        sample = sum / static_cast<float>(channels);
    }
    m_rest.remove(0, frames * frameBytes);

    if (m_resampler && !mono.empty()) {
        const double ratio = static_cast<double>(messageRate) / m_format.sampleRate();
        std::vector<float> out(static_cast<size_t>(static_cast<double>(mono.size()) * ratio) + 256);
        SRC_DATA data{};
        data.data_in = mono.data();
        data.input_frames = static_cast<long>(mono.size());
        data.data_out = out.data();
        data.output_frames = static_cast<long>(out.size());
        data.src_ratio = ratio;
        out.resize(src_process(m_resampler->state, &data) == 0 ? static_cast<size_t>(data.output_frames_gen) : 0);
        mono = std::move(out);
    }
    std::vector<std::int16_t> samples(mono.size());
    std::transform(mono.begin(), mono.end(), samples.begin(),
        [](float s) { return static_cast<std::int16_t>(std::lround(std::clamp(s, -1.0F, 1.0F) * 32767.0F)); });
    return samples;
}

QAudioFormat PcmIntake::messageFormat()
{
    QAudioFormat format;
    format.setSampleRate(messageRate);
    format.setChannelCount(1);
    format.setSampleFormat(QAudioFormat::Int16);
    return format;
}

} // namespace campanile
