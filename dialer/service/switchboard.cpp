// SPDX-License-Identifier: GPL-3.0-or-later
#include "switchboard.h"

#include "numberplan.h"

#include <spdlog/spdlog.h>

#include <algorithm>
#include <ctime>
#include <format>

namespace campanile::dialer {

namespace {

constexpr std::chrono::seconds patience(8); ///< real time a command waits for the disk
constexpr std::chrono::minutes receiptLife(15); ///< real time
constexpr int pageOfEvents = 20'000;

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

std::vector<Trunk *> byPriority(std::vector<Trunk *> trunks)
{
    std::ranges::stable_sort(trunks, {}, [](const Trunk *trunk) { return trunk->info().priority; });
    return trunks;
}

Result<void> fold(Ledger &ledger, const std::string &id, const std::function<void(const Event &)> &apply)
{
    std::int64_t after = 0;
    for (;;) {
        const auto events = ledger.events(id, after, pageOfEvents);
        if (!events)
            return std::unexpected(events.error());
        for (const auto &event : *events)
            apply(event);
        if (events->empty())
            return {};
        after = events->back().seq;
    }
}

} // namespace

Switchboard::Switchboard(Loop &loop, Ledger &ledger, std::vector<Trunk *> trunks, Limits limits)
    : m_loop(loop)
    , m_ledger(ledger)
    , m_trunks(byPriority(std::move(trunks)))
    , m_limits(std::move(limits))
    , m_conductor(loop, ledger, m_trunks,
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

bool Switchboard::hasTrunk(Mode mode) const
{
    return std::ranges::any_of(m_trunks, [&](const auto *trunk) { return trunk->info().mode == mode; });
}

LineCapacity Switchboard::capacityOf(Mode mode, const std::string &callerId) const
{
    LineCapacity up{0, 0}, all{0, 0};
    for (const auto *trunk : m_trunks) {
        const auto &info = trunk->info();
        if (info.mode != mode || !info.mayShow(callerId))
            continue;
        all.add(info.channels, info.callsPerSecond);
        if (trunk->up())
            up.add(info.channels, info.callsPerSecond);
    }
    return up.channels > 0 ? up : all;
}

/// An exchange with a cap may be what everything waits for.
Estimate Switchboard::expected(const Upload &upload, const LineCapacity &line) const
{
    const auto &header = upload.header;
    const Exchanges exchanges(m_limits.exchanges);
    std::vector<double> in(exchanges.groups());
    for (const auto &recipient : upload.accepted) {
        if (const auto number = dialable(recipient.number))
            ++in[exchanges.groupOf(number->digits)];
    }
    const auto of = [&](double recipients, const LineCapacity &capacity) {
        return estimate(
            {{recipients}, {}, 0}, header.programme.meanLength(), header.policy, capacity, header.policy.horizon);
    };
    auto result = of(static_cast<double>(upload.accepted.size()), line);
    for (Exchanges::Group group = 1; group < in.size(); ++group) {
        const auto alone = of(in[group], exchanges.capacity(group, line));
        result.total = std::max(result.total, alone.total);
        result.firstRound = std::max(result.firstRound, alone.firstRound);
    }
    return result;
}

Result<std::string> Switchboard::callerIdOf(Mode mode, const std::string &wanted) const
{
    bool any = false; // a simulated one shows whatever it is told
    for (const auto *trunk : m_trunks) {
        if (trunk->info().mode != mode)
            continue;
        const auto &ids = trunk->info().callerIds;
        any = any || ids.empty();
        if (wanted.empty() && !ids.empty())
            return ids.front();
        if (std::ranges::contains(ids, wanted))
            return wanted;
    }
    if (any)
        return wanted;
    return failure(Failure::Kind::Invalid, "CALLER_ID", wanted);
}

std::chrono::seconds Switchboard::shortest() const
{
    return m_loop.clock().scale() > 1 ? std::chrono::seconds(0) : shortestRetry;
}

Result<UploadLimits> Switchboard::uploadLimits(Mode mode) const
{
    auto optedOut = m_ledger.optedOut();
    if (!optedOut)
        return std::unexpected(optedOut.error());
    // any of its lines may be the one that dials it
    const bool fictional = hasTrunk(mode) && std::ranges::all_of(m_trunks, [&](const auto *trunk) {
        return trunk->info().mode != mode || trunk->info().fictional;
    });
    return UploadLimits{m_limits.recipients, shortest(), fictional, std::move(*optedOut)};
}

CampaignSetup Switchboard::setupOf(const CampaignRecord &record, std::uint32_t canary) const
{
    const auto &receipt = record.receipt;
    CampaignSetup setup{receipt.campaignId, receipt.mode, static_cast<std::uint32_t>(receipt.accepted), {},
        receipt.programme.meanLength(), {receipt.policy, shortest()}, canary, receipt.callerId};
    for (const auto &track : receipt.programme.tracks)
        setup.tracks.push_back(track.length);
    return setup;
}

Result<std::shared_ptr<const Playlist>> Switchboard::playlistOf(const Programme &programme)
{
    const auto sound = [this](const auto &file) -> Result<Sound> {
        auto wav = m_ledger.audio(file.sha256);
        if (!wav)
            return std::unexpected(wav.error());
        if (wav->empty())
            return failure(Failure::Kind::Internal, "LEDGER_FAILS", "the audio is not in the ledger");
        return Sound{file.length, std::make_shared<const std::string>(std::move(*wav))};
    };
    auto playlist = std::make_shared<Playlist>();
    for (const auto &track : programme.tracks) {
        auto taken = sound(track);
        if (!taken)
            return std::unexpected(taken.error());
        playlist->tracks.push_back(std::move(*taken));
        auto &prompts = playlist->prompts.emplace_back();
        for (const auto &[kind, file] : track.prompts) {
            auto said = sound(file);
            if (!said)
                return std::unexpected(said.error());
            prompts.emplace(kind, std::move(*said));
        }
    }
    if (programme.menu) {
        auto taken = sound(*programme.menu);
        if (!taken)
            return std::unexpected(taken.error());
        playlist->menu = std::move(*taken);
        playlist->menuTimeout = programme.menuTimeout;
    }
    return playlist;
}

Result<CampaignOrder> Switchboard::orderOf(const CampaignRecord &record, std::uint32_t canary)
{
    const auto &id = record.receipt.campaignId;
    auto callees = m_ledger.callees(id);
    auto playlist = playlistOf(record.receipt.programme);
    auto progress = sharedBoard(id, record.receipt.accepted);
    if (!callees || !playlist || !progress)
        return failure(Failure::Kind::Unavailable, "LEDGER_FAILS", "campaign " + id + " cannot be read back");
    return CampaignOrder{
        CampaignMachine(setupOf(record, canary)), std::move(*callees), std::move(*playlist), std::move(*progress)};
}

Result<std::shared_ptr<ProgressBoard>> Switchboard::sharedBoard(const std::string &id, int recipients)
{
    const std::lock_guard lock(m_boardsMutex);
    std::erase_if(m_boards, [](const auto &entry) { return entry.second.expired(); });
    auto &known = m_boards[id];
    if (auto board = known.lock())
        return board;
    Progress progress(static_cast<std::size_t>(recipients));
    if (auto folded = fold(m_ledger, id, [&](const Event &event) { progress.apply(event); }); !folded)
        return std::unexpected(folded.error());
    auto board = std::make_shared<ProgressBoard>(std::move(progress));
    known = board;
    return board;
}

Result<std::shared_ptr<const ProgressBoard>> Switchboard::board(const std::string &id)
{
    const auto record = existing(id);
    if (!record)
        return std::unexpected(record.error());
    return sharedBoard(id, record->receipt.accepted);
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
        const auto record = existing(id);
        if (!record)
            return std::unexpected(record.error());
        if (!hasTrunk(record->receipt.mode)) {
            return failure(Failure::Kind::Precondition, "NO_TRUNK",
                "campaign " + id + " is not over, and no trunk carries campaigns of its mode");
        }
        auto made = orderOf(*record, record->canary);
        if (!made)
            return std::unexpected(made.error());
        const auto order = std::make_shared<CampaignOrder>(std::move(*made));
        if (auto folded = fold(m_ledger, id, [&](const Event &event) { order->machine.replay(event); }); !folded)
            return std::unexpected(folded.error());
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
        const auto &receipt = record.receipt;
        auto callees = m_ledger.callees(receipt.campaignId);
        auto playlist = playlistOf(receipt.programme);
        if (!callees || !playlist)
            return std::unexpected(callees ? playlist.error() : callees.error());
        const auto ended = std::make_shared<EndedCampaign>(EndedCampaign{receipt.campaignId, receipt.mode,
            record.launchedMs, record.endedMs, std::move(*callees), std::move(*playlist)});
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

Result<CampaignRecord> Switchboard::existing(const std::string &id)
{
    auto record = m_ledger.campaign(id);
    if (!record)
        return std::unexpected(record.error());
    if (!*record)
        return failure(Failure::Kind::NotFound, "CAMPAIGN_NOT_FOUND", "there is no campaign " + id);
    return std::move(**record);
}

Result<CampaignRecord> Switchboard::campaign(const std::string &id)
{
    return existing(id);
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
    if (!hasTrunk(header.mode))
        return failure(Failure::Kind::Precondition, "NO_TRUNK", "no trunk carries campaigns of this mode");
    auto callerId = callerIdOf(header.mode, header.callerId);
    if (!callerId)
        return std::unexpected(callerId.error());
    auto number = m_ledger.nextNumber(yearOf(now));
    if (!number)
        return std::unexpected(number.error());

    const auto line = capacityOf(header.mode, *callerId);
    const auto estimated = expected(upload, line);
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
    auto record = existing(id);
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
    auto made = orderOf(*record, wave);
    if (!made)
        return std::unexpected(made.error());
    const auto order = std::make_shared<CampaignOrder>(std::move(*made));
    auto launched =
        waitOnLoop([this, order](Conductor::Done done) { m_conductor.launch(std::move(*order), std::move(done)); });
    if (!launched)
        return std::unexpected(launched.error());
    return existing(id);
}

Result<CampaignRecord> Switchboard::goOn(const std::string &id)
{
    auto record = existing(id);
    if (!record)
        return record;
    if (record->state == CampaignState::Prepared)
        return failure(Failure::Kind::Precondition, "NOT_LAUNCHED", "it was not launched");
    auto done =
        waitOnLoop([this, id](Conductor::Done finished) { m_conductor.goOn(id, "RESUMED", std::move(finished)); });
    if (!done)
        return std::unexpected(done.error());
    return existing(id);
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
    return existing(id);
}

/// A launch whose answer was lost may still be on its way: what was stopped before it cannot be launched any more.
Result<void> Switchboard::stopPrepared(const std::string &id, const std::string &reason)
{
    const std::lock_guard lock(m_commands);
    const auto record = existing(id);
    if (!record)
        return std::unexpected(record.error());
    if (record->state != CampaignState::Prepared)
        return {};
    const auto progress = sharedBoard(id, record->receipt.accepted);
    if (!progress)
        return std::unexpected(progress.error());
    return waitOnLoop([this, id, reason, progress = *progress](Conductor::Done done) {
        const Events events{{1, clock().now().wallMs, 0, 0, StateChanged{CampaignState::Stopped, "STOP: " + reason}}};
        m_ledger.launch(id, 0, events, [this, events, progress, done](const Result<void> &result) {
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
    for (const auto *trunk : m_trunks) {
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
