// SPDX-License-Identifier: GPL-3.0-or-later
#include "platformsynthesiser.h"

#include "childprocess.h"
#include "speechjob.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr qsizetype mostListed = 1024 * 1024;
constexpr qsizetype mostVoices = 500;

QList<Voice> listedVoices(const QByteArray &lines)
{
    QList<Voice> voices;
    for (const QByteArray &line : lines.split('\n')) {
        const QJsonObject entry = QJsonDocument::fromJson(line).object();
        const QString engine = entry["engine"_L1].toString();
        const QString name = entry["voice"_L1].toString();
        const QString locale = entry["locale"_L1].toString().replace(u'_', u'-');
        if (engine.isEmpty() || name.isEmpty() || locale.isEmpty() || voices.size() >= mostVoices)
            continue;
        voices.append({QString::fromLatin1(PlatformSynthesiser::enginePrefix) + engine, name + u'@' + locale, name,
            locale.section(u'-', 0, 0)});
    }
    return voices;
}

} // namespace

PlatformSynthesiser::PlatformSynthesiser(QObject *parent)
    : PlatformSynthesiser(Options{}, parent)
{
}

PlatformSynthesiser::PlatformSynthesiser(const Options &options, QObject *parent)
    : Synthesiser(parent)
    , m_program(options.program.isEmpty() ? companionProgram(u"campanile-platform-speaker"_s) : options.program)
    , m_limit(options.limit)
{
    m_pool.setMaxThreadCount(1);
    if (!m_program.isEmpty())
        askForVoices(options.listLimit);
}

PlatformSynthesiser::~PlatformSynthesiser()
{
    if (m_listing) {
        m_listing->disconnect(this);
        m_listing->kill();
        m_listing->waitForFinished(1000);
    }
    qDeleteAll(findChildren<SpeechJob *>()); // their futures finish while the pool is here
    m_pool.waitForDone();
}

void PlatformSynthesiser::askForVoices(std::chrono::milliseconds limit)
{
    m_listing = std::make_unique<QProcess>();
    m_listing->setStandardErrorFile(QProcess::nullDevice());
    connect(m_listing.get(), &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        m_listLimit.stop();
        if (status == QProcess::NormalExit && code == 0)
            m_voices = listedVoices(m_listing->read(mostListed));
        if (!m_voices.isEmpty())
            Q_EMIT voicesChanged();
    });
    m_listLimit.setSingleShot(true);
    connect(&m_listLimit, &QTimer::timeout, this, [this] { m_listing->kill(); });
    m_listLimit.start(limit);
    m_listing->start(m_program, {u"--list"_s});
    m_listing->closeWriteChannel();
}

QFuture<Result<Speech>> PlatformSynthesiser::synthesise(const SpeechRequest &request, const QString &path)
{
    const auto known = std::ranges::find_if(m_voices,
        [&](const Voice &voice) { return voice.engine == request.voice.engine && voice.id == request.voice.id; });
    if (known == m_voices.cend())
        return refusedSpeech({ErrorCode::VoiceMissing, {request.voice.engine, request.voice.language}});
    const auto text = speakable(request);
    if (!text)
        return refusedSpeech(text.error());
    const double pace = std::isfinite(request.speed) ? std::clamp(request.speed, 0.5, 2.0) : 1.0;
    const QString engine = known->engine.sliced(QLatin1StringView(enginePrefix).size());
    auto *job = new SpeechJob(m_pool, *text, path, this);
    return job->run({{known->name, m_program,
        {u"--engine"_s, engine, u"--voice"_s, known->name, u"--locale"_s, known->id.section(u'@', -1), u"--speed"_s,
            QString::number(pace, 'f', 2), u"--wav"_s, u"{wav}"_s},
        m_limit}});
}

} // namespace campanile
