// SPDX-License-Identifier: GPL-3.0-or-later
#include "tileservice.h"

#include "palette.h"
#include "tilecache.h"
#include "tilepool.h"
#include "tilerenderer.h"
#include "town.h"

#include <QHttpHeaders>
#include <QHttpServerRequest>
#include <QHttpServerResponder>
#include <QHttpServerResponse>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace campanile {

TileService::TileService(std::shared_ptr<TileCache> cache, std::shared_ptr<TilePool> pool, const QString &secret)
    : m_cache(std::move(cache))
    , m_pool(std::move(pool))
    , m_prefix(u'/' + secret + u'/')
{
    // One handler for every path: there is one kind of thing here, and it is checked in one place.
    m_server.setMissingHandler(this,
        [this](const QHttpServerRequest &request, QHttpServerResponder &responder) { handle(request, responder); });
}

TileService::~TileService() = default;

Result<quint16> TileService::listen()
{
    auto socket = std::make_unique<QTcpServer>();
    if (!socket->listen(QHostAddress::LocalHost, 0))
        return failure(ErrorCode::Internal, {socket->errorString()});
    const quint16 port = socket->serverPort();
    if (!m_server.bind(socket.get()))
        return failure(ErrorCode::Internal, {u"bind"_s});
    socket.release(); // the server owns it now
    return port;
}

void TileService::setTown(std::shared_ptr<Town> town)
{
    m_town = std::move(town);
    m_failed = false;
    for (auto &[tile, responder] : std::exchange(m_early, {}))
        serve(tile, std::move(responder));
}

void TileService::setFailed(int generation)
{
    if (m_town && m_town->generation() != generation)
        return;
    m_failed = true;
    for (auto &[tile, responder] : std::exchange(m_early, {}))
        serve(tile, std::move(responder));
}

void TileService::handle(const QHttpServerRequest &request, QHttpServerResponder &responder)
{
    using Status = QHttpServerResponder::StatusCode;
    if (request.method() != QHttpServerRequest::Method::Get) {
        responder.write(Status::MethodNotAllowed);
        return;
    }
    const QString path = request.url().path();
    // behind the secret: the town's generation, which only keeps the views' caches apart
    const qsizetype slash = path.indexOf(u'/', m_prefix.size());
    const auto tile =
        path.startsWith(m_prefix) && slash > 0 ? TileAddress::parse(QStringView(path).sliced(slash + 1)) : std::nullopt;
    if (!tile) {
        responder.write(Status::NotFound);
        return;
    }
    serve(*tile, std::move(responder));
}

void TileService::serve(const TileAddress &tile, QHttpServerResponder &&responder)
{
    if (m_failed) {
        responder.write(QHttpServerResponder::StatusCode::ServiceUnavailable);
        return;
    }
    if (!m_town) {
        m_early.emplace_back(tile, std::move(responder));
        return;
    }
    if (!m_town->covers(tile)) {
        send(responder, tile, plainTile(tile));
        return;
    }
    const QByteArray kept = m_cache->find(m_town->cacheName(tile.style), tile);
    if (!kept.isEmpty()) {
        send(responder, tile, kept);
        return;
    }
    const quint64 id = ++m_lastId;
    m_open.emplace(id, std::move(responder));
    m_pool->request(m_town, tile, [this, id, tile](const Result<QByteArray> &png) {
        // The pool is stopped before this object ends, so it is still there.
        QMetaObject::invokeMethod(
            this,
            [this, id, tile, png] {
                if (auto open = m_open.extract(id))
                    send(open.mapped(), tile, png);
            },
            Qt::QueuedConnection);
    });
}

void TileService::send(QHttpServerResponder &responder, const TileAddress &tile, const Result<QByteArray> &png)
{
    if (!png) {
        responder.write(QHttpServerResponder::StatusCode::ServiceUnavailable);
        return;
    }
    QHttpHeaders headers;
    headers.append(QHttpHeaders::WellKnownHeader::ContentType, "image/png"_L1);
    headers.append(QHttpHeaders::WellKnownHeader::CacheControl, "private, max-age=3600"_L1);
    responder.write(*png, headers);
    Q_EMIT answered(tile.style, tile.scale, tile.zoom, tile.x, tile.y);
}

QByteArray TileService::plainTile(const TileAddress &tile)
{
    const MapStyle style =
        tile.style == MapStyle::Photo ? MapStyle::Light : tile.style; // beside the photograph: the map
    QByteArray &png = m_plain[{.style = style, .scale = tile.scale}];
    if (png.isEmpty()) {
        const int side = TileAddress::pixels * tile.scale;
        QImage image(side, side, QImage::Format_RGBX8888);
        image.fill(QColor::fromRgb(colour(style, Paint::Land)));
        png = TileRenderer::png(image);
    }
    return png;
}

} // namespace campanile
