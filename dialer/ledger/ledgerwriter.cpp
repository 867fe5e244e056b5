// SPDX-License-Identifier: GPL-3.0-or-later
#include "ledgerwriter.h"

#include <future>

namespace campanile::dialer {

namespace {

constexpr std::chrono::milliseconds tryAgainAfter(200);
constexpr std::size_t largestBatch = 4000;

Failure failureOf(const SqlError &error)
{
    if (error.brokenRule())
        return {Failure::Kind::Internal, "LEDGER_RULE", error.message};
    return {Failure::Kind::Unavailable, error.code == SQLITE_FULL ? "DISK_FULL" : "LEDGER_FAILS", error.message};
}

} // namespace

LedgerWriter::LedgerWriter(std::unique_ptr<SqliteDatabase> db)
    : m_db(std::move(db))
    , m_thread([this] { run(); })
{
}

LedgerWriter::~LedgerWriter()
{
    {
        const std::lock_guard lock(m_mutex);
        m_stopping = true;
    }
    m_wake.notify_all();
    m_thread.join();
}

void LedgerWriter::setHealthListener(Ledger::Health health)
{
    const std::lock_guard lock(m_mutex);
    m_health = std::move(health);
}

void LedgerWriter::submit(Work work, Ledger::Done done, Patience patience)
{
    {
        const std::lock_guard lock(m_mutex);
        m_queue.push_back({std::move(work), std::move(done), patience});
    }
    m_wake.notify_one();
}

Result<void> LedgerWriter::runAndWait(Work work)
{
    std::promise<Result<void>> promise;
    auto result = promise.get_future();
    submit(std::move(work), [&promise](const Result<void> &r) { promise.set_value(r); }, Patience::Fails);
    return result.get();
}

void LedgerWriter::setWorks(bool works, const std::string &reason)
{
    if (m_works.exchange(works) == works)
        return;
    Ledger::Health health;
    {
        const std::lock_guard lock(m_mutex);
        health = m_health;
    }
    if (health)
        health(works, reason);
}

void LedgerWriter::run()
{
    Batch batch;
    for (;;) {
        bool stopping = false;
        {
            std::unique_lock lock(m_mutex);
            if (batch.empty())
                m_wake.wait(lock, [this] { return m_stopping || !m_queue.empty(); });
            else // the disk failed: what waits goes first, what came since goes with it
                m_wake.wait_for(lock, tryAgainAfter, [this] { return m_stopping; });
            stopping = m_stopping;
            while (!m_queue.empty() && batch.size() < largestBatch) {
                batch.push_back(std::move(m_queue.front()));
                m_queue.pop_front();
            }
        }
        const bool written = batch.empty() || write(batch);
        if (stopping && (!written || batch.empty())) {
            const std::lock_guard lock(m_mutex);
            batch.insert(batch.end(), std::make_move_iterator(m_queue.begin()), std::make_move_iterator(m_queue.end()));
            m_queue.clear();
            for (auto &item : batch)
                item.done(failure(Failure::Kind::Unavailable, "SHUTTING_DOWN", "the dialer is being shut down"));
            return;
        }
    }
}

Result<void> LedgerWriter::commit(Batch &batch, std::size_t from, std::size_t count, bool &brokenRule)
{
    try {
        m_db->execute("BEGIN IMMEDIATE");
        for (std::size_t i = from; i < from + count; ++i)
            batch[i].work(*m_db);
        m_db->execute("COMMIT");
        return {};
    } catch (const SqlError &error) {
        m_db->rollback();
        brokenRule = error.brokenRule();
        return std::unexpected(failureOf(error));
    }
}

/// True: the batch is done with. False: what is left of it must wait.
bool LedgerWriter::write(Batch &batch)
{
    bool brokenRule = false;
    auto result = commit(batch, 0, batch.size(), brokenRule);
    if (!result && brokenRule) {
        // someone in it broke a rule: each on its own
        while (!batch.empty()) {
            auto alone = commit(batch, 0, 1, brokenRule);
            if (!alone && !brokenRule) {
                result = alone;
                break;
            }
            batch.front().done(alone);
            batch.pop_front();
        }
        if (batch.empty()) {
            setWorks(true, {});
            return true;
        }
    }
    if (result) {
        setWorks(true, {});
        for (auto &item : batch)
            item.done({});
        batch.clear();
        return true;
    }
    setWorks(false, result.error().text());
    std::erase_if(batch, [&](Item &item) {
        if (item.patience == Patience::Fails)
            item.done(std::unexpected(result.error()));
        return item.patience == Patience::Fails;
    });
    // once nothing waits, only a trial can tell that writing works again
    if (batch.empty())
        batch.push_back({[](SqliteDatabase &db) {
                             db.execute(
                                 "INSERT INTO year_number VALUES (0, 0) ON CONFLICT DO UPDATE SET last = last + 1");
                         },
            [](const Result<void> &) {}, Patience::Waits});
    return false;
}

} // namespace campanile::dialer
