// SPDX-License-Identifier: GPL-3.0-or-later
#include "espeaksynthesiser.h"

#include "childprocess.h"
#include "speechjob.h"

#include <QStandardPaths>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int ownSpeed = 165; // words a minute at which its Italian is easy to follow

} // namespace

EspeakSynthesiser::EspeakSynthesiser(QObject *parent)
    : EspeakSynthesiser(Options{}, parent)
{
}

EspeakSynthesiser::EspeakSynthesiser(const Options &options, QObject *parent)
    : Synthesiser(parent)
    , m_program(options.program.isEmpty() ? QStandardPaths::findExecutable(u"espeak-ng"_s) : options.program)
    , m_speaker(options.speaker.isEmpty() ? companionProgram(u"campanile-speaker"_s) : options.speaker)
    , m_limit(options.limit)
{
    m_pool.setMaxThreadCount(1);
}

EspeakSynthesiser::~EspeakSynthesiser()
{
    qDeleteAll(findChildren<SpeechJob *>()); // their futures finish while the pool is here
    m_pool.waitForDone();
}

QList<Voice> EspeakSynthesiser::voices() const
{
    if (m_program.isEmpty() && m_speaker.isEmpty())
        return {};
    const auto voice = [](const QString &id, const QString &language, const QString &name) {
        return Voice{u"espeak-ng"_s, id, name, language};
    };
    QList<Voice> voices{
        voice(u"it"_s, u"it"_s, tr("Italian, man")),
        voice(u"it+f2"_s, u"it"_s, tr("Italian, woman")),
    };
    const std::pair<QString, QString> others[] = {
        {u"de"_s, tr("German")},
        {u"fr"_s, tr("French")},
        {u"en-gb"_s, tr("English")},
        {u"sl"_s, tr("Slovene")},
        {u"uk"_s, tr("Ukrainian")},
        {u"ar"_s, tr("Arabic")},
        {u"ro"_s, tr("Romanian")},
    };
    for (const auto &[id, name] : others)
        voices.append(voice(id, id.left(2), name));
    return voices;
}

QFuture<Result<Speech>> EspeakSynthesiser::synthesise(const SpeechRequest &request, const QString &path)
{
    if (m_program.isEmpty() && m_speaker.isEmpty())
        return refusedSpeech({ErrorCode::VoiceMissing, {u"espeak-ng"_s, request.voice.language}});
    auto text = speakable(request);
    if (!text)
        return refusedSpeech(text.error());
    const double pace = std::isfinite(request.speed) ? std::clamp(request.speed, 0.5, 2.0) : 1.0;
    const QStringList manner{u"-v"_s, request.voice.id, u"-s"_s, QString::number(std::lround(ownSpeed * pace))};
    QList<SpeechCommand> attempts;
    if (!m_speaker.isEmpty())
        attempts.append({u"espeak-ng"_s, m_speaker, manner + QStringList{u"-w"_s, u"{wav}"_s}, m_limit});
    if (!m_program.isEmpty())
        attempts.append({u"espeak-ng"_s, m_program,
            manner + QStringList{u"-b"_s, u"1"_s, u"--stdin"_s, u"-w"_s, u"{wav}"_s}, m_limit});
    auto *job = new SpeechJob(m_pool, *text, path, this);
    return job->run(attempts);
}

} // namespace campanile
