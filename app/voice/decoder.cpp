// SPDX-License-Identifier: GPL-3.0-or-later
// campanile-decoder: a sound file of any kind, decoded in a process of its own, for SoundWorkshop.
//   campanile-decoder FILE
// Writes to the standard output a line, decodedSoundMark and the rate, then samples of one channel: 16 bits, in the
// machine's byte order. Nothing at all: there is no sound in the file.
// Exit: 0 decoded, 1 not (why is on the error output), 2 wrong arguments, 3 it is longer than anything read here.
#include "soundfile.h"
#include "soundimport.h"

#include <QAudioBuffer>
#include <QAudioDecoder>
#include <QCoreApplication>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

Result<void> putRate(int rate)
{
    if (std::printf("%s%d\n", decodedSoundMark, rate) < 0)
        return failure(ErrorCode::DiskFull);
    return {};
}

Result<void> putSamples(std::span<const float> samples)
{
    static std::vector<std::int16_t> block;
    block.resize(samples.size());
    std::ranges::transform(samples, block.begin(), [](float sample) {
        return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 1.0F) * 32767.0F));
    });
    if (std::fwrite(block.data(), sizeof(std::int16_t), block.size(), stdout) != block.size())
        return failure(ErrorCode::DiskFull);
    return {};
}

/// Not main's return: everything is written, and what the decoders free may be what breaks.
[[noreturn]] void leave(bool decoded, const char *why = "")
{
    std::fputs(why, stderr);
    std::_Exit(std::fflush(stdout) == 0 && decoded ? 0 : 1);
}

/// Through Qt's decoder: FFmpeg, or the system's.
class Decoding final : public QObject {
public:
    explicit Decoding(const QString &path)
    {
        connect(&m_decoder, &QAudioDecoder::bufferReady, this, &Decoding::take);
        connect(&m_decoder, &QAudioDecoder::finished, this, [this] {
            take();
            leave(true);
        });
        connect(&m_decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), this,
            [this] { leave(false, qPrintable(m_decoder.errorString() + u'\n')); });
        m_decoder.setSource(QUrl::fromLocalFile(path));
        m_decoder.start();
    }

private:
    void take()
    {
        while (m_decoder.bufferAvailable()) {
            const QAudioBuffer buffer = m_decoder.read();
            if (!buffer.isValid())
                return;
            pass(buffer);
        }
    }

    void pass(const QAudioBuffer &buffer)
    {
        const QAudioFormat format = buffer.format();
        const int channels = format.channelCount();
        if (channels < 1 || channels > 8)
            leave(false, "channels\n");
        if (m_rate == 0 && !putRate(m_rate = format.sampleRate()))
            leave(false);
        if (format.sampleRate() != m_rate)
            leave(false, "a file that changes its rate\n");
        m_mono.resize(static_cast<size_t>(buffer.frameCount()));
        const char *at = buffer.constData<char>();
        for (float &sample : m_mono) {
            float sum = 0;
            for (int channel = 0; channel < channels; ++channel) {
                sum += format.normalizedSampleValue(at);
                at += format.bytesPerSample();
            }
            sample = std::isfinite(sum) ? sum / static_cast<float>(channels) : 0.0F;
        }
        if (!putSamples(m_mono))
            leave(false);
    }

    QAudioDecoder m_decoder;
    std::vector<float> m_mono;
    int m_rate = 0;
};

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    if (argc != 2) {
        std::fputs("usage: campanile-decoder FILE\n", stderr);
        return 2;
    }
    const QString path = QCoreApplication::arguments().at(1);
    const auto read = readSoundBlocks(path, putRate, putSamples);
    if (read || read.error().code == ErrorCode::AudioEmpty)
        leave(true);
    if (read.error().code == ErrorCode::AudioTooLong) {
        std::fflush(stdout);
        std::_Exit(tooLongExit);
    }
    if (read.error().code != ErrorCode::AudioUnreadable || !isDecodable(path))
        leave(false, "no sound\n");
    const Decoding decoding(path);
    return QCoreApplication::exec();
}
