// SPDX-License-Identifier: GPL-3.0-or-later
#include "layerfile.h"
#include "tileaddress.h"
#include "tilecache.h"
#include "tilepool.h"
#include "tilerenderer.h"
#include "tileserver.h"
#include "town.h"
#include "townbuilder.h"

#include <QDirIterator>
#include <QImage>
#include <QNetworkAccessManager>
#include <QNetworkInterface>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QTimer>

#include <cstdio>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr double south = 46.06;
constexpr double west = 11.10;
constexpr double step = 0.0012; // degrees between two streets
constexpr int streets = 10;

// A town of straight streets and square houses, as OpenStreetMap would have it.
QByteArray smallTown(const char *riverOrStreet)
{
    QByteArray xml = "<?xml version='1.0'?><osm version='0.6'>\n";
    QByteArray ways;
    int id = 1;
    const auto node = [&](double lat, double lon, const QByteArray &tags = {}) {
        xml += "<node id='" + QByteArray::number(id) + "' version='1' lat='" + QByteArray::number(lat, 'f', 7)
            + "' lon='" + QByteArray::number(lon, 'f', 7) + "'>" + tags + "</node>\n";
        return id++;
    };
    const auto tag = [](const QByteArray &key, const QByteArray &value) {
        return "<tag k='" + key + "' v='" + value + "'/>";
    };
    const auto way = [&](const QList<int> &nodes, const QByteArray &tags) {
        ways += "<way id='" + QByteArray::number(id++) + "' version='1'>";
        for (const int nd : nodes)
            ways += "<nd ref='" + QByteArray::number(nd) + "'/>";
        ways += tags + "</way>\n";
    };
    const double end = step * streets;
    for (int i = 0; i < streets; ++i) {
        const QByteArray number = QByteArray::number(i + 1);
        way({node(south + i * step, west), node(south + i * step, west + end)},
            tag("highway", i == 0 ? "primary" : "residential") + tag("name", "Via Garibaldi " + number));
        way({node(south, west + i * step), node(south + end, west + i * step)},
            tag("highway", "tertiary") + tag("name", "Via Mazzini " + number));
        const double a = south + (i + 0.3) * step;
        const double b = west + (i + 0.3) * step;
        const int first = node(a, b);
        way({first, node(a + step / 3, b), node(a + step / 3, b + step / 3), node(a, b + step / 3), first},
            tag("building", "yes"));
        node(a, b, tag("addr:street", "Via Garibaldi " + number) + tag("addr:housenumber", number));
    }
    const QByteArray kind = riverOrStreet;
    way({node(south, west), node(south + end, west + end)},
        kind == "river" ? tag("waterway", "river") + tag("name", "Fiume") : tag("highway", "trunk"));
    node(south + end / 2, west + end / 2, tag("place", "town") + tag("name", "Prova"));
    return xml + ways + "</osm>\n";
}

struct Reply {
    int status = 0;
    QByteArray body;
};

} // namespace

class tst_Tiles : public QObject {
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_pack;
    QString m_otherPack;
    int m_fresh = 0;

    QString fresh(const QString &name) { return m_folder.filePath(name + QString::number(++m_fresh)); }

    QString build(const char *kind)
    {
        const QString osm = fresh(u"town"_s) + u".osm"_s;
        const QString pack = osm.chopped(3) + u"townpack"_s;
        QFile file(osm);
        if (!file.open(QIODevice::WriteOnly) || file.write(smallTown(kind)) < 0)
            return {};
        file.close();
        const auto summary = TownBuilder::build(osm, pack, {.name = u"Prova"_s, .sample = true});
        return summary ? pack : QString();
    }

    static TileAddress centre(int zoom, MapStyle style = MapStyle::Light, int scale = 1)
    {
        const double middle = step * streets / 2;
        const QPointF pixel = TileRenderer::worldPixel(west + middle, south + middle, zoom);
        return {style, scale, zoom, int(pixel.x()) / 256, int(pixel.y()) / 256};
    }

    static QUrl urlOf(const TileServer &server, const TileAddress &tile)
    {
        return server.baseUrl(tile.style)
            .resolved(QUrl(u"%1/%2/%3%4.png"_s.arg(QString::number(tile.zoom), QString::number(tile.x),
                QString::number(tile.y), tile.scale == 2 ? u"@2x"_s : QString())));
    }

