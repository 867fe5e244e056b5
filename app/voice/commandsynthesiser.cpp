// SPDX-License-Identifier: GPL-3.0-or-later
#include "commandsynthesiser.h"

#include "speechjob.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

CommandSynthesiser::CommandSynthesiser(std::chrono::milliseconds limit, QObject *parent)
    : Synthesiser(parent)
    , m_limit(limit)
{
    m_pool.setMaxThreadCount(1);
}

CommandSynthesiser::~CommandSynthesiser()
{
    qDeleteAll(findChildren<SpeechJob *>()); // their futures finish while the pool is here
    m_pool.waitForDone();
}

void CommandSynthesiser::setCommands(const VoiceCommands &commands)
{
    if (std::exchange(m_commands, commands) != commands)
        Q_EMIT voicesChanged();
}

QList<Voice> CommandSynthesiser::voices() const
{
    QList<Voice> voices;
    for (const VoiceCommand &command : m_commands) {
        const auto arguments = voiceCommandWords(command.command);
        voices.append({QString::fromLatin1(engineName), command.name, command.name, command.language,
            arguments && !voiceProgram(arguments->first()).isEmpty()});
    }
    return voices;
}

QFuture<Result<Speech>> CommandSynthesiser::synthesise(const SpeechRequest &request, const QString &path)
{
    const auto command = std::ranges::find(m_commands, request.voice.id, &VoiceCommand::name);
    if (command == m_commands.cend())
        return refusedSpeech({ErrorCode::VoiceMissing, {request.voice.name, request.voice.language}});
    auto arguments = voiceCommandWords(command->command);
    if (!arguments)
        return refusedSpeech({ErrorCode::VoiceFailed, {command->name + u": "_s + words(arguments.error())}});
    const QString program = voiceProgram(arguments->first());
    if (program.isEmpty())
        return refusedSpeech({ErrorCode::VoiceMissing, {command->name, command->language}});
    SpeechRequest asked = request;
    asked.voice.language = command->language;
    const auto text = speakable(asked);
    if (!text)
        return refusedSpeech(text.error());
    const double pace = std::isfinite(request.speed) ? std::clamp(request.speed, 0.5, 2.0) : 1.0;
    arguments->removeFirst();
    for (QString &word : *arguments) {
        word.replace("{speed}"_L1, QString::number(pace, 'f', 2));
        word.replace("{slowness}"_L1, QString::number(1 / pace, 'f', 2));
        word.replace("{language}"_L1, command->language);
    }
    auto *job = new SpeechJob(m_pool, *text, path, this);
    return job->run({{command->name, program, *arguments, m_limit}});
}

} // namespace campanile
