// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaignreport.h"

#include <QJsonArray>

#include <algorithm>

namespace campanile {

using namespace Qt::StringLiterals;

namespace {

QJsonValue jsonTime(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(time.toUTC().toString(Qt::ISODateWithMs)) : QJsonValue();
}

QString phaseKey(Phase phase)
{
    switch (phase) {
    case Phase::Queued: return u"queued"_s;
    case Phase::Calling: return u"calling"_s;
    case Phase::Talking: return u"talking"_s;
    case Phase::Waiting: return u"waiting"_s;
    case Phase::Done: return u"done"_s;
    }
    return {};
}

} // namespace

CampaignReport reportOf(
    const CampaignProgress &progress, const RecipientDirectory &directory, int contacts, qint64 eventGaps)
{
    CampaignReport report;
    report.campaign = progress.campaign();
    report.contacts = contacts;
    report.audience = static_cast<int>(progress.size());
    report.heard = progress.totals().reached;
    report.unreached = progress.totals().unreached();
    report.events = progress.throughSeq();
    report.eventGaps = eventGaps;
    report.rounds = progress.rounds();
    for (const Round &round : std::as_const(report.rounds))
        report.attempts += round.called;
    report.lines.reserve(progress.size());
    for (qsizetype i = 0; i < progress.size(); ++i) {
        const RecipientState state = progress.recipient(i);
        report.confirmed += state.outcome == Outcome::Confirmed;
        report.help += state.outcome == Outcome::Help;
        report.voicemail += state.outcome == Outcome::Voicemail;
        report.uncertain += state.outcome == Outcome::Uncertain;
        const Contact *contact = directory.contact(i);
        report.lines.append({progress.id(i), contact ? contact->number.e164() : QString(), directory.address(i),
            state.outcome, state.phase, state.attempts,
            state.changedMs ? QDateTime::fromMSecsSinceEpoch(state.changedMs) : QDateTime(), progress.lastAttempt(i)});
        report.calledBack += progress.lastAttempt(i).calledBack;
    }
    if (report.campaign.launched.isValid()) {
        const qint64 end =
            report.campaign.ended.isValid() ? report.campaign.ended.toMSecsSinceEpoch() : progress.lastTimeMs();
        report.seconds =
            static_cast<double>(std::max<qint64>(0, end - report.campaign.launched.toMSecsSinceEpoch())) / 1000;
    }
    return report;
}

QJsonObject toJson(const CampaignReport &report, bool withLines)
{
    QJsonObject json{
        {u"campaign"_s, report.campaign.id.text()},
        {u"title"_s, report.campaign.title},
        {u"mode"_s, modeKey(report.campaign.mode)},
        {u"state"_s, stateKey(report.campaign.state)},
        {u"launched"_s, jsonTime(report.campaign.launched)},
        {u"ended"_s, jsonTime(report.campaign.ended)},
        {u"contacts"_s, report.contacts},
        {u"audience"_s, report.audience},
        {u"heard"_s, report.heard},
        {u"confirmed"_s, report.confirmed},
        {u"help"_s, report.help},
        {u"voicemail"_s, report.voicemail},
        {u"unreached"_s, report.unreached},
        {u"uncertain"_s, report.uncertain},
        {u"called_back"_s, report.calledBack},
        {u"attempts"_s, report.attempts},
        {u"events"_s, report.events},
        {u"event_gaps"_s, report.eventGaps},
        {u"seconds"_s, report.seconds},
    };
    QJsonArray rounds;
    for (const Round &round : report.rounds)
        rounds.append(
            QJsonObject{{u"round"_s, round.attempt}, {u"called"_s, round.called}, {u"reached"_s, round.reached}});
    json.insert(u"rounds"_s, rounds);
    if (!withLines)
        return json;
    QJsonArray lines;
    for (const auto &line : report.lines)
        lines.append(QJsonObject{
            {u"id"_s, line.id.text()},
            {u"number"_s, line.number},
            {u"address"_s, line.address},
            {u"outcome"_s, outcomeKey(line.outcome)},
            {u"phase"_s, phaseKey(line.phase)},
            {u"attempts"_s, line.attempts},
            {u"last"_s, jsonTime(line.last)},
            {u"sip"_s, line.network.sipCode},
            {u"q850"_s, line.network.q850},
            {u"line_fault"_s, line.network.lineFault},
            {u"keys"_s, line.network.keys},
            {u"called_back"_s, line.network.calledBack},
            {u"opted_out"_s, line.network.optedOut},
        });
    json.insert(u"recipients"_s, lines);
    return json;
}

QString outcomeKey(Outcome outcome)
{
    switch (outcome) {
    case Outcome::None: return u"none"_s;
    case Outcome::Heard: return u"heard"_s;
    case Outcome::Confirmed: return u"confirmed"_s;
    case Outcome::Help: return u"help"_s;
    case Outcome::Voicemail: return u"voicemail"_s;
    case Outcome::HungUp: return u"hung_up"_s;
    case Outcome::NoAnswer: return u"no_answer"_s;
    case Outcome::Busy: return u"busy"_s;
    case Outcome::Unreachable: return u"unreachable"_s;
    case Outcome::Invalid: return u"invalid"_s;
    case Outcome::Blocked: return u"blocked"_s;
    case Outcome::Uncertain: return u"uncertain"_s;
    case Outcome::Stopped: return u"stopped"_s;
    }
    return {};
}

QString stateKey(CampaignState state)
{
    switch (state) {
    case CampaignState::Unknown: return u"unknown"_s;
    case CampaignState::Prepared: return u"prepared"_s;
    case CampaignState::Running: return u"running"_s;
    case CampaignState::CanaryDone: return u"canary_done"_s;
    case CampaignState::Halted: return u"halted"_s;
    case CampaignState::Stopping: return u"stopping"_s;
    case CampaignState::Stopped: return u"stopped"_s;
    case CampaignState::Finished: return u"finished"_s;
    }
    return {};
}

QString modeKey(Mode mode)
{
    return mode == Mode::Live ? u"live"_s : u"drill"_s;
}

} // namespace campanile
