// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "pcm.h"

#include <QFile>

#include <functional>
#include <span>

namespace campanile {

/// The longest sound that is read, and the largest file that is opened.
inline constexpr std::chrono::minutes longestSound{30};
inline constexpr qint64 largestSoundFile = 512LL * 1024 * 1024;

[[nodiscard]] Error tooLong(qint64 seconds);

enum class SoundCoding { Pcm16, ALaw };

/// Writes a WAV file under a temporary name, block by block; commit renames it. Without commit nothing is left.
class SoundWriter final {
public:
    SoundWriter() = default;
    ~SoundWriter();
    Q_DISABLE_COPY_MOVE(SoundWriter)

    Result<void> open(const QString &path, int rate, SoundCoding coding = SoundCoding::Pcm16);
    Result<void> write(std::span<const float> samples);
    Result<void> commit();

    [[nodiscard]] bool isOpen() const { return m_handle != nullptr; }

    [[nodiscard]] std::chrono::milliseconds length() const
    {
        return std::chrono::milliseconds(m_rate > 0 ? m_frames * 1000 / m_rate : 0);
    }

private:
    void close();

    QString m_path;
    QFile m_file;
    void *m_handle = nullptr; ///< libsndfile's
    int m_rate = 0;
    qint64 m_frames = 0;
};

/// Whether it is worth opening: a file, neither empty nor too large.
[[nodiscard]] Result<void> checkedSoundFile(const QString &path);
/// Reads WAV, mixed down to one channel, and nothing else: this program's own sounds are WAV, and whatever else people
/// have is decoded in another process (soundimport.h). Whatever the bytes are, it answers and does not crash.
[[nodiscard]] Result<Pcm> readSound(const QString &path);
[[nodiscard]] bool isWav(const QString &path);
/// Reads WAV, FLAC, Ogg, MP3, AIFF... block by block: begin(rate) once, then take(samples). An error either of them
/// returns ends it. For campanile-decoder: these decoders are many.
[[nodiscard]] Result<void> readSoundBlocks(const QString &path, const std::function<Result<void>(int rate)> &begin,
    const std::function<Result<void>(std::span<const float>)> &take);
/// Writes a WAV file under a temporary name and renames it.
[[nodiscard]] Result<void> writeSound(const QString &path, const Pcm &sound, SoundCoding coding = SoundCoding::Pcm16);
[[nodiscard]] Result<Waveform> readWaveform(const QString &path, int slices);

} // namespace campanile
