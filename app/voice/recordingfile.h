// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "pcm.h"
#include "recordingmark.h"
#include "result.h"

#include <QFile>

#include <span>

namespace campanile {

/// A WAV file that grows and is valid at every moment: samples go to the file as they come, the header follows at
/// least every half second and everything is on the disk at least once a second. Killed, it lacks less than a second
/// even before it is repaired.
class RecordingFile final {
public:
    RecordingFile() = default;
    ~RecordingFile();
    Q_DISABLE_COPY_MOVE(RecordingFile)

    Result<void> open(const QString &path); ///< must not exist yet
    /// On an error what fits is kept and the file is valid; nothing more can be added.
    Result<void> append(std::span<const std::int16_t> samples);
    void flush(); ///< all of it is on the disk, now
    void close();

    [[nodiscard]] QString path() const { return m_file.fileName(); }

    [[nodiscard]] std::chrono::milliseconds length() const;

private:
    bool writeHeader();
    Result<void> fail(int systemError);

    QFile m_file;
    std::unique_ptr<RecordingMark> m_mark;
    qint64 m_bytes = 0; ///< of samples
    std::chrono::steady_clock::time_point m_headerTime;
    std::chrono::steady_clock::time_point m_syncTime;
};

} // namespace campanile
