// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ledger.h"
#include "sqlitedatabase.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace campanile::dialer {

/// The only thread that writes. Everything that waits is committed together, in order, and acknowledged after the
/// commit.
class LedgerWriter final {
public:
    using Work = std::function<void(SqliteDatabase &)>; ///< may throw SqlError; may run more than once
    /// patient work is kept and tried again while the disk fails; other work fails with it
    enum class Patience { Fails, Waits };

    explicit LedgerWriter(std::unique_ptr<SqliteDatabase> db);
    ~LedgerWriter(); ///< commits what can be committed, fails the rest
    void submit(Work work, Ledger::Done done, Patience patience);
    [[nodiscard]] Result<void> runAndWait(Work work);
    void setHealthListener(Ledger::Health health);

    [[nodiscard]] bool works() const { return m_works; }

private:
    struct Item {
        Work work;
        Ledger::Done done;
        Patience patience;
    };

    using Batch = std::deque<Item>;
    void run();
    [[nodiscard]] Result<void> commit(Batch &batch, std::size_t from, std::size_t count, bool &brokenRule);
    [[nodiscard]] bool write(Batch &batch);
    void setWorks(bool works, const std::string &reason);

    std::unique_ptr<SqliteDatabase> m_db;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    Batch m_queue;
    Ledger::Health m_health;
    std::atomic<bool> m_works = true;
    bool m_stopping = false;
    std::thread m_thread;
};

} // namespace campanile::dialer
