// SPDX-License-Identifier: GPL-3.0-or-later
#include "recordingmark.h"

#include <QDir>
#include <QFile>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr auto markSuffix = ".unsettled"_L1;
constexpr auto lockSuffix = ".lock"_L1;

} // namespace

Result<std::unique_ptr<RecordingMark>> RecordingMark::make(const QString &recording)
{
    std::unique_ptr<RecordingMark> mark(new RecordingMark(recording + lockSuffix));
    mark->m_lock.setStaleLockTime(0);
    if (!mark->m_lock.tryLock(0))
        return failure(ErrorCode::FileUnwritable, {recording, u"locked"_s});
    QFile file(recording + markSuffix);
    if (!file.open(QIODevice::WriteOnly))
        return failure(ErrorCode::FileUnwritable, {recording, file.errorString()});
    return mark;
}

QStringList RecordingMark::marked(const QString &folder)
{
    QStringList result;
    const QDir dir(folder);
    const QStringList marks = dir.entryList({u'*' + markSuffix}, QDir::Files, QDir::Time | QDir::Reversed);
    for (const QString &name : marks) {
        const QString recording = dir.filePath(name.chopped(markSuffix.size()));
        if (!QFile::exists(recording)) { // died between the mark and the first byte
            QFile::remove(dir.filePath(name));
            continue;
        }
        QLockFile lock(recording + lockSuffix);
        lock.setStaleLockTime(0);
        if (lock.tryLock(0))
            result.append(recording);
    }
    return result;
}

void RecordingMark::remove(const QString &recording)
{
    QFile::remove(recording + markSuffix);
}

} // namespace campanile
