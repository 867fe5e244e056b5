// SPDX-License-Identifier: GPL-3.0-or-later
// Person or machine: people who say a word or two and wait, answering machines that speak on, silence and music on
// hold, in Italian, by several voices, speeds and levels, over a telephone's band and A-law with noise. Half of the
// phrases are held out: parameters are chosen on the open half and told of both. Peer: Asterisk's default parameters.
#include "beepdetector.h"
#include "linecalls.h"
#include "machinedetector.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

#include <algorithm>
#include <array>
#include <cmath>

using namespace campanile::dialer;
using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char *, 3> answererNames{"person", "machine", "unsure"};

struct Confusion {
    std::array<std::array<int, 3>, 4> cells{};

    [[nodiscard]] int sum(Kind kind) const
    {
        const auto &row = cells[static_cast<size_t>(kind)];
        return row[0] + row[1] + row[2];
    }

    [[nodiscard]] double share(Kind kind, Answerer as) const
    {
        return 100.0 * cells[static_cast<size_t>(kind)][static_cast<size_t>(as)] / std::max(1, sum(kind));
    }
};

Confusion confusion(const std::vector<LabelledCall> &calls, const DetectorSettings &settings, bool heldOut)
{
    Confusion result;
    for (const LabelledCall &call : calls) {
        if (call.heldOut != heldOut)
            continue;
        MachineDetector detector(settings);
        const auto verdict = detector.add(call.samples);
        const Answerer answerer = verdict ? verdict->answerer : Answerer::Unsure;
        ++result.cells[static_cast<size_t>(call.kind)][static_cast<size_t>(answerer)];
    }
    return result;
}

void print(QTextStream &out, const QString &title, const Confusion &confusion, QJsonObject &json)
{
    out << '\n' << title << '\n' << qSetFieldWidth(12) << Qt::left << "";
    for (const char *name : answererNames)
        out << Qt::right << name;
    out << qSetFieldWidth(0) << '\n';
    QJsonObject table;
    for (const Kind kind : kinds) {
        const auto index = static_cast<size_t>(kind);
        out << qSetFieldWidth(12) << Qt::left << kindNames[index] << Qt::right;
        QJsonObject row;
        for (size_t as = 0; as < 3; ++as) {
            out << confusion.cells[index][as];
            row[QLatin1StringView(answererNames[as])] = confusion.cells[index][as];
        }
        out << qSetFieldWidth(0) << u"   %1 % as a person"_s.arg(confusion.share(kind, Answerer::Person), 0, 'f', 1)
            << '\n';
        table[QLatin1StringView(kindNames[index])] = row;
    }
    json[title] = table;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"writes the figures there"_s, u"FILE"_s});
    parser.process(application);
    QTextStream out(stdout);
    QJsonObject json;

    const std::vector<LabelledCall> calls = labelledCalls();
    out << "The longest greeting of a person, open half (persons told as persons, machines as machines)\n";
    for (int greeting = 1100; greeting <= 3100; greeting += 200) {
        DetectorSettings settings;
        settings.greeting = std::chrono::milliseconds(greeting);
        const Confusion open = confusion(calls, settings, false);
        out << u"%1 ms   %2 %   %3 %\n"_s.arg(greeting, 5)
                   .arg(open.share(Kind::Person, Answerer::Person), 5, 'f', 1)
                   .arg(open.share(Kind::Machine, Answerer::Machine), 5, 'f', 1);
    }
    DetectorSettings asterisk; // amd.conf as it comes
    asterisk.greeting = std::chrono::milliseconds(1500);
    asterisk.maximumWords = 3;
    print(out, u"Campanile's parameters, open half"_s, confusion(calls, {}, false), json);
    print(out, u"Campanile's parameters, held-out half"_s, confusion(calls, {}, true), json);
    print(out, u"Asterisk's default parameters, held-out half"_s, confusion(calls, asterisk, true), json);

    int there = 0, found = 0, invented = 0;
    std::array<int, 4> inventedIn{};
    for (const LabelledCall &call : calls) {
        BeepDetector detector;
        const bool heard = detector.add(call.samples).has_value();
        there += call.beeps;
        found += call.beeps && heard;
        invented += !call.beeps && heard;
        inventedIn[static_cast<size_t>(call.kind)] += !call.beeps && heard;
    }
    out << u"\nBeeps: %1 of %2 found, %3 invented in %4 calls\n"_s.arg(found).arg(there).arg(invented).arg(
        calls.size());
    for (const Kind kind : kinds) {
        if (const int count = inventedIn[static_cast<size_t>(kind)])
            out << u"   %1 in %2\n"_s.arg(count).arg(QLatin1StringView(kindNames[static_cast<size_t>(kind)]));
    }
    json[u"beeps"_s] = QJsonObject{{u"there"_s, there}, {u"found"_s, found}, {u"invented"_s, invented}};
    if (QFile file(parser.value(u"json"_s)); parser.isSet(u"json"_s) && file.open(QFile::WriteOnly))
        file.write(QJsonDocument(json).toJson());
    return 0;
}
