// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"

#include <QThreadPool>

namespace campanile {

/// eSpeak NG as a process of its own: it may crash, hang or be missing, and the console goes on.
class EspeakSynthesiser final : public Synthesiser {
    Q_OBJECT
public:
    struct Options {
        QString program; ///< empty: espeak-ng on the path
        std::chrono::milliseconds limit{30'000};
    };

    explicit EspeakSynthesiser(QObject *parent = nullptr);
    explicit EspeakSynthesiser(const Options &options, QObject *parent = nullptr);
    ~EspeakSynthesiser() override;

    [[nodiscard]] QList<Voice> voices() const override; ///< Italian first; none where the program is missing
    QFuture<Result<std::chrono::milliseconds>> synthesise(
        const QString &text, const Voice &voice, double speed, const QString &path) override;

private:
    QString m_program;
    std::chrono::milliseconds m_limit;
    QThreadPool m_pool;
};

} // namespace campanile
