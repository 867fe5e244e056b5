// SPDX-License-Identifier: GPL-3.0-or-later
// Load over real SIP on loopback, telephones by SIPp: calls a second through our trunk and through the whole dialer,
// next to SIPp's own UAC against the same telephones in the same run; the highest rate each holds; and thousands of
// calls that talk and listen at the same time, with how late their sound leaves. Caller, telephones and the sound's
// other end share this machine's processors.
#include "sipcaller.h"
#include "soundpeer.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTextStream>
#include <QThread>

#include <functional>

using namespace Qt::StringLiterals;

namespace {

using Caller = std::function<LoadRun(const SippPhones &, int, int)>;

QTextStream &out()
{
    static QTextStream stream(stdout);
    return stream;
}

QJsonObject jsonOf(const QString &caller, int seconds, const LoadRun &run)
{
    return {{u"caller"_s, caller}, {u"seconds"_s, seconds}, {u"offered"_s, run.offered}, {u"made"_s, run.made},
        {u"answered"_s, run.answered}, {u"failed"_s, run.failed}, {u"rate"_s, run.rate}, {u"setupP50"_s, run.p50},
        {u"setupP99"_s, run.p99}, {u"setupWorst"_s, run.worst}, {u"cpu"_s, run.cpu}, {u"phonesCpu"_s, run.phonesCpu},
        {u"held"_s, run.held()}};
}

LoadRun measure(const QString &name, const Caller &caller, int rate, int seconds, QJsonArray &json)
{
    SippPhones phones; // new ones each time: what an overload left behind is nobody else's
    LoadRun run{.offered = double(rate)};
    if (phones.start())
        run = caller(phones, rate, seconds);
    out() << u"%1 %2 %3 %4 %5 %6 %7 %8 %9 % %10 %  %11\n"_s.arg(name, -14)
                 .arg(rate, 6)
                 .arg(run.rate, 8, 'f', 1)
                 .arg(run.made, 8)
                 .arg(run.failed, 7)
                 .arg(run.p50, 7, 'f', 1)
                 .arg(run.p99, 7, 'f', 1)
                 .arg(run.worst, 8, 'f', 1)
                 .arg(100 * run.cpu, 5, 'f', 0)
                 .arg(100 * run.phonesCpu, 6, 'f', 0)
                 .arg(run.held() ? u"held"_s : u"not held"_s);
    out().flush();
    json.append(jsonOf(name, seconds, run));
    QThread::sleep(std::chrono::seconds(6)); // the ports of its sound have rested
    return run;
}

void loadHead(const QString &title)
{
    out() << '\n'
          << title << '\n'
          << "caller         offered  answered/s  made  failed  set-up p50   p99   worst ms  CPU  phones\n";
}

QJsonObject measureSound(int channels, int seconds)
{
    const SoundRun run = soundChannels(channels, seconds);
    const QJsonObject peer = QJsonDocument::fromJson(run.peer).object();
    const double got = peer[u"received"_s].toDouble(), sent = peer[u"sent"_s].toDouble();
    out() << u"%1 calls, %2 of them talking for %3 s: %4 frames sent, late p50 %5, p99 %6, worst %7 ms; CPU %8 %, the "
             "other end's %9 %\n"_s.arg(channels)
                 .arg(run.up)
                 .arg(seconds)
                 .arg(run.lateness.frames)
                 .arg(run.lateness.p50, 0, 'f', 2)
                 .arg(run.lateness.p99, 0, 'f', 2)
                 .arg(run.lateness.worst, 0, 'f', 2)
                 .arg(100 * run.cpu, 0, 'f', 0)
                 .arg(100 * run.peerCpu, 0, 'f', 0);
    out()
        << u"   at the other end: %1 (%2 %) of %3 calls, off 20 ms by p50 %4, p99 %5, worst %6 ms; back %7, heard %8 (%9 %)\n"_s
               .arg(got, 0, 'f', 0)
               .arg(100 * got / std::max(1.0, double(run.lateness.frames)), 0, 'f', 3)
               .arg(peer[u"callers"_s].toInt())
               .arg(peer[u"gapP50"_s].toDouble(), 0, 'f', 2)
               .arg(peer[u"gapP99"_s].toDouble(), 0, 'f', 2)
               .arg(peer[u"gapWorst"_s].toDouble(), 0, 'f', 2)
               .arg(sent, 0, 'f', 0)
               .arg(run.received)
               .arg(100 * double(run.received) / std::max(1.0, sent), 0, 'f', 3);
    out() << u"   all hung up in %1 ms\n"_s.arg(run.hangUpMs, 0, 'f', 0);
    out().flush();
    return {{u"channels"_s, channels}, {u"up"_s, run.up}, {u"seconds"_s, seconds},
        {u"frames"_s, double(run.lateness.frames)}, {u"lateP50"_s, run.lateness.p50}, {u"lateP99"_s, run.lateness.p99},
        {u"lateWorst"_s, run.lateness.worst}, {u"received"_s, double(run.received)}, {u"cpu"_s, run.cpu},
        {u"peerCpu"_s, run.peerCpu}, {u"hangUpMs"_s, run.hangUpMs}, {u"peer"_s, peer}};
}

QList<int> numbers(const QString &text)
{
    QList<int> result;
    for (const QString &part : text.split(u',', Qt::SkipEmptyParts))
        result << part.toInt();
    return result;
}

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOption({u"json"_s, u"writes the figures there"_s, u"FILE"_s});
    parser.addOption({u"cps"_s, u"calls a second that are held"_s, u"N"_s, u"1000"_s});
    parser.addOption({u"seconds"_s, u"for so long"_s, u"S"_s, u"60"_s});
    parser.addOption({u"rungs"_s, u"rates of the ladder"_s, u"N,N"_s, u"1500,2000,3000,4000,6000"_s});
    parser.addOption({u"rung-seconds"_s, u"each for so long: a transaction is kept for 32 s"_s, u"S"_s, u"40"_s});
    parser.addOption({u"channels"_s, u"calls that talk at the same time"_s, u"N,N"_s, u"3000"_s});
    parser.addOption({u"talk-seconds"_s, u"for so long, all of them"_s, u"S"_s, u"40"_s});
    QCommandLineOption peer(u"sound-peer"_s);
    peer.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOption(peer);
    parser.process(application);
    if (parser.isSet(peer))
        return runSoundPeer();
    if (QStandardPaths::findExecutable(u"sipp"_s).isEmpty()) {
        out() << "SIPp (sip-tester) is not installed\n";
        return 2;
    }
    const int rate = parser.value(u"cps"_s).toInt(), seconds = parser.value(u"seconds"_s).toInt();
    const Caller trunk = trunkCalls, campaign = campaignCalls, sipp = sippCalls;
    QJsonObject json;

