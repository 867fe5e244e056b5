// SPDX-License-Identifier: GPL-3.0-or-later
#include "speechjob.h"

#include "childprocess.h"
#include "soundedit.h"
#include "soundfile.h"

#include <QFile>
#include <QtConcurrentRun>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

constexpr qsizetype mostOutput = 4 * 1024 * 1024;
constexpr qsizetype mostComplaint = 4 * 1024;
constexpr qint64 largestWave = 256LL * 1024 * 1024;

struct PreparedSpeech {
    std::chrono::milliseconds length{0};
    std::chrono::milliseconds lead{0}; ///< silence that was cut off before the first word
};

Result<PreparedSpeech> preparedSpeech(const QString &from, const QString &to)
{
    const auto read = readSound(from).and_then([](const Pcm &sound) { return resampled(sound, messageRate); });
    if (!read)
        return std::unexpected(read.error());
    if (measuredLoudness(*read).integrated <= -65)
        return failure(ErrorCode::AudioSilent, {from});
    const Pcm sound = normalised(trimmed(*read));
    if (const auto written = writeSound(to, sound); !written)
        return std::unexpected(written.error());
    // trimmed() leaves 0.15 s before the sound begins
    const auto leading = std::chrono::milliseconds(static_cast<qint64>(silentEnds(*read).leading) * 1000 / messageRate);
    return PreparedSpeech{.length = sound.length(), .lead = std::max(0ms, leading - 150ms)};
}

} // namespace

SpeechJob::SpeechJob(QThreadPool &pool, SpokenText text, const QString &path, QObject *parent)
    : QObject(parent)
    , m_pool(pool)
    , m_text(std::move(text))
    , m_path(path)
{
    m_promise.start();
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        const auto seconds = std::chrono::duration<double>(m_limit.intervalAsDuration()).count();
        fail(tr("it did not finish within %1 seconds").arg(seconds));
    });
}

SpeechJob::~SpeechJob()
{
    kill();
    finish(failure(ErrorCode::Cancelled));
}

QFuture<Result<Speech>> SpeechJob::run(const QList<SpeechCommand> &attempts)
{
    m_attempts = attempts;
    const QFuture<Result<Speech>> future = m_promise.future();
    startNext();
    return future;
}

void SpeechJob::connectProcess()
{
    QProcess *process = m_process.get();
    connect(process, &QProcess::errorOccurred, this, [this, process](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            fail(process->errorString());
    });
    connect(process, &QProcess::started, this, [this, process] { m_pid = process->processId(); });
    connect(process, &QProcess::readyReadStandardOutput, this, &SpeechJob::readWords);
    connect(process, &QProcess::readyReadStandardError, this, [this, process] {
        const QByteArray more = process->readAllStandardError();
        m_complaint += more.left(mostComplaint - m_complaint.size());
    });
    connect(process, &QProcess::finished, this, &SpeechJob::end);
    confine(*process, {.fileBytes = largestWave});
}

void SpeechJob::startNext()
{
    const SpeechCommand command = m_attempts.takeFirst();
    m_engine = command.engine;
    m_pid = 0;
    m_output.clear();
    m_complaint.clear();
    const QString wave = m_folder.filePath(u"voice.wav"_s);
    const QString textFile = m_folder.filePath(u"text.txt"_s);
    QFile::remove(wave);
    const QByteArray text = m_text.text.toUtf8() + '\n';
    QStringList arguments;
    bool wantsFile = false;
    for (QString argument : command.arguments) {
        wantsFile = wantsFile || argument.contains("{text}"_L1);
        arguments.append(argument.replace("{wav}"_L1, wave).replace("{text}"_L1, textFile));
    }
    if (wantsFile) {
        QFile file(textFile);
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size()) {
            finish(failure(ErrorCode::FileUnwritable, {textFile, file.errorString()}));
            deleteLater();
            return;
        }
    }
    m_process = std::make_unique<QProcess>();
    connectProcess();
    m_limit.start(command.limit);
    m_process->setWorkingDirectory(m_folder.path());
    m_process->start(command.program, arguments);
    if (!m_process) // it did not start, and there was nothing else to try
        return;
    if (!wantsFile)
        m_process->write(text);
    m_process->closeWriteChannel();
}

void SpeechJob::end(int code, QProcess::ExitStatus status)
{
    readWords();
    if (!m_process)
        return;
    if (status == QProcess::NormalExit && code == 0)
        return prepare();
    const QString complaint = QString::fromUtf8(m_complaint).simplified().left(200);
    if (!complaint.isEmpty())
        return fail(complaint);
    fail(status == QProcess::NormalExit ? tr("it gave up (%1)").arg(code) : tr("it crashed"));
}

void SpeechJob::readWords()
{
    m_output += m_process->readAllStandardOutput();
    if (m_output.size() > mostOutput)
        fail(tr("it writes without end"));
}

void SpeechJob::prepare()
{
    m_limit.stop(); // what follows is ours
    QtConcurrent::run(&m_pool, [from = m_folder.filePath(u"voice.wav"_s), to = m_path] {
        return preparedSpeech(from, to);
    }).then(this, [this](const Result<PreparedSpeech> &made) {
        if (m_done)
            return;
        if (!made) {
            const ErrorCode code = made.error().code;
            if (code != ErrorCode::DiskFull && code != ErrorCode::FileUnwritable)
                return fail(tr("what it wrote is no sound"));
            finish(std::unexpected(made.error()));
        } else {
            finish(Speech{made->length, wordMarks(m_text, m_output, made->length, made->lead)});
        }
        deleteLater();
    });
}

void SpeechJob::fail(const QString &why)
{
    kill();
    if (!m_attempts.isEmpty())
        return startNext();
    finish(failure(ErrorCode::VoiceFailed, {m_engine + u": "_s + why}));
    deleteLater();
}

void SpeechJob::kill()
{
    if (!m_process)
        return;
    m_process->disconnect(this);
    if (m_process->state() != QProcess::NotRunning) {
        killSession(m_pid);
        connect(m_process.get(), &QProcess::finished, m_process.get(), &QObject::deleteLater);
        m_process->kill();
        m_process.release(); // goes when it has ended
        return;
    }
    m_process.release()->deleteLater(); // it may be this one's signal that we are in
}

void SpeechJob::finish(const Result<Speech> &result)
{
    m_limit.stop();
    if (std::exchange(m_done, true))
        return;
    m_promise.addResult(result);
    m_promise.finish();
}

Result<SpokenText> speakable(const SpeechRequest &request)
{
    const auto tooLong = [&] {
        return failure(ErrorCode::VoiceFailed,
            {SpeechJob::tr("the text is too long (%1 characters; at most %2)")
                    .arg(request.text.size())
                    .arg(longestSpeech)});
    };
    if (request.text.size() > longestSpeech)
        return tooLong();
    SpokenText text = spokenText(request.text, request.voice.language, request.pronunciations);
    if (std::ranges::none_of(text.text, [](QChar c) { return c.isLetterOrNumber() || c.isSurrogate(); }))
        return failure(ErrorCode::AudioEmpty, {});
    if (text.text.size() > longestSpeech * 4)
        return tooLong();
    return text;
}

} // namespace campanile