    static Reply get(const QUrl &url, const QByteArray &verb = "GET")
    {
        QNetworkAccessManager manager;
        const std::unique_ptr<QNetworkReply> reply(manager.sendCustomRequest(QNetworkRequest(url), verb));
        QSignalSpy finished(reply.get(), &QNetworkReply::finished);
        if (!reply->isFinished() && !finished.wait(20'000))
            return {};
        return {reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt(), reply->readAll()};
    }

    static bool isBlank(const QImage &image)
    {
        for (int y = 0; y < image.height(); ++y) {
            for (int x = 0; x < image.width(); ++x) {
                if (image.pixel(x, y) != image.pixel(0, 0))
                    return false;
            }
        }
        return true;
    }

    static ErrorCode refusal(const QString &path, const QString &cache)
    {
        TileServer server(path, cache);
        const auto started = server.start();
        return started ? ErrorCode::None : started.error().code;
    }

    // Nanoseconds this thread was ready to run while others ran: not what it was blocked by.
    static qint64 waitedForProcessor()
    {
        QFile file(u"/proc/thread-self/schedstat"_s);
        return file.open(QIODevice::ReadOnly) ? file.readAll().split(' ').value(1).toLongLong() : 0;
    }

    QString copyOfPack()
    {
        const QString path = fresh(u"copy"_s);
        return QFile::copy(m_pack, path) ? path : QString();
    }

private Q_SLOTS:

    void initTestCase()
    {
        m_pack = build("river");
        m_otherPack = build("trunk");
        QVERIFY(!m_pack.isEmpty() && !m_otherPack.isEmpty());
    }

    void addresses_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<bool>("good");
        QTest::newRow("plain") << u"light/16/34772/23340.png"_s << true;
        QTest::newRow("twice") << u"dark/16/34772/23340@2x.png"_s << true;
        QTest::newRow("twice by style") << u"wall@2x/0/0/0.png"_s << true;
        QTest::newRow("last") << u"light/20/1048575/1048575.png"_s << true;
        QTest::newRow("zoom too far") << u"light/21/0/0.png"_s << false;
        QTest::newRow("x outside") << u"light/3/8/0.png"_s << false;
        QTest::newRow("y outside") << u"light/3/0/8.png"_s << false;
        QTest::newRow("negative") << u"light/3/-1/0.png"_s << false;
        QTest::newRow("plus") << u"light/3/+1/0.png"_s << false;
        QTest::newRow("leading zero") << u"light/03/1/0.png"_s << false;
        QTest::newRow("huge") << u"light/3/99999999999999999999/0.png"_s << false;
        QTest::newRow("style") << u"sepia/3/1/1.png"_s << false;
        QTest::newRow("ending") << u"light/3/1/1.jpg"_s << false;
        QTest::newRow("3x") << u"light/3/1/1@3x.png"_s << false;
        QTest::newRow("short") << u"light/3/1.png"_s << false;
        QTest::newRow("long") << u"light/3/1/1/1.png"_s << false;
        QTest::newRow("dots") << u"light/3/../1.png"_s << false;
        QTest::newRow("empty") << QString() << false;
    }

    void addresses()
    {
        QFETCH(QString, path);
        QFETCH(bool, good);
        const auto tile = TileAddress::parse(path);
        QCOMPARE(tile.has_value(), good);
        if (tile)
            QCOMPARE(TileAddress::parse(tile->path()), tile);
    }

    void refusesWhatIsNoPack_data()
    {
        QTest::addColumn<QByteArray>("change");
        QTest::addColumn<int>("code");
        QTest::newRow("missing") << QByteArray("missing") << int(ErrorCode::FileNotFound);
        QTest::newRow("empty") << QByteArray("empty") << int(ErrorCode::FileTruncated);
        QTest::newRow("cut in the header") << QByteArray("60") << int(ErrorCode::FileTruncated);
        QTest::newRow("cut after a page") << QByteArray("5000") << int(ErrorCode::FileTruncated);
        QTest::newRow("last byte missing") << QByteArray("-1") << int(ErrorCode::FileTruncated);
        QTest::newRow("text") << QByteArray("text") << int(ErrorCode::FileWrongKind);
        QTest::newRow("newer") << QByteArray("newer") << int(ErrorCode::FileTooNew);
    }

    void refusesWhatIsNoPack()
    {
        QFETCH(QByteArray, change);
        QFETCH(int, code);
        const QString path = copyOfPack();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        if (change == "missing") {
            QVERIFY(file.remove());
        } else if (change == "empty") {
            QVERIFY(file.resize(0));
        } else if (change == "text") {
            QVERIFY(file.resize(0) && file.write(QByteArray(9000, 'x')) > 0);
        } else if (change == "newer") {
            // the row ('format', '1') of campanile_pack becomes ('format', '9')
            const QByteArray all = file.readAll();
            const qsizetype at = all.indexOf("format1");
            QVERIFY(at > 0 && file.seek(at + 6) && file.write("9") == 1);
        } else {
            const int size = change.toInt();
            QVERIFY(file.resize(size < 0 ? file.size() + size : size));
        }
        file.close();
        QCOMPARE(int(refusal(path, fresh(u"cache"_s))), code);
    }

    void damagedInside()
    {
        const QString path = copyOfPack();
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadWrite));
        // the layers' contents; the schema and what the pack says of itself stay
        constexpr qint64 pageSize = 4096;
        int damaged = 0;
        for (qint64 at = pageSize; at < file.size(); at += pageSize) {
            QVERIFY(file.seek(at));
            const QByteArray page = file.read(pageSize);
            if (page.contains("CREATE ") || page.contains("attribution"))
                continue;
            QVERIFY(file.seek(at) && file.write(QByteArray(pageSize, '\x55')) > 0);
            ++damaged;
        }
        QVERIFY(damaged > 5);
        file.close();
        TileServer server(path, fresh(u"cache"_s));
        QSignalSpy failed(&server, &TileServer::failed);
        QVERIFY(server.start());
        const Reply reply = get(urlOf(server, centre(16)));
        QCOMPARE(reply.status, 503);
        QTRY_COMPARE(failed.count(), 1);
    }

    void servesTiles_data()
    {
        QTest::addColumn<int>("style");
        QTest::addColumn<int>("scale");
        for (const int scale : {1, 2}) {
            for (const MapStyle style : {MapStyle::Light, MapStyle::Dark, MapStyle::Wall})
                QTest::addRow("style %d at %dx", int(style), scale) << int(style) << scale;
        }
    }

    void servesTiles()
    {
        QFETCH(int, style);
        QFETCH(int, scale);
        TileServer server(m_pack, fresh(u"cache"_s));
        QSignalSpy answered(&server, &TileServer::answered);
        QVERIFY(server.start());
        for (const int zoom : {10, 13, 16, 19}) {
            const TileAddress tile = centre(zoom, MapStyle(style), scale);
            const Reply reply = get(urlOf(server, tile));
            QCOMPARE(reply.status, 200);
            const QImage image = QImage::fromData(reply.body);
            QCOMPARE(image.size(), QSize(256, 256) * scale);
            QVERIFY(!isBlank(image));
            QCOMPARE(qGray(image.pixel(0, 0)) > 128, MapStyle(style) == MapStyle::Light);
            // the second way to ask for the same
            QUrl url = server.baseUrl(tile.style, scale);
            url = url.resolved(QUrl(u"%1/%2/%3.png"_s.arg(tile.zoom).arg(tile.x).arg(tile.y)));
            QCOMPARE(get(url).body, reply.body);
        }
        QTRY_COMPARE(answered.count(), 8);
        QCOMPARE(answered.front().at(1).toInt(), scale);
        QCOMPARE(answered.front().at(2).toInt(), 10);
    }

    void badRequests()
    {
        TileServer server(m_pack, fresh(u"cache"_s));
        QVERIFY(server.start());
        const QUrl base = server.baseUrl(MapStyle::Light);
        QVERIFY(base.path().endsWith(u'/'));
        QCOMPARE(get(base).status, 404);
        QCOMPARE(get(base.resolved(QUrl(u"21/0/0.png"_s))).status, 404);
        QCOMPARE(get(base.resolved(QUrl(u"3/8/0.png"_s))).status, 404);
        QCOMPARE(get(base.resolved(QUrl(u"3/x/0.png"_s))).status, 404);
        QCOMPARE(get(base.resolved(QUrl(u"../light/3/1/1.png"_s))).status, 200);
        QUrl guessed = base;
        guessed.setPath(u"/light/3/1/1.png"_s);
        QCOMPARE(get(guessed).status, 404);
        guessed.setPath(u"/guess/1/light/3/1/1.png"_s);
        QCOMPARE(get(guessed).status, 404);
        QCOMPARE(get(urlOf(server, centre(16)), "DELETE").status, 405);
        QCOMPARE(get(urlOf(server, centre(16))).status, 200);
    }

    void onlyOnLoopback()
    {
        TileServer server(m_pack, fresh(u"cache"_s));
        QVERIFY(server.start());
        QCOMPARE(server.baseUrl(MapStyle::Dark).host(), u"127.0.0.1"_s);
        for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
            if (address.isLoopback() || address.protocol() != QHostAddress::IPv4Protocol)
                continue;
            QTcpSocket socket;
            socket.connectToHost(address, quint16(server.baseUrl(MapStyle::Dark).port()));
            QVERIFY(!socket.waitForConnected(1000));
        }
    }

    void outsideTheTownIsPlain()
    {
        TileServer server(m_pack, fresh(u"cache"_s));
        QVERIFY(server.start());
        TileAddress far = centre(16);
        far.x -= 500;
        const QImage image = QImage::fromData(get(urlOf(server, far)).body);
        QCOMPARE(image.size(), QSize(256, 256));
        QVERIFY(isBlank(image));
    }

    void oneDrawingForOneMetatile()
    {
        const auto cache = std::make_shared<TileCache>(fresh(u"cache"_s));
        const auto town = Town::open(m_pack, {}, 1);
        QVERIFY(town);
        TilePool pool(cache, 3);
        (*town)->read([] { }, [](const Result<void> &) { });
        std::atomic<int> answers = 0;
        std::atomic<int> good = 0;
        const Metatile metatile = Metatile::of(centre(17));
        for (int round = 0; round < 5; ++round) {
            for (int i = 0; i < 16; ++i) {
                pool.request(*town, metatile.tile(i % 4, i / 4), [&](const Result<QByteArray> &png) {
                    good += png && QImage::fromData(*png).width() == 256;
                    ++answers;
                });
            }
        }
        QTRY_COMPARE(answers.load(), 80);
        QCOMPARE(good.load(), 80);
        QCOMPARE(pool.drawn(), 1);
        pool.stop();
    }

    void newestFirst()
    {
        const auto cache = std::make_shared<TileCache>(fresh(u"cache"_s));
        const auto town = Town::open(m_pack, {}, 1);
        QVERIFY(town);
        TilePool pool(cache, 1);
        // Nothing can be drawn before the town is read, so all of them wait, the first one at the only thread.
        std::mutex mutex;
        QList<int> order;
        const auto ask = [&](int zoom) {
            pool.request(*town, centre(zoom), [&, zoom](const Result<QByteArray> &) {
                const std::scoped_lock lock(mutex);
                order.append(zoom);
            });
        };
        for (const int zoom : {13, 14, 15, 16})
            ask(zoom);
        ask(14); // again: it is the newest now
        (*town)->read([] { }, [](const Result<void> &) { });
        const auto count = [&] {
            const std::scoped_lock lock(mutex);
            return order.size();
        };
        QTRY_COMPARE(count(), 5);
        pool.stop();
        order.removeOne(13); // may have been taken before the others came
        QCOMPARE(order, QList<int>({14, 14, 16, 15}));
    }

    void stoppedPoolAnswers()
    {
        const auto cache = std::make_shared<TileCache>(fresh(u"cache"_s));
        const auto town = Town::open(m_pack, {}, 1);
        QVERIFY(town);
        TilePool pool(cache, 1);
        std::atomic<int> answers = 0;
        const auto answer = [&](const Result<QByteArray> &) { ++answers; };
        for (int zoom = 10; zoom < 18; ++zoom)
            pool.request(*town, centre(zoom), answer);
        (*town)->read([] { }, [](const Result<void> &) { });
        pool.stop();
        pool.request(*town, centre(18), answer);
        QCOMPARE(answers.load(), 9);
    }

    void cacheKeepsAndHeals()
    {
        const QString folder = fresh(u"cache"_s);
        const TileAddress tile = centre(16);
        QByteArray drawn;
        {
            TileServer server(m_pack, folder);
            QVERIFY(server.start());
            drawn = get(urlOf(server, tile)).body;
            const auto files = [&] {
                QDirIterator found(folder, {u"*.tile"_s}, QDir::Files, QDirIterator::Subdirectories);
                int count = 0;
                for (; found.hasNext(); found.next())
                    ++count;
                return count;
            };
            QTRY_COMPARE(files(), 16); // the neighbours as well
        }
        QString file;
        QDirIterator found(folder, {u"%1.tile"_s.arg(tile.y)}, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext()) {
            const QString path = found.next();
            if (path.contains(u"/%1/"_s.arg(tile.x)))
                file = path;
        }
        QVERIFY(!file.isEmpty());

        // Served from the file: what lies there, with a right checksum, is what comes.
        const auto townName = [&] { return file.section(u'/', -5, -5); };
        QImage marker(256, 256, QImage::Format_RGBX8888);
        marker.fill(Qt::magenta);
        const QByteArray planted = TileRenderer::png(marker);
        TileCache(folder + u"/tiles"_s).keep(townName(), tile, planted);
        {
            TileServer server(m_pack, folder);
            QVERIFY(server.start());
            QCOMPARE(get(urlOf(server, tile)).body, planted);
        }
        // Another pack does not see it.
        {
            TileServer server(m_otherPack, folder);
            QVERIFY(server.start());
            QVERIFY(get(urlOf(server, tile)).body != planted);
        }
        // Rotten: one byte changed, cut, empty. Drawn again, and whole on the disk again.
        for (const int damage : {0, 1, 2}) {
            QFile rotten(file);
            QVERIFY(rotten.open(QIODevice::ReadWrite));
            if (damage == 0)
                QVERIFY(rotten.seek(rotten.size() / 2) && rotten.write("\xff\xfe\xfd") == 3);
            else
                QVERIFY(rotten.resize(damage == 1 ? rotten.size() / 2 : 0));
            rotten.close();
            TileServer server(m_pack, folder);
            QVERIFY(server.start());
            QCOMPARE(get(urlOf(server, tile)).body, drawn);
            QTRY_COMPARE(TileCache(folder + u"/tiles"_s).find(townName(), tile), drawn);
        }
    }

    void cacheStaysInItsBound()
    {
        const QString folder = fresh(u"cache"_s);
        TileCache cache(folder, {.memoryBytes = 1000, .diskBytes = 100'000});
        for (int i = 0; i < 200; ++i)
            cache.keep(u"town"_s, {MapStyle::Light, 1, 15, i, 0}, QByteArray(1000, char(i)));
        QVERIFY(cache.wantsTidying());
        cache.tidy();
        qint64 total = 0;
        QDirIterator found(folder, QDir::Files, QDirIterator::Subdirectories);
        while (found.hasNext())
            total += found.nextFileInfo().size();
        QVERIFY(total > 50'000 && total <= 100'000);
        QVERIFY(!cache.wantsTidying());
    }

    void unwritableCacheIsNoReason()
    {
        const QString folder = fresh(u"file"_s);
        QFile file(folder);
        QVERIFY(file.open(QIODevice::WriteOnly)); // a file where the folder should be
        TileServer server(m_pack, folder);
        QVERIFY(server.start());
        QCOMPARE(get(urlOf(server, centre(16))).status, 200);
    }

    void reloads()
    {
        TileServer server(m_pack, fresh(u"cache"_s));
        QSignalSpy changed(&server, &TileServer::townChanged);
        QSignalSpy failed(&server, &TileServer::failed);
        QVERIFY(server.start());
        const TileAddress tile = centre(16);
        const QUrl oldBase = server.baseUrl(MapStyle::Light);
        const QByteArray before = get(urlOf(server, tile)).body;

        const auto refused = server.reload(m_folder.filePath(u"nothing"_s));
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::FileNotFound);
        QCOMPARE(get(urlOf(server, tile)).body, before);

        QVERIFY(server.reload(m_otherPack));
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(server.baseUrl(MapStyle::Light) != oldBase);
        const QByteArray after = get(urlOf(server, tile)).body;
        QVERIFY(!after.isEmpty() && after != before);
        QVERIFY(server.reload(m_pack));
        QVERIFY(server.reload(m_otherPack));
        QVERIFY(server.reload(m_pack)); // the last one counts
        QTRY_COMPARE(get(urlOf(server, tile)).body, before);
        QCOMPARE(failed.count(), 0);
    }

    void packReplacedWhileServing()
    {
        const QString path = copyOfPack();
        TileServer server(path, fresh(u"cache"_s));
        QVERIFY(server.start());
        const QByteArray before = get(urlOf(server, centre(16))).body;
        const QString replacement = fresh(u"copy"_s);
        QVERIFY(QFile::copy(m_otherPack, replacement));
        QCOMPARE(std::rename(QFile::encodeName(replacement).constData(), QFile::encodeName(path).constData()), 0);
        QCOMPARE(get(urlOf(server, centre(16))).body, before);
        QCOMPARE(get(urlOf(server, centre(17))).status, 200); // drawn from what was read
        QSignalSpy changed(&server, &TileServer::townChanged);
        QVERIFY(server.reload(path));
        QTRY_COMPARE(changed.count(), 1);
        QVERIFY(get(urlOf(server, centre(16))).body != before);
    }

    void viewsThatLeave()
    {
        TileServer server(m_pack, fresh(u"cache"_s));
        QVERIFY(server.start());
        int served = 0;
        {
            QNetworkAccessManager manager;
            for (int i = 0; i < 60; ++i) {
                TileAddress tile = centre(18);
                tile.x += i % 10 - 5;
                tile.y += i / 10 - 3;
                QNetworkReply *reply = manager.get(QNetworkRequest(urlOf(server, tile)));
                connect(reply, &QNetworkReply::finished, &manager,
                    [&served, reply] { served += reply->error() == QNetworkReply::NoError ? 1 : 0; });
                if (i % 2 == 0)
                    QTimer::singleShot(i % 7, reply, &QNetworkReply::abort);
            }
            QTRY_VERIFY(served > 0); // in the middle of it
        } // and the rest at once
        QCOMPARE(get(urlOf(server, centre(16))).status, 200);
    }

    void endsInTheMiddle()
    {
        for (int i = 0; i < 10; ++i) {
            TileServer server(m_pack, fresh(u"cache"_s));
            QVERIFY(server.start());
            QNetworkAccessManager manager;
            for (int zoom = 13; zoom < 19; ++zoom)
                manager.get(QNetworkRequest(urlOf(server, centre(zoom))));
            if (i % 2 == 1)
                QTRY_VERIFY(!get(urlOf(server, centre(12))).body.isEmpty());
        }
    }

    // 200 requests, all answered, while this thread, which stands for the user interface's, keeps its beat.
    void storm()
    {
        qint64 best = INT64_MAX;
        for (int round = 0; round < 3 && best > 16; ++round) {
            TileServer server(m_pack, fresh(u"cache"_s));
            QElapsedTimer beat;
            qint64 longest = 0;
            QTimer ticker;
            ticker.setTimerType(Qt::PreciseTimer);
            qint64 waited = waitedForProcessor();
            connect(&ticker, &QTimer::timeout, this, [&] {
                const qint64 now = waitedForProcessor();
                longest = std::max(longest, beat.restart() - (now - waited) / 1'000'000);
                waited = now;
            });
            beat.start();
            ticker.start(1);
            QVERIFY(server.start());
            std::atomic<int> good = 0;
            QList<QUrl> urls;
            for (int i = 0; i < 200; ++i) {
                TileAddress tile = centre(17, MapStyle(i % 3), 1 + i % 2);
                tile.x += i % 10 - 5;
                tile.y += i / 10 % 10 - 5;
                urls.append(urlOf(server, tile));
            }
            const std::unique_ptr<QThread> client(QThread::create([&] {
                QNetworkAccessManager manager;
                QEventLoop loop;
                int open = int(urls.size());
                for (const QUrl &url : std::as_const(urls)) {
                    QNetworkReply *reply = manager.get(QNetworkRequest(url));
                    QObject::connect(reply, &QNetworkReply::finished, &loop, [&, reply] {
                        good += !QImage::fromData(reply->readAll()).isNull();
                        if (--open == 0)
                            loop.quit();
                    });
                }
                loop.exec();
            }));
            QSignalSpy finished(client.get(), &QThread::finished);
            client->start();
            QVERIFY(finished.wait(60'000));
            client->wait();
            QCOMPARE(good.load(), 200);
            best = std::min(best, longest);
        }
        qInfo("longest pause of the user interface's thread: %lld ms", static_cast<long long>(best));
        QVERIFY(best <= 16);
    }

    // One that nobody made for this test.
    void realTown()
    {
        const QString osm = QStringLiteral(CAMPANILE_SHARED_DATA) + u"/osm/monaco.osm.pbf"_s;
        if (!QFile::exists(osm))
            QSKIP("no shared data here");
        const QString pack = fresh(u"monaco"_s);
        QVERIFY(TownBuilder::build(osm, pack, {}));
        TileServer server(pack, fresh(u"cache"_s));
        QVERIFY(server.start());
        for (int zoom = 10; zoom <= 20; ++zoom) {
            const QPointF pixel = TileRenderer::worldPixel(7.4205, 43.7335, zoom);
            const TileAddress tile{MapStyle::Light, 1, zoom, int(pixel.x()) / 256, int(pixel.y()) / 256};
            QVERIFY(!isBlank(QImage::fromData(get(urlOf(server, tile)).body)));
        }
    }
};

QTEST_GUILESS_MAIN(tst_Tiles)
#include "tst_tiles.moc"
