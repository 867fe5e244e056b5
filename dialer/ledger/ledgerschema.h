// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "failure.h"
#include "sqlitedatabase.h"

namespace campanile::dialer {

inline constexpr int ledgerVersion = 4;

/// Makes an empty database a ledger, or an older ledger a current one, step by numbered step. Refuses what is not a
/// ledger, is newer than this program or is damaged. May throw SqlError.
[[nodiscard]] Result<void> migrateLedger(SqliteDatabase &db, const std::string &path);

} // namespace campanile::dialer
