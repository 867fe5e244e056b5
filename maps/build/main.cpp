// SPDX-License-Identifier: GPL-3.0-or-later
#include "errorwords.h"
#include "packfile.h"
#include "progressbar.h"
#include "townbuilder.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <optional>

using namespace Qt::StringLiterals;
using namespace campanile;

namespace {

// What the program's exit code says.
enum Exit { Done = 0, Failed = 1, Usage = 2, BadInput = 3, Unwritable = 4, Interrupted = 130 };

std::stop_source interrupted; // a signal handler may only reach what is global

constexpr char help[] = R"(Usage: campanile-townpack COMMAND ...

  build [MAP ...] -o TOWN.townpack   make a town pack
        -o, --output FILE            where to write it; it appears there only when it is complete
        --name NAME                  the municipality's name (otherwise the boundary or the map says it)
        --sample                     mark the town as invented: its directory is never really called
        --attribution TEXT           whose the registers, quarters and boundary are
        --report FILE.json           everything that did not fit together, one by one
        --quiet                      no progress
    cut to the municipality:
        --municipality NAME|NUMBER   a boundary relation of the map: by name (admin_level 8) or number
        --boundary FILE              or a polygon of any vector file
        --boundary-where FIELD=VALUE which of its features
        --boundary-crs CRS           its coordinates, where it does not say
    official civic numbers (each may be given more than once, in step with --civics; once: for all of them):
        --civics FILE                ANNCSU's or the municipality's own: CSV, GeoPackage, KML, Shapefile, also zipped
        --civics-map FIELD=COLUMN,.. which column is what, where the names do not tell: street type number exponent
                                     x y quarter code metric
        --civics-crs CRS             its coordinates, where it does not say: EPSG:3003 (otherwise degrees)
        --civics-where FIELD=VALUE   only these rows
        --streets FILE               the register's list of streets: names by code
        --conflict-metres N          map and register farther apart than this are reported (100)
    quarters:
        --quarters FILE              polygons of any vector file instead of the map's
        --quarters-name FIELD        their names
        --quarters-crs CRS           their coordinates, where it does not say
  municipalities MAP ...             which boundary relations of municipalities the maps have
  info FILE [--json]                 what is in a town pack
  --help, --version

MAP: .osm.pbf, .osm, .osm.gz, .osm.bz2, .o5m, .opl; sorted or not; several may overlap. Without a map a
pack has addresses only. Vector files: what GDAL reads (GeoJSON, KML, KMZ, Shapefile, GeoPackage, GML, CSV),
also in a zip. A town pack is one SQLite file that is also a GeoPackage: QGIS and ogrinfo open it. The same
input makes the same bytes, in whatever order the files are named.

Exit codes: 0 done, 1 failed, 2 wrong use, 3 the input is missing, damaged, not what it should be or
too new, 4 the output cannot be written, 130 interrupted.
)";

void say(FILE *stream, const QString &text)
{
    std::fputs(text.toUtf8().constData(), stream);
    std::fputc('\n', stream);
}

int refused(const Error &error)
{
    say(stderr, u"campanile-townpack: "_s + words(error));
    switch (error.code) {
    case ErrorCode::FileNotFound:
    case ErrorCode::FileUnreadable:
    case ErrorCode::FileTruncated:
    case ErrorCode::FileWrongKind:
    case ErrorCode::FileTooNew:
    case ErrorCode::FileTooLarge:
    case ErrorCode::CrsMissing:
    case ErrorCode::CrsUnknown:
    case ErrorCode::ColumnMissing:
    case ErrorCode::FeatureNotChosen:
    case ErrorCode::NotFound:
    case ErrorCode::BoundaryIncomplete:
    case ErrorCode::BoundaryEmpty: return BadInput;
    case ErrorCode::FileUnwritable:
    case ErrorCode::DiskFull: return Unwritable;
    case ErrorCode::Cancelled: return Interrupted;
    default: return Failed;
    }
}

