// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "conductor.h"

#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace campanile::dialer {

/// Campaigns as the ledger has them, made into what the engine and the watchers need. Safe from any thread; what cannot
/// be read back is LEDGER_FAILS.
class CampaignReader final {
public:
    /// `shortest`: how long a number is left alone at least.
    CampaignReader(Ledger &ledger, std::chrono::seconds shortest);

    [[nodiscard]] Result<CampaignRecord> record(const std::string &id); ///< CAMPAIGN_NOT_FOUND
    /// The one board of a campaign, for all who look at it; made of its events where nobody does yet.
    [[nodiscard]] Result<std::shared_ptr<ProgressBoard>> board(const std::string &id, int recipients);
    /// To be launched: its own rules, whom, and what they hear.
    [[nodiscard]] Result<CampaignOrder> order(const CampaignRecord &record, std::uint32_t canary);
    /// To be gone on with: with all that happened.
    [[nodiscard]] Result<CampaignOrder> replayed(const CampaignRecord &record);
    [[nodiscard]] Result<EndedCampaign> ended(const CampaignRecord &record);

private:
    [[nodiscard]] Result<std::shared_ptr<const Playlist>> playlistOf(const Programme &programme);
    [[nodiscard]] Result<void> fold(const std::string &id, const std::function<void(const Event &)> &apply);

    Ledger &m_ledger;
    std::chrono::seconds m_shortest;
    std::mutex m_boardsMutex;
    std::map<std::string, std::weak_ptr<ProgressBoard>> m_boards;
};

} // namespace campanile::dialer
