// SPDX-License-Identifier: GPL-3.0-or-later
#include "civicregister.h"
#include "packfile.h"
#include "packquery.h"
#include "smalltown.h"
#include "townbuilder.h"
#include "townpack.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace campanile;
using namespace Qt::StringLiterals;
using packquery::ask;
using packquery::bytesOf;
using packquery::townpack;
using Kind = BuildReport::Kind;
using Options = TownBuilder::Options;

namespace {

constexpr char anncsuHead[] =
    "CODICE_COMUNE;CODICE_ISTAT;PROGRESSIVO_NAZIONALE;CODICE_COMUNALE;ODONIMO;LOCALITA';DIZIONE_LINGUA1;DIZIONE_"
    "LINGUA2;"
    "PROGRESSIVO_ACCESSO;CODICE_COMUNALE_ACCESSO;CIVICO;ESPONENTE;SPECIFICITA;METRICO;PROGRESSIVO_SNC;COORD_X_COMUNE;"
    "COORD_Y_COMUNE;QUOTA;METODO\n";

QByteArray anncsu(const char *code, const char *street, const char *locality, const char *number, const char *exponent,
    const char *x, const char *y, const char *metric = "", const char *istat = "099001")
{
    static int access = 0;
    return QByteArray("Z999;") + istat + ';' + code + ";;" + street + ';' + locality + ";;;"
        + QByteArray::number(++access) + ";;" + number + ';' + exponent + ";;" + metric + ";;" + x + ';' + y + ";;3\n";
}

QString data(const QString &name)
{
    return QStringLiteral(CAMPANILE_SHARED_DATA "/") + name;
}

} // namespace

