// SPDX-License-Identifier: GPL-3.0-or-later
#include "callbacks.h"

#include <algorithm>
#include <utility>

namespace campanile::dialer {

namespace {

constexpr int mostEnded = 8; // of a mode; a hundred thousand numbers are 2 MB

} // namespace

CallBacks::CallBacks(Options options)
    : m_options(std::move(options))
{
}

void CallBacks::ended(EndedCampaign campaign)
{
    campaign.playlist = afterTheEnd(campaign.playlist);
    const auto at = std::ranges::find_if(
        m_ended, [&](const EndedCampaign &other) { return other.launchedMs <= campaign.launchedMs; });
    const auto mode = campaign.mode;
    m_ended.insert(at, std::move(campaign));
    // A day of drills pushes no alert out.
    int kept = 0;
    std::erase_if(m_ended, [&](const EndedCampaign &each) { return each.mode == mode && ++kept > mostEnded; });
}

CallBacks::Message CallBacks::message(Mode mode, std::uint64_t caller, std::int64_t nowMs)
{
    const auto oldest = nowMs - std::chrono::milliseconds(m_options.after).count();
    std::erase_if(m_ended, [&](const EndedCampaign &campaign) { return campaign.endedMs < oldest; });
    for (const auto &campaign : m_ended) {
        if (campaign.mode != mode)
            continue;
        if (const auto recipient = find(campaign.callees, caller))
            return {
                campaign.id, campaign.launchedMs, *recipient, campaign.playlist, campaign.callees[*recipient].track};
    }
    return {{}, 0, 0, m_options.noAlert, 0};
}

std::shared_ptr<const Playlist> CallBacks::afterTheEnd(const std::shared_ptr<const Playlist> &playlist)
{
    if (!playlist || playlist->prompts.empty())
        return playlist;
    auto closed = *playlist;
    for (auto &prompts : closed.prompts)
        std::erase_if(prompts, [](const auto &prompt) {
            return prompt.first != PromptKind::OptOut && prompt.first != PromptKind::OptedOut;
        });
    return std::make_shared<const Playlist>(std::move(closed));
}

std::optional<std::uint32_t> CallBacks::find(const std::vector<Callee> &callees, std::uint64_t number)
{
    const auto found = std::ranges::find(callees, number, &Callee::number);
    if (number == 0 || found == callees.end())
        return {};
    return static_cast<std::uint32_t>(found - callees.begin());
}

} // namespace campanile::dialer
