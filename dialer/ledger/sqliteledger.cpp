// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqliteledger.h"

#include "filelock.h"
#include "ledgerrows.h"
#include "ledgerschema.h"
#include "ledgerwriter.h"
#include "linerows.h"
#include "optoutrows.h"

#include <filesystem>
#include <format>

namespace campanile::dialer {

namespace {

namespace fs = std::filesystem;

constexpr int readWrite = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_PRIVATECACHE;

/// A new ledger is made under another name and renamed when it is complete: an empty file is never a ledger.
Result<void> createLedger(const LedgerOptions &options)
{
    const auto draft = options.path + ".new";
    for (const auto *suffix : {"", "-journal", "-wal", "-shm"})
        fs::remove(draft + suffix);
    {
        SqliteDatabase db(draft, readWrite | SQLITE_OPEN_CREATE, options.vfs);
        if (auto made = migrateLedger(db, draft); !made)
            return made;
    }
    fs::permissions(draft, fs::perms::owner_read | fs::perms::owner_write);
    fs::rename(draft, options.path);
    return {};
}

Result<std::unique_ptr<SqliteDatabase>> openWriter(const LedgerOptions &options)
{
    auto db = std::make_unique<SqliteDatabase>(options.path, readWrite, options.vfs);
    if (auto ready = migrateLedger(*db, options.path); !ready)
        return std::unexpected(ready.error());
    db->execute("PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 2000");
    return db;
}

Failure refusal(const SqlError &error, const std::string &path)
{
    if (error.corrupt())
        return {Failure::Kind::Precondition, "LEDGER_CORRUPT",
            path + " is damaged or not a ledger (" + error.message + ")"};
    return {Failure::Kind::Precondition, "LEDGER_UNREADABLE", path + " (" + error.message + ")"};
}

} // namespace

struct SqliteLedger::Private {
    LedgerOptions options;
    std::unique_ptr<FileLock> lock;
    std::mutex readersMutex;
    std::vector<std::unique_ptr<SqliteDatabase>> readers; ///< those that are free
    std::unique_ptr<LedgerWriter> writer;

