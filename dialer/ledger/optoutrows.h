// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "sqlitedatabase.h"

/// Opt-outs between values and rows. All may throw SqlError.
namespace campanile::dialer {

/// That recipient's number, unless it stands already.
void insertOptOut(SqliteDatabase &db, std::int64_t campaignKey, std::uint32_t recipient, std::int64_t nowMs);
/// Withdraws the one that stands; what it was.
[[nodiscard]] std::optional<OptOut> updateOptOut(
    SqliteDatabase &db, std::uint64_t number, std::int64_t nowMs, const std::string &reason);
[[nodiscard]] OptOutPage selectOptOuts(SqliteDatabase &db, std::int64_t after, int limit);
[[nodiscard]] std::unordered_set<std::uint64_t> selectOptedOut(SqliteDatabase &db);

} // namespace campanile::dialer
