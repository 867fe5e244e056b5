// SPDX-License-Identifier: GPL-3.0-or-later
#include "sipcampaign.h"

#include "sampledata.h"
#include "servicecalls.h"
#include "sipwraps.h"

#include <QFile>

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

v1::CampaignState stateOf(DialerProcess &dialer, const std::string &id)
{
    v1::GetCampaignRequest request;
    request.set_campaign_id(id);
    v1::Campaign campaign;
    return dialer.stub().GetCampaign(contextFor(dialer.token()).get(), request, &campaign).ok()
        ? campaign.state()
        : v1::CAMPAIGN_STATE_UNSPECIFIED;
}

QHash<QByteArray, LedgerCall> ledgerCalls(DialerProcess &dialer, const Campaign &campaign)
{
    QHash<QByteArray, LedgerCall> calls;
    const auto events = allEvents(dialer, campaign.id);
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

} // namespace campanile::dialer
