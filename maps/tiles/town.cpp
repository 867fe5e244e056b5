// SPDX-License-Identifier: GPL-3.0-or-later
#include "town.h"

#include "packfile.h"
#include "palette.h"
#include "phototiles.h"
#include "tilerenderer.h"
#include "townshapes.h"

#include <QCryptographicHash>
#include <QFile>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr double marginPixels = 96; // a road's width, a name that sticks out

Result<QString> nameInCache(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Blake2b_160);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return failure(ErrorCode::FileUnreadable, {path, file.errorString()});
    return u"%1-%2"_s.arg(QString::fromLatin1(hash.result().toHex().first(24)), QString::number(styleVersion));
}

} // namespace

Result<std::shared_ptr<Town>> Town::open(const QString &path, const QString &photo, int generation)
{
    const auto info = PackFile::readInfo(path);
    if (!info)
        return std::unexpected(info.error());
    const GeoBox &box = info->bounds;
    const QRectF bounds(QPointF(box.west / 1e7, box.south / 1e7), QPointF(box.east / 1e7, box.north / 1e7));
    return std::shared_ptr<Town>(new Town(path, photo, bounds.normalized(), generation));
}

Town::Town(const QString &path, const QString &photo, const QRectF &bounds, int generation)
    : m_path(path)
    , m_photoPath(photo)
    , m_bounds(bounds)
    , m_generation(generation)
    , m_shapes(m_promise.get_future())
{
}

Town::~Town()
{
    stop();
}

void Town::stop()
{
    m_stop = true;
    if (m_thread.joinable())
        m_thread.join();
}

void Town::read(std::function<void()> named, std::function<void(const Result<void> &)> done)
{
    m_thread = std::thread([this, named = std::move(named), done = std::move(done)] {
        const Result<QString> name = nameInCache(m_path);
        m_cacheName = name.value_or(QString());
        openPhoto();
        named();
        auto shapes = name ? TownShapes::read(m_path, m_stop)
                           : Result<std::shared_ptr<const TownShapes>>(std::unexpected(name.error()));
        const Result<void> outcome = shapes ? Result<void>() : std::unexpected(shapes.error());
        m_promise.set_value(std::move(shapes));
        done(outcome);
    });
}

void Town::openPhoto()
{
    if (!m_photoPath.isEmpty()) {
        if (auto photo = PhotoTiles::open(m_photoPath))
            m_photo = std::move(*photo);
        else
            m_photoProblem = photo.error();
    }
    m_photoCacheName = m_photo ? m_cacheName + u'-' + m_photo->stamp() : m_cacheName;
}

bool Town::covers(const TileAddress &tile) const
{
    if (tile.style == MapStyle::Photo && m_photo && m_photo->covers(tile.zoom, tile.x, tile.y))
        return true;
    const QPointF northWest = TileRenderer::worldPixel(m_bounds.left(), m_bounds.bottom(), tile.zoom);
    const QPointF southEast = TileRenderer::worldPixel(m_bounds.right(), m_bounds.top(), tile.zoom);
    const QRectF town =
        QRectF(northWest, southEast).normalized().adjusted(-marginPixels, -marginPixels, marginPixels, marginPixels);
    return town.intersects(QRectF(tile.x * double(TileAddress::pixels), tile.y * double(TileAddress::pixels),
        TileAddress::pixels, TileAddress::pixels));
}

} // namespace campanile
