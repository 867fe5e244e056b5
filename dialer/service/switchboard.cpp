// SPDX-License-Identifier: GPL-3.0-or-later
#include "switchboard.h"

#include <spdlog/spdlog.h>

#include <ctime>
#include <format>

namespace campanile::dialer {

namespace {

constexpr std::chrono::seconds patience(8); ///< real time a command waits for the disk
constexpr std::chrono::minutes receiptLife(15); ///< real time

const char *nameOf(CampaignState state)
{
    switch (state) {
    case CampaignState::Prepared: return "prepared";
    case CampaignState::Running: return "running";
    case CampaignState::CanaryDone: return "canary_done";
    case CampaignState::Halted: return "halted";
    case CampaignState::Stopping: return "stopping";
    case CampaignState::Stopped: return "stopped";
    case CampaignState::Finished: return "finished";
    case CampaignState::Unknown: break;
    }
    return "unknown";
}

int yearOf(std::int64_t wallMs)
{
    const auto seconds = static_cast<std::time_t>(wallMs / 1000);
    std::tm local{};
    localtime_r(&seconds, &local);
    return local.tm_year + 1900;
}

} // namespace

Switchboard::Switchboard(Loop &loop, Ledger &ledger, std::vector<Trunk *> trunks, Limits limits)
    : m_loop(loop)
    , m_ledger(ledger)
    , m_limits(std::move(limits))
    , m_offer(std::move(trunks), m_limits.exchanges)
    , m_shortest(loop.clock().scale() > 1 ? std::chrono::seconds(0) : shortestRetry)
    , m_reader(ledger, m_shortest)
    , m_conductor(loop, ledger, m_offer.trunks(),
          [](const std::string &id, const StateChanged &change) {
              if (change.state == CampaignState::Unknown)
                  spdlog::critical("event=broken campaign={} reason=\"{}\"", id, change.reason);
              else
                  spdlog::info(
                      "event=state campaign={} state={} reason=\"{}\"", id, nameOf(change.state), change.reason);
          },
          {.exchanges = m_limits.exchanges,
              .seed = m_limits.seed,
              .callBacks = m_limits.callBacks,
              .calledBack =
                  [](const std::string &trunk, const std::string &campaign, const CallEnd &end) {
                      spdlog::info("event=called_back trunk=\"{}\" campaign=\"{}\" heard_ms={} keys=\"{}\"", trunk,
                          campaign, end.heard.count(), end.keys);
                  },
              .unrecorded = [](const std::string &what) { spdlog::critical("event=not_recorded what=\"{}\"", what); }})
{
    m_ledger.setHealthListener([&loop, conductor = &m_conductor](bool works, const std::string &reason) {
        if (works)
            spdlog::warn("event=ledger works=true");
        else
            spdlog::critical("event=ledger works=false reason=\"{}\"", reason);
        loop.post([conductor, works, reason] { conductor->ledgerHealth(works, reason); });
    });
}

Switchboard::~Switchboard()
{
    m_ledger.setHealthListener({});
}

template <class F> auto Switchboard::onLoop(F work) -> std::optional<decltype(work())>
{
    const auto promise = std::make_shared<std::promise<decltype(work())>>();
    auto future = promise->get_future();
    m_loop.post([promise, work = std::move(work)] { promise->set_value(work()); });
    if (future.wait_for(patience) != std::future_status::ready)
        return {};
    return future.get();
}

Result<void> Switchboard::waitOnLoop(std::function<void(Conductor::Done)> work)
{
    const auto promise = std::make_shared<std::promise<Result<void>>>();
    auto future = promise->get_future();
    m_loop.post([promise, work = std::move(work)] {
        work([promise](const Result<void> &result) { promise->set_value(result); });
    });
    if (future.wait_for(patience) == std::future_status::ready)
        return future.get();
    return failure(Failure::Kind::Unavailable, "NOT_RECORDED", "it is done, but the ledger cannot record it now");
}

Result<UploadLimits> Switchboard::uploadLimits(Mode mode) const
{
    auto optedOut = m_ledger.optedOut();
    if (!optedOut)
        return std::unexpected(optedOut.error());
    return UploadLimits{m_limits.recipients, m_shortest, m_offer.fictional(mode), std::move(*optedOut)};
}

Result<std::shared_ptr<const ProgressBoard>> Switchboard::board(const std::string &id)
{
    const auto record = m_reader.record(id);
    if (!record)
        return std::unexpected(record.error());
    return m_reader.board(id, record->receipt.accepted);
}

Result<int> Switchboard::restore()
{
    const auto ids = m_ledger.unfinished();
    auto optedOut = m_ledger.optedOut();
    auto rests = m_ledger.rests();
    if (!ids || !optedOut || !rests)
        return std::unexpected(!ids ? ids.error() : !optedOut ? optedOut.error() : rests.error());
    for (const auto &[line, rest] : *rests)
        spdlog::info("event=line_rests trunk=\"{}\" ms={}", line, rest.left(clock().now().wallMs).count());
    m_loop.post([this, numbers = std::move(*optedOut), lines = std::move(*rests)] {
        m_conductor.setOptedOut(numbers);
        m_conductor.resume(lines);
    });
    for (const auto &id : *ids) {
        const auto record = m_reader.record(id);
        if (!record)
            return std::unexpected(record.error());
        if (!m_offer.has(record->receipt.mode)) {
            return failure(Failure::Kind::Precondition, "NO_TRUNK",
                "campaign " + id + " is not over, and no trunk carries campaigns of its mode");
        }
        auto made = m_reader.replayed(*record);
        if (!made)
            return std::unexpected(made.error());
        const auto order = std::make_shared<CampaignOrder>(std::move(*made));
        m_loop.post([this, order] { m_conductor.restore(std::move(*order)); });
    }
    if (auto remembered = rememberEnded(); !remembered)
        return std::unexpected(remembered.error());
    return static_cast<int>(ids->size());
}

Result<void> Switchboard::rememberEnded()
{
    constexpr int mostLooked = 50;
    const auto records = m_ledger.campaigns(0, mostLooked);
    if (!records)
        return std::unexpected(records.error());
    const auto oldest = clock().now().wallMs - std::chrono::milliseconds(m_limits.callBacks.after).count();
    for (const auto &record : *records) {
        if (record.state != CampaignState::Finished || record.endedMs < oldest)
            continue;
        auto read = m_reader.ended(record);
        if (!read) { // what is over keeps nobody from being called
            spdlog::error(
                "event=not_remembered campaign={} reason=\"{}\"", record.receipt.campaignId, read.error().text());
            continue;
        }
        const auto ended = std::make_shared<EndedCampaign>(std::move(*read));
        m_loop.post([this, ended] { m_conductor.remember(std::move(*ended)); });
    }
    return {};
}

void Switchboard::quiesce(std::chrono::milliseconds atMost)
{
    const auto idle = std::make_shared<std::promise<void>>();
    m_loop.post([this, idle] { m_conductor.quiesce([idle] { idle->set_value(); }); });
    idle->get_future().wait_for(atMost);
}

Result<CampaignRecord> Switchboard::campaign(const std::string &id)
{
    return m_reader.record(id);
}

Result<Receipt> Switchboard::prepare(Upload upload)
{
    const std::lock_guard lock(m_commands);
    const auto now = clock().now().wallMs;
    const auto &header = upload.header;
    auto known = m_ledger.campaign(header.campaignId);
    if (!known)
        return std::unexpected(known.error());
    if (*known && ((*known)->state != CampaignState::Prepared || (*known)->receipt.expiresMs >= now)) {
        if ((*known)->contentDigest == upload.contentDigest)
            return std::move((*known)->receipt);
        return failure(
            Failure::Kind::Exists, "OTHER_CONTENT", "campaign " + header.campaignId + " exists with other content");
    }
    if (auto dropped = m_ledger.dropExpired(now); !dropped)
        return std::unexpected(dropped.error());
    if (!m_offer.has(header.mode))
        return failure(Failure::Kind::Precondition, "NO_TRUNK", "no trunk carries campaigns of this mode");
    auto callerId = m_offer.callerId(header.mode, header.callerId);
    if (!callerId)
        return std::unexpected(callerId.error());
    auto number = m_ledger.nextNumber(yearOf(now));
    if (!number)
        return std::unexpected(number.error());

    const auto line = m_offer.capacity(header.mode, *callerId);
    const auto estimated = m_offer.estimated(upload, line);
    Receipt receipt{.campaignId = header.campaignId,
        .number = std::move(*number),
        .title = header.title,
        .mode = header.mode,
        .accepted = static_cast<int>(upload.accepted.size()),
        .landlines = upload.landlines,
        .mobiles = upload.mobiles,
        .refused = std::move(upload.refused),
        .area = header.area,
        .areaDigest = header.areaDigest,
        .audienceDigest = header.audienceDigest,
        .programme = header.programme,
        .eta = estimated.total,
        .firstRound = estimated.firstRound,
        .channels = line.channels,
        .callsPerSecond = line.callsPerSecond,
        .preparedMs = now,
        .expiresMs = now + static_cast<std::int64_t>(std::chrono::milliseconds(receiptLife).count() * clock().scale()),
        .policy = header.policy,
        .digest = {},
        .callerId = std::move(*callerId)};
    receipt.digest = sha256(canonicalText(receipt));
    NewCampaign campaign{
        std::move(receipt), std::move(upload.contentDigest), std::move(upload.accepted), std::move(upload.audio)};
    if (auto created = m_ledger.create(campaign); !created)
        return std::unexpected(created.error());
    return std::move(campaign.receipt);
}

Result<CampaignRecord> Switchboard::launch(const std::string &id, const std::string &receiptDigest, std::int64_t canary)
{
    const std::lock_guard lock(m_commands);
    auto record = m_reader.record(id);
    if (!record)
        return record;
    if (record->receipt.digest != receiptDigest)
        return failure(Failure::Kind::Precondition, "DIGEST_MISMATCH",
            "the receipt is not the one that was given; nothing was launched");
    if (canary < 0)
        return failure(Failure::Kind::Invalid, "CANARY_INVALID", "a first wave cannot be negative");
    if (record->launchedMs)
        return record; // launched already: as it is
    if (record->state != CampaignState::Prepared)
        return failure(Failure::Kind::Precondition, "STOPPED_BEFORE_LAUNCH", "it was stopped before it was launched");
    if (record->receipt.accepted == 0)
        return failure(Failure::Kind::Precondition, "EMPTY_AUDIENCE", "there is nobody to call");
    if (record->receipt.expiresMs < clock().now().wallMs)
        return failure(
            Failure::Kind::Precondition, "RECEIPT_EXPIRED", "it was prepared too long ago: prepare it again");
    if (!m_ledger.canWrite())
        return failure(
            Failure::Kind::Unavailable, "CANNOT_WRITE", "the ledger's disk is full or failing; nothing was launched");
    const auto wave = canary >= record->receipt.accepted ? 0U : static_cast<std::uint32_t>(canary);
    auto made = m_reader.order(*record, wave);
    if (!made)
        return std::unexpected(made.error());
    const auto order = std::make_shared<CampaignOrder>(std::move(*made));
    auto launched =
        waitOnLoop([this, order](Conductor::Done done) { m_conductor.launch(std::move(*order), std::move(done)); });
    if (!launched)
        return std::unexpected(launched.error());
    return m_reader.record(id);
}

Result<CampaignRecord> Switchboard::goOn(const std::string &id)
{
    auto record = m_reader.record(id);
    if (!record)
        return record;
    if (record->state == CampaignState::Prepared)
        return failure(Failure::Kind::Precondition, "NOT_LAUNCHED", "it was not launched");
    auto done =
        waitOnLoop([this, id](Conductor::Done finished) { m_conductor.goOn(id, "RESUMED", std::move(finished)); });
    if (!done)
        return std::unexpected(done.error());
    return m_reader.record(id);
}

Result<CampaignRecord> Switchboard::stop(const std::string &id, const std::string &reason)
{
    // straight to the engine: nothing that is slow elsewhere may delay a stop
    auto running = onLoop([this, id] { return m_conductor.has(id); });
    if (!running)
        return failure(Failure::Kind::Unavailable, "BUSY", "the engine did not answer");
    if (!*running) {
        if (auto stopped = stopPrepared(id, reason); !stopped)
            return std::unexpected(stopped.error());
        running = onLoop([this, id] { return m_conductor.has(id); });
    }
    if (running.value_or(false)) {
        auto done = waitOnLoop([this, id, reason](Conductor::Done finished) {
            m_conductor.stop(id, "STOP: " + reason, std::move(finished));
        });
        if (!done)
            return std::unexpected(done.error());
    }
    return m_reader.record(id);
}

/// A launch whose answer was lost may still be on its way: what was stopped before it cannot be launched any more.
Result<void> Switchboard::stopPrepared(const std::string &id, const std::string &reason)
{
    const std::lock_guard lock(m_commands);
    const auto record = m_reader.record(id);
    if (!record)
        return std::unexpected(record.error());
    if (record->state != CampaignState::Prepared)
        return {};
    const auto progress = m_reader.board(id, record->receipt.accepted);
    if (!progress)
        return std::unexpected(progress.error());
    return waitOnLoop([this, id, reason, progress = *progress](Conductor::Done done) {
        const Events events{{1, clock().now().wallMs, 0, 0, StateChanged{CampaignState::Stopped, "STOP: " + reason}}};
        m_ledger.launch(id, 0, events, [events, progress, done](const Result<void> &result) {
            if (result)
                progress->apply(events, 0);
            done(result);
        });
    });
}

Result<OptOut> Switchboard::withdrawOptOut(std::uint64_t number, const std::string &reason)
{
    const auto known = m_ledger.withdrawOptOut(number, clock().now().wallMs, reason);
    if (!known)
        return std::unexpected(known.error());
    if (!*known)
        return failure(Failure::Kind::NotFound, "OPT_OUT_NOT_FOUND", "this number did not opt out");
    m_loop.post([this, number] { m_conductor.withdrawOptOut(number); });
    return **known;
}

DialerStatus Switchboard::status()
{
    DialerStatus status{
        .nowMs = clock().now().wallMs, .timeScale = clock().scale(), .trunks = {}, .canWrite = m_ledger.canWrite()};
    const auto engine = onLoop([this] { return std::pair(m_conductor.running(), m_conductor.conditions()); });
    for (const auto *trunk : m_offer.trunks()) {
        auto condition = trunk->condition();
        // it is there, and still we do not call through it
        if (engine && condition.empty() && engine->second.contains(trunk->info().name))
            condition = engine->second.at(trunk->info().name);
        status.trunks.push_back({trunk->info(), trunk->up(), std::move(condition)});
    }
    status.runningCampaigns = engine ? engine->first : 0;
    return status;
}

} // namespace campanile::dialer
