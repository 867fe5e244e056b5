// SPDX-License-Identifier: GPL-3.0-or-later
#include "dialingservice.h"

#include "convert.h"
#include "watch.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <charconv>

namespace campanile::dialer {

namespace {

constexpr std::chrono::seconds longestUpload(120);

/// Cancels a call that takes too long, as long as it is there to be cancelled.
class Deadline final {
public:
    Deadline(Loop &loop, grpc::ServerContext *context, std::chrono::seconds after)
        : m_loop(loop)
        , m_target(std::make_shared<Target>(context))
        , m_timer(loop.at(loop.clock().now().steady + after, [target = m_target] {
            const std::lock_guard lock(target->mutex);
            if (target->context)
                target->context->TryCancel();
        }))
    {
    }

    ~Deadline()
    {
        m_loop.cancel(m_timer);
        const std::lock_guard lock(m_target->mutex);
        m_target->context = nullptr;
    }

    Deadline(const Deadline &) = delete;
    Deadline &operator=(const Deadline &) = delete;

private:
    struct Target {
        explicit Target(grpc::ServerContext *c)
            : context(c)
        {
        }

        std::mutex mutex;
        grpc::ServerContext *context;
    };

    Loop &m_loop;
    std::shared_ptr<Target> m_target;
    std::uint64_t m_timer;
};

grpc::Status answer(const Result<CampaignRecord> &record, v1::Campaign &reply)
{
    if (!record)
        return statusOf(record.error());
    fill(reply, *record);
    return grpc::Status::OK;
}

/// What a client wrote may not look like a line or a field of the log.
std::string plain(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f || c == '"'; }, ' ');
    return text;
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

DialingService::DialingService(Switchboard &switchboard, const Accounts &accounts, int mostWatchers)
    : m_switchboard(switchboard)
    , m_accounts(accounts)
    , m_mostWatchers(mostWatchers)
    , m_realTime(1, systemWallMs())
    , m_deadlines(m_realTime)
{
}

grpc::Status DialingService::allow(const grpc::ServerContext &context, const char *method, Right right) const
{
    const auto &metadata = context.client_metadata();
    const auto header = metadata.find("authorization");
    const auto *account = header == metadata.end()
        ? nullptr
        : m_accounts.byHeader(std::string_view(header->second.data(), header->second.size()));
    if (!account) {
        spdlog::warn("event=denied method={} peer=\"{}\" why=unauthenticated", method, context.peer());
        return {grpc::StatusCode::UNAUTHENTICATED, "UNAUTHENTICATED: no account has this token"};
    }
    if (!may(account->role, right)) {
        spdlog::warn(
            "event=denied method={} account=\"{}\" peer=\"{}\" why=role", method, account->name, context.peer());
        return {grpc::StatusCode::PERMISSION_DENIED, "ROLE: this account may not do this"};
    }
    if (right != Right::See)
        spdlog::info("event=command method={} account=\"{}\"", method, account->name);
    return grpc::Status::OK;
}

grpc::Status DialingService::GetDialer(grpc::ServerContext *context, const v1::GetDialerRequest *, v1::Dialer *reply)
{
    if (auto status = allow(*context, "GetDialer", Right::See); !status.ok())
        return status;
    fill(*reply, m_switchboard.status());
    return grpc::Status::OK;
}

grpc::Status DialingService::PrepareCampaign(
    grpc::ServerContext *context, grpc::ServerReader<v1::PrepareCampaignRequest> *reader, v1::Receipt *reply)
{
    if (auto status = allow(*context, "PrepareCampaign", Right::Prepare); !status.ok())
        return status;
    const Deadline deadline(m_deadlines, context, longestUpload);
    std::optional<UploadReader> upload;
    std::string id;
    v1::PrepareCampaignRequest part;
    Result<void> taken;
    while (taken && reader->Read(&part)) {
        if (part.has_header()) {
            if (!upload)
                upload.emplace(m_switchboard.uploadLimits(static_cast<Mode>(part.header().mode())));
            id = part.header().campaign_id();
            taken = upload->header(headerOf(part.header()));
        } else if (!upload) {
            taken = failure(Failure::Kind::Invalid, "UPLOAD_ORDER", "the header comes first");
        } else if (part.has_recipients()) {
            for (const auto &recipient : part.recipients().recipients()) {
                if (taken)
                    taken = upload->recipient(recipientOf(recipient));
            }
        } else if (part.part_case() == v1::PrepareCampaignRequest::kAudio) {
            taken = upload->audio(part.audio());
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
    if (auto status = allow(*context, "LaunchCampaign", Right::Launch); !status.ok())
        return status;
    const auto record = m_switchboard.launch(request->campaign_id(), request->receipt_digest(), request->canary());
    return logged("launch", request->campaign_id(), answer(record, *reply));
}

grpc::Status DialingService::ResumeCampaign(
    grpc::ServerContext *context, const v1::ResumeCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = allow(*context, "ResumeCampaign", Right::Launch); !status.ok())
        return status;
    return logged("resume", request->campaign_id(), answer(m_switchboard.goOn(request->campaign_id()), *reply));
}

grpc::Status DialingService::StopCampaign(
    grpc::ServerContext *context, const v1::StopCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = allow(*context, "StopCampaign", Right::Stop); !status.ok())
        return status;
    if (request->reason().size() > 1000)
        return {grpc::StatusCode::INVALID_ARGUMENT, "REASON_TOO_LONG: a reason has at most 1000 bytes"};
    return logged("stop", request->campaign_id(),
        answer(m_switchboard.stop(request->campaign_id(), plain(request->reason())), *reply));
}

grpc::Status DialingService::GetCampaign(
    grpc::ServerContext *context, const v1::GetCampaignRequest *request, v1::Campaign *reply)
{
    if (auto status = allow(*context, "GetCampaign", Right::See); !status.ok())
        return status;
    return answer(m_switchboard.campaign(request->campaign_id()), *reply);
}

grpc::Status DialingService::ListCampaigns(
    grpc::ServerContext *context, const v1::ListCampaignsRequest *request, v1::ListCampaignsResponse *reply)
{
    if (auto status = allow(*context, "ListCampaigns", Right::See); !status.ok())
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
    if (auto status = allow(*context, "WatchCampaign", Right::See); !status.ok())
        return status;

    struct Counted {
        std::atomic<int> &counter;

        ~Counted() { --counter; }
    };

    if (++m_watchers > m_mostWatchers) {
        --m_watchers;
        return {grpc::StatusCode::RESOURCE_EXHAUSTED, "TOO_MANY_WATCHERS: nobody else can watch now"};
    }
    const Counted counted{m_watchers};
    return Watch(m_switchboard, request->campaign_id(), *context, *writer, m_ending).run(request->after_seq());
}

} // namespace campanile::dialer
