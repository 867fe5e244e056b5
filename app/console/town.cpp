// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

Result<QString> digestOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    if (!file.exists())
        return failure(ErrorCode::FileNotFound, {path});
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

Result<std::unique_ptr<OpenTown>> openTown(const QString &path, const TownBook &book)
{
    const QFileInfo file(path);
    const QDateTime changed = file.lastModified();
    const qint64 bytes = file.size();
    const Result<QString> digest = digestOf(path);
    if (!digest)
        return std::unexpected(digest.error());
    auto pack = TownPack::open(path);
    if (!pack)
        return std::unexpected(pack.error());
    auto town = std::make_unique<OpenTown>();
    town->path = path;
    town->changed = changed;
    town->bytes = bytes;
    town->digest = *digest;
    town->pack = *pack;
    town->tiles = std::make_unique<TileServer>(
        path, QStandardPaths::writableLocation(QStandardPaths::CacheLocation) + u"/tiles"_s);
    if (const TownBook::Entry *entry = book.find(town->pack->town())) {
        if (auto laid = town->tiles->setPhoto(entry->photo); !laid)
            return std::unexpected(laid.error());
    }
    if (auto started = town->tiles->start(); !started)
        return std::unexpected(started.error());
    return town;
}

QString sampleTownPath()
{
    const QDir programs(QCoreApplication::applicationDirPath());
    const QString path = QDir::cleanPath(programs.filePath(u"../share/campanile/borgo-campanile.townpack"_s));
    return QFileInfo::exists(path) ? path : QString();
}

} // namespace campanile
