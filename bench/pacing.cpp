// SPDX-License-Identifier: GPL-3.0-or-later
// How long a campaign takes, against the shortest it could take: its calls at the line's pace, or the time they talk on
// its channels. The real engine in simulated time, with the outcomes of a published run and the console's emergency
// policy. The calls and their length are counted where they are dialled, not where they are ordered.
#include "pacingrun.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTextStream>

using namespace campanile::dialer;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

Policy emergency() // as Policy::emergency() of the console
{
    Policy policy{.maxAttempts = 3, .horizon = 6h, .retryDelay = {}, .redialUncertain = true, .ringTimeout = 30s};
    for (const auto outcome :
        {Outcome::Voicemail, Outcome::HungUp, Outcome::NoAnswer, Outcome::Busy, Outcome::Unreachable})
        policy.retryDelay[outcome] = 5min;
    return policy;
}

std::vector<PacingCase> cases()
{
    const auto policy = emergency();
    const std::vector<ExchangeCap> two{{"+390461", 200, 8}, {"+390462", 60, 0}};
    const std::vector<ExchangeCap> narrow{{"+390461", 20, 2}};
    return {
        {.name = "the bound: 1,000 channels, 50 CPS", .policy = policy},
        {.name = "bound by calls: 10,000 channels, 50 CPS", .channels = 10'000, .policy = policy},
        {.name = "bound by channels: 300 channels, 50 CPS", .recipients = 40'000, .channels = 300, .policy = policy},
        {.name = "two exchanges with room: 8 CPS, 60 channels", .policy = policy, .exchanges = two, .underCap = 120},
        {.name = "an exchange is the bound: 2 CPS, 20 channels", .policy = policy, .exchanges = narrow, .underCap = 50},
        {.name = "a town: 4,800 phones, 90 channels, 6 CPS",
            .recipients = 4'800,
            .channels = 90,
            .callsPerSecond = 6,
            .audio = 34s,
            .policy = policy},
    };
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
    bool kept = true;
    for (const auto &pacing : cases()) {
        const auto result = runPacing(pacing);
        const auto name = QString::fromStdString(pacing.name);
        const double percent = 100 * result.over();
        const double micros = result.cpuSeconds * 1e6 / result.calls;
        // the bound is told for what lasts long; a town's alert ends with its last retries
        const bool bounded = pacing.recipients >= 40'000;
        kept = kept && result.finished && (!bounded || percent <= 2);
        out << name << '\n'
            << u"  %1 calls, %2 % reached, %3 s; bound %4 s (calls %5, channels %6, exchange %7): +%8 %\n"_s
                   .arg(result.calls)
                   .arg(100 * result.reached, 0, 'f', 1)
                   .arg(result.length, 0, 'f', 1)
                   .arg(result.bound, 0, 'f', 1)
                   .arg(result.byCalls, 0, 'f', 1)
                   .arg(result.byChannels, 0, 'f', 1)
                   .arg(result.byExchange, 0, 'f', 1)
                   .arg(percent, 0, 'f', 2)
            << u"  most: %1 channels, %2 calls in a second, %3 % of an exchange's; foretold %4 s; %5 us of CPU a call\n"_s
                   .arg(result.mostChannels)
                   .arg(result.mostInASecond)
                   .arg(result.mostOfAnExchange)
                   .arg(result.estimated, 0, 'f', 0)
                   .arg(micros, 0, 'f', 1);
        out.flush();
        json[name] = QJsonObject{{u"calls"_s, result.calls}, {u"seconds"_s, result.length},
            {u"bound_seconds"_s, result.bound}, {u"over_percent"_s, percent}, {u"reached"_s, result.reached},
            {u"most_channels"_s, result.mostChannels}, {u"most_in_a_second"_s, result.mostInASecond},
            {u"estimated_seconds"_s, result.estimated}, {u"cpu_us_per_call"_s, micros}};
    }
    if (QFile file(parser.value(u"json"_s)); parser.isSet(u"json"_s) && file.open(QFile::WriteOnly))
        file.write(QJsonDocument(json).toJson());
    return kept ? 0 : 1;
}
