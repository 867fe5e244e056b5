// SPDX-License-Identifier: GPL-3.0-or-later
// A hundred thousand marks, or dots, on the map: how long a frame takes in the scene graph while the map slides, and a
// change of them. 60 frames a second leave 16.7 ms for each.
#include "addressmarks.h"
#include "mappane.h"
#include "tileserver.h"
#include "townpack.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QQuickWidget>
#include <QQuickWindow>
#include <QTemporaryDir>
#include <QTextStream>

#include <algorithm>
#include <functional>

using namespace campanile;
using namespace Qt::StringLiterals;

namespace {

constexpr int markTotal = 100000;
constexpr qint64 longest = 4000; // ms for one row

QList<AddressMarks::Entry> spread(const Gazetteer &town)
{
    QList<GeoPoint> places;
    for (const PlacedAddress &address : town.allAddresses())
        if (address.position)
            places.append(*address.position);
    QList<AddressMarks::Entry> entries;
    quint32 random = 1;
    const auto next = [&](int below) {
        random = random * 1664525 + 1013904223;
        return int((random >> 8) % quint32(below));
    };
    for (int i = 0; i < markTotal && !places.isEmpty(); ++i) {
        GeoPoint at = places[i % places.size()];
        at.latE7 += next(4000) - 2000; // within some twenty metres of a real door
        at.lonE7 += next(6000) - 3000;
        entries.append({at, Mark(next(markCount))});
    }
    return entries;
}

struct Times {
    QList<double> frames; ///< ms of synchronising and rendering
    double perSecond = 0; ///< whole frames, composed and swapped

    [[nodiscard]] double at(double part) const
    {
        QList<double> sorted = frames;
        std::ranges::sort(sorted);
        return sorted.isEmpty() ? 0 : sorted[std::min(sorted.size() - 1, qsizetype(part * double(sorted.size())))];
    }
};

void waitComplete(const MapPane &pane)
{
    QElapsedTimer patience;
    patience.start();
    while (!pane.isComplete() && patience.elapsed() < 20000)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents, 50);
}

/// Steps and draws `count` frames; `step` moves or changes something.
Times draw(MapPane &pane, int count, const std::function<void(int)> &step)
{
    Times times;
    QQuickWindow *window = pane.findChild<QQuickWidget *>()->quickWindow();
    QElapsedTimer frame;
    const auto started = QObject::connect(
        window, &QQuickWindow::beforeSynchronizing, window, [&] { frame.start(); }, Qt::DirectConnection);
    const auto ended = QObject::connect(
        window, &QQuickWindow::afterRendering, window, [&] { times.frames.append(double(frame.nsecsElapsed()) / 1e6); },
        Qt::DirectConnection);
    QElapsedTimer all;
    all.start();
    for (int i = 0; i < count && (i < 10 || all.elapsed() < longest); ++i) {
        step(i);
        const qsizetype before = times.frames.size();
        while (times.frames.size() == before && all.elapsed() < 120000)
            QCoreApplication::processEvents(QEventLoop::AllEvents, 20);
    }
    times.perSecond = double(times.frames.size()) * 1000 / double(std::max<qint64>(1, all.elapsed()));
    QObject::disconnect(started);
    QObject::disconnect(ended);
    return times;
}

} // namespace

int main(int argc, char *argv[])
{
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    const QCommandLineOption json(u"json"_s, u"write the figures to FILE"_s, u"FILE"_s);
    const QCommandLineOption packFile(
        u"pack"_s, u"the town"_s, u"FILE"_s, u"" CAMPANILE_BIN_DIR "/../share/campanile/borgo-campanile.townpack"_s);
    parser.addOptions({json, packFile});
    parser.process(application);

    QTextStream out(stdout);
    QTemporaryDir cache;
    const auto town = TownPack::open(parser.value(packFile));
    TileServer tiles(parser.value(packFile), cache.path());
    if (!town || !tiles.start()) {
        out << "No town to show: " << parser.value(packFile) << '\n';
        return 1;
    }
    AddressMarks marks;
    marks.setEntries(spread(**town));
    MapPane pane(tiles, **town);
    pane.resize(1920, 1080);
    pane.show();
    QList<GeoPoint> dots;
    for (const AddressMarks::Entry &entry : marks.entries())
        dots.append(entry.position);
    const GeoPoint middle = marks.entries().value(0).position;

    QJsonArray rows;
    out << QStringLiteral("%1 marks, 1920x1080\n").arg(marks.entries().size());
    out << QStringLiteral("%1 %2 %3 %4 %5\n")
               .arg(u"what"_s, -34)
               .arg(u"median ms"_s, 10)
               .arg(u"p99 ms"_s, 10)
               .arg(u"max ms"_s, 10)
               .arg(u"frames/s"_s, 10);
    const auto report = [&](const QString &what, const Times &times) {
        out << QStringLiteral("%1 %2 %3 %4 %5\n")
                   .arg(what, -34)
                   .arg(times.at(0.5), 10, 'f', 2)
                   .arg(times.at(0.99), 10, 'f', 2)
                   .arg(times.at(1), 10, 'f', 2)
                   .arg(times.perSecond, 10, 'f', 1);
        out.flush();
        rows.append(QJsonObject{{u"what"_s, what}, {u"median_ms"_s, times.at(0.5)}, {u"p99_ms"_s, times.at(0.99)},
            {u"max_ms"_s, times.at(1)}, {u"frames_per_second"_s, times.perSecond}});
    };
    for (const double zoom : {13.0, 14.0, 16.0, 17.0}) {
        for (const QString &with : {u"nothing"_s, u"dots"_s, u"marks"_s}) {
            pane.setMarks(with == u"marks" ? &marks : nullptr);
            pane.setPoints(with == u"dots" ? dots : QList<GeoPoint>());
            pane.showPoint(middle, zoom);
            waitComplete(pane);
            const QPointF centre = pane.pixelOf(middle);
            report(QStringLiteral("slide at zoom %1, %2").arg(zoom).arg(with), draw(pane, 120, [&](int i) {
                pane.showPoint(pane.placeAt(centre + QPointF(i % 60 < 30 ? 3 : -3, 1)), zoom);
            }));
        }
        pane.setPoints(dots);
        report(QStringLiteral("all dots change at zoom %1").arg(zoom),
            draw(pane, 40, [&](int i) { pane.setPoints(i % 2 == 0 ? dots.first(dots.size() / 2) : dots); }));
        pane.setPoints({});
        quint32 random = 3;
        report(QStringLiteral("500 marks change at zoom %1").arg(zoom), draw(pane, 40, [&](int) {
            QList<int> indices;
            QList<Mark> now;
            for (int i = 0; i < 500; ++i) {
                random = random * 1664525 + 1013904223;
                indices.append(int((random >> 4) % markTotal));
                now.append(Mark((random >> 24) % markCount));
            }
            marks.update(indices, now);
        }));
    }
    if (parser.isSet(json)) {
        QFile file(parser.value(json));
        if (!file.open(QIODevice::WriteOnly))
            return 1;
        file.write(QJsonDocument(QJsonObject{{u"marks"_s, markTotal}, {u"rows"_s, rows}}).toJson());
    }
    pane.setMarks(nullptr);
    return 0;
}
