// SPDX-License-Identifier: GPL-3.0-or-later
#include "layerfile.h"
#include "packfile.h"
#include "packquery.h"
#include "smalltown.h"
#include "townbuilder.h"
#include "townpack.h"

#include <QDir>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <sched.h>
#include <sys/mount.h>
#include <unistd.h>

#include <algorithm>

using namespace campanile;
using namespace Qt::StringLiterals;
using packquery::ask;
using packquery::bytesOf;
using packquery::townpack;
using Options = TownBuilder::Options;

namespace {

QByteArray province()
{
    return bytesOf(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/province.osm"));
}

// Only the lines that hold one of the words.
QByteArray thinned(const std::function<bool(const QByteArray &)> &keeps)
{
    QByteArray result;
    const QList<QByteArray> lines = province().split('\n');
    for (const QByteArray &line : lines) {
        if (!line.startsWith(" <") || keeps(line))
            result += line + '\n';
    }
    return result;
}

QByteArray square(const char *name, double west, double south, double size)
{
    return QStringLiteral(R"({"type":"Feature","properties":{"nome":"%1","code":7},"geometry":{"type":"Polygon",)"
                          R"("coordinates":[[[%2,%3],[%4,%3],[%4,%5],[%2,%5],[%2,%3]]]}})")
        .arg(QString::fromUtf8(name))
        .arg(west, 0, 'f', 4)
        .arg(south, 0, 'f', 4)
        .arg(west + size, 0, 'f', 4)
        .arg(south + size, 0, 'f', 4)
        .toUtf8();
}

QByteArray collection(const QByteArrayList &features)
{
    return R"({"type":"FeatureCollection","features":[)" + features.join(',') + "]}";
}

/// A zip whose directory says that its one file is enormous.
QByteArray zipBomb()
{
    const QByteArray name = "town.geojson", data("\x03\x00", 2); // an empty deflate stream
    const auto little = [](quint64 value, int bytes) {
        QByteArray out;
        for (int i = 0; i < bytes; ++i)
            out += static_cast<char>(value >> (8 * i));
        return out;
    };
    const quint64 claimed = 0xF0000000;
    const QByteArray common = little(20, 2) + little(0, 2) + little(8, 2) + little(0, 4) + little(0, 4)
        + little(static_cast<quint64>(data.size()), 4) + little(claimed, 4)
        + little(static_cast<quint64>(name.size()), 2) + little(0, 2);
    const QByteArray local = little(0x04034b50, 4) + common + name + data;
    const QByteArray central = little(0x02014b50, 4) + little(20, 2) + common + little(0, 2) + little(0, 2)
        + little(0, 2) + little(0, 4) + little(0, 4) + name;
    return local + central + little(0x06054b50, 4) + little(0, 2) + little(0, 2) + little(1, 2) + little(1, 2)
        + little(static_cast<quint64>(central.size()), 4) + little(static_cast<quint64>(local.size()), 4)
        + little(0, 2);
}

} // namespace

/// What a town is cut to and put together of: tests/maps/data/province.osm has the municipalities Alfa (with its hamlet
/// Gamma) and Beta side by side, a street over their border, and Delta, whose border is not whole.
class tst_TownSources : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QVERIFY(smalltown::write(path(u"in.osm"_s), province()));
    }

    void whichMunicipalities()
    {
        const auto found = TownBuilder::municipalities({path(u"in.osm"_s)});
        QVERIFY(found.has_value());
        QCOMPARE(*found, (QList<TownBuilder::Municipality>{{200, u"Alfa"_s}, {201, u"Beta"_s}, {202, u"Delta"_s}}));
        QCOMPARE(TownBuilder::municipalities({path(u"none"_s)}).error().code, ErrorCode::FileNotFound);
    }

    void cutToARelation()
    {
        const auto summary = build({.maps = {path(u"in.osm"_s)}, .boundary = {.municipality = u"alfa"_s}});
        QCOMPARE(summary.name, u"Alfa"_s);
        QVERIFY(summary.boundary);
        // Via di Beta is its neighbour's, Via Toccata reaches over the border by ten metres; both Via Roma are Alfa's
        QCOMPARE(ask(pack(), "SELECT key, name, ifnull(hamlet, '') FROM streets ORDER BY key"),
            u"via del confine|Via del Confine|\nvia roma|Via Roma|\nvia roma gamma|Via Roma (Gamma)|Gamma"_s);
        QCOMPARE(ask(pack(), "SELECT street_key, label FROM civic_numbers ORDER BY 1, number"),
            u"via del confine|10\nvia roma|1\nvia roma|2\nvia roma gamma|1"_s);
        // its part inside, and not much more
        QCOMPARE(ask(pack(),
                     "SELECT maxx > 11.02 AND maxx < 11.021 AND minx < 11.0101 FROM rtree_streets_geom JOIN streets ON "
                     "fid = id WHERE key = 'via del confine'"),
            u"1"_s);
        // the map itself goes on
        QCOMPARE(ask(pack(), "SELECT count(*) FROM roads WHERE name = 'Via di Beta'"), u"1"_s);

        const auto town = *TownPack::open(pack());
        QCOMPARE(town->boundary().size(), 1);
        QCOMPARE(town->boundary().front().size(), 4);
        GeoBox box;
        for (const GeoPoint p : town->boundary().front())
            box.include(p);
        QCOMPARE(box, (GeoBox{450000000, 110000000, 450400000, 110200000}));
        QCOMPARE(PackFile::read(pack())->boundarySource, u"OpenStreetMap relation 200"_s);
        QCOMPARE(town->locate(u"Via Roma (Gamma)"_s, u"1"_s).position, GeoPoint::fromDegrees(45.0351, 11.005));
        QCOMPARE(town->locate(u"Via Roma Gamma"_s, u"1"_s).streetKey, u"via roma gamma"_s);
        const auto hits = town->search(u"via roma gam"_s, 5);
        QCOMPARE(hits.value(0).title, u"Via Roma (Gamma)"_s);

        const QByteArray byName = bytesOf(pack());
        build({.maps = {path(u"in.osm"_s)}, .boundary = {.municipality = u"200"_s}});
        QVERIFY(byName == bytesOf(pack()));
        QCOMPARE(summary.report.count(BuildReport::Kind::NamesakesSplit), 2);
        QCOMPARE(summary.report.count(BuildReport::Kind::CivicNotANumber), 1);
        QCOMPARE(ask(pack(), "SELECT street, civic FROM build_findings WHERE kind = 'civic_not_a_number'"),
            u"Via Roma|boh"_s);
    }

    // Nothing is cut unless it is asked for; a pack says which polygon it knows.
    void uncut()
    {
        const auto summary = build({.maps = {path(u"in.osm"_s)}});
        QCOMPARE(summary.streets, 5);
        QCOMPARE(summary.name, u"Alfa"_s); // 4 of 6 civic numbers
        QVERIFY(summary.boundary);
        const QByteArray torn = thinned([](const QByteArray &line) { return !line.contains("<way id=\"102\""); });
        QVERIFY(smalltown::write(path(u"torn.osm"_s), torn));
        const auto unknown = build({.name = u"X"_s, .maps = {path(u"torn.osm"_s)}});
        QVERIFY(!unknown.boundary);
        QCOMPARE(unknown.municipalities, QStringList{u"Beta"_s});
        QVERIFY((*TownPack::open(pack()))->boundary().isEmpty());
    }

    void wrongMunicipality()
    {
        const auto none = failed({.maps = {path(u"in.osm"_s)}, .boundary = {.municipality = u"Omega"_s}});
        QCOMPARE(none.code, ErrorCode::NotFound);
        QVERIFY(none.args.value(1).contains(u"Beta (201)"_s));
        QCOMPARE(
            failed({.maps = {path(u"in.osm"_s)}, .boundary = {.municipality = u"12345"_s}}).code, ErrorCode::NotFound);
        const auto torn = failed({.maps = {path(u"in.osm"_s)}, .boundary = {.municipality = u"Delta"_s}});
        QCOMPARE(torn.code, ErrorCode::BoundaryIncomplete);
        QCOMPARE(torn.args.value(0), u"Delta"_s);
        QVERIFY(smalltown::write(path(u"two.osm"_s), province().replace("\"Beta\"/></rel", "\"Alfa\"/></rel")));
        const auto two = failed({.maps = {path(u"two.osm"_s)}, .boundary = {.municipality = u"Alfa"_s}});
        QCOMPARE(two.code, ErrorCode::FeatureNotChosen);
        QVERIFY(two.args.value(2).contains(u"(200)"_s) && two.args.value(2).contains(u"(201)"_s));
    }

    void cutToAFile()
    {
        write(u"towns.geojson"_s, collection({square("Ovest", 11.0, 45.0, 0.02), square("Est", 11.02, 45.0, 0.02)}));
        Options options{.maps = {path(u"in.osm"_s)}, .boundary = {.file = path(u"towns.geojson"_s)}};
        const auto unchosen = failed(options);
        QCOMPARE(unchosen.code, ErrorCode::FeatureNotChosen);
        QCOMPARE(unchosen.args.value(1), u"2"_s);
        QVERIFY(unchosen.args.value(2).contains(u"Ovest"_s));
        options.boundary.where = u"NOME=ovest"_s;
        const auto summary = build(options);
        QCOMPARE(summary.name, u"Ovest"_s);
        QCOMPARE(summary.streets, 2); // Gamma is outside
        QCOMPARE(PackFile::read(pack())->boundarySource, u"towns.geojson"_s);
        // by the name that the console knows
        options.boundary = {.file = path(u"towns.geojson"_s), .municipality = u"EST"_s};
        QCOMPARE(build(options).name, u"Est"_s);
        options.boundary = {.file = path(u"towns.geojson"_s), .where = u"nome=Nord"_s};
        QCOMPARE(failed(options).code, ErrorCode::NotFound);
        options.boundary.where = u"colour=red"_s;
        const auto noField = failed(options);
        QCOMPARE(noField.code, ErrorCode::ColumnMissing);
        QVERIFY(noField.args.value(2).contains(u"nome"_s));
        options.boundary = {.file = path(u"towns.geojson"_s), .where = u"nome=Ovest"_s, .crs = u"EPSG:no"_s};
        QCOMPARE(failed(options).code, ErrorCode::CrsUnknown);
    }

    void boundaryThatIsNone_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::FileTruncated);
        QTest::newRow("text") << QByteArray("Dear mayor") << int(ErrorCode::FileWrongKind);
        QTest::newRow("half a file") << collection({square("A", 11, 45, 0.02)}).first(90)
                                     << int(ErrorCode::FileWrongKind);
        QTest::newRow("points") << QByteArray(
            R"({"type":"FeatureCollection","features":[{"type":"Feature","properties":{},"geometry":{"type":"Point","coordinates":[11,45]}}]})")
                                << int(ErrorCode::FileWrongKind);
        QTest::newRow("elsewhere") << collection({square("Africa", 20, 5, 1)}) << int(ErrorCode::BoundaryEmpty);
        QTest::newRow("not on Earth") << QByteArray(
            R"({"type":"Feature","properties":{},"geometry":{"type":"Polygon","coordinates":[[[1e308,45],[11.1,45],[11.1,45.1],[1e308,45]]]}})")
                                      << int(ErrorCode::FileWrongKind);
        QTest::newRow("zip bomb") << zipBomb() << int(ErrorCode::FileTooLarge);
    }

    void boundaryThatIsNone()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        write(u"boundary.geojson"_s, bytes);
        const auto error = failed({.maps = {path(u"in.osm"_s)}, .boundary = {.file = path(u"boundary.geojson"_s)}});
        QCOMPARE(int(error.code), code);
    }

    void hugeFile()
    {
        QFile file(path(u"huge.geojson"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("{") == 1 && file.resize(1'200'000'000)); // sparse
        file.close();
        QCOMPARE(
            failed({.maps = {path(u"in.osm"_s)}, .boundary = {.file = file.fileName()}}).code, ErrorCode::FileTooLarge);
    }

    // A hole, an island of the municipality in another, a ring that crosses itself.
    void oddBoundaries()
    {
        write(u"odd.geojson"_s,
            R"({"type":"Feature","properties":{"name":"Odd"},"geometry":{"type":"MultiPolygon","coordinates":[)"
            R"([[[11,45],[11.02,45],[11.02,45.02],[11,45.02],[11,45]],[[11.004,45.004],[11.0055,45.004],[11.0055,45.006],[11.004,45.006],[11.004,45.004]]],)"
            R"([[[11.0,45.03],[11.01,45.04],[11.01,45.03],[11.0,45.04],[11.0,45.03]]]]}})");
        const auto summary = build({.maps = {path(u"in.osm"_s)}, .boundary = {.file = path(u"odd.geojson"_s)}});
        QVERIFY(summary.boundary);
        // Via Roma 1 is in the hole
        QCOMPARE(ask(pack(), "SELECT street_key, label FROM civic_numbers ORDER BY 1, number"),
            u"via del confine|10\nvia roma|2"_s);
        QVERIFY((*TownPack::open(pack()))->boundary().size() >= 3);
    }

    // Two extracts that overlap: every thing once, the newest of it, whichever is named first.
    void severalMaps()
    {
        const QByteArray west = thinned([](const QByteArray &line) {
            return !line.contains("<way id=\"113\"") && !line.contains("<node id=\"35\"")
                && !line.contains("id=\"201\"");
        });
        QByteArray east = thinned([](const QByteArray &line) {
            return !line.contains("<way id=\"110\"") && !line.contains("<node id=\"30\"");
        });
        east.replace("<way id=\"112\" version=\"1\"", "<way id=\"112\" version=\"2\"");
        east.replace("k=\"highway\" v=\"tertiary\"", "k=\"highway\" v=\"secondary\"");
        write(u"a.osm"_s, west);
        write(u"b.osm"_s, east);
        build({.maps = {path(u"a.osm"_s), path(u"b.osm"_s)}});
        const QByteArray forward = bytesOf(pack());
        QCOMPARE(ask(pack(), "SELECT count(*), count(DISTINCT osm_id) FROM roads"), u"5|5"_s);
        QCOMPARE(ask(pack(), "SELECT class FROM roads WHERE osm_id = 112"), u"secondary"_s);
        QCOMPARE(ask(pack(), "SELECT count(*) FROM civic_numbers"), u"6"_s);
        build({.maps = {path(u"b.osm"_s), path(u"a.osm"_s)}});
        QVERIFY(forward == bytesOf(pack()));
        // one of them in disorder
        QList<QByteArray> lines = west.split('\n');
        std::reverse(lines.begin() + 2, lines.end() - 3);
        write(u"a.osm"_s, lines.join('\n'));
        build({.maps = {path(u"a.osm"_s), path(u"b.osm"_s)}});
        QVERIFY(forward == bytesOf(pack()));
        // and cut
        const auto cut = build({.maps = {path(u"b.osm"_s), path(u"a.osm"_s)}, .boundary = {.municipality = u"Beta"_s}});
        QCOMPARE(cut.name, u"Beta"_s);
        QCOMPARE(cut.streets, 3); // Via Toccata is Beta's, Via del Confine both's
        write(u"b.osm"_s, east.first(east.size() / 2));
        QCOMPARE(failed({.maps = {path(u"a.osm"_s), path(u"b.osm"_s)}}).code, ErrorCode::FileTruncated);
    }

    void quartersOfAFile()
    {
        write(u"q.geojson"_s,
            collection({square("RIONE DEL PORTO", 11.0, 45.0, 0.01), square("Rione del Porto", 11.01, 45.0, 0.01),
                square("Altrove", 12.0, 45.0, 0.01)}));
        const auto summary = build({.maps = {path(u"in.osm"_s)},
            .boundary = {.municipality = u"Alfa"_s},
            .quarters = {.file = path(u"q.geojson"_s)}});
        QCOMPARE(ask(pack(), "SELECT name, kind, derived FROM quarters ORDER BY name"),
            u"Rione del Porto|official|0\nRione del Porto|official|0"_s);
        QCOMPARE(summary.report.count(BuildReport::Kind::QuarterOutside), 1);
        const auto wrong =
            failed({.maps = {path(u"in.osm"_s)}, .quarters = {.file = path(u"q.geojson"_s), .name = u"rione"_s}});
        QCOMPARE(wrong.code, ErrorCode::ColumnMissing);
        QCOMPARE(wrong.args.value(1), u"rione"_s);
    }

    // The same quarters in three formats and two coordinate systems.
    void quartersInAnyFormat()
    {
        const QString folder = QStringLiteral(CAMPANILE_SHARED_DATA "/quarters/napoli-quartieri");
        if (!QFile::exists(folder + u".geojson"_s))
            QSKIP("../shared/data is not here");
        QStringList counts;
        for (const auto &ending : {u".geojson"_s, u".kml"_s, u"-utm33-shp.zip"_s}) {
            build({.maps = {path(u"in.osm"_s)}, .quarters = {.file = folder + ending}});
            counts +=
                ask(pack(), "SELECT count(*), round(sum(area) / 1e6, 3), min(lat) > 40.7, max(lat) < 41 FROM quarters");
        }
        QVERIFY2(counts.front().startsWith(u"30|"_s) && counts.front().endsWith(u"|1|1"_s), qPrintable(counts.front()));
        QCOMPARE(counts[1], counts[0]);
        QCOMPARE(counts[2], counts[0]);
    }

    // Who has the old pack open goes on with the old one; who opens it now has the new.
    void replacedUnderAReader()
    {
        const QString where = path(u"town.townpack"_s);
        QVERIFY(TownBuilder::build({.name = u"Prima"_s, .maps = {path(u"in.osm"_s)}}, where).has_value());
        const auto town = *TownPack::open(where);
        auto layers = LayerFile::open(where);
        QVERIFY(layers.has_value());
        const auto roads = [](const LayerFile &file) {
            int count = 0;
            auto rows = file.query("SELECT geom FROM roads");
            while (rows.next())
                count += rows.blob(0).size() > 40;
            return rows.ok() ? count : -1;
        };
        QCOMPARE(roads(*layers), 5);
        const Options cut{.name = u"Dopo"_s, .maps = {path(u"in.osm"_s)}, .boundary = {.municipality = u"Beta"_s}};
        QVERIFY(smalltown::write(path(u"in.osm"_s),
            province()
                .replace("<way id=\"110\"", "<!--")
                .replace("Roma\"/></way>\n <way id=\"111\"", "-->\n <way id=\"111\"")));
        QVERIFY(TownBuilder::build(cut, where).has_value());
        QCOMPARE(town->town().name, u"Prima"_s);
        QVERIFY(town->street(u"via roma"_s).has_value());
        QCOMPARE(roads(*layers), 5);
        QCOMPARE((*TownPack::open(where))->town().name, u"Dopo"_s);
        QVERIFY(!(*TownPack::open(where))->street(u"via roma"_s).has_value());
        QCOMPARE(roads(*LayerFile::open(where)), 4);
    }

    // On a disk of 96 kB of its own, which only the child sees.
    void diskFull()
    {
        const QString small = path(u"small"_s);
        QVERIFY(QDir().mkpath(small));
        QProcess process;
        process.setChildProcessModifier([folder = small.toUtf8()] {
            if (::unshare(CLONE_NEWNS) != 0 || ::mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0
                || ::mount("tmpfs", folder.constData(), "tmpfs", 0, "size=96k") != 0)
                ::_exit(77);
        });
        process.start(u"sh"_s,
            {u"-c"_s,
                u"'%2' build '%3' -o '%1/x.townpack' --quiet; code=$?; ls -A '%1'; exit $code"_s.arg(
                    small, QStringLiteral(CAMPANILE_BIN_DIR "/campanile-townpack"), path(u"in.osm"_s))});
        QVERIFY(process.waitForFinished(60'000));
        if (process.exitCode() == 77)
            QSKIP("this account may not mount");
        const QByteArray said = process.readAllStandardError();
        QCOMPARE(process.exitCode(), 4);
        QVERIFY2(said.contains("no room left on the disk"), said.constData());
        QCOMPARE(process.readAllStandardOutput(), QByteArray()); // nothing was left behind
    }

    void commandLine()
    {
        const QString map = path(u"in.osm"_s), out = path(u"out.townpack"_s), report = path(u"r.json"_s);
        const auto list = townpack({u"municipalities"_s, map});
        QCOMPARE(list.code, 0);
        QVERIFY(list.out.contains(u"200  Alfa"_s));
        const auto built = townpack({u"build"_s, map, u"-o"_s, out, u"--municipality"_s, u"Alfa"_s, u"--report"_s,
            report, u"--attribution"_s, u"Comune di Alfa"_s});
        QCOMPARE(built.code, 0);
        QVERIFY(built.err.contains(u"2 streets were told apart"_s));
        QVERIFY(bytesOf(report).contains("namesakes_split"));
        const auto info = townpack({u"info"_s, out});
        QVERIFY(info.out.contains(u"OpenStreetMap relation 200 (4 corners)"_s));
        QVERIFY(info.out.contains(u"© OpenStreetMap contributors; Comune di Alfa"_s));
        QVERIFY(info.out.contains(u"2 streets were told apart"_s));
        QCOMPARE(townpack({u"build"_s, u"-o"_s, out}).code, 2);
        QCOMPARE(
            townpack({u"build"_s, map, u"-o"_s, out, u"--boundary"_s, u"x"_s, u"--municipality"_s, u"y"_s}).code, 2);
        QCOMPARE(townpack({u"build"_s, map, u"-o"_s, out, u"--conflict-metres"_s, u"far"_s}).code, 2);
        QCOMPARE(townpack({u"build"_s, map, u"-o"_s, out, u"--boundary"_s, u"none.shp"_s}).code, 3);
        QCOMPARE(townpack({u"build"_s, map, u"-o"_s, out, u"--report"_s, map}).code, 2);
        QCOMPARE(townpack({u"municipalities"_s}).code, 2);
        // every option is in the help
        const QString help = townpack({u"--help"_s}).out;
        for (const char *option : {"--municipality", "--boundary", "--boundary-where", "--boundary-crs", "--civics",
                 "--civics-map", "--civics-crs", "--civics-where", "--streets", "--conflict-metres", "--quarters",
                 "--quarters-name", "--quarters-crs", "--report", "--attribution"})
            QVERIFY2(help.contains(QString::fromLatin1(option)), option);
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QString pack() const { return path(u"built.townpack"_s); }

    void write(const QString &name, const QByteArray &bytes)
    {
        if (!smalltown::write(path(name), bytes))
            qFatal("cannot write the test's input");
    }

    TownBuilder::Summary build(const Options &options)
    {
        const auto result = TownBuilder::build(options, pack());
        if (!result)
            qFatal("%d %s", int(result.error().code), qPrintable(result.error().args.join(u' ')));
        return *result;
    }

    /// A build that must fail and leave nothing behind.
    Error failed(const Options &options)
    {
        const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
        const auto result = TownBuilder::build(options, path(u"never.townpack"_s));
        if (result)
            return {ErrorCode::None, {}};
        if (QDir(m_folder->path()).entryList(QDir::Files) != before)
            return {ErrorCode::Internal, {u"something was left behind"_s}};
        return result.error();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_TownSources)
#include "tst_townsources.moc"
