// SPDX-License-Identifier: GPL-3.0-or-later
#include "hardening.h"
#include "language.h"
#include "tour.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QFileInfo>
#include <QJsonDocument>
#include <QSettings>
#include <QTemporaryDir>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace campanile;

int main(int argc, char *argv[])
{
    prepareApplication();
    // Its own settings and caches: a tour finds and leaves nothing of the user's.
    const QTemporaryDir home;
    qputenv("XDG_CONFIG_HOME", home.filePath(u"config"_s).toUtf8());
    qputenv("XDG_CACHE_HOME", home.filePath(u"cache"_s).toUtf8());
    qputenv("XDG_DATA_HOME", home.filePath(u"data"_s).toUtf8());
    QApplication app(argc, argv);
    speak(u"it"_s);

    QCommandLineParser parser;
    parser.setApplicationDescription(
        u"Drives the real console through a whole alert; leaves pictures and summary.json."_s);
    parser.addHelpOption();
    parser.addOptions({{u"output"_s, u"Folder of the pictures."_s, u"folder"_s, u"out/tour"_s},
        {u"town"_s, u"Town pack; the sample town without."_s, u"file"_s},
        {u"contacts"_s, u"Of the sample directory."_s, u"number"_s, u"0"_s},
        {u"time-scale"_s, u"How many times faster than life the phone network is."_s, u"factor"_s, u"120"_s},
        {u"seed"_s, u"Of directory and phone network."_s, u"number"_s, u"1"_s},
        {u"dialer"_s, u"Address of a dialer that runs, with telephones of its own."_s, u"host:port"_s},
        {u"token-file"_s, u"File whose first line is that dialer's access code."_s, u"file"_s}});
    parser.process(app);
    tour::TourOptions options;
    options.folder = QFileInfo(parser.value(u"output"_s)).absoluteFilePath();
    if (parser.isSet(u"town"_s))
        options.townPack = QFileInfo(parser.value(u"town"_s)).absoluteFilePath();
    options.contacts = parser.value(u"contacts"_s).toInt();
    options.timeScale = parser.value(u"time-scale"_s).toDouble();
    options.seed = parser.value(u"seed"_s).toULongLong();
    options.dialerAddress = parser.value(u"dialer"_s);
    options.tokenFile = parser.value(u"token-file"_s);

    tour::Tour tour(options);
    const bool good = tour.run();
    std::fputs(QJsonDocument(tour.summary()).toJson().constData(), stdout);
    if (!good)
        std::fprintf(stderr, "The tour stopped: %s\n", qPrintable(tour.problem()));
    return good ? 0 : 1;
}
