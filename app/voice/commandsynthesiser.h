// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "voicecommands.h"

#include <QThreadPool>

namespace campanile {

/// Programs of this workstation that speak (piper and the like), as the settings name them. Each runs without a shell,
/// in a folder of its own, and is killed with its children at the limit; what it wrote must be sound.
class CommandSynthesiser final : public Synthesiser {
    Q_OBJECT
public:
    static constexpr auto engineName = "command";

    explicit CommandSynthesiser(std::chrono::milliseconds limit = std::chrono::seconds(45), QObject *parent = nullptr);
    ~CommandSynthesiser() override;

    void setCommands(const VoiceCommands &commands);

    [[nodiscard]] QList<Voice> voices() const override; ///< one a command; where its program is missing not available
    QFuture<Result<Speech>> synthesise(const SpeechRequest &request, const QString &path) override;

private:
    std::chrono::milliseconds m_limit;
    VoiceCommands m_commands;
    QThreadPool m_pool;
};

} // namespace campanile
