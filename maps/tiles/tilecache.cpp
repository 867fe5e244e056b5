// SPDX-License-Identifier: GPL-3.0-or-later
#include "tilecache.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QRandomGenerator>
#include <QtEndian>

#include <zlib.h>

#include <algorithm>
#include <cstdio>
#include <vector>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace campanile {

namespace {

// A file is this, the checksum of what follows, and the PNG: a half-written or rotten one is known at once.
constexpr QByteArrayView magic("CTL1");
constexpr qsizetype headSize = 8;
constexpr qint64 largestTile = 8 << 20;
constexpr auto touchAfter = 1h;

quint32 checksum(QByteArrayView bytes)
{
    return quint32(crc32_z(0, reinterpret_cast<const Bytef *>(bytes.data()), std::size_t(bytes.size())));
}

} // namespace

TileCache::TileCache(const QString &folder, Bounds bounds)
    : m_folder(folder)
    , m_bounds(bounds)
    , m_recent(bounds.memoryBytes)
    , m_written(bounds.diskBytes) // the first tidying is due: an earlier run may have left too much
{
}

QString TileCache::fileOf(const QString &town, const TileAddress &tile) const
{
    return m_folder + u'/' + town + u'/' + tile.path().chopped(4) + u".tile"_s;
}

QByteArray TileCache::read(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestTile)
        return {};
    const QByteArray bytes = file.readAll();
    if (bytes.size() <= headSize || !bytes.startsWith(magic)
        || qFromLittleEndian<quint32>(bytes.constData() + magic.size())
            != checksum(QByteArrayView(bytes).sliced(headSize)))
        return {};
    // Used lately: tidying goes by the time of change.
    const QDateTime now = QDateTime::currentDateTimeUtc();
    if (file.fileTime(QFileDevice::FileModificationTime) < now - touchAfter)
        file.setFileTime(now, QFileDevice::FileModificationTime);
    return bytes.sliced(headSize);
}

QByteArray TileCache::find(const QString &town, const TileAddress &tile)
{
    {
        const QMutexLocker lock(&m_mutex);
        if (const QByteArray *recent = m_recent.object({town, tile}))
            return *recent;
    }
    const QByteArray png = read(fileOf(town, tile));
    if (!png.isEmpty()) {
        const QMutexLocker lock(&m_mutex);
        m_recent.insert({town, tile}, new QByteArray(png), png.size());
    }
    return png;
}

bool TileCache::contains(const QString &town, const TileAddress &tile)
{
    const QMutexLocker lock(&m_mutex);
    return m_recent.contains({town, tile}) || QFile::exists(fileOf(town, tile));
}

void TileCache::keep(const QString &town, const TileAddress &tile, const QByteArray &png)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_recent.insert({town, tile}, new QByteArray(png), png.size());
        m_written += png.size();
    }
    const QString path = fileOf(town, tile);
    const QString temporary = path + u".%1.part"_s.arg(QRandomGenerator::global()->generate(), 8, 16, QChar(u'0'));
    QFile file(temporary);
    if (!file.open(QIODevice::WriteOnly)) {
        QDir().mkpath(QFileInfo(path).path());
        if (!file.open(QIODevice::WriteOnly))
            return;
    }
    QByteArray head(magic.data(), magic.size());
    head.resize(headSize);
    qToLittleEndian(checksum(png), head.data() + magic.size());
    const bool whole = file.write(head) == head.size() && file.write(png) == png.size() && file.flush();
    file.close();
    // rename() puts the whole tile in place of whatever was there, or nothing
    if (!whole || std::rename(QFile::encodeName(temporary).constData(), QFile::encodeName(path).constData()) != 0)
        QFile::remove(temporary);
}

bool TileCache::wantsTidying() const
{
    const QMutexLocker lock(&m_mutex);
    return m_written > m_bounds.diskBytes / 10;
}

void TileCache::tidy()
{
    {
        const QMutexLocker lock(&m_mutex);
        m_written = 0;
    }

    struct Found {
        QString path;
        qint64 size;
        QDateTime used;
    };

    std::vector<Found> files;
    qint64 total = 0;
    QDirIterator iterator(m_folder, {u"*.tile"_s, u"*.part"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (iterator.hasNext()) {
        const QFileInfo info = iterator.nextFileInfo();
        files.push_back({info.filePath(), info.size(), info.lastModified()});
        total += info.size();
    }
    if (total <= m_bounds.diskBytes)
        return;
    std::ranges::sort(files, {}, &Found::used);
    for (const Found &file : files) {
        if (total <= m_bounds.diskBytes * 8 / 10)
            break;
        if (QFile::remove(file.path))
            total -= file.size;
    }
}

} // namespace campanile
