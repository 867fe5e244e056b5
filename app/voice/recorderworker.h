// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "levelmeter.h"
#include "pcmintake.h"
#include "recordingfile.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QObject>
#include <QTimer>

#include <optional>

namespace campanile {

/// The recorder's own thread: takes the sound and writes it, whatever the window is doing.
class RecorderWorker final : public QObject {
    Q_OBJECT
public:
    RecorderWorker();
    ~RecorderWorker() override;

    void start(std::unique_ptr<RecordingFile> file, const QAudioDevice &device);
    void stop();
    void loseDevice();

Q_SIGNALS:
    void levelChanged(double peakDb, double rmsDb);
    void lengthChanged(std::chrono::milliseconds length);
    /// Once for each start.
    void ended(const std::optional<campanile::Error> &error, const QString &path, std::chrono::milliseconds length);

private:
    void takeSound();
    void watch();
    void end(const std::optional<Error> &error);

    std::unique_ptr<RecordingFile> m_file;
    std::unique_ptr<PcmIntake> m_intake;
    std::unique_ptr<QAudioSource> m_source;
    QIODevice *m_sound = nullptr; ///< the source's
    LevelMeter m_meter;
    QTimer m_watchdog;
    std::chrono::steady_clock::time_point m_lastSound;
};

} // namespace campanile
