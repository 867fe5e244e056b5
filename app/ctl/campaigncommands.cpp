// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaigncommands.h"

#include "campaignreport.h"

#include <QJsonArray>

namespace campanile::ctl {

using namespace Qt::StringLiterals;

namespace {

QJsonObject toJson(const CampaignInfo &campaign)
{
    const auto time = [](const QDateTime &when) {
        return when.isValid() ? QJsonValue(when.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
    };
    return {{u"campaign"_s, campaign.id.text()}, {u"title"_s, campaign.title}, {u"mode"_s, modeKey(campaign.mode)},
        {u"state"_s, stateKey(campaign.state)}, {u"recipients"_s, campaign.recipients},
        {u"prepared"_s, time(campaign.prepared)}, {u"launched"_s, time(campaign.launched)},
        {u"ended"_s, time(campaign.ended)}, {u"last_seq"_s, campaign.lastSeq}, {u"canary"_s, campaign.canary}};
}

QString lineOf(const CampaignInfo &campaign)
{
    return u"%1  %2  %3  %4 phones  %5"_s.arg(campaign.id.text(), modeKey(campaign.mode), stateKey(campaign.state))
        .arg(campaign.recipients)
        .arg(campaign.title);
}

void addLaunchOptions(QCommandLineParser &parser)
{
    addDialerOptions(parser);
    parser.addPositionalArgument(u"CAMPAIGN_ID"_s, u"from prepare"_s);
    parser.addOption({u"digest"_s, u"the receipt's, from prepare: what was approved is what is called"_s, u"HEX"_s});
    parser.addOption({u"canary"_s, u"call only so many first, then wait for resume"_s, u"N"_s, u"0"_s});
}

void answerCampaign(
    Session &session, GrpcDialingBackend *backend, QFuture<Result<CampaignInfo>> answer, const Finish &finish)
{
    answer.then(backend, [&session, finish](const Result<CampaignInfo> &campaign) {
        if (!campaign)
            return finish(session.fail(campaign.error()));
        session.answer(toJson(*campaign), lineOf(*campaign));
        finish(Ok);
    });
}

void launch(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const CampaignId id = idOf(parser);
    bool number = false;
    const int canary = parser.value(u"canary"_s).toInt(&number);
    const QByteArray digest = QByteArray::fromHex(parser.value(u"digest"_s).toLatin1());
    if (digest.isEmpty() || !number || canary < 0)
        return finish(session.usage(u"launch needs --digest HEX, and --canary a count"_s));
    if (GrpcDialingBackend *backend = backendOf(session, parser, finish))
        answerCampaign(session, backend, backend->launch(id, digest, canary), finish);
}

void resume(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const CampaignId id = idOf(parser);
    if (GrpcDialingBackend *backend = backendOf(session, parser, finish))
        answerCampaign(session, backend, backend->resume(id), finish);
}

void addStopOptions(QCommandLineParser &parser)
{
    addIdOptions(parser);
    parser.addOption({u"reason"_s, u"goes into the ledger"_s, u"WORDS"_s, u"campanilectl"_s});
}

void stop(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    const CampaignId id = idOf(parser);
    if (GrpcDialingBackend *backend = backendOf(session, parser, finish))
        answerCampaign(session, backend, backend->stop(id, parser.value(u"reason"_s)), finish);
}

void list(Session &session, const QCommandLineParser &parser, const Finish &finish)
{
    GrpcDialingBackend *backend = backendOf(session, parser, finish);
    if (!backend)
        return;
    backend->campaigns().then(backend, [&session, finish](const Result<QList<CampaignInfo>> &all) {
        if (!all)
            return finish(session.fail(all.error()));
        QJsonArray campaigns;
        QString text;
        for (const CampaignInfo &campaign : *all) {
            campaigns.append(toJson(campaign));
            text += lineOf(campaign) + u'\n';
        }
        session.answer({{u"campaigns"_s, campaigns}}, text);
        finish(Ok);
    });
}

} // namespace

QList<Command> campaignCommands()
{
    const QString group = u"campaign"_s;
    return {
        {group, u"prepare"_s,
            u"--drill|--live --area|--street|--quarter ... --message [LANG=]FILE.wav...|--text TEXT [--no-keys]"_s,
            u"send a campaign to the dialer and print its receipt; calls nobody"_s, addPrepareOptions, prepareCampaign},
        {group, u"launch"_s, u"CAMPAIGN_ID --digest HEX [--canary N]"_s,
            u"start the calls that the receipt describes"_s, addLaunchOptions, launch, 1},
        {group, u"resume"_s, u"CAMPAIGN_ID"_s, u"go on after the canary's calls"_s, addIdOptions, resume, 1},
        {group, u"watch"_s, u"CAMPAIGN_ID"_s,
            u"follow a campaign to its end, through interruptions; with --json one object a line"_s, addIdOptions,
            watchCampaign, 1},
        {group, u"stop"_s, u"CAMPAIGN_ID"_s, u"no new call begins"_s, addStopOptions, stop, 1},
        {group, u"list"_s, {}, u"all campaigns of the dialer, newest first"_s, addDialerOptions, list},
        {group, u"report"_s, u"CAMPAIGN_ID [--recipients]"_s, u"who was reached and who was not, as of now"_s,
            addReportOptions, reportCampaign, 1},
        {group, u"sounds"_s, u"CAMPAIGN_ID [-o FOLDER]"_s,
            u"what people heard: menu, message and prompts of each language, by SHA-256; with -o as files"_s,
            addSoundOptions, campaignSounds, 1},
    };
}

} // namespace campanile::ctl
