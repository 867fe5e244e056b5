// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcampaign.h"

#include "sampledata.h"
#include "servicecalls.h"
#include "sipwraps.h"

#include <QFile>

#include <algorithm>
#include <format>

namespace campanile::dialer {

using namespace Qt::StringLiterals;

void useTrunk(DialerProcess &dialer, const QByteArray &trunk, const QByteArray &head)
{
    QFile file(dialer.folder() + u"/campaniled.toml"_s);
    if (!file.open(QFile::WriteOnly | QFile::Truncate) || file.write(head + trunk) < 0)
        qFatal("no config file could be written");
    if (!dialer.arguments.contains(u"--config"_s))
        dialer.arguments << u"--config"_s << file.fileName();
}

Campaign townCampaign(const std::string &id, int recipients, int from)
{
    Campaign campaign = Campaign::ofSize(id, 0);
    campaign.recipients = sample::recipients(recipients + recipients / 8 + 10, from);
    std::erase_if(campaign.recipients, [](const Recipient &each) { return each.number.ends_with('1'); });
    campaign.recipients.resize(static_cast<std::size_t>(recipients));
    campaign.policy.maxAttempts = 1;
    campaign.policy.ringTimeout = std::chrono::seconds(15);
    campaign.policy.redialUncertain = true;
    campaign.policy.retryDelay[Outcome::Uncertain] = std::chrono::seconds(1);
    campaign.voices = {{"it", sample::wav(1000, 8000)}};
    return campaign;
}

grpc::Status callTown(DialerProcess &dialer, const Campaign &campaign)
{
    v1::Receipt receipt;
    v1::Campaign launched;
    const auto prepared = prepare(dialer, dialer.token(), campaign, &receipt);
    return prepared.ok() ? launch(dialer.stub(), dialer.token(), receipt, &launched) : prepared;
}

namespace {

v1::Campaign campaignOf(DialerProcess &dialer, const std::string &id)
{
    v1::GetCampaignRequest request;
    request.set_campaign_id(id);
    v1::Campaign campaign;
    static_cast<void>(dialer.stub().GetCampaign(contextFor(dialer.token()).get(), request, &campaign));
    return campaign;
}

/// All but the first, which is the launch; also of a campaign that goes on.
std::vector<v1::Event> eventsSoFar(DialerProcess &dialer, const std::string &id)
{
    std::vector<v1::Event> events;
    const auto last = campaignOf(dialer, id).last_seq();
    if (last > 1) {
        static_cast<void>(watch(dialer.stub(), dialer.token(), id, 1, [&](const v1::WatchCampaignResponse &message) {
            events.insert(events.end(), message.events().events().begin(), message.events().events().end());
            return events.empty() || events.back().seq() < last;
        }));
    }
    return events;
}

} // namespace

v1::CampaignState stateOf(DialerProcess &dialer, const std::string &id)
{
    return campaignOf(dialer, id).state();
}

QHash<QByteArray, LedgerCall> ledgerCalls(DialerProcess &dialer, const Campaign &campaign)
{
    QHash<QByteArray, LedgerCall> calls;
    const auto events = eventsSoFar(dialer, campaign.id);
    for (const auto &event : events) {
        if (event.fact_case() == v1::Event::FACT_NOT_SET || event.has_campaign_changed())
            continue;
        const auto bits = callIdBits(std::format("{}/{}/{}", campaign.id, event.recipient(), event.attempt()));
        auto &call = calls[QByteArray::number(qulonglong(bits), 16).rightJustified(16, '0')];
        call.number = QByteArray::fromStdString(campaign.recipients.at(event.recipient()).number);
        call.attempt = event.attempt();
        call.answered |= event.has_attempt_answered();
        if (event.has_attempt_ended()) {
            ++call.ends;
            call.outcome = event.attempt_ended().outcome();
        }
    }
    return calls;
}

std::vector<std::int64_t> timesOf(DialerProcess &dialer, const std::string &id)
{
    std::vector<std::int64_t> times;
    for (const auto &event : eventsSoFar(dialer, id))
        times.push_back(event.time_ms());
    return times;
}

bool haltedFor(DialerProcess &dialer, const std::string &id, std::string_view reason)
{
    return std::ranges::any_of(eventsSoFar(dialer, id), [&](const v1::Event &event) {
        return event.campaign_changed().state() == v1::CAMPAIGN_STATE_HALTED
            && event.campaign_changed().reason().starts_with(reason);
    });
}

} // namespace campanile::dialer
