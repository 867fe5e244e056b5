// SPDX-License-Identifier: GPL-3.0-or-later
#include "mbtiles.h"
#include "phototiles.h"
#include "tilerenderer.h"
#include "tileserver.h"
#include "townbuilder.h"
#include "townpack.h"

#include <QElapsedTimer>
#include <QFile>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <mapnik/image.hpp>
#include <mapnik/image_util.hpp>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr QRgb green = 0xff2e8b3d, red = 0xffb02030, blue = 0xff2040c0;

bool near(QRgb a, QRgb b, int by = 6) // JPEG, and enlarging
{
    return std::abs(qRed(a) - qRed(b)) <= by && std::abs(qGreen(a) - qGreen(b)) <= by
        && std::abs(qBlue(a) - qBlue(b)) <= by;
}

} // namespace

class TestPhotoTiles : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatItIs();
    void looksUpWhatItDoesNotSay();
    void rowsCountFromTheSouth();
    void enlargesTheLastZoom();
    void putsTheFirstZoomTogether();
    void threeFormats_data();
    void threeFormats();
    void refused_data();
    void refused();
    void hugePicturesAreNone();
    void endlessQueryIsStopped();
    void liesUnderTheTown();
    void refusedPhotoLeavesTheMap();

private:
    [[nodiscard]] QString fresh() { return m_folder.filePath(u"photo%1.mbtiles"_s.arg(++m_last)); }

    /// Zoom 14 with one tile, zoom 15 with its four: north-west red, north-east blue, the south green.
    [[nodiscard]] QString four()
    {
        const QString path = fresh();
        MbtilesMaker file(path);
        file.tables();
        file.say("name", "Ortofoto di prova");
        file.say("attribution", "<a href=\"https://example.org/\">Ente &amp; Figli</a>");
        file.say("format", "png");
        file.say("minzoom", "14");
        file.say("maxzoom", "15");
        file.put(14, 100, 200, MbtilesMaker::plain(green));
        file.put(15, 200, 400, MbtilesMaker::plain(red));
        file.put(15, 201, 400, MbtilesMaker::plain(blue));
        file.put(15, 200, 401, MbtilesMaker::plain(green));
        file.put(15, 201, 401, MbtilesMaker::plain(green));
        if (!file.ok())
            qFatal("no test file");
        return path;
    }

    static QByteArray get(const QUrl &url)
    {
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.get(QNetworkRequest(url)));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        return reply->isFinished() || finished.wait(20'000) ? reply->readAll() : QByteArray();
    }

    QTemporaryDir m_folder;
    int m_last = 0;
};

void TestPhotoTiles::saysWhatItIs()
{
    const auto photo = PhotoTiles::open(four());
    QVERIFY(photo);
    const PhotoReport &report = (*photo)->report();
    QCOMPARE(report.name, u"Ortofoto di prova"_s);
    QCOMPARE(report.attribution, u"Ente & Figli"_s);
    QCOMPARE(report.format, u"PNG"_s);
    QCOMPARE(report.minimumZoom, 14);
    QCOMPARE(report.maximumZoom, 15);
    QVERIFY(report.bytes > 1000);
}

void TestPhotoTiles::looksUpWhatItDoesNotSay()
{
    const QString path = fresh();
    {
        MbtilesMaker file(path);
        file.tables();
        file.say("bounds", "nan,inf,900,-3");
        file.say("maxzoom", "99");
        const auto [x, y] = MbtilesMaker::tileAt(46.07, 11.12, 15);
        file.put(15, x, y, MbtilesMaker::plain(red));
        file.put(17, 4 * x, 4 * y, MbtilesMaker::plain(red));
        QVERIFY(file.ok());
    }
    const auto photo = PhotoTiles::open(path);
    QVERIFY(photo);
    QCOMPARE((*photo)->report().minimumZoom, 15);
    QCOMPARE((*photo)->report().maximumZoom, 17);
    QVERIFY((*photo)->report().bounds.contains({460'700'000, 111'200'000}));
    QVERIFY(!(*photo)->report().bounds.contains({460'700'000, 112'000'000}));
    QCOMPARE((*photo)->report().name, QFileInfo(path).completeBaseName());
}

