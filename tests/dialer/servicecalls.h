// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "dialerprocess.h"

/// The contract's methods as the tests of the real process call them.
namespace campanile::dialer {

/// Watches from `after` and hands each message over; false ends it.
template <class F>
grpc::Status watch(
    v1::DialingService::Stub &stub, const std::string &token, const std::string &id, std::int64_t after, F each)
{
    const auto context = contextFor(token, 100);
    v1::WatchCampaignRequest request;
    request.set_campaign_id(id);
    request.set_after_seq(after);
    const auto reader = stub.WatchCampaign(context.get(), request);
    v1::WatchCampaignResponse message;
    while (reader->Read(&message)) {
        if (!each(message)) {
            context->TryCancel();
            while (reader->Read(&message)) { }
            static_cast<void>(reader->Finish());
            return {grpc::StatusCode::CANCELLED, "cut by the test"};
        }
    }
    return reader->Finish();
}

[[nodiscard]] std::vector<v1::Event> allEvents(DialerProcess &dialer, const std::string &id);
[[nodiscard]] v1::ListCampaignsResponse list(DialerProcess &dialer, int size = 0, const std::string &token = {});
grpc::Status stop(DialerProcess &dialer, const std::string &id, v1::Campaign *campaign);

} // namespace campanile::dialer
