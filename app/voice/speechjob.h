// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "audioports.h"
#include "spokentext.h"

#include <QProcess>
#include <QPromise>
#include <QTemporaryDir>
#include <QThreadPool>
#include <QTimer>

#include <memory>

namespace campanile {

/// The most that is read aloud; after it is written out, four times as much.
inline constexpr qsizetype longestSpeech = 5000;

/// A program that makes a WAV file of a text. In its arguments {wav} is the file to be written, {text} a file with the
/// text; a program whose arguments do not name {text} reads it from its standard input. On its standard output it may
/// tell when each word begins: lines of JSON {"word": first character, "ms": time}, characters as code points.
struct SpeechCommand {
    QString engine; ///< for errors
    QString program;
    QStringList arguments;
    std::chrono::milliseconds limit{30'000};
};

/// One synthesis by a process of its own, which may crash, hang, flood or write rubbish: after the limit it and all its
/// children are killed. The sound it made becomes a message's. Deletes itself.
class SpeechJob final : public QObject {
    Q_OBJECT
public:
    SpeechJob(QThreadPool &pool, SpokenText text, const QString &path, QObject *parent);
    ~SpeechJob() override;

    /// The first that works; the future finishes within the sum of their limits.
    QFuture<Result<Speech>> run(const QList<SpeechCommand> &attempts);

private:
    void startNext();
    void connectProcess();
    void end(int code, QProcess::ExitStatus status);
    void readWords();
    void prepare();
    void fail(const QString &why);
    void kill();
    void finish(const Result<Speech> &result);

    QThreadPool &m_pool;
    const SpokenText m_text;
    const QString m_path;
    QTemporaryDir m_folder;
    QList<SpeechCommand> m_attempts; ///< still to be tried
    std::unique_ptr<QProcess> m_process;
    QTimer m_limit;
    QString m_engine;
    QByteArray m_output;
    QByteArray m_complaint; ///< the beginning of what it wrote to its error output
    qint64 m_pid = 0;
    QPromise<Result<Speech>> m_promise;
    bool m_done = false;
};

/// The text as an engine gets it; errors: AudioEmpty, VoiceFailed (too long).
[[nodiscard]] Result<SpokenText> speakable(const SpeechRequest &request);

[[nodiscard]] inline QFuture<Result<Speech>> refusedSpeech(const Error &error)
{
    return QtFuture::makeReadyValueFuture(Result<Speech>(std::unexpected(error)));
}

/// Times of words as the engine told them, on the text as it was written. `lead` is what was cut off at the beginning.
/// Words that the engine passed over lie between their neighbours; told too few, there are none.
[[nodiscard]] QList<WordMark> wordMarks(
    const SpokenText &text, const QByteArray &lines, std::chrono::milliseconds length, std::chrono::milliseconds lead);

} // namespace campanile