void TestPhotoTiles::rowsCountFromTheSouth()
{
    const auto photo = PhotoTiles::open(four());
    QVERIFY(photo);
    QCOMPARE((*photo)->tile(15, 200, 400).pixel(9, 9), red);
    QCOMPARE((*photo)->tile(15, 201, 400).pixel(9, 9), blue);
    QVERIFY((*photo)->tile(15, 200, (1 << 15) - 1 - 400).isNull());
    QVERIFY((*photo)->tile(25, 0, 0).isNull());
    QVERIFY((*photo)->tile(-1, 0, 0).isNull());
}

void TestPhotoTiles::enlargesTheLastZoom()
{
    const auto photo = PhotoTiles::open(four());
    QVERIFY(photo);
    const auto near17 = (*photo)->picture(17, 800, 1600, 4, 256); // one picture of zoom 15
    QVERIFY(near17.any && near17.whole);
    QVERIFY(near(near17.image.pixel(512, 512), red));
    QVERIFY(near(near17.image.pixel(1023, 1023), red));
    const auto across = (*photo)->picture(16, 400, 800, 4, 256);
    QVERIFY(near(across.image.pixel(100, 100), red) && near(across.image.pixel(900, 100), blue));
    const auto edge = (*photo)->picture(16, 400, 796, 4, 256); // nothing north of it
    QVERIFY(!edge.any && !edge.whole);
    QVERIFY(!(*photo)->picture(22, 200 << 7, 400 << 7, 1, 256).any); // 128 times: only a colour
}

void TestPhotoTiles::putsTheFirstZoomTogether()
{
    const auto photo = PhotoTiles::open(four());
    QVERIFY(photo);
    const auto further = (*photo)->picture(13, 48, 100, 4, 256);
    QVERIFY(further.any && !further.whole);
    QVERIFY(near(further.image.pixel(2 * 256 + 64, 64), green)); // 14/100/200 is the first quarter of 13/50/100
    QCOMPARE(qAlpha(further.image.pixel(700, 300)), 0);
    QVERIFY(!(*photo)->picture(11, 12, 25, 1, 256).any);
    // twice as dense: from one zoom nearer
    const auto dense = (*photo)->picture(14, 100, 200, 1, 512);
    QVERIFY(near(dense.image.pixel(100, 100), red) && near(dense.image.pixel(400, 100), blue));
}

void TestPhotoTiles::threeFormats_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("bytes");
    mapnik::image_rgba8 image(256, 256);
    for (unsigned y = 0; y < 256; ++y)
        for (unsigned x = 0; x < 256; ++x)
            image(x, y) = 0xff3020b0; // ABGR
    const std::string webp = mapnik::save_to_string(image, "webp:quality=95");
    QTest::newRow("png") << u"PNG"_s << MbtilesMaker::plain(red);
    QTest::newRow("jpeg") << u"JPEG"_s << MbtilesMaker::plain(red, "jpg");
    QTest::newRow("webp") << u"WebP"_s << QByteArray(webp.data(), qsizetype(webp.size()));
    QTest::newRow("512 px") << u"PNG"_s << MbtilesMaker::plain(red, "png", 512);
}

void TestPhotoTiles::threeFormats()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, bytes);
    const QString path = fresh();
    {
        MbtilesMaker file(path);
        file.tables();
        file.put(10, 5, 6, bytes);
        QVERIFY(file.ok());
    }
    const auto photo = PhotoTiles::open(path);
    QVERIFY(photo);
    QCOMPARE((*photo)->report().format, format);
    const auto picture = (*photo)->picture(10, 5, 6, 1, 256);
    QVERIFY(picture.whole);
    QVERIFY(near(picture.image.pixel(128, 128), red));
}

