// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"

#include <QFuture>
#include <QObject>
#include <QThread>

#include <chrono>

namespace campanile {

inline constexpr std::chrono::seconds importLimit{60};

/// Any sound file that libsndfile reads becomes a WAV file of one channel. On the calling thread.
[[nodiscard]] Result<std::chrono::milliseconds> importWithSndfile(const QString &from, const QString &to);

/// Whether the file begins like a container that Qt's decoder is trusted with: MP4 and its kin, AAC, Matroska, ASF.
/// Never a playlist, which would have it read other files or ask the network.
[[nodiscard]] bool isDecodable(const QString &path);

/// What libsndfile does not read, through Qt's decoder (FFmpeg, or the system's), on a thread of its own.
class DecodingThread final : public QObject {
    Q_OBJECT
public:
    explicit DecodingThread(std::chrono::milliseconds limit = importLimit);
    ~DecodingThread() override; ///< what still runs ends with Cancelled
    [[nodiscard]] QFuture<Result<std::chrono::milliseconds>> decode(const QString &from, const QString &to);

private:
    std::chrono::milliseconds m_limit;
    QThread m_thread;
    QObject *m_jobs; ///< lives in the thread, owns what runs
};

} // namespace campanile