    template <class F> auto read(F work) -> Result<decltype(work(std::declval<SqliteDatabase &>()))>
    {
        try {
            std::unique_ptr<SqliteDatabase> db;
            {
                const std::lock_guard guard(readersMutex);
                if (!readers.empty()) {
                    db = std::move(readers.back());
                    readers.pop_back();
                }
            }
            if (!db) {
                db = std::make_unique<SqliteDatabase>(options.path, readWrite, options.vfs);
                db->execute("PRAGMA query_only = ON");
            }
            auto result = work(*db);
            const std::lock_guard guard(readersMutex);
            readers.push_back(std::move(db));
            return result;
        } catch (const SqlError &error) {
            return failure(Failure::Kind::Unavailable, "LEDGER_FAILS", error.message);
        }
    }
};

Result<std::unique_ptr<SqliteLedger>> SqliteLedger::open(const LedgerOptions &options)
{
    auto d = std::make_unique<Private>();
    d->options = options;
    auto lock = FileLock::take(options.path + ".lock", "LEDGER");
    if (!lock)
        return std::unexpected(lock.error());
    d->lock = std::move(*lock);
    try {
        const bool exists = fs::exists(options.path);
        if (exists && fs::file_size(options.path) == 0)
            return failure(Failure::Kind::Precondition, "LEDGER_CORRUPT",
                options.path + " is empty: it was a ledger, or never one");
        if (!exists && fs::exists(options.path + "-wal"))
            return failure(
                Failure::Kind::Precondition, "LEDGER_CORRUPT", options.path + " is gone, but its journal is there");
        if (!exists) {
            if (auto made = createLedger(options); !made)
                return std::unexpected(made.error());
        }
        auto db = openWriter(options);
        if (!db)
            return std::unexpected(db.error());
        d->writer = std::make_unique<LedgerWriter>(std::move(*db));
    } catch (const SqlError &error) {
        return std::unexpected(refusal(error, options.path));
    } catch (const fs::filesystem_error &error) {
        return failure(Failure::Kind::Precondition, "LEDGER_UNREADABLE", error.what());
    }
    return std::unique_ptr<SqliteLedger>(new SqliteLedger(std::move(d)));
}

SqliteLedger::SqliteLedger(std::unique_ptr<Private> p)
    : d(std::move(p))
{
}

SqliteLedger::~SqliteLedger() = default;

void SqliteLedger::setHealthListener(Health health)
{
    d->writer->setHealthListener(std::move(health));
}

bool SqliteLedger::canWrite() const
{
    return d->writer->works();
}

Result<std::string> SqliteLedger::nextNumber(int year)
{
    std::int64_t last = 0;
    auto done = d->writer->runAndWait([&last, year](SqliteDatabase &db) {
        Query query(
            db, "INSERT INTO year_number VALUES (?, 1) ON CONFLICT DO UPDATE SET last = last + 1 RETURNING last", year);
        while (query.next())
            last = query.integer(0);
    });
    if (!done)
        return std::unexpected(done.error());
    return std::format("{}-{:04}", year, last);
}

Result<void> SqliteLedger::create(const NewCampaign &campaign)
{
    // a file at a time, so that no call of another campaign waits for nine; what a crash leaves behind expires
    for (const auto &[sha256, wav] : campaign.audio) {
        if (auto kept = d->writer->runAndWait([&](SqliteDatabase &db) { insertAudio(db, sha256, wav); }); !kept)
            return kept;
    }
    return d->writer->runAndWait([&campaign](SqliteDatabase &db) { insertCampaign(db, campaign); });
}

Result<void> SqliteLedger::dropExpired(std::int64_t nowMs)
{
    return d->writer->runAndWait([nowMs](SqliteDatabase &db) { deleteExpired(db, nowMs); });
}

void SqliteLedger::launch(const std::string &id, std::uint32_t canary, Events events, Done done)
{
    d->writer->submit(
        [id, canary, events = std::move(events)](SqliteDatabase &db) {
            insertLaunch(db, id, canary);
            insertEvents(db, id, events);
        },
        std::move(done), LedgerWriter::Patience::Fails);
}

void SqliteLedger::append(const std::string &id, Events events, Done done)
{
    d->writer->submit([id, events = std::move(events)](SqliteDatabase &db) { insertEvents(db, id, events); },
        std::move(done), LedgerWriter::Patience::Waits);
}

void SqliteLedger::optOut(const std::string &id, std::uint32_t recipient, std::int64_t nowMs, Done done)
{
    d->writer->submit(
        [id, recipient, nowMs](SqliteDatabase &db) { insertOptOut(db, campaignKey(db, id), recipient, nowMs); },
        std::move(done), LedgerWriter::Patience::Waits);
}

void SqliteLedger::keepRest(const std::string &line, std::optional<LineRest> rest, Done done)
{
    d->writer->submit([line, rest](SqliteDatabase &db) { replaceRest(db, line, rest); }, std::move(done),
        LedgerWriter::Patience::Waits);
}

Result<std::optional<CampaignRecord>> SqliteLedger::campaign(const std::string &id)
{
    return d->read([&](SqliteDatabase &db) { return selectCampaign(db, id); });
}

Result<std::vector<CampaignRecord>> SqliteLedger::campaigns(std::int64_t before, int limit)
{
    return d->read([&](SqliteDatabase &db) { return selectCampaigns(db, before, limit); });
}

Result<std::vector<std::string>> SqliteLedger::unfinished()
{
    return d->read([](SqliteDatabase &db) {
        std::vector<std::string> ids;
        Query query(db,
            "SELECT c.id FROM campaign c JOIN launch l ON l.campaign = c.key WHERE (SELECT e.code FROM event e "
            "WHERE e.campaign = c.key AND e.kind = 1 ORDER BY e.seq DESC LIMIT 1) NOT IN (6, 7) ORDER BY c.key");
        while (query.next())
            ids.push_back(query.text(0));
        return ids;
    });
}

Result<std::vector<Callee>> SqliteLedger::callees(const std::string &id)
{
    return d->read([&](SqliteDatabase &db) {
        std::vector<Callee> callees;
        Query query(db,
            "SELECT number, track FROM recipient WHERE campaign = (SELECT key FROM campaign WHERE id = ?) ORDER BY "
            "position",
            id);
        while (query.next())
            callees.push_back(
                {static_cast<std::uint64_t>(query.integer(0)), static_cast<std::uint8_t>(query.number(1))});
        return callees;
    });
}

Result<std::vector<std::string>> SqliteLedger::recipientIds(
    const std::string &id, std::uint32_t from, std::uint32_t count)
{
    return d->read([&](SqliteDatabase &db) {
        std::vector<std::string> ids;
        Query query(db,
            "SELECT id FROM recipient WHERE campaign = (SELECT key FROM campaign WHERE id = ?) AND position >= ? "
            "ORDER BY position LIMIT ?",
            id, from, count);
        while (query.next())
            ids.push_back(query.text(0));
        return ids;
    });
}

Result<std::string> SqliteLedger::audio(const std::string &sha256)
{
    return d->read([&](SqliteDatabase &db) {
        Query query(db, "SELECT wav FROM audio WHERE digest = ?", Blob{sha256});
        return query.next() ? query.text(0) : std::string();
    });
}

Result<std::set<std::string>> SqliteLedger::audioDigests()
{
    return d->read([](SqliteDatabase &db) {
        std::set<std::string> digests;
        Query query(db, "SELECT digest FROM audio");
        while (query.next())
            digests.insert(query.text(0));
        return digests;
    });
}

Result<Events> SqliteLedger::events(const std::string &id, std::int64_t afterSeq, int limit)
{
    return d->read([&](SqliteDatabase &db) { return selectEvents(db, id, afterSeq, limit); });
}

Result<std::unordered_set<std::uint64_t>> SqliteLedger::optedOut()
{
    return d->read([](SqliteDatabase &db) { return selectOptedOut(db); });
}

Result<OptOutPage> SqliteLedger::optOuts(std::int64_t after, int limit)
{
    return d->read([&](SqliteDatabase &db) { return selectOptOuts(db, after, limit); });
}

Result<std::optional<OptOut>> SqliteLedger::withdrawOptOut(
    std::uint64_t number, std::int64_t nowMs, const std::string &reason)
{
    std::optional<OptOut> known;
    auto done = d->writer->runAndWait([&](SqliteDatabase &db) { known = updateOptOut(db, number, nowMs, reason); });
    if (!done)
        return std::unexpected(done.error());
    return known;
}

Result<std::map<std::string, LineRest>> SqliteLedger::rests()
{
    return d->read([](SqliteDatabase &db) { return selectRests(db); });
}

Result<std::int64_t> SqliteLedger::lastTimeMs()
{
    return d->read([](SqliteDatabase &db) {
        return std::max(
            db.integer("SELECT max(time_ms) FROM event"), db.integer("SELECT max(prepared_ms) FROM campaign"));
    });
}

} // namespace campanile::dialer
