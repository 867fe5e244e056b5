// SPDX-License-Identifier: GPL-3.0-or-later
#include "soundimport.h"

#include "childprocess.h"
#include "soundfile.h"

#include <QDeadlineTimer>
#include <QFile>
#include <QFileInfo>

#include <cstring>
#include <optional>
#include <span>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

using Length = std::chrono::milliseconds;

namespace {

const QString decoderName = u"campanile-decoder"_s;
constexpr ProcessLimits decoderLimits{
    .fileBytes = 1024LL * 1024, .memoryBytes = 2LL * 1024 * 1024 * 1024, .processorTime = importLimit};

/// What the decoder writes, as it comes, into a WAV file.
class DecodedSound final {
public:
    DecodedSound(const QString &from, const QString &to)
        : m_from(from)
        , m_to(to)
    {
    }

    Result<void> take(const QByteArray &bytes)
    {
        m_rest += bytes;
        if (!m_writer.isOpen()) {
            if (auto begun = begin(); !begun || !m_writer.isOpen())
                return begun;
        }
        const auto count = m_rest.size() / static_cast<qsizetype>(sizeof(std::int16_t));
        m_samples.resize(static_cast<size_t>(count));
        for (qsizetype i = 0; i < count; ++i) {
            std::int16_t sample;
            std::memcpy(&sample, m_rest.constData() + i * qsizetype{sizeof sample}, sizeof sample);
            m_samples[static_cast<size_t>(i)] = static_cast<float>(sample) / 32767.0F;
        }
        m_rest.remove(0, count * qsizetype{sizeof(std::int16_t)});
        if (auto written = m_writer.write(m_samples); !written)
            return written;
        if (m_writer.length() > longestSound)
            return std::unexpected(tooLong(m_writer.length() / 1s));
        return {};
    }

    [[nodiscard]] Length length() const { return m_writer.length(); }

    Result<Length> complete()
    {
        if (length() <= 0ms)
            return failure(m_rest.isEmpty() ? ErrorCode::AudioEmpty : ErrorCode::AudioUnreadable, {m_from});
        return m_writer.commit().transform([this] { return length(); });
    }

private:
    Result<void> begin()
    {
        constexpr qsizetype longestLine = 32;
        const auto refused = [this] { return failure(ErrorCode::AudioUnreadable, {m_from}); };
        const qsizetype end = m_rest.indexOf('\n');
        if (end < 0)
            return m_rest.size() < longestLine ? Result<void>() : refused();
        const QByteArrayView line = QByteArrayView(m_rest).first(end);
        const QByteArrayView mark(decodedSoundMark);
        const int rate = line.startsWith(mark) ? line.sliced(mark.size()).toInt() : 0;
        if (rate < 4000 || rate > 384'000)
            return refused();
        m_rest.remove(0, end + 1);
        return m_writer.open(m_to, rate);
    }

    QString m_from;
    QString m_to;
    QByteArray m_rest; ///< what is not a whole line, or a whole sample, yet
    std::vector<float> m_samples;
    SoundWriter m_writer;
};

/// Whatever happens, the process has ended when this has.
class DecoderProcess final {
public:
    DecoderProcess(const QString &program, const QString &file)
    {
        confine(m_process, decoderLimits);
        m_process.setStandardInputFile(QProcess::nullDevice());
        m_process.setStandardErrorFile(QProcess::nullDevice());
        m_process.start(program, {file}, QIODevice::ReadOnly);
        if (m_process.waitForStarted())
            m_pid = m_process.processId();
    }

    ~DecoderProcess()
    {
        if (m_process.state() == QProcess::NotRunning)
            return;
        killSession(m_pid);
        m_process.kill();
        m_process.waitForFinished();
    }

    Q_DISABLE_COPY_MOVE(DecoderProcess)

    /// What it has written since, waiting a little for more.
    QByteArray read()
    {
        m_process.waitForReadyRead(50);
        return m_process.readAllStandardOutput();
    }

