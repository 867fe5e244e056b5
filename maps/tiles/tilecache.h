// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tileaddress.h"

#include <QByteArray>
#include <QCache>
#include <QMutex>

namespace campanile {

/// Finished tiles, the recent ones in memory, all on disk. Every call is safe from any thread. A cache: what cannot be
/// read is not there, what cannot be written is drawn again.
class TileCache final {
public:
    struct Bounds {
        qint64 memoryBytes = 32 << 20;
        qint64 diskBytes = 500 << 20;
    };

    explicit TileCache(const QString &folder)
        : TileCache(folder, Bounds())
    {
    }

    TileCache(const QString &folder, Bounds bounds);

    /// `town` names the pack's content and the style's version: another one finds nothing of this one's.
    [[nodiscard]] QByteArray find(const QString &town, const TileAddress &tile);
    void keep(const QString &town, const TileAddress &tile, const QByteArray &png);
    [[nodiscard]] bool contains(const QString &town, const TileAddress &tile);

    /// Deletes what was not used for longest until the folder is inside its bound again. Reads the whole folder: not on
    /// a thread that anybody waits for.
    void tidy();
    [[nodiscard]] bool wantsTidying() const; ///< enough was written since the last time

private:
    [[nodiscard]] QString fileOf(const QString &town, const TileAddress &tile) const;
    [[nodiscard]] static QByteArray read(const QString &file);

    QString m_folder;
    Bounds m_bounds;
    mutable QMutex m_mutex;
    QCache<std::pair<QString, TileAddress>, QByteArray> m_recent;
    qint64 m_written = 0;
};

} // namespace campanile
