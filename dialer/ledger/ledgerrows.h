// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "sqlitedatabase.h"

/// Between values and rows. All may throw SqlError.
namespace campanile::dialer {

[[nodiscard]] std::int64_t campaignKey(SqliteDatabase &db, const std::string &id); ///< a broken rule: there is none
void insertAudio(SqliteDatabase &db, const std::string &sha256, const std::string &wav); ///< once
void insertCampaign(SqliteDatabase &db, const NewCampaign &campaign);
void deleteExpired(SqliteDatabase &db, std::int64_t nowMs);
void insertLaunch(SqliteDatabase &db, const std::string &id, std::uint32_t canary);
void insertEvents(SqliteDatabase &db, const std::string &id, const Events &events);
[[nodiscard]] Events selectEvents(SqliteDatabase &db, const std::string &id, std::int64_t afterSeq, int limit);
[[nodiscard]] std::optional<CampaignRecord> selectCampaign(SqliteDatabase &db, const std::string &id);
[[nodiscard]] std::vector<CampaignRecord> selectCampaigns(SqliteDatabase &db, std::int64_t before, int limit);

} // namespace campanile::dialer
