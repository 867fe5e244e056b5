// SPDX-License-Identifier: GPL-3.0-or-later
// How long a 1920x1080 view of Trento takes until its last tile is there, over HTTP as the map asks for it: cold (no
// tile kept), from the disk (a second start), from memory. Beside it, in the same run, Mapnik drawing one picture of
// that size from the same pack through its ogr plugin, one layer per table, with the same colours and widths.
#include "areas.h"
#include "palette.h"
#include "roads.h"
#include "tilerenderer.h"
#include "tileserver.h"
#include "townbuilder.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QRect>
#include <QTemporaryDir>
#include <QThread>

#include <mapnik/agg_renderer.hpp>
#include <mapnik/datasource_cache.hpp>
#include <mapnik/image.hpp>
#include <mapnik/load_map.hpp>
#include <mapnik/map.hpp>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <ctime>
#include <format>
#include <numbers>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr QSize viewSize(1920, 1080);
constexpr double longitude = 11.12;
constexpr double latitude = 46.067;
constexpr int rounds = 3;
constexpr int firstZoom = 13;
constexpr int lastZoom = 17;

QRect tilesOf(int zoom)
{
    const QPointF centre = TileRenderer::worldPixel(longitude, latitude, zoom);
    const QPoint first(int(centre.x() - viewSize.width() / 2.0) / 256, int(centre.y() - viewSize.height() / 2.0) / 256);
    const QPoint last(int(centre.x() + viewSize.width() / 2.0) / 256, int(centre.y() + viewSize.height() / 2.0) / 256);
    return {first, last};
}

double milliseconds(const QElapsedTimer &clock)
{
    return double(clock.nsecsElapsed()) / 1e6;
}

double median(QList<double> values)
{
    std::ranges::sort(values);
    return values[values.size() / 2];
}

// Asks for all tiles of the view at once and waits for the last one.
double fetch(const TileServer &server, MapStyle style, int scale, int zoom)
{
    QElapsedTimer clock;
    clock.start();
    QNetworkAccessManager manager;
    QEventLoop loop;
    const QRect tiles = tilesOf(zoom);
    int open = tiles.width() * tiles.height();
    for (int y = tiles.top(); y <= tiles.bottom(); ++y) {
        for (int x = tiles.left(); x <= tiles.right(); ++x) {
            const QUrl path(u"%1/%2/%3.png"_s.arg(zoom).arg(x).arg(y));
            QNetworkReply *reply = manager.get(QNetworkRequest(server.baseUrl(style, scale).resolved(path)));
            QObject::connect(reply, &QNetworkReply::finished, &loop, [&, reply] {
                if (reply->error() != QNetworkReply::NoError)
                    std::fprintf(stderr, "%s\n", qPrintable(reply->errorString()));
                if (--open == 0)
                    loop.quit();
            });
        }
    }
    loop.exec();
    return milliseconds(clock);
}

// All threads of this program: what a wait costs the machine, whatever else runs on it.
double processorMilliseconds()
{
    timespec time{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return double(time.tv_sec) * 1e3 + double(time.tv_nsec) / 1e6;
}

struct Times {
    double cold = 0; // nothing kept; the town is in memory
    double coldProcessor = 0; // the client's part included
    double disk = 0; // a second start
    double memory = 0;
};

Times measure(const QString &pack, MapStyle style, int scale, int zoom)
{
    QList<double> cold, processor, disk, memory;
    for (int i = 0; i < rounds; ++i) {
        const QTemporaryDir cache;
        {
            TileServer server(pack, cache.path());
            if (!server.start())
                std::exit(1);
            fetch(server, style, scale, 9); // the town is read once this is answered
            const double before = processorMilliseconds();
            cold.append(fetch(server, style, scale, zoom));
            processor.append(processorMilliseconds() - before);
            memory.append(fetch(server, style, scale, zoom));
        }
        TileServer server(pack, cache.path());
        if (!server.start())
            std::exit(1);
        disk.append(fetch(server, style, scale, zoom));
    }
    return {median(cold), median(processor), median(disk), median(memory)};
}

// From nothing: start() to the last tile of the first view.
double firstView(const QString &pack)
{
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        const QTemporaryDir cache;
        QElapsedTimer clock;
        clock.start();
        TileServer server(pack, cache.path());
        if (!server.start())
            std::exit(1);
        fetch(server, MapStyle::Light, 1, 15);
        times.append(milliseconds(clock));
    }
    return median(times);
}

