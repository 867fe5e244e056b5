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

#include <csignal>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace campanile;

namespace {

// What the program's exit code says.
enum Exit { Done = 0, Failed = 1, Usage = 2, BadInput = 3, Unwritable = 4, Interrupted = 130 };

std::stop_source interrupted; // a signal handler may only reach what is global

constexpr char help[] = R"(Usage: campanile-townpack COMMAND ...

  build FILE -o TOWN.townpack   make a town pack of OpenStreetMap data
        -o, --output FILE       where to write it; it appears there only when it is complete
        --name NAME             the municipality's name (otherwise the map says it)
        --sample                mark the town as invented: its directory is never really called
        --quiet                 no progress
  info FILE [--json]            what is in a town pack
  --help, --version

FILE to build from: any of .osm.pbf, .osm, .osm.gz, .osm.bz2, .o5m, .opl. A town pack is one SQLite
file that is also a GeoPackage: QGIS and ogrinfo open it. The same input makes the same bytes.

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

int build(const QStringList &arguments)
{
    QCommandLineParser parser;
    const QCommandLineOption output({u"o"_s, u"output"_s}, u""_s, u"FILE"_s), name(u"name"_s, u""_s, u"NAME"_s),
        sample(u"sample"_s), quiet(u"quiet"_s);
    parser.addOptions({output, name, sample, quiet});
    if (!parser.parse(arguments))
        return wrongUse(parser.errorText().chopped(parser.errorText().endsWith(u'.') ? 1 : 0));
    const QStringList files = parser.positionalArguments();
    if (files.size() != 1)
        return wrongUse(files.isEmpty() ? u"build: no input file"_s : u"build: one input file at a time"_s);
    if (!parser.isSet(output))
        return wrongUse(u"build: no output file (-o TOWN.townpack)"_s);
    if (QFileInfo(files.front()) == QFileInfo(parser.value(output)))
        return wrongUse(u"build: the output would overwrite the input"_s);

    ProgressBar bar(!parser.isSet(quiet));
    const auto result = TownBuilder::build(
        files.front(), parser.value(output), {.name = parser.value(name), .sample = parser.isSet(sample)},
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
            .arg(parser.value(output)));
    if (result->withoutStreet > 0)
        say(stderr, u"Left out: %1 civic numbers that name no street."_s.arg(result->withoutStreet));
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
    if (parser.isSet(json)) {
        const QJsonObject object{{u"name"_s, town.name},
            {u"bounds"_s,
                QJsonArray{degrees(town.bounds.west), degrees(town.bounds.south), degrees(town.bounds.east),
                    degrees(town.bounds.north)}},
            {u"streets"_s, town.streets}, {u"civic_numbers"_s, town.civicNumbers}, {u"quarters"_s, town.quarters},
            {u"attribution"_s, town.attribution}, {u"sample"_s, town.sample},
            {u"data_timestamp"_s, pack->dataTimestamp}};
        std::fputs(QJsonDocument(object).toJson(QJsonDocument::Indented).constData(), stdout);
        return Done;
    }
    say(stdout, town.name + (town.sample ? u" (sample: an invented town)"_s : QString()));
    say(stdout,
        u"  Bounds         %1 to %2 N, %3 to %4 E"_s.arg(degrees(town.bounds.south), 0, 'f', 5)
            .arg(degrees(town.bounds.north), 0, 'f', 5)
            .arg(degrees(town.bounds.west), 0, 'f', 5)
            .arg(degrees(town.bounds.east), 0, 'f', 5));
    say(stdout, u"  Streets        %1"_s.arg(town.streets));
    say(stdout, u"  Civic numbers  %1"_s.arg(town.civicNumbers));
    say(stdout, u"  Quarters       %1"_s.arg(town.quarters));
    for (const auto &row : pack->quarters)
        say(stdout,
            u"                 %1 (%2%3)"_s.arg(
                row.quarter.name, row.kind, row.derived ? u", boundary derived from its place"_s : QString()));
    say(stdout, u"  Map data       %1 %2"_s.arg(town.attribution, pack->dataTimestamp));
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
    return wrongUse(u"unknown command \"%1\""_s.arg(command));
}
