// SPDX-License-Identifier: GPL-3.0-or-later
// How long a real town takes: our town pack beside ogr2ogr's GeoPackage of the same file, side by side in one run. Each
// is a program start and the best of several.
#include "townpack.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>

#include <algorithm>
#include <cstdio>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr int rounds = 5;
constexpr double target = 10; ///< seconds, for Trento

struct Measured {
    double seconds = -1; ///< best; -1: could not be run
    qint64 bytes = 0;
};

Measured measure(const QString &program, const QStringList &arguments, const QString &output)
{
    Measured result;
    for (int i = 0; i < rounds; ++i) {
        QFile::remove(output);
        QElapsedTimer timer;
        timer.start();
        QProcess process;
        process.setStandardErrorFile(QProcess::nullDevice());
        process.setStandardOutputFile(QProcess::nullDevice());
        process.start(program, arguments);
        if (!process.waitForFinished(120'000) || process.exitCode() != 0)
            return {};
        const double seconds = double(timer.nsecsElapsed()) / 1e9;
        result.seconds = result.seconds < 0 ? seconds : std::min(result.seconds, seconds);
    }
    result.bytes = QFileInfo(output).size();
    return result;
}

/// Microseconds for one call.
template <class F> double each(int times, const F &call)
{
    QElapsedTimer timer;
    timer.start();
    for (int i = 0; i < times; ++i)
        call(i);
    return double(timer.nsecsElapsed()) / 1e3 / times;
}

} // namespace

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    QCommandLineParser parser;
    const QCommandLineOption json(u"json"_s, u"write the figures to FILE"_s, u"FILE"_s);
    parser.addOption(json);
    parser.addHelpOption();
    parser.process(app);

    QJsonArray rows;
    bool met = true;
    std::printf("%-10s %8s   %14s %10s   %14s %10s\n", "town", "OSM MB", "townpack s", "MB", "ogr2ogr s", "MB");
    QTemporaryDir folder;
    for (const QString &town : {u"monaco"_s, u"trento"_s}) {
        const QString input = QStringLiteral(CAMPANILE_SHARED_DATA "/osm/%1.osm.pbf").arg(town);
        if (!QFile::exists(input)) {
            std::fprintf(stderr, "%s is not here: left out\n", qPrintable(input));
            continue;
        }
        const QString pack = folder.filePath(town + u".townpack"_s), other = folder.filePath(town + u".gpkg"_s);
        const Measured ours = measure(QStringLiteral(CAMPANILE_BIN_DIR "/campanile-townpack"),
            {u"build"_s, input, u"-o"_s, pack, u"--quiet"_s}, pack);
        const Measured ogr = measure(u"ogr2ogr"_s, {u"-f"_s, u"GPKG"_s, other, input}, other);
        const auto opened = TownPack::open(pack);
        if (ours.seconds < 0 || !opened) {
            std::fprintf(stderr, "%s could not be built\n", qPrintable(town));
            return 1;
        }
        const auto megabytes = [](qint64 bytes) { return double(bytes) / 1e6; };
        std::printf("%-10s %8.2f   %14.3f %10.1f   %14.3f %10.1f\n", qPrintable(town),
            megabytes(QFileInfo(input).size()), ours.seconds, megabytes(ours.bytes), ogr.seconds, megabytes(ogr.bytes));
        const auto &gazetteer = **opened;
        const auto all = gazetteer.allAddresses();
        const double open = each(rounds, [&](int) { (void)TownPack::open(pack); });
        const double search =
            each(200, [&](int i) { (void)gazetteer.search(all[(i * 37) % all.size()].streetName + u" 12"_s, 10); });
        const double locate = each(5000, [&](int i) {
            const auto &address = all[(i * 37) % all.size()];
            (void)gazetteer.locate(address.streetName.toUpper(), address.civic.text());
        });
        const double street =
            each(5000, [&](int i) { (void)gazetteer.streetAt(*all[(i * 37) % all.size()].position, 40); });
        const double quarter =
            each(5000, [&](int i) { (void)gazetteer.quarterAt(*all[(i * 37) % all.size()].position); });
        std::printf("%-10s open %.1f ms, search %.3f ms, locate %.1f us, street at %.1f us, quarter at %.1f us\n", "",
            open / 1e3, search / 1e3, locate, street, quarter);
        if (town == u"trento"_s)
            met = ours.seconds < target;
        rows += QJsonObject{{u"town"_s, town}, {u"townpack_seconds"_s, ours.seconds}, {u"townpack_bytes"_s, ours.bytes},
            {u"ogr2ogr_seconds"_s, ogr.seconds}, {u"ogr2ogr_bytes"_s, ogr.bytes}, {u"open_ms"_s, open / 1e3},
            {u"search_ms"_s, search / 1e3}, {u"locate_us"_s, locate}, {u"street_at_us"_s, street},
            {u"quarter_at_us"_s, quarter}, {u"streets"_s, gazetteer.town().streets},
            {u"civic_numbers"_s, gazetteer.town().civicNumbers}};
    }
    std::printf("Target: Trento under %.0f s: %s\n", target, met ? "met" : "NOT met");
    if (parser.isSet(json)) {
        QFile file(parser.value(json));
        const QByteArray bytes = QJsonDocument(
            QJsonObject{{u"benchmark"_s, u"townpack"_s}, {u"rounds"_s, rounds}, {u"target_seconds"_s, target},
                {u"met"_s, met},
                {u"towns"_s, rows}}).toJson();
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size()) {
            std::fprintf(stderr, "%s cannot be written\n", qPrintable(file.fileName()));
            return 1;
        }
    }
    return met ? 0 : 1;
}