std::string hex(MapStyle style, Paint paint)
{
    return std::format("#{:06x}", colour(style, paint));
}

std::string peerStyle(MapStyle style, double zoom)
{
    std::string land, casings, fills, names;
    for (const AreaStyle &area : areaStyles()) {
        if (zoom >= area.fromZoom)
            land += std::format("<Rule><Filter>[class]='{}'</Filter><PolygonSymbolizer fill='{}'/></Rule>",
                area.landuse, hex(style, area.fill));
    }
    for (const char *highway : {"path", "footway", "track", "service", "pedestrian", "residential", "unclassified",
             "tertiary", "secondary", "primary", "trunk", "motorway"}) {
        const RoadKind kind = roadKind(highway);
        const RoadStyle &road = roadStyles()[std::size_t(kind.kind)];
        const double width = widthAt(road.width, zoom);
        if (width <= 0)
            continue;
        const std::string filter = std::format("<Rule><Filter>[class]='{}'</Filter>", highway);
        if (casingAt(road, zoom) > 0)
            casings += std::format("{}<LineSymbolizer stroke='{}' stroke-width='{}'/></Rule>", filter,
                hex(style, road.edge), width + 2 * casingAt(road, zoom));
        fills += std::format(
            "{}<LineSymbolizer stroke='{}' stroke-width='{}' stroke-linecap='round' stroke-linejoin='round'/></Rule>",
            filter, hex(style, road.fill), width);
        if (zoom >= road.labelFrom)
            names += std::format("{}<TextSymbolizer face-name='Inter Medium' size='11' fill='{}' halo-fill='{}' "
                                 "halo-radius='1.6' halo-rasterizer='fast' placement='line' spacing='520' "
                                 "minimum-path-length='125'>[name]</TextSymbolizer></Rule>",
                filter, hex(style, Paint::MajorLabel), hex(style, Paint::Halo));
    }
    const auto one = [](const std::string &symbol) { return "<Rule>" + symbol + "</Rule>"; };
    const auto area = [&](Paint paint) { return std::format("<PolygonSymbolizer fill='{}'/>", hex(style, paint)); };
    const auto line = [&](Paint paint, double width) {
        return std::format("<LineSymbolizer stroke='{}' stroke-width='{}'/>", hex(style, paint), width);
    };
    const std::string buildings =
        zoom >= buildingsFromZoom ? one(area(Paint::Building) + line(Paint::BuildingEdge, 0.6)) : std::string();
    const std::pair<const char *, std::string> layers[] = {{"landuse", land}, {"waterways", one(line(Paint::Shore, 1))},
        {"water", one(area(Paint::Water) + line(Paint::Shore, 1))}, {"buildings", buildings}, {"roads", casings},
        {"roads", fills}, {"rail", one(line(Paint::Rail, widthAt(railWidths, zoom)))}, {"streets", names}};
    std::string xml = std::format("<Map srs='epsg:3857' background-color='{}'>", hex(style, Paint::Land));
    int number = 0;
    for (const auto &[table, rules] : layers) {
        if (rules.empty())
            continue;
        const int id = ++number;
        xml += std::format("<Style name='s{0}'>{1}</Style><Layer name='l{0}' srs='epsg:4326'><StyleName>s{0}"
                           "</StyleName><Datasource><Parameter name='type'>ogr</Parameter><Parameter name='file'>@PACK@"
                           "</Parameter><Parameter name='layer'>{2}</Parameter></Datasource></Layer>",
            id, rules, table);
    }
    return xml + "</Map>";
}