class tst_CivicRegister : public QObject {
    Q_OBJECT

private Q_SLOTS:

    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        QVERIFY(smalltown::write(
            path(u"in.osm"_s), bytesOf(QStringLiteral(CAMPANILE_SOURCE_DIR "/tests/maps/data/province.osm"))));
    }

    void streetNames_data()
    {
        QTest::addColumn<QString>("written");
        QTest::addColumn<QString>("tidy");
        QTest::newRow("shouted") << u"VIA DELL'ARTIGLIANO"_s << u"Via dell'Artigliano"_s;
        QTest::newRow("numbers") << u"VIA XX SETTEMBRE"_s << u"Via XX Settembre"_s;
        QTest::newRow("saint") << u"PIAZZA SANT'AGNESE"_s << u"Piazza Sant'Agnese"_s;
        QTest::newRow("hyphen") << u"VIA JEAN-JAURÈS"_s << u"Via Jean-Jaurès"_s;
        QTest::newRow("every word") << u"Strada Cerca Di Valle"_s << u"Strada Cerca di Valle"_s;
        QTest::newRow("as it should be") << u"Via Guido d'Arezzo"_s << u"Via Guido d'Arezzo"_s;
        QTest::newRow("accent at the end") << u"VIA LIBERTA'"_s << u"Via Liberta'"_s;
    }

    void streetNames()
    {
        QFETCH(QString, written);
        QFETCH(QString, tidy);
        QCOMPARE(tidyStreetName(written), tidy);
    }

    // The national archive over a map: what agrees, what does not, what is unusable.
    void nationalArchive()
    {
        write(u"indir.csv"_s,
            QByteArray("\xef\xbb\xbf") + anncsuHead
                + anncsu("1", "VIA ROMA", "", "1", "", "11,0050", "45,0051") // as the map has it
                + anncsu("1", "VIA ROMA", "", "2", "", "11,0060", "45,0080") // 340 m from the map's
                + anncsu("1", "VIA ROMA", "", "4", "A", "11,0061", "45,0049")
                + anncsu("1", "VIA ROMA", "", "4", "1", "11,0062", "45,0049") // a digit for a letter
                + anncsu("1", "VIA ROMA", "", "4", "A", "11,0061", "45,0050") // again
                + anncsu("2", "STRADA DEI CAMPI", "", "", "", "11,0150", "45,0151", "1250") // metric
                + anncsu("2", "STRADA DEI CAMPI", "", "", "", "11,0150", "45,0151") // no number
                + anncsu("1", "VIA ROMA", "", "8", "", "", "") // no coordinates
                + anncsu("1", "VIA ROMA", "", "10", "", "nan", "45,0")
                + anncsu("1", "VIA ROMA", "", "12", "", "inf", "1e400")
                + anncsu("1", "VIA ROMA", "", "14", "", "45,0051", "11,0050") // swapped: the Horn of Africa
                + anncsu("1", "VIA ROMA", "", "16", "", "11,0300", "45,0050") // Beta's ground
                + anncsu("3", "VIA DEL CONFINI", "", "11", "", "11,0155", "45,0101") // misspelt
                + anncsu("9", "VIA ALTROVE", "", "1", "", "12,0", "42,0", "", "099002"));
        const auto summary = build({.maps = {path(u"in.osm"_s)},
            .boundary = {.municipality = u"Alfa"_s},
            .registers = {{.file = path(u"indir.csv"_s), .where = u"codice_istat=099001"_s}}});
        QCOMPARE(summary.report.count(Kind::CivicMoved), 1);
        QCOMPARE(summary.report.count(Kind::CivicRepeated), 1);
        QCOMPARE(summary.report.count(Kind::CivicNotANumber), 2); // and the map's "boh"
        QCOMPARE(summary.report.count(Kind::CivicNoPosition), 4);
        QCOMPARE(summary.report.count(Kind::CivicOutside), 1);
        QCOMPARE(summary.report.count(Kind::StreetNotOnMap), 2);
        const auto *input = findInput(summary, u"register"_s);
        QVERIFY(input);
        QCOMPARE(input->features, 13);
        QCOMPARE(input->columns.value(u"street"_s), u"ODONIMO"_s);
        QCOMPARE(input->columns.value(u"number"_s), u"CIVICO"_s);
        QCOMPARE(input->columns.value(u"x"_s), u"COORD_X_COMUNE"_s);
        QCOMPARE(input->columns.value(u"quarter"_s), u"LOCALITA'"_s);
        QCOMPARE(input->columns.value(u"code"_s), u"PROGRESSIVO_NAZIONALE"_s);

        QCOMPARE(ask(pack(),
                     "SELECT label, source FROM civic_numbers WHERE street_key = 'via roma' ORDER BY number, exponent"),
            u"1|register\n2|register\n4/1|register\n4/A|register"_s);
        QCOMPARE(ask(pack(), "SELECT label FROM civic_numbers WHERE street_key = 'strada dei campi'"), u"1250"_s);
        QCOMPARE(ask(pack(), "SELECT name, kind, geom IS NULL FROM streets WHERE key = 'strada dei campi'"),
            u"Strada dei Campi|register|1"_s);
        const auto town = *TownPack::open(pack());
        QCOMPARE(town->locate(u"Via Roma"_s, u"2"_s).position,
            GeoPoint::fromDegrees(45.008, 11.006)); // the register is right
        QCOMPARE(ask(pack(),
                     "SELECT civic, round(metres) BETWEEN 330 AND 350 FROM build_findings WHERE kind = 'civic_moved'"),
            u"2|1"_s);
        QCOMPARE(ask(pack(),
                     "SELECT detail FROM build_findings WHERE kind = 'street_not_on_map' AND street LIKE '%Confini'"),
            u"the map has Via del Confine"_s);
        // streets that the map has keep its line, its spelling and their key
        QVERIFY(!town->street(u"via roma"_s)->lines.isEmpty());
        QCOMPARE(town->street(u"via roma"_s)->name, u"Via Roma"_s);
    }

    // Two streets of one name: the register says where, with or without a map.
    void namesakesOfARegister()
    {
        QByteArray text = anncsuHead;
        for (const char *number : {"1", "3", "5"})
            text += anncsu("1", "VIA ROMA", "CENTRO", number, "", "11,0050", "45,0051");
        for (const char *number : {"1", "3"})
            text += anncsu("2", "VIA ROMA", "GAMMA", number, "", "11,0052", "45,0351");
        text += anncsu("3", "VIA UNITA", "CENTRO", "1", "", "11,0070", "45,0060")
            + anncsu("4", "VIA UNITA", "GAMMA", "3", "", "11,0071", "45,0061"); // two codes, one street
        write(u"a.csv"_s, text);
        build({.name = u"Alfa"_s, .registers = {{.file = path(u"a.csv"_s)}}});
        QCOMPARE(ask(pack(), "SELECT key, name, kind FROM streets ORDER BY key"),
            u"via roma centro|Via Roma (CENTRO)|register\nvia roma gamma|Via Roma (GAMMA)|register\nvia unita|Via Unita|register"_s
                .replace(u"CENTRO"_s, u"Centro"_s)
                .replace(u"GAMMA"_s, u"Gamma"_s));
        QCOMPARE(ask(pack(), "SELECT name, kind, derived FROM quarters ORDER BY 1"),
            u"Centro|register|1\nGamma|register|1"_s);
        const auto town = *TownPack::open(pack());
        QCOMPARE(town->quarterAt(GeoPoint::fromDegrees(45.0351, 11.0052))->name, u"Gamma"_s);
        // with a map each has its own line
        build({.maps = {path(u"in.osm"_s)},
            .boundary = {.municipality = u"Alfa"_s},
            .registers = {{.file = path(u"a.csv"_s)}}});
        QCOMPARE(ask(pack(),
                     "SELECT key, round(minlat, 3) FROM (SELECT key, miny AS minlat FROM streets JOIN "
                     "rtree_streets_geom ON id = fid WHERE name LIKE 'Via Roma%') ORDER BY 1"),
            u"via roma centro|45.005\nvia roma gamma|45.035"_s);
    }

    // Names of columns that nobody would guess, another separator, Windows' letters, a list of streets.
    void ownColumns()
    {
        write(u"own.csv"_s, QByteArray("A,B,C,E,N\n7,1,,11.005,45.005\n7,2,b,11.006,45.005\n8,1,,11.007,45.005\n"));
        write(u"list.csv"_s, QByteArray("CodiceVia;DUG;DUF\n7;Via;Libert\xe0\n"));
        TownBuilder::Register own{.file = path(u"own.csv"_s), .streets = path(u"list.csv"_s)};
        QCOMPARE(failed({.registers = {own}}).code, ErrorCode::ColumnMissing);
        own.columns = {
            {u"code"_s, u"A"_s}, {u"number"_s, u"B"_s}, {u"exponent"_s, u"c"_s}, {u"x"_s, u"E"_s}, {u"y"_s, u"N"_s}};
        const auto summary = build({.name = u"X"_s, .registers = {own}});
        QCOMPARE(ask(pack(), "SELECT name, key FROM streets"), u"Via Libertà|via liberta"_s);
        QCOMPARE(ask(pack(), "SELECT label FROM civic_numbers ORDER BY 1"), u"1\n2/B"_s);
        QCOMPARE(summary.report.count(Kind::CivicNoStreet), 1); // code 8 is not in the list, so it has no name
        own.columns.insert(u"x"_s, u"EAST"_s);
        const auto absent = failed({.registers = {own}});
        QCOMPARE(absent.code, ErrorCode::ColumnMissing);
        QCOMPARE(absent.args.value(1), u"EAST"_s);
        QVERIFY(absent.args.value(2).contains(u"A, B, C, E, N"_s));
        own.columns = {{u"colour"_s, u"A"_s}};
        QCOMPARE(failed({.registers = {own}}).code, ErrorCode::ColumnMissing);
    }

    void unknownCoordinates()
    {
        write(u"plane.csv"_s, "VIA;CIVICO;X;Y\nVia Roma;1;1472210,8;4978439,9\n");
        const auto missing = failed({.registers = {{.file = path(u"plane.csv"_s)}}});
        QCOMPARE(missing.code, ErrorCode::CrsMissing);
        QCOMPARE(missing.args.value(0), path(u"plane.csv"_s));
        QVERIFY(missing.args.value(1).contains(u"EPSG:3003"_s));
        QCOMPARE(failed({.registers = {{.file = path(u"plane.csv"_s), .crs = u"EPSG:9999999"_s}}}).code,
            ErrorCode::CrsUnknown);
        QCOMPARE(failed({.registers = {{.file = path(u"plane.csv"_s), .crs = u"http://example.org/crs"_s}}}).code,
            ErrorCode::CrsUnknown);
        build({.name = u"X"_s, .registers = {{.file = path(u"plane.csv"_s), .crs = u"EPSG:3003"_s}}});
        QCOMPARE(
            ask(pack(),
                "SELECT minx BETWEEN 8.646 AND 8.648, miny BETWEEN 44.958 AND 44.960 FROM rtree_civic_numbers_geom"),
            u"1|1"_s);
    }

    // Where Italy's old datum begins, the Monte Mario observatory in Rome: 41°55'25.51" 12°27'08.40" by its own, and
    // 41°55'27.85" 12°27'07.66" by WGS84: a shift left out is 75 m.
    void datumShift()
    {
        write(u"mario.csv"_s, "VIA;CIVICO;X;Y\nVia del Parco Mellini;84;12.4523333;41.9237528\n");
        build({.name = u"X"_s, .registers = {{.file = path(u"mario.csv"_s), .crs = u"EPSG:4265"_s}}});
        const auto place = (*TownPack::open(pack()))->locate(u"Via del Parco Mellini"_s, u"84"_s).position;
        QVERIFY(place.has_value());
        QVERIFY2(
            std::abs(place->latitude() - 41.9244028) < 0.00005, qPrintable(QString::number(place->latitude(), 'f', 7)));
        QVERIFY2(std::abs(place->longitude() - 12.4521278) < 0.00006,
            qPrintable(QString::number(place->longitude(), 'f', 7)));
    }

    void notARegister_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<int>("code");
        QTest::newRow("empty") << QByteArray() << int(ErrorCode::FileTruncated);
        QTest::newRow("zeros") << QByteArray(5000, '\0') << int(ErrorCode::ColumnMissing);
        QTest::newRow("no number") << QByteArray("VIA;X;Y\nVia Roma;11;45\n") << int(ErrorCode::ColumnMissing);
        QTest::newRow("no coordinates") << QByteArray("VIA;CIVICO\nVia Roma;1\n") << int(ErrorCode::ColumnMissing);
        QTest::newRow("nothing usable") << QByteArray("VIA;CIVICO;X;Y\nVia Roma;1;;\n")
                                        << int(ErrorCode::FileWrongKind);
        QTest::newRow("heading only") << QByteArray("VIA;CIVICO;X;Y\n") << int(ErrorCode::FileWrongKind);
    }

    void notARegister()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(int, code);
        write(u"r.csv"_s, bytes);
        QCOMPARE(int(failed({.registers = {{.file = path(u"r.csv"_s)}}}).code), code);
    }

    void cancelled()
    {
        QByteArray text = "VIA;CIVICO;X;Y\n";
        for (int i = 1; i < 9000; ++i)
            text += "Via Roma;" + QByteArray::number(i) + ";11.0051;45.0051\n";
        write(u"long.csv"_s, text);
        write(u"out.townpack"_s, "what was there");
        const QStringList before = QDir(m_folder->path()).entryList(QDir::Files);
        for (const auto step : {TownBuilder::Step::Reading, TownBuilder::Step::Registers, TownBuilder::Step::Streets,
                 TownBuilder::Step::Writing}) {
            std::stop_source stop;
            double most = 0;
            const auto result = TownBuilder::build(
                {.maps = {path(u"in.osm"_s)}, .registers = {{.file = path(u"long.csv"_s)}}}, path(u"out.townpack"_s),
                [&](TownBuilder::Step now, double done) {
                    QVERIFY(done >= most);
                    most = done;
                    if (now == step)
                        stop.request_stop();
                },
                stop.get_token());
            QVERIFY(!result.has_value());
            QCOMPARE(result.error().code, ErrorCode::Cancelled);
            QCOMPARE(bytesOf(path(u"out.townpack"_s)), QByteArray("what was there"));
            QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files), before);
        }
    }

    // A street with doors on both sides that bends: a line along its middle, marked as what it is.
    void lineOfDoors()
    {
        QByteArray text = "VIA;CIVICO;X;Y\n";
        for (int i = 0; i < 40; ++i) { // 800 m east, then 800 m north; odd doors on the left
            const double along = i * 0.0005, side = i % 2 ? 0.00005 : -0.00005;
            const double x = 11 + std::min(along, 0.01) + (along > 0.01 ? -side : 0),
                         y = 45 + std::max(0.0, along - 0.01) + (along > 0.01 ? 0 : side);
            text += "Via Storta;" + QByteArray::number(i + 1) + ';' + QByteArray::number(x, 'f', 6) + ';'
                + QByteArray::number(y, 'f', 6) + '\n';
        }
        text += "Via Sola;1;11.02;45.02\n";
        write(u"doors.csv"_s, text);
        build({.name = u"X"_s, .registers = {{.file = path(u"doors.csv"_s)}}});
        QCOMPARE(ask(pack(), "SELECT name, kind, ifnull(class, ''), geom IS NULL FROM streets ORDER BY 1"),
            u"Via Sola|register||1\nVia Storta|register|derived|0"_s);
        const auto file = PackFile::read(pack());
        const auto &bent = file->streets.at(1);
        QVERIFY(bent.derived);
        QCOMPARE(bent.street.lines.size(), 1);
        QVERIFY(bent.street.lines.front().size() >= 3 && bent.street.lines.front().size() <= 6);
        QVERIFY2(bent.metres > 1700 && bent.metres < 1900, qPrintable(QString::number(bent.metres)));
        const auto town = *TownPack::open(pack());
        QCOMPARE(town->streetAt(GeoPoint::fromDegrees(45.0, 11.005), 20)->name, u"Via Storta"_s);
    }

    void orderDoesNotMatter()
    {
        QByteArray head = "VIA;CIVICO;X;Y\n", one = "Via Roma;1;11.005;45.005\n", two = "Via Roma;2;11.006;45.005\n",
                   three = "Via Milano;1;11.007;45.005\n";
        write(u"a.csv"_s, head + one + two);
        write(u"b.csv"_s, head + three + one);
        build({.name = u"X"_s, .registers = {{.file = path(u"a.csv"_s)}, {.file = path(u"b.csv"_s)}}});
        const QByteArray first = bytesOf(pack());
        build({.name = u"X"_s, .registers = {{.file = path(u"b.csv"_s)}, {.file = path(u"a.csv"_s)}}});
        QVERIFY(first == bytesOf(pack()));
        write(u"a.csv"_s, head + two + one);
        build({.name = u"X"_s, .registers = {{.file = path(u"b.csv"_s)}, {.file = path(u"a.csv"_s)}}});
        QVERIFY(first == bytesOf(pack()));
    }

    // Every civic number of a town of 93,000, in its own quirks, lands inside the town.
    void alessandria()
    {
        const QString table = data(u"civici/alessandria-numeri-civici.csv"_s);
        if (!QFile::exists(table))
            QSKIP("../shared/data is not here");
        Options options{
            .boundary = {.file = data(u"quarters/comuni-prov-6-alessandria.geojson"_s), .where = u"name=Alessandria"_s},
            .registers = {{.file = table, .crs = u"EPSG:3003"_s, .streets = data(u"civici/alessandria-viario.csv"_s)}}};
        const auto summary = build(options);
        QCOMPARE(summary.name, u"Alessandria"_s);
        QCOMPARE(summary.quarters, 23);
        QCOMPARE(summary.streets, 768); // 770 codes, three of them one "Via Orsi In Mandrogne"
        QCOMPARE(summary.streetsWithoutLine, 768);
        QCOMPARE(summary.report.count(Kind::StreetCodeUnknown), 5);
        QCOMPARE(summary.report.count(Kind::CivicRepeated), 38); // 37 keys, and one among the three
        // ISTAT's polygon is simplified: 72 of them lie up to 220 m outside of it, none farther
        QCOMPARE(summary.report.count(Kind::CivicOutside), 0);
        QCOMPARE(summary.civicNumbers, 26'131); // 26,160 rows, 29 of them a door that is there already
        // no map: the border and the quarters' names are drawn
        QCOMPARE(
            ask(pack(),
                "SELECT (SELECT count(*) FROM boundary), (SELECT count(*) FROM places), (SELECT count(*) FROM roads)"),
            u"1|23|0"_s);
        // the same register as a GeoPackage in a zip, which says its own coordinates
        options.registers = {{.file = data(u"civici/alessandria-numeri-civici.gpkg.zip"_s),
            .streets = data(u"civici/alessandria-viario.csv"_s)}};
        const QString all = ask(pack(),
            "SELECT street_key, label, round(minx, 6), round(miny, 6) FROM civic_numbers JOIN rtree_civic_numbers_geom "
            "ON id = fid ORDER BY 1, 2, 3, 4");
        build(options);
        QVERIFY(all
            == ask(pack(),
                "SELECT street_key, label, round(minx, 6), round(miny, 6) FROM civic_numbers JOIN "
                "rtree_civic_numbers_geom ON id = fid ORDER BY 1, 2, 3, 4"));
        QCOMPARE((*TownPack::open(pack()))->quarterAt(GeoPoint::fromDegrees(44.9133, 8.6153))->name,
            u"Centro"_s); // Piazza della Libertà
    }

    void commandLine()
    {
        write(u"own.csv"_s, QByteArray("A,B,E,N\nVia Roma,1,11.005,45.005\n"));
        const QStringList base{u"build"_s, u"-o"_s, pack(), u"--civics"_s, path(u"own.csv"_s)};
        const auto built = townpack(base + QStringList{u"--civics-map"_s, u"street=A,number=B,x=E,y=N"_s});
        QCOMPARE(built.code, 0);
        QVERIFY(built.err.contains(u"number=B"_s) && built.err.contains(u"street=A"_s)); // what was taken for what
        QCOMPARE(townpack(base + QStringList{u"--civics-map"_s, u"street:A"_s}).code, 2);
        QCOMPARE(townpack(base + QStringList{u"--civics-map"_s, u"street=Q"_s}).code, 3);
        QCOMPARE(townpack(base).code, 3);
    }

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }

    QString pack() const { return path(u"built.townpack"_s); }

    static const BuildReport::Input *findInput(const TownBuilder::Summary &summary, const QString &kind)
    {
        for (const auto &input : summary.report.inputs) {
            if (input.kind == kind)
                return &input;
        }
        return nullptr;
    }

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

    Error failed(const Options &options)
    {
        const auto result = TownBuilder::build(options, path(u"never.townpack"_s));
        if (result || QFile::exists(path(u"never.townpack"_s)))
            return {ErrorCode::None, {}};
        return result.error();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

QTEST_GUILESS_MAIN(tst_CivicRegister)
#include "tst_civicregister.moc"
