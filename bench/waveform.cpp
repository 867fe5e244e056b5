// SPDX-License-Identifier: GPL-3.0-or-later
// The waveform of a ten-minute recording: how long a paint takes while it grows, and when it is opened and played;
// beside it, the same bars drawn anew at every paint. 20 levels come in a second; a frame of 60 Hz is 16.7 ms.
#include "look.h"
#include "waveformview.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QPainter>
#include <QTextStream>

#include <algorithm>
#include <cmath>
#include <functional>

using namespace campanile;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

constexpr int levelsASecond = 20;
constexpr int minutes = 10;

float levelAt(int i)
{
    const double t = double(i) / levelsASecond;
    return std::fmod(t, 3.3) > 2.9 ? 0.002F : float(0.1 + 0.5 * std::abs(std::sin(t * 11) * std::sin(t * 1.9)));
}

/// The same look without anything kept: what a paint costs that draws every bar.
void paintAnew(QImage &image, const QList<float> &levels)
{
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.fillRect(image.rect(), Qt::white);
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(0, 0x66, 0xcc));
    const int bars = image.width() / 5;
    float loudest = 0.1F;
    for (const float level : levels)
        loudest = std::max(loudest, level);
    for (int i = 0; i < bars; ++i) {
        float peak = 0;
        for (qsizetype j = i * levels.size() / bars; j < (i + 1) * levels.size() / bars; ++j)
            peak = std::max(peak, levels.at(j));
        const double reach = barReach(peak, loudest, image.height() / 2.0 - 6);
        painter.drawRoundedRect(QRectF(i * 5, image.height() / 2.0 - reach, 3, 2 * reach), 1.5, 1.5);
    }
}

struct Times {
    double median = 0;
    double worst = 0;
};

/// Microseconds.
Times timesOf(std::vector<double> times)
{
    std::ranges::sort(times);
    return {times.at(times.size() / 2), times.back()};
}

double timed(const std::function<void()> &work)
{
    QElapsedTimer timer;
    timer.start();
    work();
    return double(timer.nsecsElapsed()) / 1000;
}

} // namespace

int main(int argc, char *argv[])
{
    if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    applyLook(application, Look::Light);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"writes the figures there"_s, u"FILE"_s});
    parser.process(application);
    QTextStream out(stdout);
    QJsonObject json;
    const auto say = [&](const QString &what, const Times &times) {
        out << u"%1 %2 us, worst %3 us\n"_s.arg(what, -56).arg(times.median, 8, 'f', 0).arg(times.worst, 8, 'f', 0);
        json[what] = QJsonObject{{u"median_us"_s, times.median}, {u"worst_us"_s, times.worst}};
    };

    WaveformView view;
    view.resize(910, 176);
    view.ensurePolished();
    QImage image(view.size(), QImage::Format_RGB32);

    view.startLive();
    QList<float> levels;
    std::vector<double> firstMinute, lastMinute, anew;
    for (int i = 0; i < minutes * 60 * levelsASecond; ++i) {
        const float level = levelAt(i);
        levels.append(level);
        view.addPeaks({level});
        const bool first = i < 60 * levelsASecond;
        const bool last = i >= (minutes - 1) * 60 * levelsASecond;
        if (!first && !last)
            continue;
        const double took = timed([&] { view.render(&image); });
        (first ? firstMinute : lastMinute).push_back(took);
        if (last && i % levelsASecond == 0)
            anew.push_back(timed([&] { paintAnew(image, levels); }));
    }
    say(u"recording, a paint in the first minute"_s, timesOf(firstMinute));
    say(u"recording, a paint in the tenth minute"_s, timesOf(lastMinute));
    say(u"  the same with every bar drawn anew"_s, timesOf(anew));

    QList<float> slices;
    const qsizetype each = levels.size() / WaveformView::slices;
    for (qsizetype i = 0; i < WaveformView::slices; ++i)
        slices.append(*std::max_element(levels.cbegin() + i * each, levels.cbegin() + (i + 1) * each));
    std::vector<double> opening, playing, trimming;
    for (int round = 0; round < 100; ++round) {
        view.setWaveform({.peaks = slices, .length = 10min});
        view.setTrimmable(true);
        opening.push_back(timed([&] { view.render(&image); }));
    }
    for (int i = 0; i < 600; ++i) {
        view.setPosition(std::chrono::milliseconds(i * 1000));
        playing.push_back(timed([&] { view.render(&image); }));
    }
    for (int i = 0; i < 600; ++i) {
        view.setKept(std::chrono::milliseconds(i * 500), 10min);
        trimming.push_back(timed([&] { view.render(&image); }));
    }
    say(u"opened, the first paint"_s, timesOf(opening));
    say(u"opened, a paint while it plays"_s, timesOf(playing));
    say(u"opened, a paint while a handle is dragged"_s, timesOf(trimming));
    if (QFile file(parser.value(u"json"_s)); parser.isSet(u"json"_s) && file.open(QFile::WriteOnly))
        file.write(QJsonDocument(json).toJson());
    return 0;
}
