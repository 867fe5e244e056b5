// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialingservice.h"

#include "convert.h"
#include "deadline.h"
#include "numberplan.h"
#include "watch.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>
#include <format>

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

struct Page {
    int size = 0;
    std::int64_t token = 0; ///< 0: the first
};

template <class Request> std::expected<Page, grpc::Status> pageOf(const Request &request, int usual, int most)
{
    const auto refuse = [](const char *why) {
        return std::unexpected(grpc::Status(grpc::StatusCode::INVALID_ARGUMENT, why));
    };
    if (request.page_size() < 0)
        return refuse("PAGE_SIZE_INVALID: a page cannot be negative");
    Page page{request.page_size() == 0 ? usual : std::min<int>(request.page_size(), most)};
    const auto &token = request.page_token();
    const auto [end, error] = std::from_chars(token.data(), token.data() + token.size(), page.token);
    if (!token.empty() && (error != std::errc() || end != token.data() + token.size() || page.token <= 0))
        return refuse("PAGE_TOKEN_INVALID: not a token of this dialer");
    return page;
}

void fill(v1::OptOut &message, const OptOut &optOut)
{
    message.set_number(std::format("+{}", optOut.number));
    message.set_since_ms(optOut.sinceMs);
    message.set_campaign_id(optOut.campaignId);
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
            if (!upload) {
                auto limits = m_switchboard.uploadLimits(static_cast<Mode>(part.header().mode()));
                if (!limits)
                    return logged("prepare", part.header().campaign_id(), statusOf(limits.error()));
                upload.emplace(std::move(*limits), m_audio);
            }
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
    const auto page = pageOf(*request, 50, 200);
    if (!page)
        return page.error();
    const int size = page->size;
    const auto records = m_switchboard.ledger().campaigns(page->token, size + 1);
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

grpc::Status DialingService::ListOptOuts(
    grpc::ServerContext *context, const v1::ListOptOutsRequest *request, v1::ListOptOutsResponse *reply)
{
    if (auto status = m_gate.allow(*context, "ListOptOuts", Right::Prepare); !status.ok())
        return status;
    const auto page = pageOf(*request, 500, 5000);
    if (!page)
        return page.error();
    const auto found = m_switchboard.ledger().optOuts(page->token, page->size + 1);
    if (!found)
        return statusOf(found.error());
    const auto count = std::min(found->optOuts.size(), static_cast<std::size_t>(page->size));
    for (std::size_t i = 0; i < count; ++i)
        fill(*reply->add_opt_outs(), found->optOuts[i]);
    if (found->optOuts.size() > count)
        reply->set_next_page_token(std::to_string(found->optOuts[count - 1].order));
    reply->set_total(found->total);
    return grpc::Status::OK;
}

grpc::Status DialingService::RemoveOptOut(
    grpc::ServerContext *context, const v1::RemoveOptOutRequest *request, v1::OptOut *reply)
{
    const auto account = m_gate.enter(*context, "RemoveOptOut", Right::Prepare);
    if (!account)
        return account.error();
    if (request->reason().empty() || request->reason().size() > 1000)
        return {grpc::StatusCode::INVALID_ARGUMENT, "REASON_INVALID: a reason has 1 to 1000 bytes"};
    const auto number = dialable(request->number());
    if (!number)
        return {grpc::StatusCode::NOT_FOUND, "OPT_OUT_NOT_FOUND: this is no number that could be called"};
    const auto reason = std::format("{}: {}", (*account)->name, plain(request->reason()));
    const auto removed = m_switchboard.withdrawOptOut(number->digits, reason);
    if (!removed) {
        spdlog::warn("event=opt_out_kept number=+{} account=\"{}\" refused=\"{}\"", number->digits, (*account)->name,
            removed.error().text());
        return statusOf(removed.error());
    }
    spdlog::info("event=opt_out_withdrawn number=+{} reason=\"{}\"", number->digits, reason);
    fill(*reply, *removed);
    return grpc::Status::OK;
}

} // namespace campanile::dialer
