// SPDX-License-Identifier: GPL-3.0-or-later
#include "options.h"

#include <QCommandLineParser>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace campanile {

namespace {

constexpr int usageError = 2;

std::optional<int> refuse(const QString &words)
{
    std::fprintf(stderr, "campanile: %s\n", qPrintable(words));
    return usageError;
}

} // namespace

std::optional<int> readOptions(const QStringList &arguments, ConsoleOptions &options)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Public-warning console: call every phone of a street, a quarter or a town."_s);
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    const QCommandLineOption wall(u"wall"_s, u"Only the wall screen: full screen, no controls."_s);
    const QCommandLineOption demo(
        u"demo"_s, u"Sample town, sample directory, simulated phone network. Rings nobody."_s);
    const QCommandLineOption selfTest(u"self-test"_s, u"Build every page, then leave; for tests."_s);
    const QCommandLineOption data(u"data"_s, u"Folder of registry, messages and drafts."_s, u"folder"_s);
    const QCommandLineOption town(u"town"_s, u"Town pack."_s, u"file"_s);
    const QCommandLineOption dialer(u"dialer"_s, u"Address of the dialer."_s, u"host:port"_s);
    const QCommandLineOption token(u"token-file"_s, u"File whose first line is the dialer's access code."_s, u"file"_s);
    const QCommandLineOption timeScale(
        u"time-scale"_s, u"Demo: how many times faster than life the phone network is (10)."_s, u"factor"_s, u"10"_s);
    const QCommandLineOption seed(
        u"seed"_s, u"Demo: of the phone network and the directory (1)."_s, u"number"_s, u"1"_s);
    const QCommandLineOption contacts(
        u"contacts"_s, u"Demo: how many contacts the sample directory has."_s, u"number"_s, u"0"_s);
    const QCommandLineOption language(u"language"_s, u"it or en."_s, u"language"_s);
    const QCommandLineOption look(u"look"_s, u"light or dark."_s, u"look"_s);
    parser.addOptions({wall, demo, selfTest, data, town, dialer, token, timeScale, seed, contacts, language, look});
    if (!parser.parse(arguments))
        return refuse(parser.errorText());
    if (parser.isSet(help)) {
        std::fputs(qPrintable(parser.helpText()), stdout);
        return 0;
    }
    if (parser.isSet(version)) {
        std::printf("campanile %s\n", CAMPANILE_VERSION);
        return 0;
    }
    if (!parser.positionalArguments().isEmpty())
        return refuse(u"unexpected argument: %1"_s.arg(parser.positionalArguments().constFirst()));

    options.screen = parser.isSet(wall) ? ConsoleOptions::Screen::Wall : ConsoleOptions::Screen::Console;
    options.demo = parser.isSet(demo);
    options.selfTest = parser.isSet(selfTest);
    options.dataFolder = parser.value(data);
    options.packPath = parser.value(town);
    options.dialerAddress = parser.value(dialer);
    options.tokenFile = parser.isSet(token) ? parser.value(token) : qEnvironmentVariable("CAMPANILE_TOKEN_FILE");
    options.language = parser.value(language);
    bool ok = false;
    options.timeScale = parser.value(timeScale).toDouble(&ok);
    if (!ok || options.timeScale < 1 || options.timeScale > 1000)
        return refuse(u"--time-scale wants a number from 1 to 1000"_s);
    options.seed = parser.value(seed).toULongLong(&ok);
    if (!ok)
        return refuse(u"--seed wants a whole number"_s);
    options.sampleContacts = parser.value(contacts).toInt(&ok);
    if (!ok || options.sampleContacts < 0)
        return refuse(u"--contacts wants a whole number"_s);
    if (parser.isSet(look)) {
        if (parser.value(look) != u"light" && parser.value(look) != u"dark")
            return refuse(u"--look wants light or dark"_s);
        options.look =
            parser.value(look) == u"dark" ? ConsoleSettings::LookChoice::Dark : ConsoleSettings::LookChoice::Light;
    }
    return std::nullopt;
}

} // namespace campanile
