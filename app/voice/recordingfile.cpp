// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingfile.h"

#include "wavrepair.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <cstring>

#ifdef Q_OS_WIN
#include <io.h>
#else
#include <unistd.h>
#endif

namespace campanile {

using namespace std::chrono_literals;
using SteadyClock = std::chrono::steady_clock;

namespace {

void syncData(int handle)
{
#ifdef Q_OS_WIN
    ::_commit(handle);
#elif defined(Q_OS_DARWIN)
    ::fsync(handle);
#else
    ::fdatasync(handle);
#endif
}

} // namespace

RecordingFile::~RecordingFile()
{
    close();
}

Result<void> RecordingFile::open(const QString &path)
{
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return failure(ErrorCode::FileUnwritable, {path, QString::fromLocal8Bit(std::strerror(errno))});
    auto mark = RecordingMark::make(path);
    if (!mark)
        return std::unexpected(mark.error());
    m_mark = std::move(*mark);
    m_file.setFileName(path);
    errno = 0;
    if (!m_file.open(QIODevice::WriteOnly | QIODevice::NewOnly | QIODevice::Unbuffered)) {
        m_mark.reset();
        if (!QFile::exists(path))
            RecordingMark::remove(path);
        return failure(ErrorCode::FileUnwritable, {path, m_file.errorString()});
    }
    errno = 0;
    if (!writeHeader()) {
        const int systemError = errno;
        m_file.remove();
        m_mark.reset();
        RecordingMark::remove(path);
        return fail(systemError);
    }
    m_syncTime = SteadyClock::now();
    m_headerTime = m_syncTime - 1s; // the first sound is told at once
    return {};
}

Result<void> RecordingFile::append(std::span<const std::int16_t> samples)
{
    if (!m_file.isOpen())
        return failure(ErrorCode::FileUnwritable, {m_file.fileName(), {}});
    const QByteArray bytes = littleEndian(samples);
    errno = 0;
    const qint64 written = m_file.write(bytes);
    if (written != bytes.size()) {
        const int systemError = errno;
        // the end of the last write may be half a sample
        m_bytes = std::max<qint64>(0, m_file.size() - wavHeaderSize) & ~qint64(1);
        m_file.resize(wavHeaderSize + m_bytes);
        close();
        return fail(systemError);
    }
    m_bytes += written;
    const auto now = SteadyClock::now();
    if (now - m_headerTime >= 400ms) {
        m_headerTime = now;
        writeHeader(); // overwrites: needs no room
    }
    if (now - m_syncTime >= 800ms) {
        m_syncTime = now;
        syncData(m_file.handle());
    }
    return {};
}

void RecordingFile::flush()
{
    if (!m_file.isOpen())
        return;
    writeHeader();
    syncData(m_file.handle());
}

void RecordingFile::close()
{
    flush();
    m_file.close();
    m_mark.reset();
}

std::chrono::milliseconds RecordingFile::length() const
{
    return std::chrono::milliseconds(m_bytes / 2 * 1000 / messageRate);
}

bool RecordingFile::writeHeader()
{
    const QByteArray header = wavHeader(messageRate, m_bytes);
    if (!m_file.seek(0) || m_file.write(header) != header.size())
        return false;
    return m_file.seek(wavHeaderSize + m_bytes);
}

Result<void> RecordingFile::fail(int systemError)
{
    const bool full = systemError == ENOSPC || systemError == EFBIG
#ifdef EDQUOT
        || systemError == EDQUOT
#endif
        ;
    if (full)
        return failure(ErrorCode::DiskFull, {m_file.fileName()});
    return failure(ErrorCode::FileUnwritable, {m_file.fileName(), QString::fromLocal8Bit(std::strerror(systemError))});
}

} // namespace campanile
