// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"

#include <QThreadPool>

namespace campanile {

/// eSpeak NG in a process of its own: it may crash, hang or be missing, and the console goes on. With
/// campanile-speaker, which tells when each word is said; where that fails, the plain espeak-ng program, which does
/// not.
class EspeakSynthesiser final : public Synthesiser {
    Q_OBJECT
public:
    struct Options {
        QString program{}; ///< empty: espeak-ng on the path
        QString speaker{}; ///< empty: campanile-speaker beside the program or on the path
        std::chrono::milliseconds limit{25'000}; ///< for each of the two
    };

    explicit EspeakSynthesiser(QObject *parent = nullptr);
    explicit EspeakSynthesiser(const Options &options, QObject *parent = nullptr);
    ~EspeakSynthesiser() override;

    [[nodiscard]] QList<Voice> voices() const override; ///< Italian first; none where both programs are missing
    QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &path) override;

private:
    QString m_program;
    QString m_speaker;
    std::chrono::milliseconds m_limit;
    QThreadPool m_pool;
};

} // namespace campanile