// Mapnik alone: one picture, no tiles, no server, the map already loaded.
double peer(const QString &pack, MapStyle style, int zoom)
{
    constexpr double world = 2 * std::numbers::pi * 6378137;
    const QPointF centre = TileRenderer::worldPixel(longitude, latitude, zoom);
    const double metres = world / (256 * std::exp2(zoom));
    const double x = centre.x() * metres - world / 2;
    const double y = world / 2 - centre.y() * metres;
    const QString xml = QString::fromStdString(peerStyle(style, zoom)).replace(u"@PACK@"_s, pack);
    QList<double> times;
    for (int i = 0; i < rounds; ++i) {
        mapnik::Map map;
        mapnik::load_map_string(map, xml.toStdString());
        QElapsedTimer clock;
        clock.start();
        map.resize(unsigned(viewSize.width()), unsigned(viewSize.height()));
        map.zoom_to_box({x - viewSize.width() * metres / 2, y - viewSize.height() * metres / 2,
            x + viewSize.width() * metres / 2, y + viewSize.height() * metres / 2});
        mapnik::image_rgba8 image(viewSize.width(), viewSize.height());
        mapnik::agg_renderer<mapnik::image_rgba8> renderer(map, image, 1.0);
        renderer.apply();
        times.append(milliseconds(clock));
    }
    return median(times);
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication application(argc, argv);
    const QStringList arguments = application.arguments();
    const qsizetype json = arguments.indexOf(u"--json"_s);
    const QString osm = QStringLiteral(CAMPANILE_SHARED_DATA) + u"/osm/trento.osm.pbf"_s;
    const QTemporaryDir folder;
    // by this name GDAL does not complain
    const QString pack = folder.filePath(u"trento.gpkg"_s);
    if (!QFile::exists(osm)) {
        std::puts("Trento's data is not here: nothing measured.");
        return 0;
    }
    if (!TownBuilder::build(osm, pack, {})) {
        std::fputs("The pack cannot be built.\n", stderr);
        return 1;
    }
    mapnik::datasource_cache::instance().register_datasources(MAPNIK_PLUGINS);

    const double first = firstView(pack);
    std::printf("start() to the first complete view, nothing kept: %.0f ms\n\n", first);
    std::puts("1920x1080, ms         cold (processor)    disk  memory   cold 2x (processor)   Mapnik+ogr, one picture");
    QJsonArray rows;
    for (const MapStyle style : {MapStyle::Light, MapStyle::Dark}) {
        for (int zoom = firstZoom; zoom <= lastZoom; ++zoom) {
            const Times plain = measure(pack, style, 1, zoom);
            const Times twice = measure(pack, style, 2, zoom);
            const double alone = peer(pack, style, zoom);
            const std::string name(styleName(style));
            std::printf("%-6s z%d         %7.0f (%7.0f)   %7.0f %7.0f   %7.0f (%7.0f)   %7.0f\n", name.c_str(), zoom,
                plain.cold, plain.coldProcessor, plain.disk, plain.memory, twice.cold, twice.coldProcessor, alone);
            rows.append(QJsonObject{{u"style"_s, QString::fromStdString(name)}, {u"zoom"_s, zoom},
                {u"cold_ms"_s, plain.cold}, {u"cold_processor_ms"_s, plain.coldProcessor}, {u"disk_ms"_s, plain.disk},
                {u"memory_ms"_s, plain.memory}, {u"cold_2x_ms"_s, twice.cold},
                {u"cold_2x_processor_ms"_s, twice.coldProcessor}, {u"mapnik_ogr_single_picture_ms"_s, alone}});
        }
    }
    const QJsonObject result{{u"first_view_ms"_s, first}, {u"target_cold_ms"_s, 500},
        {u"processors"_s, QThread::idealThreadCount()}, {u"views"_s, rows}};
    if (json >= 0 && json + 1 < arguments.size()) {
        QFile file(arguments[json + 1]);
        if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(result).toJson()) < 0) {
            std::fprintf(stderr, "cannot write %s\n", qPrintable(file.fileName()));
            return 1;
        }
    }
    return 0;
}
