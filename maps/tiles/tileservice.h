// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "result.h"
#include "tileaddress.h"

#include <QHttpServer>
#include <QObject>

#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace campanile {

class TileCache;
class TilePool;
class Town;

/// The HTTP side of the tile server. Lives on the server's own thread.
class TileService final : public QObject {
    Q_OBJECT
public:
    /// Every path is /`secret`/anything/ and then TileAddress::path().
    TileService(std::shared_ptr<TileCache> cache, std::shared_ptr<TilePool> pool, const QString &secret);
    ~TileService() override;

    [[nodiscard]] Result<quint16> listen(); ///< on loopback alone; the port
    void setTown(std::shared_ptr<Town> town); ///< its cache name must be known
    void setFailed(int generation); ///< that town cannot be read: every tile is answered with 503

Q_SIGNALS:
    void answered(campanile::MapStyle style, int scale, int zoom, int x, int y);

private:
    void handle(const QHttpServerRequest &request, QHttpServerResponder &responder);
    void serve(const TileAddress &tile, QHttpServerResponder &&responder);
    void send(QHttpServerResponder &responder, const TileAddress &tile, const Result<QByteArray> &png);
    [[nodiscard]] QByteArray plainTile(const TileAddress &tile);

    std::shared_ptr<TileCache> m_cache;
    std::shared_ptr<TilePool> m_pool;
    QString m_prefix;
    QHttpServer m_server{this};
    std::shared_ptr<Town> m_town;
    bool m_failed = false;
    std::vector<std::pair<TileAddress, QHttpServerResponder>> m_early; ///< came before the town
    std::unordered_map<quint64, QHttpServerResponder> m_open;
    quint64 m_lastId = 0;
    QHash<TileAddress, QByteArray> m_plain;
};

} // namespace campanile
