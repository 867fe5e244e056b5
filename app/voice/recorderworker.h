// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "levelmeter.h"
#include "pcmintake.h"
#include "recordingfile.h"

#include <QAudioDevice>
#include <QAudioSource>
#include <QList>
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

    void listen(const QAudioDevice &device); ///< levels also when nothing is recorded; null: not
    void start(std::unique_ptr<RecordingFile> file, const QAudioDevice &device);
    void pause(bool paused);
    void stop();
    void loseDevice(const QByteArray &id);
    void shutDown();

Q_SIGNALS:
    void levelChanged(double peakDb, double rmsDb);
    void peaksRecorded(const QList<float> &peaks);
    void lengthChanged(std::chrono::milliseconds length);
    /// Once for each start.
    void ended(const std::optional<campanile::Error> &error, const QString &path, std::chrono::milliseconds length);

private:
    bool open(const QAudioDevice &device);
    void close();
    void takeSound();
    void record(const std::vector<std::int16_t> &samples);
    void watch();
    void lose();
    void end(const std::optional<Error> &error);

    std::unique_ptr<RecordingFile> m_file; ///< while recording
    std::unique_ptr<PcmIntake> m_intake;
    std::unique_ptr<QAudioSource> m_source; ///< while recording or listening
    QIODevice *m_sound = nullptr; ///< the source's
    QAudioDevice m_device; ///< the source's
    QAudioDevice m_listened; ///< wanted when nothing is recorded; null: none
    LevelMeter m_meter; ///< of what is heard
    LevelMeter m_fileMeter; ///< of what is recorded
    QTimer m_watchdog;
    std::chrono::steady_clock::time_point m_lastSound;
    bool m_heard = false; ///< since the source was opened
    bool m_paused = false;
};

} // namespace campanile
