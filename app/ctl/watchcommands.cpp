// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigncommands.h"

#include "receiptwords.h"

#include "campaignreport.h"
#include "contactstore.h"
#include "progress.h"
#include "recipientmodel.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTextStream>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

/// Follows a campaign; the fold and the gaps for both commands.
struct Following : QObject {
    using QObject::QObject;
    std::unique_ptr<CampaignWatch> watch;
    CampaignProgress progress;
    qint64 gaps = 0;
    bool loaded = false;
    bool done = false;
    std::function<void()> changed;
};

void printState(const Session &session, const Following &now)
{
    QTextStream out(stdout);
    const ProgressTotals &totals = now.progress.totals();
    const CampaignInfo &campaign = now.progress.campaign();
    if (session.json()) {
        const QJsonObject line{{u"seq"_s, now.progress.throughSeq()}, {u"state"_s, stateKey(campaign.state)},
            {u"recipients"_s, totals.recipients}, {u"reached"_s, totals.reached}, {u"active"_s, totals.active},
            {u"queued"_s, totals.queued}, {u"waiting"_s, totals.waiting}, {u"event_gaps"_s, now.gaps}};
        out << QString::fromUtf8(QJsonDocument(line).toJson(QJsonDocument::Compact)) << '\n';
    } else {
        out << u"%1: %2 of %3 reached, %4 in call, %5 queued, %6 to be called again\n"_s.arg(stateKey(campaign.state))
                   .arg(totals.reached)
                   .arg(totals.recipients)
                   .arg(totals.active)
                   .arg(totals.queued)
                   .arg(totals.waiting);
    }
}

Following *follow(GrpcDialingBackend *backend, const CampaignId &id)
{
    auto *now = new Following(qApp);
    now->watch = backend->watch(id);
    CampaignWatch *watch = now->watch.get();
    QObject::connect(watch, &CampaignWatch::snapshotReceived, watch, [now](const Snapshot &snapshot) {
        now->progress = CampaignProgress(snapshot);
        now->loaded = true;
        now->changed();
    });
    QObject::connect(watch, &CampaignWatch::eventsReceived, watch, [now](const QList<Event> &events) {
        for (const Event &event : events)
            now->gaps += now->progress.apply(event) ? 0 : 1;
        now->changed();
    });
    QObject::connect(watch, &CampaignWatch::connectionChanged, watch, [now](CampaignWatch::Connection to) {
        now->done = to == CampaignWatch::Connection::Ended;
        if (now->done)
            now->changed();
    });
    return now;
}

/// An unknown campaign or a dialer that is not there is said at once, instead of being waited for.
void checked(Session &session, const QCommandLineParser &parser, const Finish &finish,
    const std::function<void(GrpcDialingBackend *, CampaignId)> &goOn)
{
    const CampaignId id = idOf(parser);
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->campaign(id).then(backend, [&session, backend, id, finish, goOn](const Result<CampaignInfo> &campaign) {
        if (!campaign)
            return finish(session.fail(campaign.error()));
        goOn(backend, id);
    });
}

/// A line for each phone, for a spreadsheet: tabs between the columns, no tab in them.
QString table(const CampaignReport &report)
{
    const auto plain = [](QString text) { return text.replace(u'\t', u' ').replace(u'\n', u' '); };
    const auto number = [](int value) { return value > 0 ? QString::number(value) : QString(); };
    const auto yes = [](bool value) { return value ? u"yes"_s : QString(); };
    QString text =
        u"number\taddress\toutcome\tattempts\tlast\tsip\tq850\tnetwork\tkeys\tcalled_back\thelp\topted_out\n"_s;
    for (const CampaignReport::Line &line : report.lines) {
        const CampaignProgress::LastAttempt &network = line.network;
        const bool reached = isReached(line.outcome);
        text +=
            QStringList{line.number, plain(line.address),
                network.lineFault && !reached ? u"line"_s : outcomeKey(line.outcome), QString::number(line.attempts),
                line.last.isValid() ? line.last.toUTC().toString(Qt::ISODateWithMs) : QString(),
                number(network.sipCode), number(network.q850), networkWords(network), plain(network.keys),
                yes(network.calledBack), yes(line.outcome == Outcome::Help), yes(network.optedOut)}
                .join(u'\t')
            + u'\n';
    }
    return text;
}

void answerReport(Session &session, const Following &now, const Finish &finish, bool lines)
{
    const auto index = session.audienceIndex().value_or(nullptr);
    const auto gazetteer = session.gazetteer();
    const auto directory =
        RecipientDirectory::resolve(index, now.progress.ids(), gazetteer ? gazetteer->get() : nullptr);
    const CampaignReport result =
        reportOf(now.progress, directory, index ? static_cast<int>(index->contacts().size()) : 0, now.gaps);
    QString text =
        u"%1 (%2, %3)\n%4 of %5 reached (%6 confirmed, %7 ask for help), %9 not (%8 of them have it on voicemail)\n"_s
            .arg(result.campaign.title, modeKey(result.campaign.mode), stateKey(result.campaign.state))
            .arg(result.heard)
            .arg(result.audience)
            .arg(result.confirmed)
            .arg(result.help)
            .arg(result.voicemail)
            .arg(result.unreached);
    for (const Track &track : result.campaign.receipt.tracks)
        text += u"message in “%1”: %2 s, %3 phones\n"_s.arg(track.language)
                    .arg(static_cast<double>(track.length.count()) / 1000, 0, 'f', 1)
                    .arg(track.recipients);
    text += u"what the keys do was said in: %1\n"_s.arg(keysIn(result.campaign.receipt));
    text += u"%1 calls in %2 s\n"_s.arg(result.attempts).arg(result.seconds, 0, 'f', 0);
    if (lines)
        text += table(result);
    QJsonObject answer = campanile::toJson(result, lines);
    answer.insert(u"tracks"_s, tracksOf(result.campaign.receipt));
    session.answer(answer, text);
    finish(Ok);
}

} // namespace

void watchCampaign(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    checked(session, parser, finish, [&session, finish](GrpcDialingBackend *backend, const CampaignId &id) {
        Following *now = follow(backend, id);
        now->changed = [&session, now, finish] {
            if (!now->done) // the last state was printed when it came
                printState(session, *now);
            else
                finish(now->gaps == 0 ? Ok : Failed);
        };
    });
}

void addReportOptions(QCommandLineParser &parser)
{
    addIdOptions(parser);
    parser.addOption({u"recipients"_s, u"a line for each phone"_s});
}

void reportCampaign(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const bool lines = parser.isSet(u"recipients"_s);
    checked(session, parser, finish, [&session, finish, lines](GrpcDialingBackend *backend, const CampaignId &id) {
        Following *now = follow(backend, id);
        now->changed = [&session, now, finish, lines] {
            if (!now->loaded)
                return;
            // the snapshot is the report of this moment; what comes after it is not waited for
            now->watch->disconnect();
            answerReport(session, *now, finish, lines);
        };
    });
}

} // namespace campanile::ctl
