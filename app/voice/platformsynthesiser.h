// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"

#include <QPointer>
#include <QProcess>
#include <QThreadPool>
#include <QTimer>

namespace campanile {

/// The platform's own voices through Qt TextToSpeech, those that can speak into a file. In a process of its own
/// (campanile-platform-speaker): an engine that hangs or crashes is not the console's trouble. Which voices there are
/// is asked at the start, and told by voicesChanged(); none is an answer, too.
class PlatformSynthesiser final : public Synthesiser {
    Q_OBJECT
public:
    static constexpr auto enginePrefix = "platform:";

    struct Options {
        QString program{}; ///< empty: campanile-platform-speaker beside the program or on the path
        std::chrono::milliseconds listLimit{10'000};
        std::chrono::milliseconds limit{30'000};
    };

    explicit PlatformSynthesiser(QObject *parent = nullptr);
    explicit PlatformSynthesiser(const Options &options, QObject *parent = nullptr);
    ~PlatformSynthesiser() override;

    [[nodiscard]] QList<Voice> voices() const override { return m_voices; }

    QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &path) override;

private:
    void askForVoices(std::chrono::milliseconds limit);

    QString m_program;
    std::chrono::milliseconds m_limit;
    QList<Voice> m_voices;
    std::unique_ptr<QProcess> m_listing;
    QTimer m_listLimit;
    QThreadPool m_pool;
};

} // namespace campanile
