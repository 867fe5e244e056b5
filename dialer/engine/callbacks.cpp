// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbacks.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr std::size_t mostEnded = 8; // a hundred thousand numbers are 2 MB

/// Its message alone. Its record is closed: a key could be promised nothing that would be written down.
std::shared_ptr<const Playlist> withoutPrompts(const std::shared_ptr<const Playlist> &playlist)
{
    if (!playlist || playlist->prompts.empty())
        return playlist;
    auto bare = *playlist;
    bare.prompts.clear();
    return std::make_shared<const Playlist>(std::move(bare));
}

} // namespace

CallBacks::CallBacks(Options options)
    : m_options(std::move(options))
{
}

void CallBacks::ended(EndedCampaign campaign)
{
    campaign.playlist = withoutPrompts(campaign.playlist);
    const auto at = std::ranges::find_if(
        m_ended, [&](const EndedCampaign &other) { return other.launchedMs <= campaign.launchedMs; });
    m_ended.insert(at, std::move(campaign));
    if (m_ended.size() > mostEnded)
        m_ended.pop_back();
}

CallBacks::Message CallBacks::message(Mode mode, std::uint64_t caller, std::int64_t nowMs)
{
    const auto oldest = nowMs - std::chrono::milliseconds(m_options.after).count();
    std::erase_if(m_ended, [&](const EndedCampaign &campaign) { return campaign.endedMs < oldest; });
    for (const auto &campaign : m_ended) {
        if (campaign.mode != mode)
            continue;
        if (const auto recipient = find(campaign.callees, caller))
            return {campaign.id, campaign.launchedMs, campaign.playlist, campaign.callees[*recipient].track};
    }
    return {{}, 0, m_options.noAlert, 0};
}

std::optional<std::uint32_t> CallBacks::find(const std::vector<Callee> &callees, std::uint64_t number)
{
    const auto found = std::ranges::find(callees, number, &Callee::number);
    if (number == 0 || found == callees.end())
        return {};
    return static_cast<std::uint32_t>(found - callees.begin());
}

} // namespace campanile::dialer