int wrongUse(const QString &what)
{
    say(stderr, u"campanile-townpack: %1. See campanile-townpack --help."_s.arg(what));
    return Usage;
}

// The one in step with the register; one for all where it was given once.
QString inStep(const QStringList &values, qsizetype at)
{
    return values.size() == 1 ? values.front() : values.value(at);
}

// "street=VIA,number=CIVICO"; nothing: not of that form.
std::optional<QMap<QString, QString>> columnsOf(const QString &text)
{
    QMap<QString, QString> columns;
    const QStringList pairs = text.split(u',', Qt::SkipEmptyParts);
    for (const QString &pair : pairs) {
        const qsizetype equals = pair.indexOf(u'=');
        if (equals <= 0 || equals + 1 >= pair.size())
            return {};
        columns.insert(pair.first(equals).trimmed().toLower(), pair.sliced(equals + 1).trimmed());
    }
    return columns;
}

bool writeReport(const QString &path, const TownBuilder::Summary &summary)
{
    QJsonObject object = summary.report.toJson();
    object.insert(u"name"_s, summary.name);
    object.insert(u"streets"_s, summary.streets);
    object.insert(u"civic_numbers"_s, summary.civicNumbers);
    object.insert(u"quarters"_s, summary.quarters);
    object.insert(u"streets_without_line"_s, summary.streetsWithoutLine);
    QSaveFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QJsonDocument(object).toJson()) >= 0 && file.commit();
}

int build(const QStringList &arguments)
{
    QCommandLineParser parser;
    const auto option = [&parser](const QString &name) {
        const QCommandLineOption made(name, QString(), u"VALUE"_s);
        parser.addOption(made);
        return made;
    };
    const QCommandLineOption output({u"o"_s, u"output"_s}, u""_s, u"FILE"_s), sample(u"sample"_s), quiet(u"quiet"_s);
    parser.addOptions({output, sample, quiet});
    const auto name = option(u"name"_s), attribution = option(u"attribution"_s), reportFile = option(u"report"_s),
               municipality = option(u"municipality"_s), boundary = option(u"boundary"_s),
               boundaryWhere = option(u"boundary-where"_s), boundaryCrs = option(u"boundary-crs"_s),
               civics = option(u"civics"_s), civicsMap = option(u"civics-map"_s), civicsCrs = option(u"civics-crs"_s),
               civicsWhere = option(u"civics-where"_s), streets = option(u"streets"_s),
               conflict = option(u"conflict-metres"_s), quarters = option(u"quarters"_s),
               quartersName = option(u"quarters-name"_s), quartersCrs = option(u"quarters-crs"_s);
    if (!parser.parse(arguments))
        return wrongUse(parser.errorText().chopped(parser.errorText().endsWith(u'.') ? 1 : 0));
    const QString pack = parser.value(output);
    if (!parser.isSet(output))
        return wrongUse(u"build: no output file (-o TOWN.townpack)"_s);

    TownBuilder::Options options{.name = parser.value(name),
        .sample = parser.isSet(sample),
        .maps = parser.positionalArguments(),
        .boundary = {parser.value(boundary), parser.value(boundaryWhere), parser.value(boundaryCrs),
            parser.value(municipality)},
        .quarters = {parser.value(quarters), parser.value(quartersName), parser.value(quartersCrs)},
        .attribution = parser.value(attribution)};
    const QStringList registers = parser.values(civics);
    for (qsizetype i = 0; i < registers.size(); ++i) {
        const auto columns = columnsOf(inStep(parser.values(civicsMap), i));
        if (!columns)
            return wrongUse(u"build: --civics-map is a list like street=VIA,number=CIVICO"_s);
        options.registers += {registers[i], *columns, inStep(parser.values(civicsCrs), i),
            inStep(parser.values(civicsWhere), i), inStep(parser.values(streets), i)};
    }
    if (options.maps.isEmpty() && registers.isEmpty())
        return wrongUse(u"build: no input file"_s);
    if (parser.isSet(boundary) && parser.isSet(municipality))
        return wrongUse(u"build: --boundary or --municipality, not both"_s);
    if (parser.isSet(conflict)) {
        bool ok = false;
        options.conflictMetres = parser.value(conflict).toDouble(&ok);
        if (!ok || !(options.conflictMetres > 0))
            return wrongUse(u"build: --conflict-metres is a number of metres"_s);
    }
    const QStringList inputs =
        options.maps + registers + parser.values(streets) + QStringList{options.boundary.file, options.quarters.file};
    for (const QString &input : inputs) {
        if (!input.isEmpty()
            && (QFileInfo(input) == QFileInfo(pack) || QFileInfo(input) == QFileInfo(parser.value(reportFile))))
            return wrongUse(u"build: the output would overwrite the input"_s);
    }

    ProgressBar bar(!parser.isSet(quiet));
    const auto result = TownBuilder::build(
        options, pack,
        [&bar](TownBuilder::Step step, double done) {
            bar.show(step == TownBuilder::Step::Reading    ? u"Reading the map"_s
                    : step == TownBuilder::Step::Registers ? u"Reading the registers"_s
                    : step == TownBuilder::Step::Streets   ? u"Finding streets and quarters"_s
                                                           : u"Writing the pack"_s,
                done);
        },
        interrupted.get_token());
    bar.finish();
    if (!result)
        return refused(result.error());
    say(stdout,
        u"%1: %2 streets, %3 civic numbers, %4 quarters -> %5"_s.arg(result->name)
            .arg(result->streets)
            .arg(result->civicNumbers)
            .arg(result->quarters)
            .arg(pack));
    const QStringList lines = result->report.lines();
    for (const QString &line : lines)
        say(stderr, u"  "_s + line);
    if (!result->municipalities.isEmpty())
        say(stderr,
            u"  Nothing was cut, and the map has several municipalities. One of them with --municipality: %1"_s.arg(
                result->municipalities.join(u", "_s)));
    if (parser.isSet(reportFile) && !writeReport(parser.value(reportFile), *result))
        return refused({ErrorCode::FileUnwritable, {parser.value(reportFile), u"the report"_s}});
    return Done;
}

