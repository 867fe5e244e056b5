// SPDX-License-Identifier: GPL-3.0-or-later
#include "optoutrows.h"

namespace campanile::dialer {

namespace {

OptOut optOutOf(const Query &row)
{
    return {static_cast<std::uint64_t>(row.integer(0)), row.integer(1), row.text(2), row.integer(3)};
}

} // namespace

void insertOptOut(SqliteDatabase &db, std::int64_t campaignKey, std::uint32_t recipient, std::int64_t nowMs)
{
    Query(db,
        "INSERT INTO opt_out (number, campaign, since_ms) SELECT number, campaign, ? FROM recipient WHERE campaign = ? "
        "AND position = ? ON CONFLICT DO NOTHING",
        nowMs, campaignKey, recipient)
        .run();
}

std::optional<OptOut> updateOptOut(
    SqliteDatabase &db, std::uint64_t number, std::int64_t nowMs, const std::string &reason)
{
    const auto key = static_cast<std::int64_t>(number);
    std::optional<OptOut> known;
    {
        Query query(db,
            "SELECT o.number, o.since_ms, c.id, o.key FROM opt_out o JOIN campaign c ON c.key = o.campaign WHERE "
            "o.number = ? AND o.withdrawn_ms IS NULL",
            key);
        if (query.next())
            known = optOutOf(query);
    }
    Query(db, "UPDATE opt_out SET withdrawn_ms = ?, withdrawn_reason = ? WHERE number = ? AND withdrawn_ms IS NULL",
        nowMs, reason, key)
        .run();
    return known;
}

OptOutPage selectOptOuts(SqliteDatabase &db, std::int64_t after, int limit)
{
    OptOutPage page;
    Query query(db,
        "SELECT o.number, o.since_ms, c.id, o.key FROM opt_out o JOIN campaign c ON c.key = o.campaign WHERE "
        "o.withdrawn_ms IS NULL AND o.key > ? ORDER BY o.key LIMIT ?",
        after, limit);
    while (query.next())
        page.optOuts.push_back(optOutOf(query));
    Query total(db, "SELECT count(*) FROM opt_out WHERE withdrawn_ms IS NULL");
    if (total.next())
        page.total = total.number(0);
    return page;
}

std::unordered_set<std::uint64_t> selectOptedOut(SqliteDatabase &db)
{
    std::unordered_set<std::uint64_t> numbers;
    Query query(db, "SELECT number FROM opt_out WHERE withdrawn_ms IS NULL");
    while (query.next())
        numbers.insert(static_cast<std::uint64_t>(query.integer(0)));
    return numbers;
}

} // namespace campanile::dialer
