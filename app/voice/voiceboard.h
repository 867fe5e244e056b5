// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "commandsynthesiser.h"
#include "espeaksynthesiser.h"
#include "platformsynthesiser.h"
#include "pronunciationstore.h"

namespace campanile {

/// Every voice of this workstation behind the one port: the programs of the settings, the platform's own, eSpeak NG. It
/// reads what a town wants read its own way. A voice that fails is an error that says so, never silently another.
class VoiceBoard final : public Synthesiser {
    Q_OBJECT
public:
    struct Options {
        EspeakSynthesiser::Options espeak{};
        PlatformSynthesiser::Options platform{};
        std::chrono::milliseconds commandLimit{45'000};
    };

    explicit VoiceBoard(QObject *parent = nullptr);
    explicit VoiceBoard(const Options &options, QObject *parent = nullptr);

    void setCommands(const VoiceCommands &commands); ///< ConsoleSettings::voiceCommands
    void usePronunciations(const PronunciationStore *store); ///< outlives the board; null: none

    /// Italian first; of a language the settings' programs, the platform's, eSpeak NG; what is not available last.
    [[nodiscard]] QList<Voice> voices() const override;
    QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &path) override;

private:
    CommandSynthesiser m_commands;
    PlatformSynthesiser m_platform;
    EspeakSynthesiser m_espeak;
    const PronunciationStore *m_pronunciations = nullptr;
};

} // namespace campanile
