// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAudioFormat>
#include <QByteArray>

#include <cstdint>
#include <memory>
#include <vector>

namespace campanile {

/// What a microphone delivers, in any format, as 16 kHz mono samples. Keeps what is left over between calls.
class PcmIntake final {
public:
    explicit PcmIntake(const QAudioFormat &format);
    ~PcmIntake();
    Q_DISABLE_COPY_MOVE(PcmIntake)

    [[nodiscard]] std::vector<std::int16_t> take(const QByteArray &bytes);
    [[nodiscard]] static QAudioFormat messageFormat();

private:
    struct Resampler;
    QAudioFormat m_format;
    QByteArray m_rest;
    std::unique_ptr<Resampler> m_resampler; ///< null: the rate is ours already
};

} // namespace campanile
