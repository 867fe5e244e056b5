// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "sqlitedatabase.h"

/// How lines rest, between values and rows. All may throw SqlError.
namespace campanile::dialer {

void replaceRest(SqliteDatabase &db, const std::string &line, const std::optional<LineRest> &rest);
[[nodiscard]] std::map<std::string, LineRest> selectRests(SqliteDatabase &db);

} // namespace campanile::dialer
