// SPDX-License-Identifier: GPL-3.0-or-later
#include "campaignreader.h"

#include <functional>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr int pageOfEvents = 20'000;

CampaignSetup setupOf(const CampaignRecord &record, std::uint32_t canary, std::chrono::seconds shortest)
{
    const auto &receipt = record.receipt;
    CampaignSetup setup{receipt.campaignId, receipt.mode, static_cast<std::uint32_t>(receipt.accepted), {},
        receipt.programme.meanLength(), {receipt.policy, shortest}, canary, receipt.callerId};
    for (const auto &track : receipt.programme.tracks)
        setup.tracks.push_back(track.length);
    return setup;
}

} // namespace

CampaignReader::CampaignReader(Ledger &ledger, std::chrono::seconds shortest)
    : m_ledger(ledger)
    , m_shortest(shortest)
{
}

Result<CampaignRecord> CampaignReader::record(const std::string &id)
{
    auto record = m_ledger.campaign(id);
    if (!record)
        return std::unexpected(record.error());
    if (!*record)
        return failure(Failure::Kind::NotFound, "CAMPAIGN_NOT_FOUND", "there is no campaign " + id);
    return std::move(**record);
}

Result<void> CampaignReader::fold(const std::string &id, const std::function<void(const Event &)> &apply)
{
    std::int64_t after = 0;
    for (;;) {
        const auto events = m_ledger.events(id, after, pageOfEvents);
        if (!events)
            return std::unexpected(events.error());
        for (const auto &event : *events)
            apply(event);
        if (events->empty())
            return {};
        after = events->back().seq;
    }
}

Result<std::shared_ptr<ProgressBoard>> CampaignReader::board(const std::string &id, int recipients)
{
    const std::lock_guard lock(m_boardsMutex);
    std::erase_if(m_boards, [](const auto &entry) { return entry.second.expired(); });
    auto &known = m_boards[id];
    if (auto board = known.lock())
        return board;
    Progress progress(static_cast<std::size_t>(recipients));
    if (auto folded = fold(id, [&](const Event &event) { progress.apply(event); }); !folded)
        return std::unexpected(folded.error());
    auto board = std::make_shared<ProgressBoard>(std::move(progress));
    known = board;
    return board;
}

Result<std::shared_ptr<const Playlist>> CampaignReader::playlistOf(const Programme &programme)
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

Result<CampaignOrder> CampaignReader::order(const CampaignRecord &record, std::uint32_t canary)
{
    const auto &id = record.receipt.campaignId;
    auto callees = m_ledger.callees(id);
    auto playlist = playlistOf(record.receipt.programme);
    auto progress = board(id, record.receipt.accepted);
    if (!callees || !playlist || !progress)
        return failure(Failure::Kind::Unavailable, "LEDGER_FAILS", "campaign " + id + " cannot be read back");
    return CampaignOrder{CampaignMachine(setupOf(record, canary, m_shortest)), std::move(*callees),
        std::move(*playlist), std::move(*progress)};
}

Result<CampaignOrder> CampaignReader::replayed(const CampaignRecord &record)
{
    auto made = order(record, record.canary);
    if (!made)
        return made;
    const auto replay = [&](const Event &event) { made->machine.replay(event); };
    if (auto folded = fold(record.receipt.campaignId, replay); !folded)
        return std::unexpected(folded.error());
    return made;
}

Result<EndedCampaign> CampaignReader::ended(const CampaignRecord &record)
{
    const auto &receipt = record.receipt;
    auto callees = m_ledger.callees(receipt.campaignId);
    auto playlist = playlistOf(receipt.programme);
    if (!callees || !playlist)
        return std::unexpected(callees ? playlist.error() : callees.error());
    return EndedCampaign{
        receipt.campaignId, receipt.mode, record.launchedMs, record.endedMs, std::move(*callees), std::move(*playlist)};
}

} // namespace campanile::dialer
