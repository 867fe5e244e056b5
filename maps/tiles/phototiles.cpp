// SPDX-License-Identifier: GPL-3.0-or-later
#include "phototiles.h"

#include "mbtilesfile.h"

#include <QBuffer>
#include <QCache>
#include <QCryptographicHash>
#include <QDateTime>
#include <QFileInfo>
#include <QImageReader>
#include <QMutex>
#include <QPainter>

#include <mapnik/image_any.hpp>
#include <mapnik/image_reader.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int largestSide = 1024; // pixels of one tile
constexpr int furthest = 2; // levels that are put together below the first zoom: 16 pictures a tile
constexpr int nearest = 6; // levels that the last zoom is enlarged by: then it is only a colour
constexpr int kept = 48 << 20; // bytes of decoded pictures

QImage sized(QImage image)
{
    return image.width() > 0 && image.width() <= largestSide && image.height() == image.width() ? image : QImage();
}

// Qt's own WebP is a plug-in that need not be there; Mapnik's always is.
QImage webp(const QByteArray &bytes)
{
    try {
        const std::unique_ptr<mapnik::image_reader> reader(
            mapnik::get_image_reader(bytes.constData(), std::size_t(bytes.size())));
        if (!reader || reader->width() > unsigned(largestSide) || reader->height() > unsigned(largestSide))
            return {};
        const int width = int(reader->width()), height = int(reader->height());
        const mapnik::image_any any = reader->read(0, 0, reader->width(), reader->height());
        if (!any.is<mapnik::image_rgba8>())
            return {};
        const auto &pixels = any.get<mapnik::image_rgba8>();
        return QImage(pixels.bytes(), width, height, qsizetype(pixels.row_size()),
            reader->has_alpha() ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888)
            .copy();
    } catch (const std::exception &) {
        return {}; // a damaged picture is no picture
    }
}

QImage decoded(const QByteArray &bytes)
{
    if (bytes.isEmpty())
        return {};
    if (bytes.startsWith("RIFF"))
        return sized(webp(bytes));
    QBuffer buffer;
    buffer.setData(bytes);
    QImageReader reader(&buffer, bytes.startsWith("\xff\xd8") ? "jpg" : "png");
    reader.setAutoDetectImageFormat(false);
    const QSize size = reader.size(); // of the head: nothing is unpacked for a lie
    if (size.isEmpty() || size.width() > largestSide || size.height() > largestSide)
        return {};
    return sized(reader.read());
}

GeoBox boxOf(int zoom, int x, int y)
{
    const double tiles = std::exp2(zoom);
    const auto latitude = [tiles](int row) {
        return std::atan(std::sinh(std::numbers::pi * (1 - 2 * row / tiles))) * 180 / std::numbers::pi;
    };
    const auto e7 = [](double degrees) { return static_cast<std::int32_t>(std::lround(degrees * 1e7)); };
    return {e7(latitude(y + 1)), e7(x / tiles * 360 - 180), e7(latitude(y)), e7((x + 1) / tiles * 360 - 180)};
}

} // namespace

struct PhotoTiles::Private {
    struct Place {
        int zoom, x, y;
        friend bool operator==(const Place &, const Place &) = default;

        friend size_t qHash(const Place &place, size_t seed = 0)
        {
            return qHashMulti(seed, place.zoom, place.x, place.y);
        }
    };

    std::unique_ptr<MbtilesFile> file;
    QString stamp;
    mutable QMutex mutex;
    mutable QCache<Place, QImage> recent{kept};
};

PhotoTiles::PhotoTiles(std::unique_ptr<Private> data)
    : d(std::move(data))
{
}

PhotoTiles::~PhotoTiles() = default;

Result<std::shared_ptr<const PhotoTiles>> PhotoTiles::open(const QString &path)
{
    auto file = MbtilesFile::open(path);
    if (!file)
        return std::unexpected(file.error());
    auto data = std::make_unique<Private>();
    data->file = std::move(*file);
    const QFileInfo info(path);
    const QString identity = u"%1 %2 %3"_s.arg(info.absoluteFilePath(), QString::number(info.size()),
        QString::number(info.lastModified().toMSecsSinceEpoch()));
    data->stamp = QString::fromLatin1(
        QCryptographicHash::hash(identity.toUtf8(), QCryptographicHash::Blake2b_160).toHex().first(16));
    return std::shared_ptr<const PhotoTiles>(new PhotoTiles(std::move(data)));
}

const PhotoReport &PhotoTiles::report() const
{
    return d->file->report();
}

const QString &PhotoTiles::stamp() const
{
    return d->stamp;
}

QImage PhotoTiles::tile(int zoom, int x, int y) const
{
    {
        const QMutexLocker lock(&d->mutex);
        if (const QImage *known = d->recent.object({zoom, x, y}))
            return *known;
    }
    const QImage image = decoded(d->file->tile(zoom, x, y));
    const QMutexLocker lock(&d->mutex);
    d->recent.insert({zoom, x, y}, new QImage(image), std::max<qsizetype>(image.sizeInBytes(), 64));
    return image;
}

PhotoTiles::Picture PhotoTiles::picture(int zoom, int x, int y, int tiles, int pixels) const
{
    Picture result;
    result.image = QImage(tiles * pixels, tiles * pixels, QImage::Format_RGBA8888_Premultiplied);
    result.image.fill(Qt::transparent);
    const int finer = pixels > 256 ? 1 : 0; // what is drawn twice as dense has twice as much to show
    const int from = std::clamp(zoom + finer, report().minimumZoom, report().maximumZoom);
    if (from - zoom > furthest + finer || zoom - from > nearest)
        return result;

    const double size = pixels * std::exp2(zoom - from); // of a picture, in ours
    const QPointF origin(x * double(pixels), y * double(pixels));
    const auto first = [size](double edge) { return static_cast<int>(std::floor(edge / size)); };
    const auto last = [size](double edge) { return static_cast<int>(std::ceil(edge / size)) - 1; };
    const int side = tiles * pixels;
    QPainter painter(&result.image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    result.whole = true;
    for (int row = first(origin.y()); row <= last(origin.y() + side); ++row) {
        for (int column = first(origin.x()); column <= last(origin.x() + side); ++column) {
            const QImage image = tile(from, column, row);
            if (image.isNull() || image.hasAlphaChannel())
                result.whole = false;
            if (image.isNull())
                continue;
            result.any = true;
            // Only the part that is in view: a picture enlarged 64 times is as wide as a town.
            const QRectF there(QPointF(column * size, row * size) - origin, QSizeF(size, size));
            const QRectF seen = there.intersected(QRectF(0, 0, side, side));
            const double grown = image.width() / size;
            painter.drawImage(seen, image, QRectF((seen.topLeft() - there.topLeft()) * grown, seen.size() * grown));
        }
    }
    return result;
}

bool PhotoTiles::covers(int zoom, int x, int y) const
{
    if (zoom < report().minimumZoom - furthest || zoom > report().maximumZoom + nearest)
        return false;
    const GeoBox tile = boxOf(zoom, x, y), own = report().bounds;
    return tile.south < own.north && own.south < tile.north && tile.west < own.east && own.west < tile.east;
}

} // namespace campanile
