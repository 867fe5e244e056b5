// SPDX-License-Identifier: GPL-3.0-or-later
#include "tilerenderer.h"

#include "mapbuilder.h"

#include <mapnik/agg_renderer.hpp>
#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>
#include <mapnik/image_view.hpp>

#include <algorithm>
#include <cmath>
#include <list>
#include <numbers>

namespace campanile {

namespace {

constexpr double worldMetres = 2 * std::numbers::pi * 6378137;
constexpr int bufferPixels = 48; // wider than half the widest road with its casing
constexpr std::size_t keptMaps = 12;

struct KeptMap {
    MapStyle style;
    double zoom;
    mapnik::Map map;
};

void release(void *image)
{
    delete static_cast<mapnik::image_rgba8 *>(image);
}

} // namespace

struct TileRenderer::Private {
    std::shared_ptr<const TownShapes> town;
    std::list<KeptMap> maps; // last used first

    mapnik::Map &map(MapStyle style, double zoom)
    {
        const auto found =
            std::ranges::find_if(maps, [&](const KeptMap &kept) { return kept.style == style && kept.zoom == zoom; });
        if (found != maps.end()) {
            maps.splice(maps.begin(), maps, found);
        } else {
            maps.push_front({style, zoom, buildMap(*town, style, zoom)});
            if (maps.size() > keptMaps)
                maps.pop_back();
        }
        return maps.front().map;
    }
};

TileRenderer::TileRenderer(std::shared_ptr<const TownShapes> town)
    : d(std::make_unique<Private>(std::move(town)))
{
}

TileRenderer::~TileRenderer() = default;

Result<QImage> TileRenderer::draw(const View &view)
{
    try {
        mapnik::Map &map = d->map(view.style, view.zoom);
        const int width = int(std::lround(view.size.width() * view.scale));
        const int height = int(std::lround(view.size.height() * view.scale));
        const double metres = worldMetres / (256 * std::exp2(view.zoom));
        const double left = view.topLeft.x() * metres - worldMetres / 2;
        const double top = worldMetres / 2 - view.topLeft.y() * metres;
        map.resize(unsigned(width), unsigned(height));
        map.set_buffer_size(bufferPixels);
        map.set_aspect_fix_mode(mapnik::Map::RESPECT);
        map.zoom_to_box({left, top - view.size.height() * metres, left + view.size.width() * metres, top});

        auto image = std::make_unique<mapnik::image_rgba8>(width, height);
        mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, *image, view.scale);
        renderer.apply();
        auto *bytes = image->bytes();
        const auto stride = qsizetype(image->row_size());
        const auto format = view.style == MapStyle::Photo ? QImage::Format_RGBA8888 : QImage::Format_RGBX8888;
        return QImage(bytes, width, height, stride, format, release, image.release());
    } catch (const std::exception &error) {
        return failure(ErrorCode::Internal, {QString::fromUtf8(error.what())});
    }
}

QByteArray TileRenderer::png(const QImage &image)
{
    const QImage rgba = image.convertToFormat(QImage::Format_RGBX8888);
    mapnik::image_rgba8 copy(rgba.width(), rgba.height());
    for (int y = 0; y < rgba.height(); ++y)
        std::copy_n(rgba.constScanLine(y), rgba.width() * 4, copy.bytes() + std::size_t(y) * copy.row_size());
    const std::string bytes = mapnik::save_to_string(copy, "png32:z=1:t=0");
    return {bytes.data(), qsizetype(bytes.size())};
}

QPointF TileRenderer::worldPixel(double longitude, double latitude, double zoom)
{
    const double world = 256 * std::exp2(zoom);
    const double radians = latitude * std::numbers::pi / 180;
    return {(longitude + 180) / 360 * world, (1 - std::asinh(std::tan(radians)) / std::numbers::pi) / 2 * world};
}

} // namespace campanile
