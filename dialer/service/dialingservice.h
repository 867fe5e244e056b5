// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "campanile/v1/dialing.grpc.pb.h"

#include "gate.h"
#include "switchboard.h"
#include "threadloop.h"

namespace campanile::dialer {

/// The contract's methods: who asks, may they, message to value, ask the switchboard, value to message. No rule lives
/// here.
class DialingService final : public v1::DialingService::Service {
public:
    DialingService(Switchboard &switchboard, AudioSource audio, const Gate &gate, Seats &watchers);

    void endWatches() { m_ending = true; } ///< within a second, with UNAVAILABLE

    grpc::Status GetDialer(
        grpc::ServerContext *context, const v1::GetDialerRequest *request, v1::Dialer *reply) override;
    grpc::Status PrepareCampaign(grpc::ServerContext *context, grpc::ServerReader<v1::PrepareCampaignRequest> *reader,
        v1::Receipt *reply) override;
    grpc::Status LaunchCampaign(
        grpc::ServerContext *context, const v1::LaunchCampaignRequest *request, v1::Campaign *reply) override;
    grpc::Status ResumeCampaign(
        grpc::ServerContext *context, const v1::ResumeCampaignRequest *request, v1::Campaign *reply) override;
    grpc::Status StopCampaign(
        grpc::ServerContext *context, const v1::StopCampaignRequest *request, v1::Campaign *reply) override;
    grpc::Status GetCampaign(
        grpc::ServerContext *context, const v1::GetCampaignRequest *request, v1::Campaign *reply) override;
    grpc::Status ListCampaigns(grpc::ServerContext *context, const v1::ListCampaignsRequest *request,
        v1::ListCampaignsResponse *reply) override;
    grpc::Status WatchCampaign(grpc::ServerContext *context, const v1::WatchCampaignRequest *request,
        grpc::ServerWriter<v1::WatchCampaignResponse> *writer) override;

    grpc::Status ListOptOuts(
        grpc::ServerContext *context, const v1::ListOptOutsRequest *request, v1::ListOptOutsResponse *reply) override;
    grpc::Status RemoveOptOut(
        grpc::ServerContext *context, const v1::RemoveOptOutRequest *request, v1::OptOut *reply) override;

private:
    Switchboard &m_switchboard;
    AudioSource m_audio;
    const Gate &m_gate;
    Seats &m_watchers;
    std::atomic<bool> m_ending = false;
    ScaledClock m_realTime;
    ThreadLoop m_deadlines; ///< ends uploads that take too long
};

} // namespace campanile::dialer