    QJsonArray held;
    loadHead(u"%1 calls a second for %2 s"_s.arg(rate).arg(seconds));
    if (rate > 0) {
        (void)measure(u"SIPp's UAC"_s, sipp, rate, seconds, held);
        (void)measure(u"our trunk"_s, trunk, rate, seconds, held);
        (void)measure(u"whole dialer"_s, campaign, rate, seconds, held);
    }
    json[u"held"_s] = held;

    QJsonArray ladder;
    const int rungSeconds = parser.value(u"rung-seconds"_s).toInt();
    loadHead(u"The highest rate held, %1 s each"_s.arg(rungSeconds));
    for (const auto &[name, caller] :
        {std::pair(u"SIPp's UAC"_s, sipp), std::pair(u"our trunk"_s, trunk), std::pair(u"whole dialer"_s, campaign)}) {
        for (const int rung : numbers(parser.value(u"rungs"_s))) {
            if (!measure(name, caller, rung, rungSeconds, ladder).held())
                break; // a higher one is not asked for
        }
    }
    json[u"ladder"_s] = ladder;

    QJsonArray sound;
    out() << "\nTwo-way sound\n";
    for (const int channels : numbers(parser.value(u"channels"_s)))
        sound.append(measureSound(channels, parser.value(u"talk-seconds"_s).toInt()));
    json[u"sound"_s] = sound;
    if (QFile file(parser.value(u"json"_s)); parser.isSet(u"json"_s) && file.open(QFile::WriteOnly))
        file.write(QJsonDocument(json).toJson());
    return 0;
}
