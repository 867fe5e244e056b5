// SPDX-License-Identifier: GPL-3.0-or-later
#include "voiceboard.h"

#include "speechjob.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

VoiceBoard::VoiceBoard(QObject *parent)
    : VoiceBoard(Options{}, parent)
{
}

VoiceBoard::VoiceBoard(const Options &options, QObject *parent)
    : Synthesiser(parent)
    , m_commands(options.commandLimit)
    , m_platform(options.platform)
    , m_espeak(options.espeak)
{
    for (const Synthesiser *engine : {static_cast<Synthesiser *>(&m_commands), static_cast<Synthesiser *>(&m_platform),
             static_cast<Synthesiser *>(&m_espeak)})
        connect(engine, &Synthesiser::voicesChanged, this, &Synthesiser::voicesChanged);
}

void VoiceBoard::setCommands(const VoiceCommands &commands)
{
    m_commands.setCommands(commands);
}

void VoiceBoard::usePronunciations(const PronunciationStore *store)
{
    m_pronunciations = store;
}

QList<Voice> VoiceBoard::voices() const
{
    QList<Voice> all = m_commands.voices() + m_platform.voices() + m_espeak.voices();
    std::ranges::stable_sort(all, {},
        [](const Voice &voice) { return std::pair(!voice.available, voice.language.section(u'-', 0, 0) != "it"_L1); });
    return all;
}

QFuture<Result<Speech>> VoiceBoard::synthesise(const SpeechRequest &request, const QString &path)
{
    SpeechRequest complete = request;
    if (m_pronunciations)
        complete.pronunciations = merged(request.pronunciations, m_pronunciations->pronunciations());
    const QString &engine = request.voice.engine;
    if (engine == QLatin1StringView(CommandSynthesiser::engineName))
        return m_commands.synthesise(complete, path);
    if (engine.startsWith(QLatin1StringView(PlatformSynthesiser::enginePrefix)))
        return m_platform.synthesise(complete, path);
    if (engine == "espeak-ng"_L1)
        return m_espeak.synthesise(complete, path);
    return refusedSpeech({ErrorCode::VoiceMissing, {engine, request.voice.language}});
}

} // namespace campanile
