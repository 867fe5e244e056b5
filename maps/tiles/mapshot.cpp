// SPDX-License-Identifier: GPL-3.0-or-later
// One picture of a town pack's map, drawn as the tiles are.
#include "palette.h"
#include "tilerenderer.h"
#include "townshapes.h"

#include <QElapsedTimer>
#include <QFile>

#include <array>
#include <cstdio>
#include <optional>

namespace {

using namespace campanile;

std::optional<MapStyle> styleNamed(std::string_view name)
{
    for (const MapStyle style : {MapStyle::Light, MapStyle::Dark, MapStyle::Wall, MapStyle::Photo}) {
        if (styleName(style) == name)
            return style;
    }
    return {};
}

int fail(const Error &error)
{
    const QByteArray words = error.args.join(u' ').toUtf8();
    std::fprintf(stderr, "campanile-mapshot: error %d: %s\n", int(error.code), words.constData());
    return 1;
}

} // namespace

int main(int argc, char **argv)
{
    constexpr int expected = 10;
    const auto style = argc == expected ? styleNamed(argv[2]) : std::nullopt;
    std::array<double, 6> numbers{};
    bool good = style.has_value();
    for (std::size_t i = 0; good && i < numbers.size(); ++i)
        numbers[i] = QByteArray(argv[3 + i]).toDouble(&good);
    const auto [latitude, longitude, zoom, width, height, scale] = numbers;
    if (!good || width < 1 || height < 1 || width * height * scale * scale > 1e8 || scale < 0.5 || zoom < 0
        || zoom > 22) {
        std::fputs("Usage: campanile-mapshot PACK light|dark|wall LAT LON ZOOM WIDTH HEIGHT SCALE OUT.png\n", stderr);
        return 2;
    }

    QElapsedTimer clock;
    clock.start();
    const std::atomic<bool> stop = false;
    const auto town = TownShapes::read(QFile::decodeName(argv[1]), stop);
    if (!town)
        return fail(town.error());
    const qint64 read = clock.restart();
    TileRenderer renderer(*town);
    const QPointF centre = TileRenderer::worldPixel(longitude, latitude, zoom);
    const QSize size{int(width), int(height)};
    const auto image = renderer.draw({.style = *style,
        .zoom = zoom,
        .topLeft = {std::round(centre.x() - width / 2), std::round(centre.y() - height / 2)},
        .size = size,
        .scale = scale});
    if (!image)
        return fail(image.error());
    const qint64 drawn = clock.restart();
    QFile file(QFile::decodeName(argv[9]));
    const QByteArray png = TileRenderer::png(*image);
    if (!file.open(QIODevice::WriteOnly) || file.write(png) != png.size())
        return fail({ErrorCode::FileUnwritable, {file.fileName(), file.errorString()}});
    std::printf("read %lld ms, drawn %lld ms, compressed %lld ms, %lld bytes\n", static_cast<long long>(read),
        static_cast<long long>(drawn), static_cast<long long>(clock.elapsed()), static_cast<long long>(png.size()));
    return 0;
}
