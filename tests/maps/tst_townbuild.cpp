// SPDX-License-Identifier: GPL-3.0-or-later
#include "packfile.h"
#include "packquery.h"
#include "smalltown.h"
#include "townbuilder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace campanile;
using namespace Qt::StringLiterals;

using packquery::ask;
using packquery::bytesOf;
using packquery::Run;
using packquery::townpack;

class tst_TownBuild : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
    }

    void layers()
    {
        const QString pack = build(smalltown::xml());
        QCOMPARE(ask(pack, "SELECT osm_id, class, name, link, bridge, layer, oneway FROM roads ORDER BY osm_id"),
            u"100|residential|Via Giuseppe Garibaldi|0|0|0|0\n101|tertiary|Via Giuseppe Garibaldi|0|1|1|0\n102|primary|Viale San Marco|1|0|0|1"_s);
        // a building with a court
        QCOMPARE(ask(pack, "SELECT osm_id, class FROM buildings"), u"-201|building"_s);
        // the river goes on for a hundred kilometres; its part in the pack does not
        QCOMPARE(ask(pack, "SELECT name, maxx - minx < 0.05 FROM waterways JOIN rtree_waterways_geom ON id = fid"),
            u"Fiume Lungo|1"_s);
        QCOMPARE(ask(pack,
                     "SELECT value FROM campanile_pack WHERE key IN ('name', 'attribution', 'sample', "
                     "'data_timestamp') ORDER BY key"),
            u"© OpenStreetMap contributors\n2024-05-02T10:00:00Z\nBorghetto\n0"_s);
    }

    void gazetteer()
    {
        const QString pack = build(smalltown::xml());
        QCOMPARE(ask(pack, "SELECT key, name, class, kind, geom IS NULL FROM streets ORDER BY key"),
            u"localita fontana|Località Fontana||place|1\nvia giuseppe garibaldi|Via Giuseppe Garibaldi|tertiary|street|0\nviale s marco|Viale San Marco|primary|street|0"_s);
        QCOMPARE(ask(pack,
                     "SELECT street_key, group_concat(label, ' ') FROM (SELECT * FROM civic_numbers ORDER BY "
                     "street_key, number) GROUP BY 1"),
            u"localita fontana|7\nvia giuseppe garibaldi|1 2 5 10/A\nviale s marco|3 5 12 14 16 20"_s);
        QCOMPARE(ask(pack, "SELECT name, kind, derived FROM quarters ORDER BY name"),
            u"Borgo Vecchio|administrative|0\nCa' Bianca|hamlet|1"_s);
        QCOMPARE(m_summary.withoutStreet, 1);
        QCOMPARE(m_summary.civicNumbers, 11);
    }

    void geoPackage()
    {
        const QString pack = build(smalltown::xml());
        QCOMPARE(ask(pack, "PRAGMA application_id"), QString::number(0x47504B47));
        QCOMPARE(ask(pack, "PRAGMA user_version"), u"10300"_s);
        QCOMPARE(ask(pack, "PRAGMA integrity_check"), u"ok"_s);
        QCOMPARE(ask(pack, "PRAGMA foreign_key_check"), QString());
        QCOMPARE(
            ask(pack, "SELECT count(*) FROM gpkg_contents WHERE data_type = 'features' AND srs_id = 4326"), u"15"_s);
        QCOMPARE(ask(pack,
                     "SELECT count(*) FROM gpkg_geometry_columns g JOIN gpkg_extensions e USING (table_name) WHERE "
                     "e.extension_name = 'gpkg_rtree_index'"),
            u"15"_s);
        // every geometry: magic, envelope flag and the one header length that the drawing relies on
        for (const char *layer :
            {"roads", "waterways", "buildings", "places", "streets", "civic_numbers", "quarters"}) {
            const QByteArray sql = QByteArray("SELECT count(*) FROM ") + layer
                + " WHERE geom IS NOT NULL AND (hex(substr(geom, 1, 4)) != '47500003' OR hex(substr(geom, 41, 1)) != "
                  "'01')";
            QCOMPARE(ask(pack, sql.constData()), u"0"_s);
            const QByteArray index = QByteArray("SELECT (SELECT count(*) FROM ") + layer
                + " WHERE geom IS NOT NULL) - (SELECT count(*) FROM rtree_" + layer + "_geom)";
            QCOMPARE(ask(pack, index.constData()), u"0"_s);
        }
    }

    void sameInputSameBytes()
    {
        const QByteArray first = bytesOf(build(smalltown::xml()));
        const QByteArray second = bytesOf(build(smalltown::xml()));
        QVERIFY(first.size() > 10'000);
        QVERIFY(first == second);
    }

    // Lines of the file turned round: ways and relations before their nodes, numbers falling.
    void orderDoesNotMatter()
    {
        const QList<QByteArray> lines = smalltown::xml().split('\n');
        QByteArray turned = lines[0] + '\n' + lines[1] + '\n';
        for (qsizetype i = lines.size() - 1; i > 1; --i) {
            if (lines[i].startsWith(" <"))
                turned += lines[i] + '\n';
        }
        turned += "</osm>\n";
        QVERIFY(bytesOf(build(smalltown::xml())) == bytesOf(build(turned)));
    }

    void seaBesideTheCoast()
    {
        QByteArray xml = smalltown::xml();
        // land on the left: going east, the sea lies to the south
        xml.replace(" <way id=\"100\"",
            " <node id=\"50\" version=\"1\" lat=\"44.9985\" lon=\"10.9000\"/><node id=\"51\" version=\"1\" "
            "lat=\"44.9985\" lon=\"11.1000\"/>\n <way id=\"100\"");
        xml.replace(" <relation id=\"200\"",
            " <way id=\"150\" version=\"1\"><nd ref=\"50\"/><nd ref=\"51\"/><tag k=\"natural\" "
            "v=\"coastline\"/></way>\n <relation id=\"200\"");
        const QString pack = build(xml);
        QCOMPARE(ask(pack, "SELECT class FROM water"), u"sea"_s);
        QCOMPARE(ask(pack, "SELECT maxy < 44.99851 AND miny < 44.9980 FROM rtree_water_geom"), u"1"_s);
    }

    void damaged_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        const QByteArray good = smalltown::xml();
        QTest::newRow("empty") << u"a.osm.pbf"_s << QByteArray() << int(ErrorCode::FileTruncated);
        QTest::newRow("text") << u"a.osm.pbf"_s << QByteArray("Dear mayor,\nhere is the map.\n")
                              << int(ErrorCode::FileWrongKind);
        QTest::newRow("cut XML") << u"a.osm"_s << good.first(good.size() / 2) << int(ErrorCode::FileTruncated);
        QTest::newRow("other XML") << u"a.osm"_s << QByteArray("<?xml version='1.0'?><html><body/></html>")
                                   << int(ErrorCode::FileWrongKind);
        QTest::newRow("no streets")
            << u"a.osm"_s << QByteArray("<?xml version='1.0'?><osm version='0.6'><node id='1' lat='1' lon='1'/></osm>")
            << int(ErrorCode::FileWrongKind);
        QByteArray noise(20'000, '\0');
        quint32 state = 1;
        for (char &c : noise)
            c = static_cast<char>((state = state * 1664525 + 1013904223) >> 24);
        QTest::newRow("noise") << u"a.osm.pbf"_s << noise << int(ErrorCode::FileWrongKind);
        QTest::newRow("a PBF head, then noise")
            << u"a.osm.pbf"_s << QByteArray("\x00\x00\x00\x0d\x0a\x09OSMHeader\x18\x7c", 17) + noise << -1;
        QTest::newRow("a picture") << u"a.osm"_s << QByteArray("\x89PNG\r\n\x1a\n") + noise
                                   << int(ErrorCode::FileWrongKind);
    }

    void damaged()
    {
        QFETCH(QString, name);
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        const QString input = path(name), output = path(u"out.townpack"_s);
        QVERIFY(smalltown::write(input, bytes));
        const auto result = TownBuilder::build(input, output, {});
        QVERIFY(!result.has_value());
        if (code >= 0)
            QCOMPARE(int(result.error().code), code);
        QVERIFY(result.error().code == ErrorCode::FileTruncated || result.error().code == ErrorCode::FileWrongKind);
        QVERIFY(!QFile::exists(output));
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), QStringList{name}); // nothing left lying about
    }

    void everyCutOfAPbfIsRefused()
    {
        const QString real = QStringLiteral(CAMPANILE_SHARED_DATA "/osm/monaco.osm.pbf");
        if (!QFile::exists(real))
            QSKIP("../shared/data is not here");
        const QByteArray whole = bytesOf(real);
        for (const qsizetype size :
            {qsizetype(1), qsizetype(3), qsizetype(40), whole.size() / 3, whole.size() / 2, whole.size() - 1}) {
            QVERIFY(smalltown::write(path(u"cut.osm.pbf"_s), whole.first(size)));
            const auto result = TownBuilder::build(path(u"cut.osm.pbf"_s), path(u"out.townpack"_s), {});
            QVERIFY2(!result.has_value(), qPrintable(QString::number(size)));
            QVERIFY(result.error().code == ErrorCode::FileTruncated || result.error().code == ErrorCode::FileWrongKind);
            QVERIFY(!QFile::exists(path(u"out.townpack"_s)));
        }
    }

    void cannotBeWritten()
    {
        QVERIFY(smalltown::write(path(u"a.osm"_s), smalltown::xml()));
        const auto missing = TownBuilder::build(path(u"a.osm"_s), path(u"no/such/folder/out.townpack"_s), {});
        QVERIFY(!missing.has_value());
        QCOMPARE(missing.error().code, ErrorCode::FileUnwritable);
        QCOMPARE(missing.error().args.value(0), path(u"no/such/folder/out.townpack"_s)); // not the temporary name
        const auto folder = TownBuilder::build(path(u"a.osm"_s), m_folder->path(), {});
        QVERIFY(!folder.has_value());
        QCOMPARE(folder.error().code, ErrorCode::FileUnwritable);
        const auto absent = TownBuilder::build(path(u"none.osm"_s), path(u"out.townpack"_s), {});
        QVERIFY(!absent.has_value());
        QCOMPARE(absent.error().code, ErrorCode::FileNotFound);
    }

    // Stopped at any of its steps it leaves the old pack as it was.
    void cancelled()
    {
        QVERIFY(smalltown::write(path(u"a.osm"_s), smalltown::xml()));
        QVERIFY(smalltown::write(path(u"out.townpack"_s), "what was there"));
        for (const auto step : {TownBuilder::Step::Reading, TownBuilder::Step::Streets, TownBuilder::Step::Writing}) {
            std::stop_source stop;
            bool asked = false;
            const auto result = TownBuilder::build(
                path(u"a.osm"_s), path(u"out.townpack"_s), {},
                [&](TownBuilder::Step now, double) {
                    if (now == step && !asked)
                        asked = true, stop.request_stop();
                },
                stop.get_token());
            QVERIFY(asked);
            QVERIFY(!result.has_value());
            QCOMPARE(result.error().code, ErrorCode::Cancelled);
            QCOMPARE(bytesOf(path(u"out.townpack"_s)), QByteArray("what was there"));
            QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), (QStringList{u"a.osm"_s, u"out.townpack"_s}));
        }
    }

    void progressOnlyGrows()
    {
        QVERIFY(smalltown::write(path(u"a.osm"_s), smalltown::xml()));
        QList<double> seen;
        QVERIFY(
            TownBuilder::build(path(u"a.osm"_s), path(u"out.townpack"_s), {}, [&seen](TownBuilder::Step, double done) {
                seen += done;
            }).has_value());
        QVERIFY(seen.size() >= 5);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
        QCOMPARE(seen.back(), 1.0);
    }

    void commandLine()
    {
        QVERIFY(smalltown::write(path(u"a.osm"_s), smalltown::xml()));
        const QString pack = path(u"out.townpack"_s);
        const Run built = townpack({u"build"_s, path(u"a.osm"_s), u"-o"_s, pack, u"--sample"_s});
        QCOMPARE(built.code, 0);
        QVERIFY(built.out.contains(u"Borghetto: 3 streets, 11 civic numbers, 2 quarters"_s));
        QVERIFY(built.err.contains(u"Reading the map"_s)); // no terminal: lines, not a bar
        QVERIFY(!built.err.contains(u'\r'));

        const Run info = townpack({u"info"_s, pack, u"--json"_s});
        QCOMPARE(info.code, 0);
        const QJsonObject object = QJsonDocument::fromJson(info.out.toUtf8()).object();
        QCOMPARE(object[u"name"_s].toString(), u"Borghetto"_s);
        QCOMPARE(object[u"streets"_s].toInt(), 3);
        QCOMPARE(object[u"civic_numbers"_s].toInt(), 11);
        QCOMPARE(object[u"quarters"_s].toInt(), 2);
        QCOMPARE(object[u"attribution"_s].toString(), u"© OpenStreetMap contributors"_s);
        QVERIFY(object[u"sample"_s].toBool());
        QCOMPARE(object[u"bounds"_s].toArray().size(), 4);
        QVERIFY(townpack({u"info"_s, pack}).out.contains(u"Borgo Vecchio (administrative)"_s));

        QCOMPARE(townpack({u"--help"_s}).code, 0);
        QCOMPARE(townpack({}).code, 2);
        QCOMPARE(townpack({u"make"_s}).code, 2);
        QCOMPARE(townpack({u"build"_s, path(u"a.osm"_s)}).code, 2);
        QCOMPARE(townpack({u"build"_s, path(u"a.osm"_s), u"-o"_s, path(u"a.osm"_s)}).code, 2); // its own input
        QCOMPARE(bytesOf(path(u"a.osm"_s)), smalltown::xml());
        QCOMPARE(townpack({u"build"_s, path(u"none.osm"_s), u"-o"_s, pack}).code, 3);
        QCOMPARE(townpack({u"info"_s, path(u"a.osm"_s)}).code, 3);
        QCOMPARE(townpack({u"build"_s, path(u"a.osm"_s), u"-o"_s, path(u"no/folder"_s)}).code, 4);
        const Run cut = townpack({u"info"_s, path(u"none"_s)});
        QVERIFY(cut.err.contains(u"there is no file"_s));
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QString build(const QByteArray &xml)
    {
        const QString input = path(u"in.osm"_s), output = path(u"built-%1.townpack"_s.arg(++m_count));
        if (!smalltown::write(input, xml))
            qFatal("cannot write the test's input");
        const auto result = TownBuilder::build(input, output, {});
        if (!result)
            qFatal("%d %s", int(result.error().code), qPrintable(result.error().args.join(u' ')));
        m_summary = *result;
        return output;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    TownBuilder::Summary m_summary;
    int m_count = 0;
};

QTEST_GUILESS_MAIN(tst_TownBuild)
#include "tst_townbuild.moc"