void TestPhotoTiles::refused_data()
{
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("not there") << ErrorCode::FileNotFound;
    QTest::newRow("empty") << ErrorCode::FileTruncated;
    QTest::newRow("text") << ErrorCode::FileWrongKind;
    QTest::newRow("no tables") << ErrorCode::FileWrongKind;
    QTest::newRow("no metadata") << ErrorCode::FileWrongKind;
    QTest::newRow("no tiles") << ErrorCode::FileWrongKind;
    QTest::newRow("no column") << ErrorCode::FileWrongKind;
    QTest::newRow("no rows") << ErrorCode::TilesEmpty;
    QTest::newRow("says vector") << ErrorCode::TilesVector;
    QTest::newRow("is vector") << ErrorCode::TilesVector;
    QTest::newRow("tiff") << ErrorCode::TilesFormat;
    QTest::newRow("cut") << ErrorCode::FileTruncated;
}

void TestPhotoTiles::refused()
{
    QFETCH(ErrorCode, code);
    const QByteArray tag = QTest::currentDataTag();
    const QString path = fresh();
    if (tag == "empty" || tag == "text") {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(tag == "text" ? QByteArray(500, 'x') : QByteArray());
    } else if (tag != "not there") {
        MbtilesMaker file(path);
        if (tag == "no tables")
            file.run("CREATE TABLE other (a)");
        else if (tag == "no metadata")
            file.run("CREATE TABLE tiles (zoom_level, tile_column, tile_row, tile_data)");
        else if (tag == "no tiles")
            file.run("CREATE TABLE metadata (name, value)");
        else if (tag == "no column")
            file.run("CREATE TABLE metadata (name, value); CREATE TABLE tiles (zoom_level, x, y, tile_data)");
        else
            file.tables();
        if (tag == "says vector")
            file.say("format", "pbf");
        if (tag == "says vector" || tag == "is vector")
            file.put(10, 5, 6, QByteArray("\x1f\x8b\x08", 3) + QByteArray(50, 'v'));
        if (tag == "tiff")
            file.put(10, 5, 6, QByteArray("II*\0", 4) + QByteArray(50, '\0'));
        if (tag == "cut") {
            for (int i = 0; i < 40; ++i)
                file.put(10, i, 6, MbtilesMaker::encoded(QImage(64, 64, QImage::Format_RGB32), "bmp"));
        }
        QVERIFY(file.ok());
    }
    if (tag == "cut")
        QVERIFY(QFile::resize(path, 12'000));
    const auto photo = PhotoTiles::open(path);
    QVERIFY(!photo);
    QCOMPARE(photo.error().code, code);
    QCOMPARE(photo.error().args.value(0), path);
}

void TestPhotoTiles::hugePicturesAreNone()
{
    const QString path = fresh();
    QByteArray bomb = MbtilesMaker::plain(red);
    bomb[16] = 0x7f; // the width that its head claims
    {
        MbtilesMaker file(path);
        file.tables();
        file.run("INSERT INTO tiles VALUES (10, 0, 0, zeroblob(60000000))");
        file.put(10, 5, 6, MbtilesMaker::plain(red));
        file.put(10, 6, 6, bomb);
        file.put(10, 7, 6, MbtilesMaker::plain(red).first(60));
        file.put(10, 8, 6, MbtilesMaker::plain(red, "png", 2048));
        QVERIFY(file.ok());
    }
    const auto photo = PhotoTiles::open(path);
    QVERIFY(photo);
    QVERIFY((*photo)->tile(10, 0, (1 << 10) - 1).isNull());
    QVERIFY(!(*photo)->tile(10, 5, 6).isNull());
    QVERIFY((*photo)->tile(10, 6, 6).isNull());
    QVERIFY((*photo)->tile(10, 7, 6).isNull());
    QVERIFY((*photo)->tile(10, 8, 6).isNull());
}

void TestPhotoTiles::endlessQueryIsStopped()
{
    const QString path = fresh();
    {
        MbtilesMaker file(path);
        file.run("CREATE TABLE metadata (name TEXT, value TEXT);"
                 "CREATE VIEW tiles AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n)"
                 " SELECT i AS zoom_level, i AS tile_column, i AS tile_row, CASE WHEN i < 0 THEN i END AS tile_data "
                 "FROM n;");
        QVERIFY(file.ok());
    }
    QElapsedTimer took;
    took.start();
    const auto photo = PhotoTiles::open(path);
    QVERIFY(!photo);
    QCOMPARE(photo.error().code, ErrorCode::FileUnreadable);
    QVERIFY(took.elapsed() < 15'000);
}

void TestPhotoTiles::liesUnderTheTown()
{
    const QString pack = m_folder.filePath(u"town.townpack"_s);
    const auto built =
        TownBuilder::build(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/smalltown.osm"), pack, {});
    QVERIFY(built);
    TileServer server(pack, m_folder.filePath(u"cache"_s));
    QVERIFY(server.start());
    const QUrl before = server.baseUrl(MapStyle::Photo);

    const GeoBox town = TownPack::open(pack).value()->town().bounds;
    const double latitude = (town.south + town.north) / 2e7, longitude = (town.west + town.east) / 2e7;
    const auto [x, y] = MbtilesMaker::tileAt(latitude, longitude, 12);
    const QString path = fresh();
    {
        MbtilesMaker file(path);
        file.tables();
        file.say("attribution", "Regione di Prova");
        file.put(12, x, y, MbtilesMaker::plain(green));
        QVERIFY(file.ok());
    }
    QSignalSpy changed(&server, &TileServer::photoChanged), reloaded(&server, &TileServer::townChanged);
    QVERIFY(server.setPhoto(path));
    QTRY_COMPARE(changed.count(), 1);
    QTRY_COMPARE(reloaded.count(), 1);
    QVERIFY(server.photo());
    QCOMPARE(server.photo()->attribution, u"Regione di Prova"_s);
    QVERIFY(server.baseUrl(MapStyle::Photo) != before);

    const auto [px, py] = MbtilesMaker::tileAt(latitude, longitude, 16);
    const QUrl address = server.baseUrl(MapStyle::Photo).resolved(QUrl(u"16/%1/%2.png"_s.arg(px).arg(py)));
    const QImage over = QImage::fromData(get(address), "png");
    QCOMPARE(over.size(), QSize(256, 256));
    int ground = 0, other = 0;
    for (int row = 0; row < 256; ++row)
        for (int column = 0; column < 256; ++column)
            (near(over.pixel(column, row), green) ? ground : other) += 1;
    QVERIFY2(ground > 20'000, qPrintable(QString::number(ground))); // the photograph
    QVERIFY2(other > 200, qPrintable(QString::number(other))); // the town's roads and names
    const QImage map =
        QImage::fromData(get(server.baseUrl(MapStyle::Light).resolved(QUrl(u"16/%1/%2.png"_s.arg(px).arg(py)))), "png");
    QVERIFY(!near(map.pixel(3, 3), green, 30));

    QVERIFY(server.setPhoto({}));
    QTRY_COMPARE(changed.count(), 2);
    QVERIFY(!server.photo());
}

void TestPhotoTiles::refusedPhotoLeavesTheMap()
{
    const QString pack = m_folder.filePath(u"other.townpack"_s);
    QVERIFY(TownBuilder::build(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/smalltown.osm"), pack, {}));
    TileServer server(pack, m_folder.filePath(u"cache2"_s));
    QSignalSpy failed(&server, &TileServer::photoFailed);
    QVERIFY(server.setPhoto(m_folder.filePath(u"gone.mbtiles"_s)));
    QVERIFY(server.start());
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][0].value<Error>().code, ErrorCode::FileNotFound);
    QVERIFY(!server.photo());
    QVERIFY(!get(server.baseUrl(MapStyle::Photo).resolved(QUrl(u"3/1/1.png"_s))).isEmpty());
}

QTEST_MAIN(TestPhotoTiles)
#include "tst_phototiles.moc"
