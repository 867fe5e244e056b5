// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"
#include "soundimport.h"

#include <QThreadPool>

namespace campanile {

/// The workshop on libsndfile, libsamplerate and libebur128; campanile-decoder for the files that people bring.
class SoundWorkshop final : public AudioWorkshop {
    Q_OBJECT
public:
    explicit SoundWorkshop(QObject *parent = nullptr);
    explicit SoundWorkshop(const DecoderOptions &decoder, QObject *parent = nullptr);
    ~SoundWorkshop() override; ///< imports that still run end with Cancelled

    QFuture<Result<std::chrono::milliseconds>> importSound(const QString &from, const QString &to) override;
    QFuture<Result<Waveform>> waveform(const QString &path, int slices) override;
    QFuture<Result<AudioReport>> check(const QString &path, const QList<AudioPart> &parts) override;
    QFuture<Result<AudioTrim>> silence(const QString &take) override;
    QFuture<Result<AudioReport>> prepare(const QString &take, const QString &to, const AudioEdit &edit) override;
    QFuture<Result<JoinedAudio>> join(const QList<AudioPart> &parts, int repeats, const QString &to) override;
    QFuture<Result<std::chrono::milliseconds>> phonePreview(
        const QString &from, const QString &to, PhoneEar ear) override;
    QList<InterruptedRecording> interrupted(const QString &folder) override;
    void settle(const QString &recording) override;

private:
    QThreadPool m_pool;
    const DecoderOptions m_decoder;
    std::stop_source m_stop;
};

/// What prepare does, on the calling thread.
[[nodiscard]] Result<AudioReport> prepareSound(const QString &from, const QString &to, const AudioEdit &edit);

} // namespace campanile
