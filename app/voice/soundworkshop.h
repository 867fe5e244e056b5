// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioworkshop.h"

#include <QThreadPool>

namespace campanile {

/// The workshop on libsndfile, libsamplerate and libebur128.
class SoundWorkshop final : public AudioWorkshop {
    Q_OBJECT
public:
    explicit SoundWorkshop(QObject *parent = nullptr);
    ~SoundWorkshop() override;

    QFuture<Result<Waveform>> waveform(const QString &path, int slices) override;
    QFuture<Result<AudioReport>> check(const QString &path) override;
    QFuture<Result<AudioReport>> prepare(const QString &from, const QString &to, const AudioEdit &edit) override;
    QFuture<Result<std::chrono::milliseconds>> phonePreview(const QString &from, const QString &to) override;
    QList<InterruptedRecording> interrupted(const QString &folder) override;
    void settle(const QString &recording) override;

private:
    QThreadPool m_pool;
};

/// What prepare does, on the calling thread.
[[nodiscard]] Result<AudioReport> prepareSound(const QString &from, const QString &to, const AudioEdit &edit);

} // namespace campanile
