// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialingservice.h"

#include "convert.h"
#include "deadline.h"
#include "watch.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

namespace {

constexpr std::chrono::seconds longestUpload(120);

grpc::Status answer(const Result<CampaignRecord> &record, v1::Campaign &reply)
{
    if (!record)
        return statusOf(record.error());
    fill(reply, *record);
    return grpc::Status::OK;
}

grpc::Status logged(const char *what, const std::string &campaign, grpc::Status status)
{
    if (status.ok())
        spdlog::info("event={} campaign=\"{}\"", what, plain(campaign));
    else
        spdlog::warn("event={} campaign=\"{}\" refused=\"{}\"", what, plain(campaign), plain(status.error_message()));
    return status;
}

} // namespace

DialingService::DialingService(Switchboard &switchboard, AudioSource audio, const Gate &gate, Seats &watchers)
    : m_switchboard(switchboard)
    , m_audio(std::move(audio))
    , m_gate(gate)
    , m_watchers(watchers)
    , m_realTime(1, systemWallMs())
    , m_deadlines(m_realTime)
{
}

grpc::Status DialingService::GetDialer(grpc::ServerContext *context, const v1::GetDialerRequest *, v1::Dialer *reply)
{
    if (auto status = m_gate.allow(*context, "GetDialer", Right::See); !status.ok())
        return status;
    fill(*reply, m_switchboard.status());
    return grpc::Status::OK;
}

grpc::Status DialingService::PrepareCampaign(
    grpc::ServerContext *context, grpc::ServerReader<v1::PrepareCampaignRequest> *reader, v1::Receipt *reply)
{
    if (auto status = m_gate.allow(*context, "PrepareCampaign", Right::Prepare); !status.ok())
        return status;
    const Deadline deadline(m_deadlines, context, longestUpload);
    std::optional<UploadReader> upload;
    std::string id;
    v1::PrepareCampaignRequest part;
    Result<void> taken;
    while (taken && reader->Read(&part)) {
        if (part.has_header()) {
            if (!upload)
                upload.emplace(m_switchboard.uploadLimits(static_cast<Mode>(part.header().mode())), m_audio);
            id = part.header().campaign_id();
            taken = upload->header(headerOf(part.header()));
        } else if (!upload) {
            taken = failure(Failure::Kind::Invalid, "UPLOAD_ORDER", "the header comes first");
        } else if (part.has_recipients()) {
            for (const auto &recipient : part.recipients().recipients()) {
                if (taken)
                    taken = upload->recipient(recipientOf(recipient));
            }
        }
    }
    if (!taken)
        return logged("prepare", id, statusOf(taken.error()));
    if (context->IsCancelled())
        return logged("prepare", id, {grpc::StatusCode::CANCELLED, "CANCELLED: the upload was not finished"});
    auto whole = upload ? upload->finish() : failure(Failure::Kind::Invalid, "UPLOAD_ORDER", "nothing was sent");
    if (!whole)
        return logged("prepare", id, statusOf(whole.error()));
    upload.reset();
    const auto receipt = m_switchboard.prepare(std::move(*whole));
    if (!receipt)
        return logged("prepare", id, statusOf(receipt.error()));
    fill(*reply, *receipt);
    return logged("prepare", id, grpc::Status::OK);
}

grpc::Status DialingService::LaunchCampaign(
    grpc::ServerContext *context, const v1::LaunchCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = m_gate.allow(*context, "LaunchCampaign", Right::Launch); !status.ok())
        return status;
    const auto record = m_switchboard.launch(request->campaign_id(), request->receipt_digest(), request->canary());
    return logged("launch", request->campaign_id(), answer(record, *reply));
}

grpc::Status DialingService::ResumeCampaign(
    grpc::ServerContext *context, const v1::ResumeCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = m_gate.allow(*context, "ResumeCampaign", Right::Launch); !status.ok())
        return status;
    return logged("resume", request->campaign_id(), answer(m_switchboard.goOn(request->campaign_id()), *reply));
}

grpc::Status DialingService::StopCampaign(
    grpc::ServerContext *context, const v1::StopCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = m_gate.allow(*context, "StopCampaign", Right::Stop); !status.ok())
        return status;
    if (request->reason().size() > 1000)
        return {grpc::StatusCode::INVALID_ARGUMENT, "REASON_TOO_LONG: a reason has at most 1000 bytes"};
    return logged("stop", request->campaign_id(),
        answer(m_switchboard.stop(request->campaign_id(), plain(request->reason())), *reply));
}

grpc::Status DialingService::GetCampaign(
    grpc::ServerContext *context, const v1::GetCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = m_gate.allow(*context, "GetCampaign", Right::See); !status.ok())
        return status;
    return answer(m_switchboard.campaign(request->campaign_id()), *reply);
}

grpc::Status DialingService::ListCampaigns(
    grpc::ServerContext *context, const v1::ListCampaignsRequest *request, v1::ListCampaignsResponse *reply)
{
    if (auto status = m_gate.allow(*context, "ListCampaigns", Right::See); !status.ok())
        return status;
    if (request->page_size() < 0)
        return {grpc::StatusCode::INVALID_ARGUMENT, "PAGE_SIZE_INVALID: a page cannot be negative"};
    const int size = request->page_size() == 0 ? 50 : std::min(request->page_size(), 200);
    const auto &token = request->page_token();
    std::int64_t before = 0;
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), before);
    if (!token.empty() && (error != std::errc() || end != token.data() + token.size() || before <= 0))
        return {grpc::StatusCode::INVALID_ARGUMENT, "PAGE_TOKEN_INVALID: not a token of this dialer"};
    const auto records = m_switchboard.ledger().campaigns(before, size + 1);
    if (!records)
        return statusOf(records.error());
    const auto count = std::min(records->size(), static_cast<std::size_t>(size));
    for (std::size_t i = 0; i < count; ++i)
        fill(*reply->add_campaigns(), (*records)[i]);
    if (records->size() > count)
        reply->set_next_page_token(std::to_string((*records)[count - 1].order));
    return grpc::Status::OK;
}

grpc::Status DialingService::WatchCampaign(grpc::ServerContext *context, const v1::WatchCampaignRequest *request,
    grpc::ServerWriter<v1::WatchCampaignResponse> *writer)
{
    if (auto status = m_gate.allow(*context, "WatchCampaign", Right::See); !status.ok())
        return status;
    const auto seat = m_watchers.take();
    if (!seat)
        return {grpc::StatusCode::RESOURCE_EXHAUSTED, "TOO_MANY_WATCHERS: nobody else can watch now"};
    return Watch(m_switchboard, request->campaign_id(), *context, *writer, m_ending).run(request->after_seq());
}

} // namespace campanile::dialer
