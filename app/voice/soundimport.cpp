// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundimport.h"

#include "soundfile.h"

#include <QAudioBuffer>
#include <QAudioDecoder>
#include <QFile>
#include <QFileInfo>
#include <QPromise>
#include <QTimer>
#include <QUrl>

#include <cmath>
#include <memory>

using namespace Qt::StringLiterals;

namespace campanile {

using Length = std::chrono::milliseconds;

namespace {

/// One file through the decoder. Deletes itself; its promise finishes once, whatever happens.
class DecodingJob final : public QObject {
public:
    DecodingJob(QPromise<Result<Length>> promise, const QString &from, const QString &to, QObject *parent)
        : QObject(parent)
        , m_promise(std::move(promise))
        , m_from(from)
        , m_to(to)
        , m_decoder(this)
    {
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { fail(); });
        connect(&m_decoder, &QAudioDecoder::bufferReady, this, &DecodingJob::take);
        connect(&m_decoder, &QAudioDecoder::finished, this, [this] {
            take();
            complete();
        });
        connect(&m_decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), this, [this] { fail(); });
    }

    ~DecodingJob() override
    {
        m_decoder.disconnect(this);
        m_decoder.stop();
        finish(failure(ErrorCode::Cancelled));
    }

    void run(Length limit)
    {
        m_limit.start(limit);
        m_decoder.setSource(QUrl::fromLocalFile(m_from));
        m_decoder.start();
    }

private:
    void take()
    {
        while (!m_done && m_decoder.bufferAvailable()) {
            const QAudioBuffer buffer = m_decoder.read();
            if (!buffer.isValid())
                return;
            if (auto written = write(buffer); !written)
                return end(std::unexpected(written.error()));
        }
    }

    Result<void> write(const QAudioBuffer &buffer)
    {
        const QAudioFormat format = buffer.format();
        const int channels = format.channelCount();
        if (channels < 1 || channels > 8 || format.sampleRate() < 4000 || format.sampleRate() > 384'000)
            return failure(ErrorCode::AudioUnreadable, {m_from});
        if (!m_writer.isOpen()) {
            m_rate = format.sampleRate();
            if (auto opened = m_writer.open(m_to, m_rate); !opened)
                return opened;
        }
        if (format.sampleRate() != m_rate) // a file that changes its mind
            return failure(ErrorCode::AudioUnreadable, {m_from});
        if (m_writer.length() > longestSound)
            return std::unexpected(tooLong(m_writer.length() / std::chrono::seconds(1)));
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
        return m_writer.write(m_mono);
    }

    void complete()
    {
        if (m_done)
            return;
        if (m_writer.length() <= Length(0))
            return end(failure(ErrorCode::AudioEmpty, {m_from}));
        const Length length = m_writer.length();
        end(m_writer.commit().transform([length] { return length; }));
    }

    void fail() { end(failure(ErrorCode::AudioUnreadable, {m_from})); }

    void end(const Result<Length> &result)
    {
        finish(result);
        deleteLater();
    }

    void finish(const Result<Length> &result)
    {
        m_limit.stop();
        if (std::exchange(m_done, true))
            return;
        m_promise.addResult(result);
        m_promise.finish();
    }

    QPromise<Result<Length>> m_promise;
    QString m_from;
    QString m_to;
    QAudioDecoder m_decoder;
    QTimer m_limit;
    SoundWriter m_writer;
    std::vector<float> m_mono;
    int m_rate = 0;
    bool m_done = false;
};

} // namespace

Result<Length> importWithSndfile(const QString &from, const QString &to)
{
    SoundWriter writer;
    const auto began = std::chrono::steady_clock::now();
    return readSoundBlocks(
        from, [&](int rate) { return writer.open(to, rate); },
        [&](std::span<const float> samples) -> Result<void> {
            if (std::chrono::steady_clock::now() - began > importLimit)
                return failure(ErrorCode::AudioUnreadable, {from});
            return writer.write(samples);
        })
        .and_then([&] { return writer.commit(); })
        .transform([&] { return writer.length(); });
}

bool isDecodable(const QString &path)
{
    const QFileInfo entry(path);
    QFile file(path);
    if (!entry.isFile() || entry.size() > largestSoundFile || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(16);
    if (head.size() < 16)
        return false;
    const auto byte = [&](qsizetype at) { return static_cast<unsigned char>(head.at(at)); };
    return head.sliced(4, 4) == "ftyp" // MP4, M4A, 3GP, QuickTime
        || (byte(0) == 0xff && (byte(1) & 0xf6) == 0xf0) || head.startsWith("ADIF") // AAC
        || head.startsWith("\x1a\x45\xdf\xa3") // Matroska, WebM
        || head.startsWith("\x30\x26\xb2\x75\x8e\x66\xcf\x11"); // ASF, WMA
}

DecodingThread::DecodingThread(std::chrono::milliseconds limit)
    : m_limit(limit)
    , m_jobs(new QObject)
{
    m_thread.setObjectName(u"sound decoder"_s);
    m_jobs->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_jobs, &QObject::deleteLater);
    m_thread.start();
}

DecodingThread::~DecodingThread()
{
    // while the thread still has its events: the decoder's own threads end by them
    QMetaObject::invokeMethod(m_jobs, [jobs = m_jobs] { qDeleteAll(jobs->children()); }, Qt::BlockingQueuedConnection);
    m_thread.quit();
    m_thread.wait();
}

QFuture<Result<Length>> DecodingThread::decode(const QString &from, const QString &to)
{
    QPromise<Result<Length>> promise;
    promise.start();
    const auto future = promise.future();
    QMetaObject::invokeMethod(
        m_jobs, [jobs = m_jobs, limit = m_limit, from, to, promise = std::move(promise)]() mutable {
            (new DecodingJob(std::move(promise), from, to, jobs))->run(limit);
        });
    return future;
}

} // namespace campanile
