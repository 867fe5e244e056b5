// SPDX-License-Identifier: GPL-3.0-or-later
#include "espeaksynthesiser.h"

#include "soundworkshop.h"

#include <QLocale>
#include <QProcess>
#include <QPromise>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTimer>
#include <QtConcurrentRun>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

using Length = std::chrono::milliseconds;
constexpr qsizetype longestText = 5000;
constexpr int ownSpeed = 165; // words a minute at which its Italian is easy to follow

/// One synthesis: process, time limit, loudness. Deletes itself.
class EspeakJob final : public QObject {
public:
    EspeakJob(QThreadPool &pool, const QString &path, QObject *parent)
        : QObject(parent)
        , m_pool(pool)
        , m_path(path)
    {
        m_promise.start();
        m_limit.setSingleShot(true);
        connect(&m_limit, &QTimer::timeout, this, [this] { fail(u"time limit"_s); });
        connect(&m_process, &QProcess::errorOccurred, this, [this](QProcess::ProcessError error) {
            if (error == QProcess::FailedToStart)
                fail(m_process.errorString());
        });
        connect(&m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
            if (status != QProcess::NormalExit || code != 0)
                fail(QString::fromUtf8(m_process.readAllStandardError()).simplified().left(200));
            else
                prepare();
        });
    }

    ~EspeakJob() override
    {
        m_process.disconnect(this);
        finish(failure(ErrorCode::Cancelled));
    }

    QFuture<Result<Length>> run(
        const QString &program, const QStringList &arguments, const QByteArray &text, Length limit)
    {
        m_limit.start(limit);
        m_process.setStandardOutputFile(QProcess::nullDevice());
        m_process.start(program, arguments + QStringList{u"-w"_s, wave()});
        m_process.write(text);
        m_process.closeWriteChannel();
        return m_promise.future();
    }

private:
    QString wave() const { return m_folder.filePath(u"voice.wav"_s); }

    void prepare()
    {
        QtConcurrent::run(&m_pool, [from = wave(), to = m_path] {
            return prepareSound(from, to, {});
        }).then(this, [this](const Result<AudioReport> &report) {
            if (!report && report.error().code != ErrorCode::DiskFull
                && report.error().code != ErrorCode::FileUnwritable)
                return fail(u"no sound"_s);
            finish(report.transform([](const AudioReport &r) { return r.length; }));
            deleteLater();
        });
    }

    void fail(const QString &why)
    {
        m_process.disconnect(this);
        m_process.kill();
        finish(failure(ErrorCode::VoiceFailed, {why}));
        deleteLater();
    }

    void finish(const Result<Length> &result)
    {
        m_limit.stop();
        if (std::exchange(m_done, true))
            return;
        m_promise.addResult(result);
        m_promise.finish();
    }

    QThreadPool &m_pool;
    QString m_path;
    QTemporaryDir m_folder;
    QProcess m_process;
    QTimer m_limit;
    QPromise<Result<Length>> m_promise;
    bool m_done = false;
};

QFuture<Result<Length>> refused(ErrorCode code, const QStringList &args)
{
    return QtFuture::makeReadyValueFuture(Result<Length>(failure(code, args)));
}

} // namespace

EspeakSynthesiser::EspeakSynthesiser(QObject *parent)
    : EspeakSynthesiser(Options{}, parent)
{
}

EspeakSynthesiser::EspeakSynthesiser(const Options &options, QObject *parent)
    : Synthesiser(parent)
    , m_program(options.program.isEmpty() ? QStandardPaths::findExecutable(u"espeak-ng"_s) : options.program)
    , m_limit(options.limit)
{
    m_pool.setMaxThreadCount(1);
}

EspeakSynthesiser::~EspeakSynthesiser()
{
    qDeleteAll(findChildren<QObject *>(Qt::FindDirectChildrenOnly)); // their futures finish while the pool is here
    m_pool.waitForDone();
}

QList<Voice> EspeakSynthesiser::voices() const
{
    if (m_program.isEmpty())
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

QFuture<Result<Length>> EspeakSynthesiser::synthesise(
    const QString &text, const Voice &voice, double speed, const QString &path)
{
    if (m_program.isEmpty())
        return refused(ErrorCode::VoiceMissing, {u"espeak-ng"_s, voice.language});
    QString spoken = text.simplified();
    // Double brackets would switch to phonemes.
    while (spoken.contains("[["_L1))
        spoken.replace("[["_L1, "[ ["_L1);
    if (std::none_of(spoken.begin(), spoken.end(), [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
        return refused(ErrorCode::AudioEmpty, {path});
    if (spoken.size() > longestText)
        return refused(ErrorCode::VoiceFailed, {u"text too long"_s});
    const double pace = std::isfinite(speed) ? std::clamp(speed, 0.5, 2.0) : 1.0;
    const QStringList arguments{
        u"-v"_s, voice.id, u"-s"_s, QString::number(std::lround(ownSpeed * pace)), u"-b"_s, u"1"_s, u"--stdin"_s};
    auto *job = new EspeakJob(m_pool, path, this);
    return job->run(m_program, arguments, spoken.toUtf8(), m_limit);
}

} // namespace campanile
