// SPDX-License-Identifier: GPL-3.0-or-later
#include "tileserver.h"

#include "palette.h"
#include "phototiles.h"
#include "tileaddress.h"
#include "tilecache.h"
#include "tilepool.h"
#include "tileservice.h"
#include "town.h"

#include <QRandomGenerator>
#include <QThread>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace campanile {

static_assert(
    TileServer::minimumZoom == TileAddress::minimumZoom && TileServer::maximumZoom == TileAddress::maximumZoom);

struct TileServer::Private {
    QString packPath;
    QString photoPath;
    std::optional<PhotoReport> photo; ///< of the town that is served
    QString cacheFolder;
    // Another user's web page cannot guess where tiles are, and so cannot learn which town is looked at.
    QString secret = QString::fromLatin1(QByteArray::number(QRandomGenerator::system()->generate64(), 36));
    quint16 port = 0;
    int lastGeneration = 0;

    QThread thread; ///< the service's
    TileService *service = nullptr; ///< ends with its thread
    std::shared_ptr<TilePool> pool;
    std::shared_ptr<Town> town; ///< served
    std::shared_ptr<Town> next; ///< being read for reload()

    template <class Call> void inService(Call call)
    {
        QMetaObject::invokeMethod(service, [target = service, call] { call(*target); });
    }

    void showPhoto(TileServer *server, const Town &shown)
    {
        if (shown.photoProblem())
            Q_EMIT server->photoFailed(*shown.photoProblem());
        const auto now = shown.photo() ? std::optional(shown.photo()->report()) : std::nullopt;
        if (now == photo)
            return;
        photo = now;
        Q_EMIT server->photoChanged();
    }

    void readFirst(TileServer *server)
    {
        town->read(
            [this, server, named = std::weak_ptr(town)] {
                inService([named](TileService &served) { served.setTown(named.lock()); });
                QMetaObject::invokeMethod(server, [this, server, named] {
                    if (const auto read = named.lock(); read && read == town)
                        showPhoto(server, *read);
                });
            },
            [this, server, generation = town->generation()](const Result<void> &outcome) {
                if (outcome || outcome.error().code == ErrorCode::Cancelled)
                    return;
                inService([generation](TileService &served) { served.setFailed(generation); });
                QMetaObject::invokeMethod(server, [server, error = outcome.error()] { Q_EMIT server->failed(error); });
            });
    }

    void readNext(TileServer *server)
    {
        next->read([] {},
            [this, server, generation = next->generation()](const Result<void> &outcome) {
                QMetaObject::invokeMethod(server, [this, server, generation, outcome] {
                    if (!next || next->generation() != generation)
                        return; // another reload() came meanwhile
                    if (!outcome) {
                        next.reset();
                        Q_EMIT server->failed(outcome.error());
                        return;
                    }
                    town = std::move(next);
                    inService([now = town](TileService &served) { served.setTown(now); });
                    showPhoto(server, *town);
                    Q_EMIT server->townChanged();
                });
            });
    }
};

TileServer::TileServer(const QString &packPath, const QString &cacheFolder, QObject *parent)
    : QObject(parent)
    , d(std::make_unique<Private>())
{
    d->packPath = packPath;
    d->cacheFolder = cacheFolder;
    d->thread.setObjectName(u"tiles"_s);
}

TileServer::~TileServer()
{
    // Readers and drawers first: they call the service.
    for (const auto &town : {d->town, d->next}) {
        if (town)
            town->stop();
    }
    if (d->pool)
        d->pool->stop();
    d->thread.quit();
    d->thread.wait();
}

Result<void> TileServer::start()
{
    auto town = Town::open(d->packPath, d->photoPath, ++d->lastGeneration);
    if (!town)
        return std::unexpected(town.error());
    const auto cache = std::make_shared<TileCache>(d->cacheFolder + u"/tiles"_s);
    const auto pool = std::make_shared<TilePool>(cache, std::clamp(QThread::idealThreadCount(), 2, 4));
    auto service = std::make_unique<TileService>(cache, pool, d->secret);
    const auto port = service->listen();
    if (!port)
        return std::unexpected(port.error());

    d->port = *port;
    d->pool = pool;
    d->town = *town;
    d->service = service.release();
    connect(d->service, &TileService::answered, this, &TileServer::answered);
    connect(&d->thread, &QThread::finished, d->service, &QObject::deleteLater);
    d->service->moveToThread(&d->thread);
    d->thread.start();
    d->readFirst(this);
    return {};
}

Result<void> TileServer::reload(const QString &packPath)
{
    auto town = Town::open(packPath, d->photoPath, ++d->lastGeneration);
    if (!town)
        return std::unexpected(town.error());
    d->packPath = packPath;
    if (!d->service)
        return {}; // start() will read it
    if (d->next)
        d->next->stop();
    d->next = *town;
    d->readNext(this);
    return {};
}

Result<void> TileServer::setPhoto(const QString &path)
{
    if (path == d->photoPath)
        return {};
    d->photoPath = path;
    return reload(d->packPath);
}

const std::optional<PhotoReport> &TileServer::photo() const
{
    return d->photo;
}

QUrl TileServer::baseUrl(MapStyle style, int scale) const
{
    QUrl url;
    url.setScheme(u"http"_s);
    url.setHost(u"127.0.0.1"_s);
    url.setPort(d->port);
    const std::string_view name = styleName(style);
    url.setPath(u"/%1/%2/%3%4/"_s.arg(d->secret, QString::number(d->town ? d->town->generation() : 0),
        QLatin1StringView(name.data(), qsizetype(name.size())), scale >= 2 ? u"@2x"_s : QString()));
    return url;
}

} // namespace campanile