    [[nodiscard]] bool hasStarted() const { return m_pid > 0; }

    [[nodiscard]] bool isRunning() const { return m_process.state() != QProcess::NotRunning; }

    /// Empty: it crashed.
    [[nodiscard]] std::optional<int> exitCode() const
    {
        return m_process.exitStatus() == QProcess::NormalExit ? std::optional(m_process.exitCode()) : std::nullopt;
    }

private:
    QProcess m_process;
    qint64 m_pid = 0;
};

} // namespace

namespace {

Result<Length> importWav(
    const QString &from, const QString &to, const QDeadlineTimer &deadline, const std::stop_token &stop)
{
    SoundWriter writer;
    return readSoundBlocks(
        from, [&](int rate) { return writer.open(to, rate); },
        [&](std::span<const float> samples) -> Result<void> {
            if (stop.stop_requested())
                return failure(ErrorCode::Cancelled);
            if (deadline.hasExpired())
                return failure(ErrorCode::AudioUnreadable, {from});
            return writer.write(samples);
        })
        .and_then([&] { return writer.commit(); })
        .transform([&] { return writer.length(); });
}

Result<Length> importDecoded(const QString &from, const QString &to, const QString &program,
    const QDeadlineTimer &deadline, const std::stop_token &stop)
{
    // Asked before: with its files closed a child cannot always tell that there was nothing to start.
    if (!QFileInfo(program).isExecutable())
        return failure(ErrorCode::FileNotFound, {decoderName});
    DecodedSound sound(from, to);
    DecoderProcess process(program, QFileInfo(from).absoluteFilePath());
    if (!process.hasStarted())
        return failure(ErrorCode::FileNotFound, {decoderName});
    for (bool more = true; more;) {
        const bool running = process.isRunning();
        const QByteArray bytes = process.read();
        if (stop.stop_requested())
            return failure(ErrorCode::Cancelled);
        if (deadline.hasExpired())
            return failure(ErrorCode::AudioUnreadable, {from});
        if (auto taken = sound.take(bytes); !taken)
            return std::unexpected(taken.error());
        more = running || !bytes.isEmpty();
    }
    if (process.exitCode() == tooLongExit)
        return std::unexpected(tooLong(sound.length() / 1s));
    if (process.exitCode() != 0)
        return failure(ErrorCode::AudioUnreadable, {from});
    return sound.complete();
}

} // namespace

Result<Length> importedSound(
    const QString &from, const QString &to, const DecoderOptions &options, const std::stop_token &stop)
{
    if (auto good = checkedSoundFile(from); !good)
        return std::unexpected(good.error());
    if (stop.stop_requested())
        return failure(ErrorCode::Cancelled);
    const QDeadlineTimer deadline(options.limit);
    if (isWav(from))
        return importWav(from, to, deadline, stop);
    const QString program = options.program.isEmpty() ? companionProgram(decoderName) : options.program;
    return importDecoded(from, to, program, deadline, stop);
}

bool isDecodable(const QString &path)
{
    const QFileInfo entry(path);
    QFile file(path);
    if (!entry.isFile() || entry.size() > largestSoundFile || !file.open(QIODevice::ReadOnly))
        return false;
    const QByteArray head = file.read(16);
    if (head.size() < 16)
        return false;
    const auto byte = [&](qsizetype at) { return static_cast<unsigned char>(head.at(at)); };
    return head.sliced(4, 4) == "ftyp" // MP4, M4A, 3GP, QuickTime
        || (byte(0) == 0xff && (byte(1) & 0xf6) == 0xf0) || head.startsWith("ADIF") // AAC
        || head.startsWith("\x1a\x45\xdf\xa3") // Matroska, WebM
        || head.startsWith("\x30\x26\xb2\x75\x8e\x66\xcf\x11"); // ASF, WMA
}

} // namespace campanile
