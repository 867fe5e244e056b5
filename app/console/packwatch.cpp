// SPDX-License-Identifier: GPL-3.0-or-later
#include "packwatch.h"

#include <QFileInfo>

namespace campanile {

PackWatch::PackWatch(TownWorkshop &workshop, QObject *parent)
    : QObject(parent)
    , m_workshop(workshop)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(std::chrono::milliseconds(300)); // a copy is written piece by piece
    connect(&m_files, &QFileSystemWatcher::fileChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_files, &QFileSystemWatcher::directoryChanged, &m_settle, qOverload<>(&QTimer::start));
    connect(&m_settle, &QTimer::timeout, this, &PackWatch::look);
    connect(&m_reading, &QFutureWatcherBase::finished, this, [this] {
        const Result<PackReport> report = m_reading.result();
        if (!report || report->path != m_path || m_replaced)
            return; // not whole yet: the next change looks again
        m_replaced = true;
        Q_EMIT replaced();
    });
}

void PackWatch::watch(const QString &path, const QDateTime &changed, qint64 bytes)
{
    if (const QStringList all = m_files.files() + m_files.directories(); !all.isEmpty())
        m_files.removePaths(all);
    m_path = path;
    m_known = {changed, bytes};
    m_replaced = false;
    look(); // it may have been replaced since
}

void PackWatch::look()
{
    keepWatching(); // a replaced file is another one for the watcher
    if (m_path.isEmpty() || m_replaced || m_reading.isRunning())
        return;
    const Stamp now = stamp();
    if (now == m_known || now.bytes < 0)
        return;
    m_reading.setFuture(m_workshop.inspectPack(m_path));
}

PackWatch::Stamp PackWatch::stamp() const
{
    const QFileInfo info(m_path);
    return info.exists() ? Stamp{info.lastModified(), info.size()} : Stamp();
}

void PackWatch::keepWatching()
{
    if (m_path.isEmpty())
        return;
    const QFileInfo info(m_path);
    if (info.exists() && !m_files.files().contains(m_path))
        m_files.addPath(m_path);
    if (!m_files.directories().contains(info.absolutePath()))
        m_files.addPath(info.absolutePath());
}

} // namespace campanile
