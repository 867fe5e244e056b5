// SPDX-License-Identifier: GPL-3.0-or-later
#include "servicecalls.h"

namespace campanile::dialer {

std::vector<v1::Event> allEvents(DialerProcess &dialer, const std::string &id)
{
    std::vector<v1::Event> events;
    const auto status = watch(dialer.stub(), dialer.token(), id, 0, [&](const v1::WatchCampaignResponse &message) {
        if (message.has_snapshot() && message.snapshot().last() && message.snapshot().through_seq() > 0)
            return false; // joined late: read the record from its first event instead
        events.insert(events.end(), message.events().events().begin(), message.events().events().end());
        return true;
    });
    if (status.error_code() == grpc::StatusCode::CANCELLED) {
        // event 1 is the launch itself
        events.clear();
        events.emplace_back().set_seq(1);
        static_cast<void>(watch(dialer.stub(), dialer.token(), id, 1, [&](const v1::WatchCampaignResponse &message) {
            events.insert(events.end(), message.events().events().begin(), message.events().events().end());
            return true;
        }));
    }
    return events;
}

v1::ListCampaignsResponse list(DialerProcess &dialer, int size, const std::string &token)
{
    v1::ListCampaignsRequest request;
    request.set_page_size(size);
    request.set_page_token(token);
    v1::ListCampaignsResponse response;
    static_cast<void>(dialer.stub().ListCampaigns(contextFor(dialer.token()).get(), request, &response));
    return response;
}

grpc::Status stop(DialerProcess &dialer, const std::string &id, v1::Campaign *campaign)
{
    v1::StopCampaignRequest request;
    request.set_campaign_id(id);
    request.set_reason("wrong place");
    return dialer.stub().StopCampaign(contextFor(dialer.token()).get(), request, campaign);
}

} // namespace campanile::dialer
