// SPDX-License-Identifier: GPL-3.0-or-later
#include "linerows.h"

namespace campanile::dialer {

void replaceRest(SqliteDatabase &db, const std::string &line, const std::optional<LineRest> &rest)
{
    if (rest)
        Query(db, "INSERT OR REPLACE INTO line_rest VALUES (?, ?, ?)", line, rest->fromMs, rest->untilMs).run();
    else
        Query(db, "DELETE FROM line_rest WHERE line = ?", line).run();
}

std::map<std::string, LineRest> selectRests(SqliteDatabase &db)
{
    std::map<std::string, LineRest> rests;
    Query query(db, "SELECT line, from_ms, until_ms FROM line_rest");
    while (query.next())
        rests[query.text(0)] = {query.integer(1), query.integer(2)};
    return rests;
}

} // namespace campanile::dialer