int municipalities(const QStringList &arguments)
{
    const QStringList maps = arguments.mid(1);
    if (maps.isEmpty())
        return wrongUse(u"municipalities: no map"_s);
    const auto found = TownBuilder::municipalities(maps, {}, interrupted.get_token());
    if (!found)
        return refused(found.error());
    for (const auto &municipality : *found)
        say(stdout, u"%1  %2"_s.arg(municipality.relation, 10).arg(municipality.name));
    return Done;
}

int info(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption json(u"json"_s);
    parser.addOption(json);
    if (!parser.parse(arguments))
        return wrongUse(parser.errorText().chopped(parser.errorText().endsWith(u'.') ? 1 : 0));
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return wrongUse(files.isEmpty() ? u"info: no file"_s : u"info: one file at a time"_s);
    const auto pack = PackFile::read(files.front()); // the whole of it: what info accepts, the console opens
    if (!pack)
        return refused(pack.error());
    const TownInfo &town = pack->town;
    const auto degrees = [](std::int32_t e7) { return e7 / 1e7; };
    const auto streetsWithoutLine = static_cast<int>(std::ranges::count_if(
        pack->streets, [](const auto &row) { return row.derived || row.street.lines.isEmpty(); }));
    qsizetype corners = 0;
    for (const GeoRing &ring : pack->boundary)
        corners += ring.size();
    const QJsonObject report = QJsonDocument::fromJson(pack->report.toUtf8()).object();
    if (parser.isSet(json)) {
        const QJsonObject object{{u"name"_s, town.name},
            {u"bounds"_s,
                QJsonArray{degrees(town.bounds.west), degrees(town.bounds.south), degrees(town.bounds.east),
                    degrees(town.bounds.north)}},
            {u"streets"_s, town.streets}, {u"civic_numbers"_s, town.civicNumbers}, {u"quarters"_s, town.quarters},
            {u"attribution"_s, town.attribution}, {u"sample"_s, town.sample},
            {u"data_timestamp"_s, pack->dataTimestamp}, {u"streets_without_line"_s, streetsWithoutLine},
            {u"boundary"_s, pack->boundarySource}, {u"boundary_corners"_s, corners}, {u"report"_s, report}};
        std::fputs(QJsonDocument(object).toJson(QJsonDocument::Indented).constData(), stdout);
        return Done;
    }
    say(stdout, town.name + (town.sample ? u" (sample: an invented town)"_s : QString()));
    say(stdout,
        u"  Bounds         %1 to %2 N, %3 to %4 E"_s.arg(degrees(town.bounds.south), 0, 'f', 5)
            .arg(degrees(town.bounds.north), 0, 'f', 5)
            .arg(degrees(town.bounds.west), 0, 'f', 5)
            .arg(degrees(town.bounds.east), 0, 'f', 5));
    say(stdout,
        pack->boundary.isEmpty() ? u"  Boundary       not known"_s
                                 : u"  Boundary       %1 (%2 corners)"_s.arg(pack->boundarySource).arg(corners));
    say(stdout,
        u"  Streets        %1"_s.arg(town.streets)
            + (streetsWithoutLine > 0 ? u" (%1 known by their civic numbers only)"_s.arg(streetsWithoutLine)
                                      : QString()));
    say(stdout, u"  Civic numbers  %1"_s.arg(town.civicNumbers));
    say(stdout, u"  Quarters       %1"_s.arg(town.quarters));
    for (const auto &row : pack->quarters)
        say(stdout,
            u"                 %1 (%2%3)"_s.arg(row.quarter.name, row.kind,
                row.derived ? (row.kind == u"register"_s ? u", drawn around its civic numbers"_s
                                                         : u", boundary derived from its place"_s)
                            : QString()));
    say(stdout, u"  Data           %1 %2"_s.arg(town.attribution, pack->dataTimestamp));
    const QJsonArray inputs = report[u"inputs"_s].toArray();
    for (const auto &input : inputs)
        say(stdout, u"  Made of        %1 %2"_s.arg(input[u"kind"_s].toString(), input[u"file"_s].toString()));
    const QJsonObject counts = report[u"counts"_s].toObject();
    for (int k = 0; k <= static_cast<int>(BuildReport::lastKind); ++k) {
        const auto kind = static_cast<BuildReport::Kind>(k);
        if (const int count = counts[BuildReport::keyOf(kind)].toInt(); count > 0)
            say(stdout, u"  Found          "_s + BuildReport::words(kind, count));
    }
    return Done;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCoreApplication::setApplicationName(u"campanile-townpack"_s);
    const auto stop = [](int) { interrupted.request_stop(); };
    std::signal(SIGINT, stop);
    std::signal(SIGTERM, stop);

    QStringList arguments = QCoreApplication::arguments();
    if (arguments.contains(u"--help"_s) || arguments.contains(u"-h"_s)) {
        std::fputs(help, stdout);
        return Done;
    }
    if (arguments.size() < 2)
        return wrongUse(u"no command"_s);
    const QString command = arguments.takeAt(1);
    if (command == u"--version"_s) {
        std::fputs("campanile-townpack " CAMPANILE_VERSION "\n", stdout);
        return Done;
    }
    if (command == u"build"_s)
        return build(arguments);
    if (command == u"info"_s)
        return info(arguments);
    if (command == u"municipalities"_s)
        return municipalities(arguments);
    return wrongUse(u"unknown command \"%1\""_s.arg(command));
}
