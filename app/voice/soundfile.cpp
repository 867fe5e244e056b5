// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundfile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QUuid>

#include <algorithm>
#include <cmath>
#include <memory>
#include <span>

#include <sndfile.h>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

struct Close {
    void operator()(SNDFILE *file) const { sf_close(file); }
};

using SoundHandle = std::unique_ptr<SNDFILE, Close>;

struct OpenSound {
    std::unique_ptr<QFile> file; ///< must outlive the handle
    SoundHandle handle;
    SF_INFO info{};
};

enum class Kind { Wav, Any };

bool beginsAsWav(QFile &file)
{
    const QByteArray head = file.read(12);
    return head.startsWith("RIFF") && head.endsWith("WAVE");
}

Result<OpenSound> openSound(const QString &path, Kind kind)
{
    if (auto good = checkedSoundFile(path); !good)
        return std::unexpected(good.error());
    OpenSound sound;
    sound.file = std::make_unique<QFile>(path);
    if (!sound.file->open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return failure(ErrorCode::FileUnreadable, {path, sound.file->errorString()});
    if (kind == Kind::Wav && !beginsAsWav(*sound.file))
        return failure(ErrorCode::AudioUnreadable, {path});
    sound.file->seek(0);
    sound.handle.reset(sf_open_fd(sound.file->handle(), SFM_READ, &sound.info, SF_FALSE));
    if (!sound.handle)
        return failure(ErrorCode::AudioUnreadable, {path});
    if (sound.info.channels < 1 || sound.info.channels > 8 || sound.info.samplerate < 4000
        || sound.info.samplerate > 384'000)
        return failure(ErrorCode::AudioUnreadable, {path});
    return sound;
}

/// Files of floats may hold anything.
float bounded(float sample)
{
    return std::isfinite(sample) ? std::clamp(sample, -8.0F, 8.0F) : 0.0F;
}

/// Calls take(samples) with blocks of one channel.
template <class Take> Result<qint64> readBlocks(const QString &path, OpenSound &sound, Take take)
{
    const int channels = sound.info.channels;
    // A few hundred bytes of FLAC can stand for hours at a high rate: memory is bounded too.
    const qint64 limit = std::chrono::seconds(longestSound).count() * std::min(48'000, sound.info.samplerate);
    constexpr sf_count_t blockFrames = 8192;
    std::vector<float> block(static_cast<size_t>(blockFrames * channels));
    std::vector<float> mono(blockFrames);
    qint64 frames = 0;
    while (true) {
        const sf_count_t got = sf_readf_float(sound.handle.get(), block.data(), blockFrames);
        if (got <= 0)
            break;
        frames += got;
        if (frames > limit)
            return std::unexpected(tooLong(frames / sound.info.samplerate));
        for (sf_count_t i = 0; channels == 1 && i < got; ++i)
            mono[static_cast<size_t>(i)] = bounded(block[static_cast<size_t>(i)]);
        for (sf_count_t i = 0; channels > 1 && i < got; ++i) {
            float sum = 0;
            for (int channel = 0; channel < channels; ++channel)
                sum += block[static_cast<size_t>(i * channels + channel)];
            mono[static_cast<size_t>(i)] = bounded(sum / static_cast<float>(channels));
        }
        if (auto taken = take(std::span<const float>(mono.data(), static_cast<size_t>(got))); !taken)
            return std::unexpected(taken.error());
    }
    if (frames == 0)
        return failure(ErrorCode::AudioEmpty, {path});
    return frames;
}

} // namespace

Result<void> checkedSoundFile(const QString &path)
{
    const QFileInfo entry(path);
    if (!entry.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (!entry.isFile()) // a pipe would wait for ever
        return failure(ErrorCode::AudioUnreadable, {path});
    if (entry.size() == 0)
        return failure(ErrorCode::AudioEmpty, {path});
    if (entry.size() > largestSoundFile)
        return failure(ErrorCode::FileTooLarge, {path});
    if (!entry.isReadable())
        return failure(ErrorCode::FileUnreadable, {path, {}});
    return {};
}

bool isWav(const QString &path)
{
    QFile file(path);
    return QFileInfo(path).isFile() && file.open(QIODevice::ReadOnly) && beginsAsWav(file);
}

Result<Pcm> readSound(const QString &path)
{
    auto sound = openSound(path, Kind::Wav);
    if (!sound)
        return std::unexpected(sound.error());
    Pcm pcm{.rate = sound->info.samplerate, .samples = {}};
    const auto frames = readBlocks(path, *sound, [&](std::span<const float> block) -> Result<void> {
        pcm.samples.insert(pcm.samples.end(), block.begin(), block.end());
        return {};
    });
    if (!frames)
        return std::unexpected(frames.error());
    return pcm;
}

Result<void> readSoundBlocks(const QString &path, const std::function<Result<void>(int rate)> &begin,
    const std::function<Result<void>(std::span<const float>)> &take)
{
    auto sound = openSound(path, Kind::Any);
    if (!sound)
        return std::unexpected(sound.error());
    if (auto begun = begin(sound->info.samplerate); !begun)
        return begun;
    return readBlocks(path, *sound, take).transform([](qint64) { });
}

Error tooLong(qint64 seconds)
{
    return {ErrorCode::AudioTooLong,
        {QString::number(seconds), QString::number(std::chrono::seconds(longestSound).count())}};
}

Result<Waveform> readWaveform(const QString &path, int slices)
{
    auto sound = openSound(path, Kind::Wav);
    if (!sound)
        return std::unexpected(sound.error());
    // Slices of a hundredth of a second, folded at the end: the header's length is not to be trusted.
    const auto grain = static_cast<size_t>(std::max(1, sound->info.samplerate / 100));
    std::vector<float> fine;
    float loudest = 0;
    size_t inGrain = 0;
    const auto frames = readBlocks(path, *sound, [&](std::span<const float> block) -> Result<void> {
        for (size_t at = 0; at < block.size();) {
            const size_t end = std::min(block.size(), at + grain - inGrain);
            inGrain += end - at;
            for (; at < end; ++at)
                loudest = std::max(loudest, std::abs(block[at]));
            if (inGrain < grain)
                break;
            fine.push_back(std::min(1.0F, std::exchange(loudest, 0.0F)));
            inGrain = 0;
        }
        return {};
    });
    if (inGrain > 0)
        fine.push_back(std::min(1.0F, loudest));
    if (!frames)
        return std::unexpected(frames.error());
    Waveform waveform;
    waveform.length = std::chrono::milliseconds(*frames * 1000 / sound->info.samplerate);
    const auto wanted = static_cast<size_t>(std::clamp(slices, 1, 100'000));
    waveform.peaks.reserve(static_cast<qsizetype>(wanted));
    for (size_t i = 0; i < wanted; ++i) {
        const size_t from = i * fine.size() / wanted;
        const size_t to = std::max(from + 1, (i + 1) * fine.size() / wanted);
        waveform.peaks.append(*std::max_element(
            fine.begin() + static_cast<std::ptrdiff_t>(from), fine.begin() + static_cast<std::ptrdiff_t>(to)));
    }
    return waveform;
}

Result<void> writeSound(const QString &path, const Pcm &sound, SoundCoding coding)
{
    SoundWriter writer;
    return writer.open(path, sound.rate, coding).and_then([&] { return writer.write(sound.samples); }).and_then([&] {
        return writer.commit();
    });
}

SoundWriter::~SoundWriter()
{
    if (m_file.isOpen()) {
        close();
        m_file.remove();
    }
}

Result<void> SoundWriter::open(const QString &path, int rate, SoundCoding coding)
{
    m_path = path;
    m_rate = rate;
    m_frames = 0;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorCode::FileUnwritable, {path, {}});
    m_file.setFileName(path + u'.' + QUuid::createUuid().toString(QUuid::Id128) + u".part"_s);
    if (!m_file.open(QIODevice::ReadWrite | QIODevice::NewOnly | QIODevice::Unbuffered))
        return failure(ErrorCode::FileUnwritable, {path, m_file.errorString()});
    SF_INFO info{};
    info.samplerate = rate;
    info.channels = 1;
    info.format = SF_FORMAT_WAV | (coding == SoundCoding::ALaw ? SF_FORMAT_ALAW : SF_FORMAT_PCM_16);
    SNDFILE *handle = sf_open_fd(m_file.handle(), SFM_WRITE, &info, SF_FALSE);
    if (!handle) {
        m_file.remove();
        return failure(ErrorCode::FileUnwritable, {path, {}});
    }
    sf_command(handle, SFC_SET_CLIPPING, nullptr, SF_TRUE);
    m_handle = handle;
    return {};
}

Result<void> SoundWriter::write(std::span<const float> samples)
{
    const auto count = static_cast<sf_count_t>(samples.size());
    if (!m_handle || sf_writef_float(static_cast<SNDFILE *>(m_handle), samples.data(), count) != count)
        return failure(ErrorCode::DiskFull, {m_path});
    m_frames += count;
    return {};
}

Result<void> SoundWriter::commit()
{
    sf_write_sync(static_cast<SNDFILE *>(m_handle));
    close();
    m_file.close();
    QFile::remove(m_path);
    if (!m_file.rename(m_path)) {
        const QString why = m_file.errorString();
        m_file.remove();
        return failure(ErrorCode::FileUnwritable, {m_path, why});
    }
    return {};
}

void SoundWriter::close()
{
    if (m_handle)
        sf_close(static_cast<SNDFILE *>(m_handle));
    m_handle = nullptr;
}

} // namespace campanile
